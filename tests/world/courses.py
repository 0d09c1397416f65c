"""A longer part of a case's course in one call, for tests that begin where it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from tests.world.case_worker import CaseWorker

Day = Callable[[int], str]


def days_from(start: str) -> Day:
    """Days counted from the first one, as the forms read them."""
    first = date.fromisoformat(start)
    return lambda after: (first + timedelta(days=after)).isoformat()


def accepted_and_verified(worker: CaseWorker, days: tuple[str, str, str]) -> CaseWorker:
    """From the report to a passed legal review."""
    acceptance, verification, review = days
    case = worker.case
    worker.on(acceptance).file("acceptance", {"co_clerk": "马协办", "no_conflict": True})
    worker.on(verification).file(
        "verification",
        {
            "behaviours": list(case.behaviours),
            "facts": case.report.facts,
            "findings": [f"{name}——证明当事人的行为和时间" for name in case.report.evidence or ["依据文书"]],
            "instrument_verified": f"经向{case.report.instrument.issuer}核实，文书已经生效。",
            "elements": "主体、行为、时间均有证据证明，符合该项规定的要件。",
        },
    )
    return worker.on(review).file("legal_review", {"outcome": "pass", "opinion": "同意告知。"}, "legal")


def to_the_decision(
    worker: CaseWorker, day: Day, proposal: Mapping[str, Any], meeting: int = 1
) -> CaseWorker:
    """From the report to a served decision, the person having waived the defence in writing."""
    accepted_and_verified(worker, (day(0), day(8), day(10)))
    worker.on(day(11)).file("prior_notice", proposal)
    worker.letters_to_seal().serve(day(13))
    waived = {"declared_on": day(15), "by": worker.case.respondent.name}
    worker.on(day(15)).file("waiver", waived, scan="放弃陈述申辩声明")
    upheld = {"responses": [], "outcome": "uphold", "opinion": "当事人书面放弃申辩，维持拟定意见。"}
    worker.on(day(16)).file("defence_review", upheld, "reviewer")
    worker.on(day(17)).file("submission", {"summary": worker.case.facts_found})
    worker.letters_to_seal().serve(day(18))
    met = {
        "session": f"县人民政府第{meeting}次常务会议",
        "held_on": day(25),
        "minutes_number": f"木政阅〔2026〕{meeting}号",
        "outcome": "upheld",
    }
    worker.on(day(25)).file("meeting", met, scan="会议纪要摘录")
    worker.on(day(26)).file("decision", {**proposal, "reasons": "逾期未改正，事实清楚、证据充分。"})
    return worker.letters_to_seal().serve(day(28))


def to_the_listing(
    worker: CaseWorker, day: Day, proposal: Mapping[str, Any], agency: str, meeting: int
) -> CaseWorker:
    """From the report to a listing of which an agency was informed and which it applies."""
    to_the_decision(worker, day, proposal, meeting)
    entered = {"entered_on": day(29), "checked_by": "马协办", "agencies": [agency]}
    worker.on(day(29)).file("entry", entered)
    worker.letters_to_seal().serve(day(29))
    worker.on(day(30)).file("push", {"agencies": [agency], "purpose": "供你单位在职责范围内依法使用。"})
    worker.letters_to_seal().serve(day(30))
    return worker.file("receipt", {"agency": agency, "action": "applied", "acted_on": day(30)}, scan="回执")
