"""The table of letters: every kind of letter and working paper with what fills its template, from all stages."""

from __future__ import annotations

from collections.abc import Mapping

from casefiles.law.calendar import chinese_date
from casefiles.letters.draft import Context, Draft, shared_context
from casefiles.letters.row import LetterRow, PaperRow
from casefiles.procedure.challenges import letters as challenges
from casefiles.procedure.court import letters as court
from casefiles.procedure.endings import letters as endings
from casefiles.procedure.hearing import letters as hearing
from casefiles.procedure.inquiry import letters as inquiry
from casefiles.procedure.intake import letters as intake
from casefiles.procedure.letter_life import letters as letter_life
from casefiles.procedure.listing import letters as listing
from casefiles.procedure.requests import letters as requests
from casefiles.procedure.ruling import letters as ruling

LETTERS: Mapping[str, LetterRow] = {
    row.kind.name: row
    for rows in (
        challenges.LETTERS,
        court.LETTERS,
        endings.LETTERS,
        hearing.LETTERS,
        inquiry.LETTERS,
        intake.LETTERS,
        listing.LETTERS,
        requests.LETTERS,
        ruling.LETTERS,
    )
    for row in rows
}
PAPERS: Mapping[str, PaperRow] = {
    row.name: row
    for rows in (
        hearing.PAPERS,
        inquiry.PAPERS,
        intake.PAPERS,
        letter_life.PAPERS,
        listing.PAPERS,
    )
    for row in rows
}


def letter_context(draft: Draft) -> Context:
    """The variables of the letter's template (the contract is `doc_templates.samples`)."""
    return shared_context(draft) | LETTERS[draft.kind].context(draft)


def paper_context(draft: Draft) -> Context | None:
    """The variables of a working paper's template; None where the filing gives no occasion for it."""
    own = PAPERS[draft.kind].context(draft)
    return None if own is None else shared_context(draft) | {"日期": chinese_date(draft.filed_on)} | own
