"""How much may hang over a case at once: the one bound that makes the search end.

Each matter beside the main line (an objection, a push, a publication, a letter given back …) counts from its first
step until it has left no trace that a rule could read. However many there have been before, at most `at_once` of them
stand at the same time; within that every order of every step is tried.
"""

from __future__ import annotations

from collections import Counter

from casefiles.cases.case import Case
from casefiles.cases.letter import Letter, LetterStatus
from casefiles.cases.states import State
from casefiles.procedure.table import STEPS
from tests.state_space.abstraction import flags

#: The matter to which a letter belongs, by the step that drafts it; other letters are on the main line.
LETTERS = {
    "supplement_request": "supplement",
    "suspension": "suspension",
    "resumption": "suspension",
    "extension": "extension",
    "hearing_notice": "hearing",
    "recipients": "recipients",
    "push": "push",
    "reminder": "reminder",
    "objection": "objection",
    "objection_result": "objection",
    "rectification": "correction",
    "proceeding_outcome": "correction",
    "stay": "proceeding",
    "proceeding_reply": "proceeding",
    "repair_application": "repair",
    "repair_decision": "repair",
    "information_reply": "request",
    "court_objection": "court objection",
    "court_pass_on": "push",
}
FLAGS = {
    "recused": "recusal",
    "request open": "request",
    "unanswered": "defence",
    "complete": "defence",
    "hearing asked": "hearing",
    "hearing announced": "hearing",
    "hearing held": "hearing",
    "waived": "waiver",
    "extended": "extension",
    "performed": "performance",
    "objection open": "objection",
    "repair open": "repair",
    "shown": "publication",
    "shortened": "correction",
    "paused": "proceeding",
}
#: What touches nothing but the file, or is left over from an earlier stage: tried with nothing else beside it.
ALONE = {"request", "recusal", "left over", "court objection"}
PENDING = (State.ANNULMENT_PENDING, State.REMOVAL_PENDING)


def fits(case: Case, at_once: int) -> bool:
    """Whether no more hangs over the case than the search looks at."""
    hanging = matters(case)
    if hanging.keys() & ALONE:
        return at_once > 0 and hanging.total() == 1
    return hanging.total() <= at_once


def matters(case: Case) -> Counter[str]:
    """The matters that hang over the case now, each as often as it waits for a letter or an answer."""
    waiting: dict[str, set[str]] = {}
    found: set[str] = {_of_flag(flag) for flag in flags(case)}
    for letter in case.letters:
        newest = case.latest(letter.step)
        is_newest = newest is not None and newest.sequence == letter.filing
        awaited = is_newest and case.state in STEPS[letter.step].ends
        if letter.status == LetterStatus.RETURNED and awaited:
            found.add("returned")
        elif letter.is_underway and letter.step in LETTERS and not (case.state in PENDING and awaited):
            matter = LETTERS[letter.step] if case.state in _stage(letter) else "left over"
            waiting.setdefault(matter, set()).add(letter.filing)
        if letter.status == LetterStatus.SEALED and case.service.attempts(letter.ref):
            found.add("attempts")
    if "hearing" in found:
        found.discard("defence")
    if _parted(case):
        found.add("parted")
    asked = {
        "objection": len(case.remedies.open_objections),
        "proceeding": len(case.remedies.open_proceedings),
        "request": len(case.remedies.open_information_requests),
    }
    names = (found | waiting.keys() | {name for name, count in asked.items() if count}) - {""}
    return Counter({one: max(1, len(waiting.get(one, ())), asked.get(one, 0)) for one in names})


def _stage(letter: Letter) -> tuple[State, ...]:
    """The states in which the matter to which a letter belongs can still go on."""
    step = STEPS[letter.step]
    return (*step.leads_from, *step.ends) or tuple(State)


def _parted(case: Case) -> bool:
    """Whether letters drafted together are at different points of their way to the seal."""
    reached: dict[str, set[LetterStatus]] = {}
    for letter in case.letters:
        if letter.is_underway:
            reached.setdefault(letter.filing, set()).add(letter.status)
    return any(len(statuses) > 1 for statuses in reached.values())


def _of_flag(flag: str) -> str:
    """The matter that a flag shows to be open; empty for what stands on the main line."""
    first = flag.split()[0]
    return FLAGS.get(flag) or {"told": "push", "override": "override", "proceeding": "proceeding"}.get(
        first, ""
    )
