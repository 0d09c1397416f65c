"""Taking in a department's workbook: good rows become cases, doubtful ones wait for a clerk, faulty ones go back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.report import Report
from casefiles.law.ground import Provision
from casefiles.law.kinds import RespondentKind
from casefiles.law.measure import Measure
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Unusable
from casefiles.office.filing.choices import vocabulary_for
from casefiles.office.filing.take_step import take_step
from casefiles.office.intake.row_corrections import RowCorrection, corrected, facts_of_correction
from casefiles.office.reading.cases import same_matter
from casefiles.office.upkeep.entries import identity_key
from casefiles.people.roles import Officer
from casefiles.procedure.court.steps import COURT_REPORT
from casefiles.procedure.intake.doubts import doubts
from casefiles.procedure.intake.steps import REPORT
from casefiles.procedure.shared.court_list import is_court_matter
from forms.base import Unacceptable
from forms.reading import Unreadable, read_item
from forms.workbook import read_workbook
from forms.workbook.columns import COLUMNS
from forms.workbook.returned import Outcome, Reason, Verdict, write_returned
from forms.workbook.sheet import ReadWorkbook, SheetRow
from storage import durable

INTAKE = "intake"
UPLOADS = "uploads"
RETURNED = "处理结果.xlsx"
KIND_WORDS = {
    "自然人": RespondentKind.PERSON,
    "其他自然人": RespondentKind.PERSON,
    "个人": RespondentKind.PERSON,
    "公职人员": RespondentKind.OFFICIAL,
    "公务员": RespondentKind.OFFICIAL,
    "企业": RespondentKind.ENTERPRISE,
    "公司": RespondentKind.ENTERPRISE,
    "法人": RespondentKind.ENTERPRISE,
    "单位": RespondentKind.ENTERPRISE,
    "个体工商户": RespondentKind.SOLE_TRADER,
    "个体户": RespondentKind.SOLE_TRADER,
    "事业单位": RespondentKind.ORGANISATION,
    "社会组织": RespondentKind.ORGANISATION,
    "机关": RespondentKind.STATE_ORGAN,
}
#: Form fields that stand in the list under another column.
COLUMN_OF = {"behaviours": "behaviour", "proposed_words": "proposed_restrictions"}
COPIED = (
    "department",
    "contact",
    "phone",
    "name",
    "identity_number",
    "representative",
    "representative_id",
    "item",
    "behaviour",
    "conduct_date",
    "facts",
    "instrument_name",
    "instrument_number",
    "instrument_issuer",
    "instrument_date",
    "duty",
    "performance",
    "remark",
)


@dataclass(frozen=True)
class RowResult:
    """What comes, or came, of one row."""

    row: SheetRow
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    answers: Mapping[str, Any] | None = None
    is_court: bool = False
    case_number: str = ""
    mended: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return str((self.answers or {}).get("name") or self.row.cells.get("name") or "").strip()


@dataclass(frozen=True)
class Intake:
    """A workbook looked over or taken in."""

    original: bytes
    read: ReadWorkbook
    rows: tuple[RowResult, ...]
    folder: Path | None = None

    @cached_property
    def returned(self) -> bytes:
        """The department's own workbook with what came of each row, and why."""
        verdicts = {row.row.number: Verdict(row.outcome, row.reasons, row.case_number) for row in self.rows}
        return write_returned(self.original, self.read, verdicts, all_rows=True)

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome == outcome for row in self.rows)


def label_of(field: str) -> str:
    """What a column, or a field of the report, is called."""
    named = {column.field: column.label for column in COLUMNS}
    return named.get(field) or str(
        getattr(REPORT.form, field).args[0] if hasattr(REPORT.form, field) else field
    )


def field_of(label: str) -> str:
    """The column that a clerk names, by its label or by its name. Raises Unusable when there is none."""
    for column in COLUMNS:
        if label in (column.field, column.label):
            return column.field
    raise Unusable(f"没有名为“{label}”的列；可选：{'、'.join(column.label for column in COLUMNS)}")


