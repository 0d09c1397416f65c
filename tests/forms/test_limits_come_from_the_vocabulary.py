"""What the law limits comes in with the vocabulary: terms, articles and their items."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from forms.base import OfficeForm, Vocabulary
from forms.hearing import DefenceReviewForm, PriorNoticeForm
from forms.interpretation import InterpretationForm
from forms.ruling import DecisionForm

TODAY = date(2026, 1, 5)


def messages(form: type[OfficeForm], answers: dict[str, Any], longest: int) -> dict[str, list[str]]:
    given = form(Vocabulary(TODAY, longest_term=longest), answers)
    given.validate()
    return given.messages()


@pytest.mark.parametrize("form", [PriorNoticeForm, DecisionForm, DefenceReviewForm])
def test_a_record_runs_no_longer_than_the_vocabulary_allows(form: type[OfficeForm]) -> None:
    assert "term_months" not in messages(form, {"term_months": 24}, longest=24)
    assert messages(form, {"term_months": 25}, longest=24)["term_months"] == ["应在1至24个月之间"]


@pytest.mark.parametrize("form", [PriorNoticeForm, DecisionForm])
def test_a_restriction_runs_no_longer_than_the_vocabulary_allows(form: type[OfficeForm]) -> None:
    def about(months: int) -> list[str]:
        row = {"code": "1", "basis": "某法第一条", "months": months, "reason": "情节严重"}
        return messages(form, {"restrictions": [row]}, longest=24).get("restrictions", [])

    assert about(24) == []
    assert about(25) == ["第1行：应在1至24个月之间"]


def test_no_term_is_accepted_where_no_longest_is_known() -> None:
    assert messages(PriorNoticeForm, {"term_months": 1}, longest=0)["term_months"]


def test_only_articles_and_items_of_the_measure_can_be_interpreted() -> None:
    def about(article: int, item: int) -> set[str]:
        form = InterpretationForm(
            Vocabulary(TODAY, last_article=13, last_item=3), {"article": article, "item": item}
        )
        form.validate()
        return {"article", "item"} & set(form.messages())

    assert about(13, 3) == set()
    assert about(14, 4) == {"article", "item"}
