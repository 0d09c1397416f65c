"""Which papers of a case file the person may copy (个人信息保护法 Art. 45), and the ground for each that is withheld.

The file is split as archives split it: the open part (正卷) is theirs; deliberation, letters between organs, drafts, whoever
informed, and what is secret stay in the inner part (副卷) and are named by their titles only. What the department or others
handed in may speak of third persons: an officer has to look at it before it goes out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import FiledFile, Filing
from casefiles.cases.letter import Letter
from casefiles.cases.letter_kinds import (
    LETTER_KINDS,
    PAPER_TITLES,
    REFERRAL,
    REMINDER,
    SUBMISSION,
    SUPPLEMENT_REQUEST,
    SUSPENSION_NOTICE,
)
from casefiles.cases.step_names import LETTER_ACTS, StepName
from casefiles.people.masking import INFORMANT_WORDS


class Reason(Enum):
    """Why something is withheld: in words, and by which norm."""

    DELIBERATION = (
        "本机关内部研究、审批的材料（副卷）",
        "《中华人民共和国政府信息公开条例》第十六条第二款",
    )
    BETWEEN_ORGANS = (
        "机关之间的请示、商洽函件（副卷）",
        "《中华人民共和国政府信息公开条例》第十六条第二款",
    )
    DRAFT = ("文书草稿；定稿另行提供", "《中华人民共和国政府信息公开条例》第十六条第二款")
    INFORMANT = (
        "涉及举报人、投诉人的身份（副卷）",
        "《中华人民共和国行政处罚法》第五十条；《中华人民共和国个人信息保护法》第十条",
    )
    OTHERS = (
        "可能含有他人的个人信息，尚未经工作人员查看放行",
        "《中华人民共和国个人信息保护法》第十条、第二十五条",
    )
    DAMAGED = ("文件缺失或者已被改动，本机关正在查明", "《中华人民共和国个人信息保护法》第五十七条（参照）")
    UNIT = ("单位的案卷，由该单位申请查阅", "《中华人民共和国个人信息保护法》第四十五条（只及于本人的信息）")
    STATE_SECRET = (
        "涉及国家秘密",
        "《中华人民共和国保守国家秘密法》；《中华人民共和国个人信息保护法》第十八条第一款、第四十五条",
    )
    SEALED = (
        "来自依法封存的记录",
        "《中华人民共和国个人信息保护法》第十八条第一款、第四十五条；封存记录的法律规定",
    )
    CONFIDENTIAL = ("涉及商业秘密或者他人隐私", "《中华人民共和国行政处罚法》第五十条")

    @property
    def words(self) -> str:
        return self.value[0]

    @property
    def norm(self) -> str:
        return self.value[1]


class Volume(Enum):
    """The two volumes in which a case file is archived: the open one (正卷) and the inner one (副卷)."""

    OPEN = "正卷"
    INNER = "副卷"


@dataclass(frozen=True)
class Standing:
    """Whether the person may have one file: released, to be checked first, or withheld for a reason."""

    reason: Reason | None = None
    to_look_at: bool = False

    @property
    def volume(self) -> Volume:
        """The volume in which the file is archived: what is withheld from the person belongs to the inner volume."""
        return Volume.INNER if self.reason else Volume.OPEN


THEIRS = Standing()


TO_LOOK_AT = Standing(to_look_at=True)


#: Steps whose answers are internal deliberation.
INNER_STEPS = frozenset({StepName.LEGAL_REVIEW, StepName.SUBMISSION, StepName.MEETING})


#: Internal letters between organs.
INNER_LETTERS = (SUBMISSION, SUPPLEMENT_REQUEST, SUSPENSION_NOTICE, REFERRAL, REMINDER)


INNER_PAPERS = frozenset(
    PAPER_TITLES[name] for name in ("verification_report", "legal_opinion", "publication_approval")
)


#: Steps whose uploads came from the person, or prove service on them.
THEIR_UPLOADS = frozenset(
    {
        StepName.DEFENCE,
        StepName.WAIVER,
        StepName.OBJECTION,
        StepName.REPAIR_APPLICATION,
        StepName.LETTER_SERVE,
        StepName.SERVICE_ATTEMPT,
        StepName.TAKEDOWN,
    }
)


#: Answers that name third persons; and, in the acts on a letter, what one officer told another about it.
OTHERS_ANSWERS = frozenset({"contact", "phone"})


ACTS_ANSWERS = frozenset({"remarks", "opinion"})


#: Answers that name officers.
OFFICERS = frozenset({"co_clerk", "checked_by", "inspector", "officer", "servers"})


_CLOSED_BY_MARK = {"state_secret": Reason.STATE_SECRET, "sealed": Reason.SEALED}


_CONFIDENTIAL_MARKS = frozenset({"trade_secret", "privacy"})


def closed_whole(case: Case) -> Reason | None:
    """Why only the case's existence and the served letters may be disclosed; None as a rule."""
    marks = case.report.marks
    return next((reason for mark, reason in _CLOSED_BY_MARK.items() if mark in marks), None)


