"""What a form already knows when it opens: yesterday's answers, the notice's proposal, the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.step_names import StepName, letter_act
from casefiles.law.measure import Measure
from casefiles.procedure.letter_life.rules import letters_ready_for
from casefiles.procedure.listing.rules import agencies_to_inform
from casefiles.procedure.permission import is_redraft
from casefiles.procedure.step import Step


def prefill(case: Case, step: Step, measure: Measure, today: date) -> dict[str, Any]:
    """The answers that the form of `step` starts with, as far as the case knows them."""
    if is_redraft(case, step):
        latest = case.latest(step.name)
        return dict(latest.answers) if latest else {}
    known = _known(case, step, measure, today)
    dates = {
        name: today.isoformat()
        for name in ("received_on", "served_on", "entered_on", "published_on", "acted_on", "report_date")
    }
    fields = step.form.__dict__.keys() | {name for base in step.form.__mro__ for name in vars(base)}
    return {name: value for name, value in (dates | known).items() if name in fields}


def _known(case: Case, step: Step, measure: Measure, today: date) -> dict[str, Any]:
    if not case.filings:
        return {}
    if step.name == StepName.VERIFICATION:
        return {
            "behaviours": list(case.behaviours),
            "facts": "\n".join(
                [case.facts_found, *(one.answers["facts"] for one in case.every(StepName.MERGED_IN))]
            ),
            "findings": [line if "——" in line else f"{line}——" for line in case.report.evidence],
        }
    if step.name == StepName.DECISION:
        submitted = case.ruling.submitted
        return dict(submitted.answers) if submitted else {}
    if step.name == StepName.SUBMISSION:
        return {"summary": case.facts_found}
    if step.name == StepName.PRIOR_NOTICE:
        return _reproposed(case)
    if step.name == StepName.DEFENCE_REVIEW:
        return {"responses": _responses(case)}
    if step.name == StepName.PUSH:
        return {
            "agencies": agencies_to_inform(case, measure, today),
            "purpose": "供你单位依照法律、法规和有关规定在职责范围内使用，不得用于其他用途。",
        }
    if act := letter_act(step.name):
        ready = letters_ready_for(case, act)
        same = [x for x in ready if step.name != StepName.LETTER_SERVE or x.addressee == ready[0].addressee]
        return {"letters": [letter.ref for letter in same]}
    return {}


def _reproposed(case: Case) -> dict[str, Any]:
    """A second notice starts from the first one's proposal."""
    return dict(case.ruling.proposal.answers) if case.ruling.proposal else {}


def _responses(case: Case) -> list[dict[str, str]]:
    """A row for each point, with the answer it already has from an earlier review."""
    review = case.latest(StepName.DEFENCE_REVIEW)
    answered = {row["point"]: row for row in review.answers["responses"]} if review else {}
    return [
        dict(answered.get(point) or {"point": point, "adopted": "", "reason": ""})
        for point in case.hearing.points
    ]
