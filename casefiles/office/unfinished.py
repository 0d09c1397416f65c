"""Forms begun and not yet filed: kept as they are typed, found again on any machine, no part of the record."""

from __future__ import annotations

from collections.abc import Sequence

from casefiles.cases.case import Case
from casefiles.people.roles import Officer
from casefiles.procedure.step import Step
from casefiles.procedure.table import PROCEDURE
from forms.formdata import FormData
from storage import CaseFolder, CaseStore

#: What a page sends beside the form's own fields.
_OF_THE_PAGE = frozenset({"csrf_token", "seen", "button", "act"})


class Unfinished:
    """What officers have begun to fill in: beside its case, or beside all cases where it would open one."""

    def __init__(self, store: CaseStore) -> None:
        self._store = store

    def typed(self, case: Case, step: Step, by: Officer, about: str = "") -> FormData | None:
        """What this officer had typed into the step's form, or None; `about` is the letter at the desk."""
        saved = self._place(case).draft(_key(step, by, about))
        return FormData({name: list(values) for name, values in saved.answers.items()}) if saved else None

    def keep(self, case: Case, step: Step, by: Officer, given: FormData, about: str = "") -> None:
        """Keep it to the letter, what cannot be read yet too, in the place of what was kept before."""
        typed = {name: given.getlist(name) for name in given if name not in _OF_THE_PAGE}
        self._place(case).save_draft(_key(step, by, about), typed, by.id)

    def forget(self, case: Case, step: Step, by: Officer, about: Sequence[str] = ()) -> None:
        """Drop what was kept, if anything was, and what was kept about these letters."""
        for each in ("", *about):
            self._place(case).discard_draft(_key(step, by, each))

    def of_case(self, case: Case, by: Officer) -> frozenset[str]:
        """The steps of the case that this officer has begun to fill in."""
        return self._begun(self._place(case), by)

    def openings(self, by: Officer) -> list[Step]:
        """The reports that this officer has begun and not filed: no case of theirs exists yet."""
        begun = self._begun(self._store, by)
        return [step for step in PROCEDURE if step.opens_a_case and step.name in begun]

    @staticmethod
    def _begun(place: CaseStore | CaseFolder, by: Officer) -> frozenset[str]:
        end = f"-{by.id}"
        return frozenset(kept.key.removesuffix(end) for kept in place.drafts() if kept.by == by.id)

    def _place(self, case: Case) -> CaseStore | CaseFolder:
        return self._store.folder(case.number) if case.filings else self._store


def _key(step: Step, by: Officer, about: str = "") -> str:
    return f"{step.name}@{about}-{by.id}" if about else f"{step.name}-{by.id}"
