"""What the indexes hold of a case: derived from it, so that they can always be made again."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import signed_name
from casefiles.cases.letter import Letter, LetterStatus
from casefiles.cases.letter_kinds import (
    ANNULMENT,
    DECISION,
    NON_RECOGNITION,
    OBJECTION_RESULT,
    REFUSAL,
    REMOVAL,
)
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import WorkingCalendar
from casefiles.law.ground import Provision
from casefiles.law.measure import Measure
from casefiles.letters import wording
from casefiles.office.reading.waiting_letters import waiting_in
from casefiles.outward.agencies import sent
from casefiles.people.roles import Officer, Role
from casefiles.procedure.agenda import called_for
from casefiles.procedure.deadlines import deadlines
from casefiles.procedure.rule import Attempt
from casefiles.procedure.statistics import tallies
from casefiles.procedure.step import Step
from casefiles.procedure.table import PROCEDURE, STEPS
from storage import RulingDoc

INDEXED_FIELDS = (
    "state",
    "track",
    "name",
    "identity",
    "department",
    "item",
    "behaviours",
    "year",
    "turn",
    "outcome",
    "open",
    "source",
    "agencies",
    "told",
    "owes",
    "outgoing",
    "shown",
    "related",
    "linked",
    "tallies",
    "desk",
)
ORDERED_FIELDS = ("updated", "due", "answer_by")
#: To be raised with every change of what a document says: an index of another make is made anew at the next start.
DOCUMENT = 6
NO_DUE = "9999-12-31"
ANYONE = Officer("", "", frozenset(Role))
RULING_LETTERS = (REFUSAL, NON_RECOGNITION, DECISION, OBJECTION_RESULT, ANNULMENT, REMOVAL)
LETTER_TURNS = {
    LetterStatus.DRAFTED: Role.REVIEWER,
    LetterStatus.RETURNED: Role.CLERK,
    LetterStatus.REVIEWED: Role.SIGNER,
    LetterStatus.SIGNED: Role.CLERK,
    LetterStatus.SEALED: Role.CLERK,
}


def identity_key(number: str, secret: bytes) -> str:
    """A key by which a whole identity number is found and from which it cannot be read."""
    return hmac.new(secret, number.strip().upper().encode(), hashlib.sha256).hexdigest()


def document_version(measure: Measure, festivals: Iterable[date]) -> str:
    """What the documents of the index depend on besides the cases: their make, the pack, the periods, the local festivals."""
    periods = sorted((key, str(policy.value)) for key, policy in measure.policies.items())
    told = f"{measure.id}{measure.version}{periods}{sorted(map(str, festivals))}"
    return f"{DOCUMENT}-{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def turns(case: Case, at: Attempt) -> list[Role]:
    """Whose turn it is: letters underway and what is called for now, else the main steps that are open."""
    waiting = [
        role
        for x in case.letters
        if x.status in LETTER_TURNS and (x.is_live or _to_redraft(case, x))
        for role in (STEPS[x.step].actors if not x.is_live else (LETTER_TURNS[x.status],))
        if role != Role.SYSTEM
    ]
    waiting += [role for step in called_for(case, at) for role in step.actors if role != Role.SYSTEM]
    if waiting or case.state in (State.ARCHIVED, State.LISTED, State.COURT_PASSED_ON):
        return list(dict.fromkeys(waiting))
    ahead = [step for step in PROCEDURE if case.state in step.leads_from and not step.aside]
    open_now = [step for step in ahead if not any(guard(case, at) for guard in step.guards)]
    theirs = [d for d in deadlines(case, at.measure, at.calendar) if d.turn is None and not d.met]
    if not open_now and not any(not d.is_over(at.today) for d in theirs):
        open_now = ahead or _ways_out(case)
    return list(dict.fromkeys(role for step in open_now for role in step.actors if role != Role.SYSTEM))


def _ways_out(case: Case) -> list[Step]:
    """What brings the case on where no main step does: nothing waits for a day, so somebody must turn it elsewhere."""
    return [step for step in PROCEDURE if case.state in step.leads_from and step.ends][:1]


def _to_redraft(case: Case, letter: Letter) -> bool:
    """A returned letter waits for a new draft while its filing is the newest of its step and its stage is not over."""
    filing = case.service.drafting(letter)
    latest, step = case.latest(letter.step), STEPS[letter.step]
    stage = (*step.leads_from, *step.ends)
    return latest is not None and latest.sequence == filing.sequence and (not stage or case.state in stage)


def index_entry(
    case: Case, measure: Measure, calendar: WorkingCalendar, secret: bytes, today: date
) -> dict[str, Any]:
    """The case's document in the index of states."""
    waiting = [d for d in deadlines(case, measure, calendar) if not d.met and case.state != State.ARCHIVED]
    soonest = waiting[0] if waiting else None
    report, respondent = case.report, case.respondent
    now = Attempt(today, measure, calendar, ANYONE)
    letters = waiting_in(case, now)
    return {
        "number": case.number,
        "sequence": case.sequence,
        "state": case.state.value,
        "state_title": case.state.title,
        "open": "no" if case.state.is_end or case.state == State.ARCHIVED else "yes",
        "track": "court" if case.is_court_track else "county",
        "name": respondent.name,
        "kind": respondent.kind.title,
        "identity": identity_key(respondent.identity_number, secret),
        "department": report.department,
        "item": str(case.item),
        "behaviours": list(case.behaviours),
        "matter": wording.matter(case, measure),
        "conduct_date": report.answers["conduct_date"],
        "instrument": report.instrument.number,
        "year": case.number[:4],
        "turn": [role.value for role in turns(case, now)],
        "due": soonest.last_day.isoformat() if soonest else NO_DUE,
        "due_title": soonest.title if soonest else "",
        "due_is_theirs": bool(soonest and soonest.turn is None),
        "updated": case.filings[-1].filed_at,
        "updated_by": signed_name(case.filings[-1].filed_by),
        "last_step": case.filings[-1].title,
        "outcome": case.outcome,
        "agencies": case.listing.informed_agencies,
        "related": report.related_case,
        "told": list(
            dict.fromkeys(letter.agency for letter in case.letters if letter.agency and letter.is_live)
        ),
        "source": case.opening.facts.get("source_key") or "",
        **_outgoing(case, measure, calendar),
        "desk": sorted({row["act"] for row in letters}),
        "waiting": letters,
        "shown": "yes" if case.state == State.LISTED and case.latest(StepName.PUBLICATION) else "",
        "linked": _linked(case, secret),
        "bags": len(case.every(StepName.ARCHIVE)),
        "tallies": tallies(case, measure, calendar),
    }


