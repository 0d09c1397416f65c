"""The desk of reviewer and signer: whose queue a letter is in, who opened it, several alike at once, remarks."""

from __future__ import annotations

import shutil
from datetime import date
from functools import partial
from typing import Any

import pytest

from casefiles.cases.letter import Letter, LetterStatus
from casefiles.cases.step_names import LetterAct, StepName
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Refused, Unacceptable, Unusable
from casefiles.office.filing.batch_approval import Chosen, Passed, pass_together
from casefiles.office.filing.take_step import take_step, take_step_once
from casefiles.office.letters.read_receipts import has_read
from casefiles.office.opening import open_office
from casefiles.office.reading.cases import every_case
from casefiles.office.reading.documents import open_letter
from casefiles.office.reading.letter_desk import queue
from casefiles.people.roles import Officer, Role
from casefiles.procedure import letter_basis
from casefiles.procedure.fold import fold
from forms.formdata import as_formdata
from tests.builders.answers import decision, proposal, restriction
from tests.builders.cases import MEASURE, then
from tests.builders.numbers import credit_code
from tests.builders.reports import enterprise
from tests.builders.scans import SCAN
from tests.world import World
from tests.world.case_worker import CaseWorker
from tests.world.clock import ManualClock
from tests.world.offices import FIRST_DAY, opened
from tests.world.staff import CLERK, REVIEWER, SIGNER, STAFF
from tests.world.stages import STAGES

DEPUTY = STAFF["deputy"]
BOTH = Officer("zhao", "赵审核", frozenset({Role.REVIEWER, Role.SIGNER}))


def refs(office: OfficeContext, by: Officer, act: LetterAct = StepName.LETTER_REVIEW) -> list[str]:
    return [f"{one.number}/{one.kind}" for one in queue(office, by, act)]


def draft(worker: CaseWorker, kind: str = "decision") -> Letter:
    return [x for x in worker.case.letters if x.kind == kind][-1]


def ticked(worker: CaseWorker, letter: Letter) -> Chosen:
    """What a tick in the queue sends of a letter as it stands now."""
    file = worker.case.file_at(letter.path)
    assert file is not None
    return Chosen(worker.number, letter.ref, file.sha256, worker.case.sequence)


def opens(worker: CaseWorker, by: Officer, *letters: Letter) -> None:
    for letter in letters:
        open_letter(worker.office, worker.number, letter.ref, by)


def noticed(office: OfficeContext, count: int) -> list[CaseWorker]:
    """So many cases, each with a prior notice that waits for review."""
    walks = []
    for serial in range(count):
        assert isinstance(office.clock, ManualClock)
        office.clock.move_to(FIRST_DAY)
        code = credit_code(f"00002{serial}")
        worker = opened(
            office, enterprise(identity_number=code, instrument_number=f"例市监罚〔2025〕9{serial}号")
        )
        for stage, carry in STAGES.items():
            carry(worker)
            if stage == "notice_drafted":
                break
        walks.append(worker)
    return walks


def returned(worker: CaseWorker, **remarks: Any) -> Letter:
    """The decision given back with those remarks."""
    letter = draft(worker)
    worker.file("letter_review", {"letters": [letter.ref], "outcome": "return", **remarks}, "reviewer")
    return letter


def at_place(letter: Letter, paragraph: int = 3) -> dict[str, Any]:
    return {"letter": letter.ref, "paragraph": paragraph, "quote": "认定失信等级", "remark": "理由写具体。"}


# --- the queue ---


def test_a_letter_waits_for_who_may_review_it_and_not_for_its_drafter(world: World) -> None:
    worker = world.case_at("decision_drafted")
    drafter = Officer("li", "李经办", frozenset({Role.CLERK, Role.REVIEWER}))

    assert refs(worker.office, REVIEWER) == [f"{worker.number}/decision", f"{worker.number}/repair_notice"]
    assert refs(worker.office, drafter) == []
    assert refs(worker.office, SIGNER, StepName.LETTER_SIGN) == []


def test_who_stays_away_from_a_case_has_none_of_its_letters_in_the_queue(world: World) -> None:
    worker = world.case_at("decision_drafted")
    worker.office.accounts.add("zhao", "赵审核", [Role.REVIEWER], "demo-county-2026")
    answers = {
        "officer": "zhao",
        "asked_by": "周例样",
        "outcome": "approve",
        "reason": "与当事人有亲属关系。",
    }
    worker.file("recusal", answers, "signer")

    assert refs(worker.office, REVIEWER) == []
    assert refs(worker.office, DEPUTY) != []


