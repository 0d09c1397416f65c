"""Makes filing idempotent: a form sent twice (two clicks, a lost answer, the back button) is filed once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from casefiles.cases.case import Case
from casefiles.office.context import OfficeContext
from casefiles.office.filing.checks import Given
from casefiles.office.filing.forms import form_for
from casefiles.office.filing.uploads import UploadedFile
from casefiles.office.reading.cases import find_by_identity, readable_cases, records_of
from casefiles.people.roles import Officer
from casefiles.procedure.fold import fold
from casefiles.procedure.step import Step
from storage import Record, sha256_of


def filed_before(
    office: OfficeContext,
    number: str | None,
    step: Step,
    given: Given,
    by: Officer,
    uploads: Sequence[UploadedFile],
    seen: int | None,
) -> Case | None:
    """The case as this same form left it when it was sent before; None where it was not.

    The same form is the same step with the same answers by the same person, bringing no file that is not there
    already. It is looked for where the form would have gone, after `seen`; where that is the end, as after the back
    button, it is compared with the newest record. A form that opens a case is looked for among the cases about its
    respondent that this person opened today and that are not over.
    """
    if number is None:
        return _opened_before(office, step, given, by, uploads)
    records = records_of(office, number)
    newest = len(records) - 1
    place = newest if seen is None else min(seen, newest)
    if place <= 0:
        return None
    before = fold(number, records[:place])
    if not _is_the_same(office, before, records[place], step, given, by, uploads):
        return None
    return fold(number, records[: place + 1])


def _opened_before(
    office: OfficeContext,
    step: Step,
    given: Given,
    by: Officer,
    uploads: Sequence[UploadedFile],
) -> Case | None:
    form = form_for(office, Case(""), step, by, given)
    identity = str(form.answers().get("identity_number") or "") if form.validate() else ""
    if not identity:
        return None
    entries = find_by_identity(office, identity)
    for case in readable_cases(office, (str(entry["number"]) for entry in entries)):
        first = office.store.folder(case.number).records()[0]
        today = first.filed_at.startswith(office.today.isoformat())
        if (
            today
            and not case.state.is_end
            and _is_the_same(office, Case(""), first, step, given, by, uploads)
        ):
            return case
    return None


def _is_the_same(
    office: OfficeContext,
    before: Case,
    record: Record,
    step: Step,
    given: Given,
    by: Officer,
    uploads: Sequence[UploadedFile],
) -> bool:
    if (record.step, record.filed_by["id"]) != (step.name, by.id):
        return False
    form = form_for(office, before, step, by, given)
    brought = {sha256_of(upload.data) for upload in uploads}
    return (
        form.validate()
        and _plain(form.answers()) == _plain(record.answers)
        and brought <= {file.sha256 for file in record.files}
    )


def _plain(answers: Mapping[str, Any]) -> str:
    return json.dumps(answers, ensure_ascii=False, sort_keys=True)
