"""Standing in for someone who is away: by itself from day to day, said in every record, and no way round a rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from argon2 import PasswordHasher

from casefiles.office.accounts import delegations
from casefiles.office.accounts.account_file import AccountFile
from casefiles.office.accounts.accounts import officer_on_duty
from casefiles.office.accounts.delegation_file import DelegationFile
from casefiles.office.accounts.delegations import begin_delegation, end_delegation, every_delegation
from casefiles.office.errors import Conflict, NotFound, Refused, Unacceptable
from casefiles.office.filing.take_step import take_step
from casefiles.office.opening import open_office
from casefiles.office.upkeep.checks import check_everything
from casefiles.people.roles import Role
from casefiles.procedure.permission import refusals
from casefiles.procedure.table import STEPS
from tests.builders.cases import moment, then
from tests.builders.files import letter_words
from tests.world.offices import new_office
from tests.world.staff import CLERK, DEPUTY, OUTSIDERS, REVIEWER, SIGNER, STAFF, standing_in

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
ADMIN = STAFF["admin"]
LEAVE = {
    "principal": SIGNER.id,
    "roles": ["signer"],
    "deputy": DEPUTY.id,
    "first": "2026-01-06",
    "last": "2026-01-09",
    "reason": "年休假",
}


def staffed(office):
    """The office with its staff's accounts, quickly hashed."""
    office = replace(office, accounts=AccountFile(office.home, QUICK))
    for officer in (*STAFF.values(), *OUTSIDERS.values()):
        office.accounts.add(officer.id, officer.name, officer.roles, "a good pass phrase", officer.body)
    return office


@pytest.fixture
def office(tmp_path):
    return staffed(new_office(tmp_path / "office"))


def on(office, day):
    office.clock.move_to(date.fromisoformat(day))
    return officer_on_duty(office, DEPUTY.id)


def test_a_delegation_begins_and_ends_by_itself(office):
    begin_delegation(office, LEAVE, ADMIN)

    held = {day: Role.SIGNER in on(office, f"2026-01-{day}").held for day in ("05", "06", "09", "10")}

    assert held == {"05": False, "06": True, "09": True, "10": False}


def test_one_ended_early_is_over_at_once_and_stays_in_the_list(office):
    begin_delegation(office, LEAVE, ADMIN)
    assert on(office, "2026-01-07").has_any((Role.SIGNER,))

    end_delegation(office, 1, {"reason": "提前返岗"}, ADMIN)

    assert not officer_on_duty(office, DEPUTY.id).has_any((Role.SIGNER,))
    (kept,) = every_delegation(office)
    assert (kept.ended_why, kept.ended_by, kept.standing(date(2026, 1, 7))) == (
        "提前返岗",
        ADMIN.name,
        "已提前终止",
    )
    with pytest.raises(Refused, match="不必再终止"):
        end_delegation(office, 1, {"reason": "再终止"}, ADMIN)


def test_one_that_is_over_cannot_be_ended(office):
    begin_delegation(office, LEAVE, ADMIN)
    on(office, "2026-01-10")

    with pytest.raises(Refused, match="已期满"):
        end_delegation(office, 1, {"reason": "返岗"}, ADMIN)
    with pytest.raises(NotFound, match="没有第2号代理"):
        end_delegation(office, 2, {"reason": "返岗"}, ADMIN)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"roles": ["reviewer"]}, "孙签发没有审核人的职责"),
        ({"roles": ["admin"]}, "代理哪些职责"),
        ({"roles": []}, "至少选择一项"),
        ({"principal": "admin"}, "被代理人"),
        ({"deputy": SIGNER.id}, "不能是被代理人本人"),
        ({"deputy": "gao"}, "代理人"),
        ({"deputy": "admin"}, "代理人"),
        ({"first": "2026-01-04"}, "不能早于今天"),
        ({"last": "2026-01-05"}, "止日早于起日"),
        ({"last": "2027-06-01"}, "不超过一年"),
        ({"reason": ""}, "事由"),
    ],
)
def test_what_cannot_be_delegated_is_refused_in_words(office, wrong, words):
    with pytest.raises((Refused, Unacceptable), match=words):
        begin_delegation(office, LEAVE | wrong, ADMIN)

    assert every_delegation(office) == []


def test_only_the_administrator_records_delegations_nobody_gives_away_their_own_role(office):
    for officer in (SIGNER, DEPUTY, CLERK):
        with pytest.raises(Refused, match="系统管理员"):
            begin_delegation(office, LEAVE, officer)
    begin_delegation(office, LEAVE, ADMIN)
    with pytest.raises(Refused, match="系统管理员"):
        end_delegation(office, 1, {"reason": "返岗"}, SIGNER)


