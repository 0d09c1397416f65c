"""Takes the steps of one case, each as the officer whose step it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Self

from casefiles.cases.case import Case
from casefiles.cases.step_names import LetterAct, StepName
from casefiles.office.context import OfficeContext
from casefiles.office.filing.take_step import take_step
from casefiles.office.filing.uploads import UploadedFile
from casefiles.office.reading.cases import read_case
from casefiles.procedure.letter_life.rules import letters_ready_for
from tests.builders.scans import scanned_page
from tests.world.clock import ManualClock
from tests.world.staff import STAFF


class CaseWorker:
    """One case in its office, and the people who take it on. Each act names who does it."""

    def __init__(self, office: OfficeContext, clock: ManualClock, number: str) -> None:
        self.office = office
        self.clock = clock
        self.number = number

    @property
    def case(self) -> Case:
        return read_case(self.office, self.number)

    def on(self, day: str) -> Self:
        """Let it be that day."""
        self.clock.move_to(date.fromisoformat(day))
        return self

    def file(self, step: str, answers: Mapping[str, Any], who: str = "clerk", scan: str = "") -> Self:
        uploads = [UploadedFile(f"{scan}.pdf", scanned_page(scan, f"案号 {self.number}"))] if scan else []
        take_step(self.office, self.number, step, answers, STAFF[who], uploads=uploads)
        return self

    def letters_to_seal(self) -> Self:
        """Review, sign and seal every letter that waits, each by another person."""
        self._act(StepName.LETTER_REVIEW, {"outcome": "pass"}, "reviewer")
        self._act(StepName.LETTER_SIGN, {}, "signer")
        return self._act(StepName.LETTER_SEAL, {}, "clerk", scan="用印扫描件")

    def letters_by_others(self, day: str, method: str = "direct") -> Self:
        """Letters that the reviewer drafted: the deputy reviews them, the signer signs, and they are served."""
        self.on(day)._act(StepName.LETTER_REVIEW, {"outcome": "pass"}, "deputy")
        return self.letters_to_seal().serve(day, method)

    def serve(self, day: str, method: str = "direct", **more: Any) -> Self:
        """Serve every sealed letter: agencies by exchange of documents, others as `method` says."""
        self.on(day)
        respondent = self.case.respondent
        ready = letters_ready_for(self.case, StepName.LETTER_SERVE)
        own = [x.ref for x in ready if x.addressee == respondent.name]
        outward = [x.ref for x in ready if x.ref not in own]
        if own:
            receiver = respondent.representative or respondent.name
            self._serve(own, day, method, {"receiver": receiver, **more})
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

    def _act(self, act: LetterAct, answers: Mapping[str, Any], who: str, scan: str = "") -> Self:
        ready = [letter.ref for letter in letters_ready_for(self.case, act)]
        return self.file(act, {"letters": ready, **answers}, who, scan) if ready else self
