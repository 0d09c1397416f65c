"""What the forms in the life of a letter already know when they open."""

from __future__ import annotations

from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.step_names import LetterAct, StepName
from casefiles.law.measure import Measure
from casefiles.procedure.letter_life.rules import letters_ready_for
from casefiles.procedure.step import Prefill


def letters_for(act: LetterAct) -> Prefill:
    """The letters that are ready for the act; of those to be served, only the first reader's."""

    def prefill(case: Case, measure: Measure, today: date) -> dict[str, Any]:
        ready = letters_ready_for(case, act)
        same = [x for x in ready if act != StepName.LETTER_SERVE or x.addressee == ready[0].addressee]
        return {"letters": [letter.ref for letter in same]}

    return prefill