@pytest.mark.parametrize("other", [{"deputy": "zhao"}, {"principal": "zhu"}])
def test_a_role_has_one_deputy_and_a_deputy_one_principal_for_it_at_a_time(office, other):
    office.accounts.add("zhu", "朱签发", [Role.SIGNER], "a good pass phrase")
    begin_delegation(office, LEAVE, ADMIN)

    with pytest.raises(Refused, match="2026年1月6日至2026年1月9日已由冯审核代理孙签发的签发人职责"):
        begin_delegation(office, LEAVE | other | {"first": "2026-01-09", "last": "2026-01-20"}, ADMIN)

    begin_delegation(office, LEAVE | other | {"first": "2026-01-10", "last": "2026-01-20"}, ADMIN)
    assert [one.number for one in every_delegation(office)] == [1, 2]


def test_nobody_passes_on_what_they_hold_for_someone_else(office):
    begin_delegation(office, LEAVE, ADMIN)
    with pytest.raises(Refused, match="冯审核没有签发人的职责"):
        begin_delegation(office, LEAVE | {"principal": DEPUTY.id, "deputy": "zhao"}, ADMIN)


def test_a_role_that_the_principal_loses_or_a_closed_account_lends_nothing(office):
    begin_delegation(office, LEAVE, ADMIN)
    assert Role.SIGNER in on(office, "2026-01-06").held

    office.accounts.change(SIGNER.id, SIGNER.name, [Role.CLERK])
    assert Role.SIGNER not in officer_on_duty(office, DEPUTY.id).held
    office.accounts.change(SIGNER.id, SIGNER.name, [Role.SIGNER])
    office.accounts.set_disabled(SIGNER.id, True)
    assert Role.SIGNER not in officer_on_duty(office, DEPUTY.id).held


def test_delegations_are_a_chain_whose_alteration_lends_nothing(office):
    begin_delegation(office, LEAVE, ADMIN)
    begin_delegation(office, LEAVE | {"first": "2026-02-02", "last": "2026-02-06"}, ADMIN)
    path = min((office.home / "delegations" / "records").iterdir())
    path.write_text(path.read_text(encoding="utf-8").replace('"feng"', '"zhao"'), encoding="utf-8")

    again = staffed(open_office(office.home, office.clock))

    office.clock.move_to(date(2026, 1, 6))
    assert officer_on_duty(again, "zhao") == REVIEWER
    assert officer_on_duty(again, DEPUTY.id) == DEPUTY
    assert any(problem.where.startswith("delegations/") for problem in check_everything(again))


def test_of_two_delegations_recorded_at_the_same_moment_one_is_told_of_the_other(office, monkeypatch):
    other = replace(office, delegations=DelegationFile(office.home))
    clashes = delegations._clashes

    def meanwhile(asked, answers):
        found = clashes(asked, answers)
        if asked is office:
            begin_delegation(other, LEAVE | {"deputy": "zhao"}, ADMIN)
        return found

    monkeypatch.setattr(delegations, "_clashes", meanwhile)
    with pytest.raises(Conflict):
        begin_delegation(office, LEAVE, ADMIN)

    assert [one.deputy for one in every_delegation(other)] == ["zhao"]


# --- what is filed for another says so ---


def signs_for_another(worker):
    """The decision, reviewed, and signed by the deputy while the signer is away."""
    worker.office = staffed(worker.office)
    begin_delegation(worker.office, LEAVE | {"first": "2026-01-28", "last": "2026-02-20"}, STAFF["admin"])
    refs = [letter.ref for letter in worker.case.letters if letter.is_underway]
    take_step(worker.office, worker.number, "letter_review", {"letters": refs, "outcome": "pass"}, REVIEWER)
    return take_step(
        worker.office,
        worker.number,
        "letter_sign",
        {"letters": refs},
        officer_on_duty(worker.office, DEPUTY.id),
    )


def test_a_record_filed_for_another_names_both_and_what_is_filed_in_one_s_own_role_does_not(world):
    worker = world.case_at("notice_drafted")
    worker.office.clock.move_to(date(2026, 1, 28))
    case = signs_for_another(worker)

    signed, reviewed = case.filings[-1].filed_by, case.filings[-2].filed_by
    assert signed == {
        "id": "feng",
        "name": "冯审核",
        "role": "signer",
        "for": "sun",
        "for_name": "孙签发",
    }
    assert "for" not in reviewed
    assert {letter.signed.signature for letter in case.letters if letter.signed} == {"冯审核（代孙签发）"}
    line = list(worker.office.log.lines(case.number))[-1]
    assert (line["by"], line["for"], line["for_name"], line["what"]) == (
        "feng",
        "sun",
        "孙签发",
        "办理文书签发",
    )
    assert list(check_everything(worker.office)) == []


