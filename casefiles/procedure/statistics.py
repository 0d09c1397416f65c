"""The figures that a case contributes to the office's years, as short texts that the index adds up.

A tally belongs to the year in which the counted event took place, so that a later event never changes the figures
of an earlier year. It names nobody: year, topic, key, value, and how many times (2026|letter|decision|postal|2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing, filed_day
from casefiles.cases.letter_kinds import DECISION, NON_RECOGNITION, REFUSAL
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import WorkingCalendar
from casefiles.law.measure import Measure
from casefiles.procedure.durations import STRETCHES, Course, Span

# Values of a tally that are no step's outcome and no state. Indexes hold them.
RECOGNISED = "recognised"
MADE, WAIVED, SILENT, HEARING = "made", "waived", "silent", "hearing"
SIGNED = "signed"

# Year, topic, key and value of a tally.
_Counted = tuple[int, str, str, str]


@dataclass(frozen=True)
class Tally:
    """What one case adds to one figure of one year."""

    year: int
    topic: str
    key: str
    value: str = ""
    times: int = 1

    def __str__(self) -> str:
        return f"{self.year}|{self.topic}|{self.key}|{self.value}|{self.times}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The tally in an index document's text; None if the text is not a tally."""
        parts = text.split("|")
        if len(parts) != 5 or not (parts[0].isdecimal() and parts[4].isdecimal()):
            return None
        return cls(int(parts[0]), parts[1], parts[2], parts[3], int(parts[4]))


def tallies(case: Case, measure: Measure, calendar: WorkingCalendar) -> list[str]:
    """Every tally of the case, as text, in the order of the topics."""
    course = Course.of(case, measure)
    counted = Counter(
        (
            *_months(course),
            *_durations(course, calendar),
            *_outcomes(course),
            *_rights(case),
            *_letters(case),
        )
    )
    return [str(Tally(*one, times)) for one, times in counted.items()]


def _months(of: Course) -> Iterator[_Counted]:
    yield _in_month("received", filed_day(of.case.opening))
    decided = _decided_on(of.case)
    if decided:
        yield _in_month("decided", decided)
    if of.ended:
        yield _in_month("closed", of.ended[0])


def _in_month(key: str, day: date) -> _Counted:
    return day.year, "month", key, f"{day.month:02}"


def _decided_on(case: Case) -> date | None:
    """The day on which the office signed its decision: to recognise, not to recognise, or not to accept."""
    days = [
        letter.day
        for kind in (DECISION, NON_RECOGNITION, REFUSAL)
        if (letter := case.service.signed(kind)) and letter.day
    ]
    return min(days, default=None)


def _outcomes(of: Course) -> Iterator[_Counted]:
    decision, item = of.case.service.signed(DECISION), str(of.case.item)
    if decision and decision.day:
        yield decision.day.year, "outcome", item, RECOGNISED
    if of.ended:
        yield of.ended[0].year, "outcome", item, of.ended[1].value


def _rights(case: Case) -> Iterator[_Counted]:
    """How the person was heard, and the outcome of every objection, repair, proceeding and request."""
    for review in case.every(StepName.DEFENCE_REVIEW):
        for row in review.answers["responses"]:
            yield filed_day(review).year, "points", row["adopted"], ""
        yield filed_day(review).year, "heard", _how_heard(case, review), ""
    for held in case.every(StepName.HEARING_RECORD):
        yield filed_day(held).year, "heard", HEARING, ""
    for topic, step in (
        ("objections", StepName.OBJECTION_RESULT),
        ("repairs", StepName.REPAIR_DECISION),
        ("proceedings", StepName.PROCEEDING_OUTCOME),
        ("information", StepName.INFORMATION_REPLY),
    ):
        for answer in case.every(step):
            if not case.service.was_returned(answer):
                yield filed_day(answer).year, topic, answer.answers["outcome"], ""


def _how_heard(case: Case, review: Filing) -> str:
    before = {filing.step for filing in case.filings[: review.sequence - 1]}
    if StepName.DEFENCE in before:
        return MADE
    return WAIVED if StepName.WAIVER in before else SILENT


def _letters(case: Case) -> Iterator[_Counted]:
    for letter in case.letters:
        if letter.day:
            yield letter.day.year, "letters", letter.kind, SIGNED
        if letter.served_on:
            yield letter.served_on.year, "letters", letter.kind, letter.service_method


def _durations(of: Course, calendar: WorkingCalendar) -> Iterator[_Counted]:
    for stretch in STRETCHES:
        unit = stretch.unit(of.measure)
        for span in stretch.spans(of):
            took = calendar.elapsed(span.started, span.ended, unit)
            yield span.ended.year, "stage", stretch.key, str(took)
            if stretch.policy and _is_late(span, of.measure.number_of(stretch.policy), unit, calendar):
                yield span.ended.year, "late", stretch.key, ""


def _is_late(span: Span, limit: int, unit: str, calendar: WorkingCalendar) -> bool:
    return span.ended > calendar.last_day(span.started, limit + span.added, unit, for_the_person=False).day
