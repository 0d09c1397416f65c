"""Another county by data alone: under a Measure of another order every step is taken and every letter cites its own."""

from __future__ import annotations

import ast
import io
import re
import shutil
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from pathlib import Path

import pytest

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Place, Provision
from casefiles.law.measure import Measure
from casefiles.law.pack.check import faults
from casefiles.office.context import OfficeContext
from casefiles.office.opening import open_office
from casefiles.office.reading.cases import every_case
from casefiles.outward.register import listing
from casefiles.people.roles import Officer
from casefiles.procedure.fold import after
from casefiles.procedure.permission import permissions
from casefiles.procedure.rule import Attempt
from casefiles.procedure.table import PROCEDURE
from tests.another_county.retold import ITEMS, PACK
from tests.web.people import Person, pages

#: What belongs to the first county or its region and to no other.
FIRST_COUNTY = re.compile("木垒|新疆|昌吉|哈萨克|mulei|A4-\\d|M5-\\d|831900")
#: How the first county's agencies are called.
FIRST_AGENCIES = re.compile("县财政局|县住房和城乡建设局|县人力资源和社会保障局|县市场监督管理局")
PLACE = r"第[一二三四五六七八九十]+条(?:第[一二三四五六七八九十]+款)?(?:第（[一二三四五六七八九十]+）项)?"
NUMERALS = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)}


def number(numerals: str) -> int:
    tens, has_tens, ones = numerals.partition("十")
    return (NUMERALS.get(tens, 1) * 10 if has_tens else 0) + NUMERALS.get(ones if has_tens else tens, 0)


def places(cited: str) -> Iterator[Place]:
    """第八条第（一）项、第（二）项 → each place, an article that is left out taken from the one before."""
    article = 0
    for found in re.finditer(r"(?:第([一-龥]+)条)?(?:第([一-龥]+)款)?(?:第（([一-龥]+)）项)?", cited):
        if found.group():
            article = number(found[1]) if found[1] else article
            yield Place(article, number(found[3]) if found[3] else 0, number(found[2]) if found[2] else 0)


def citations(text: str, measure: Measure) -> list[Place]:
    """Every place of the county's own Measure that a text cites, in order."""
    own = rf"(?:《{re.escape(measure.title)}》(?:（{re.escape(measure.number)}）)?|本办法)"
    more = rf"(?:、(?:{PLACE}|第（[一二三四五六七八九十]+）项))*"
    return [place for found in re.finditer(f"{own}({PLACE}{more})", text) for place in places(found[1])]


def meant(place: Place, measure: Measure) -> set[object]:
    """What stands at a place of a Measure: provisions, and items of conduct by the first county's numbers."""
    found: set[object] = {one for one in Provision if measure.place(one) == place}
    conduct = measure.place(Provision.CONDUCT)
    if conduct and place.article == conduct.article and place.item:
        first = conduct.article == 4
        found |= {("item", ITEMS[place.item] if first else place.item)}
    return found


def norms(place: Place, first: Measure, other: Measure) -> list[str]:
    """The norms that the other county cites where it has no place of its own for what the first provides there."""
    there = [one for one in meant(place, first) if isinstance(one, Provision)]
    elsewhere = [other.name(one) for one in there if other.place(one) is None]
    return elsewhere if len(elsewhere) == len(there) and meant(place, first) == set(there) else []


def texts(docx: bytes) -> Iterator[str]:
    """The words of every part of a docx, headers and properties included."""
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        for name in parts.namelist():
            if name.endswith(".xml"):
                yield re.sub(r"<[^>]+>", "", parts.read(name).decode("utf-8"))


def letters(office: OfficeContext, case: Case) -> Iterator[tuple[str, str]]:
    """Every letter and working paper of a case as it lies in the folder: its title and its words."""
    folder = office.home / "cases" / case.number[:4] / case.number
    for path in sorted(folder.rglob("*.docx")):
        yield re.sub("（.*", "", path.stem), "\n".join(texts(path.read_bytes()))


