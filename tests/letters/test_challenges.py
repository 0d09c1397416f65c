"""Letters about an objection, a review or a suit: stays, corrections, answers, annulments."""

from __future__ import annotations

import pytest

from tests.letters.branches import the


def test_a_stay_asks_each_agency_to_pause_and_says_who_ordered_it(written):
    words = the(written, "stay_notice", "stayed").signed

    for part in (
        "县财政局",
        "停止执行决定书（例政复停〔2026〕1号）",
        "2026年2月11日",
        "暂停下列措施",
        "政策扶持从严审核",
    ):
        assert part in words
    assert "《中华人民共和国行政复议法》第四十二条" in words


def test_what_goes_on_again_is_not_prolonged(written):
    words = the(written, "resumption_notice", "stayed").signed

    for part in (
        "恢复执行通知（例政复恢〔2026〕1号）",
        "2026年2月16日",
        "至2026年5月1日止，不因停止执行而延长",
    ):
        assert part in words


def test_a_correction_shows_old_and_new_and_goes_to_everyone_who_was_told(written):
    ones = [one for one in written["corrected"] if one.letter.kind == "correction"]

    assert [one.letter.addressee for one in ones] == [
        "木垒县例样商贸有限公司",
        "县财政局",
        "县市场监督管理局",
    ]
    for one in ones:
        assert "木垒县示例路2号" in one.signed
        assert "木垒县示例路9号" in one.signed


@pytest.mark.parametrize(
    ("branch", "verdict"),
    [("rejected", "不成立"), ("corrected", "成立的部分予以更正"), ("annulled", "异议成立")],
)
def test_an_objections_answer_says_what_was_checked_and_found(written, branch, verdict):
    words = the(written, "objection_result", branch).signed

    for part in ("信用记录所载住所有误。", "经向县市场监督管理局核实。", "理由如核查所述。", verdict):
        assert part in words


def test_an_annulment_undoes_everything_and_mentions_compensation(written):
    words = the(written, "annulment").signed

    for part in ("木发改信决〔2026〕1号", "自始不发生效力", "赔偿", "县财政局"):
        assert part in words
