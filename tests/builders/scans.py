"""Pages as a scanner would give them."""

from __future__ import annotations

import io
from functools import cache

from pypdf import PdfWriter

from casefiles.office.filing.uploads import UploadedFile


@cache
def scanned_page(*lines: str) -> bytes:
    """A blank page as a PDF, with the lines as its title: other lines, other bytes."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_metadata({"/Title": " ".join(lines)})
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


SCAN = UploadedFile("扫描件.pdf", scanned_page("扫描件"))
