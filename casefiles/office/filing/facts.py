"""What the program computes from the answers of a step and keeps with them as facts of the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import ProposedFiling
from casefiles.cases.letter_kinds import DECISION
from casefiles.cases.report import Report
from casefiles.cases.step_names import StepName
from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import is_a_case, readable_cases, same_matter
from casefiles.office.reading.steps import moment_in
from casefiles.people.roles import SYSTEM, Officer
from casefiles.procedure.intake.doubts import doubts, remarks
from casefiles.procedure.rule import Attempt
from casefiles.procedure.shared.unit import unit_of
from casefiles.procedure.step import Step

#: What a linked person is told names the unit's own decision, as it stands then.
TELL_OF_THE_UNIT = (StepName.PRIOR_NOTICE, StepName.DECISION)


def facts_of(office: OfficeContext, case: Case, step: Step, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What the program computes from the answers and keeps with them."""
    if step.opens_a_case:
        return _intake_facts(office, answers, is_court=step.name == StepName.COURT_REPORT)
    return computed(case, step, answers, moment_in(office, SYSTEM, case, answers))


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


def _intake_facts(office: OfficeContext, answers: Mapping[str, Any], *, is_court: bool) -> dict[str, Any]:
    found = [doubt.to_json() for doubt in doubts(Report(answers), office.measure, is_court=is_court)]
    twin = same_matter(office, answers)
    if twin:
        found.append(
            {
                "field": "identity_number",
                "message": f"与案件{twin}重复：同一主体、同一项、同一日期或者同一文书",
            }
        )
    related = str(answers.get("related_case") or "")
    if related and not is_a_case(office, related):
        found.append({"field": "related_case", "message": f"没有关联案件{related}，请核对案号"})
    linked = str(answers.get("relation") or "").startswith("linked_")
    unit = next(readable_cases(office, [related]), None) if linked and is_a_case(office, related) else None
    noted = [remark.to_json() for remark in remarks(Report(answers), office.measure, office.today)]
    return {"doubts": found, "remarks": noted} | ({"unit": unit.respondent.name} if unit else {})


def filing_of(
    office: OfficeContext,
    case: Case,
    step: Step,
    answers: Mapping[str, Any],
    by: Officer,
    facts: Mapping[str, Any],
) -> ProposedFiling:
    """The filing as it would be made now; nothing is written."""
    filer = by.as_filer(step.actors)
    return ProposedFiling(case.sequence + 1, step.name, step.title, office.now, filer, answers, dict(facts))
