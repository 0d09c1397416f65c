"""Taking a step: the form and the law have their say, the letters are drafted, the record is appended."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from casefiles.cases.case import Case
from casefiles.cases.filing import ProposedFiling
from casefiles.cases.step_names import StepName
from casefiles.law.ground import norm
from casefiles.office import archiving, indexing, joining, once
from casefiles.office.computed import computed
from casefiles.office.errors import Refused, Unusable
from casefiles.office.uploads import UploadedFile, extension_of
from casefiles.office.versions import versions_at_work
from casefiles.people.roles import SYSTEM, Officer
from casefiles.procedure.fold import after
from casefiles.procedure.intake.doubts import doubts, remarks
from casefiles.procedure.permission import refusals
from casefiles.procedure.rule import Refusal
from casefiles.procedure.shared.unit import has_fallen
from casefiles.procedure.step import Step
from casefiles.procedure.table import STEPS
from forms.formdata import FormData
from storage import CaseFolder, Conflict, NewFile, StorageError

if TYPE_CHECKING:
    from casefiles.office.office import Office

Answers = Mapping[str, Any] | FormData
log = logging.getLogger(__name__)


def step_named(name: str) -> Step:
    """The step of that name. Raises Unusable."""
    if name not in STEPS:
        raise Unusable(f"没有名为“{name}”的步骤；用 casefiles procedure 查看全部步骤")
    return STEPS[name]


def file(
    office: Office,
    number: str | None,
    step_name: str,
    given: Answers,
    by: Officer,
    *,
    uploads: Sequence[UploadedFile] = (),
    seen: int | None = None,
    source: Mapping[str, Any] | None = None,
) -> Case:
    """Take one step: check the form, check the law, draft the letters, append the record.

    `number` is None for a step that opens a case. `seen` is the last record that the filer saw; newer ones
    make a Conflict. Raises Unacceptable (form), Refused (procedure), Unusable (upload), Conflict and the
    storage's own errors; nothing is written then.
    """
    step = step_named(step_name)
    case = office.case(number) if number else Case("")
    if seen is not None and seen != case.sequence:
        newer = office.store.folder(case.number).records()[seen:]
        raise Conflict(newer)
    _require(office, case, step, by, {})
    answers = step.form.checked(given, office.vocabulary(case, step))
    _require(office, case, step, by, answers)
    attached = _attached(office, step, answers, uploads)
    if step.name == StepName.ARCHIVE:
        return _archive(office, case, step, answers, by)
    if step.name == StepName.MERGER:
        return joining.merge(office, case, answers, by, attached)
    if step.name == StepName.SPLIT:
        return joining.split(office, case, answers, by)
    filed = append(office, case, step, answers, by, attached, source or {})
    if case.filings and (has_fallen(filed), filed.listing.performed_on) != (
        has_fallen(case),
        case.listing.performed_on,
    ):
        _tell_the_linked(office, filed)
    return filed


def file_once(
    office: Office,
    number: str | None,
    step_name: str,
    given: Answers,
    by: Officer,
    *,
    uploads: Sequence[UploadedFile] = (),
    seen: int | None = None,
) -> Case:
    """File a form that may have been sent twice; the second time it is the case as the first time left it.

    Raises what `file` raises.
    """
    step = step_named(step_name)
    with office.store.one_at_a_time(by.id):
        done = once.filed_before(office, number, step, given, by, uploads, seen)
        if done is None:
            return file(office, number, step_name, given, by, uploads=uploads, seen=seen)
        office.unfinished.forget(done, step, by)
        return done


def append(
    office: Office,
    case: Case,
    step: Step,
    answers: Mapping[str, Any],
    by: Officer,
    attached: Sequence[NewFile],
    source: Mapping[str, Any] | None = None,
) -> Case:
    """Draft what the step drafts and append its record; the form and the law have had their say before."""
    facts = {**computed_facts(office, case, step, answers), **(source or {})}
    files = [*attached]
    filing = about_to_file(office, case, step, answers, by, facts)
    if step.every_letter:
        drafted = office.writer.drafts(case, step, filing)
        facts["letters"] = [{**row, "file": row["file"] + len(attached)} for row in drafted.rows]
        files = [*files, *drafted.files]
    files = [*files, *office.writer.papers(case, step, filing)]
    if step.name == StepName.LETTER_SIGN:
        return _sign(office, case, step, answers, by)
    folder = office.store.folder(case.number) if case.filings else office.store.new_case(office.today.year)
    return _write(office, folder, case, step, answers, facts, files, by)


def _tell_the_linked(office: Office, unit: Case) -> None:
    """The unit's record stands whatever happens here: the daily run tells whoever was not told."""
    try:
        joining.tell_the_linked(office, unit)
    except (StorageError, OSError):
        log.exception("the linked persons of case %s were not all told; the daily run goes on", unit.number)


def _write(
    office: Office,
    folder: CaseFolder,
    case: Case,
    step: Step,
    answers: Mapping[str, Any],
    facts: Mapping[str, Any],
    files: Sequence[NewFile],
    by: Officer,
) -> Case:
    """Append the record, then bring the indexes up to it."""
    record = folder.append(
        step=step.name,
        title=step.title,
        answers=answers,
        facts=facts,
        files=files,
        at=office.now(),
        by=by.as_filer(step.actors),
        after=case.sequence,
        versions=versions_at_work(office.measure),
    )
    filed = after(replace(case, number=folder.number), record)
    _settle(office, step, by, filed)
    return filed


