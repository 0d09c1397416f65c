"""The kinds of case that the search begins with, and what is proposed to each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import ProposedFiling
from casefiles.cases.letter import Act, Letter
from casefiles.cases.report import Report
from casefiles.cases.states import State
from casefiles.law.measure import Measure
from casefiles.office.filing.choices import vocabulary_for
from casefiles.procedure.intake.doubts import doubts
from casefiles.procedure.table import STEPS
from forms.base import Vocabulary
from tests.builders.answers import restriction
from tests.builders.numbers import resident_id
from tests.builders.reports import court_debtor, enterprise, minor, official, person, state_organ
from tests.rights import MEASURE as UNCONFIRMED

FIRST_DAY = date(2026, 2, 2)
UNIT = "2026-0001"
#: The Measure as an office has it that registered the paper which confirms it.
MEASURE: Measure = replace(
    UNCONFIRMED,
    policies={
        **UNCONFIRMED.policies,
        "norm.confirmed_by": replace(UNCONFIRMED.policies["norm.confirmed_by"], value="例函〔2026〕1号"),
    },
)


@dataclass(frozen=True)
class Opening:
    """One kind of case: who is reported for what, the proposal that the law allows, and how much may hang over it.

    What breaks a right by itself is tried in every state, however little may hang over the case.
    """

    name: str
    report: Mapping[str, Any]
    step: str = "report"
    proposal: Mapping[str, Any] = field(default_factory=dict)
    at_once: int = 0


def proposed(severity: str, months: int, *rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "severity": severity,
        "severity_reasons": "逾期未改正。",
        "term_months": months,
        "restrictions": list(rows),
        **more,
    }


SEALED = {"marks": ["sealed"]}
#: Of age on the day of the conduct, a minor when the Measure took effect.
YOUNG = resident_id(date(2005, 3, 4), 7)
OPENINGS = (
    Opening("企业", enterprise(behaviours=["A4-09-14", "A4-09-15"]), at_once=1,
            proposal=proposed("general", 6, restriction("M5-1-05", 3))),
    Opening("自然人", person(identity_number=YOUNG), proposal=proposed("serious", 24, restriction("M5-3-02", 3))),
    Opening("公职人员", official(), proposal=proposed("general", 6, restriction("M5-2-03", 3))),
    Opening("关联人员", person(related_case=UNIT, relation="linked_representative"),
            proposal=proposed("general", 6, restriction("M5-3-02", 3))),
    Opening("第十一项、上级名单", enterprise(item=11, behaviours=["A4-11"], listed_until="2026-09-30"), at_once=1,
            proposal=proposed("general", 4, restriction("M5-1-05", 3), upper_norm="《某法》第十条")),
    Opening("未成年人", minor()),
    Opening("无民事行为能力人", person(capacity="none")),
    Opening("封存记录", person(**SEALED)),
    Opening("行为在施行以前", enterprise(conduct_date="2021-11-11", for_referral=True)),
    Opening("没有依据文书", enterprise(instrument_number=None)),
    Opening("机关", state_organ()),
    Opening("法院名单", court_debtor(), step="court_report", at_once=2),
    Opening("法院名单（有疑点）", court_debtor(instrument_number=None), step="court_report"),
)  # fmt: skip


def vocabulary(case: Case, step: str, today: date) -> Vocabulary:
    """What the step's form may offer, officers included."""
    from tests.rights import EVERYBODY

    return vocabulary_for(case, STEPS[step], MEASURE, today, list(EVERYBODY.values()))


def opening_answers(opening: Opening) -> dict[str, Any]:
    """The report as its form reads it."""
    return STEPS[opening.step].form.checked(opening.report, vocabulary(Case(""), opening.step, FIRST_DAY))


def opening_facts(opening: Opening, answers: Mapping[str, Any]) -> dict[str, Any]:
    found = doubts(Report(answers), MEASURE, is_court=opening.step == "court_report")
    return {"doubts": [doubt.to_json() for doubt in found], "remarks": []}


def unit(state: State) -> Case:
    """The unit's case, on which a linked person's hangs."""
    at = "2026-01-05T09:30:00+08:00"
    act, report = Act("li", "李经办", at), ProposedFiling(1, "report", "报送登记", at, {}, enterprise())
    decision = Letter("0001-1", "decision", "", "decision", "", "", act, number="例决〔2026〕1号")
    return Case(UNIT, state=state, letters=(decision,), filings=(report,))
