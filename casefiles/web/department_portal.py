"""Pages of a reporting department: its own reports, what each waits for, and the letters to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from casefiles.cases.case import Case
from casefiles.cases.letter import Letter
from casefiles.office.filing.drafts import reports_begun
from casefiles.office.reading.cases import reported_by, view_case
from casefiles.office.reading.steps import deadlines_of, permissions_of
from casefiles.people.roles import Role
from casefiles.people.visibility import letters_to
from casefiles.procedure.deadlines import Deadline
from casefiles.procedure.permission import Permission
from casefiles.web.request import office, officer, page_number

bp = Blueprint("department_portal", __name__)


@dataclass(frozen=True)
class OwnReport:
    """One of the department's reports, with the steps and the day that wait for the department and the letters to it."""

    case: Case
    asked: Sequence[Permission]
    due: Deadline | None
    letters: Sequence[Letter]


@bp.get("/mine")
def reports() -> ResponseReturnValue:
    """The department's own reports, the newest first, fifty a page."""
    found = reported_by(office(), officer().body, page_number())
    begun = reports_begun(office(), officer())
    return render_template("mine.html", found=found, page=page_number(), begun=begun)


@bp.get("/mine/<number>")
def report(number: str) -> ResponseReturnValue:
    """One report."""
    case = view_case(office(), number, officer(), why="报送单位查看")
    return render_template("mine_case.html", report=_report(case))


def _report(case: Case) -> OwnReport:
    by = officer()
    asked = [
        permission
        for permission in permissions_of(office(), case, by)
        if permission.is_open and Role.DEPARTMENT in permission.step.actors
    ]
    waiting = [d for d in deadlines_of(office(), case) if not d.met and d.turn == Role.DEPARTMENT]
    return OwnReport(case, asked, waiting[0] if waiting else None, letters_to(case, by, office().measure))