def test_a_letter_waits_for_signature_only_once_all_that_goes_with_it_is_reviewed(world: World) -> None:
    worker = world.case_at("decision_drafted")
    for kind, waiting in (("decision", []), ("repair_notice", ["decision", "repair_notice"])):
        worker.file("letter_review", {"letters": [draft(worker, kind).ref], "outcome": "pass"}, "reviewer")
        assert [one.split("/")[1] for one in refs(worker.office, SIGNER, StepName.LETTER_SIGN)] == waiting


def test_who_reviewed_a_letter_does_not_have_it_to_sign(world: World) -> None:
    worker = world.case_at("notice_drafted")
    worker.file(
        "letter_review", {"letters": [draft(worker, "prior_notice").ref], "outcome": "pass"}, "reviewer"
    )

    assert refs(worker.office, BOTH, StepName.LETTER_SIGN) == []
    assert refs(worker.office, SIGNER, StepName.LETTER_SIGN) == [f"{worker.number}/prior_notice"]


def test_the_queue_is_answered_by_the_index_alone(world: World) -> None:
    worker = world.case_at("decision_drafted")
    before = queue(worker.office, REVIEWER, StepName.LETTER_REVIEW)
    shutil.rmtree(worker.office.home / "cases")

    assert queue(worker.office, REVIEWER, StepName.LETTER_REVIEW) == before


# --- what was opened ---


def test_only_the_very_officer_and_the_very_version_count_as_opened(world: World) -> None:
    worker = world.case_at("decision_drafted")
    letter = draft(worker)
    version = ticked(worker, letter).sha256
    opens(worker, REVIEWER, letter)

    asked = partial(has_read, worker.office)
    assert asked(REVIEWER, worker.number, letter.path, version)
    assert not asked(DEPUTY, worker.number, letter.path, version)
    assert not asked(REVIEWER, worker.number, letter.path, "0" * 64)
    assert not asked(REVIEWER, "2026-0002", letter.path, version)


def test_openings_are_read_out_of_the_access_log_again_when_the_index_folder_is_gone(world: World) -> None:
    worker = world.case_at("decision_drafted")
    letter = draft(worker)
    opens(worker, REVIEWER, letter)
    shutil.rmtree(worker.office.home / "index")

    again = open_office(worker.office.home, worker.clock)
    assert has_read(again, REVIEWER, worker.number, letter.path, ticked(worker, letter).sha256)
    logged = [line for line in again.log.lines(worker.number) if "opened" in line]
    assert [(line["by"], line["opened"]["path"]) for line in logged] == [("zhao", letter.path)]


def test_asking_what_was_opened_does_not_read_the_log(world: World) -> None:
    worker = world.case_at("decision_drafted")
    letter = draft(worker)
    opens(worker, REVIEWER, letter)
    (worker.office.home / "access.jsonl").write_text("no JSON at all\n" * 3, encoding="utf-8")

    assert has_read(worker.office, REVIEWER, worker.number, letter.path, ticked(worker, letter).sha256)


def test_nobody_outside_the_office_opens_a_letter_at_the_desk(world: World) -> None:
    worker = world.case_at("decision_drafted")
    department = Officer("gao", "高报送", frozenset({Role.DEPARTMENT}), "县市场监督管理局")

    with pytest.raises(Exception, match="没有"):
        open_letter(worker.office, worker.number, draft(worker).ref, department)


# --- several at once ---


def test_letters_of_several_cases_are_passed_at_once_each_by_a_record_of_its_own(
    office: OfficeContext,
) -> None:
    walks = noticed(office, 3)
    letters = [draft(worker, "prior_notice") for worker in walks]
    for worker, letter in zip(walks, letters, strict=True):
        opens(worker, REVIEWER, letter)

    chosen = [ticked(worker, letter) for worker, letter in zip(walks, letters, strict=True)]
    results = pass_together(office, StepName.LETTER_REVIEW, chosen, REVIEWER)

    assert [one.is_done for one in results] == [True] * 3
    assert [worker.case.filings[-1].step for worker in walks] == ["letter_review"] * 3


def test_what_was_not_opened_is_refused_by_name_and_holds_up_no_other(office: OfficeContext) -> None:
    first, second = noticed(office, 2)
    opens(first, REVIEWER, draft(first, "prior_notice"))
    chosen = [ticked(worker, draft(worker, "prior_notice")) for worker in (second, first)]

    refused, done = pass_together(office, StepName.LETTER_REVIEW, chosen, REVIEWER)

    assert done.is_done
    assert "《失信行为认定事先告知书》" in refused.reasons[0]
    assert "还没有打开" in refused.reasons[0]
    assert [x.ref for x in refused.unopened] == [draft(second, "prior_notice").ref]
    assert draft(second, "prior_notice").status == LetterStatus.DRAFTED


