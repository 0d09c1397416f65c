"""Takes one case through the procedure, day by day, as the officers would; and the officers and the clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.step_names import LetterAct, StepName
from casefiles.demo.placeholder import placeholder_scan
from casefiles.office.context import OfficeContext
from casefiles.office.filing.take_step import take_step
from casefiles.office.filing.uploads import UploadedFile
from casefiles.office.reading.cases import read_case
from casefiles.people.roles import Officer, Role
from casefiles.procedure.letter_life.rules import letters_ready_for

CHINA = timezone(timedelta(hours=8))


class DemoClock:
    """A clock that is set by hand. It advances 20 seconds at every reading, so that filings have an order."""

    def __init__(self, day: date) -> None:
        self._now = datetime.combine(day, time(9, 30), CHINA)

    def __call__(self) -> datetime:
        self._now += timedelta(seconds=20)
        return self._now

    def move_to(self, day: date) -> None:
        """Set the clock to 9:30 of another day; on the same day it runs on."""
        if day != self._now.date():
            self._now = datetime.combine(day, time(9, 30), CHINA)


STAFF = {
    "clerk": Officer("li", "李经办", frozenset({Role.CLERK})),
    "second": Officer("ma", "马协办", frozenset({Role.CLERK})),
    "reviewer": Officer("zhao", "赵审核", frozenset({Role.REVIEWER})),
    "deputy": Officer("feng", "冯审核", frozenset({Role.REVIEWER})),
    "third": Officer("chen", "陈审核", frozenset({Role.REVIEWER})),
    "legal": Officer("qian", "钱法制", frozenset({Role.LEGAL})),
    "signer": Officer("sun", "孙签发", frozenset({Role.SIGNER})),
    "explainer": Officer("zhou", "周解释", frozenset({Role.EXPLAINER})),
    "admin": Officer("admin", "吴管理", frozenset({Role.ADMIN})),
}

# Accounts of other bodies: a reporting department and an agency.
OUTSIDERS = {
    "department": Officer("gao", "高报送", frozenset({Role.DEPARTMENT}), "县市场监督管理局"),
    "agency": Officer("tian", "田收文", frozenset({Role.AGENCY}), "县财政局"),
}


class Walk:
    """One case. Each step names who takes it, so that nobody reviews their own draft."""

    def __init__(
        self,
        office: OfficeContext,
        clock: DemoClock,
        number: str,
        told: Callable[[str], None] = lambda text: None,
    ) -> None:
        self.office = office
        self.clock = clock
        self.number = number
        self.told = told

    @property
    def case(self) -> Case:
        return read_case(self.office, self.number)

    def on(self, day: str) -> Walk:
        """Move the clock to that day (ISO)."""
        self.clock.move_to(date.fromisoformat(day))
        return self

    def file(self, step: str, answers: Mapping[str, Any], who: str = "clerk", scan: str = "") -> Walk:
        uploads = [UploadedFile(f"{scan}.pdf", placeholder_scan(scan, f"案号 {self.number}"))] if scan else []
        case = take_step(self.office, self.number, step, answers, STAFF[who], uploads=uploads)
        self.told(f"{self.number}　{case.filings[-1].title}")
        return self

    def letters_to_seal(self) -> Walk:
        """Review, sign and seal every letter that waits, each by another person."""
        self._act(StepName.LETTER_REVIEW, {"outcome": "pass"}, "reviewer")
        self._act(StepName.LETTER_SIGN, {}, "signer")
        return self._act(StepName.LETTER_SEAL, {}, "clerk", scan="用印扫描件")

    def letters_by_others(self, day: str, method: str = "direct") -> Walk:
        """Letters that the reviewer drafted: the deputy reviews them, the signer signs, and they are served."""
        self.on(day)._act(StepName.LETTER_REVIEW, {"outcome": "pass"}, "deputy")
        return self.letters_to_seal().serve(day, method)

    def letters_by_the_third(self, day: str) -> Walk:
        """Letters that the reviewer drafted where the deputy stays away: the third reviewer reviews them."""
        self.on(day)._act(StepName.LETTER_REVIEW, {"outcome": "pass"}, "third")
        return self.letters_to_seal().serve(day)

    def serve(self, day: str, method: str = "direct", **more: Any) -> Walk:
        """Serve every sealed letter: agencies by exchange of documents, others as `method` says."""
        self.on(day)
        ready = letters_ready_for(self.case, StepName.LETTER_SERVE)
        own = [x.ref for x in ready if x.addressee == self.case.respondent.name]
        outward = [x.ref for x in ready if x.ref not in own]
        if own:
            self._serve(
                own,
                day,
                method,
                {"receiver": self.case.respondent.representative or self.case.respondent.name, **more},
            )
        if outward:
            self._serve(outward, day, "exchange", {"receiver": "收文室"})
        return self

    def _serve(self, refs: Sequence[str], day: str, method: str, more: Mapping[str, Any]) -> None:
        answers = {
            "letters": list(refs),
            "method": method,
            "served_on": day,
            "place": self.case.respondent.address or "木垒县政务服务中心",
            "servers": ["李经办", "马协办"],
            **more,
        }
        self.file(StepName.LETTER_SERVE, answers, "clerk", scan="送达回证")

    def _act(self, act: LetterAct, answers: Mapping[str, Any], who: str, scan: str = "") -> Walk:
        ready = [letter.ref for letter in letters_ready_for(self.case, act)]
        return self.file(act, {"letters": ready, **answers}, who, scan) if ready else self
