"""Interpretations: the explanatory office writes down how it reads an article; never backwards, never edited."""

from __future__ import annotations

from datetime import date

import pytest

from casefiles.law.ground import Place
from casefiles.office.errors import Refused, Unacceptable
from casefiles.office.reading.interpretations import (
    every_interpretation,
    file_interpretation,
    interpretation_letter,
    interpretations_beside,
    interpretations_in_force,
)
from tests.builders.files import words_of
from tests.world.offices import opened
from tests.world.staff import CLERK, STAFF

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
    filed = file_interpretation(office, READING, EXPLAINER)

    assert (filed.number, filed.ground, filed.by) == (1, Place(4, 9), "周解释")
    assert interpretations_beside(office, Place(4, 9)) == [filed]
    assert interpretations_beside(office, Place(4, 8)) == []
    assert interpretations_beside(office, Place(5)) == []


def test_a_reading_of_a_whole_article_stands_beside_each_of_its_items(office):
    filed = file_interpretation(office, READING | {"item": None}, EXPLAINER)

    assert interpretations_beside(office, Place(4, 3)) == [filed]


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
    file_interpretation(office, asked, explainer)
    file_interpretation(office, asked | {"supersedes": "1"}, explainer)

    number, data = interpretation_letter(office, 2)

    words = words_of(data)
    assert number.endswith("释〔2026〕2号")
    assert "指使用作弊的计量器具。" in words
    assert "释〔2026〕1号）同时停止适用" in words


def test_nobody_else_interprets(office):
    with pytest.raises(Refused, match="解释人员") as refused:
        file_interpretation(office, READING, CLERK)

    assert "第十一条" in refused.value.messages[0]
    assert every_interpretation(office) == []


def test_a_reading_never_applies_backwards(office):
    with pytest.raises(Unacceptable, match="不得溯及既往"):
        file_interpretation(office, READING | {"effective_on": "2026-01-04"}, EXPLAINER)


def test_a_reading_applies_from_its_day_on(office):
    file_interpretation(office, READING | {"effective_on": "2026-02-01"}, EXPLAINER)
    assert interpretations_in_force(office) == []

    office.clock.move_to(date(2026, 2, 1))

    assert len(interpretations_in_force(office)) == 1


def test_a_later_reading_takes_the_place_of_an_earlier_one_which_is_kept(office):
    file_interpretation(office, READING, EXPLAINER)
    later = file_interpretation(office, READING | {"text": "具备其一即可。", "supersedes": "1"}, EXPLAINER)

    assert interpretations_in_force(office) == [later]
    assert [one.number for one in every_interpretation(office)] == [1, 2]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"article": 3, "item": 1}, "没有这一项"), ({"cases": ["2026-0099"]}, "没有案件2026-0099")],
)
def test_a_reading_points_to_what_there_is(office, wrong, words):
    with pytest.raises(Refused, match=words):
        file_interpretation(office, READING | wrong, EXPLAINER)


def test_a_reading_names_the_cases_it_rests_on(office):
    worker = opened(office)

    assert file_interpretation(office, READING | {"cases": [worker.number]}, EXPLAINER).cases == (
        worker.number,
    )


def test_a_reading_opens_nothing_that_stands_closed(office):
    file_interpretation(office, READING | {"text": "物业费可以适用。"}, EXPLAINER)

    assert not office.measure.behaviours["A4-09-05b"].standing.usable
