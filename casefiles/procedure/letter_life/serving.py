"""Rules for serving letters."""

from __future__ import annotations

from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing, filed_day
from casefiles.cases.letter import Letter
from casefiles.cases.letter_kinds import AGENCY_NOTICE, DECISION, PRIOR_NOTICE, RESUMPTION_NOTICE
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision, norm
from casefiles.procedure.letter_life.rules import chosen_letters
from casefiles.procedure.listing.rules import measures_end
from casefiles.procedure.rule import Attempt, Refusal, guard
from casefiles.procedure.shared.unit import the_units_finding_is_not_annulled

# Ends every remedy for a notice that may no longer be sent: one that arrived in time is recorded all the same.
ALREADY_RECEIVED = "已经送到的，按实际送达的日期登记"


@guard("一次送达登记只对一个受送达人")
def one_recipient_at_a_time(case: Case, at: Attempt) -> Refusal | None:
    """A service receipt names one recipient; only the exchange of documents (公文交换) serves several bodies at once."""
    recipients = {letter.addressee for letter in chosen_letters(case, at)}
    if len(recipients) < 2 or at.answers.get("method") == "exchange":
        return None
    names = "、".join(sorted(recipients))
    return Refusal(
        norm("《中华人民共和国民事诉讼法》第八十七条"),
        f"所选文书的受送达人不同（{names}）",
        "请分别登记送达",
        "letters",
    )


@guard("同时拟给同一人的文书一并送达")
def what_goes_together_is_served_together(case: Case, at: Attempt) -> Refusal | None:
    """Letters drafted together for one recipient are served together, as the decision with the repair notice (两书同达)."""
    chosen = set(at.answers.get("letters", ()))
    for letter in chosen_letters(case, at):
        left = [x for x in case.service.beside(letter) if x.is_underway and x.ref not in chosen]
        if left:
            return Refusal(
                Provision.NOTICE,
                f"《{left[0].title}》{left[0].status.title}，没有与《{letter.title}》一并送达",
                "请用印后一并选择送达",
                "letters",
            )
    return None


@guard("送达当事人不用公文交换")
def a_person_is_served_as_the_law_says(case: Case, at: Attempt) -> Refusal | None:
    """The exchange of documents is for state bodies; the respondent is served by the methods of the law."""
    if at.answers.get("method") != "exchange":
        return None
    for letter in chosen_letters(case, at):
        if letter.addressee == case.respondent.name and not letter.agency:
            return Refusal(
                norm("《中华人民共和国民事诉讼法》第八十七条至第九十五条"),
                f"《{letter.title}》致当事人，不能以公文交换送达",
                "请直接送达，或者依次采用其他法定方式",
                "method",
            )
    return None


@guard("送达不早于用印")
def service_is_not_before_the_seal(case: Case, at: Attempt) -> Refusal | None:
    """A letter is not served before it was sealed."""
    day = at.answers.get("served_on")
    if day is None:
        return None
    sealed = [letter.sealed.at[:10] for letter in chosen_letters(case, at) if letter.sealed]
    if sealed and day < max(sealed):
        return Refusal(
            norm("《中华人民共和国民事诉讼法》第八十七条"),
            f"送达日期早于用印日期{max(sealed)}",
            "",
            "served_on",
        )
    return None


@guard("通报函、恢复执行通知函只在记入期间、未停止执行时送出")
def agencies_are_informed_only_while_in_force(case: Case, at: Attempt) -> Refusal | None:
    """A notice to an agency is not served once the term is over or the decision is stayed, annulled or contested.

    One that reached the agency before that is recorded as of its day, so that the agency gets a lift notice, too.
    """
    chosen = [x for x in chosen_letters(case, at) if x.is_a(AGENCY_NOTICE, RESUMPTION_NOTICE)]
    if not chosen:
        return None
    day = date.fromisoformat(at.answers.get("served_on") or at.today.isoformat())
    refusal = _listing_is_not_in_force(case, day)
    for letter in chosen:
        if refusal is None and letter.is_a(AGENCY_NOTICE):
            refusal = _notice_is_overtaken(case, letter, day, at)
    return refusal


def _listing_is_not_in_force(case: Case, day: date) -> Refusal | None:
    """Why no agency is informed on that day: the decision is stayed or annulled, or its term is over."""
    if any(_filed_by(order, day) for order in case.remedies.stays):
        return Refusal(
            norm("《中华人民共和国行政复议法》第四十二条、《中华人民共和国行政诉讼法》第五十六条"),
            "本案决定已被停止执行，不得再通报",
            f"请待复议、诉讼结果；{ALREADY_RECEIVED}",
            "letters",
        )
    annulment = case.latest(StepName.UNIT_CASE) if case.unit_finding_annulled else None
    if annulment and _filed_by(annulment, day):
        return Refusal(
            Provision.LINKED,
            "单位的认定已经撤销，不得再通报",
            f"请撤销本案；{ALREADY_RECEIVED}",
            "letters",
        )
    if case.listing.term and day > case.listing.term[1]:
        return Refusal(
            Provision.REMOVAL,
            f"记入期限已届满（至{chinese_date(case.listing.term[1])}），不得再通报",
            f"请办理移出；{ALREADY_RECEIVED}",
            "letters",
        )
    return None


def _notice_is_overtaken(case: Case, letter: Letter, day: date, at: Attempt) -> Refusal | None:
    """Why this agency is not informed on that day: an objection is open, or its own restrictions are over."""
    if any(_filed_by(objection, day) for objection in case.remedies.contested(at.today)):
        return Refusal(
            Provision.OBJECTION,
            "当事人的异议尚未处理完毕，暂不作新的通报",
            f"请先处理异议并送达结果；{ALREADY_RECEIVED}",
            "letters",
        )
    last = measures_end(case, letter.agency)
    if last and day > last:
        name = at.measure.agency_name(letter.agency)
        words = f"请{name}采取的措施至{chinese_date(last)}已经届满，不得再通报"
        return Refusal(Provision.REMOVAL, words, ALREADY_RECEIVED, "letters")
    return None


def _filed_by(filing: Filing, day: date) -> bool:
    """Whether it was filed on or before that day."""
    return filed_day(filing) <= day


@guard("单位的认定没有撤销时才送达关联人员的告知和决定")
def nothing_is_served_on_an_annulled_finding(case: Case, at: Attempt) -> Refusal | None:
    """A notice or decision against a linked person is not served once the unit's finding is annulled (Article 2)."""
    rests_on_it = any(letter.is_a(PRIOR_NOTICE, DECISION) for letter in chosen_letters(case, at))
    return the_units_finding_is_not_annulled(case, at) if rests_on_it else None


@guard("公告送达以前已多次尝试其他方式")
def public_notice_is_the_last_resort(case: Case, at: Attempt) -> Refusal | None:
    """Service by public notice comes after other methods, on several days, have failed (民事诉讼法 Art. 95)."""
    if at.answers.get("method") != "public_notice":
        return None
    wanted = at.measure.number_of("serve.attempts_before_notice")
    for letter in chosen_letters(case, at):
        tried = case.service.attempts(letter.ref)
        days = {attempt.answers["tried_on"] for attempt in tried}
        methods = {attempt.answers["method"] for attempt in tried}
        if len(tried) < wanted or len(days) < 2 or len(methods) < 2:
            return Refusal(
                norm("《中华人民共和国民事诉讼法》第九十五条"),
                f"《{letter.title}》公告送达前须有{wanted}次送达未成的记录，分在两天以上、用过两种以上方式；现有{len(tried)}次",
                "请先逐次登记“送达未成”",
                "method",
            )
    return None