def _settle(office: Office, step: Step, by: Officer, filed: Case) -> None:
    """What follows a filed record. The record stands whatever happens here; an index left behind is rebuilt."""
    try:
        if not step.opens_a_case:
            office.unfinished.forget(filed, step, by, filed.filings[-1].answers.get("letters", ()))
        indexing.index(office, filed)
        _note_deputy(office, by.acting(step.actors), step, filed)
    except (StorageError, OSError):
        with contextlib.suppress(StorageError, OSError):
            office.index.clear()
        log.exception(
            "case %s is filed, but the index is behind; it is rebuilt at the next start", filed.number
        )


def _note_deputy(office: Office, by: Officer, step: Step, filed: Case) -> None:
    """What someone files for another is logged, so that the administrator sees how a delegation was used."""
    if by.acting_for:
        office.access.note(office.now(), by, filed.number, f"办理{step.title}", f"代理{by.acting_for.name}")


def _sign(office: Office, case: Case, step: Step, answers: Mapping[str, Any], by: Officer) -> Case:
    """Allot the numbers, write the final letters and their service receipts; void the numbers if it fails."""
    chosen = [letter for letter in case.letters if letter.ref in set(answers["letters"])]
    year, now = office.today.year, office.now()
    allotted: list[tuple[str, int, str]] = []
    numbers = {letter.kind: letter.number for letter in case.letters if letter.number and letter.is_live}
    signed: dict[str, dict[str, Any]] = {}
    signer = by.acting(step.actors).signature
    try:
        files: list[NewFile] = []
        for letter in chosen:
            series = office.details.series(letter.kind)
            serial = office.numbers.allot(series, year, f"{case.number}#{letter.ref}", now)
            allotted.append((series, serial, letter.ref))
            number = f"{series}〔{year}〕{serial}号"
            numbers[letter.kind] = number
            signed[letter.ref] = {"number": number, "file": len(files)}
            files.append(office.writer.final(case, letter, number, office.today, numbers, signer))
        files += _service_receipts(office, case, chosen, signed)
        return _write(
            office, office.store.folder(case.number), case, step, answers, {"signed": signed}, files, by
        )
    except BaseException:
        # The disk may fail after the record took its place: a number that a record bears stays in use.
        for series, serial, ref in allotted:
            if not archiving.is_used(office, case.number, ref, f"{series}〔{year}〕{serial}号"):
                office.numbers.void(series, year, serial, "签发未能完成", now, by.id)
        raise


def _service_receipts(
    office: Office, case: Case, chosen: Sequence[Any], signed: Mapping[str, Any]
) -> list[NewFile]:
    """One 送达回证 for each reader who is no agency; agencies answer with the slip on their letter."""
    readers = dict.fromkeys(letter.addressee for letter in chosen if not letter.agency)
    return [
        office.writer.service_receipt(
            case,
            [
                replace(x, number=signed[x.ref]["number"])
                for x in chosen
                if x.addressee == reader and not x.agency
            ],
            office.today,
        )
        for reader in readers
    ]


def _archive(office: Office, case: Case, step: Step, answers: Mapping[str, Any], by: Officer) -> Case:
    """File the archive record, then pack the folder; a bag that failed is made by the next `archive_missing`."""
    folder = office.store.folder(case.number)
    filed = _write(office, folder, case, step, answers, {"outcome": case.outcome}, [], by)
    archiving.pack(office, filed)
    return filed


def computed_facts(office: Office, case: Case, step: Step, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What the program computes from the answers and keeps with them."""
    if step.opens_a_case:
        return _intake_facts(office, answers, is_court=step.name == StepName.COURT_REPORT)
    return computed(case, step, answers, office.moment(SYSTEM, case, answers))


def _intake_facts(office: Office, answers: Mapping[str, Any], *, is_court: bool) -> dict[str, Any]:
    found = [doubt.to_json() for doubt in doubts(answers, office.measure, is_court=is_court)]
    twin = office.same_matter(answers)
    if twin:
        found.append(
            {
                "field": "identity_number",
                "message": f"与案件{twin}重复：同一主体、同一项、同一日期或者同一文书",
            }
        )
    related = str(answers.get("related_case") or "")
    if related and not office.is_a_case(related):
        found.append({"field": "related_case", "message": f"没有关联案件{related}，请核对案号"})
    linked = str(answers.get("relation") or "").startswith("linked_")
    unit = next(office.readable([related]), None) if linked and office.is_a_case(related) else None
    noted = [remark.to_json() for remark in remarks(answers, office.measure, office.today)]
    return {"doubts": found, "remarks": noted} | ({"unit": unit.respondent.name} if unit else {})


def _require(office: Office, case: Case, step: Step, by: Officer, answers: Mapping[str, Any]) -> None:
    found = refusals(case, step, office.moment(by, case, answers))
    if case.filings and office.now() < case.filings[-1].filed_at:
        found.append(
            Refusal(norm("记录按时间先后"), "本机时钟早于本案上一条记录的时间", "请校准电脑时钟后再办")
        )
    if found:
        raise Refused(found, office.measure)


def _attached(
    office: Office, step: Step, answers: Mapping[str, Any], uploads: Sequence[UploadedFile]
) -> list[NewFile]:
    kept = [upload for upload in uploads if upload.filename or upload.data]
    if kept and step.upload is None:
        raise Unusable(f"“{step.title}”不收文件")
    if step.upload is None:
        return []
    if (step.upload.required or answers.get(step.upload.required_when)) and not kept:
        raise Unusable(f"请上传{step.upload.title}")
    return [
        NewFile(step.upload.kind, step.upload.title, extension_of(upload), upload.data) for upload in kept
    ]


def about_to_file(
    office: Office, case: Case, step: Step, answers: Mapping[str, Any], by: Officer, facts: Mapping[str, Any]
) -> ProposedFiling:
    """The filing as it would be made now; nothing is written."""
    filer = by.as_filer(step.actors)
    return ProposedFiling(case.sequence + 1, step.name, step.title, office.now(), filer, answers, dict(facts))
