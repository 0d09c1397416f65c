"""Taking a step as the office does, without an office: the law is asked, the facts are worked out, the fold goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import ProposedFiling
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.people.roles import SYSTEM, Officer, Role
from casefiles.procedure.addressees import letter_rows
from casefiles.procedure.fold import after
from casefiles.procedure.linked.rules import TAKES_IN
from casefiles.procedure.permission import refusals
from casefiles.procedure.rule import Attempt
from casefiles.procedure.step import Step
from casefiles.procedure.table import PROCEDURE, STEPS
from tests.rights import CALENDAR
from tests.state_space import letter_ways  # noqa: F401 - its ways enter the table
from tests.state_space.abstraction import Situation, later
from tests.state_space.letter_ways import going_on
from tests.state_space.openings import MEASURE, UNIT, Opening, opening_answers, opening_facts, unit
from tests.state_space.ways import UNIT_TWIN, WAYS, Asked, Way
from tests.world.staff import STAFF

#: What follows a letter's review where its acts go in one go.
ONWARD = (STEPS[StepName.LETTER_SIGN], STEPS[StepName.LETTER_SEAL], STEPS[StepName.LETTER_SERVE])
GOVERNMENT = "木垒哈萨克自治县人民政府"
OF_THE_ROLE = {
    Role.CLERK: STAFF["clerk"],
    Role.REVIEWER: STAFF["reviewer"],
    Role.LEGAL: STAFF["legal"],
    Role.SIGNER: STAFF["signer"],
    Role.SYSTEM: SYSTEM,
}
STRANGER = Officer("fang", "方旁人", frozenset({Role.DEPARTMENT}), "县民政局")
FILES = [SimpleNamespace(path=f"letters/{n}.docx", sha256="", kind="evidence", title="") for n in range(9)]


class Broken(AssertionError):
    """A right was broken; says by which way of which step."""


def opened(opening: Opening) -> Situation:
    """The case as it is reported."""
    from tests.state_space.openings import FIRST_DAY

    answers = opening_answers(opening)
    situation = Situation(Case("2026-0009"), FIRST_DAY, opening)
    case = _filed(
        situation, STEPS[opening.step], answers, OF_THE_ROLE[Role.CLERK], opening_facts(opening, answers)
    )
    return replace(situation, case=case)


def moves(situation: Situation) -> Iterator[tuple[str, Situation]]:
    """Every way in which the case can go on, each with its name: a step filed, a day that comes."""
    for step in PROCEDURE:
        for label, case in taken(situation, step):
            yield label, replace(situation, case=case)
    for last_day, after_it in later(situation):
        the_last_day_belongs_to_the_period(situation, last_day)
        yield "time", replace(situation, today=after_it)
    yield from _from_outside(situation)


def onward(situation: Situation) -> list[tuple[str, Situation]]:
    """What follows at once where letters are between two acts that go in one go; nothing where they rest."""
    going = going_on(situation.case)
    if not going:
        return []
    return [
        (label, replace(situation, case=case))
        for step in ONWARD
        for label, case in taken(situation, step)
        if going & set(case.filings[-1].answers["letters"])
    ]


def the_last_day_belongs_to_the_period(situation: Situation, last_day: date) -> None:
    """On the last day of a period everything is still as it was before."""
    on_the_day = replace(situation, today=last_day)
    before, then = _open_steps(situation), _open_steps(on_the_day)
    if before != then:
        raise Broken(f"the last day is not over: {sorted(before ^ then)} on {last_day}", situation.case)


def _open_steps(situation: Situation) -> set[str]:
    return {
        step.name
        for step in PROCEDURE
        if not refusals(situation.case, step, _moment(situation, SYSTEM, None), as_any_officer=True)
    }


def taken(situation: Situation, step: Step) -> Iterator[tuple[str, Case]]:
    """The case after the step, filed in each way that the procedure lets pass."""
    if step.opens_a_case or refusals(
        situation.case, step, _moment(situation, SYSTEM, None), as_any_officer=True
    ):
        return
    for way in WAYS[step.name](Asked(situation.case, situation.today, situation.opening)):
        by = _who(situation, step, way)
        if by is None or refusals(situation.case, step, _moment(situation, by, way)):
            continue
        label = f"{step.name} {way.label}".strip()
        case = _filed(situation, step, way.answers, by)
        if way.never:
            raise Broken(f"{way.never}: “{label}” passed", case)
        yield label, case
    _strangers(situation, step)


def _who(situation: Situation, step: Step, way: Way) -> Officer | None:
    """Who takes the step: the officer of its role; of two reviewers the one who may."""
    if way.by:
        return way.by
    for officer in (STAFF["reviewer"], STAFF["deputy"]) if step.name == StepName.LETTER_REVIEW else ():
        if not refusals(situation.case, step, _moment(situation, officer, way)):
            return officer
    return OF_THE_ROLE[Role.SYSTEM if Role.SYSTEM in step.actors else step.actors[0]]


def _strangers(situation: Situation, step: Step) -> None:
    """Who has no part in the case is refused: another department, who was told to stay away."""
    who = [officer for officer in STAFF.values() if officer.id in situation.case.recused]
    if Role.DEPARTMENT in step.actors:
        who.append(STRANGER)
    for officer in who:
        way = next(WAYS[step.name](Asked(situation.case, situation.today, situation.opening)), None)
        if way and not refusals(situation.case, step, _moment(situation, officer, way)):
            case = _filed(situation, step, way.answers, officer)
            raise Broken(f"{officer.name} has no part in this case: “{step.name}” passed", case)


def _moment(situation: Situation, by: Officer, way: Way | None) -> Attempt:
    others: Mapping[str, Case] = {UNIT: unit(situation.unit)}
    if way is None:
        return Attempt(situation.today, MEASURE, CALENDAR, by, {}, others)
    measure = way.measure or MEASURE
    return Attempt(situation.today, measure, CALENDAR, by, way.answers, {**others, **way.others})


def _filed(
    situation: Situation,
    step: Step,
    answers: Mapping[str, Any],
    by: Officer,
    known: Mapping[str, Any] | None = None,
) -> Case:
    """The case with the record that the office would write: the computed facts, the letters, their numbers."""
    case, role = situation.case, by.role_among(step.actors)
    facts: dict[str, Any] = dict(known or {})
    if not step.opens_a_case:
        facts |= (
            step.facts(case, answers, Attempt(situation.today, MEASURE, CALENDAR, SYSTEM))
            if step.facts
            else {}
        )
    filing = ProposedFiling(
        sequence=case.sequence + 1,
        step=step.name,
        title=step.title,
        filed_at=f"{situation.today.isoformat()}T09:30:00+08:00",
        filed_by={"id": by.id, "name": by.name, "role": role.value if role else ""},
        answers=answers,
        facts=facts,
        files=FILES,
    )
    if step.every_letter:
        facts["letters"] = letter_rows(case, step, filing, MEASURE, GOVERNMENT)
    if step.name == StepName.LETTER_SIGN:
        facts["signed"] = {ref: {"number": f"例〔2026〕{ref}号", "file": 0} for ref in answers["letters"]}
    if step.name == "archive":
        facts["outcome"] = case.outcome
    return after(case, filing)


def _from_outside(situation: Situation) -> Iterator[tuple[str, Situation]]:
    """What other cases do to this one: the unit's case falls, a twin is merged into it."""
    case = situation.case
    if situation.opening.name == "关联人员" and situation.unit == State.LISTED:
        yield "unit annulled", replace(situation, unit=State.ANNULLED)
    if case.state in TAKES_IN and not case.is_court_track and not case.every("merged_in"):
        [way] = WAYS["merged_in"](Asked(case, situation.today, situation.opening))
        twin = Case(UNIT_TWIN, case.filings[:1], State.REPORTED)
        merging = Attempt(
            situation.today, MEASURE, CALENDAR, STAFF["reviewer"], {"into": case.number}, {case.number: case}
        )
        if not refusals(twin, STEPS["merger"], merging):
            yield (
                "merged_in",
                replace(situation, case=_filed(situation, STEPS["merged_in"], way.answers, SYSTEM)),
            )
