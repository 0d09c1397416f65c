"""Taking a step of a case: the one way in which a record comes to be, from a page, a command or the daily run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from casefiles.cases.case import Case
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Conflict, Unusable
from casefiles.office.filing.append import append
from casefiles.office.filing.checks import Given, checked_answers
from casefiles.office.filing.closing import archive
from casefiles.office.filing.drafts import forget_draft
from casefiles.office.filing.idempotency import filed_before
from casefiles.office.filing.linked_cases import merge, split, tell_of_a_change
from casefiles.office.filing.numbering import sign
from casefiles.office.filing.read_first import require_each_read
from casefiles.office.filing.uploads import UploadedFile, attached_files
from casefiles.office.reading.cases import read_case
from casefiles.people.roles import Officer
from casefiles.procedure.step import Effect, Step
from casefiles.procedure.table import STEPS
from storage import NewFile

Filer = Callable[[OfficeContext, Case, Step, Mapping[str, Any], Officer, Sequence[NewFile]], Case]
#: How a step is filed that does more than append its own record.
EFFECTS: dict[Effect, Filer] = {
    Effect.SIGNS: sign,
    Effect.ARCHIVES: archive,
    Effect.MERGES: merge,
    Effect.SPLITS: split,
}


def step_named(name: str) -> Step:
    """The step of that name. Raises Unusable."""
    if name not in STEPS:
        raise Unusable(f"没有名为“{name}”的步骤；用 casefiles procedure 查看全部步骤")
    return STEPS[name]


def take_step(
    office: OfficeContext,
    number: str | None,
    step_name: str,
    given: Given,
    by: Officer,
    *,
    uploads: Sequence[UploadedFile] = (),
    seen: int | None = None,
    source: Mapping[str, Any] | None = None,
) -> Case:
    """Check the form and the law, draft the letters, append the record; the case as it is then.

    `number` is None for a step that opens a case. `seen` is the last record that the filer saw; newer ones make a
    Conflict. `source` are further facts of the record: where a report came from. Raises Unacceptable (form), Refused
    (procedure), Unusable (upload), Conflict and the storage's own errors; nothing is written then.
    """
    step = step_named(step_name)
    case = read_case(office, number) if number else Case("")
    _require_newest(office, case, seen)
    answers = checked_answers(office, case, step, given, by)
    attached = attached_files(step, answers, uploads)
    if step.effect:
        filed = EFFECTS[step.effect](office, case, step, answers, by, attached)
    else:
        filed = append(office, case, step, answers, by, attached, source or {})
    tell_of_a_change(office, case, filed)
    return filed


def take_step_once(
    office: OfficeContext,
    number: str | None,
    step_name: str,
    given: Given,
    by: Officer,
    *,
    uploads: Sequence[UploadedFile] = (),
    seen: int | None = None,
) -> Case:
    """Take a step from a page: sent twice, it is filed once; several letters pass only if each was opened before.

    The second time, the case is as the first time left it. Raises what `take_step` raises.
    """
    step = step_named(step_name)
    if number:
        require_each_read(office, number, step, given, by, seen)
    with office.store.one_at_a_time(by.id):
        done = filed_before(office, number, step, given, by, uploads, seen)
        if done is None:
            return take_step(office, number, step_name, given, by, uploads=uploads, seen=seen)
        forget_draft(office, done, step, by)
        return done


def _require_newest(office: OfficeContext, case: Case, seen: int | None) -> None:
    if seen is not None and seen != case.sequence:
        raise Conflict(office.store.folder(case.number).records()[seen:])
