"""Rules for reviewing, signing and sealing letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from casefiles.cases.case import Case
from casefiles.cases.letter import Letter, LetterStatus
from casefiles.cases.letter_kinds import DECISION, PRIOR_NOTICE
from casefiles.cases.step_names import LetterAct, StepName
from casefiles.law.ground import norm
from casefiles.procedure.rule import Attempt, Guard, Refusal, guard
from casefiles.procedure.ruling.rules import measure_is_confirmed_valid
from casefiles.procedure.shared.proposal import term_ends_with_the_source_list
from casefiles.procedure.shared.unit import the_units_finding_is_not_annulled

# The status that a letter must have for each act.
READY_FOR = {
    StepName.LETTER_REVIEW: LetterStatus.DRAFTED,
    StepName.LETTER_DECLINE: LetterStatus.REVIEWED,
    StepName.LETTER_SIGN: LetterStatus.REVIEWED,
    StepName.LETTER_SEAL: LetterStatus.SIGNED,
    StepName.LETTER_SERVE: LetterStatus.SEALED,
}

# Guards that must hold on the day of signature, too, as they did when the letter was drafted.
SIGNED_WHILE: Mapping[str, tuple[Guard, ...]] = {
    PRIOR_NOTICE.name: (the_units_finding_is_not_annulled,),
    DECISION.name: (
        measure_is_confirmed_valid,
        the_units_finding_is_not_annulled,
        term_ends_with_the_source_list,
    ),
}


def letters_ready_for(case: Case, act: LetterAct) -> list[Letter]:
    """The letters that await `act`."""
    return [letter for letter in case.letters if letter.status == READY_FOR[act]]


def chosen_letters(case: Case, at: Attempt) -> list[Letter]:
    """The letters that the form's answers choose, as far as the case has them."""
    found = (case.service.letter(ref) for ref in at.answers.get("letters", ()))
    return [letter for letter in found if letter is not None]


def go_together(case: Case, letter: Letter) -> list[Letter]:
    """The letters that are signed with this one: those drafted with it, itself included.

    Letters to agencies only are each signed by itself.
    """
    drafted_with = [x for x in case.letters if x.filing == letter.filing]
    return [letter] if all(x.agency for x in drafted_with) else drafted_with


def letters_are_ready(act: LetterAct) -> Guard:
    """The guard that some letters await `act`, and that the chosen ones are among them."""

    @guard(f"有{READY_FOR[act].title}的文书")
    def letters_await_this_act(case: Case, at: Attempt) -> Refusal | None:
        ready = {letter.ref for letter in letters_ready_for(case, act)}
        if not ready:
            return Refusal(
                norm("文书办理程序：拟稿、审核、签发、用印、送达依次进行"),
                f"本案没有{READY_FOR[act].title}的文书",
            )
        strays = set(at.answers.get("letters", ())) - ready
        if strays:
            return Refusal(norm("文书办理程序"), "所选文书的状态已变", "请刷新后再办", "letters")
        return None

    return letters_await_this_act


@guard("拟稿人不审核、不签发自己拟的文书")
def nobody_passes_their_own_draft(case: Case, at: Attempt) -> Refusal | None:
    """The drafter of a letter never reviews or signs it."""
    own = [letter for letter in chosen_letters(case, at) if letter.drafted.by == at.by.id]
    if own:
        return Refusal(
            norm("职责分离：拟稿人不得审核、签发自己拟的文书"),
            f"《{own[0].title}》是您拟的稿",
            "请由他人办理",
            "letters",
        )
    return None


@guard("审核与签发由两人办理")
def signer_is_not_the_reviewer(case: Case, at: Attempt) -> Refusal | None:
    """The officer who reviewed a letter does not sign it."""
    same = [
        letter for letter in chosen_letters(case, at) if letter.reviewed and letter.reviewed.by == at.by.id
    ]
    if same:
        return Refusal(
            norm("职责分离：审核与签发由两人分别办理"),
            f"《{same[0].title}》是您审核的",
            "请由他人签发",
            "letters",
        )
    return None


@guard("代理人不代人审核、签发其本人经手的文书")
def deputy_passes_nothing_of_the_principal(case: Case, at: Attempt) -> Refusal | None:
    """A deputy and the principal count as one person for the separation of duties.

    The deputy does not pass, in the principal's name, what the principal drafted or reviewed; nor does the principal
    pass what the deputy did in their name.
    """
    for letter in chosen_letters(case, at):
        for act, done in ((letter.drafted, "拟的稿"), (letter.reviewed, "审核的")):
            if act is None or act.by == at.by.id or not act.hands & at.by.hands:
                continue
            whose = f"您代理的{at.by.acting_for.name}" if at.by.acting_for else f"{act.name}代您"
            return Refusal(
                norm("职责分离：代理人与被代理人视为同一人，不得互为审核、签发"),
                f"《{letter.title}》是{whose}{done}",
                "请由本人有该职责的其他人员办理",
                "letters",
            )
    return None


@guard("同时拟的文书都已审核通过")
def letters_drafted_together_are_all_reviewed(case: Case, at: Attempt) -> Refusal | None:
    """Letters that go out together are signed once all of them passed review.

    So none of them is returned after another was signed. Letters to agencies only each go out by itself.
    """
    for letter in chosen_letters(case, at):
        waiting = [
            x for x in go_together(case, letter) if x.status in (LetterStatus.DRAFTED, LetterStatus.RETURNED)
        ]
        if waiting:
            return Refusal(
                norm("文书办理程序"),
                f"与《{letter.title}》同时拟的《{waiting[0].title}》{waiting[0].status.title}",
                "请待全部审核通过后签发",
                "letters",
            )
    return None


@guard("同时拟的文书一并签发")
def what_goes_together_is_signed_together(case: Case, at: Attempt) -> Refusal | None:
    """Letters that go out together are signed in one act, so that none is returned once another has its number.

    A letter that prints another's number then never waits for it, and no agency is released by an unsigned ending.
    """
    chosen = set(at.answers.get("letters", ()))
    for letter in chosen_letters(case, at):
        left = [x for x in go_together(case, letter) if x.is_live and not x.number and x.ref not in chosen]
        if left:
            return Refusal(
                norm("文书办理程序"),
                f"《{left[0].title}》与《{letter.title}》同时拟写，没有一并选择",
                "请一并签发",
                "letters",
            )
    return None


@guard("签发时认定的前提仍然具备")
def what_it_rests_on_still_holds(case: Case, at: Attempt) -> Refusal | None:
    """What a notice or decision depended on when it was drafted still holds on the day of its signature.

    The Measure and the unit's finding are in force, and the term, which runs from that day, ends with the source list's.
    """
    for letter in chosen_letters(case, at):
        drafted = case.latest(letter.step)
        for rule in SIGNED_WHILE.get(letter.kind, ()):
            found = rule(case, replace(at, answers=drafted.answers if drafted else {}))
            if found:
                remedy = "请退回重拟；不能再认定的，办理不予认定"
                return Refusal(found.ground, found.reason, remedy, "letters")
    return None
