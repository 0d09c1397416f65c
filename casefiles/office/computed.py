"""What the program computes from the answers of a step and keeps with them as facts of the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import DECISION
from casefiles.cases.step_names import StepName
from casefiles.procedure.rule import Attempt
from casefiles.procedure.shared.unit import unit_of
from casefiles.procedure.step import Step

#: What a linked person is told names the unit's own decision, as it stands then.
TELL_OF_THE_UNIT = (StepName.PRIOR_NOTICE, StepName.DECISION)


def computed(case: Case, step: Step, answers: Mapping[str, Any], at: Attempt) -> dict[str, Any]:
    """The term of a listing at its entry; the day on which a letter counts as served; the unit's own decision."""
    if step.name == StepName.ENTRY:
        return _term(case, at.today)
    if step.name in TELL_OF_THE_UNIT and (unit := unit_of(case, at)):
        decision = unit.service.signed(DECISION)
        return {"unit_decision": decision.number if decision else ""}
    if step.name == StepName.LETTER_SERVE:
        return {"deemed_on": _deemed_served(answers, at).isoformat()}
    return {}


def _term(case: Case, today: date) -> dict[str, str]:
    """The listing runs from the day of the decision for as many months as it says, or to where that was corrected."""
    start, last = case.listing.first_day or today, case.listing.last_day
    return {"term_start": start.isoformat(), "term_end": (last or start).isoformat()}


def _deemed_served(answers: Mapping[str, Any], at: Attempt) -> date:
    """The day of service: as given, or the end of the notice period (民事诉讼法 Art. 95)."""
    given = date.fromisoformat(answers["served_on"])
    if answers["method"] != "public_notice":
        return given
    days = at.measure.number_of("serve.public_notice_days")
    return at.calendar.last_day(given, days, "days").day
