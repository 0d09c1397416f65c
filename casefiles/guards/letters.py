"""The life of a letter: draft, review, signature, seal, service."""

from __future__ import annotations

from casefiles.calendar import chinese_date
from casefiles.case import Case
from casefiles.guards.rule import Guard, Moment, Refusal, guard
from casefiles.letter_in_case import LetterInCase, LetterStatus
from casefiles.letters import AGENCY_NOTICE, LETTER_KINDS, RESUMPTION_NOTICE, LetterAct
from casefiles.measure import article, norm

READY_FOR = {
    LetterAct.REVIEW: LetterStatus.DRAFTED,
    LetterAct.DECLINE: LetterStatus.REVIEWED,
    LetterAct.SIGN: LetterStatus.REVIEWED,
    LetterAct.SEAL: LetterStatus.SIGNED,
    LetterAct.SERVE: LetterStatus.SEALED,
}


def letters_ready_for(case: Case, act: LetterAct) -> list[LetterInCase]:
    """The letters whose turn for `act` it is."""
    return [letter for letter in case.letters if letter.status == READY_FOR[act]]


def go_together(case: Case, letter: LetterInCase) -> list[LetterInCase]:
    """The letters that are signed with this one: those drafted with it, unless all go to agencies, each by itself."""
    drafted_with = [x for x in case.letters if x.ref[:4] == letter.ref[:4]]
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


@guard("所引文号的文书先签发或者一并签发")
def cited_letters_are_signed_first(case: Case, at: Moment) -> Refusal | None:
    """A letter that prints another's number is signed after it or with it."""
    chosen = set(at.answers.get("letters", ()))
    for letter in (x for ref in chosen if (x := case.letter(ref))):
        cited = LETTER_KINDS[letter.kind].cites
        drafted_with = [
            x for x in case.letters if x.ref[:4] == letter.ref[:4] and x.kind in cited and x.is_live
        ]
        waiting = [x for x in drafted_with if not x.number and x.ref not in chosen]
        if waiting:
            return Refusal(
                norm("文书办理程序"),
                f"《{letter.title}》要写明《{waiting[0].title}》的文号",
                "请先签发后者，或者一并签发",
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
    """A notice to an agency that was signed in time still stays here once the term is over or the decision stayed."""
    chosen = [x for ref in at.answers.get("letters", ()) if (x := case.letter(ref))]
    if not any(letter.kind in (AGENCY_NOTICE.name, RESUMPTION_NOTICE.name) for letter in chosen):
        return None
    if case.is_stayed:
        ground = norm("《中华人民共和国行政复议法》第四十二条、《中华人民共和国行政诉讼法》第五十六条")
        return Refusal(ground, "本案决定已被停止执行，不得再通报", "请待复议、诉讼结果", "letters")
    if case.unit_has_fallen:
        return Refusal(article(2), "单位的认定已经撤销，不得再通报", "请撤销本案", "letters")
    if case.term and at.today > case.term[1]:
        last = chinese_date(case.term[1])
        return Refusal(article(8), f"记入期限已届满（至{last}），不得再通报", "请办理移出", "letters")
    return None


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
