"""Templates and batches: what an office does with its letters besides filing them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from casefiles.cases.letter import LetterStatus
from casefiles.cases.letter_kinds import BLANK_TITLES, LETTER_KINDS, PAPER_TITLES
from casefiles.law.ground import Provision, norm
from casefiles.law.measure import Measure
from casefiles.office.context import OfficeContext
from casefiles.office.errors import NotFound, TemplateFault, Unusable
from casefiles.office.filing.uploads import UploadedFile
from casefiles.office.letters.text import Block, blocks
from casefiles.office.reading.cases import every_case
from casefiles.office.settings.edit import keep_version
from doc_templates.check.template_check import Finding, Kind, check_template, passes
from doc_templates.engine.batch import Job, Made, make_letters
from doc_templates.engine.library import SHIPPED, TemplateLibrary
from doc_templates.engine.rendering import Template
from doc_templates.preview import Preview, preview
from doc_templates.samples import SAMPLES
from storage import durable

Findings = list[Finding]
HISTORY = "templates-history"
#: What the shipped template prints, an own one must print too: variable → why.
MUST_SAY = {
    "申辩期限": norm("《行政处罚法》第四十四条、第四十五条", Provision.DEFENCE),
    "申辩方式": norm("《行政处罚法》第四十五条", Provision.DEFENCE),
    "听证期限": norm("《行政处罚法》第六十三条、第六十四条"),
    "复议.机关": norm("《行政处罚法》第五十九条"),
    "复议.期限": norm("《行政处罚法》第五十九条"),
    "诉讼.法院": norm("《行政处罚法》第五十九条"),
    "诉讼.期限": norm("《行政处罚法》第五十九条"),
}


class Rejected(Exception):
    """An own template that letters cannot be made with; `findings` say why."""

    def __init__(self, findings: Findings) -> None:
        super().__init__("；".join(map(str, findings)))
        self.findings = findings


@dataclass(frozen=True)
class TemplateRow:
    """A template as a list shows it."""

    name: str
    title: str
    path: Path
    is_own: bool


def library_at(home: Path) -> TemplateLibrary:
    """The templates of the office in `home`: its own copies first."""
    return TemplateLibrary(home / "templates")


def library_of(office: OfficeContext) -> TemplateLibrary:
    """The templates that the office's letters are written with."""
    return office.writer.library


def templates_in(library: TemplateLibrary) -> list[TemplateRow]:
    return [TemplateRow(n, _title(n), library.path(n), library.is_own(n)) for n in library.names()]


def _title(name: str) -> str:
    papers = PAPER_TITLES | BLANK_TITLES
    return LETTER_KINDS[name].title if name in LETTER_KINDS else papers.get(name, name)


def inspect_template(library: TemplateLibrary, name: str) -> tuple[Findings, bool]:
    """What is wrong with a template, and whether letters can be made with it all the same. Raises TemplateFault."""
    path = library.path(name)
    shipped = SHIPPED / f"{name}.docx"
    reference = shipped.read_bytes() if shipped.is_file() and shipped != path else None
    findings = check_template(path.read_bytes(), name, SAMPLES.get(name, {}), reference)
    return findings, passes(findings)


def inspect_file(path: Path, name: str) -> tuple[Findings, bool]:
    """The same for a file that is not in place yet."""
    findings = check_template(
        path.read_bytes(), name, SAMPLES.get(name, {}), (SHIPPED / f"{name}.docx").read_bytes()
    )
    return findings, passes(findings)


def template_file(library: TemplateLibrary, name: str) -> bytes:
    """The template in use, to be edited in Word. Raises NotFound."""
    return library.path(known(name)).read_bytes()


def sample_blocks(library: TemplateLibrary, name: str) -> list[Block]:
    """The words of the template in use, filled with invented data. Raises NotFound, TemplateFault."""
    return blocks(library.template(known(name)).render(SAMPLES[name]))


