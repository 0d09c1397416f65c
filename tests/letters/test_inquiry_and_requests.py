"""Letters of the inquiry, of the court's list, and to those who ask for their data."""

from __future__ import annotations

from tests.builders.files import letter_words
from tests.letters.branches import _told_of_the_data, the


def test_the_department_hears_when_the_inquiry_goes_on_and_until_when(written):
    words = the(written, "inquiry_resumed", "inquiry resumed").signed

    for part in ("2026年1月6日中止核查", "自2026年1月20日起恢复核查", "判决已经生效。"):
        assert part in words


def test_what_is_referred_is_not_sent_back_as_well(written):
    words = the(written, "refusal", "refused").signed

    assert "有关材料已一并移送" in words
    assert "退回，" not in words.replace("不再退回，", "")


def test_who_asks_for_their_data_hears_of_every_letter_that_told_somebody(world):
    worker = world.case_at("informed").on("2026-02-09")
    rows = [{"field": "address", "value": "示例路9号", "reason": "登记时误写"}]
    worker.file("rectification", {"corrections": rows, "no_heavier": True}, "reviewer", scan="更正的根据")
    worker.letters_by_others("2026-02-09")
    _told_of_the_data(worker)

    words = letter_words(worker, "personal_information_reply")
    for part in ("失信信息通报函所载内容", "更正通知书所载内容", "县财政局", "县市场监督管理局"):
        assert part in words


def test_the_non_recognition_gives_reasons_and_says_what_becomes_of_the_data(written):
    words = the(written, "non_recognition").signed

    assert "证据不足以证明行为成立。" in words
    assert "不记入信用记录" in words


def test_a_court_pass_on_adds_nothing_to_what_the_court_said(written):
    words = the(written, "court_pass_on").signed

    assert "木垒县人民法院" in words
    assert "例0001执1号" in words
    assert "电子秤" not in words
