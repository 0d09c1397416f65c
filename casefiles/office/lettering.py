"""Templates and batches: what an office does with its letters besides filing them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casefiles.case import LetterStatus
from casefiles.letters import LETTER_KINDS, PAPER_TITLES
from casefiles.office.errors import Unusable
from doc_templates.batch import Job, Made, make_letters
from doc_templates.inspection import Finding, inspect, passes
from doc_templates.library import SHIPPED, TemplateLibrary
from doc_templates.preview import Preview, preview
from doc_templates.samples import SAMPLES

if TYPE_CHECKING:
    from casefiles.office.office import Office

Findings = list[Finding]


@dataclass(frozen=True)
class TemplateRow:
    """A template as a list shows it."""

    name: str
    title: str
    path: Path
    is_own: bool


def library(home: Path) -> TemplateLibrary:
    """The templates of the office in `home`: its own copies first."""
    return TemplateLibrary(home / "templates")


def templates(library: TemplateLibrary) -> list[TemplateRow]:
    return [TemplateRow(n, _title(n), library.path(n), library.is_own(n)) for n in library.names()]


def _title(name: str) -> str:
    return LETTER_KINDS[name].title if name in LETTER_KINDS else PAPER_TITLES.get(name, name)


def inspect_template(library: TemplateLibrary, name: str) -> tuple[Findings, bool]:
    """What is wrong with a template, and whether letters can be made with it all the same. Raises TemplateFault."""
    path = library.path(name)
    shipped = SHIPPED / f"{name}.docx"
    reference = shipped.read_bytes() if shipped.is_file() and shipped != path else None
    findings = inspect(path.read_bytes(), name, SAMPLES.get(name, {}), reference)
    return findings, passes(findings)


def inspect_file(path: Path, name: str) -> tuple[Findings, bool]:
    """The same for a file that is not in place yet."""
    findings = inspect(
        path.read_bytes(), name, SAMPLES.get(name, {}), (SHIPPED / f"{name}.docx").read_bytes()
    )
    return findings, passes(findings)


def preview_template(library: TemplateLibrary, name: str, folder: Path) -> Preview:
    """The template filled with invented data, as far as this machine can show it. Raises TemplateFault."""
    if name not in SAMPLES:
        raise Unusable(f"没有名为“{name}”的文书；用 casefiles letters list 查看全部")
    return preview(library.template(name), SAMPLES[name], folder)


def batch(
    office: Office, kind: str, status: LetterStatus, folder: Path, progress: Callable[[int, int], None]
) -> list[Made]:
    """Every letter of a kind and status, over all cases, made again into one folder with an index and a print file.

    For printing a day's letters at once: the same words and bytes as in the case folders. A second run makes only what
    is missing or has changed.
    """
    if kind not in LETTER_KINDS:
        raise Unusable(f"没有名为“{kind}”的文书；可选：{'、'.join(LETTER_KINDS)}")
    jobs = [
        Job(f"{case.number}　{letter.number}", _file_name(case.number, letter.title, letter.agency), context)
        for case in office.every_case()
        for letter in case.letters
        if letter.kind == kind and letter.status == status
        for context in [office.writer.context_of(case, letter)]
    ]
    return make_letters(
        office.writer.library.template(kind), jobs, folder, lambda done: progress(done, len(jobs))
    )


def _file_name(number: str, title: str, agency: str) -> str:
    return re.sub(r'[/\\:*?"<>|]', "_", f"{number}-{title}{f'-{agency}' if agency else ''}")
