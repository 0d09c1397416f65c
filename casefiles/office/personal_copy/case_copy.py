"""One case as the person concerned may have it: what is told, what is given, what stays back and why."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace

from casefiles.office.reading.answers import Answer
from casefiles.people.personal_copy import THEIRS, Reason, Standing

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Asking:
    """Who asks, for whom, and why. `agent` is empty where the person asks."""

    name: str
    number: str
    why: str
    agent: str = ""

    @property
    def words(self) -> str:
        """For whom and why, as the access log keeps it: without the number."""
        return f"{self.name}，{f'代理人{self.agent}' if self.agent else '本人'}：{self.why}"


@dataclass(frozen=True)
class RecordCopy:
    """One record in words, or its title with the reason why no more is told."""

    sequence: int
    title: str
    day: str
    by: str
    answers: tuple[Answer, ...]
    kept_back: Reason | None


@dataclass(frozen=True)
class FileCopy:
    """One file of the case: given, given once an officer has looked at it, or kept back."""

    case: str
    path: str
    title: str
    day: str
    size: int
    standing: Standing

    @property
    def key(self) -> str:
        """What names it in a choice of files."""
        return f"{self.case}/{self.path}"

    def settled(self, is_given: bool) -> FileCopy:
        """The same once an officer has looked at it, where that was needed."""
        if not self.standing.to_look_at:
            return self
        return replace(self, standing=THEIRS if is_given else Standing(Reason.OTHERS))


@dataclass(frozen=True)
class CaseCopy:
    """One case as it concerns the person."""

    number: str
    part: str
    matter: str
    state: str
    is_respondent: bool
    is_a_person: bool
    closed: Reason | None
    held: Rows
    listing: Rows
    records: tuple[RecordCopy, ...]
    letters: Rows
    evidence: tuple[str, ...]
    files: tuple[FileCopy, ...]
    published: Rows
    told: Rows
    challenges: Rows
    interpretations: Rows
    looked: Rows
    retention: str

    @property
    def given(self) -> list[FileCopy]:
        return [file for file in self.files if file.standing.reason is None and not file.standing.to_look_at]

    @property
    def to_look_at(self) -> list[FileCopy]:
        return [file for file in self.files if file.standing.to_look_at]

    @property
    def kept_back(self) -> list[tuple[str, str, Reason]]:
        """What is named by its title only: records, files (drafts together), the unit's own file."""
        drafts = [file for file in self.files if file.standing.reason == Reason.DRAFT]
        rows = [(f"记录：{r.title}", r.day, r.kept_back) for r in self.records if r.kept_back]
        rows += [
            (f"文件：{file.title}", file.day, file.standing.reason)
            for file in self.files
            if file.standing.reason and file.standing.reason != Reason.DRAFT
        ]
        if drafts:
            rows.append((f"文书草稿{len(drafts)}件", "", Reason.DRAFT))
        if not self.is_respondent:
            rows.append(("本案的其余记录、文书和文件", "", Reason.UNIT))
        return rows

    def settled(self, chosen: Container[str]) -> CaseCopy:
        """The same once an officer has looked at the files that had to be: those chosen are given, the others not."""
        return replace(self, files=tuple(file.settled(file.key in chosen) for file in self.files))
