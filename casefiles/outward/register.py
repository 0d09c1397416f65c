"""The public register: which listings it shows today, and what of each (Articles 7 and 8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import DECISION
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import add_months, chinese_date
from casefiles.law.kinds import Severity
from casefiles.law.measure import Measure


@dataclass(frozen=True)
class Listing:
    """One entry as the public sees it: never a whole identity number, never longer than its term."""

    name: str
    kind: str
    identity_label: str
    identity: str
    conduct: str
    instrument: str
    performance: str
    decision_number: str
    decided_on: date
    decided_by: str
    first_day: date
    last_day: date
    remedies: str
    mark: str = ""
    #: Empty unless the office has opened them.
    sex: str = ""
    age: str = ""

    @property
    def about_the_person(self) -> str:
        """Sex and age, as far as they are shown: 男，46岁."""
        return "，".join(part for part in (self.sex, self.age) if part)

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The public text as rows of label and value."""
        duty = [("依据文书", self.instrument), ("履行情况", self.performance)]
        person = [("性别", self.sex), ("年龄（公示起始日）", self.age)]
        return [
            ("姓名" if self.identity_label == "公民身份号码" else "名称", self.name),
            *((label, value) for label, value in person if value),
            (self.identity_label, self.identity),
            ("失信行为的情形", self.conduct),
            *((label, value) for label, value in duty if value),
            ("认定文号", self.decision_number),
            ("认定日期", chinese_date(self.decided_on)),
        ]


def class_is_published(measure: Measure, severity: Severity) -> bool:
    """Whether listings of this class are published at all: 轻微 by default for no month (order 36)."""
    return measure.number_of(f"publish.{severity}_months") > 0


def take_down_day(case: Case, measure: Measure) -> date | None:
    """The last day of publication: the term's end, or the class's longest publication since the decision (order 36).

    None where nothing may be published.
    """
    severity, term, decision = case.ruling.severity, case.listing.term, case.service.signed(DECISION)
    if (
        severity is None
        or term is None
        or decision is None
        or decision.day is None
        or not class_is_published(measure, severity)
    ):
        return None
    longest = measure.number_of(f"publish.{severity}_months")
    return min(term[1], add_months(decision.day, longest) - timedelta(days=1))


def is_held(case: Case) -> bool:
    """Whether publication is on hold: the decision is stayed, or the unit's finding was annulled."""
    return case.remedies.is_stayed or case.unit_finding_annulled


def is_shown(case: Case, measure: Measure, today: date) -> bool:
    """Whether the register shows this case today. It stops by itself: only the date decides.

    What is being put right is shown again once the correction is signed.
    """
    if case.remedies.has_unsigned_correction or case.remedies.owes_a_change:
        return False
    return _may_be_shown(case, measure, today)


def _may_be_shown(case: Case, measure: Measure, today: date) -> bool:
    publication = case.listing.approved_publication
    if publication is None or case.state != State.LISTED or is_held(case):
        return False
    first = date.fromisoformat(publication.answers["published_on"])
    last = take_down_day(case, measure)
    return last is not None and first <= today <= last


def must_come_down(case: Case, measure: Measure, today: date) -> bool:
    """Whether a takedown is due: a channel may still show what may no longer be shown."""
    if not case.listing.shown_channels or _may_be_shown(case, measure, today):
        return False
    return today >= date.fromisoformat(case.every(StepName.PUBLICATION)[-1].answers["published_on"])


def shows_sex_and_age(case: Case, measure: Measure) -> bool:
    """Whether a person's sex and age are published with the listing (Article 7(2); 个人信息保护法 Art. 6).

    Only where the office opened them before the day on which the notice was drafted, so that the notice says so:
    nothing is published that the person was not told of (Article 6(3)).
    """
    opened, notice = measure.policy("publish.age_sex"), case.latest(StepName.PRIOR_NOTICE)
    if opened.value is not True or opened.set_on is None or notice is None:
        return False
    told = opened.set_on.isoformat() < notice.filed_at[:10]
    return told and case.kind.is_natural_person and measure.publishes("sex")


def listing(case: Case, measure: Measure, office: str, today: date) -> Listing:
    """The public entry of a published case: Article 7's fields as far as the person's rights let them be shown."""
    publication, decision = case.latest(StepName.PUBLICATION), case.service.signed(DECISION)
    if publication is None or decision is None or decision.day is None:
        raise ValueError(f"case {case.number} has no publication")
    first = date.fromisoformat(publication.answers["published_on"])
    last = take_down_day(case, measure)
    if last is None:
        raise ValueError(f"case {case.number} may not be published")
    respondent, report, duty = case.respondent, case.report, measure.publishes("duty")
    hide = measure.text_of("publish.id_mask") == "none_shown"
    opened = shows_sex_and_age(case, measure)
    # As of the first day: an age that went on counting would give the birthday away on the day it changes.
    age = respondent.age_on(first) if opened else None
    return Listing(
        name=respondent.name,
        kind=respondent.kind.title,
        identity_label=respondent.identity_label,
        identity="（不公示）" if hide and respondent.kind.is_natural_person else respondent.masked_identity,
        conduct="；".join(measure.behaviours[code].label for code in case.behaviours),
        instrument=f"{report.instrument.name}（{report.instrument.number}）" if duty else "",
        performance=_performance(case) if duty else "",
        decision_number=decision.number,
        decided_on=decision.day,
        decided_by=office,
        first_day=first,
        last_day=last,
        remedies=f"公示至{chinese_date(last)}；可以提出异议、申请信用修复、行政复议或者提起行政诉讼",
        mark="异议处理中：当事人已提出异议，正在核查" if case.remedies.contested(today) else "",
        sex=respondent.sex if opened else "",
        age="" if age is None else f"{age}岁",
    )


def _performance(case: Case) -> str:
    if case.listing.performed_on is not None:
        return "已履行"
    return str(case.report.performance or "不明")


def shown(cases: Iterable[Case], measure: Measure, office: str, today: date) -> list[Listing]:
    """Every entry that the register shows on `today`."""
    return [listing(case, measure, office, today) for case in cases if is_shown(case, measure, today)]
