"""A county's pack: whatever is wrong with it is said in words, with its place and what to do."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles.law.ground import TITLES, Provision
from casefiles.law.pack import BadPack, read_measure, schema
from casefiles.law.pack.check import faults

PACKS = Path(__file__).resolve().parents[2] / "casefiles" / "law" / "packs"
TEXT = (PACKS / "mulei-2021-3.toml").read_text(encoding="utf-8")
PACK: dict[str, Any] = tomllib.loads(TEXT)


def changed(*path: Any, to: Any = None) -> dict[str, Any]:
    """The shipped pack with one thing changed; without `to` it is left out."""
    pack = copy.deepcopy(PACK)
    table: Any = pack
    for key in path[:-1]:
        table = table[key]
    if to is None:
        del table[path[-1]]
    else:
        table[path[-1]] = to
    return pack


def said(pack: dict[str, Any]) -> list[str]:
    return [str(fault) for fault in faults(pack)]


def test_the_shipped_pack_has_no_fault():
    assert faults(PACK) == []


def test_every_provision_has_a_title():
    assert set(TITLES) == set(Provision)
    assert len(set(TITLES.values())) == len(TITLES)


def test_the_shipped_pack_has_every_policy_that_the_program_reads_and_no_other():
    assert [row["key"] for row in PACK["policy"]] == list(schema.POLICIES)


@pytest.mark.parametrize("provision", [one for one in Provision if not one.is_optional])
def test_a_provision_without_a_place_is_named(provision):
    [fault] = said(changed("ground", provision.value))

    assert f"[ground] {provision.value}" in fault
    assert provision.title in fault


@pytest.mark.parametrize("provision", [one for one in Provision if one.is_optional])
def test_an_optional_provision_may_be_left_out(provision):
    assert said(changed("ground", provision.value)) == []


POLICY = {row["key"]: place for place, row in enumerate(PACK["policy"])}

WRONG = {
    "sex and age without a law": (
        ("policy", POLICY["publish.age_sex"], "needs_law"),
        False,
        "法律、行政法规依据",
    ),
    "sex and age from the start": (
        ("policy", POLICY["publish.age_sex"], "default"),
        True,
        "法律、行政法规依据",
    ),
    "an article that is not there": (("ground", "notice"), {"article": 99}, "办法没有第99条"),
    "an item that is not there": (("ground", "notice"), {"article": 6, "item": 9}, "第六条没有第9项"),
    "a paragraph that is not there": (("ground", "scope"), {"article": 2, "paragraph": 7}, "没有第7款"),
    "an article and a norm": (("ground", "notice"), {"article": 6, "norm": "《某法》"}, "应当只写一个"),
    "a norm in place of the conduct": (("ground", "conduct"), {"norm": "《某法》"}, "不能由其他规范代替"),
    "words that the article does not have": (
        ("ground", "scope"),
        {"article": 2, "words": "无此一句"},
        "不是该处的原文",
    ),
    "an unknown provision": (("ground", "notise"), {"article": 6}, "是不是 notice"),
    "an unknown table": (("grounds",), {}, "没有这一部分"),
    "an unknown key": (("behaviour", 0, "standin"), "court", "是不是 standing"),
    "an unknown standing": (("behaviour", 0, "standing"), "nowhere", "没有“nowhere”"),
    "an unknown footing": (("restriction", 0, "footing"), "nowhere", "没有“nowhere”"),
    "a code that is there twice": (("behaviour", 1, "code"), PACK["behaviour"][0]["code"], "重复"),
    "a behaviour of no item": (("behaviour", 0, "item"), 40, "没有第40项失信行为"),
    "a restriction of no item": (("restriction", 0, "item"), 40, "没有第40项"),
    "an unknown kind of respondent": (("restriction", 0, "respondent"), "alien", "不能是“alien”"),
    "an item without a label": (("item",), PACK["item"][:-1], "没有简称"),
    "an unknown policy": (("policy", 0, "key"), "norm.valid", "不认识这一规则项"),
    "a default beyond its bounds": (("policy", 2, "default"), 90, "应在 3 至 20 之间"),
    "a bound beyond a higher norm": (
        ("policy", POLICY["term.serious_months"], "maximum"),
        90,
        "高于上位法",
    ),
    "a period of a law that is changed": (
        ("policy", POLICY["review.period"], "default"),
        30,
        "上位法不允许更改",
    ),
    "a wrong unit": (("policy", 2, "unit"), "days", "应为 working_days"),
    "text for a number": (("article", 0, "number"), "一", "整数"),
    "text for a day": (("measure", "issued"), "2021-10-12", "日期"),
    "in force before it was issued": (("measure", "effective"), date(2020, 1, 1), "早于印发日"),
    "an id with spaces": (("measure", "id"), "My County", "不能作代号"),
    "an agency of no group": (("agency", 0, "group"), "外地单位", "没有“外地单位”"),
    "two agencies of one name": (("agency", 1, "name"), PACK["agency"][0]["name"], "重复"),
    "a whole identity number in public": (("published", 5, "default"), "shown", "不能全号公布"),
    "an oddity of no article": (("oddity", 0, "article"), 77, "没有第77条"),
    "a restriction heard that is none": (
        ("policy", POLICY["hearing.measures"], "default"),
        ["M9"],
        "没有“M9”",
    ),
}


@pytest.mark.parametrize(("path", "to", "words"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_with_its_place_and_what_to_do(path, to, words):
    found = said(changed(*path, to=to))

    assert any(words in fault for fault in found), found
    assert all("：" in fault and "。" in fault for fault in found)


def places(table: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of the pack at which something stands."""
    rows = table.items() if isinstance(table, dict) else enumerate(table) if isinstance(table, list) else ()
    for key, value in rows:
        yield (*path, key)
        yield from places(value, (*path, key))


PLACES = list(places(PACK))
JUNK = st.one_of(
    st.none(),
    st.integers(),
    st.booleans(),
    st.text(max_size=5),
    st.floats(),
    st.dates(),
    st.just([]),
    st.just({}),
    st.just([{}]),
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PLACES), JUNK)
def test_a_pack_with_anything_anywhere_is_read_or_refused_in_words(path, junk):
    pack = changed(*path, to=junk)
    with suppress(BadPack):
        read_measure(pack)