def test_the_example_is_without_fault_and_of_another_order(
    second: OfficeContext, demo: OfficeContext
) -> None:
    first, other = demo.measure, second.measure
    assert other.id == "qinglan-2021-12"
    assert (len(first.articles), len(other.articles)) == (12, 15)
    unlike = [one for one in Provision if first.place(one) != other.place(one)]
    assert len(unlike) > 25


def test_every_step_state_and_letter_of_the_line_is_reached(second: OfficeContext) -> None:
    cases = list(every_case(second))
    assert {step.name for step in PROCEDURE} == {filing.step for case in cases for filing in case.filings}
    assert set(LETTER_KINDS) == {letter.kind for case in cases for letter in case.letters}
    seen = {State.NEW}
    for case in cases:
        then = Case(case.number)
        for filing in case.filings:
            then = after(then, filing)
            seen.add(then.state)
    assert seen == set(State)


def test_every_letter_cites_what_the_first_countys_letter_cites_at_its_own_place(
    second: OfficeContext, demo: OfficeContext
) -> None:
    compared = 0
    for ours, theirs in zip_longest(every_case(demo), every_case(second)):
        for (kind, one), (same, other) in zip_longest(letters(demo, ours), letters(second, theirs)):
            assert kind == same
            own = [
                left for left in citations(one, demo.measure) if not norms(left, demo.measure, second.measure)
            ]
            pairs = list(zip_longest(own, citations(other, second.measure)))
            for left in citations(one, demo.measure):
                elsewhere = norms(left, demo.measure, second.measure)
                assert not elsewhere or any(norm in other for norm in elsewhere), (kind, str(left))
            for left, right in pairs:
                assert left is not None, (kind, pairs)
                assert right is not None, (kind, pairs)
                assert meant(left, demo.measure) & meant(right, second.measure), (kind, str(left), str(right))
            compared += len(pairs)
    assert compared > 150


def test_no_letter_cites_the_measure_otherwise_than_by_its_title(second: OfficeContext) -> None:
    """A place that no title precedes belongs to nothing; places of other norms follow theirs."""
    stray = re.compile(rf"(?<![》）款项条、和])(?<!本办法){PLACE}")
    known = {str(Place(found.number)) for found in second.measure.articles}
    for case in every_case(second):
        for kind, text in letters(second, case):
            found = [one for one in stray.findall(text) if one[: one.index("条") + 1] in known]
            assert [one for one in found if f"依照{one}" not in text] == [], kind


def test_nothing_of_the_first_county_is_left_in_any_file(second: OfficeContext) -> None:
    looked_at = 0
    for path in sorted(second.home.rglob("*")):
        if not path.is_file() or path.suffix in (".sqlite", ".pdf", ".key"):
            continue
        data = path.read_bytes()
        words = texts(data) if path.suffix == ".docx" else [data.decode("utf-8", "ignore")]
        for text in words if path.suffix != ".xlsx" else []:
            found = FIRST_COUNTY.search(text) or (
                FIRST_AGENCIES.search(text) if path.suffix == ".docx" else None
            )
            assert found is None, (
                path.relative_to(second.home),
                text[max(0, found.start() - 40) : found.end() + 40],
            )
        looked_at += 1
    assert looked_at > 500


def test_every_refusal_quotes_the_countys_own_words(second: OfficeContext) -> None:
    anybody = Officer("", "", frozenset())
    own = [found.text for found in second.measure.articles]
    said: set[str] = set()
    for case in every_case(second):
        then = Case(case.number)
        for filing in case.filings:
            then = after(then, filing)
            now = Attempt(date.fromisoformat(filing.filed_at[:10]), second.measure, second.calendar, anybody)
            for permission in permissions(then, now, as_any_officer=True):
                for refusal in permission.refusals:
                    words = refusal.words(second.measure)
                    assert not FIRST_COUNTY.search(words), words
                    place = second.measure.place(refusal.ground)
                    if place:
                        assert f"依据：{place}" in words
                        assert any(second.measure.quote(refusal.ground) in text for text in own)
                    said.add(words)
    assert len(said) > 100


