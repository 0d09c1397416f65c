"""Article 11: the office explains the Measure; it finds its past rulings by any word, name or number in them."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from casefiles.office.reading.cases import read_case
from casefiles.office.reading.search import search_rulings
from casefiles.office.upkeep.entries import RULING_LETTERS
from tests.builders.cases import MEASURE
from tests.world.offices import copied


def found(office, words, **filters):
    return [hit.id for hit in search_rulings(office, words, filters=filters)]


def test_the_measure_names_who_explains_it():
    assert MEASURE.explained_by == "木垒县发展和改革委员会"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("票", "2026-0002"),
        ("古丽例·示", "2026-0002"),
        ("古丽例", "2026-0002"),
        ("甲例建筑", "2026-0001"),
        ("农民工 工资", "2026-0001"),
        ("例住建罚〔2025〕5号", "2026-0003"),
        ("例住建罚[2025]5号", "2026-0003"),
        ("例住建罚（2025）5号", "2026-0003"),
        ("木发改信决(2026)1号", "2026-0001"),
        ("第三条", "2026-0028"),
        ("工程款尚未到账", "2026-0001"),
    ],
)
def test_a_ruling_is_found_by_a_word_a_name_or_a_number_however_bracketed(demo, words, number):
    assert number in found(demo, words)


def test_what_no_ruling_says_is_not_found(demo):
    assert found(demo, "火星") == []
    assert found(demo, "工资 火星") == []


@pytest.mark.parametrize("words", ["", "　", '"', "* OR 1=1", "NEAR(工, 资)", "'; DROP TABLE words; --"])
def test_nothing_in_a_query_is_taken_for_search_syntax(demo, words):
    assert found(demo, words) == []


def test_only_what_the_office_said_in_a_signed_letter_is_a_ruling(demo):
    for hit in search_rulings(demo, "号", k=1000):
        case = read_case(demo, hit.id)
        assert any(x.number for x in case.letters if x.is_a(*RULING_LETTERS)), hit.id
    assert found(demo, read_case(demo, "2026-0014").respondent.name) == []


def test_rulings_are_told_apart_by_item_year_and_outcome(demo):
    wages, invoices = read_case(demo, "2026-0001"), read_case(demo, "2026-0002")

    assert wages.number in found(demo, "号", item="9")
    assert all(read_case(demo, number).item == 9 for number in found(demo, "号", item="9"))
    assert found(demo, "号", year="2025") == []
    assert invoices.number in found(demo, "号", outcome="不予认定")
    assert wages.number not in found(demo, "号", outcome="不予认定")


def test_an_excerpt_shows_where_the_words_stand(demo):
    [hit] = search_rulings(demo, "工程款")
    start, end = hit.spans[0]

    assert hit.excerpt[start:end] == "工程款"


def test_the_search_is_made_again_from_the_folders(demo, tmp_path):
    office = copied(demo, tmp_path / "again", date(2026, 12, 1))
    shutil.rmtree(office.home / "index")

    again = copied(office, tmp_path / "rebuilt", date(2026, 12, 1))

    assert found(again, "古丽例·示") == ["2026-0002"]
