"""What the forms on objections and proceedings offer on a case."""

from __future__ import annotations

from collections.abc import Iterable

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.step_names import StepName
from casefiles.law.measure import Measure
from casefiles.letters import corrections
from forms.base import Choices
from forms.fields.corrections import corrected_measure


def correctable(case: Case, measure: Measure) -> dict[str, Choices]:
    """What a correction may put right in this case."""
    offered = [
        (name, f"{label}：改为几个月，停止的填0" if corrected_measure(name) else label)
        for name, label in corrections.correctable(case, measure).items()
    ]
    return {"correctable": offered}


def objection_result(case: Case, measure: Measure) -> dict[str, Choices]:
    """The objections that are not answered yet."""
    found = [
        (str(one.sequence), f"{one.answers['received_on']}　{'；'.join(one.answers['matters'])[:40]}")
        for one in case.remedies.open_objections
    ]
    return {"open_objections": found, **correctable(case, measure)}


def proceeding_reply(case: Case, measure: Measure) -> dict[str, Choices]:
    """The proceedings that are under way."""
    return {"open_proceedings": _proceedings(case.remedies.open_proceedings)}


def proceeding_outcome(case: Case, measure: Measure) -> dict[str, Choices]:
    """The proceedings that are under way, and what their outcome may change."""
    return {**proceeding_reply(case, measure), **correctable(case, measure)}


def stay(case: Case, measure: Measure) -> dict[str, Choices]:
    """The proceedings that are under way, and those in which there was a stay."""
    stayed = {one.answers["proceeding"] for one in case.every(StepName.STAY)}
    found = [
        one
        for one in case.every(StepName.PROCEEDING)
        if one in case.remedies.open_proceedings or str(one.sequence) in stayed
    ]
    return {"proceedings_stayed": _proceedings(found)}


def _proceedings(filings: Iterable[Filing]) -> Choices:
    return [(str(one.sequence), f"{one.answers['body']}　{one.answers['number']}") for one in filings]