def test_another_officers_opening_does_not_count(office: OfficeContext) -> None:
    (worker,) = noticed(office, 1)
    opens(worker, DEPUTY, draft(worker, "prior_notice"))

    (result,) = pass_together(
        office, StepName.LETTER_REVIEW, [ticked(worker, draft(worker, "prior_notice"))], REVIEWER
    )

    assert not result.is_done


def test_a_conflict_in_one_case_does_not_stop_the_others(office: OfficeContext) -> None:
    first, second = noticed(office, 2)
    chosen = []
    for worker in (first, second):
        opens(worker, REVIEWER, draft(worker, "prior_notice"))
        chosen.append(ticked(worker, draft(worker, "prior_notice")))
    answers = {"title": "又一份材料", "source": "县市场监督管理局", "received_on": "2026-01-09"}
    take_step(office, first.number, "evidence", answers, CLERK, uploads=[SCAN])

    refused, done = pass_together(office, StepName.LETTER_REVIEW, chosen, REVIEWER)

    assert "补充材料" in refused.reasons[0]
    assert done.is_done


def test_a_redrafted_letter_has_to_be_opened_again(world: World) -> None:
    worker = world.case_at("decision_drafted")
    old = draft(worker)
    opens(worker, DEPUTY, old)
    before = ticked(worker, old)
    returned(worker, remarks="理由不足。")
    worker.file("decision", decision(reasons="补充理由。"))

    (result,) = pass_together(worker.office, StepName.LETTER_REVIEW, [ticked(worker, draft(worker))], DEPUTY)
    assert "还没有打开" in result.reasons[0]
    (stale,) = pass_together(worker.office, StepName.LETTER_REVIEW, [before], DEPUTY)
    assert not stale.is_done


def test_what_goes_out_together_is_signed_together_once_all_of_it_was_opened(world: World) -> None:
    worker = world.case_at("decision_drafted")
    worker._act(StepName.LETTER_REVIEW, {"outcome": "pass"}, "reviewer")
    main, repair = draft(worker), draft(worker, "repair_notice")
    opens(worker, SIGNER, main)

    def signed() -> Passed:
        (result,) = pass_together(worker.office, StepName.LETTER_SIGN, [ticked(worker, main)], SIGNER)
        return result

    assert [x.ref for x in signed().unopened] == [repair.ref]
    opens(worker, SIGNER, repair)
    assert {x.kind: bool(x.number) for x in signed().letters} == {"decision": True, "repair_notice": True}
    assert worker.case.filings[-1].answers["letters"] == [main.ref, repair.ref]


def test_only_letters_of_one_kind_are_passed_at_once(world: World) -> None:
    worker = world.case_at("decision_drafted")
    letters = (draft(worker), draft(worker, "repair_notice"))
    opens(worker, REVIEWER, *letters)

    with pytest.raises(Unusable, match="同一种文书"):
        pass_together(worker.office, StepName.LETTER_REVIEW, [ticked(worker, x) for x in letters], REVIEWER)
    with pytest.raises(Unusable, match="还没有选择"):
        pass_together(worker.office, StepName.LETTER_REVIEW, [], REVIEWER)
    assert draft(worker).status == LetterStatus.DRAFTED


def test_nobody_passes_his_own_draft_by_ticking_it(office: OfficeContext) -> None:
    (worker,) = noticed(office, 1)
    drafter = Officer("li", "李经办", frozenset({Role.CLERK, Role.REVIEWER}))
    opens(worker, drafter, draft(worker, "prior_notice"))

    (result,) = pass_together(
        office, StepName.LETTER_REVIEW, [ticked(worker, draft(worker, "prior_notice"))], drafter
    )

    assert "是您拟的稿" in result.reasons[0]


def test_no_page_passes_several_letters_of_a_case_unopened(world: World) -> None:
    worker = world.case_at("decision_drafted")
    letters = [draft(worker), draft(worker, "repair_notice")]
    given = as_formdata({"letters": [x.ref for x in letters], "outcome": "pass"})
    in_words = as_formdata({"letters": [f"{x.title}　　致{x.addressee}" for x in letters], "outcome": "pass"})

    for sent in (given, in_words):
        with pytest.raises(Refused, match="还没有打开"):
            take_step_once(worker.office, worker.number, "letter_review", sent, REVIEWER)
    opens(worker, REVIEWER, *letters)
    take_step_once(worker.office, worker.number, "letter_review", given, REVIEWER)
    assert draft(worker).status == LetterStatus.REVIEWED


# --- remarks at the place ---


def test_a_return_needs_a_remark_in_general_or_at_a_place(world: World) -> None:
    worker = world.case_at("decision_drafted")
    with pytest.raises(Unacceptable, match="退回须写明意见"):
        returned(worker)

    letter = returned(worker, remarks_at=[at_place(letter=draft(worker))])

    assert draft(worker).status == LetterStatus.RETURNED
    assert worker.case.service.remarks_at(letter.ref) == [at_place(letter)]


