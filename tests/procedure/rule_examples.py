"""Cases and attempts that rules of several stages are asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import ProposedFiling
from casefiles.cases.states import State
from casefiles.procedure.fold import after
from casefiles.procedure.rule import Attempt
from casefiles.procedure.table import STEPS
from tests.builders.cases import CALENDAR, MEASURE, moment, reported, then
from tests.builders.reports import enterprise, person
from tests.procedure.guards import Asked
from tests.world import World
from tests.world.staff import CLERK, REVIEWER, SIGNER


def drafted(case: Case, kind: str) -> list[str]:
    return [letter.ref for letter in case.letters if letter.kind == kind]


def sued(world: World, **more: Any) -> Case:
    """A reconsideration is underway."""
    return then(world.snapshot("listed"), "proceeding", {"kind": "review"} | more)


def stayed(world: World, outcome: str = "stay") -> Case:
    """The reconsideration has stayed the decision, or let it go on again."""
    case = sued(world)
    return then(case, "stay", {"proceeding": str(case.sequence), "outcome": outcome})


def put_right(world: World, *fields: tuple[str, str]) -> dict[str, Any]:
    """Corrections of these fields to these values."""
    return {"corrections": [{"field": field, "value": value, "reason": "更正"} for field, value in fields]}


def fallen(world: World) -> Case:
    """A linked person's case that heard of the unit's fall."""
    return then(world.snapshot("listed"), "unit_case", {"unit": "2026-0009", "outcome": "fallen"})


def being_put_right(world: World) -> Case:
    """The office corrects the address; the letter waits for its review."""
    letter = {"ref": "", "kind": "correction", "addressee": "当事人", "agency": "", "file": 0}
    case = world.snapshot("listed")
    row = letter | {"ref": f"{case.sequence + 1:04d}-1"}
    rows = put_right(world, ("address", "示例路9号"))
    filing = ProposedFiling(case.sequence + 1, "rectification", "依职权更正", "2026-03-02T18:00:00+08:00",
                    REVIEWER.as_filer(STEPS["rectification"].actors), rows, {"letters": [row]}, case.filings[-1].files)  # fmt: skip
    return after(case, filing)


def sealed(world: World, **answers: Any) -> Asked:
    """The decision, sealed on 2 February, about to be served."""
    case = world.snapshot("decision_drafted")
    refs = drafted(case, "decision") + drafted(case, "repair_notice")
    case = then(case, "letter_review", {"letters": refs, "outcome": "pass"}, REVIEWER)
    signed = {ref: {"number": f"{n}号", "file": n} for n, ref in enumerate(refs)}
    case = _with_files(case, "letter_sign", {"letters": refs}, SIGNER, signed=signed)
    case = _with_files(case, "letter_seal", {"letters": refs}, CLERK)
    return case, moment("2026-02-03", CLERK, **({"letters": refs, "served_on": "2026-02-03"} | answers))


def _with_files(case: Case, step: str, answers: dict[str, Any], by: Any, **facts: Any) -> Case:
    from casefiles.cases.filing import ProposedFiling
    from casefiles.procedure.fold import after

    files = [type("File", (), {"path": f"letters/{n}.docx"})() for n in range(3)]
    at = f"{case.filings[-1].filed_at[:10]}T18:30:00+08:00"
    filer = {"id": by.id, "name": by.name, "role": ""}
    return after(case, ProposedFiling(case.sequence + 1, step, step, at, filer, answers, facts, files))


def beside(other: Case, **answers: Any) -> Attempt:
    """A moment at which another case stands beside."""
    return replace(moment("2026-03-02", **answers), others={other.number: other})


def linked(unit: str) -> Case:
    """The case of a unit's representative."""
    return reported(person(related_case=unit, relation="linked_representative"))


def annulled(number: str) -> Case:
    return replace(reported(enterprise()), number=number, state=State.ANNULLED)


def unconfirmed(day: str) -> Attempt:
    return Attempt(date.fromisoformat(day), MEASURE, CALENDAR, CLERK)