def test_the_register_shows_only_what_this_measure_publishes(second: OfficeContext) -> None:
    """The example publishes neither the instrument nor the performance."""
    published = [case for case in every_case(second) if case.latest(StepName.PUBLICATION)]
    entries = [listing(case, second.measure, second.details.name, second.today) for case in published]
    assert entries
    assert {(entry.instrument, entry.performance) for entry in entries} == {("", "")}
    assert all("依据文书" not in dict(entry.rows) for entry in entries)


def test_no_page_says_anything_of_the_first_county(second: OfficeContext) -> None:
    app = pages(second)
    clerk, admin = Person(app, "li"), Person(app, "admin")
    for address in (
        "/today", "/cases", "/rulings?q=工资", "/measure", "/register", "/lookup", "/year", "/interpretations", "/intake",
        "/new/report", "/new/court_report", *(f"/cases/{case.number}" for case in every_case(second)),
        *(f"/cases/2026-0012/steps/{step.name}" for step in PROCEDURE if not step.opens_a_case),
    ):  # fmt: skip
        found = FIRST_COUNTY.search(clerk.client.get(address).text)
        assert found is None, (address, found)
    for address in ("/agencies", "/settings", "/templates", "/system", "/audit"):
        found = FIRST_COUNTY.search(admin.opens(address))
        assert found is None, (address, found)
    assert "qinglan-2021-12" in admin.opens("/settings")


def test_what_was_filed_under_an_earlier_pack_can_still_be_read(
    second: OfficeContext, tmp_path: Path
) -> None:
    """Its codes, items and agencies are in no list any more; no page breaks for that."""
    home = tmp_path / "office"
    shutil.copytree(second.home, home, ignore=shutil.ignore_patterns("index"))
    settings = (home / "office.toml").read_text(encoding="utf-8")
    (home / "office.toml").write_text(settings.replace("qinglan-2021-12", "mulei-2021-3"), encoding="utf-8")
    office = open_office(home, second.clock)
    assert office.measure.id == "mulei-2021-3"
    clerk = Person(pages(office), "li")
    for address in (
        "/today",
        "/cases",
        "/rulings?q=工资",
        "/measure",
        "/register",
        "/year",
        "/interpretations",
    ):
        assert clerk.opens(address)
    assert Person(pages(office), "zhao").opens("/letters")
    for case in every_case(office):
        assert clerk.opens(f"/cases/{case.number}")


def test_the_example_lies_beside_the_documents() -> None:
    assert faults(tomllib.loads(PACK.read_text(encoding="utf-8"))) == []
    assert PACK.name in (PACK.parents[1] / "another-county.md").read_text(encoding="utf-8")


SPELLED = re.compile(r"第[一二三四五六七八九十]+条|(?<!“)第（[一二三四五六七八九十]+）项")


def spoken(path: Path) -> Iterator[str]:
    """What a source file can say to somebody: a page's lines, a module's strings without its docstrings."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from text.splitlines()
        return
    tree = ast.parse(text)
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and not {id(node)} & (silent | inner)
        ):
            yield node.value


@pytest.mark.parametrize("room", ["casefiles", "forms", "doc_templates"])
def test_no_source_spells_an_article_of_the_measure(room: str) -> None:
    """Only other norms are cited by number in code: each place stands behind the title of its norm."""
    strays = []
    for path in sorted((PACK.parents[2] / room).rglob("*")):
        if path.suffix not in (".py", ".html", ".js") or {"demo", "samples"} & set(path.parts):
            continue
        for said in spoken(path):
            for found in SPELLED.finditer(said):
                if not re.search("》|个人信息保护法|同法", said[: found.start()]):
                    strays.append(f"{path.name}: {said[:90]}")
    assert strays == []
