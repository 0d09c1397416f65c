"""Renders a template with its sample: a .docx and, if LibreOffice is installed, PDF and PNG.

Used by ``casefiles letters preview NAME``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from doc_templates import gbt9704 as gb
from doc_templates.engine.rendering import Template

CONVERSION_SECONDS = 120
_OFFICE_PROGRAMS = ("soffice", "libreoffice")
_OFFICE_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


class ConversionFailed(Exception):
    """Raised if LibreOffice makes no PDF; the message is shown to the user."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The files that were made."""

    docx: Path
    pdf: Path | None
    """None without LibreOffice."""
    pages: tuple[Path, ...]
    """PNG pictures of the pages; empty without poppler."""


def preview(template: Template, context: Mapping[str, Any], folder: Path) -> Preview:
    """Render a template into a folder, in the formats that this machine supports."""
    folder.mkdir(parents=True, exist_ok=True)
    docx = folder / f"{template.name}.docx"
    docx.write_bytes(template.render(context))
    if office_program() is None:
        return Preview(docx, None, ())
    pdf = pdf_of([docx], folder)[0]
    return Preview(docx, pdf, pages_of(pdf, folder))


def office_program() -> str | None:
    """The path of LibreOffice, or None."""
    found = next((path for path in map(shutil.which, _OFFICE_PROGRAMS) if path), None)
    return found or next((place for place in _OFFICE_PLACES if Path(place).is_file()), None)


def pdf_of(letters: list[Path], folder: Path) -> list[Path]:
    """Convert letters to PDF in one run of LibreOffice.

    Raises ConversionFailed if a PDF is missing. LibreOffice gets a profile of its own, so that a running instance is not
    disturbed.
    """
    program = office_program()
    if program is None:
        raise ConversionFailed(
            "本机没有安装 LibreOffice，无法转换为 PDF。请安装后重试，或者用 Word、WPS 打开文书查看。"
        )
    with tempfile.TemporaryDirectory() as profile:
        command = [
            program,
            "--headless",
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--convert-to",
            "pdf",
        ]
        command += ["--outdir", str(folder), *map(str, letters)]
        try:
            subprocess.run(  # noqa: S603 - the program found above, with file names only
                command,
                check=False,
                capture_output=True,
                timeout=CONVERSION_SECONDS,
                env={**os.environ, **_stand_in_fonts(Path(profile))},
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ConversionFailed("LibreOffice 没有在规定时间内完成转换。请关闭其他程序后重试。") from error
    made = [folder / f"{letter.stem}.pdf" for letter in letters]
    for pdf in made:
        if not pdf.is_file():
            raise ConversionFailed(
                f"LibreOffice 未能转换“{pdf.stem}”。请用 Word 或 WPS 打开该文书，检查是否完好。"
            )
    return made


def pages_of(pdf: Path, folder: Path, dots_per_inch: int = 80) -> tuple[Path, ...]:
    """PNG pictures of the pages; empty without poppler."""
    program = shutil.which("pdftoppm")
    if program is None:
        return ()
    subprocess.run(  # noqa: S603 - the program found above, with file names only
        [program, "-r", str(dots_per_inch), "-png", str(pdf), str(folder / pdf.stem)],
        check=False,
        capture_output=True,
        timeout=CONVERSION_SECONDS,
    )
    return tuple(sorted(folder.glob(f"{pdf.stem}-*.png")))


def _stand_in_fonts(folder: Path) -> dict[str, str]:
    """Configure fontconfig's substitutes for missing official fonts.

    LibreOffice ignores the substitutes in the letters' fontTable.
    """
    if sys.platform in ("win32", "darwin"):
        return {}
    aliases = "".join(
        f"<alias binding='same'><family>{escape(face)}</family><prefer>"
        + "".join(f"<family>{escape(name)}</family>" for name in (face, *stand_ins.split(",")))
        + "</prefer></alias>"
        for face, stand_ins in gb.FALLBACKS.items()
    )
    own = os.environ.get("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")
    configuration = folder / "fonts.conf"
    configuration.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<include ignore_missing='yes'>{escape(own)}</include>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    return {"FONTCONFIG_FILE": str(configuration)}
