"""The office at work: what is filed stands whole, what is refused leaves nothing behind."""

from __future__ import annotations

import contextlib
import shutil
import threading
from datetime import date, timedelta
from functools import partial

import pytest

from casefiles.cases.letter import LetterStatus
from casefiles.cases.states import State
from casefiles.office.errors import (
    Conflict,
    NotFound,
    Refused,
    StorageError,
    Unacceptable,
    UnknownStep,
    Unusable,
)
from casefiles.office.filing.drafts import keep_draft
from casefiles.office.filing.forms import form_for
from casefiles.office.filing.take_step import take_step
from casefiles.office.filing.uploads import UploadedFile
from casefiles.office.opening import open_office
from casefiles.office.reading.agencies import outbox_of
from casefiles.office.reading.cases import every_case, read_case
from casefiles.office.reading.documents import read_document
from casefiles.office.reading.register import published
from casefiles.office.reading.search import search_rulings
from casefiles.office.reading.steps import deadlines_of
from casefiles.office.upkeep.checks import check_everything, clear_leftovers
from casefiles.office.upkeep.due import run_due
from casefiles.office.versions import versions_at_work
from storage import NumberRegister
from tests.builders.answers import decision, proposal
from tests.builders.files import every_file, words_of
from tests.builders.reports import enterprise
from tests.builders.scans import SCAN
from tests.world.clock import ManualClock
from tests.world.offices import FIRST_DAY, copied, new_office, opened, resumed
from tests.world.staff import CLERK, SIGNER, STAFF

ACCEPTED = {"co_clerk": "马协办", "no_conflict": True}


def holdings(office, series, year=2026):
    return list(NumberRegister(office.home).holders(series, year))


# --- filing ---


def test_a_filing_appends_one_record_and_says_what_the_case_now_is(office):
    worker = opened(office)

    case = take_step(office, worker.number, "acceptance", ACCEPTED, CLERK)

    assert case == read_case(office, worker.number)
    assert case.sequence == 2
    assert case.filings[-1].filed_by == {"id": "li", "name": "李经办", "role": "clerk"}


def test_cases_are_numbered_by_year_without_gaps(office):
    numbers = [
        opened(office, enterprise(instrument_number=f"例市监罚〔2025〕{n}号")).number for n in (1, 2, 3)
    ]
    office.clock.move_to(date(2027, 1, 4))

    assert [*numbers, opened(office, enterprise(instrument_number="例〔2025〕4号")).number] == [
        "2026-0001",
        "2026-0002",
        "2026-0003",
        "2027-0001",
    ]


def refusals_of(worker):
    """Attempts that must all fail, each for a reason of its own."""
    number, file = worker.number, partial(take_step, worker.office)
    return [
        (Refused, lambda: file(number, "decision", decision(), CLERK)),
        (Refused, lambda: file(number, "acceptance", ACCEPTED, SIGNER)),
        (Unacceptable, lambda: file(number, "acceptance", {}, CLERK)),
        (Unusable, lambda: file(number, "fly", {}, CLERK)),
        (Unusable, lambda: file(number, "acceptance", ACCEPTED, CLERK, uploads=[SCAN])),
        (Unusable, lambda: file(None, "report", enterprise(), CLERK, uploads=[UploadedFile("a.exe", b"MZ")])),
        (Unacceptable, lambda: file(None, "report", enterprise(name=""), CLERK)),
        (Conflict, lambda: file(number, "acceptance", ACCEPTED, CLERK, seen=0)),
        (NotFound, lambda: file("2026-0099", "acceptance", ACCEPTED, CLERK)),
        (NotFound, lambda: file("../2026-0001", "acceptance", ACCEPTED, CLERK)),
    ]


def test_what_is_refused_leaves_no_record_and_no_file(office):
    worker = opened(office)
    before = every_file(office.home)

    for error, attempt in refusals_of(worker):
        with pytest.raises(error):
            attempt()

    assert every_file(office.home) == before


@pytest.mark.parametrize("step", ["evidence", "recusal", "letter_sign", "acceptance", "decision"])
def test_no_step_but_a_report_opens_a_case(office, step):
    with pytest.raises((Refused, Unacceptable, Unusable)):
        take_step(
            office,
            None,
            step,
            {"received_on": "2026-01-05", "title": "材料", "source": "来源"},
            CLERK,
            uploads=[SCAN],
        )

    assert list(every_case(office)) == []
    assert not (office.home / "cases").exists()


