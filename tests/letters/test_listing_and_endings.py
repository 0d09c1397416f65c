"""Letters of a listing, to the person and to the agencies, and of its end."""

from __future__ import annotations

import pytest

from tests.letters.branches import every, the


def test_the_entry_notice_says_what_was_recorded_since_when_and_until_when(written):
    words = the(written, "entry_notice", "informed").signed

    for part in ("2026年2月4日", "2026年5月1日", "计量作弊", "木发改信决〔2026〕1号", "异议"):
        assert part in words


def test_whoever_asks_for_repair_hears_by_when_it_is_decided(written):
    words = the(written, "repair_receipt", "repaired").signed

    assert "信用修复申请，本机关已经受理" in words
    assert "不收取费用" in words


def test_an_agency_notice_says_purpose_basis_term_and_by_when_to_answer(written):
    words = the(written, "agency_notice", "informed").signed

    for part in (
        "县财政局",
        "依法使用。",
        "全国失信惩戒措施基础清单第二类",
        "2026年5月1日",
        "5个工作日",
        "不得",
    ):
        assert part in words


def test_an_agency_notice_holds_the_least_that_is_needed(written):
    for one in every(written, "agency_notice"):
        for part in ("电子秤", "周例样", "木垒县示例路2号"):
            assert part not in one.signed


@pytest.mark.parametrize(
    ("branch", "ending"), [("removed", "木发改信移〔2026〕1号"), ("annulled", "木发改信撤〔2026〕1号")]
)
def test_a_lift_notice_names_the_paper_that_ended_the_listing(written, branch, ending):
    words = the(written, "lift_notice", branch).signed

    assert ending in words
    assert "解除" in words


def test_a_removal_names_the_decision_the_ground_and_who_was_told(written):
    words = the(written, "removal").signed

    for part in ("木发改信决〔2026〕1号", "第八条", "期限届满", "县财政局"):
        assert part in words
