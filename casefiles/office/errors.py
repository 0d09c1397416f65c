"""What the office answers when something cannot be done."""

from __future__ import annotations

from collections.abc import Sequence

from casefiles.law.measure import Measure
from casefiles.procedure.fold import UnknownStep
from casefiles.procedure.rule import Refusal
from doc_templates.engine.faults import TemplateFault
from forms.base import Unacceptable
from forms.workbook.xlsx import UnreadableWorkbook
from storage import AlreadyArchived, Busy, Conflict, Damaged, NotFound, StorageError, TooNew, Unwritable

__all__ = [
    "AlreadyArchived",
    "Busy",
    "Conflict",
    "Damaged",
    "NotFound",
    "Refused",
    "StorageError",
    "TemplateFault",
    "TooNew",
    "Unacceptable",
    "UnknownStep",
    "UnreadableWorkbook",
    "Unusable",
    "Unwritable",
]


class Refused(Exception):
    """The procedure does not allow the step; `refusals` say why, `messages` say it as a person reads it."""

    def __init__(self, refusals: Sequence[Refusal], measure: Measure) -> None:
        self.refusals = list(refusals)
        self.messages = [refusal.words(measure) for refusal in refusals]
        super().__init__("\n".join(self.messages))


class Unusable(Exception):
    """Something from outside (an upload, a setting, an account) cannot be used; the message says what to do.

    `problems` are its parts, where several things are wrong.
    """

    def __init__(self, message: str, problems: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.problems = list(problems) or [message]
