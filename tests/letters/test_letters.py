"""The letters: every kind rendered from a real case says what it must, and nothing that it must not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from casefiles.cases.letter import Letter
from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.law.calendar import term_end
from casefiles.law.kinds import Severity
from casefiles.letters import wording
from casefiles.office.filing.forms import form_for
from casefiles.office.filing.preview import preview_letters
from casefiles.office.letters.writer import Writer
from casefiles.office.reading.cases import files_of
from casefiles.office.upkeep.due import run_due
from casefiles.people.office_details import OfficeDetails
from casefiles.procedure.table import PROCEDURE, STEPS
from doc_templates.engine.library import TemplateLibrary
from tests.builders.answers import DEFENCE, proposal, result
from tests.builders.cases import CALENDAR, MEASURE, reported, then
from tests.builders.files import letter_words, words_of
from tests.builders.reports import REPORTS, court_debtor, enterprise
from tests.world import World
from tests.world.case_worker import CaseWorker
from tests.world.offices import new_office, opened
from tests.world.staff import CLERK

KINDS = sorted({kind.name for step in PROCEDURE for kind in step.every_letter})
WITH_REMEDIES = ("decision", "entry_notice", "objection_result", "annulment")
GIVEN_BACK = ("refusal", "referral")


@dataclass(frozen=True)
class Written:
    """A letter as drafted and as signed, with the case it came from."""

    letter: Letter
    draft: str
    signed: str
    worker: CaseWorker


def _refused(worker: CaseWorker) -> None:
    answers = {"reason_kind": "other_sector", "reasons": ["应由行业主管部门办理。"], "refer_to": "县教育局"}
    worker.file("refusal", answers)


def _hearing(worker: CaseWorker) -> None:
    worker.on("2026-01-15").file("defence", DEFENCE | {"hearing": True})
    told = {"held_on": "2026-02-02", "at_time": "10时30分", "place": "二楼会议室", "chair": "冯审核", "recorder": "马协办"}  # fmt: skip
    worker.file("hearing_notice", told)


def _answered(outcome: str) -> Callable[[CaseWorker], None]:
    def answer(worker: CaseWorker) -> None:
        worker.file(
            "objection_result", result(worker.case.remedies.open_objections[0].sequence, outcome), "reviewer"
        )

    return answer


def _repaired(worker: CaseWorker) -> None:
    asked = {
        "received_on": "2026-05-06",
        "performed": True,
        "pledged": True,
        "materials": ["申请表", "承诺书"],
    }
    worker.on("2026-05-06").file("repair_application", asked, scan="申请材料")
    worker.file("repair_decision", {"outcome": "grant", "reasons": ["符合修复条件。"]}, "reviewer")


def _removed(worker: CaseWorker) -> None:
    worker.on("2026-03-02").file("performance", {"performed_on": "2026-03-02", "proof": "缴款凭证"})
    run_due(worker.on("2026-05-06").office)


def _reminded(worker: CaseWorker) -> None:
    worker.on("2026-02-05").file("push", {"agencies": ["finance"], "purpose": "依法使用。"})
    worker.letters_to_seal().serve("2026-02-05")
    worker.on("2026-03-09").file("reminder", {"agencies": ["finance"], "note": "请一并说明原因。"})


def _replied(worker: CaseWorker, kind: str = "review") -> None:
    court = kind == "suit"
    asked = {
        "kind": kind,
        "body": "木垒县人民法院" if court else "木垒县人民政府",
        "number": "（2026）例行初1号" if court else "例政复〔2026〕1号",
        "received_on": "2026-02-10",
    }
    worker.on("2026-02-10").file("proceeding", asked, scan="通知书")
    reply = {
        "proceeding": str(worker.case.remedies.open_proceedings[0].sequence),
        "claims": ["撤销认定决定。"],
        "grounds": ["《某某条例》第十条。"],
        "reply": ["事实清楚，证据充分，程序合法。"],
        "exhibits": ["决定书及送达回证——行为已经生效文书确认——1至4"],
    }
    worker.on("2026-02-12").file("proceeding_reply", reply)


def _resumed(worker: CaseWorker) -> None:
    worker.file("suspension", {"reason": "等待判决。", "waits_for": "某案判决生效"}, "reviewer")
    worker.letters_by_others("2026-01-06")
    worker.on("2026-01-20").file("resumption", {"reason": "判决已经生效。"}, "reviewer")


def _stayed(worker: CaseWorker, kind: str = "review") -> None:
    """The decision is stayed, and goes on once the review has upheld it."""
    asked = {
        "kind": kind,
        "body": "木垒县人民政府",
        "number": "例政复〔2026〕1号",
        "received_on": "2026-02-10",
    }
    worker.on("2026-02-10").file("proceeding", asked, scan="通知书")
    order = {
        "proceeding": str(worker.case.remedies.open_proceedings[0].sequence),
        "outcome": "stay",
        "ordered_by": "木垒县人民政府",
        "number": "停止执行决定书（例政复停〔2026〕1号）",
        "ordered_on": "2026-02-11",
    }
    worker.on("2026-02-11").file("stay", order, scan="决定书").letters_to_seal().serve("2026-02-11")
    more = {"outcome": "resume", "number": "恢复执行通知（例政复恢〔2026〕1号）", "ordered_on": "2026-02-16"}
    worker.on("2026-02-16").file("stay", order | more, scan="通知")


def _told_of_the_data(worker: CaseWorker) -> None:
    asked = {
        "received_on": "2026-02-10",
        "by": "周例样",
        "kind": "copy",
        "details": ["查阅。"],
        "identified": True,
    }
    worker.on("2026-02-10").file("information_request", asked)
    request = str(worker.case.remedies.open_information_requests[0].sequence)
    worker.file("information_reply", {"request": request, "outcome": "give", "reasons": []})


BRANCHES: dict[str, tuple[str, Callable[[CaseWorker], object]]] = {
    "refused": ("reported", _refused),
    "asked": ("reported", lambda w: w.file("supplement_request", {"missing": ["当事人住所证明"]})),
    "suspended": ("accepted", lambda w: w.file("suspension", {"reason": "等待判决。", "waits_for": "某案判决生效"}, "reviewer")),
    "inquiry resumed": ("accepted", _resumed),
    "dropped": ("verified", lambda w: w.file("non_recognition", {"reasons": ["证据不足以证明行为成立。"]})),
    "extended": ("noticed", lambda w: w.file("extension", {"days": 5, "reason": "邮路较远。"})),
    "heard": ("noticed", _hearing),
    "informed": ("informed", lambda w: None),
    "objected": ("objected", lambda w: None),
    "rejected": ("objected", _answered("reject")),
    "corrected": ("objected", _answered("correct")),
    "annulled": ("objected", _answered("annul")),
    "removed": ("published", _removed),
    "repaired": ("published", _repaired),
    "expired": ("published", lambda w: w.on("2026-05-06").file("expiry", {"refer_to": "县人民法院", "unmet": "罚款尚未缴纳。"})),
    "reminded": ("listed", _reminded),
    "replied": ("listed", _replied),
    "sued": ("listed", lambda w: _replied(w, "suit")),
    "stayed": ("informed", _stayed),
    "told of more": ("listed", lambda w: w.file("recipients", {"agencies": ["trading_centre"], "reasons": ["须核对。"]})),
    "asked_for_data": ("listed", _told_of_the_data),
    "terminated": ("listed", lambda w: w.file("termination", {"ground": "dissolution", "reasons": ["公司已经注销。"], "proof": "注销登记通知书"}, "reviewer", scan="证明")),
}  # fmt: skip


def sign_all(worker: CaseWorker) -> CaseWorker:
    """Review and sign whatever waits, by people who drafted none of it."""
    return worker._act("letter_review", {"outcome": "pass"}, "deputy")._act("letter_sign", {}, "signer")


def letters_in(worker: CaseWorker) -> list[Written]:
    """Every letter of a case, its draft beside its final."""
    folder = worker.office.store.folder(worker.number)
    drafts = {x.ref: words_of(folder.read_file(x.path)) for x in worker.case.letters if not x.number}
    sign_all(worker)
    return [
        Written(x, drafts.get(x.ref, ""), words_of(folder.read_file(x.path)), worker)
        for x in worker.case.letters
        if x.number
    ]


@pytest.fixture(scope="session")
def written(world: World, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Written]]:
    """Letters of every kind, by branch of the procedure."""
    home = tmp_path_factory.mktemp("letters")
    made: dict[str, list[Written]] = {}
    for branch, (stage, carry) in BRANCHES.items():
        worker = world.case_at(stage, home / branch)
        carry(worker)
        made[branch] = letters_in(worker)
    made["court"] = letters_in(_court(home / "court"))
    return made


def _court(home: Path) -> CaseWorker:
    worker = opened(new_office(home), court_debtor(), "court_report")
    worker.file("court_pass_on", {"agencies": ["finance"]})
    said = {"received_on": "2026-01-05", "by": "孙例", "matters": ["款项已经付清。"], "note": []}
    return worker.file("court_objection", said)


def every(written: dict[str, list[Written]], kind: str = "") -> list[Written]:
    return [one for ones in written.values() for one in ones if kind in ("", one.letter.kind)]


def the(written: dict[str, list[Written]], kind: str, branch: str = "") -> Written:
    found = written[branch] if branch else every(written, kind)
    return next(one for one in found if one.letter.kind == kind)


# --- for every kind alike ---


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_from_a_real_case(written, kind):
    assert len(the(written, kind).signed) > 150


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_has_no_empty_brackets_no_none_and_no_template_left(written, kind):
    for one in every(written, kind):
        for text in (one.signed, one.draft):
            assert not re.search(r"（\s*）|“”|《》|\(\)|None|nan|\{\{|\}\}|\{%|%\}", text), one.letter.title


@pytest.mark.parametrize("kind", KINDS)
def test_punctuation_does_not_pile_up(written, kind):
    for one in every(written, kind):
        assert not re.search(r"[，。；、：][，。；、：]", one.signed), re.findall(
            r".{8}[，。；、：][，。；、：].{4}", one.signed
        )


@pytest.mark.parametrize("kind", KINDS)
def test_the_draft_has_no_number_and_no_date_and_the_signed_letter_has_both(written, kind):
    for one in every(written, kind):
        number = one.letter.number
        assert re.fullmatch(r"木发改信\w+〔2026〕[1-9]\d*号", number)
        assert number in one.signed
        assert one.letter.day is not None
        if one.draft:
            assert number not in one.draft


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_names_its_reader_and_how_to_reach_the_office(written, kind):
    for one in every(written, kind):
        assert one.letter.addressee in one.signed
        assert "0994-0000000" in one.signed or kind in GIVEN_BACK


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_person_reads_the_own_number_in_full(tmp_path, written, kind):
    for one in every(written, kind):
        respondent = one.worker.case.respondent
        if respondent.kind.is_natural_person and one.letter.addressee != respondent.name:
            assert respondent.identity_number not in one.signed


@pytest.mark.parametrize("kind", WITH_REMEDIES)
def test_what_binds_the_person_says_how_to_contest_it(written, kind):
    for one in every(written, kind):
        for part in ("行政复议", "行政诉讼", "木垒哈萨克自治县人民政府", "木垒县人民法院", "60日", "6个月"):
            assert part in one.signed, (kind, part)


def test_series_differ_so_that_no_two_kinds_share_a_number():
    marks = [kind.mark for kind in LETTER_KINDS.values()]

    assert len(marks) == len(set(marks))


def test_a_number_is_never_given_twice(written):
    for ones in written.values():
        numbers = [one.letter.number for one in ones]
        assert len(numbers) == len(set(numbers))


def test_every_template_that_a_letter_needs_is_shipped(tmp_path):
    names = TemplateLibrary(tmp_path).names()

    assert set(LETTER_KINDS) <= set(names)


# --- kind by kind ---


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
        MEASURE.article(4).item(9).text,
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


def test_the_entry_notice_says_what_was_recorded_since_when_and_until_when(written):
    words = the(written, "entry_notice", "informed").signed

    for part in ("2026年2月4日", "2026年5月1日", "计量作弊", "木发改信决〔2026〕1号", "异议"):
        assert part in words


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


def test_the_department_hears_when_the_inquiry_goes_on_and_until_when(written):
    words = the(written, "inquiry_resumed", "inquiry resumed").signed

    for part in ("2026年1月6日中止核查", "自2026年1月20日起恢复核查", "判决已经生效。"):
        assert part in words


def test_whoever_asks_for_repair_hears_by_when_it_is_decided(written):
    words = the(written, "repair_receipt", "repaired").signed

    assert "信用修复申请，本机关已经受理" in words
    assert "不收取费用" in words


def test_what_goes_on_again_is_not_prolonged(written):
    words = the(written, "resumption_notice", "stayed").signed

    for part in (
        "恢复执行通知（例政复恢〔2026〕1号）",
        "2026年2月16日",
        "至2026年5月1日止，不因停止执行而延长",
    ):
        assert part in words


def test_the_decision_says_that_a_suit_needs_no_review_before_it(written):
    assert "可以不经行政复议直接提起行政诉讼" in the(written, "decision").signed


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


def test_a_removal_names_the_decision_the_ground_and_who_was_told(written):
    words = the(written, "removal").signed

    for part in ("木发改信决〔2026〕1号", "第八条", "期限届满", "县财政局"):
        assert part in words


def test_a_court_pass_on_adds_nothing_to_what_the_court_said(written):
    words = the(written, "court_pass_on").signed

    assert "木垒县人民法院" in words
    assert "例0001执1号" in words
    assert "电子秤" not in words


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


# --- sameness, and what a name may contain ---


def test_the_same_records_render_the_same_bytes(written):
    for ones in written.values():
        worker = ones[0].worker
        folder = worker.office.store.folder(worker.number)
        for one in ones:
            again = worker.office.writer.library.template(one.letter.kind).render(
                worker.office.writer.context_of(worker.case, one.letter)
            )
            assert again == folder.read_file(one.letter.path), one.letter.title


def test_a_preview_writes_nothing_and_shows_what_filing_would_draft(world):
    worker = world.case_at("legally_reviewed").on("2026-01-09")
    step = STEPS["prior_notice"]

    form = form_for(worker.office, worker.case, step, CLERK, proposal())
    assert form.validate()
    files = preview_letters(worker.office, worker.case, step, form.answers(), CLERK)
    assert worker.case.letters == ()

    worker.file("prior_notice", proposal())
    [letter] = worker.case.letters
    assert words_of(files[0].data) == words_of(
        worker.office.store.folder(worker.number).read_file(letter.path)
    )


NASTY = "<b>{{7*7}}{% raw %}&amp;例"


def writer(office: OfficeDetails, home: Path) -> Writer:
    return Writer(TemplateLibrary(home), office, MEASURE, CALENDAR)


def test_a_name_that_looks_like_markup_appears_as_it_was_typed(office, tmp_path):
    case = reported(enterprise(name=NASTY, facts=f"事实{NASTY}"))
    refused = {"reason_kind": "other_sector", "reasons": [f"理由{NASTY}"], "refer_to": NASTY}
    filing = then(case, "refusal", refused, day="2026-01-06").filings[-1]

    drafted = writer(office.details, tmp_path).drafts(case, STEPS["refusal"], filing)
    words = words_of(drafted.files[0].data)

    assert NASTY in words
    assert f"理由{NASTY}" in words
    assert "49" not in words


def test_what_looks_like_markup_in_a_form_comes_out_in_the_letter_as_it_was_typed(office):
    worker = opened(office, enterprise(facts=f"查明{NASTY}属实。"))

    worker.file("refusal", {"reason_kind": "no_instrument", "reasons": [NASTY]})

    [draft] = [x for x in worker.case.letters if x.kind == "refusal"]
    assert NASTY in words_of(worker.office.store.folder(worker.number).read_file(draft.path))


@pytest.mark.parametrize("kind", REPORTS)
def test_a_refusal_can_be_written_to_any_department_about_anyone(office, kind):
    worker = opened(office, REPORTS[kind]())
    if worker.case.state.value == "doubtful":
        worker.file("doubt_decision", {"outcome": "take", "reason": "先登记。"})

    worker.file("refusal", {"reason_kind": "not_in_scope", "reasons": ["不属于信用惩戒对象。"]})

    assert REPORTS[kind]()["name"] in words_of(
        worker.office.store.folder(worker.number).read_file(worker.case.letters[0].path)
    )


def test_an_offices_own_template_wins(office):
    own = office.home / "templates" / "refusal.docx"
    own.write_bytes(TemplateLibrary(office.home / "none").path("decision").read_bytes())

    assert office.writer.library.is_own("refusal")
    assert not office.writer.library.is_own("decision")


def test_the_term_in_the_letters_is_the_term_of_the_record(written):
    worker = the(written, "decision", "informed").worker
    first, last = worker.case.listing.term

    assert last == term_end(first, 3)
    for kind in ("decision", "entry_notice", "agency_notice"):
        words = the(written, kind, "informed").signed
        assert f"{last.year}年{last.month}月{last.day}日" in words
