"""Interpretations: the explanatory office writes down how it reads an article; never backwards, never edited."""

from __future__ import annotations

from datetime import date

import pytest
from builders import CLERK, opened, words_of

from casefiles.demo.walk import STAFF
from casefiles.law.ground import Place
from casefiles.office.errors import Refused, Unacceptable

EXPLAINER = STAFF["explainer"]
READING = {
    "article": 4,
    "item": 9,
    "question": "“严重破坏市场公平竞争秩序和社会正常秩序”是否须两者兼备？",
    "text": "须两者兼备，每案单独说明理由。",
    "cases": [],
    "effective_on": "2026-01-05",
}


def test_the_explainer_writes_a_reading_and_it_stands_beside_its_article(office):
    filed = office.interpretations.file(READING, EXPLAINER)

    assert (filed.number, filed.ground, filed.by) == (1, Place(4, 9), "周解释")
    assert office.interpretations.beside(Place(4, 9)) == [filed]
    assert office.interpretations.beside(Place(4, 8)) == []
    assert office.interpretations.beside(Place(5)) == []


def test_a_reading_of_a_whole_article_stands_beside_each_of_its_items(office):
    filed = office.interpretations.file(READING | {"item": None}, EXPLAINER)

    assert office.interpretations.beside(Place(4, 3)) == [filed]


def test_a_reading_is_written_as_a_letter_with_a_number_of_its_own(office):
    explainer, today = STAFF["explainer"], office.today.isoformat()
    asked = {
        "article": 4,
        "item": 9,
        "question": "何为计量作弊？",
        "text": "指使用作弊的计量器具。",
        "cases": [],
        "effective_on": today,
    }
    office.interpretations.file(asked, explainer)
    office.interpretations.file(asked | {"supersedes": "1"}, explainer)

    number, data = office.interpretation_letter(2)

    words = words_of(data)
    assert number.endswith("释〔2026〕2号")
    assert "指使用作弊的计量器具。" in words
    assert "释〔2026〕1号）同时停止适用" in words


def test_nobody_else_interprets(office):
    with pytest.raises(Refused, match="解释人员") as refused:
        office.interpretations.file(READING, CLERK)

    assert "第十一条" in refused.value.messages[0]
    assert office.interpretations.every() == []


def test_a_reading_never_applies_backwards(office):
    with pytest.raises(Unacceptable, match="不得溯及既往"):
        office.interpretations.file(READING | {"effective_on": "2026-01-04"}, EXPLAINER)


def test_a_reading_applies_from_its_day_on(office):
    office.interpretations.file(READING | {"effective_on": "2026-02-01"}, EXPLAINER)
    assert office.interpretations.in_force() == []

    office.clock.move_to(date(2026, 2, 1))

    assert len(office.interpretations.in_force()) == 1


def test_a_later_reading_takes_the_place_of_an_earlier_one_which_is_kept(office):
    office.interpretations.file(READING, EXPLAINER)
    later = office.interpretations.file(READING | {"text": "具备其一即可。", "supersedes": "1"}, EXPLAINER)

    assert office.interpretations.in_force() == [later]
    assert [one.number for one in office.interpretations.every()] == [1, 2]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"article": 3, "item": 1}, "没有这一项"), ({"cases": ["2026-0099"]}, "没有案件2026-0099")],
)
def test_a_reading_points_to_what_there_is(office, wrong, words):
    with pytest.raises(Refused, match=words):
        office.interpretations.file(READING | wrong, EXPLAINER)


def test_a_reading_names_the_cases_it_rests_on(office):
    walk = opened(office)

    assert office.interpretations.file(READING | {"cases": [walk.number]}, EXPLAINER).cases == (walk.number,)


def test_a_reading_opens_nothing_that_stands_closed(office):
    office.interpretations.file(READING | {"text": "物业费可以适用。"}, EXPLAINER)

    assert not office.measure.behaviours["A4-09-05b"].standing.usable
