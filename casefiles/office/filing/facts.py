"""What the program computes from the answers of a step and keeps with them as facts of the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import ProposedFiling
from casefiles.cases.report import Report
from casefiles.cases.step_names import StepName
from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import is_a_case, readable_cases, same_matter
from casefiles.office.reading.steps import moment_in
from casefiles.people.roles import SYSTEM, Officer
from casefiles.procedure.intake.doubts import doubts, remarks
from casefiles.procedure.step import Step


def facts_of(office: OfficeContext, case: Case, step: Step, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What the program computes from the answers and keeps with them."""
    if step.opens_a_case:
        return _intake_facts(office, answers, is_court=step.name == StepName.COURT_REPORT)
    return dict(step.facts(case, answers, moment_in(office, SYSTEM, case, answers))) if step.facts else {}


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