def record_standing(case: Case, filing: Filing) -> Reason | None:
    """Why only the title of a record is disclosed; None where its answers are."""
    closed = closed_whole(case)
    if closed:
        return closed
    return Reason.DELIBERATION if filing.step in INNER_STEPS else None


def answers_kept_back(filing: Filing, *, officers_named: bool) -> frozenset[str]:
    """The withheld answers of a record that is otherwise disclosed."""
    acts = ACTS_ANSWERS if filing.step in LETTER_ACTS else frozenset()
    return OTHERS_ANSWERS | acts | (frozenset() if officers_named else OFFICERS)


def file_standing(case: Case, filing: Filing, file: FiledFile) -> Standing:
    """Whether the person may have this file."""
    letters = _letters_of(case, filing, file)
    served = any(x.served_on and not x.agency and _is_theirs(x) for x in letters)
    closed = closed_whole(case)
    if closed:
        return THEIRS if served and file.kind in ("letter", "signed") else Standing(closed)
    if file.kind == "letter" and not letters:
        return Standing(Reason.DRAFT)
    if letters and not all(_is_theirs(x) for x in letters):
        return Standing(Reason.BETWEEN_ORGANS)
    if letters or (file.kind == "paper" and file.title not in INNER_PAPERS):
        return THEIRS
    if filing.step in INNER_STEPS or file.kind == "paper":
        return Standing(Reason.DELIBERATION)
    return _upload_standing(case, filing, file)


def _upload_standing(case: Case, filing: Filing, file: FiledFile) -> Standing:
    told = f"{file.title}{_all_text(filing.answers)}"
    if any(word in told for word in INFORMANT_WORDS):
        return Standing(Reason.INFORMANT)
    if filing.step in THEIR_UPLOADS:
        return THEIRS
    if _CONFIDENTIAL_MARKS & set(case.report.marks):
        return Standing(Reason.CONFIDENTIAL)
    return TO_LOOK_AT


def _is_theirs(letter: Letter) -> bool:
    return not letter.is_a(*INNER_LETTERS)


def _letters_of(case: Case, filing: Filing, file: FiledFile) -> list[Letter]:
    """The letters to which a file belongs, as signed letter, scan or service receipt; none for a draft."""
    if file.kind == "letter":
        return [x for x in case.letters if x.number and x.path == file.path]
    if filing.step in (StepName.LETTER_SEAL, StepName.LETTER_SERVE):
        return [x for x in case.letters if x.ref in set(filing.answers["letters"])]
    if filing.step == StepName.LETTER_SIGN:
        return [
            x
            for x in case.letters
            if x.ref in filing.facts.get("signed", {}) and LETTER_KINDS[x.kind].title in file.title
        ]
    return []


def _all_text(value: Any) -> str:
    if isinstance(value, Mapping):
        return "".join(_all_text(each) for each in value.values())
    if isinstance(value, list | tuple):
        return "".join(_all_text(each) for each in value)
    return str(value or "")
