"""Forms begun and not yet filed: kept as they are typed, found again on any machine, no part of the record.

They lie beside their case, or beside all cases where the step would open one.
"""

from __future__ import annotations

from collections.abc import Sequence

from casefiles.cases.case import Case
from casefiles.office.context import OfficeContext
from casefiles.office.filing.choices import vocabulary_of
from casefiles.people.roles import Officer
from casefiles.procedure.step import Step
from casefiles.procedure.table import PROCEDURE
from forms.formdata import FormData
from storage import CaseFolder, CaseStore

#: What a page sends beside the form's own fields.
_OF_THE_PAGE = frozenset({"csrf_token", "seen", "button", "act"})


def draft_of(office: OfficeContext, case: Case, step: Step, by: Officer, about: str = "") -> FormData | None:
    """What this officer had typed into the step's form, or None; `about` is the letter under review."""
    saved = _place(office, case).draft(_key(step, by, about))
    return FormData({name: list(values) for name, values in saved.answers.items()}) if saved else None


def keep_draft(
    office: OfficeContext, case: Case, step: Step, by: Officer, given: FormData, about: str = ""
) -> None:
    """Keep an unfinished form as it was typed, in the place of what was kept before.

    What no form can hold is not kept: raises Unreadable.
    """
    step.form(vocabulary_of(office, case, step), given)
    typed = {name: given.getlist(name) for name in given if name not in _OF_THE_PAGE}
    _place(office, case).save_draft(_key(step, by, about), typed, by.id)


def forget_draft(
    office: OfficeContext, case: Case, step: Step, by: Officer, about: Sequence[str] = ()
) -> None:
    """Drop what was kept, if anything was, and what was kept about these letters."""
    for each in ("", *about):
        _place(office, case).discard_draft(_key(step, by, each))


def steps_begun(office: OfficeContext, case: Case, by: Officer) -> frozenset[str]:
    """The steps of the case that this officer has begun to fill in."""
    return _begun(_place(office, case), by)


def reports_begun(office: OfficeContext, by: Officer) -> list[Step]:
    """The reports that this officer has begun and not filed: no case of theirs exists yet."""
    begun = _begun(office.store, by)
    return [step for step in PROCEDURE if step.opens_a_case and step.name in begun]


def _begun(place: CaseStore | CaseFolder, by: Officer) -> frozenset[str]:
    end = f"-{by.id}"
    return frozenset(kept.key.removesuffix(end) for kept in place.drafts() if kept.by == by.id)


def _place(office: OfficeContext, case: Case) -> CaseStore | CaseFolder:
    return office.store.folder(case.number) if case.filings else office.store


def _key(step: Step, by: Officer, about: str = "") -> str:
    return f"{step.name}@{about}-{by.id}" if about else f"{step.name}-{by.id}"