def test_an_upload_that_must_come_is_asked_for(world):
    with pytest.raises(Unusable, match="请上传会议纪要摘录"):
        world.case_at("submitted").file("meeting", {"session": "会", "held_on": "2026-01-29", "minutes_number": "木政阅〔2026〕2号", "outcome": "upheld"})  # fmt: skip


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空文件"),
        (b"<html>", "不是可以存入案卷的类型"),
        (b"PK\x03\x04 broken", "不是可以存入案卷的类型"),
    ],
)
def test_an_upload_is_judged_by_its_content(office, data, words):
    with pytest.raises(Unusable, match=words):
        take_step(office, None, "report", enterprise(), CLERK, uploads=[UploadedFile("扫描件.pdf", data)])


def test_an_upload_keeps_its_bytes(office):
    case = take_step(office, None, "report", enterprise(), CLERK, uploads=[SCAN])

    assert read_document(office, case.number, case.opening.files[0].path, CLERK) == SCAN.data


def test_letters_of_one_signature_are_numbered_in_their_order(world):
    worker = world.case_at("informed")

    numbers = [letter.number for letter in worker.case.letters if letter.kind == "agency_notice"]
    assert numbers == ["木发改信函〔2026〕1号", "木发改信函〔2026〕2号"]


def test_the_drafter_neither_reviews_nor_signs(world):
    worker = world.case_at("notice_drafted")
    both = STAFF["clerk"].__class__("li", "李经办", STAFF["reviewer"].roles | SIGNER.roles | CLERK.roles)
    [draft] = worker.case.letters

    with pytest.raises(Refused, match="是您拟的稿"):
        take_step(
            worker.office, worker.number, "letter_review", {"letters": [draft.ref], "outcome": "pass"}, both
        )
    worker.file("letter_review", {"letters": [draft.ref], "outcome": "pass"}, "reviewer")
    with pytest.raises(Refused, match="是您拟的稿"):
        take_step(worker.office, worker.number, "letter_sign", {"letters": [draft.ref]}, both)


def test_who_reviewed_does_not_sign(world):
    worker = world.case_at("notice_drafted")
    both = SIGNER.__class__("zhao", "赵审核", STAFF["reviewer"].roles | SIGNER.roles)
    [draft] = worker.case.letters
    take_step(
        worker.office, worker.number, "letter_review", {"letters": [draft.ref], "outcome": "pass"}, both
    )

    with pytest.raises(Refused, match="是您审核的"):
        take_step(worker.office, worker.number, "letter_sign", {"letters": [draft.ref]}, both)


def test_a_part_of_what_goes_out_together_is_not_signed_alone(world):
    worker = world.case_at("decision_drafted")
    decided, repair = (letter.ref for letter in worker.case.service.letters_of("decision"))
    worker.file("letter_review", {"letters": [decided], "outcome": "pass"}, "reviewer")

    with pytest.raises(Refused, match="信用修复告知书》待审核"):
        worker.file("letter_sign", {"letters": [decided]}, "signer")
    worker.file(
        "letter_review", {"letters": [repair], "outcome": "return", "remarks": "日期有误。"}, "reviewer"
    )
    with pytest.raises(Refused, match="信用修复告知书》已退回重拟"):
        worker.file("letter_sign", {"letters": [decided]}, "signer")

    worker.file("decision", decision())
    worker.letters_to_seal().serve("2026-02-03")
    assert worker.case.state == State.DECISION_SERVED
    assert [x.number for x in worker.case.letters if x.kind == "decision" and x.is_live] == [
        "木发改信决〔2026〕1号"
    ]


def test_a_party_is_not_served_by_exchange_of_documents(world):
    worker = world.case_at("notice_drafted").letters_to_seal()
    [letter] = worker.case.letters
    served = {"letters": [letter.ref], "method": "exchange", "served_on": "2026-01-09", "place": "木垒县", "servers": ["李经办"], "receiver": "收文室"}  # fmt: skip

    with pytest.raises(Refused, match="不能以公文交换送达"):
        worker.file("letter_serve", served, scan="回证")


