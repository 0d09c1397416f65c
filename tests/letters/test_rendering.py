"""The same records make the same letter, and what a person typed appears as it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefiles.law.calendar import term_end
from casefiles.office.filing.forms import form_for
from casefiles.office.filing.preview import preview_letters
from casefiles.office.letters.writer import Writer
from casefiles.people.office_details import OfficeDetails
from casefiles.procedure.table import STEPS
from doc_templates.engine.library import TemplateLibrary
from tests.builders.answers import proposal
from tests.builders.cases import CALENDAR, MEASURE, reported, then
from tests.builders.files import words_of
from tests.builders.reports import REPORTS, enterprise
from tests.letters.branches import the
from tests.world.offices import opened
from tests.world.staff import CLERK


def test_the_same_records_render_the_same_bytes(written):
    for ones in written.values():
        worker = ones[0].worker
        folder = worker.office.store.folder(worker.number)
        for one in ones:
            again = worker.office.writer.library.template(one.letter.kind).render(
                worker.office.writer.context_of(worker.case, one.letter)
            )
            assert again == folder.read_file(one.letter.path), one.letter.title


def test_a_preview_writes_nothing_and_shows_what_filing_would_draft(world):
    worker = world.case_at("legally_reviewed").on("2026-01-09")
    step = STEPS["prior_notice"]

    form = form_for(worker.office, worker.case, step, CLERK, proposal())
    assert form.validate()
    files = preview_letters(worker.office, worker.case, step, form.answers(), CLERK)
    assert worker.case.letters == ()

    worker.file("prior_notice", proposal())
    [letter] = worker.case.letters
    assert words_of(files[0].data) == words_of(
        worker.office.store.folder(worker.number).read_file(letter.path)
    )


NASTY = "<b>{{7*7}}{% raw %}&amp;例"


def writer(office: OfficeDetails, home: Path) -> Writer:
    return Writer(TemplateLibrary(home), office, MEASURE, CALENDAR)


def test_a_name_that_looks_like_markup_appears_as_it_was_typed(office, tmp_path):
    case = reported(enterprise(name=NASTY, facts=f"事实{NASTY}"))
    refused = {"reason_kind": "other_sector", "reasons": [f"理由{NASTY}"], "refer_to": NASTY}
    filing = then(case, "refusal", refused, day="2026-01-06").filings[-1]

    drafted = writer(office.details, tmp_path).drafts(case, STEPS["refusal"], filing)
    words = words_of(drafted.files[0].data)

    assert NASTY in words
    assert f"理由{NASTY}" in words
    assert "49" not in words


def test_what_looks_like_markup_in_a_form_comes_out_in_the_letter_as_it_was_typed(office):
    worker = opened(office, enterprise(facts=f"查明{NASTY}属实。"))

    worker.file("refusal", {"reason_kind": "no_instrument", "reasons": [NASTY]})

    [draft] = [x for x in worker.case.letters if x.kind == "refusal"]
    assert NASTY in words_of(worker.office.store.folder(worker.number).read_file(draft.path))


@pytest.mark.parametrize("kind", REPORTS)
def test_a_refusal_can_be_written_to_any_department_about_anyone(office, kind):
    worker = opened(office, REPORTS[kind]())
    if worker.case.state.value == "doubtful":
        worker.file("doubt_decision", {"outcome": "take", "reason": "先登记。"})

    worker.file("refusal", {"reason_kind": "not_in_scope", "reasons": ["不属于信用惩戒对象。"]})

    assert REPORTS[kind]()["name"] in words_of(
        worker.office.store.folder(worker.number).read_file(worker.case.letters[0].path)
    )


def test_an_offices_own_template_wins(office):
    own = office.home / "templates" / "refusal.docx"
    own.write_bytes(TemplateLibrary(office.home / "none").path("decision").read_bytes())

    assert office.writer.library.is_own("refusal")
    assert not office.writer.library.is_own("decision")


def test_the_term_in_the_letters_is_the_term_of_the_record(written):
    worker = the(written, "decision", "informed").worker
    first, last = worker.case.listing.term

    assert last == term_end(first, 3)
    for kind in ("decision", "entry_notice", "agency_notice"):
        words = the(written, kind, "informed").signed
        assert f"{last.year}年{last.month}月{last.day}日" in words