def take_own(office: OfficeContext, name: str, upload: UploadedFile) -> Findings:
    """Take an office's own template if letters can be made with it; what was there before goes into the history.

    Returns what was found, which is worth reading even where it is taken. Raises Rejected with all of it otherwise.
    """
    if not upload.data:
        raise Unusable("请选择要上传的 Word 文件（.docx）")
    findings = check_template(
        upload.data, known(name), SAMPLES[name], (SHIPPED / f"{name}.docx").read_bytes()
    )
    if passes(findings):
        findings = [*_rights_left_out(findings, office.measure), *_fault_in_use(name, upload.data), *findings]
    if not passes(findings):
        raise Rejected(findings)
    _keep(office, name)
    durable.make_folder(office.home / "templates")
    durable.replace(office.home / "templates" / f"{name}.docx", upload.data)
    return findings


def restore_shipped(office: OfficeContext, name: str) -> None:
    """Go back to the shipped template; the own copy goes into the history. Raises Unusable where there is none."""
    if not _keep(office, known(name)):
        raise Unusable("现在用的就是随程序的模板")
    durable.remove(office.home / "templates" / f"{name}.docx")


def earlier_templates(office: OfficeContext, name: str) -> list[str]:
    """The names of the own copies that are in use no more, the newest first."""
    return sorted((path.name for path in (office.home / HISTORY).glob(f"*-{known(name)}.docx")), reverse=True)


def known(name: str) -> str:
    """The name of a template that the program writes letters with. Raises NotFound."""
    if name not in SAMPLES:
        raise NotFound("没有这份文书模板，请从列表中选择")
    return name


def _rights_left_out(findings: Findings, measure: Measure) -> Findings:
    """A letter that binds a person and does not tell of the remedies binds nobody: such a template is not taken."""
    unused = [finding.message for finding in findings if finding.kind is Kind.UNUSED]
    return [
        Finding(
            Kind.FAULT, f"没有写“{path}”。当事人的权利和救济途径必须写明（{measure.name(MUST_SAY[path])}）"
        )
        for path in MUST_SAY
        if any(message.startswith(f"“{path}”") for message in unused)
    ]


def _fault_in_use(name: str, docx: bytes) -> Findings:
    """What shows only when a letter is made."""
    try:
        Template(name, docx).render(SAMPLES[name])
    except TemplateFault as fault:
        return [Finding(Kind.FAULT, fault.reason, fault.paragraph)]
    return []


def _keep(office: OfficeContext, name: str) -> bool:
    try:
        data = (office.home / "templates" / f"{name}.docx").read_bytes()
    except FileNotFoundError:
        return False
    keep_version(office.home / HISTORY, f"{name}.docx", data, office.clock())
    return True


def preview_template(library: TemplateLibrary, name: str, folder: Path) -> Preview:
    """The template filled with invented data, as far as this machine can show it. Raises TemplateFault."""
    if name not in SAMPLES:
        raise Unusable(f"没有名为“{name}”的文书；用 casefiles letters list 查看全部")
    return preview(library.template(name), SAMPLES[name], folder)


def batch(
    office: OfficeContext, kind: str, status: LetterStatus, folder: Path, progress: Callable[[int, int], None]
) -> list[Made]:
    """Every letter of a kind and status, over all cases, made again into one folder with an index and a print file.

    For printing a day's letters at once: the same words and bytes as in the case folders. A second run makes only what
    is missing or has changed.
    """
    if kind not in LETTER_KINDS:
        raise Unusable(f"没有名为“{kind}”的文书；可选：{'、'.join(LETTER_KINDS)}")
    jobs = [
        Job(f"{case.number}　{letter.number}", _file_name(case.number, letter.title, letter.agency), context)
        for case in every_case(office)
        for letter in case.letters
        if letter.kind == kind and letter.status == status
        for context in [office.writer.context_of(case, letter)]
    ]
    return make_letters(
        office.writer.library.template(kind), jobs, folder, lambda done: progress(done, len(jobs))
    )


def _file_name(number: str, title: str, agency: str) -> str:
    return re.sub(r'[/\\:*?"<>|]', "_", f"{number}-{title}{f'-{agency}' if agency else ''}")
