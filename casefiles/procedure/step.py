"""A step: one row of the procedure's table. Pages, commands, intake and diagrams are derived from these rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.letter_kinds import LetterKind
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Ground
from casefiles.law.measure import Measure
from casefiles.people.roles import Role
from casefiles.procedure.rule import Attempt, Guard
from forms.base import Choices, OfficeForm

# The state after a step, by the outcome in its form.
Outcome = Mapping[str, State]
Drafts = tuple[LetterKind, ...]

#: What the form already knows when it opens: answers by field.
Prefill = Callable[[Case, Measure, date], Mapping[str, Any]]

#: What the form offers on this case: choices by the name of the vocabulary.
Offers = Callable[[Case, Measure], Mapping[str, Choices]]

#: What the program computes from the answers and keeps with them in the record.
Facts = Callable[[Case, Mapping[str, Any], Attempt], Mapping[str, Any]]


class Effect(Enum):
    """What filing a step does besides appending a record that says so."""

    SIGNS = auto()
    """Every letter gets its document number and is written as its final."""
    ARCHIVES = auto()
    """The folder is packed into a bag."""
    MERGES = auto()
    """What the case brings is written into the other case first."""
    SPLITS = auto()
    """A case of its own is opened for what is split off first."""


class Maker(Enum):
    """Who made the paper uploaded with a step: the 责任者 of the 卷内目录."""

    OFFICE = auto()
    DEPARTMENT = auto()
    PERSON = auto()
    """The respondent, or the person named in the answers who handed it in for them."""
    AGENCY = auto()
    GOVERNMENT = auto()
    COURT = auto()
    """The court whose list the case comes from."""
    TRIBUNAL = auto()
    """The review organ or court before which the decision is contested."""
    SOURCE = auto()
    """The source that the clerk wrote down."""
    UNKNOWN = auto()
    """No answer names the maker."""


@dataclass(frozen=True)
class Upload:
    """A file that may come with a step: its title in the case folder, its kind, and who made it.

    `required_when` names an answer that makes the file required.
    """

    title: str
    kind: str
    required: bool = False
    required_when: str = ""
    made_by: Maker = Maker.UNKNOWN


@dataclass(frozen=True)
class Step:
    """One step of the procedure.

    `leads_from`: the states in which it may be taken; empty means any state of a case that is not archived.
    `leads_to`: the state after it; None leaves the state as it is; a mapping goes by the form's `outcome`.
    `drafts`: the letters it drafts; a mapping goes by the form's `outcome`.
    `papers`: the working papers made with it, by their templates' names; final at once, without a number.
    `once_served`: the state reached when every letter it drafted for the person or the department is served.
    `prefill`, `choices`: what the form knows when it opens, and what it offers, as far as this case tells it.
    `facts`: what is computed from the answers and kept with them.
    `effect`: what filing it does besides appending its record.
    `aside`: not on the main line, so that no case waits for it.
    `guards` are checked before the form is shown and again at filing; `checks` at filing only, for they need answers.
    """

    name: StepName
    title: str
    ground: Ground
    actors: tuple[Role, ...]
    leads_from: tuple[State, ...]
    leads_to: State | Outcome | None
    form: type[OfficeForm]
    guidance: str
    drafts: Drafts | Mapping[str, Drafts] = ()
    papers: tuple[str, ...] = ()
    once_served: State | None = None
    guards: tuple[Guard, ...] = ()
    checks: tuple[Guard, ...] = ()
    upload: Upload | None = None
    prefill: Prefill | None = None
    choices: Offers | None = None
    facts: Facts | None = None
    effect: Effect | None = None
    opens_a_case: bool = False
    aside: bool = False

    def state_after(self, filing: Filing, before: State) -> State:
        """The state after `filing`. A report with doubts first waits for a clerk to decide on them."""
        if self.opens_a_case and filing.facts.get("doubts"):
            return State.DOUBTFUL
        if isinstance(self.leads_to, Mapping):
            return self.leads_to.get(str(filing.answers.get("outcome")), before)
        return self.leads_to or before

    def letters_for(self, outcome: str) -> Drafts:
        """The kinds of letter that filing with this outcome drafts."""
        return self.drafts.get(outcome, ()) if isinstance(self.drafts, Mapping) else self.drafts

    @property
    def every_letter(self) -> Drafts:
        """Every kind of letter that the step can draft, each once."""
        if not isinstance(self.drafts, Mapping):
            return self.drafts
        return tuple(dict.fromkeys(kind for kinds in self.drafts.values() for kind in kinds))

    @property
    def ends(self) -> tuple[State, ...]:
        """Every state that filing the step can lead to; not the one that it reaches `once_served`."""
        if isinstance(self.leads_to, Mapping):
            return tuple(dict.fromkeys(self.leads_to.values()))
        return (self.leads_to,) if self.leads_to else ()
