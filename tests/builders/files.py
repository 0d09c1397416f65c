"""What the written files say."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document

from tests.world.case_worker import CaseWorker


def words_of(docx: bytes) -> str:
    """Every paragraph of a docx, tables included, as python-docx reads it."""
    document = Document(io.BytesIO(docx))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def letter_words(worker: CaseWorker, kind: str, agency: str = "") -> str:
    """The words of the case's newest letter of that kind, as it lies in the folder."""
    found = [x for x in worker.case.letters if x.kind == kind and x.agency == agency]
    return words_of(worker.office.store.folder(worker.number).read_file(found[-1].path))


def every_file(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content, to compare before and after."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
