"""The public lookup: no sign-in, no enumeration, no whole number in any answer."""

from __future__ import annotations

import pytest
from flask import Flask

from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import every_case
from casefiles.office.reading.register import published
from casefiles.web.throttle import FREE_TRIES
from tests.web.people import text_of


def ask(app: Flask, name: str, number: str) -> tuple[int, str]:
    reply = app.test_client().post("/lookup", data={"name": name, "number": number})
    return reply.status_code, text_of(reply.text)


def test_who_knows_name_and_number_finds_what_is_published_masked(
    demo_app: Flask, demo: OfficeContext
) -> None:
    shown = published(demo)[0]
    case = next(c for c in every_case(demo) if c.respondent.name == shown.name)

    status, page = ask(demo_app, shown.name, case.respondent.identity_number)

    assert status == 200
    assert shown.decision_number in page
    if case.kind.is_natural_person:
        assert case.respondent.identity_number not in page


@pytest.mark.parametrize(
    ("name", "number"), [("周某", "999999190001010015"), ("孙试样", "999999190001010015")]
)
def test_whatever_is_wrong_the_answer_is_the_same(demo_app: Flask, name: str, number: str) -> None:
    status, page = ask(demo_app, name, number)

    assert status == 200
    assert "没有查到正在公示的信息" in page


def test_half_a_question_is_not_asked(demo_app: Flask) -> None:
    assert ask(demo_app, "孙试样", "")[0] == 422


def test_who_asks_and_asks_is_slowed_down(app: Flask) -> None:
    answers = [ask(app, "孙试样", f"{n:018d}")[0] for n in range(FREE_TRIES + 1)]

    assert answers == [200] * FREE_TRIES + [429]


def test_a_question_is_noted_without_its_number(app: Flask, office: OfficeContext) -> None:
    ask(app, "孙试样", "999999190001010015")

    lines = [line for line in office.log.lines() if line["by"] == "public"]
    assert len(lines) == 1
    assert "999999190001010015" not in str(lines)
