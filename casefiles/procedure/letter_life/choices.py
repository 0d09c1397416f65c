"""What the forms in the life of a letter offer on a case."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.cases.step_names import LetterAct, StepName
from casefiles.law.measure import Measure
from casefiles.procedure.letter_life.rules import letters_ready_for
from casefiles.procedure.step import Offers
from forms.base import Choices


def letters_for(act: LetterAct) -> Offers:
    """The letters that are ready for the act."""

    def offered(case: Case, measure: Measure) -> dict[str, Choices]:
        ready = letters_ready_for(case, act)
        return {"ready_letters": [(x.ref, f"{x.title}　{x.number}　致{x.addressee}") for x in ready]}

    return offered


def sealed_letters(case: Case, measure: Measure) -> dict[str, Choices]:
    """The letters whose service may be attempted."""
    sealed = letters_ready_for(case, StepName.LETTER_SERVE)
    return {"sealed_letters": [(x.ref, f"{x.title}　{x.number}") for x in sealed]}
