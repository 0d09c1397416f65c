"""The ways in which each step may be filed: every outcome, lawful or not, as far as the rights can tell them apart.

A way with `never` breaks a right by itself: whatever state the case is in, the procedure must refuse it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from casefiles.cases import letter_kinds
from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.law.kinds import Severity
from casefiles.law.measure import Measure
from casefiles.people.roles import Officer
from forms.fields.corrections import measure_field
from tests.builders.answers import MEETING, OBJECTION, restriction
from tests.rights import ALL_ROLES
from tests.rights import MEASURE as UNCONFIRMED
from tests.state_space.openings import UNIT, Opening, proposed

Answers = dict[str, Any]
Ways = Iterator["Way"]


@dataclass(frozen=True)
class Way:
    """One way of filing a step. `by` and `measure` replace the step's own officer and the office's Measure."""

    label: str
    answers: Answers
    never: str = ""
    by: Officer | None = None
    measure: Measure | None = None
    others: Mapping[str, Case] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """Where the case stands when the ways are asked for."""

    case: Case
    today: date
    opening: Opening

    @property
    def day(self) -> str:
        return self.today.isoformat()

    def number(self, filed: list[Any]) -> str:
        return str(filed[0].sequence if filed else 1)


def same_person(officer: str, name: str = "") -> Officer:
    """The officer of that account, should they hold every role there is."""
    return Officer(officer, name, ALL_ROLES.roles)


WAYS: dict[str, Callable[[Asked], Ways]] = {}


def ways(*steps: str) -> Callable[[Callable[[Asked], Ways]], Callable[[Asked], Ways]]:
    def noted(made: Callable[[Asked], Ways]) -> Callable[[Asked], Ways]:
        WAYS.update(dict.fromkeys(steps, made))
        return made

    return noted


def plain(step: str, **answers: Any) -> None:
    """A step with one way, the same in every case."""
    WAYS[step] = lambda asked: iter((Way("", dict(answers)),))


def outcomes(step: str, *names: str, **answers: Any) -> None:
    """A step with one way for each outcome."""
    WAYS[step] = lambda asked: (Way(name, {"outcome": name, **answers}) for name in names)


# --- intake and inquiry ---

plain("supplement_request", missing=["住所"])
plain("supplement", address="木垒县示例路3号", note="补正。")
plain("suspension", reason="等待。", waits_for="判决生效")
plain("resumption", reason="已生效。")
plain("verification_extension", reason="复杂。")
plain("withdrawal", reason="撤回。")
plain("further_inquiry", reason="补充核对。")
plain("non_recognition", reasons=["不能成立。"])
outcomes("doubt_decision", "take", "court", "return", reason="核定。")


@ways("acceptance")
def acceptance(asked: Asked) -> Ways:
    yield Way("", {"co_clerk": "马协办", "no_conflict": True})
    yield Way("alone", {"co_clerk": "李经办", "no_conflict": True}, never="two people accept")


@ways("override")
def override(asked: Asked) -> Ways:
    basis = {"basis": "《某法》第一条", "reason": "例外。"}
    yield Way("M5-1-08", {"subject": "M5-1-08", **basis})
    if asked.case.item == 11:
        yield Way("A4-11", {"subject": "A4-11", **basis})
    yield Way("fixed", {"subject": "M5-3-01", **basis}, never="what is fixed is never opened")


@ways("recusal")
def recusal(asked: Asked) -> Ways:
    reason = {"officer": "ma", "asked_by": "周例样", "reason": "理由。"}
    yield from (Way(outcome, {"outcome": outcome, **reason}) for outcome in ("approve", "deny"))


@ways("refusal")
def refusal(asked: Asked) -> Ways:
    reasons = {"reasons": ["说明。"], "refer_to": "县教育局"}
    yield Way("other_sector", {"reason_kind": "other_sector", **reasons})
    never = (
        "" if asked.case.conduct_date.isoformat() < "2021-11-12" else "Article 3 is for what came before it"
    )
    yield Way("before_measure", {"reason_kind": "before_measure", **reasons}, never=never)


@ways("verification")
def verification(asked: Asked) -> Ways:
    found = {
        "facts": "查明属实。",
        "findings": ["笔录——属实"],
        "instrument_verified": "已核实。",
        "elements": "符合。",
    }
    yield Way("", {"behaviours": list(asked.case.behaviours), **found})
    yield Way("closed", {"behaviours": ["A4-09-05b"], **found}, never="a behaviour that is closed by default")
    yield Way("stray", {"behaviours": ["A4-04a"], **found}, never="a behaviour of another item")


@ways("legal_review")
def legal_review(asked: Asked) -> Ways:
    yield from (Way(outcome, {"outcome": outcome, "opinion": "意见。"}) for outcome in ("pass", "return"))
    yield Way("own case", {"outcome": "pass", "opinion": "意见。"}, by=same_person("li", "李经办"))


@ways("merger")
def merger(asked: Asked) -> Ways:
    target = asked.case.filings[:1]
    twin, stranger = Case(UNIT_TWIN, target), Case(UNIT_TWIN, target)
    from casefiles.procedure.fold import fold

    twin = fold(UNIT_TWIN, target) if not asked.case.opening.facts["doubts"] else stranger
    answers = {"into": UNIT_TWIN, "reasons": ["并案。"]}
    yield Way("", answers, others={UNIT_TWIN: twin})
    yield Way("nowhere", answers, never="nothing is merged into no case")


UNIT_TWIN = "2026-0002"


@ways("split")
def split(asked: Asked) -> Ways:
    rest = {"facts": "分出。", "reasons": ["分案。"]}
    yield Way("one", {"behaviours": list(asked.case.behaviours[:1]), **rest})
    yield Way(
        "all", {"behaviours": list(asked.case.behaviours), **rest}, never="something stays behind a split"
    )


# --- notice, defence, hearing ---


def unlawful_proposals(asked: Asked, lawful: Answers) -> Ways:
    """What no notice and no decision may say, each by itself (Article 5, order 36)."""
    kind = asked.case.kind.value
    own = {"enterprise": "M5-1-05", "official": "M5-2-03"}.get(kind, "M5-3-02")
    foreign = "M5-2-03" if kind != "official" else "M5-1-05"
    blocked = {"enterprise": "M5-1-08", "person": "M5-3-01"}.get(kind)
    yield Way("too long", lawful | {"term_months": 40}, never="no term beyond its class")
    yield Way("no end", lawful | {"term_months": 0}, never="no listing without an end")
    rows = {
        "foreign": (restriction(foreign, 3), "no measure for another kind of respondent"),
        "no basis": (restriction(own, 3, basis=""), "no measure without its basis"),
        "memo": (restriction(own, 3, basis="联合惩戒备忘录"), "a memorandum alone is no basis"),
        "outlasting": (restriction(own, 36), "no measure beyond the term"),
    }
    if blocked and blocked not in asked.case.overrides:
        rows["blocked"] = (restriction(blocked, 3), "no measure that is closed by default")
    for label, (row, never) in rows.items():
        yield Way(label, lawful | {"restrictions": [row]}, never=never)
    if asked.case.item == 11:
        yield Way("no law", lawful | {"upper_norm": ""}, never="other conduct names its law")
        yield Way("beyond the list", lawful | {"term_months": 12}, never="no longer than the source list")


@ways("prior_notice")
def prior_notice(asked: Asked) -> Ways:
    lawful = dict(asked.opening.proposal) or proposed("general", 6)
    yield Way("", lawful)
    yield from unlawful_proposals(asked, lawful)
    review, verified = asked.case.latest("defence_review"), asked.case.latest("verification")
    answered = review is not None and verified is not None and verified.sequence < review.sequence
    if answered and lawful["severity"] != "serious":
        never = "who answered is not told of anything heavier"
        yield Way("heavier", {**lawful, "severity": "serious"}, never=never)


@ways("defence")
def defence(asked: Asked) -> Ways:
    said = {
        "received_on": asked.day,
        "manner": "written",
        "by": "周例样",
        "points": [f"第{asked.case.sequence}次申辩。"],
    }
    yield Way("", said)
    yield Way("complete", said | {"complete": True})
    yield Way("hearing", said | {"hearing": True})


@ways("waiver")
def waiver(asked: Asked) -> Ways:
    yield Way("", {"declared_on": asked.day, "by": "周例样"})


plain("extension", days=5, reason="邮路。")


@ways("hearing_notice")
def hearing_notice(asked: Asked) -> Ways:
    later = (asked.today + timedelta(days=20)).isoformat()
    where = {"at_time": "10时", "place": "会议室", "recorder": "马协办"}
    yield Way("", {"held_on": later, "chair": "冯审核", **where})
    yield Way(
        "too soon", {"held_on": asked.day, "chair": "冯审核", **where}, never="a hearing is announced ahead"
    )
    yield Way(
        "investigator",
        {"held_on": later, "chair": "李经办", **where},
        never="no investigator takes the chair",
    )


@ways("hearing_record")
def hearing_record(asked: Asked) -> Ways:
    points = [f"第{asked.case.sequence}次听证意见。"]
    yield Way("", {"held_on": asked.day, "present": ["周例样"], "points": points, "signed": True})


@ways("defence_review")
def defence_review(asked: Asked) -> Ways:
    rows = [
        {"point": point, "adopted": "不予采纳", "reason": "理由。"} for point in asked.case.hearing.points
    ]
    for outcome in ("uphold", "renotice", "drop"):
        yield Way(outcome, {"responses": rows, "outcome": outcome, "opinion": "意见。"})
    if rows:
        silent = {"responses": rows[1:], "outcome": "uphold", "opinion": "意见。"}
        yield Way("a point unanswered", silent, never="every point is answered")


# --- meeting, decision, entry ---

plain("submission", summary="综述。")


@ways("meeting")
def meeting(asked: Asked) -> Ways:
    for outcome in ("upheld", "refused", "sent_back"):
        yield Way(outcome, MEETING | {"held_on": asked.day, "outcome": outcome})


@ways("decision")
def decision(asked: Asked) -> Ways:
    notice = asked.case.ruling.proposal
    told = dict(notice.answers if notice else proposed("general", 6))
    same = {name: told[name] for name in ("severity", "severity_reasons", "term_months", "restrictions")}
    same |= {"upper_norm": told.get("upper_norm"), "reasons": "事实清楚。"}
    own = told["restrictions"][0]["code"] if told["restrictions"] else "M5-3-02"
    yield Way("equal", same)
    yield Way("milder", same | {"severity": "minor", "term_months": 1, "restrictions": []})
    if told["severity"] != "serious":
        yield Way("graver", same | {"severity": "serious"}, never="nothing heavier than the notice")
    yield Way(
        "longer", same | {"term_months": int(told["term_months"]) + 1}, never="nothing longer than the notice"
    )
    more = {"restrictions": [restriction(own, 4)]}
    yield Way("restricted longer", same | more, never="no measure longer than in the notice")
    other = {"M5-1-05": "M5-1-06", "M5-2-03": "M5-2-04"}.get(own, "M5-3-03")
    yield Way(
        "untold",
        same | {"restrictions": [restriction(other, 1)]},
        never="no measure that was not in the notice",
    )
    yield from unlawful_proposals(asked, same)
    if asked.day > "2026-11-12":
        yield Way("lapsed", same, never="no decision under a Measure that has lapsed", measure=UNCONFIRMED)


@ways("entry")
def entry(asked: Asked) -> Ways:
    yield Way("", {"entered_on": asked.day, "checked_by": "马协办", "agencies": [AGENCY_KEY]})
    yield Way("alone", {"entered_on": asked.day, "checked_by": "李经办"}, never="two people enter")
    served = asked.case.service.served(letter_kinds.DECISION)
    early = (
        (served.served_on if served and served.served_on else asked.today) - timedelta(days=1)
    ).isoformat()
    yield Way("backdated", {"entered_on": early, "checked_by": "马协办"}, never="no entry before the service")


# --- the listing ---

A_NUMBER = "证件号999999190001010015"
AGENCY_KEY, OTHER_AGENCY = "finance", "market"


@ways("push")
def push(asked: Asked) -> Ways:
    yield Way("", {"agencies": [AGENCY_KEY], "purpose": "依法使用。"})
    untold = {"agencies": [AGENCY_KEY, OTHER_AGENCY], "purpose": "依法使用。"}
    yield Way("untold", untold, never="nobody hears of whom the person was not told")
    yield Way("number", {"agencies": [AGENCY_KEY], "purpose": A_NUMBER}, never="no number leaves the office")


@ways("recipients")
def recipients(asked: Asked) -> Ways:
    """One that the person knows of already: that a further one opens the way to it is no matter of the search."""
    yield Way("", {"agencies": [AGENCY_KEY], "reasons": ["须通报。"]})


@ways("receipt")
def receipt(asked: Asked) -> Ways:
    for agency in asked.case.listing.informed_agencies[:1]:
        for action in ("applied", "lifted"):
            yield Way(action, {"agency": agency, "action": action, "acted_on": asked.day})


@ways("reminder")
def reminder(asked: Asked) -> Ways:
    yield Way("", {"agencies": [AGENCY_KEY], "note": ""})
    yield Way("not late", {"agencies": ["market"], "note": ""}, never="only who is late is reminded")


CHANNEL = "木垒县政府网站"


@ways("publication")
def publication(asked: Asked) -> Ways:
    shown = {"channels": [CHANNEL], "privacy_checked": True}
    yield Way("", {"published_on": asked.day, **shown})
    early = (asked.today - timedelta(days=5)).isoformat()
    yield Way("backdated", {"published_on": early, **shown}, never="no publication is backdated")


@ways("takedown")
def takedown(asked: Asked) -> Ways:
    yield Way("", {"channels": [CHANNEL], "taken_down_on": asked.day, "note": ["已核对。"]})
    yield Way(
        "elsewhere",
        {"channels": ["木垒零距离"], "taken_down_on": asked.day},
        never="only what is shown comes down",
    )


# --- errors and remedies ---


def corrections(asked: Asked) -> Iterator[tuple[str, str, str, str]]:
    """What a correction may put right, and what it may not: label, field, value, and the right it would break."""
    yield "address", "address", "木垒县示例路9号", ""
    if asked.case.latest("entry"):
        yield "term_end", "term_end", asked.day, ""
    yield "later end", "term_end", "2030-01-01", "no correction puts the end off"
    if asked.case.ruling.severity:
        raised = "" if asked.case.ruling.severity == Severity.SERIOUS else "no correction raises the class"
        yield "graver", "severity", "serious", raised
    for decided in asked.case.ruling.restrictions[:1]:
        name, months = measure_field(decided.code), decided.months
        yield "no measure", name, "0", ""
        yield "measure longer", name, str(months + 1), "no correction makes a measure longer"
    taken_back = "no correction takes a performed duty back" if asked.case.listing.performed_on else ""
    yield "unperformed", "performance", "未履行", taken_back
    yield "too early", "conduct_date", "2021-11-11", "no conduct before the Measure"
    yield "too late", "conduct_date", "2030-01-01", "no conduct in the future"
    if asked.case.respondent.birth:
        young = asked.case.respondent.birth.replace(year=asked.case.respondent.birth.year + 17)
        yield (
            "too young",
            "conduct_date",
            max(young.isoformat(), "2021-11-12"),
            "no minor" if young.year > 2021 else "",
        )


def corrected(asked: Asked, given: Answers) -> Ways:
    for label, name, value, never in corrections(asked):
        row = {"field": name, "value": value, "reason": "更正"}
        second = "one correction at a time" if asked.case.remedies.has_unsigned_correction else ""
        yield Way(label, {**given, "corrections": [row]}, never=never or second)


@ways("objection")
def objection(asked: Asked) -> Ways:
    yield Way("", OBJECTION | {"received_on": asked.day})


@ways("objection_result")
def objection_result(asked: Asked) -> Ways:
    given = {
        "objection": asked.number(asked.case.remedies.open_objections),
        "checks": ["已核实。"],
        "reasons": ["理由。"],
    }
    for outcome in ("reject", "annul"):
        yield Way(outcome, {**given, "outcome": outcome, "corrections": []})
    yield from corrected(asked, {**given, "outcome": "correct"})
    answered = {**given, "objection": "1", "outcome": "reject", "corrections": []}
    yield Way("no objection", answered, never="a result answers an open objection")
    yield Way("own case", {**given, "outcome": "reject", "corrections": []}, by=same_person("li", "李经办"))


@ways("rectification")
def rectification(asked: Asked) -> Ways:
    yield from corrected(asked, {})


@ways("proceeding")
def proceeding(asked: Asked) -> Ways:
    known = {"kind": "review", "body": "县人民政府", "number": "例复〔2026〕1号", "received_on": asked.day}
    yield Way("", known)


@ways("stay")
def stay(asked: Asked) -> Ways:
    """Ordered in the newest reconsideration or suit, open or over."""
    every = asked.case.every("proceeding")
    ordered = {"ordered_by": "县人民政府", "number": "停止执行决定书", "ordered_on": asked.day}
    ordered |= {"proceeding": str(every[-1].sequence if every else 1)}
    over = (
        ""
        if every and every[-1] in asked.case.remedies.open_proceedings
        else "what has its outcome is not stayed"
    )
    yield Way("stay", {**ordered, "outcome": "stay"}, never=over)
    early = (
        ""
        if not asked.case.remedies.has_unsigned_correction
        else "nothing goes on while a change is unsigned"
    )
    yield Way("resume", {**ordered, "outcome": "resume"}, never=early)


@ways("unit_case")
def unit_case(asked: Asked) -> Ways:
    yield Way("fallen", {"unit": UNIT, "outcome": "fallen"})
    yield Way("standing", {"unit": UNIT, "outcome": "standing"})
    yield Way("performed", {"unit": UNIT, "outcome": "performed", "performed_on": asked.day})


@ways("proceeding_reply")
def proceeding_reply(asked: Asked) -> Ways:
    words = {
        "claims": ["撤销。"],
        "grounds": ["第四条。"],
        "reply": ["请维持。"],
        "exhibits": ["决定书——认定——1"],
    }
    yield Way("", {"proceeding": asked.number(asked.case.remedies.open_proceedings), **words})


@ways("proceeding_outcome")
def proceeding_outcome(asked: Asked) -> Ways:
    known = {"number": "例复决〔2026〕1号", "decided_on": asked.day, "reasons": ["要点。"]}
    known |= {"proceeding": asked.number(asked.case.remedies.open_proceedings)}
    for outcome in ("upheld", "declared", "revoked"):
        yield Way(outcome, {"outcome": outcome, "corrections": [], **known})
    yield from corrected(asked, {"outcome": "changed", **known})


plain("annulment", reasons=["依据已撤销。"], proof="例撤〔2026〕1号")


@ways("information_request")
def information_request(asked: Asked) -> Ways:
    asked_for = {"by": "周例样", "kind": "copy", "details": ["查阅。"], "identified": True}
    yield Way("", {"received_on": asked.day, **asked_for})


@ways("information_reply")
def information_reply(asked: Asked) -> Ways:
    request = asked.number(asked.case.remedies.open_information_requests)
    for outcome in ("give", "refuse"):
        yield Way(outcome, {"request": request, "outcome": outcome, "reasons": ["说明。"]})


# --- endings and the file ---

plain("removal", note=[])
plain("expiry", refer_to="县人民法院", unmet="罚款未缴。")
plain("court_pass_on", agencies=[AGENCY_KEY])


@ways("performance")
def performance(asked: Asked) -> Ways:
    yield Way("", {"performed_on": asked.day, "proof": "凭证。"})


@ways("repair_application")
def repair_application(asked: Asked) -> Ways:
    yield Way("", {"received_on": asked.day, "performed": True, "pledged": True, "materials": ["申请表"]})


outcomes("repair_decision", "grant", "refuse", reasons=["理由。"])


@ways("termination")
def termination(asked: Asked) -> Ways:
    for ground in ("death", "duplicate"):
        yield Way(ground, {"ground": ground, "reasons": ["查明。"], "proof": "证明", "merged_into": None})


@ways("court_objection")
def court_objection(asked: Asked) -> Ways:
    yield Way("", {"received_on": asked.day, "by": "周例样", "matters": ["已付清。"], "note": []})


@ways("court_release")
def court_release(asked: Asked) -> Ways:
    yield Way("", {"released_on": asked.day, "reason": "法院通知。"})


@ways("evidence")
def evidence(asked: Asked) -> Ways:
    yield Way("", {"received_on": asked.day, "title": "材料", "source": "来源"})


@ways("archive")
def archive(asked: Asked) -> Ways:
    yield Way("", {"retention": "永久", "inspector": "马协办"})
    important = {f.step for f in asked.case.filings} & {"hearing_record", "proceeding"}
    never = "important files are kept for good" if important else ""
    yield Way("thirty years", {"retention": "30年", "inspector": "马协办"}, never=never)


@ways("reopening")
def reopening(asked: Asked) -> Ways:
    closed = asked.case.closed_as
    if closed is not None:
        yield Way("", {"outcome": closed.value, "reason": "当事人申请查阅。"})
    other = State.WITHDRAWN if closed != State.WITHDRAWN else State.REMOVED
    never = "taking up a closed file decides nothing"
    yield Way("otherwise", {"outcome": other.value, "reason": "另作结果。"}, never=never)


@ways("merged_in")
def merged_in(asked: Asked) -> Ways:
    brought = {"came_from": UNIT_TWIN, "decided_by": "赵审核", "facts": "事实。", "reasons": ["并案。"]}
    yield Way(
        "", {"items": ["9"], "behaviours": [], **brought}, never="nobody files a merger's other half by hand"
    )