def look_over(
    office: OfficeContext,
    data: bytes,
    filename: str,
    by: Officer,
    matches: Mapping[str, str] | None = None,
    corrections: Mapping[int, RowCorrection] | None = None,
) -> Intake:
    """What would come of each row, `corrections` (by row number) put in; nothing is filed. Raises UnreadableWorkbook."""
    read = read_workbook(data, filename=filename, matches=matches)
    judge = _Judge(office, by, hashlib.sha256(data).hexdigest(), corrections or {})
    rows = tuple(judge.judged(row) for row in read.rows) if not read.missing else ()
    return Intake(data, read, rows)


def take_in(
    office: OfficeContext,
    data: bytes,
    filename: str,
    by: Officer,
    *,
    all_or_none: bool = False,
    matches: Mapping[str, str] | None = None,
    corrections: Mapping[int, RowCorrection] | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Intake:
    """File the good rows and the doubtful ones; give the workbook back with what came of each row.

    With `all_or_none` nothing is filed while a row is faulty. A row that was filed from the same workbook before,
    in a run that was cut short, is not filed again. Raises UnreadableWorkbook; nothing is filed then.
    """
    if not by.has_any(REPORT.actors):
        actors = "、".join(role.title for role in REPORT.actors)
        raise Unusable(f"收下报送表由{actors}办理，请由有该职责的人员登录")
    looked = look_over(office, data, filename, by, matches, corrections)
    if looked.read.missing or (all_or_none and looked.count("退回")):
        return looked
    digest = hashlib.sha256(data).hexdigest()
    folder = office.home / INTAKE / f"{office.today:%Y%m%d}-{digest[:8]}"
    _keep_original(folder, filename, data)
    rows = []
    for done, row in enumerate(looked.rows, start=1):
        rows.append(_filed(office, row, digest, filename, by))
        progress(done, len(looked.rows))
    taken = replace(looked, rows=tuple(rows), folder=folder)
    _keep_result(folder, taken.returned)
    return taken


def uploads_folder(office: OfficeContext) -> Path:
    """Where workbooks lie that were uploaded and not taken in yet."""
    return office.home / INTAKE / UPLOADS


def source_key(digest: str, row: SheetRow) -> str:
    """Where a case came from: the workbook, the sheet, the row."""
    return f"{digest[:32]}:{row.sheet}:{row.number}"


def _filed(office: OfficeContext, row: RowResult, digest: str, filename: str, by: Officer) -> RowResult:
    if row.answers is None or row.case_number:
        return row
    key = source_key(digest, row.row)
    source = {
        "source_key": key,
        "source": {
            "workbook": filename,
            "sha256": digest,
            "sheet": row.row.sheet,
            "row": row.row.number,
            **row.mended,
        },
    }
    step = COURT_REPORT if row.is_court else REPORT
    case = take_step(office, None, step.name, row.answers, by, source=source)
    return replace(row, case_number=case.number)


def _keep_result(folder: Path, returned: bytes) -> None:
    """Keep what came of the list, beside what came of it before."""
    for copy in range(1, 1000):
        path = folder / (RETURNED if copy == 1 else RETURNED.replace(".xlsx", f"-{copy}.xlsx"))
        try:
            durable.write_new(path, returned)
        except FileExistsError:
            continue
        return


def _keep_original(folder: Path, filename: str, data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"[^\w（）()〔〕·-]", "_", Path(filename).stem)[:60]
    path = folder / f"原表-{stem}.xlsx"
    if not path.exists():
        durable.write_new(path, data)


class _Judge:
    """Judges row after row, remembering those before, so that a duplicate within the workbook is seen."""

    def __init__(
        self, office: OfficeContext, by: Officer, digest: str, corrections: Mapping[int, RowCorrection]
    ) -> None:
        self.office = office
        self.corrections = corrections
        self.digest = digest
        self.by = by
        self.vocabulary = vocabulary_for(Case(""), REPORT, office.measure, office.today)
        self.seen: dict[tuple[str, ...], int] = {}

    def judged(self, written: SheetRow) -> RowResult:
        """What comes of a row as its department wrote it and a clerk corrected it."""
        row_correction = self.corrections.get(written.number)
        found = self._judged(corrected(written, row_correction))
        changes = facts_of_correction(written, row_correction)
        said = tuple(
            Reason(None, f"{one['column']}由经办人改为“{one['now']}”") for one in changes.get("mended", ())
        )
        return replace(found, mended=changes, reasons=found.reasons + said)

    def _judged(self, row: SheetRow) -> RowResult:
        given = self._given(row)
        faults = [Reason(name, message) for name, message in row.faults.items()]
        try:
            answers = REPORT.form.checked(given, self.vocabulary)
        except Unacceptable as refused:
            faulty = {reason.field for reason in faults}
            faults += [
                Reason(COLUMN_OF.get(n, n), text)
                for n, texts in refused.errors.items()
                for text in texts[:1]
                if n not in faulty
            ]
            answers = None
        if faults or answers is None:
            return RowResult(row, "退回", tuple(faults))
        known = self.office.index.find(equal={"source": source_key(self.digest, row)}).items
        if known:
            number = str(known[0]["number"])
            return RowResult(
                row, "已收", (Reason(None, f"此前已收过，案号{number}，不再立案"),), answers, False, number
            )
        is_court = is_court_matter(Report(answers), self.office.measure)
        doubtful = [
            Reason(COLUMN_OF.get(d.field, d.field), d.message)
            for d in doubts(Report(answers), self.office.measure, is_court=is_court)
        ]
        doubtful += self._twins(answers, row)
        return RowResult(row, "待核" if doubtful else "已收", tuple(doubtful), answers, is_court)

    def _given(self, row: SheetRow) -> dict[str, Any]:
        """The row as a report form's answers; what is words in the list becomes codes where words allow it."""
        cells = row.cells
        given: dict[str, Any] = {name: cells.get(name) for name in COPIED}
        given["department"] = cells.get("department") or self.by.body
        words = str(cells.get("respondent_kind") or "").strip()
        given["respondent_kind"] = KIND_WORDS.get(words, words) or _kind_by_number(
            cells.get("identity_number")
        )
        behaviour = str(cells.get("behaviour") or cells.get("facts") or "")
        item = _item_or_none(cells.get("item"), self.office.measure)
        measure = self.office.measure
        given["behaviours"] = [b.code for b in measure.behaviours_in(item, behaviour)] if item else []
        proposed = str(cells.get("proposed_restrictions") or "")
        given["proposed_words"] = proposed or None
        given["proposed_restrictions"] = [r.code for r in measure.restrictions_in(proposed)]
        evidence = cells.get("evidence")
        given["evidence"] = (
            [e for e in re.split(r"[；;\n]", str(evidence)) if e.strip()] if evidence else None
        )
        return given

    def _twins(self, answers: Mapping[str, Any], row: SheetRow) -> list[Reason]:
        """The same matter earlier in this list, or in a case that is already there (but not from this very row)."""
        who = identity_key(answers["identity_number"], b"")
        keys = [("day", who, str(answers["item"]), answers["conduct_date"])]
        if answers.get("instrument_number"):
            keys.append(("instrument", who, answers["instrument_number"], ""))
        before = next((self.seen[key] for key in keys if key in self.seen), None)
        for key in keys:
            self.seen.setdefault(key, row.number)
        if before is not None:
            return [Reason(None, f"与本表第{before}行重复（同一主体、同一事项）")]
        twin = same_matter(self.office, answers)
        return [Reason(None, f"与案件{twin}重复（同一主体、同一事项）")] if twin else []


def _item_or_none(written: object, measure: Measure) -> int | None:
    place = measure.place(Provision.CONDUCT)
    try:
        return read_item(written, article=place.article if place else 0, count=max(measure.item_labels))
    except Unreadable:
        return None


def _kind_by_number(written: object) -> str | None:
    """Where the list has no column of kinds, the number tells organisations from persons."""
    text = str(written or "").strip().upper()
    if re.fullmatch(r"\d{17}[\dX]", text):
        return RespondentKind.PERSON.value
    if text[:2] == "92":
        return RespondentKind.SOLE_TRADER.value
    return RespondentKind.ENTERPRISE.value if text[:2] == "91" else None
