"""What a form may offer for a case: the choices and limits that the law and the case's state give."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision
from casefiles.law.kinds import RespondentKind, Severity
from casefiles.law.measure import Measure
from casefiles.letters import wording
from casefiles.office.context import OfficeContext
from casefiles.people.roles import Officer
from casefiles.procedure.step import Step
from forms.base import Choices, Vocabulary

RECEIPT_ACTIONS = {
    "applied": "已按规定办理",
    "not_applicable": "不适用",
    "corrected": "已更正",
    "paused": "已暂停",
    "lifted": "已解除",
}
#: The policy whose upper bound no term may pass, whatever value an office has set.
LONGEST_TERM = "term.serious_months"
OUTCOMES: dict[str, Choices] = {
    "review_outcomes": [("pass", "通过"), ("return", "退回")],
    "defence_outcomes": [
        ("uphold", "维持拟定意见，报请审议"),
        ("renotice", "从轻或者变更事实，重新告知"),
        ("drop", "申辩成立，不予认定"),
    ],
    "meeting_outcomes": [("upheld", "同意认定"), ("refused", "不予认定"), ("sent_back", "退回补充核查")],
    "objection_outcomes": [
        ("correct", "成立，予以更正"),
        ("annul", "成立，撤销认定"),
        ("reject", "不成立，维持"),
        ("withdrawn", "当事人书面撤回"),
    ],
    "defence_manners": list(wording.MANNERS.items()),
    "service_methods": list(wording.SERVICE_METHODS.items()),
    "attempt_methods": [
        (method, title)
        for method, title in wording.SERVICE_METHODS.items()
        if method not in ("public_notice", "exchange")
    ],
    "receipt_actions": list(RECEIPT_ACTIONS.items()),
    "recusal_outcomes": [("approve", "回避"), ("deny", "不回避")],
    "proceedings": [("review", "行政复议"), ("suit", "行政诉讼")],
    "stay_outcomes": [("stay", "停止执行"), ("resume", "恢复执行")],
    "unit_outcomes": [
        ("fallen", "单位的认定不再成立"),
        ("standing", "单位的认定仍然成立"),
        ("performed", "单位的义务已经履行"),
    ],
    "proceeding_outcomes": [
        ("upheld", "维持"),
        ("changed", "变更"),
        ("revoked", "撤销"),
        ("declared", "确认违法，不必再撤销"),
        ("withdrawn", "撤回、终止"),
    ],
    "information_requests": [("copy", "查阅、复制"), ("correct", "更正、补充"), ("delete", "删除")],
    "information_outcomes": [("give", "予以提供、办理"), ("refuse", "不予办理")],
    "repair_outcomes": [("grant", "准予"), ("refuse", "不予")],
    "termination_grounds": list(wording.TERMINATION_GROUNDS.items()),
    "capacities": [("full", "完全民事行为能力"), ("limited", "限制民事行为能力"), ("none", "无民事行为能力")],
    "relations": list(wording.RELATIONS.items()),
    "marks": list(wording.MARKS.items()),
    "retentions": [("30年", "30年"), ("永久", "永久")],
    "effective": [("yes", "已生效"), ("no", "尚未生效")],
    "performance": [(word, word) for word in ("已履行", "部分履行", "未履行")],
    "severities": [(severity.value, severity.title) for severity in Severity],
    "kinds": [(kind.value, kind.title) for kind in RespondentKind],
}


def vocabulary_of(office: OfficeContext, case: Case, step: Step) -> Vocabulary:
    """What the step's form may offer on this case."""
    names_officers = "officers" in step.form.CHOICES.values()
    officers = office.accounts.everyone() if names_officers else []
    return vocabulary_for(case, step, office.measure, office.today, officers)


def vocabulary_for(
    case: Case, step: Step, measure: Measure, today: date, officers: Sequence[Officer] = ()
) -> Vocabulary:
    """The vocabulary of `step`'s form on this case; `officers` are those who could be asked to stay away from it."""
    choices = OUTCOMES | _of_the_measure(measure)
    if case.state != State.NEW:
        choices["restrictions"] = [(r.code, r.title) for r in measure.restrictions_for(case.kind)]
        choices |= step.choices(case, measure) if step.choices else {}
        choices["officers"] = [(officer.id, officer.name) for officer in officers]
    effective, conduct = chinese_date(measure.effective), measure.place(Provision.CONDUCT)
    rule = f"行为发生日期早于本办法施行日{effective}，不得记录（{measure.name(Provision.EFFECT)}：“{measure.quote(Provision.EFFECT)}”）；请转送行业主管部门；要登记下来办理不予受理和移送的，勾选“行为早于办法施行日”"
    return Vocabulary(
        today=today,
        choices=choices,
        earliest_conduct=measure.effective,
        conduct_rule=rule,
        points=case.hearing.points,
        conduct_article=conduct.article if conduct else 0,
        conduct_items=max(measure.item_labels),
        linked_rule=measure.name(Provision.LINKED),
        longest_term=measure.policy(LONGEST_TERM).maximum or 0,
    )


@lru_cache(maxsize=4)
def _of_the_measure(measure: Measure) -> dict[str, Choices]:
    return {
        "behaviours": [(b.code, f"{b.code}　{b.label}") for b in measure.behaviours.values()],
        "restrictions": [(r.code, f"{r.respondent.title}：{r.title}") for r in measure.restrictions.values()],
        "agencies": [(agency.key, agency.name) for agency in measure.offered_agencies],
        "agency_names": _agency_names(measure),
        "items": [
            (str(number), f"{measure.name(Provision.CONDUCT.item(number))}　{label[:30]}")
            for number, label in measure.item_labels.items()
        ],
        "channels": [(channel, channel) for channel in measure.channels],
        "refusal_reasons": wording.refusal_reasons(measure),
    }


def _agency_names(measure: Measure) -> Choices:
    """Every agency by its present name, then by its former ones."""
    every = measure.agencies.values()
    former = [(one.key, name) for one in every for name in one.formerly]
    return [*((one.key, one.name) for one in every), *former]