def test_service_by_public_notice_is_deemed_done_thirty_days_later(world):
    worker = world.case_at("notice_drafted").letters_to_seal()
    [letter] = worker.case.letters
    for day, method in (("2026-01-09", "direct"), ("2026-01-12", "direct"), ("2026-01-13", "postal")):
        failed = {
            "letter": letter.ref,
            "method": method,
            "tried_on": day,
            "place": "示例路",
            "reason": "无人。",
        }
        worker.on(day).file("service_attempt", failed)

    worker.serve("2026-01-14", "public_notice")

    [letter] = worker.case.letters
    assert letter.served_on == date(2026, 2, 13)
    found = next(d for d in deadlines_of(worker.office, worker.case) if d.key == "defence")
    assert found.last_day == date(2026, 3, 5)


# --- two at a time ---


def test_of_two_who_file_the_same_step_exactly_one_wins_and_the_other_learns_what_changed(office):
    worker = opened(office)
    seen = worker.case.sequence
    ready, outcome = threading.Barrier(2), []

    def file(officer):
        ready.wait()
        try:
            outcome.append(
                take_step(
                    office, worker.number, "acceptance", ACCEPTED | {"co_clerk": "何例三"}, officer, seen=seen
                ).sequence
            )
        except Conflict as conflict:
            outcome.append(conflict)

    threads = [threading.Thread(target=file, args=(STAFF[name],)) for name in ("clerk", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    lost = [found for found in outcome if isinstance(found, Conflict)]
    assert len(lost) == 1
    assert 2 in outcome
    assert "受理" in str(lost[0])
    assert worker.case.sequence == 2
    assert list(check_everything(office)) == []


def test_who_saw_an_older_case_is_told_what_came_since(office):
    worker = opened(office).file("acceptance", ACCEPTED)

    with pytest.raises(Conflict, match="受理") as conflict:
        take_step(office, worker.number, "withdrawal", {"reason": "报送有误。"}, CLERK, seen=1)

    assert [record.step for record in conflict.value.newer] == ["acceptance"]


# --- numbers ---


def test_a_signature_that_fails_voids_its_numbers_and_the_next_goes_on_without_a_gap(world):
    worker = world.case_at("notice_drafted")
    [draft] = worker.case.letters
    worker.file("letter_review", {"letters": [draft.ref], "outcome": "pass"}, "reviewer")
    template = worker.office.home / "templates" / "prior_notice.docx"
    template.write_bytes(b"no template at all")

    with pytest.raises(Exception, match="prior_notice"):
        worker.file("letter_sign", {"letters": [draft.ref]}, "signer")
    template.unlink()
    [voided] = holdings(worker.office, "木发改信告")
    assert voided.void_reason == "签发未能完成"
    assert worker.case.letters[0].status == LetterStatus.REVIEWED

    resumed(worker.office.home, worker.number).file("letter_sign", {"letters": [draft.ref]}, "signer")

    assert [h.number for h in holdings(worker.office, "木发改信告")] == [1, 2]
    assert worker.case.letters[0].number == "木发改信告〔2026〕2号"
    assert list(check_everything(worker.office)) == []


def test_every_number_of_the_demonstration_is_borne_by_one_letter_and_no_gap_is_left(demo):
    borne = [letter.number for case in every_case(demo) for letter in case.letters if letter.number]
    register = NumberRegister(demo.home)

    assert len(borne) == len(set(borne))
    allotted = []
    for series, year in register.series():
        numbers = [h.number for h in register.holders(series, year)]
        assert numbers == list(range(1, len(numbers) + 1))
        allotted += [f"{series}〔{year}〕{n}号" for n in numbers]
    assert sorted(allotted) == sorted(borne)


def test_a_new_year_begins_its_numbers_anew(world):
    worker = world.case_at("notice_drafted").on("2027-01-04").letters_to_seal()

    assert worker.case.letters[0].number == "木发改信告〔2027〕1号"


def test_an_office_may_give_a_kind_of_letter_a_series_of_its_own(tmp_path):
    office = new_office(tmp_path / "office")
    toml = office.home / "office.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace("[numbers]", '[numbers]\nrefusal = "木发改"'),
        encoding="utf-8",
    )
    worker = opened(open_office(office.home, ManualClock(FIRST_DAY)))

    worker.file("refusal", {"reason_kind": "not_in_scope", "reasons": ["不属于。"]}).letters_to_seal()

    assert "木发改〔2026〕1号" in [letter.number for letter in worker.case.letters]


# --- time ---


def test_a_clock_that_goes_backwards_is_refused(world):
    worker = world.case_at("verified")
    worker.clock.move_to(date(2025, 12, 31))

    with pytest.raises(Refused, match="本机时钟早于本案上一条记录的时间"):
        worker.file("legal_review", {"outcome": "pass", "opinion": "同意。"}, "legal")

    assert worker.case.state == State.VERIFIED


def test_nothing_is_dated_in_the_future(world):
    tomorrow = {"entered_on": "2026-02-05", "checked_by": "马协办"}

    with pytest.raises(Unacceptable, match="在今天之后"):
        world.case_at("decision_served").on("2026-02-04").file("entry", tomorrow)


# --- what is derived ---


def test_an_unreadable_index_is_made_again_at_the_start(world):
    worker = world.case_at("informed")
    before = worker.office.index.get(worker.number)
    for path in (worker.office.home / "index").iterdir():
        if path.is_file():
            path.write_bytes(b"\x00 not an index \xff")

    again = open_office(worker.office.home, ManualClock(worker.office.today))

    assert again.index.get(worker.number) == before


def test_a_lost_index_comes_back_whole(demo, tmp_path):
    kept = copied(demo, tmp_path / "kept", demo.today)
    shutil.copytree(demo.home, tmp_path / "lost", ignore=shutil.ignore_patterns("index"))
    made_again = open_office(tmp_path / "lost", ManualClock(demo.today))

    def entries(office):
        run_due(office)
        return {entry["number"]: dict(entry) for entry in office.index.find().items}

    assert entries(made_again) == entries(kept)


def test_the_index_knows_each_case_as_its_folder_does(demo):
    for case in every_case(demo):
        assert not demo.index.is_stale(case.number, case.sequence)


def test_an_index_that_cannot_be_written_never_undoes_a_filing(world):
    worker = world.case_at("reported")
    index = worker.office.home / "index"
    for path in sorted(index.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    index.rmdir()
    index.write_text("a file where a folder should be")

    with contextlib.suppress(StorageError):
        worker.file("acceptance", ACCEPTED)

    assert worker.case.state == State.ACCEPTED


# --- damage ---


def altered_record(worker, sequence):
    folder = worker.office.store.folder(worker.number).path / "records"
    path = next(p for p in folder.iterdir() if p.name.startswith(f"{sequence:04d}"))
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b" ")
    return path


def test_check_names_an_altered_record_and_goes_on_to_the_other_cases(world):
    worker = world.case_at("informed")
    other = opened(worker.office, enterprise(instrument_number="例市监罚〔2025〕99号"))
    path = altered_record(other, 1)

    problems = list(check_everything(worker.office))

    assert any(path.name in p.where or path.name in p.what for p in problems)
    assert all(other.number in p.where for p in problems)


def test_one_damaged_case_does_not_stop_the_office_from_starting(world):
    worker = world.case_at("informed")
    other = opened(worker.office, enterprise(instrument_number="例市监罚〔2025〕99号"))
    altered_record(other, 1)
    shutil.rmtree(worker.office.home / "index")

    again = open_office(worker.office.home, ManualClock(worker.office.today))

    assert [case.number for case in every_case(again)] == [worker.number]
    assert again.index.get(worker.number) is not None


def test_a_record_of_a_newer_program_is_named_and_not_guessed_at(world):
    worker = world.case_at("reported")
    folder = worker.office.store.folder(worker.number)
    folder.append(step="telepathy", title="感应", answers={}, facts={}, at="2026-01-05T19:00:00+08:00", by={"id": "x", "name": "某", "role": ""}, after=1, versions=versions_at_work(worker.office.measure))  # fmt: skip

    with pytest.raises(UnknownStep, match="telepathy"):
        read_case(worker.office, worker.number)
    assert any("telepathy" in problem.what for problem in check_everything(worker.office))


def test_check_finds_nothing_wrong_with_the_demonstration(demo):
    assert list(check_everything(demo)) == []


def test_a_lost_attachment_is_named(world):
    worker = world.case_at("informed")
    case = worker.case
    (worker.office.store.folder(worker.number).path / case.letters[0].path).unlink()

    assert any(case.letters[0].path in problem.where for problem in check_everything(worker.office))


def test_what_a_crash_left_behind_is_named_and_can_be_cleared(world):
    worker = world.case_at("informed")
    orphan = worker.office.store.folder(worker.number).path / "letters" / "0099-草稿.docx"
    orphan.write_bytes(b"half a letter")
    worker.office.numbers.allot("木发改信告", 2026, f"{worker.number}#0099-1", "2026-02-05T09:00:00+08:00")
    assert len(list(check_everything(worker.office))) >= 2
    worker.office.clock.move_to(date.today() + timedelta(days=2))  # noqa: DTZ011 - the file's own age

    orphans, voided = clear_leftovers(worker.office, CLERK)

    assert (orphans, voided) == (1, 1)
    assert list(check_everything(worker.office)) == []


# --- forms half done ---


def test_an_unfinished_form_is_kept_beside_the_case_and_is_no_record(world):
    from werkzeug.datastructures import MultiDict

    from casefiles.procedure.table import STEPS

    worker = world.case_at("legally_reviewed")
    half = MultiDict([("severity_reasons", "还没写完"), ("term_months", "三个")])

    keep_draft(worker.office, worker.case, STEPS["prior_notice"], CLERK, half)

    assert worker.case.state == State.LEGALLY_REVIEWED
    assert (
        form_for(worker.office, worker.case, STEPS["prior_notice"], CLERK).severity_reasons.data == "还没写完"
    )
    assert (
        form_for(worker.office, worker.case, STEPS["prior_notice"], STAFF["second"]).severity_reasons.data
        != "还没写完"
    )
    worker.on("2026-01-09").file("prior_notice", proposal())
    assert worker.office.store.folder(worker.number).drafts() == ()


def test_a_decision_starts_from_what_was_told(world):
    from casefiles.procedure.table import STEPS

    worker = world.case_at("upheld")
    shown = form_for(worker.office, worker.case, STEPS["decision"], CLERK).answers()

    assert shown["severity"] == "general"
    assert shown["term_months"] == 3
    assert [row["code"] for row in shown["restrictions"]] == ["M5-1-05"]


def test_a_view_of_a_file_is_checked_against_its_record(world):
    worker = world.case_at("informed")
    letter = worker.case.letters[0]

    assert "失信行为认定事先告知书" in words_of(
        read_document(worker.office, worker.number, letter.path, CLERK)
    )
    with pytest.raises(NotFound):
        read_document(worker.office, worker.number, "../../../office.toml", CLERK)


def test_one_damaged_case_keeps_nobody_else_on_the_list(world):
    """The day's work and the register go on: a broken folder never holds another person's name back."""
    worker = (
        world.case_at("published")
        .on("2026-03-02")
        .file("performance", {"performed_on": "2026-03-02", "proof": "凭证"})
    )
    office, number = worker.office, "2026-0002"
    shutil.copytree(office.home / "cases" / "2026" / worker.number, office.home / "cases" / "2026" / number)
    office.index.put(number, {**office.index.get(worker.number), "number": number})
    assert len(published(office)) == 1

    worker.clock.move_to(date(2026, 5, 6))

    assert [case.number for case in run_due(office)] == [worker.number]
    assert [row.case for row in outbox_of(office)] != []


def test_one_lost_letter_does_not_stop_the_index_from_being_made_again(world):
    worker = world.case_at("informed")
    signed = next(x for x in worker.case.letters if x.kind == "decision" and x.number)
    (worker.office.store.folder(worker.number).path / signed.path).unlink()
    shutil.rmtree(worker.office.home / "index")

    again = open_office(worker.office.home, ManualClock(worker.office.today))

    assert again.index.get(worker.number)["state"] == "listed"
    assert [hit.id for hit in search_rulings(again, "电子秤")] == [worker.number]
