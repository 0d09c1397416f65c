"""Deadlines of listing, with what starts and meets each."""

from __future__ import annotations

from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import AGENCY_NOTICE, COURT_PASS_ON, DECISION
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.outward.agencies import unanswered
from casefiles.outward.register import is_held
from casefiles.people.roles import Role
from casefiles.procedure.deadline_rule import DeadlineRule
from casefiles.procedure.shared.events import last_informed


def decision_served(case: Case) -> date | None:
    served = case.service.served(DECISION)
    return served.served_on if served else None


def receipts_are_missing(case: Case) -> bool:
    """Whether an agency that was informed of the listing has not answered."""
    return bool(unanswered(case, AGENCY_NOTICE, COURT_PASS_ON))


def an_agency_is_still_to_be_informed(case: Case) -> bool:
    """Whether an agency that the decision or the entry notice names has no notice yet."""
    written = [x for x in case.letters if x.is_a(AGENCY_NOTICE) and x.is_live]
    decided = case.ruling.decided
    named = set(decided.agencies) if decided else set()
    entry = case.latest(StepName.ENTRY)
    chosen = set(entry.answers.get("agencies") or ()) if entry else set()
    return bool((named | chosen) - {x.agency for x in written})


DEADLINES = (
    DeadlineRule(
        "entry",
        "记入信用记录",
        "entry.days",
        decision_served,
        lambda case: case.state != State.DECISION_SERVED or case.remedies.is_stayed,
        Role.CLERK,
    ),
    DeadlineRule(
        "push",
        "向相关单位通报",
        "push.days",
        lambda case: case.listing.entered_on,
        lambda case: (
            case.state != State.LISTED
            or is_held(case)
            or bool(case.remedies.open_objections)
            or not an_agency_is_still_to_be_informed(case)
        ),
        Role.CLERK,
        steps=(StepName.PUSH,),
    ),
    DeadlineRule(
        "push_receipts",
        "各单位回执",
        "push.receipt_days",
        last_informed(AGENCY_NOTICE, COURT_PASS_ON),
        lambda case: not receipts_are_missing(case) or case.state.is_end,
        Role.AGENCY,
    ),
)
