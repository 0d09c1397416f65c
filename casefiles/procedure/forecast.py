"""Preview of a form's consequences: the respondent's age, the term's end, the new state and deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.respondent import ADULT_AGE, Respondent
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date, term_end
from casefiles.law.kinds import RespondentKind
from casefiles.procedure.deadlines import deadlines
from casefiles.procedure.fold import after
from casefiles.procedure.rule import Attempt

# Acts without a preview: their facts rest on numbers and files that only the filing itself makes.
NOT_FORESEEN = (StepName.LETTER_SIGN, StepName.LETTER_SEAL)


@dataclass(frozen=True)
class Consequence:
    """One consequence: its title, its words, and the rule that it follows from."""

    title: str
    words: str
    rule: str = ""


def of_the_respondent(answers: Mapping[str, Any]) -> list[Consequence]:
    """What the identity number says about the respondent; empty while kind or number are missing or invalid."""
    if not answers.get("respondent_kind") or not answers.get("identity_number"):
        return []
    named = {"name": "", **answers}
    respondent = Respondent.from_answers(named)
    if respondent.kind == RespondentKind.STATE_ORGAN or respondent.birth is None:
        code = respondent.organisation_code
        return (
            [Consequence("组织机构代码", code, "统一社会信用代码第9至17位（GB 32100-2015）")] if code else []
        )
    found = [
        Consequence(
            "出生日期和性别",
            f"{chinese_date(respondent.birth)}，{respondent.sex}",
            "公民身份号码（GB 11643-1999）",
        )
    ]
    if answers.get("conduct_date"):
        age = respondent.age_on(date.fromisoformat(answers["conduct_date"]))
        short = age is not None and age < ADULT_AGE
        rule = (
            "未满十八周岁的不予认定（《行政处罚法》第三十条，《未成年人保护法》第一百零三条）"
            if short
            else ""
        )
        found.append(Consequence("行为发生时", f"{age}周岁", rule))
    return found


def of_the_term(answers: Mapping[str, Any], today: date) -> list[Consequence]:
    """The last day of the listing if the decision were signed today."""
    months = answers.get("term_months")
    if not isinstance(months, int) or months < 1:
        return []
    return [
        Consequence(
            "记入期限",
            f"如果今天签发决定书，至{chinese_date(term_end(today, months))}",
            "自决定书签发之日起算",
        )
    ]


def of_the_filing(case: Case, filing: Filing, at: Attempt) -> list[Consequence]:
    """The state after `filing`, and every last day that it sets or moves."""
    ahead = after(case, filing)
    found = [Consequence("提交以后", ahead.state.title)] if ahead.state != case.state else []
    before = deadlines(case, at.measure, at.calendar) if case.filings else []
    known = {(d.key, d.last_day) for d in before if not d.met}
    for d in deadlines(ahead, at.measure, at.calendar):
        if not d.met and (d.key, d.last_day) not in known:
            note = "节假日安排尚未公布，暂定；" if d.provisional else ""
            found.append(
                Consequence(d.title, f"最后一日：{chinese_date(d.last_day)}", f"{note}{d.rule}；{d.source}")
            )
    return found
