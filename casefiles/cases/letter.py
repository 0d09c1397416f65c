"""A letter of a case: its reference, its status, and who reviewed, signed, sealed and served it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from casefiles.cases.filing import Filing, hands_of, signed_name
from casefiles.cases.letter_kinds import (
    DECISION,
    PRIOR_NOTICE,
    REPAIR_NOTICE,
    RESUMPTION_NOTICE,
    STAY_NOTICE,
    SUBMISSION,
    LetterKind,
)
from casefiles.cases.step_names import StepName
from casefiles.law.agency import NO_AGENCY, AgencyKey

#: Letters that ask an agency to pause, and to resume.
PAUSES = (STAY_NOTICE, RESUMPTION_NOTICE)
#: Letters that a case has once: a further one replaces the first, even a served one.
TOLD_ONCE = (PRIOR_NOTICE, SUBMISSION, DECISION, REPAIR_NOTICE)


class LetterStatus(StrEnum):
    """The status of a letter."""

    DRAFTED = "drafted"
    RETURNED = "returned"
    REVIEWED = "reviewed"
    SIGNED = "signed"
    SEALED = "sealed"
    SERVED = "served"
    SUPERSEDED = "superseded"

    @property
    def title(self) -> str:  # type: ignore[override]
        return {
            "drafted": "待审核",
            "returned": "已退回重拟",
            "reviewed": "待签发",
            "signed": "待用印",
            "sealed": "待送达",
            "served": "已送达",
            "superseded": "已作废",
        }[self.value]


class LetterRef(str):
    """Names a letter within its case: the filing that drafted it and its place among that filing's letters, 0006-1.

    Records, addresses and the index hold it as this string.
    """

    __slots__ = ()

    @classmethod
    def of(cls, filing: int, position: int) -> Self:
        """The letter in that place, counted from 1, of the filing with this sequence."""
        return cls(f"{filing:04d}-{position}")

    @property
    def filing(self) -> int:
        """The sequence of the filing that drafted the letter."""
        return int(self.partition("-")[0])

    @property
    def position(self) -> int:
        return int(self.partition("-")[2])


@dataclass(frozen=True)
class Act:
    """One act on a letter: who, when, with what remarks, and for whom if as a deputy."""

    by: str
    name: str
    at: str
    remarks: str = ""
    behalf: str = ""
    behalf_name: str = ""

    @classmethod
    def of(cls, filing: Filing, remarks: str = "") -> Act:
        """What this filing did."""
        who = filing.filed_by
        return cls(
            who["id"], who["name"], filing.filed_at, remarks, who.get("for", ""), who.get("for_name", "")
        )

    @property
    def hands(self) -> frozenset[str]:
        """The accounts whose act it is: the person's own, and that of the one they acted for."""
        return hands_of({"id": self.by, "for": self.behalf})

    @property
    def signature(self) -> str:
        """The name as it is signed: 冯审核（代孙签发）."""
        return signed_name({"name": self.name, "for_name": self.behalf_name})


@dataclass(frozen=True)
class Letter:
    """A letter of a case.

    `kind` is the name of its kind, as records bear it; compare it by `is_a`. `served_on` is the day that counts as its service; of a public notice that lies after `sent_on`, its announcement.
    """

    ref: LetterRef
    kind: str
    title: str
    step: StepName
    addressee: str
    path: str
    drafted: Act
    status: LetterStatus = LetterStatus.DRAFTED
    agency: AgencyKey = NO_AGENCY
    reviewed: Act | None = None
    signed: Act | None = None
    sealed: Act | None = None
    number: str = ""
    day: date | None = None
    scan: str = ""
    sent_on: date | None = None
    served_on: date | None = None
    service_method: str = ""
    remarks: str = ""

    @property
    def filing(self) -> int:
        """The sequence of the filing that drafted it."""
        return self.ref.filing

    def is_a(self, *kinds: LetterKind) -> bool:
        """Whether the letter is of one of these kinds."""
        return self.kind in {kind.name for kind in kinds}

    @property
    def is_live(self) -> bool:
        return self.status not in (LetterStatus.RETURNED, LetterStatus.SUPERSEDED)

    @property
    def is_underway(self) -> bool:
        return self.is_live and self.status != LetterStatus.SERVED
