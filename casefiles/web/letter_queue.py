"""The queue of letters that wait for an officer's review or signature, by act and by kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from casefiles.cases.step_names import LetterAct, StepName
from casefiles.office.context import OfficeContext
from casefiles.office.filing.batch_approval import Chosen
from casefiles.office.reading.letter_desk import MOST, WaitingLetter, queue
from casefiles.office.reading.waiting_letters import acts_of
from casefiles.people.roles import Officer
from casefiles.web.worklist import TO_PASS, Line

BUTTONS = {StepName.LETTER_REVIEW: "通过所选文书", StepName.LETTER_SIGN: "签发所选文书"}


@dataclass(frozen=True)
class WaitingLine:
    """One letter of the queue with how near its last day is."""

    letter: WaitingLetter
    near: Line

    @property
    def ticked_as(self) -> str:
        """What a tick in the queue sends: the letter, its version, and the case as it was shown."""
        one = self.letter
        return f"{one.number}/{one.ref}/{one.sha256}/{one.sequence}"


@dataclass(frozen=True)
class Alike:
    """The letters of one kind, which may be acted on together."""

    act: LetterAct
    title: str
    lines: list[WaitingLine]

    @property
    def button(self) -> str:
        return BUTTONS[self.act]

    @property
    def any_opened(self) -> bool:
        return any(line.letter.opened for line in self.lines)

    @property
    def all_opened(self) -> bool:
        return all(line.letter.opened for line in self.lines)


@dataclass(frozen=True)
class Queue:
    """What waits for one act of the officer's."""

    act: LetterAct
    groups: list[Alike]

    @property
    def title(self) -> str:
        return TO_PASS[self.act]

    @property
    def count(self) -> int:
        return sum(len(group.lines) for group in self.groups)

    @property
    def is_cut(self) -> bool:
        return self.count >= MOST


def queues(office: OfficeContext, by: Officer) -> list[Queue]:
    """What waits for each act that the officer's roles allow, by kind of letter, the kind that is due first leading."""
    return [_queue(office, by, act) for act in acts_of(by)]


def _queue(office: OfficeContext, by: Officer, act: LetterAct) -> Queue:
    kinds: dict[str, list[WaitingLine]] = {}
    titles: dict[str, str] = {}
    for one in queue(office, by, act):
        kinds.setdefault(one.kind, []).append(WaitingLine(one, Line(asdict(one), office.today)))
        titles[one.kind] = one.title
    return Queue(act, [Alike(act, titles[kind], lines) for kind, lines in kinds.items()])


def chosen(ticks: Iterable[str]) -> list[Chosen]:
    """The ticked letters; what no page of ours sends is left out."""
    found = []
    for tick in ticks:
        number, *rest = tick.split("/")
        if len(rest) == 3 and rest[2].isascii() and rest[2].isdecimal():
            found.append(Chosen(number, rest[0], rest[1], int(rest[2])))
    return found
