"""The ways of acting on letters: review, signature, seal and service, of all that was drafted together or of a part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from casefiles.cases.case import Case
from casefiles.cases.letter import Letter, LetterStatus
from casefiles.cases.step_names import LetterAct, StepName
from casefiles.procedure.letter_life.rules import letters_ready_for
from tests.state_space.ways import Answers, Asked, Way, Ways, same_person, ways

#: Of these every letter goes its own way, and the days may pass between two acts on it. All others are reviewed,
#: signed and sealed in one go: no guard of another step and no fold reads how far they are in between.
ONE_BY_ONE = ("decision",)
#: These lie sealed until they are served, as all do that go to several readers: attempts to serve them count, and
#: what forbids their service may come in between. The service of every other is read by no rule but its own.
LIE_SEALED = ("decision", "prior_notice", "push")
ATTEMPTS = (("direct", 0), ("postal", 0), ("direct", 1))


def groups(case: Case, act: LetterAct) -> dict[str, list[Letter]]:
    """The letters whose turn for `act` it is, by the filing that drafted them."""
    found: dict[str, list[Letter]] = {}
    for letter in letters_ready_for(case, act):
        found.setdefault(letter.filing, []).append(letter)
    return found


def together(case: Case, letter: Letter) -> list[Letter]:
    return [x for x in case.letters if x.filing == letter.filing]


def going_on(case: Case) -> set[str]:
    """The letters that stand between two acts which follow each other in one go."""
    return {letter.ref for letter in case.letters if _goes_on(case, letter)}


def _goes_on(case: Case, letter: Letter) -> bool:
    if letter.step in ONE_BY_ONE:
        return False
    if letter.status in (LetterStatus.REVIEWED, LetterStatus.SIGNED):
        return True
    waits = letter.step in LIE_SEALED or len({x.addressee for x in together(case, letter)}) > 1
    return letter.status == LetterStatus.SEALED and not waits


def chosen(*letters: Letter, **more: object) -> Answers:
    return {"letters": [letter.ref for letter in letters], **more}


@ways(StepName.LETTER_REVIEW)
def review(asked: Asked) -> Ways:
    for group in groups(asked.case, StepName.LETTER_REVIEW).values():
        kind = group[0].kind
        yield Way(f"{kind} pass", chosen(*group, outcome="pass"))
        for letter in group:
            yield Way(f"{letter.kind} return", chosen(letter, outcome="return", remarks="再改。"))
            if len(group) > 1 and letter.step in ONE_BY_ONE:
                yield Way(f"{letter.kind} pass alone", chosen(letter, outcome="pass"))
        drafter = same_person(group[0].drafted.by)
        yield Way(
            f"{kind} own draft",
            chosen(*group, outcome="pass"),
            by=drafter,
            never="nobody reviews his own draft",
        )


@ways(StepName.LETTER_DECLINE)
def decline(asked: Asked) -> Ways:
    for group in groups(asked.case, StepName.LETTER_DECLINE).values():
        for letter in group:
            yield Way(f"{letter.kind} decline", chosen(letter, remarks="再改。"))


@ways(StepName.LETTER_SIGN)
def sign(asked: Asked) -> Ways:
    for group in groups(asked.case, StepName.LETTER_SIGN).values():
        first = group[0]
        yield Way(f"{first.kind}", chosen(*group))
        if len(group) > 1:
            yield from _signed_alone(asked.case, group)
        for who, never in (
            (first.drafted.by, "nobody signs his own draft"),
            (_reviewer(first), "review and signature are two people's"),
        ):
            yield Way(f"{first.kind} own", chosen(*group), by=same_person(who), never=never)  # fmt: skip


def _reviewer(letter: Letter) -> str:
    return letter.reviewed.by if letter.reviewed else ""


def _signed_alone(case: Case, group: list[Letter]) -> Iterator[Way]:
    """One of several: lawful only where each goes out by itself."""
    for letter in group:
        if any(not x.agency for x in together(case, letter)):
            never = "what goes out together is signed together"
            yield Way(f"{letter.kind} alone", chosen(letter), never=never)


@ways(StepName.LETTER_SEAL)
def seal(asked: Asked) -> Ways:
    for group in groups(asked.case, StepName.LETTER_SEAL).values():
        yield Way(group[0].kind, chosen(*group))


@ways(StepName.LETTER_SERVE)
def serve(asked: Asked) -> Ways:
    for group in groups(asked.case, StepName.LETTER_SERVE).values():
        readers: dict[str, list[Letter]] = {}
        for letter in group:
            readers.setdefault(letter.addressee, []).append(letter)
        for letters in readers.values():
            yield from _served(asked, letters)
        if len(readers) > 1:
            both = chosen(*group, **_proof(asked.today, "direct"))
            yield Way("two readers", both, never="a service is made to one reader")


def _proof(day: date, method: str) -> Answers:
    return {
        "method": method,
        "served_on": day.isoformat(),
        "place": "木垒县示例路2号",
        "servers": ["李经办", "马协办"],
        "receiver": "周例样",
        "tracking": "EMS0001",
    }


def _served(asked: Asked, letters: list[Letter]) -> Ways:
    """What one reader is served: all of it, or a letter alone; and the ways in which it must not be done."""
    first = letters[0]
    to_the_person = first.addressee == asked.case.respondent.name and not first.agency
    method = "direct" if to_the_person else "exchange"
    yield Way(f"{first.kind} {method}", chosen(*letters, **_proof(asked.today, method)))
    if len(letters) > 1:
        for letter in letters:
            served = chosen(letter, **_proof(asked.today, method))
            never = "" if letter.agency else "what goes out together is served together"
            yield Way(f"{letter.kind} alone", served, never=never)
    if to_the_person:
        exchanged = chosen(*letters, **_proof(asked.today, "exchange"))
        yield Way("exchange", exchanged, never="the person is not served by exchange")
        tried = all(len(asked.case.service.attempts(x.ref)) >= len(ATTEMPTS) for x in letters)
        never = "" if tried else "public notice is the last resort"
        yield Way("public_notice", chosen(*letters, **_proof(asked.today, "public_notice")), never=never)
    if first.sealed:
        early = date.fromisoformat(first.sealed.at[:10]) - timedelta(days=1)
        yield Way(
            "before the seal", chosen(*letters, **_proof(early, method)), never="no service before the seal"
        )


@ways("service_attempt")
def service_attempt(asked: Asked) -> Ways:
    """Up to the attempts that open the way to public notice, for the letters on which a state waits for the person."""
    for letter in letters_ready_for(asked.case, StepName.LETTER_SERVE):
        made = len(asked.case.service.attempts(letter.ref))
        if letter.kind not in ("prior_notice", "decision", "repair_notice") or made >= len(ATTEMPTS):
            continue
        method, later = ATTEMPTS[made]
        day = (asked.today - timedelta(days=1 - later)).isoformat()
        yield Way(f"{letter.kind} {made + 1}", {"letter": letter.ref, "method": method, "tried_on": day, "place": "住所", "reason": "无人"})  # fmt: skip
