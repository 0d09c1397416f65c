"""The life of a letter: draft, review, signature, seal, service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from casefiles.calendar import chinese_date
from casefiles.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.letter import Letter, LetterStatus
from casefiles.cases.letter_kinds import AGENCY_NOTICE, DECISION, PRIOR_NOTICE, RESUMPTION_NOTICE
from casefiles.cases.step_names import LetterAct, StepName
from casefiles.guards.joining import the_units_case_stands
from casefiles.guards.listing import measures_end
from casefiles.guards.proposal import term_ends_with_the_source_list
from casefiles.guards.rule import Guard, Moment, Refusal, guard
from casefiles.guards.standing import measure_is_confirmed_valid
from casefiles.measure import article, norm

READY_FOR = {
    StepName.LETTER_REVIEW: LetterStatus.DRAFTED,
    StepName.LETTER_DECLINE: LetterStatus.REVIEWED,
    StepName.LETTER_SIGN: LetterStatus.REVIEWED,
    StepName.LETTER_SEAL: LetterStatus.SIGNED,
    StepName.LETTER_SERVE: LetterStatus.SEALED,
}

#: What has to hold on the day of signature as it did when the letter was drafted.
SIGNED_WHILE: Mapping[str, tuple[Guard, ...]] = {
    PRIOR_NOTICE.name: (the_units_case_stands,),
    DECISION.name: (measure_is_confirmed_valid, the_units_case_stands, term_ends_with_the_source_list),
}


def letters_ready_for(case: Case, act: LetterAct) -> list[Letter]:
    """The letters whose turn for `act` it is."""
    return [letter for letter in case.letters if letter.status == READY_FOR[act]]


def go_together(case: Case, letter: Letter) -> list[Letter]:
    """The letters that are signed with this one: those drafted with it, unless all go to agencies, each by itself."""
    drafted_with = [x for x in case.letters if x.filing == letter.filing]
    return [letter] if all(x.agency for x in drafted_with) else drafted_with


def letters_are_ready(act: LetterAct) -> Guard:
    """The guard that `act` has letters to act on, and that the chosen ones are among them."""

    @guard(f"有{READY_FOR[act].title}的文书")
    def letters_await_this_act(case: Case, at: Moment) -> Refusal | None:
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
def nobody_passes_his_own_draft(case: Case, at: Moment) -> Refusal | None:
    """The drafter of a letter never reviews or signs it."""
    own = [x for ref in at.answers.get("letters", ()) if (x := case.letter(ref)) and x.drafted.by == at.by.id]
    if own:
        return Refusal(
            norm("职责分离：拟稿人不得审核、签发自己拟的文书"),
            f"《{own[0].title}》是您拟的稿",
            "请由他人办理",
            "letters",
        )
    return None


@guard("审核与签发由两人办理")
def signer_is_not_the_reviewer(case: Case, at: Moment) -> Refusal | None:
    """Review and signature are two people's acts."""
    same = [
        x
        for ref in at.answers.get("letters", ())
        if (x := case.letter(ref)) and x.reviewed and x.reviewed.by == at.by.id
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
def deputy_passes_nothing_of_the_principal(case: Case, at: Moment) -> Refusal | None:
    """Nobody gets round the separation of duties through a deputy.

    What someone drafted or reviewed is not passed in that person's name by the deputy; and what the deputy did in
    someone's name is not passed by that someone.
    """
    for letter in (x for ref in at.answers.get("letters", ()) if (x := case.letter(ref))):
        for act, done in ((letter.drafted, "拟的稿"), (letter.reviewed, "审核的")):
            if act is None or act.by == at.by.id or not act.hands & at.by.hands:
                continue
            theirs = f"您代理的{at.by.acting_for.name}" if at.by.acting_for else f"{act.name}代您"
            return Refusal(
                norm("职责分离：代理人与被代理人视为同一人，不得互为审核、签发"),
                f"《{letter.title}》是{theirs}{done}",
                "请由本人有该职责的其他人员办理",
                "letters",
            )
    return None


@guard("同时拟的文书都已审核通过")
def letters_drafted_together_are_all_reviewed(case: Case, at: Moment) -> Refusal | None:
    """What goes out together is signed once all of it has passed review: nothing is given back after a part is signed.

    Letters to agencies only (information, release) go out each by itself.
    """
    for letter in (x for ref in at.answers.get("letters", ()) if (x := case.letter(ref))):
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
def what_goes_together_is_signed_together(case: Case, at: Moment) -> Refusal | None:
    """What goes out together is signed in one act: none of it is given back once a part has its number.

    So a letter that prints another's number never has to wait for it, and no agency is let go by an end that nobody signs.
    """
    chosen = set(at.answers.get("letters", ()))
    for letter in (x for ref in chosen if (x := case.letter(ref))):
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
def what_it_rests_on_still_holds(case: Case, at: Moment) -> Refusal | None:
    """What a decision or its notice waited for when it was drafted holds on the day of its signature too.

    The Measure is in force, the unit's finding stands, and the term, which runs from that day, ends with the source's.
    """
    for letter in (x for ref in at.answers.get("letters", ()) if (x := case.letter(ref))):
        drafted = case.latest(letter.step)
        for rule in SIGNED_WHILE.get(letter.kind, ()):
            found = rule(case, replace(at, answers=drafted.answers if drafted else {}))
            if found:
                remedy = "请退回重拟；不能再认定的，办理不予认定"
                return Refusal(found.ground, found.reason, remedy, "letters")
    return None


@guard("一次送达登记只对一个受送达人")
def one_reader_at_a_time(case: Case, at: Moment) -> Refusal | None:
    """A receipt of service bears one reader's name; only the exchange of documents goes to several bodies at once."""
    readers = {x.addressee for ref in at.answers.get("letters", ()) if (x := case.letter(ref))}
    if len(readers) < 2 or at.answers.get("method") == "exchange":
        return None
    names = "、".join(sorted(readers))
    return Refusal(
        norm("《中华人民共和国民事诉讼法》第八十七条"),
        f"所选文书的受送达人不同（{names}）",
        "请分别登记送达",
        "letters",
    )


@guard("同时拟给同一人的文书一并送达")
def what_goes_together_is_served_together(case: Case, at: Moment) -> Refusal | None:
    """Whoever is served the decision is served the notice on repair with it (两书同达); so is every result with its letter."""
    chosen = set(at.answers.get("letters", ()))
    for letter in (x for ref in chosen if (x := case.letter(ref))):
        left = [x for x in case.beside(letter) if x.is_underway and x.ref not in chosen]
        if left:
            return Refusal(
                article(6, 3),
                f"《{left[0].title}》{left[0].status.title}，没有与《{letter.title}》一并送达",
                "请用印后一并选择送达",
                "letters",
            )
    return None


@guard("送达当事人不用公文交换")
def a_person_is_served_as_the_law_says(case: Case, at: Moment) -> Refusal | None:
    """The exchange of documents runs between bodies of the state; a party is served by the law's methods."""
    if at.answers.get("method") != "exchange":
        return None
    for letter in (x for ref in at.answers.get("letters", ()) if (x := case.letter(ref))):
        if letter.addressee == case.respondent.name and not letter.agency:
            return Refusal(
                norm("《中华人民共和国民事诉讼法》第八十七条至第九十五条"),
                f"《{letter.title}》致当事人，不能以公文交换送达",
                "请直接送达，或者依次采用其他法定方式",
                "method",
            )
    return None


@guard("送达不早于用印")
def service_is_not_before_the_seal(case: Case, at: Moment) -> Refusal | None:
    """A letter is not served before it was sealed, nor in the future."""
    day = at.answers.get("served_on")
    if day is None:
        return None
    sealed = [
        x.sealed.at[:10] for ref in at.answers.get("letters", ()) if (x := case.letter(ref)) and x.sealed
    ]
    if sealed and day < max(sealed):
        return Refusal(
            norm("《中华人民共和国民事诉讼法》第八十七条"),
            f"送达日期早于用印日期{max(sealed)}",
            "",
            "served_on",
        )
    return None


@guard("通报函、恢复执行通知函只在记入期间、未停止执行时送出")
def agencies_hear_only_of_what_stands(case: Case, at: Moment) -> Refusal | None:
    """A notice to an agency that was signed in time still stays here once the term is over, or the decision is stayed
    or contested. What had reached the agency before that is registered as of its day, so that its end is told too.
    """
    chosen = [x for ref in at.answers.get("letters", ()) if (x := case.letter(ref))]
    if not any(letter.kind in (AGENCY_NOTICE.name, RESUMPTION_NOTICE.name) for letter in chosen):
        return None
    day = date.fromisoformat(at.answers.get("served_on") or at.today.isoformat())
    remedy = "已经送到的，按实际送达的日期登记"
    if any(_filed_by(order, day) for order in case.stays):
        ground = norm("《中华人民共和国行政复议法》第四十二条、《中华人民共和国行政诉讼法》第五十六条")
        return Refusal(ground, "本案决定已被停止执行，不得再通报", f"请待复议、诉讼结果；{remedy}", "letters")
    if case.unit_has_fallen and any(_filed_by(told, day) for told in case.every(StepName.UNIT_CASE)[-1:]):
        return Refusal(article(2), "单位的认定已经撤销，不得再通报", f"请撤销本案；{remedy}", "letters")
    if case.term and day > case.term[1]:
        last = chinese_date(case.term[1])
        return Refusal(
            article(8), f"记入期限已届满（至{last}），不得再通报", f"请办理移出；{remedy}", "letters"
        )
    for letter in (x for x in chosen if x.kind == AGENCY_NOTICE.name):
        if any(_filed_by(objection, day) for objection in case.contested(at.today)):
            words = "当事人的异议尚未处理完毕，暂不作新的通报"
            return Refusal(article(6, 4), words, f"请先处理异议并送达结果；{remedy}", "letters")
        over = measures_end(case, letter.addressee)
        if over and day > over:
            words = f"请{letter.addressee}采取的措施至{chinese_date(over)}已经届满，不得再通报"
            return Refusal(article(8), words, remedy, "letters")
    return None


def _filed_by(filing: Filing, day: date) -> bool:
    return date.fromisoformat(filing.filed_at[:10]) <= day


@guard("单位的认定没有撤销时才送达关联人员的告知和决定")
def nothing_is_served_that_rests_on_a_fallen_unit(case: Case, at: Moment) -> Refusal | None:
    """What was signed against a linked person stays here once the unit's finding is gone (Article 2)."""
    kinds = {x.kind for ref in at.answers.get("letters", ()) if (x := case.letter(ref))}
    return the_units_case_stands(case, at) if kinds & {PRIOR_NOTICE.name, DECISION.name} else None


@guard("公告送达以前已多次尝试其他方式")
def public_notice_is_the_last_resort(case: Case, at: Moment) -> Refusal | None:
    """Service by public notice only after the other methods were tried (民事诉讼法 Art. 95)."""
    if at.answers.get("method") != "public_notice":
        return None
    wanted = at.measure.number_of("serve.attempts_before_notice")
    for letter in (x for ref in at.answers.get("letters", ()) if (x := case.letter(ref))):
        tried = case.attempts(letter.ref)
        days, methods = ({attempt.answers[key] for attempt in tried} for key in ("tried_on", "method"))
        if len(tried) < wanted or len(days) < 2 or len(methods) < 2:
            return Refusal(
                norm("《中华人民共和国民事诉讼法》第九十五条"),
                f"《{letter.title}》公告送达前须有{wanted}次送达未成的记录，分在两天以上、用过两种以上方式；现有{len(tried)}次",
                "请先逐次登记“送达未成”",
                "method",
            )
    return None