def test_a_letter_signed_by_a_deputy_names_the_deputy_and_for_whom(world):
    worker = world.case_at("defence_reviewed")
    worker.on("2026-01-28").file("submission", {"summary": worker.case.facts_found})
    signs_for_another(worker)

    assert "签发人：冯审核（代孙签发）" in letter_words(worker, "submission").replace("　", "")


def test_a_deputy_acts_in_their_own_role_where_they_have_it():
    reviewer = standing_in(DEPUTY, REVIEWER)

    assert reviewer.acting((Role.REVIEWER,)).acting_for is None
    assert reviewer.as_filer((Role.REVIEWER,)) == {"id": "feng", "name": "冯审核", "role": "reviewer"}


# --- no way round the separation of duties ---


def said(case, step, by, day="2026-02-02", **answers):
    return [refusal.reason for refusal in refusals(case, STEPS[step], moment(day, by, **answers))]


def decision_of(case):
    return [letter.ref for letter in case.letters if letter.kind == "decision"]


def test_who_drafted_neither_reviews_nor_signs_as_a_deputy(world):
    case = world.snapshot("decision_drafted")

    for step, principal in (("letter_review", REVIEWER), ("letter_sign", SIGNER)):
        words = said(case, step, standing_in(CLERK, principal), letters=decision_of(case), outcome="pass")
        assert any("是您拟的稿" in text for text in words), step


def test_what_someone_drafted_is_not_passed_in_their_name(world):
    case = world.snapshot("decision_drafted")
    deputy = standing_in(STAFF["legal"], CLERK, Role.REVIEWER, Role.SIGNER)

    for step in ("letter_review", "letter_sign"):
        words = said(case, step, deputy, letters=decision_of(case), outcome="pass")
        assert any("是您代理的李经办拟的稿" in text for text in words), step


def test_what_someone_reviewed_is_not_signed_in_their_name(world):
    case = world.snapshot("decision_drafted")
    refs = [letter.ref for letter in case.letters if letter.is_underway]
    case = then(case, "letter_review", {"letters": refs, "outcome": "pass"}, REVIEWER)

    words = said(case, "letter_sign", standing_in(STAFF["legal"], REVIEWER, Role.SIGNER), letters=refs)

    assert any("是您代理的赵审核审核的" in text for text in words)


def test_what_a_deputy_reviewed_for_someone_that_someone_does_not_sign(world):
    case = world.snapshot("decision_drafted")
    refs = [letter.ref for letter in case.letters if letter.is_underway]
    deputy = standing_in(STAFF["legal"], SIGNER, Role.REVIEWER)
    case = then(case, "letter_review", {"letters": refs, "outcome": "pass"}, deputy)

    words = said(case, "letter_sign", SIGNER, letters=refs)

    assert any("是钱法制代您审核的" in text for text in words)


def test_another_s_deputy_passes_what_neither_has_touched(world):
    case = world.snapshot("decision_drafted")
    refs = decision_of(case)

    assert (
        said(case, "letter_review", standing_in(STAFF["legal"], REVIEWER), letters=refs, outcome="pass") == []
    )


def test_who_accepted_the_case_does_not_review_its_law_through_a_deputy(world):
    words = said(
        world.snapshot("verified"), "legal_review", standing_in(DEPUTY, CLERK, Role.LEGAL), "2026-01-08"
    )

    assert any("您代理的李经办参与了本案的受理或者核查" in text for text in words)


def test_what_was_accepted_in_one_s_name_one_does_not_review_as_to_its_law(world):
    case = then(world.snapshot("reported"), "acceptance", {}, standing_in(DEPUTY, STAFF["legal"], Role.CLERK))
    case = then(case, "verification", {})

    assert any("参与了本案" in text for text in said(case, "legal_review", STAFF["legal"], "2026-01-08"))


def test_who_verified_the_case_does_not_answer_the_objection_through_a_deputy(world):
    words = said(
        world.snapshot("objected"),
        "objection_result",
        standing_in(SIGNER, CLERK, Role.REVIEWER),
        "2026-03-02",
    )

    assert any("核查人" in text for text in words)


def test_a_deputy_and_the_one_who_is_away_are_not_two_people(world):
    deputy = standing_in(DEPUTY, CLERK)

    words = said(world.snapshot("reported"), "acceptance", deputy, "2026-01-06", co_clerk=CLERK.name)

    assert any("不能是您本人，也不能是您代理的人" in text for text in words)


def test_who_verified_through_a_deputy_does_not_chair_the_hearing(world):
    case = then(world.snapshot("accepted"), "verification", {}, standing_in(DEPUTY, CLERK))
    case = then(case, "defence", {"hearing": True}, CLERK)

    guard = next(g for g in STEPS["hearing_notice"].checks if g.name == "hearing_is_fair")
    for chair in (CLERK.name, DEPUTY.name):
        refusal = guard(case, moment("2026-01-15", chair=chair, held_on="2026-01-28"))
        assert refusal is not None
        assert refusal.field == "chair"
