"""The unit's case on which a linked person's case depends (Article 2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import DECISION
from casefiles.cases.states import State
from casefiles.law.ground import Provision
from casefiles.procedure.rule import Attempt, Refusal, guard

# States in which there is no finding against the unit any more, or never was one.
WITHOUT_FINDING = (
    State.RETURNED,
    State.REFUSAL_PENDING,
    State.REFUSED,
    State.WITHDRAWN,
    State.NON_RECOGNITION_PENDING,
    State.NOT_RECOGNISED,
    State.ANNULMENT_PENDING,
    State.ANNULLED,
)


def unit_of(case: Case, at: Attempt) -> Case | None:
    """The unit's case for a linked person's case; None for other cases, and if it could not be read."""
    return at.others.get(case.report.related_case) if case.is_linked else None


def finding_annulled(unit: Case) -> bool:
    """Whether the finding against the unit was annulled, or the unit's case ended without one."""
    return (unit.closed_as if unit.state == State.ARCHIVED else unit.state) in WITHOUT_FINDING


@guard("单位的案件没有不成立")
def the_units_finding_is_not_annulled(case: Case, at: Attempt) -> Refusal | None:
    """A linked person answers for the unit's conduct; without a finding against the unit there is none (Article 2)."""
    unit = unit_of(case, at)
    if unit is None or not finding_annulled(unit):
        return None
    return Refusal(
        Provision.LINKED,
        f"单位的案件{unit.number}{unit.state.title}，关联人员的认定失去依据",
        "请办理不予认定或者撤销",
    )


def decision_of_the_unit(case: Case, answers: Mapping[str, Any], at: Attempt) -> dict[str, str]:
    """What a linked person is told names the unit's own decision, as it stands then."""
    unit = unit_of(case, at)
    if unit is None:
        return {}
    decision = unit.service.signed(DECISION)
    return {"unit_decision": decision.number if decision else ""}
