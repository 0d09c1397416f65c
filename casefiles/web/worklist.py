"""The worklist: what waits for the officer today, and which cases are near their last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from casefiles.cases.step_names import StepName
from casefiles.office.accounts.delegations import delegations_of
from casefiles.office.context import OfficeContext
from casefiles.office.filing.drafts import reports_begun
from casefiles.office.reading.letter_desk import queue
from casefiles.office.reading.waiting_letters import acts_of
from casefiles.office.reading.worklist import Entry, count_by, soonest_due, waiting_for
from casefiles.office.upkeep.entries import NO_DUE
from casefiles.people.roles import Officer, Role
from casefiles.procedure.deadlines import days_in_words
from casefiles.procedure.step import Step
from casefiles.web.request import office, officer

MOST_WAITING = 100
SOON = timedelta(days=7)
TO_PASS = {StepName.LETTER_REVIEW: "待我审核", StepName.LETTER_SIGN: "待我签发"}
NEAR = {"late": "逾期", "today": "今日到期", "soon": "七日内到期"}

bp = Blueprint("worklist", __name__)


@bp.get("/today")
def show() -> ResponseReturnValue:
    """The officer's worklist."""
    sheet, away = day_sheet(office(), officer()), delegations_of(office(), officer().id)
    return render_template("today.html", sheet=sheet, away=away)


@dataclass(frozen=True)
class Line:
    """One case in a list, from its index entry."""

    entry: Entry
    today: date

    @property
    def due(self) -> date | None:
        return None if self.entry["due"] == NO_DUE else date.fromisoformat(self.entry["due"])

    @property
    def nearness(self) -> str:
        """late, today, soon or far, which gives the colour. When a period of the person concerned is over, the office is not late."""
        if self.due is None or (self.is_theirs and self.due < self.today):
            return "far"
        if self.due <= self.today:
            return "late" if self.due < self.today else "today"
        return "soon" if self.due <= self.today + SOON else "far"

    @property
    def due_words(self) -> str:
        return days_in_words(self.due, self.today, is_theirs=self.is_theirs) if self.due else ""

    @property
    def is_theirs(self) -> bool:
        """Whether the day ends a period of the person concerned (to answer, to object), not a duty of the office."""
        return bool(self.entry["due_is_theirs"])

    @property
    def turn(self) -> str:
        return "、".join(Role(value).title for value in self.entry["turn"])


@dataclass(frozen=True)
class DaySheet:
    """The worklist of one officer: cases that wait for the officer's roles, then others near their last day."""

    waiting: dict[str, list[Line]]
    elsewhere: dict[str, list[Line]]
    counts: dict[str, int]
    count_open: int
    begun: list[Step]
    letters: dict[str, int]

    @property
    def is_empty(self) -> bool:
        return not (self.elsewhere or self.waiting)


def day_sheet(office: OfficeContext, by: Officer) -> DaySheet:
    """Build the worklist from the index."""
    until = (office.today + SOON).isoformat()
    due = [Line(entry, office.today) for entry in soonest_due(office, MOST_WAITING) if entry["due"] <= until]
    waiting = {
        role.title: [Line(entry, office.today) for entry in waiting_for(office, role, MOST_WAITING)]
        for role in Role
        if role in by.held
    }
    mine = {line.entry["number"] for lines in waiting.values() for line in lines}
    near = {title: [x for x in due if x.nearness == key] for key, title in NEAR.items()}
    return DaySheet(
        waiting={title: lines for title, lines in waiting.items() if lines},
        elsewhere={
            title: others
            for title, lines in near.items()
            if (others := [x for x in lines if x.entry["number"] not in mine])
        },
        counts={title: len(lines) for title, lines in near.items()},
        count_open=count_by(office, "open").get("yes", 0),
        begun=reports_begun(office, by),
        letters={TO_PASS[act]: len(queue(office, by, act)) for act in acts_of(by)},
    )
