"""A line in which something known may be named: kept by its key, shown by its name, else kept as it was written."""

from __future__ import annotations

from datetime import date

import pytest

from forms.base import Vocabulary
from forms.hearing import PriorNoticeForm

NAMES = [("finance", "木垒县财政局"), ("market", "县市场监督管理局"), ("finance", "县财政局")]
VOCABULARY = Vocabulary(
    date(2026, 1, 5), {"agency_names": NAMES, "severities": [("general", "一般")]}, longest_term=36
)


def proposed(agency: str | None) -> PriorNoticeForm:
    row = {"code": "M5-1-05", "basis": "《某条例》第一条", "agency": agency, "months": 3, "reason": "理由"}
    answers = {"severity": "general", "severity_reasons": "理由", "term_months": 3, "restrictions": [row]}
    return PriorNoticeForm(VOCABULARY, answers)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("木垒县财政局", "finance"),
        ("县财政局", "finance"),
        (" 县 财政局", "finance"),
        ("market", "market"),
        ("县气象局", "县气象局"),
        ("", None),
        (None, None),
    ],
)
def test_what_is_known_is_kept_by_its_key_and_what_is_not_as_it_was_written(written, kept):
    form = proposed(written)

    assert form.validate(), form.errors
    assert form.answers()["restrictions"][0]["agency"] == kept


def test_a_key_is_shown_by_the_first_of_its_names():
    form = PriorNoticeForm(VOCABULARY, None, {"restrictions": [{"code": "M5-1-05", "agency": "finance"}]})

    [row] = form.restrictions.entries
    assert 'value="木垒县财政局"' in row.form.agency()


def test_what_was_named_with_nothing_known_stays_as_it_was_written():
    form = PriorNoticeForm(
        Vocabulary(date(2026, 1, 5)), {"restrictions": [{"code": "a", "agency": "县财政局"}]}
    )

    assert form.answers()["restrictions"][0]["agency"] == "县财政局"
