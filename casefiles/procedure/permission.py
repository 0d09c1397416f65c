"""Which steps may be taken now and by whom, and why each other step may not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.law.ground import norm
from casefiles.people.roles import Officer, Role
from casefiles.procedure.rule import Attempt, Refusal
from casefiles.procedure.shared.outsiders import not_theirs
from casefiles.procedure.shared.separation_of_duties import (
    deputy_is_not_recused_through_another,
    officer_is_not_recused,
)
from casefiles.procedure.step import Step
from casefiles.procedure.table import PROCEDURE

# Guards of every step.
ALWAYS = (officer_is_not_recused, deputy_is_not_recused_through_another)


@dataclass(frozen=True)
class Permission:
    """A step with the reasons against taking it now; without reasons it may be taken."""

    step: Step
    refusals: tuple[Refusal, ...] = ()

    @property
    def is_open(self) -> bool:
        return not self.refusals

    @property
    def actors(self) -> str:
        return "、".join(role.title for role in self.step.actors)


def permissions(case: Case, at: Attempt, *, as_any_officer: bool = False) -> list[Permission]:
    """Every step with the reasons against it now, in the order of the procedure.

    `as_any_officer` leaves out the reasons that concern the officer, to show what the case itself allows.
    """
    steps = [step for step in PROCEDURE if step.opens_a_case == (case.state == State.NEW)]
    return [
        Permission(step, tuple(refusals(case, step, at, as_any_officer=as_any_officer))) for step in steps
    ]


def refusals(case: Case, step: Step, at: Attempt, *, as_any_officer: bool = False) -> list[Refusal]:
    """The reasons against taking `step` now; with answers in `at`, the step's `checks` are asked, too."""
    # The state comes first and alone: guards may rely on what a case in the right state has.
    wrong_state = _wrong_state(case, step)
    if wrong_state:
        return [wrong_state]
    # An officer acts for a principal only where no role of their own will do.
    at = replace(at, by=at.by.acting(step.actors))
    found = [] if as_any_officer else _wrong_person(case, step, at)
    guards = () if _has_taken_effect(case, step) else step.guards
    asked = (*ALWAYS, *guards, *(step.checks if at.answers else ()))
    if as_any_officer:
        at = replace(at, by=Officer("", "", frozenset(Role)))
    found += [refusal for guard in asked if (refusal := guard(case, at))]
    other_outcome = _other_outcome(case, step, at)
    return [*found, other_outcome] if other_outcome else found


def is_redraft(case: Case, step: Step) -> bool:
    """Whether `step` may be filed again: a letter that it drafted was returned, and the case is still in its state."""
    latest = case.latest(step.name)
    if latest is None or not step.every_letter:
        return False
    return case.service.was_returned(latest) and case.state in step.ends


def _has_taken_effect(case: Case, step: Step) -> bool:
    """Whether the step took effect when it was filed, so that filing it again only redrafts its letter.

    Its guards are not asked again then: an entry is made, and its notice must reach the person even if the term is
    over by now.
    """
    return bool(step.leads_from) and case.state not in step.leads_from and step.once_served is None


def _other_outcome(case: Case, step: Step, at: Attempt) -> Refusal | None:
    """A redraft keeps the outcome: with another one the case would wait in its state for a letter that nobody drafts."""
    if not at.answers or not step.leads_from or case.state in step.leads_from:
        return None
    outcome = str(at.answers.get("outcome"))
    if not isinstance(step.leads_to, Mapping) or step.leads_to.get(outcome) == case.state:
        return None
    return Refusal(
        step.ground, f"本案已为“{case.state.title}”，现在只重新拟写文书", "请填写与原来相同的结果", "outcome"
    )


def _wrong_state(case: Case, step: Step) -> Refusal | None:
    if case.state == State.ARCHIVED and State.ARCHIVED not in step.leads_from:
        remedy = "当事人提出异议、复议、诉讼、查阅的，先办理归档后调卷；其他新情况另立新案并注明原案号"
        return Refusal(step.ground, "本案已归档，不能再办理", remedy)
    if case.state == State.NEW and not step.opens_a_case:
        return Refusal(step.ground, f"还没有立案，不能办理{step.title}", "请先办理报送登记")
    if not step.leads_from or case.state in step.leads_from or is_redraft(case, step):
        return None
    wanted = "、".join(f"“{state.title}”" for state in step.leads_from)
    return Refusal(
        step.ground,
        f"本案现为“{case.state.title}”，{step.title}只在{wanted}时办理",
        "现在能办的，请看本案的“下一步”",
    )


def _wrong_person(case: Case, step: Step, at: Attempt) -> list[Refusal]:
    if at.by.has_any(step.actors):
        refusal = not_theirs(case, step, at)
        return [refusal] if refusal else []
    actors = "、".join(role.title for role in step.actors)
    return [Refusal(norm("职责分工"), f"{step.title}由{actors}办理", "请由有该职责的人员登录办理")]
