"""What the page of a case shows: head, next steps, letters, timeline, files, deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.letter import Letter, LetterStatus
from casefiles.cases.letter_kinds import BLANK_TITLES
from casefiles.letters import wording
from casefiles.office.context import OfficeContext
from casefiles.office.filing.drafts import steps_begun
from casefiles.office.filing.forms import form_for
from casefiles.office.reading.answers import Answer, readable
from casefiles.office.reading.cases import index_entry_of, related_cases
from casefiles.office.reading.steps import (
    deadlines_of,
    permissions_of,
    possible_steps,
    steps_called_for,
    turns_in,
)
from casefiles.office.reading.waiting_letters import DESK_ACTS
from casefiles.people.roles import Officer, Role
from casefiles.procedure.challenges.steps import ANNULMENT, OBJECTION, STAY
from casefiles.procedure.deadlines import Deadline
from casefiles.procedure.fold import after
from casefiles.procedure.letter_life.rules import READY_FOR
from casefiles.procedure.permission import Permission
from casefiles.procedure.step import Step
from casefiles.procedure.table import STEPS

ACT_ON = {status: STEPS[act] for act, status in READY_FOR.items()}
# Answers that summarise a filing in the timeline.
GIST = ("letters", "outcome", "agency", "action", "severity", "title")
FACTS = {
    "term_start": "期限起日",
    "term_end": "期限止日",
    "deemed_on": "视为送达日",
    "outcome": "办理结果",
}


@dataclass(frozen=True)
class TimelineEntry:
    """One filing in the timeline, with its answers as text."""

    filing: Filing
    role: str
    answers: Sequence[Answer]
    facts: Sequence[tuple[str, str]]

    @property
    def gist(self) -> str:
        """The filing in a few words: its letters, its outcome."""
        told = [answer for answer in self.answers if answer.name in GIST]
        return "　".join("；".join(answer.lines)[:60] for answer in told)


@dataclass(frozen=True)
class LetterLine:
    """A letter, the next step for it, and whether this officer may take that step."""

    letter: Letter
    next: Step | None
    is_open: bool
    method: str
    remarks_at: int = 0

    @property
    def is_for_the_desk(self) -> bool:
        """Whether the next step is a review or signature, which is done on the letter desk."""
        return self.next is not None and self.next.name in DESK_ACTS


@dataclass(frozen=True)
class CasePage:
    """The page of one case for one officer."""

    office: OfficeContext
    case: Case
    by: Officer
    full: bool = False

    @property
    def matter(self) -> str:
        return wording.matter(self.case, self.office.measure)

    @property
    def exceptions(self) -> list[str]:
        """Exceptions (overrides) made for this case. They are shown wherever they have an effect."""
        return wording.exceptions(self.case, self.office.measure)

    @property
    def identity(self) -> str:
        who = self.case.respondent
        return who.identity_number if self.full else who.masked_identity

    @property
    def related(self) -> list[tuple[str, str]]:
        """The case that this one is linked to, and those that are linked to it, with their names and states."""
        named = self.case.report.related_case
        of_this = [
            (str(e["number"]), f"{e['name']}　{e['state_title']}")
            for e in related_cases(self.office, self.case.number)
        ]
        known = index_entry_of(self.office, named) if named else None
        return ([(named, f"{known['name']}　{known['state_title']}")] if known else []) + of_this

    @property
    def turn(self) -> str:
        ahead = self.next_deadline
        waits = ahead is not None and ahead.turn is None and not steps_called_for(self.office, self.case)
        if waits and ahead is not None and not ahead.is_over(self.office.today):
            return f"当事人（{ahead.title}）"
        return "、".join(role.title for role in turns_in(self.office, self.case))

    @cached_property
    def permissions(self) -> list[Permission]:
        return permissions_of(self.office, self.case, self.by)

    @property
    def next_steps(self) -> list[Step]:
        """The steps open to this officer: first those that a deadline waits for, then those of the main line."""
        may = [p.step for p in self.permissions if p.is_open]
        called = [step for step in steps_called_for(self.office, self.case) if step in may]
        return [*called, *(step for step in may if not step.aside and step not in called)]

    @property
    def side_steps(self) -> list[Step]:
        return [p.step for p in self.permissions if p.is_open and p.step not in self.next_steps]

    @property
    def held_up(self) -> list[tuple[Step, str]]:
        """Main steps of this state that this officer's roles may take but not yet, each with the first reason."""
        return [
            (p.step, p.refusals[0].words(self.office.measure))
            for p in self.permissions
            if not p.is_open
            and not p.step.aside
            and self.case.state in p.step.leads_from
            and self.by.has_any(p.step.actors)
        ]

    @property
    def marks(self) -> list[str]:
        """What qualifies the state: a stay, an open objection, an unsigned correction, an annulled unit finding."""
        case = self.case
        held = {
            "停止执行中": case.remedies.is_stayed and case.state in STAY.leads_from,
            "异议处理中": bool(case.remedies.contested(self.office.today))
            and case.state in OBJECTION.leads_from,
            "更正尚未签发": case.remedies.has_unsigned_correction,
            "单位的认定已撤销": case.unit_finding_annulled and case.state in ANNULMENT.leads_from,
        }
        return [mark for mark, holds in held.items() if holds]

    @cached_property
    def begun(self) -> frozenset[str]:
        """Steps for which this officer has kept an unfinished form."""
        return steps_begun(self.office, self.case, self.by)

    @cached_property
    def _possible(self) -> set[str]:
        return {p.step.name for p in possible_steps(self.office, self.case) if p.is_open}

    @property
    def for_others(self) -> list[Permission]:
        """Steps that the case allows now, but not to this officer."""
        return [p for p in self.permissions if not p.is_open and p.step.name in self._possible]

    @property
    def not_yet(self) -> list[tuple[Permission, list[str]]]:
        """Steps that nobody may take now, those of this state first, with the reasons."""
        closed = [p for p in self.permissions if not p.is_open and p.step.name not in self._possible]
        closed.sort(key=lambda p: self.case.state not in p.step.leads_from)
        return [(p, [refusal.words(self.office.measure) for refusal in p.refusals]) for p in closed]

    @property
    def letters(self) -> list[LetterLine]:
        """The letters, newest first."""
        return [self._letter_line(letter) for letter in reversed(self.case.letters)]

    def _letter_line(self, letter: Letter) -> LetterLine:
        step = ACT_ON.get(letter.status) if letter.is_live else None
        if letter.status == LetterStatus.RETURNED:
            step = STEPS[letter.step]
        may = step is not None and any(p.step is step and p.is_open for p in self.permissions)
        redrafted = letter.status == LetterStatus.RETURNED and not may
        method = wording.SERVICE_METHODS.get(letter.service_method, "")
        remarks = (
            len(self.case.service.remarks_at(letter.ref)) if letter.status == LetterStatus.RETURNED else 0
        )
        return LetterLine(letter, None if redrafted else step, may, method, remarks)

    @cached_property
    def timeline(self) -> list[TimelineEntry]:
        """All filings as text, newest first."""
        case, found = Case(self.case.number), []
        for filing in self.case.filings:
            found.append(self._filing(case, filing))
            case = after(case, filing)
        return found[::-1]

    def _filing(self, before: Case, filing: Filing) -> TimelineEntry:
        """One filing as text. `before` is the case before it: the form's choices and labels depend on it."""
        step = STEPS[filing.step]
        form = form_for(self.office, before, step, self.by, given={})
        role = filing.filed_by.get("role", "")
        return TimelineEntry(
            filing,
            Role(role).title if role and not filing.filed_by.get("for") else "",
            readable(form, filing.answers, full=self.full),
            self._facts(filing),
        )

    @staticmethod
    def _facts(filing: Filing) -> list[tuple[str, str]]:
        facts: list[tuple[str, str]] = [
            (title, str(filing.facts[key])) for key, title in FACTS.items() if filing.facts.get(key)
        ]
        facts += [("文号", row["number"]) for row in filing.facts.get("signed", {}).values()]
        return facts

    @cached_property
    def deadlines(self) -> list[Deadline]:
        return deadlines_of(self.office, self.case)

    @property
    def next_deadline(self) -> Deadline | None:
        return next((d for d in self.deadlines if not d.met), None)

    @property
    def blanks(self) -> list[tuple[str, str]]:
        """Name and title of each blank form that can be printed for the person."""
        return list(BLANK_TITLES.items())

    @property
    def doubts(self) -> list[dict[str, Any]]:
        return list(self.case.opening.facts.get("doubts", ()))

    @property
    def remarks(self) -> list[dict[str, Any]]:
        return list(self.case.opening.facts.get("remarks", ()))

    @property
    def source(self) -> dict[str, Any]:
        """The workbook and row that the case was opened from, empty if it was not."""
        return dict(self.case.opening.facts.get("source") or {})

    @property
    def files(self) -> list[tuple[Filing, Any]]:
        """Every file of the case, with its filing."""
        return [(filing, ref) for filing in self.case.filings for ref in filing.files]
