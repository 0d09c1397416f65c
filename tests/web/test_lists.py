"""Lists and lookups: filters, pages of fifty, and identity numbers that are in no address and in no list."""

from __future__ import annotations

import lxml.html
import pytest
from flask import Flask

from casefiles.office.context import OfficeContext
from casefiles.office.filing.take_step import take_step
from casefiles.office.reading.agencies import outbox_of
from casefiles.office.reading.cases import every_case
from forms.reading.identity import mask
from tests.builders.numbers import resident_id
from tests.builders.reports import person
from tests.web.people import Person, pages, text_of
from tests.world import World


def test_the_list_is_narrowed_by_every_filter(demo_app: Flask, demo: OfficeContext) -> None:
    clerk = Person(demo_app, "li")
    for name, value in (
        ("state", "listed"),
        ("department", "县应急管理局"),
        ("item", "9"),
        ("open", "no"),
        ("turn", "reviewer"),
    ):
        expected = demo.index.find(equal={name: value}).total
        assert f"共{expected}件" in clerk.opens(f"/cases?{name}={value}")
    assert "共1件" in clerk.opens("/cases?q=孙试样")
    assert "没有符合条件的案件" in clerk.opens("/cases?q=没有这个人")


def test_a_person_whose_own_period_is_over_is_in_no_list_of_the_late(world: World) -> None:
    worker = world.case_at("noticed").on("2026-02-03")
    page = text_of(Person(pages(worker.office), "li").opens("/today"))

    assert "已届满8天" in page
    assert "0 件逾期" in page
    assert "逾期8天" not in page


def test_senseless_filters_do_no_harm(demo_app: Flask) -> None:
    clerk = Person(demo_app, "li")
    for address in (
        "/cases?page=-1&order=x&state=y",
        "/cases?page=99999999999&item=abc",
        "/cases?page=二",
        "/cases?q=%27%22%3C",
    ):
        clerk.opens(address)


def test_a_long_list_is_turned_fifty_cases_at_a_time(
    app: Flask, office: OfficeContext, clerk: Person
) -> None:
    from tests.world.staff import STAFF

    for serial in range(51):
        number = resident_id(__import__("datetime").date(1980, 1, 1), serial)
        take_step(
            office,
            None,
            "report",
            person(identity_number=number, name=f"孙例{'一二三四五六七八九十'[serial % 10]}"),
            STAFF["clerk"],
        )
    first = clerk.opens("/cases?order=number")
    assert first.count('<th scope="row">') == 50
    assert "第1页，共2页" in first
    assert clerk.opens("/cases?order=number&page=2").count('<th scope="row">') == 1


def test_a_whole_identity_number_finds_its_cases_and_stands_in_no_address(
    demo_app: Flask, demo: OfficeContext
) -> None:
    clerk = Person(demo_app, "li")
    case = next(case for case in every_case(demo) if case.kind.is_natural_person)
    number = case.respondent.identity_number
    found = clerk.sends("/cases/find", {"q": number.lower()}, 200)
    assert case.number in found.text
    assert number not in found.text
    partly = clerk.sends("/cases/find", {"q": number[:17]}, 200)
    assert case.number not in text_of(partly.text)


def test_a_case_number_leads_to_its_case_and_a_name_to_the_list(demo_app: Flask) -> None:
    clerk = Person(demo_app, "li")
    assert clerk.sends("/cases/find", {"q": " 2026-0003 "}).location == "/cases/2026-0003"
    assert clerk.sends("/cases/find", {"q": "孙试样"}).location.startswith("/cases?q=")


def test_no_page_shows_a_person_s_whole_number_unasked(demo_app: Flask, demo: OfficeContext) -> None:
    clerk = Person(demo_app, "li")
    people = [case for case in every_case(demo) if case.kind.is_natural_person]
    numbers = {case.respondent.identity_number for case in people}
    numbers |= {
        case.report.answers["representative_id"]
        for case in every_case(demo)
        if case.report.answers.get("representative_id")
    }
    addresses = [f"/cases/{case.number}" for case in every_case(demo)]
    addresses += [f"/cases/{case.number}/letters/{letter.ref}" for case in people for letter in case.letters]
    for address in ("/today", "/cases", "/register", "/rulings?q=罚", *addresses):
        page = clerk.opens(address)
        assert not [number for number in numbers if number in page], address
    assert mask(people[0].respondent.identity_number) in clerk.opens(f"/cases/{people[0].number}")


