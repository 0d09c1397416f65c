"""Every deadline of a case, counted by the rules of all stages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.filing import filed_day
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import WorkingCalendar, chinese_date
from casefiles.law.ground import Provision
from casefiles.law.measure import Measure
from casefiles.outward.register import take_down_day
from casefiles.people.roles import Role
from casefiles.procedure.archive import deadlines as archive
from casefiles.procedure.challenges import deadlines as challenges
from casefiles.procedure.challenges.deadlines import corrected_on
from casefiles.procedure.court import deadlines as court
from casefiles.procedure.deadline_rule import DeadlineRule
from casefiles.procedure.endings import deadlines as endings
from casefiles.procedure.hearing import deadlines as hearing
from casefiles.procedure.inquiry import deadlines as inquiry
from casefiles.procedure.intake import deadlines as intake
from casefiles.procedure.letter_life import deadlines as letter_life
from casefiles.procedure.linked import deadlines as linked
from casefiles.procedure.listing import deadlines as listing
from casefiles.procedure.requests import deadlines as requests
from casefiles.procedure.ruling import deadlines as ruling
from casefiles.procedure.shared.events import ended_on

RULES: tuple[DeadlineRule, ...] = (
    *intake.DEADLINES,
    *inquiry.DEADLINES,
    *hearing.DEADLINES,
    *ruling.DEADLINES,
    *listing.DEADLINES,
    *court.DEADLINES,
    *linked.DEADLINES,
    *challenges.DEADLINES,
    *endings.DEADLINES,
    *requests.DEADLINES,
    *letter_life.DEADLINES,
    *archive.DEADLINES,
)


@dataclass(frozen=True)
class Deadline:
    """A period that runs in a case, with its last day.

    `rule` and `source` say by which policy it is counted. `turn` is the role that must act; None when the period is
    the respondent's own. `provisional`: the last day may move, as the year's holidays are not announced yet.
    `steps` are the steps that it waits for.
    """

    key: str
    title: str
    started: date
    last_day: date
    rule: str
    source: str
    turn: Role | None
    met: bool = False
    provisional: bool = False
    steps: tuple[StepName, ...] = ()

    def is_over(self, today: date) -> bool:
        return today > self.last_day

    def is_late(self, today: date) -> bool:
        """Whether someone who had to act did not act in time. A respondent who lets a period pass is not late."""
        return self.turn is not None and self.is_over(today)

    def words(self, today: date) -> str:
        """How near the last day is: 逾期3天, 今日到期, 还有5天; for the respondent's own period 已届满3天."""
        return days_in_words(self.last_day, today, is_theirs=self.turn is None)


def days_in_words(last_day: date, today: date, *, is_theirs: bool) -> str:
    """How near a last day is, in words; `is_theirs` if it ends a period of the respondent's own."""
    days = (last_day - today).days
    if days > 0:
        return f"还有{days}天"
    if days == 0:
        return "今日届满" if is_theirs else "今日到期"
    return f"已届满{-days}天" if is_theirs else f"逾期{-days}天"


def deadlines(case: Case, measure: Measure, calendar: WorkingCalendar) -> list[Deadline]:
    """Every deadline that has begun to run, met ones included, the soonest first."""
    found = [counted for rule in RULES if (counted := _counted(rule, case, measure, calendar))]
    if case.listing.term and case.state == State.LISTED:
        found.append(_term_over(case, case.listing.term, measure))
    if case.listing.shown_channels:
        found.append(_take_down(case, measure))
    return sorted(found, key=lambda deadline: deadline.last_day)


def deadline(case: Case, key: str, measure: Measure, calendar: WorkingCalendar) -> Deadline | None:
    """One deadline of the case by its key; None if it has not begun to run."""
    return next((found for found in deadlines(case, measure, calendar) if found.key == key), None)


def _counted(rule: DeadlineRule, case: Case, measure: Measure, calendar: WorkingCalendar) -> Deadline | None:
    started = rule.trigger(case)
    if started is None:
        return None
    policy = measure.policy(rule.policy)
    added, words = rule.addition(case, measure)
    count = measure.number_of(rule.policy) + added
    end = calendar.last_day(started, count, policy.unit, for_the_person=rule.turn is None)
    return Deadline(
        key=rule.key,
        title=rule.title,
        started=started,
        last_day=end.day,
        rule=f"{policy.title}{policy.words}{words}",
        source=policy.source,
        turn=rule.turn,
        met=rule.met(case),
        provisional=end.provisional,
        steps=rule.steps,
    )


def _take_down(case: Case, measure: Measure) -> Deadline:
    """The deadline for the takedown from every channel: the day on which publication ends."""
    published = date.fromisoformat(case.every(StepName.PUBLICATION)[-1].answers["published_on"])
    # A stay ends publication at once; without one, it ends on its last day or with the listing, if that is earlier.
    if case.remedies.stays:
        last = filed_day(case.remedies.stays[0])
    else:
        latest = take_down_day(case, measure) or corrected_on(case) or published
        last = latest if case.state == State.LISTED else min(latest, ended_on(case))
    return Deadline(
        key="takedown",
        title="从各渠道撤下公示",
        started=published,
        last_day=max(last, published),
        rule="不得再公示的当天撤下",
        source=f"{measure.title}{measure.name_together((Provision.REMOVAL, Provision.TAKEDOWN))}；《信用修复管理办法》",
        turn=Role.CLERK,
    )


def _term_over(case: Case, term: tuple[date, date], measure: Measure) -> Deadline:
    return Deadline(
        key="term",
        title="记入期限届满",
        started=term[0],
        last_day=term[1],
        rule=f"记入期限至{chinese_date(term[1])}",
        source=f"{measure.title}{measure.name(Provision.REMOVAL)}",
        turn=Role.CLERK,
        steps=(StepName.REMOVAL, StepName.EXPIRY),
    )
