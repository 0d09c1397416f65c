"""Documents of a case for somebody to see: a file, a blank form, a letter that went out. Every view is logged."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.cases.letter import Letter
from casefiles.cases.letter_kinds import BLANK_TITLES
from casefiles.office.accounts.access_log import log_export
from casefiles.office.context import OfficeContext
from casefiles.office.errors import NotFound
from casefiles.office.letters.read_receipts import note_read
from casefiles.office.reading.cases import case_for, read_case
from casefiles.people.roles import Officer
from casefiles.people.visibility import INSIDE, letters_to
from storage import NewFile


def read_document(office: OfficeContext, number: str, path: str, by: Officer) -> bytes:
    """A file of the case, checked against its record; the view is logged. Raises NotFound, Damaged."""
    if not by.has_any(INSIDE):
        raise NotFound(f"没有案件{number}")
    data = office.store.folder(number).read_file(path)
    office.log.note(office.now, by, number, f"查看文件 {path}", "办理")
    return data


def blank_form(office: OfficeContext, number: str, name: str, by: Officer) -> NewFile:
    """A blank form for the person of this case, to be printed and handed over; logged. Raises NotFound."""
    case = case_for(office, number, by)
    if name not in BLANK_TITLES or not by.has_any(INSIDE):
        raise NotFound(f"没有名为{name[:40]}的空白表")
    log_export(office, number, by, f"空白表 {BLANK_TITLES[name]}")
    return office.writer.blank(case, name)


def letter_to(office: OfficeContext, number: str, ref: str, by: Officer) -> tuple[Letter, bytes]:
    """A letter that went out to a department or agency, for its officer; the view is logged. Raises NotFound."""
    for letter in letters_to(read_case(office, number), by, office.measure):
        if letter.ref == ref:
            data = office.store.folder(number).read_file(letter.path)
            office.log.note(office.now, by, number, f"查看文书 {letter.title}", "收文单位")
            return letter, data
    raise NotFound("没有发给您单位的这份文书")


def open_letter(office: OfficeContext, number: str, ref: str, by: Officer) -> tuple[Case, Letter, bytes]:
    """A letter for its reviewer or signer; that it was opened in this version is kept. Raises NotFound."""
    case = case_for(office, number, by)
    letter = case.service.letter(ref)
    if letter is None or not by.has_any(INSIDE):
        raise NotFound(f"案件{number}没有编号为{ref[:20]}的文书")
    file = case.file_at(letter.path)
    data = office.store.folder(number).read_file(letter.path)
    note_read(office, by, number, letter.title, letter.path, file.sha256 if file else "")
    return case, letter, data
