"""The two indexes, of cases and of rulings: brought up to each record, and made again from the folders."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.letter import Letter
from casefiles.cases.step_names import StepName
from casefiles.office.context import OfficeContext
from casefiles.office.letters.text import letter_words
from casefiles.office.reading.cases import every_case, read_case
from casefiles.office.upkeep.entries import damaged_entry, document_version, index_entry, ruling_entry
from casefiles.procedure.fold import UnknownStep
from storage import Damaged, RulingDoc

log = logging.getLogger(__name__)


def index_case(office: OfficeContext, case: Case) -> None:
    """Bring both indexes up to the case's newest record."""
    office.index.put(
        case.number, index_entry(case, office.measure, office.calendar, office.secret, office.today)
    )
    if case.filings[-1].step == StepName.LETTER_SIGN or case.state.is_end:
        ruling = _ruling(office, case)
        if ruling:
            office.rulings.index([ruling])


def reindex(office: OfficeContext, progress: Callable[[int], None] = lambda done: None) -> int:
    """Make the index and the search index again from the folders; the number of cases."""
    count = 0

    def entries() -> Iterator[tuple[str, Mapping[str, Any]]]:
        nonlocal count
        for number in office.store.numbers():
            entry = _entry_or_damage(office, number)
            if entry:
                count += 1
                progress(count)
                yield number, entry

    office.index.rebuild(entries())
    office.rulings.rebuild(ruling for case in every_case(office) if (ruling := _ruling(office, case)))
    return count


def recount(office: OfficeContext, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Make the index again by the settings of now, after periods or festivals changed; the number of cases.

    Deadlines are counted by the settings of this moment wherever a case is opened; the lists repeat them.
    """
    total = office.index.find(limit=0).total
    office.index.set_version(document_version(office.measure, office.details.local_festivals))
    return reindex(office, lambda done: progress(done, max(done, total)))


def _entry_or_damage(office: OfficeContext, number: str) -> Mapping[str, Any] | None:
    """The case's document; where the folder cannot be read, one that says so and stands first in every list."""
    try:
        case = read_case(office, number)
    except (Damaged, UnknownStep):
        return damaged_entry(number)
    return (
        index_entry(case, office.measure, office.calendar, office.secret, office.today)
        if case.filings
        else None
    )


def _ruling(office: OfficeContext, case: Case) -> RulingDoc | None:
    """The case as a past ruling, with the whole text of every signed letter."""
    signed = [letter for letter in case.letters if letter.number and letter.is_live]
    return ruling_entry(case, office.measure, {x.ref: _words(office, case, x) for x in signed})


def _words(office: OfficeContext, case: Case, letter: Letter) -> str:
    """The words of a letter to be searched; none where its file is lost or altered, which `check` names."""
    try:
        return letter_words(office.store.folder(case.number).read_file(letter.path))
    except Damaged:
        log.warning("%s of case %s cannot be read and is not searched", letter.path, case.number)
        return ""