def _outgoing(case: Case, measure: Measure, calendar: WorkingCalendar) -> dict[str, Any]:
    """Which agencies still owe an answer, and since when the first of them is waited for."""
    letters = sent(case, measure, calendar)
    owing = [x for x in letters if x.answer_by and not x.answer]
    return {
        "outgoing": ["any", *(["waiting"] if owing else [])] if letters else [],
        "owes": list(dict.fromkeys(x.agency for x in owing)),
        "answer_by": min((x.answer_by.isoformat() for x in owing if x.answer_by), default=NO_DUE),
    }


def _linked(case: Case, secret: bytes) -> str:
    """The key of the person who stands in a unit's case as its representative; empty where no number is held."""
    number = case.respondent.representative_id
    return identity_key(number, secret) if number else ""


def damaged_entry(number: str) -> dict[str, Any]:
    """What the lists show of a case folder that cannot be read: it must not disappear from them."""
    blank = dict.fromkeys(
        (
            *INDEXED_FIELDS,
            "matter",
            "due_title",
            "last_step",
            "updated_by",
            "kind",
            "conduct_date",
            "instrument",
        ),
        "",
    )
    return blank | {
        "number": number,
        "sequence": 0,
        "state": "damaged",
        "state_title": "案卷损坏，请运行 casefiles check",
        "open": "yes",
        "name": "（读不出来）",
        "year": number[:4],
        "turn": [Role.CLERK.value],
        "behaviours": [],
        "agencies": [],
        "told": [],
        "owes": [],
        "outgoing": [],
        "answer_by": NO_DUE,
        "tallies": [],
        "desk": [],
        "waiting": [],
        "due": "0001-01-01",
        "due_title": "查明损坏原因",
        "due_is_theirs": False,
        "bags": 0,
        "updated": "",
    }


def ruling_entry(case: Case, measure: Measure, letters: Mapping[str, str]) -> RulingDoc | None:
    """The case as a past ruling; None until the office has spoken in a signed letter.

    `letters` are the words of every signed letter by its ref. A natural person's number is masked before it is indexed.
    """
    signed = [x for x in case.letters if x.number and x.is_live]
    if not any(x.is_a(*RULING_LETTERS) for x in signed):
        return None
    number, shown = case.respondent.identity_number, case.respondent.masked_identity
    # What the letters quote of the article is the Measure's word, not the ruling's: every decision would answer to it.
    quoted = measure.quote(Provision.CONDUCT.item(case.item))
    decided = case.ruling.decided.answers if case.ruling.decided else {}
    review = case.latest(StepName.DEFENCE_REVIEW)
    dropped, refusal = case.latest(StepName.NON_RECOGNITION), case.latest(StepName.REFUSAL)
    results = case.every(StepName.OBJECTION_RESULT)
    reasons = [
        decided.get("reasons") or "",
        decided.get("severity_reasons") or "",
        *(dropped.answers["reasons"] if dropped else []),
        *(refusal.answers["reasons"] if refusal else []),
        *(line for result in results for line in (*result.answers["checks"], *result.answers["reasons"])),
    ]
    answers = [
        f"{row['point']}——{row['adopted']}：{row['reason']}"
        for row in (review.answers["responses"] if review else ())
    ]
    instrument = wording.instrument(case)
    return RulingDoc(
        id=case.number,
        title=f"{case.respondent.name}{wording.matter(case, measure)}",
        sections={
            "文号": "　".join(letter.number for letter in signed),
            "事实": case.facts_found,
            "依据文书": "　".join(value for value in instrument.values() if value),
            "理由": "\n".join(reason for reason in reasons if reason),
            "申辩与答复": "\n".join(answers),
            **{
                f"{x.title}{x.number}": letters.get(x.ref, "").replace(number, shown).replace(quoted, "")
                for x in signed
            },
        },
        facets={
            "item": str(case.item),
            "year": str((signed[0].day or date.min).year),
            "outcome": case.outcome or case.state.title,
        },
    )
