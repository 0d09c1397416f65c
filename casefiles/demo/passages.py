"""Stretches of a case that several stories share: to a decision, to a listing, through a challenge, to the archive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from casefiles.cases.step_names import StepName
from casefiles.demo.walk import Walk

Day = Callable[[int], str]


def days_from(start: str) -> Day:
    """A function that gives the ISO date so many days after `start`."""
    first = date.fromisoformat(start)
    return lambda after: (first + timedelta(days=after)).isoformat()


def small_proposal(code: str, agency: str) -> dict[str, Any]:
    """A proposal of three months and one restriction."""
    return {
        "severity": "general",
        "severity_reasons": "经责令改正后逾期未改正，尚未造成严重后果。",
        "term_months": 3,
        "restrictions": [
            {
                "code": code,
                "basis": "全国失信惩戒措施基础清单第二类",
                "agency": agency,
                "months": 3,
                "reason": "逾期未改正，限制申请财政性资金项目与情节相当。",
            }
        ],
    }


def accepted_and_verified(walk: Walk, days: tuple[str, str, str], **verified: Any) -> Walk:
    """From the report to a passed legal review."""
    acceptance, verification, review = days
    case = walk.case
    walk.on(acceptance).file(
        StepName.ACCEPTANCE, {"co_clerk": "马协办", "no_conflict": True, "opinion": "材料齐全，同意受理。"}
    )
    findings = [f"{name}——证明当事人的行为和时间" for name in case.report.evidence or ["依据文书"]]
    walk.on(verification).file(
        StepName.VERIFICATION,
        {
            "behaviours": list(case.behaviours),
            "facts": case.report.facts,
            "findings": findings,
            "instrument_verified": f"经向{case.report.instrument.issuer}核实，文书已送达并生效，当事人未申请行政复议或者提起行政诉讼。",
            "elements": "主体、行为、时间均有证据证明，依据文书已经生效，符合该项规定的要件。",
            **verified,
        },
    )
    return walk.on(review).file(
        StepName.LEGAL_REVIEW,
        {"outcome": "pass", "opinion": "事实清楚，证据充分，依据正确，程序合法，同意告知。"},
        "legal",
    )


def noticed(walk: Walk, drafted: str, served: str, proposal: dict[str, Any]) -> Walk:
    walk.on(drafted).file(StepName.PRIOR_NOTICE, proposal)
    return walk.letters_to_seal().serve(served)


def decided(walk: Walk, days: dict[str, str], decision: dict[str, Any], session: str, minutes: str) -> Walk:
    """From the reviewed defence to the served decision."""
    walk.on(days["submission"]).file(StepName.SUBMISSION, {"summary": walk.case.facts_found})
    walk.letters_to_seal().serve(days["submitted"])
    walk.on(days["meeting"]).file(
        StepName.MEETING,
        {"session": session, "held_on": days["meeting"], "minutes_number": minutes, "outcome": "upheld"},
        scan="会议纪要摘录",
    )
    walk.on(days["decision"]).file(StepName.DECISION, decision)
    return walk.letters_to_seal().serve(days["served"])


def to_the_decision(walk: Walk, day: Day, proposal: dict[str, Any], meeting: int = 1) -> Walk:
    """From the report to a served decision, the person having waived the defence in writing."""
    accepted_and_verified(walk, (day(0), day(8), day(10)))
    walk.on(day(11)).file(StepName.PRIOR_NOTICE, proposal)
    walk.letters_to_seal().serve(day(13))
    walk.on(day(15)).file(
        StepName.WAIVER, {"declared_on": day(15), "by": walk.case.respondent.name}, scan="放弃陈述申辩声明"
    )
    walk.on(day(16)).file(
        StepName.DEFENCE_REVIEW,
        {"responses": [], "outcome": "uphold", "opinion": "当事人书面放弃申辩，维持拟定意见。"},
        "reviewer",
    )
    days = {
        "submission": day(17),
        "submitted": day(18),
        "meeting": day(25),
        "decision": day(26),
        "served": day(28),
    }
    reasons = {"reasons": "经责令改正后逾期未改正，事实清楚、证据充分。"}
    return decided(
        walk, days, {**proposal, **reasons}, f"县人民政府第{meeting}次常务会议", f"木政阅〔2026〕{meeting}号"
    )


def listed(walk: Walk, entered: str, pushed: str, agencies: list[str]) -> Walk:
    """From the served decision to a listing that the agencies know of."""
    walk.on(entered).file(
        StepName.ENTRY, {"entered_on": entered, "checked_by": "马协办", "agencies": agencies}
    )
    walk.letters_to_seal().serve(entered)
    walk.on(pushed).file(
        StepName.PUSH, {"agencies": agencies, "purpose": "供你单位在职责范围内依法使用，不得用于其他用途。"}
    )
    walk.letters_to_seal().serve(pushed)
    for agency in agencies:
        walk.file(StepName.RECEIPT, {"agency": agency, "action": "applied", "acted_on": pushed}, scan="回执")
    return walk


def to_the_listing(walk: Walk, day: Day, proposal: dict[str, Any], agency: str, meeting: int) -> Walk:
    """From the report to a listing, the person having waived the defence in writing."""
    return listed(to_the_decision(walk, day, proposal, meeting), day(29), day(30), [agency])


def stayed(walk: Walk, on: str, by: str, number: str) -> Walk:
    """The decision is stayed: every informed agency is asked to pause, and answers."""
    walk.on(on).file(
        StepName.STAY,
        {
            "proceeding": str(walk.case.remedies.open_proceedings[0].sequence),
            "outcome": "stay",
            "ordered_by": by,
            "number": number,
            "ordered_on": on,
        },
        scan="停止执行决定书",
    )
    walk.letters_to_seal().serve(on)
    return _answered(walk, on, "paused", "暂停回执")


def _resumed(walk: Walk, on: str, proceeding: str, body: str, number: str) -> None:
    """The stay ends: every agency that was asked to pause is notified, and answers."""
    walk.on(on).file(
        StepName.STAY,
        {
            "proceeding": proceeding,
            "outcome": "resume",
            "ordered_by": body,
            "number": number,
            "ordered_on": on,
        },
        scan="复议、诉讼的结果",
    )
    walk.letters_to_seal().serve(on)
    for agency in walk.case.listing.informed_agencies:
        walk.file(StepName.RECEIPT, {"agency": agency, "action": "applied", "acted_on": on}, scan="恢复回执")


def lifted(walk: Walk, day: str) -> Walk:
    """Every informed agency answers that it has lifted its restriction."""
    return _answered(walk, day, "lifted", "解除回执")


def _answered(walk: Walk, on: str, action: str, scan: str) -> Walk:
    for agency in walk.case.listing.informed_agencies:
        walk.on(on).file(StepName.RECEIPT, {"agency": agency, "action": action, "acted_on": on}, scan=scan)
    return walk


def objected(walk: Walk, on: str, outcome: str, reason: str, returned: str = "", scan: str = "") -> None:
    """An objection and its result. With `returned` the first draft of the result is returned with these remarks and redrafted."""
    walk.on(on).file(
        StepName.OBJECTION,
        {
            "received_on": on,
            "by": walk.case.respondent.representative,
            "matters": ["认为信用记录有误。"],
            "grounds": ["认为已经返修完毕。"],
        },
        scan="异议申请书",
    )
    walk.letters_to_seal().serve(on)
    result = {
        "objection": str(walk.case.remedies.open_objections[0].sequence),
        "checks": ["经向作出机关和现场核对。"],
        "outcome": outcome,
        "reasons": [reason],
    }
    walk.file(StepName.OBJECTION_RESULT, result, "reviewer", scan)
    if returned:
        drafts = [x.ref for x in walk.case.service.letters_of(StepName.OBJECTION_RESULT)]
        walk.file(
            StepName.LETTER_REVIEW,
            {"letters": drafts[:1], "outcome": "return", "remarks": returned},
            "deputy",
        )
        checked = ["调取营业执照、房屋租赁合同和检查现场照片，向作出机关核对。"]
        walk.file(StepName.OBJECTION_RESULT, result | {"checks": checked}, "reviewer")
    walk.letters_by_others(on)


def proceeded(
    walk: Walk, day: Day, after: int, kind: str, body: str, outcome: str, number: int, **decided: Any
) -> None:
    """A reconsideration or suit from its notice to its outcome, with a stay in between."""
    mark = "行初" if kind == "suit" else "复"
    walk.on(day(after)).file(
        StepName.PROCEEDING,
        {
            "kind": kind,
            "body": body,
            "number": f"例{mark}〔2026〕{number + 20}号",
            "received_on": day(after),
        },
        scan="受理通知书",
    )
    proceeding = str(walk.case.remedies.open_proceedings[0].sequence)
    walk.on(day(after + 5)).file(
        StepName.PROCEEDING_REPLY,
        {
            "proceeding": proceeding,
            "claims": ["撤销认定决定。"],
            "grounds": ["《木垒县社会信用联合惩戒管理办法》第四条、第六条。"],
            "reply": ["认定事实清楚，程序合法，请予维持。"],
            "exhibits": ["决定书及送达回证——已经送达——1至2"],
        },
    )
    walk.letters_to_seal().serve(day(after + 6))
    stayed(walk, day(after + 7), body, f"停止执行通知（例{mark}停〔2026〕{number + 20}号）")
    walk.on(day(after + 10)).file(
        StepName.PROCEEDING_OUTCOME,
        {
            "proceeding": proceeding,
            "number": f"例{mark}决〔2026〕{number + 20}号",
            "decided_on": day(after + 10),
            "outcome": outcome,
            **decided,
        },
        scan="决定书",
    )
    walk.on(day(after + 11)).letters_to_seal().serve(day(after + 11))
    _resumed(walk, day(after + 12), proceeding, body, f"例{mark}决〔2026〕{number + 20}号")


def archived(walk: Walk, day: str, retention: str = "30年") -> Walk:
    walk.on(day)
    if walk.case.listing.shown_channels:
        walk.file(
            StepName.TAKEDOWN,
            {
                "channels": walk.case.listing.shown_channels,
                "taken_down_on": day,
                "note": ["已逐个网址核对，均已不能打开。"],
            },
            scan="撤下后的截图",
        )
    return walk.file(StepName.ARCHIVE, {"retention": retention, "inspector": "马协办"})
