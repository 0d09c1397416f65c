"""What a form may offer for a case: the choices and limits that the law and the case's state give."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName, letter_act
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision
from casefiles.law.kinds import RespondentKind, Severity
from casefiles.law.measure import Measure
from casefiles.letters import wording
from casefiles.letters.corrections import correctable
from casefiles.office.context import OfficeContext
from casefiles.people.roles import Officer
from casefiles.procedure.letter_life.rules import letters_ready_for
from casefiles.procedure.shared.standing import LOOK_BACK, look_back
from casefiles.procedure.step import Step
from forms.base import Choices, Vocabulary
from forms.fields.corrections import corrected_measure

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
    officers = office.accounts.everyone() if step.name == StepName.RECUSAL else []
    return vocabulary_for(case, step, office.measure, office.today, officers)


def vocabulary_for(
    case: Case, step: Step, measure: Measure, today: date, officers: Sequence[Officer] = ()
) -> Vocabulary:
    """The vocabulary of `step`'s form on this case; `officers` are those who could be asked to stay away from it."""
    choices = OUTCOMES | _of_the_measure(measure)
    if case.state != State.NEW:
        choices |= _of_the_case(case, step, measure)
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


def _of_the_case(case: Case, step: Step, measure: Measure) -> dict[str, Choices]:
    """What only this case can tell: its item's behaviours, its respondent's restrictions, its letters."""
    take = ("court", "收下，按法院名单办理") if case.is_court_track else ("take", "收下，进入受理")
    choices: dict[str, Choices] = {
        "doubt_outcomes": [take, ("return", "退回报送部门")],
        "item_behaviours": [
            (b.code, f"{b.code}　{b.label}") for item in case.items for b in measure.behaviours_of(item)
        ],
        "case_behaviours": [(code, f"{code}　{measure.behaviours[code].label}") for code in case.behaviours],
        "shown_channels": [(channel, channel) for channel in case.listing.shown_channels],
        "restrictions": [(r.code, r.title) for r in measure.restrictions_for(case.kind)],
        "informed_agencies": [(key, measure.agency_name(key)) for key in case.listing.informed_agencies],
        "open_objections": [
            (str(o.sequence), f"{o.answers['received_on']}　{'；'.join(o.answers['matters'])[:40]}")
            for o in case.remedies.open_objections
        ],
    }
    choices["correctable"] = [
        (name, f"{label}：改为几个月，停止的填0" if corrected_measure(name) else label)
        for name, label in correctable(case, measure).items()
    ]
    choices["overridable"] = _overridable(case, measure)
    choices["closed_as"] = [(case.closed_as.value, case.closed_as.title)] if case.closed_as else []
    choices["sealed_letters"] = [
        (x.ref, f"{x.title}　{x.number}") for x in letters_ready_for(case, StepName.LETTER_SERVE)
    ]
    choices["open_proceedings"] = [
        (str(p.sequence), f"{p.answers['body']}　{p.answers['number']}")
        for p in case.remedies.open_proceedings
    ]
    choices["proceedings_stayed"] = [
        (str(p.sequence), f"{p.answers['body']}　{p.answers['number']}")
        for p in case.every(StepName.PROCEEDING)
        if p in case.remedies.open_proceedings
        or str(p.sequence) in {o.answers["proceeding"] for o in case.every(StepName.STAY)}
    ]
    choices["open_information_requests"] = [
        (str(asked.sequence), f"{asked.answers['received_on']}　{'；'.join(asked.answers['details'])[:40]}")
        for asked in case.remedies.open_information_requests
    ]
    if act := letter_act(step.name):
        choices["ready_letters"] = [
            (x.ref, f"{x.title}　{x.number}　致{x.addressee}") for x in letters_ready_for(case, act)
        ]
    return choices


def _overridable(case: Case, measure: Measure) -> Choices:
    """What stands closed by default for this case and is not fixed: an exception can open it."""
    behaviours = [
        (b.code, f"{b.code}　{b.label}（{b.standing.title}）")
        for item in case.items
        for b in measure.behaviours_of(item)
        if not b.standing.usable and not b.standing.fixed
    ]
    restrictions = [
        (r.code, f"{r.code}　{r.title}（{r.footing.title}）")
        for r in measure.restrictions_for(case.kind)
        if not r.footing.usable and not r.footing.fixed
    ]
    last, found, years = look_back(case.report, case.behaviours, measure)
    late = [(LOOK_BACK, f"追溯时限（已逾{years}年）")] if found > last else []
    return [*behaviours, *restrictions, *late]
