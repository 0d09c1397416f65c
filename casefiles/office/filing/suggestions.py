"""What a text field is likely to be filled with, so that a few characters are enough: names and bodies known here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casefiles.cases.case import Case
from casefiles.office.context import OfficeContext
from casefiles.people.roles import Officer, Role
from casefiles.people.visibility import INSIDE

#: Fields that name a body: those that have reported before are offered.
BODIES = frozenset({"department", "instrument_issuer", "refer_to"})
#: Fields that name someone of the office.
COLLEAGUES = frozenset({"co_clerk", "checked_by", "chair", "recorder", "inspector"})
#: Fields that name the person concerned or who acts for them.
PARTIES = frozenset({"receiver", "by"})
#: Fields that say where they are found.
PLACES = frozenset({"place"})
OF_THE_OFFICE = (Role.CLERK, Role.REVIEWER, Role.LEGAL, Role.SIGNER)


def suggestions_for(office: OfficeContext, field: str, case: Case, by: Officer) -> Sequence[str]:
    """What a text field of a form on this case is likely to be filled with."""
    known = [name for name in office.index.count_by("department") if name]
    return suggestions(
        field, case, office.accounts.everyone(), known if by.has_any(INSIDE) else [by.body], by
    )


def suggestions(
    field: str, case: Case, officers: Iterable[Officer], departments: Iterable[str], by: Officer
) -> Sequence[str]:
    """What the field of that name may offer while `by` types; nothing where it is not known what is meant."""
    if field in BODIES:
        return sorted(departments)
    if field in COLLEAGUES:
        return [one.name for one in officers if one.id != by.id and one.has_any(OF_THE_OFFICE)]
    if not case.filings:
        return ()
    who = case.respondent
    named = (who.name, who.representative) if field in PARTIES else (who.address,) if field in PLACES else ()
    return [name for name in named if name]
