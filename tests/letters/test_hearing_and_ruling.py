"""Letters of hearing and ruling: the notice, the decision, what goes out with them."""

from __future__ import annotations

from datetime import date

from casefiles.law.ground import Provision
from casefiles.law.kinds import Severity
from casefiles.letters import wording
from casefiles.office.reading.cases import files_of
from tests.builders.answers import proposal
from tests.builders.cases import MEASURE
from tests.builders.files import words_of
from tests.letters.branches import the


def test_the_prior_notice_is_complete(written):
    words = the(written, "prior_notice", "informed").signed

    for part in (
        "失信行为认定事先告知书",
        "木垒县例样商贸有限公司",
        "91999999MA00000079",
        "使用作弊的电子秤三台",
        "行政处罚决定书",
        "例市监罚〔2025〕7号",
        "《木垒县社会信用联合惩戒管理办法》第四条第（九）项",
        MEASURE.quote(Provision.CONDUCT.item(9)),
        "一般",
        "10个工作日",
        "陈述",
        "听证",
        "5个工作日",
    ):
        assert part in words


def test_a_notice_without_heavy_measures_offers_no_hearing(world, tmp_path):
    worker = (
        world.case_at("legally_reviewed", tmp_path / "light")
        .on("2026-01-09")
        .file("prior_notice", proposal(restrictions=[]))
    )

    [draft] = worker.case.letters
    words = words_of(worker.office.store.folder(worker.number).read_file(draft.path))
    assert "不在依法应当告知听证的范围之内" in words
    assert "5个工作日" not in words


def test_the_decision_names_reasons_term_meeting_defence_and_ways_out(written):
    words = the(written, "decision", "informed").signed

    for part in (
        "使用作弊的计量器具，责令改正后仍继续使用",
        "2026年2月2日",
        "2026年5月1日",
        "县人民政府第2次常务会议",
        "木政阅〔2026〕2号",
        "电子秤系供货商调校",
        "部分采纳",
        "木发改信告〔2026〕1号",
        "异议",
        "信用修复",
        "移出",
    ):
        assert part in words


def test_the_repair_notice_says_that_nothing_is_to_be_asked_for_where_the_term_is_over_first(written):
    words = the(written, "repair_notice", "informed").signed

    for part in ("木发改信决〔2026〕1号", "2026年5月1日届满", "无须申请信用修复", "不收取任何费用"):
        assert part in words
    assert "5月2日" not in words


def test_a_longer_term_can_be_repaired_from_the_day_after_its_shortest_publication():
    words = wording.repair_sentence(MEASURE, Severity.GENERAL, date(2026, 2, 2), 9)

    assert "自2026年5月2日起" in words
    assert "信用中国" in words


def test_the_decision_says_that_a_suit_needs_no_review_before_it(written):
    assert "可以不经行政复议直接提起行政诉讼" in the(written, "decision").signed


def test_a_service_receipt_goes_out_with_what_it_receipts(written):
    worker = the(written, "decision", "informed").worker
    receipts = [
        ref
        for ref in files_of(worker.office, worker.case)
        if ref.title.startswith("送达回证（失信行为认定决定书")
    ]
    folder = worker.office.store.folder(worker.number)

    words = words_of(folder.read_file(next(ref.path for ref in receipts if ref.kind == "paper")))

    for part in (
        "木垒县例样商贸有限公司",
        "失信行为认定决定书",
        "信用修复告知书",
        "木发改信决〔2026〕1号",
        "木垒县示例路2号",
    ):
        assert part in words


def test_the_receipt_of_a_prior_notice_has_room_for_the_last_day_to_answer(written):
    worker = the(written, "prior_notice", "informed").worker
    ref = next(
        r for r in files_of(worker.office, worker.case) if r.title == "送达回证（失信行为认定事先告知书）"
    )

    assert "10个工作日" in words_of(worker.office.store.folder(worker.number).read_file(ref.path))
