"""Which fields a correction may change, and how its letter states old and new value (Article 6(4))."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.proposal import Proposal
from casefiles.cases.step_names import StepName
from casefiles.law.agency import AgencyKey
from casefiles.law.kinds import Severity
from casefiles.law.measure import Measure
from casefiles.letters.wording import iso_date
from forms.fields.corrections import corrected_measure, measure_field

#: The fields that a correction may change, with their labels; each decided restriction is a further one.
CORRECTABLE = {
    "name": "姓名（名称）",
    "representative": "法定代表人（负责人）",
    "address": "住址（住所）",
    "facts": "主要事实",
    "instrument_number": "依据文书文号",
    "performance": "履行情况",
    "conduct_date": "行为发生日期",
    "severity": "失信等级",
    "term_end": "记入期限届满日",
}


def correctable(case: Case, measure: Measure) -> dict[str, str]:
    """The fields that a correction of this case may change, with their labels, each decided restriction included."""
    decision = case.latest(StepName.DECISION)
    codes = [one.code for one in Proposal.read(decision.answers).restrictions] if decision else []
    titles = {measure_field(code): f"措施“{measure.restrictions[code].title}”" for code in codes}
    return CORRECTABLE | titles


def concerning(case: Case, rows: Sequence[Mapping[str, Any]], agency: AgencyKey) -> list[Mapping[str, Any]]:
    """The rows that concern an agency: none about restrictions that another agency carries out."""
    decision = case.latest(StepName.DECISION)
    decided = Proposal.read(decision.answers).restrictions if decision else ()
    own = {one.code for one in decided if one.concerns(agency)}
    return [row for row in rows if (code := corrected_measure(row["field"])) == "" or code in own]


def correction_rows(
    case: Case, corrections: list[Mapping[str, Any]], measure: Measure
) -> list[dict[str, str]]:
    """Old and new value of every corrected field; `case` already carries the new ones."""
    titles = correctable(case, measure)
    return [
        {
            "序号": str(number),
            "项目": titles[row["field"]],
            "更正前": _corrected(row["field"], _before(case, row["field"])),
            "更正后": _corrected(row["field"], row["value"]),
            "理由": row["reason"],
        }
        for number, row in enumerate(corrections, start=1)
    ]


def _corrected(field: str, value: str) -> str:
    """A field's value as the letter writes it."""
    if field in ("conduct_date", "term_end") and value:
        return iso_date(value)
    if field == "severity" and value:
        return Severity(value).title
    if corrected_measure(field):
        return f"{value}个月" if int(value) else "停止采取"
    return value


def _before(case: Case, field: str) -> str:
    earlier = [
        row
        for filing in case.filings[:-1]
        if not case.service.was_returned(filing)
        for row in filing.answers.get("corrections", ())
    ]
    corrected = [row["value"] for row in earlier if row["field"] == field]
    if corrected:
        return str(corrected[-1])
    if field == "term_end":
        entry = case.latest(StepName.ENTRY)
        return str(entry.facts["term_end"]) if entry else ""
    decision = case.latest(StepName.DECISION)
    decided = decision.answers if decision else {}
    if code := corrected_measure(field):
        return str(max(int(row["months"]) for row in decided["restrictions"] if row["code"] == code))
    if field == "severity":
        return str(decided["severity"])
    return str(case.opening.answers.get(field) or "")