def test_the_whole_number_is_shown_once_for_a_reason_that_is_logged(
    demo_app: Flask, demo: OfficeContext
) -> None:
    clerk = Person(demo_app, "li")
    case = next(case for case in every_case(demo) if case.kind.is_natural_person)
    clerk.sends(f"/cases/{case.number}/full", {"why": "  "})
    shown = clerk.sends(f"/cases/{case.number}/full", {"why": "与户籍部门核对"}, 200)
    assert case.respondent.identity_number in shown.text
    assert case.respondent.identity_number not in clerk.opens(f"/cases/{case.number}")
    assert any("与户籍部门核对" in line["why"] for line in demo.log.lines(case.number))


def test_the_explainer_may_not_uncover_numbers(demo_app: Flask) -> None:
    Person(demo_app, "zhou").sends("/cases/2026-0002/full", {"why": "想看"}, 403)


def test_past_rulings_are_found_with_the_words_marked(demo_app: Flask) -> None:
    page = Person(demo_app, "zhou").opens("/rulings?q=工资")
    assert "<mark>工资</mark>" in page
    assert "没有找到" in Person(demo_app, "zhou").opens("/rulings?q=工资&year=1999")


def test_what_the_agencies_were_told_and_answered_is_one_list(demo_app: Flask, demo: OfficeContext) -> None:
    page = Person(demo_app, "zhao").opens("/outbox?which=all")
    assert all(row.number in page for row in outbox_of(demo))
    one = Person(demo_app, "zhao").opens("/outbox?which=all&agency=finance")
    assert all(row.number in one for row in outbox_of(demo, "finance"))
    assert "县市场监督管理局</td>" not in one


def test_the_outbox_opens_with_those_who_owe_an_answer(world: World) -> None:
    worker = world.case_at("listed")
    worker.on("2026-02-05").file("push", {"agencies": ["finance", "market"], "purpose": "依法使用。"})
    worker.letters_to_seal().serve("2026-02-05")
    worker.file("receipt", {"agency": "finance", "action": "applied", "acted_on": "2026-02-05"})
    page = Person(pages(worker.office), "zhao")

    assert "县市场监督管理局</td>" in page.opens("/outbox")
    assert "县财政局</td>" not in page.opens("/outbox")
    assert "县财政局</td>" in page.opens("/outbox?which=all")
    assert "没有等待回执的文书" in page.opens("/outbox?agency=finance")


def test_a_long_register_is_turned_fifty_entries_at_a_time(world: World) -> None:
    worker = world.case_at("published")
    office, number = worker.office, worker.number
    entry = dict(office.index.get(number) or {})
    for serial in range(2, 53):
        office.index.put(f"2025-{serial:04d}", entry)
    page = Person(pages(office), "zhao").opens("/register")

    assert "第1页，共2页" in text_of(page)
    assert "仍在记入的52件" in text_of(page)


def test_an_interpretation_stands_beside_its_article_where_a_step_is_taken(app: Flask, clerk: Person) -> None:
    explainer = Person(app, "zhou")
    reading = {
        "article": 6,
        "item": 1,
        "question": "逾期报送的怎么办？",
        "text": "<b>照收</b>，并提醒报送单位。",
        "effective_on": "2026-01-05",
    }
    faulty = explainer.sends("/interpretations", {**reading, "text": ""}, 422)
    assert "请写明解释的内容" in faulty.text
    assert "逾期报送的怎么办？" in faulty.text
    explainer.sends("/interpretations", {**reading, "item": 9}, 422)
    explainer.sends("/interpretations", reading)
    beside = clerk.opens("/new/report")
    assert "逾期报送的怎么办？" in beside
    assert "&lt;b&gt;照收" in beside
    clerk.sends("/interpretations", reading, 403)


def test_the_measure_is_shown_whole_with_its_oddities(demo_app: Flask, demo: OfficeContext) -> None:
    page = text_of(Person(demo_app, "zhou").opens("/measure"))
    measure = demo.measure
    for text in (paragraph for article in measure.articles for paragraph in article.paragraphs):
        assert " ".join(text.split()) in page
    for known in (*measure.behaviours.values(), *measure.restrictions.values()):
        assert known.code in page
    for policy in measure.policies.values():
        assert policy.title in page
    for oddity in measure.oddities:
        assert oddity.text in page


@pytest.mark.parametrize(
    "address",
    ["/today", "/cases", "/cases/2026-0003", "/cases/2026-0003/steps/evidence", "/rulings", "/measure"],
)
def test_a_page_names_nothing_outside_the_office(demo_app: Flask, address: str) -> None:
    page = lxml.html.fromstring(Person(demo_app, "li").opens(address))

    named = page.xpath("//@src | //link/@href | //form/@action | //a/@href")
    assert named
    assert [one for one in named if "//" in one or one.startswith(("http", "data:"))] == []
