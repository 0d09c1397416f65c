"""Signing letters: each gets its document number, which no other letter ever bears, and is written as its final."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from casefiles.cases.case import Case
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Damaged
from casefiles.office.filing.append import write_record
from casefiles.office.reading.cases import read_case
from casefiles.people.roles import Officer
from casefiles.procedure.fold import UnknownStep
from casefiles.procedure.step import Step
from storage import NewFile


def sign(
    office: OfficeContext,
    case: Case,
    step: Step,
    answers: Mapping[str, Any],
    by: Officer,
    attached: Sequence[NewFile],
) -> Case:
    """Allot the numbers, write the final letters and their service receipts; void the numbers if it fails."""
    chosen = [letter for letter in case.letters if letter.ref in set(answers["letters"])]
    year, now = office.today.year, office.now
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
        folder = office.store.folder(case.number)
        return write_record(office, folder, case, step, answers, {"signed": signed}, files, by)
    except BaseException:
        # The disk may fail after the record took its place: a number that a record bears stays in use.
        for series, serial, ref in allotted:
            if not bears_number(office, case.number, ref, f"{series}〔{year}〕{serial}号"):
                office.numbers.void(series, year, serial, "签发未能完成", now, by.id)
        raise


def _service_receipts(
    office: OfficeContext, case: Case, chosen: Sequence[Any], signed: Mapping[str, Any]
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


def bears_number(office: OfficeContext, case_number: str, ref: str, number: str) -> bool:
    """Whether the letter `ref` of that case bears the document number; of a case that cannot be read, it may."""
    try:
        letter = read_case(office, case_number).service.letter(ref)
    except (Damaged, UnknownStep):
        return True
    return letter is not None and letter.number == number