def test_remarks_at_places_belong_to_a_return_of_that_letter(world: World) -> None:
    worker = world.case_at("decision_drafted")
    letter, other = draft(worker), draft(worker, "repair_notice")
    wrong = (
        ({"letters": [letter.ref], "outcome": "pass", "remarks_at": [at_place(letter)]}, "请退回"),
        ({"letters": [letter.ref], "outcome": "return", "remarks_at": [at_place(other)]}, "不在所选文书"),
        (
            {"letters": [letter.ref], "outcome": "return", "remarks_at": [{"remark": "没有指明哪一段"}]},
            "文书和段落",
        ),
    )
    for answers, why in wrong:
        with pytest.raises(Unacceptable, match=why):
            worker.file("letter_review", answers, "reviewer")


def test_a_row_without_a_remark_is_no_remark(world: World) -> None:
    worker = world.case_at("decision_drafted")
    empty = at_place(draft(worker)) | {"remark": ""}
    with pytest.raises(Unacceptable, match="退回须写明意见"):
        returned(worker, remarks_at=[empty])

    worker.file(
        "letter_review",
        {"letters": [draft(worker).ref], "outcome": "pass", "remarks_at": [empty]},
        "reviewer",
    )
    assert draft(worker).status == LetterStatus.REVIEWED


# --- the last version, the notice, the evidence ---


def test_a_new_draft_knows_the_one_in_whose_place_it_came(world: World) -> None:
    worker = world.case_at("decision_drafted")
    first = draft(worker)
    assert worker.case.service.earlier_version(first) is None
    returned(worker, remarks="理由不足。")
    worker.file("decision", decision(reasons="补充理由。"))

    again = worker.case.service.earlier_version(draft(worker))
    assert again is not None
    assert again.ref == first.ref


def test_letters_to_two_agencies_are_no_versions_of_each_other(world: World) -> None:
    case = world.case_at("informed").case
    assert [case.service.earlier_version(x) for x in case.letters if x.kind == "agency_notice"] == [
        None,
        None,
    ]


def test_the_decision_stands_beside_what_the_notice_said(world: World) -> None:
    worker = world.case_at("upheld")
    lighter = then(worker.case, "decision", decision(severity="minor", term_months=2, restrictions=[]))
    heavier = then(
        worker.case,
        "decision",
        decision(term_months=6, restrictions=[restriction(months=6), restriction("M5-1-06", 1)]),
    )

    def verdicts(case: Any) -> dict[str, str]:
        return {one.part: one.verdict for one in letter_basis.beside_the_notice(case, MEASURE)}

    title, added = (MEASURE.restrictions[code].title for code in ("M5-1-05", "M5-1-06"))
    assert proposal()["term_months"] == 3
    assert verdicts(lighter)["失信等级"] == "较告知轻"
    assert verdicts(lighter)["记入期限"] == "较告知轻"
    assert verdicts(lighter)[title] == "不再采取"
    assert verdicts(heavier)["记入期限"] == "重于告知"
    assert verdicts(heavier)[title] == "重于告知"
    assert verdicts(heavier)[added] == "未经告知"


def test_a_letter_shows_the_filings_and_evidence_that_it_rests_on_and_no_others(world: World) -> None:
    case = world.case_at("informed").case
    letter = next(x for x in case.letters if x.kind == "decision")
    drafted = fold(case.number, case.filings[: letter.filing])

    behind = [filing.step for filing in letter_basis.filings_behind(drafted, letter)]
    evidence = [(filing.step, file.title) for filing, file in letter_basis.evidence_behind(drafted, letter)]

    assert behind == [
        "verification", "legal_review", "prior_notice", "defence", "defence_review", "meeting", "decision",
    ]  # fmt: skip
    assert evidence == [("letter_serve", "送达回证"), ("meeting", "会议纪要摘录")]


def test_every_kind_of_letter_has_something_to_rest_on(demo: OfficeContext) -> None:
    for case in every_case(demo):
        for letter in case.letters:
            drafted = fold(case.number, case.filings[: letter.filing])
            assert letter_basis.filings_behind(drafted, letter)[-1].sequence == letter.filing


def test_the_queue_tells_since_when_a_letter_waits_who_drafted_it_and_whether_it_was_opened(
    world: World,
) -> None:
    worker = world.case_at("decision_drafted")
    one = queue(worker.office, REVIEWER, StepName.LETTER_REVIEW)[0]

    assert date.fromisoformat(one.since[:10]) == date(2026, 2, 2)
    assert (one.by, one.is_redraft, one.opened) == ("李经办", False, False)
    opens(worker, REVIEWER, draft(worker))
    assert queue(worker.office, REVIEWER, StepName.LETTER_REVIEW)[0].opened
