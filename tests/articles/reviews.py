"""A case under review or before a court, and what the articles' tests ask of it."""

from __future__ import annotations

from casefiles.outward.register import is_shown
from tests.world.case_worker import CaseWorker

PUSH = {"agencies": ["finance", "market"], "purpose": "依法使用。"}
REVIEW = {
    "kind": "review",
    "body": "木垒县人民政府",
    "number": "例政复〔2026〕1号",
    "received_on": "2026-03-02",
}
EVIDENCE = {"received_on": "2026-03-09", "title": "补充材料", "source": "来源"}


def is_public(worker: CaseWorker) -> bool:
    return is_shown(worker.case, worker.office.measure, worker.office.today)


def reviewed(worker: CaseWorker, on: str = "2026-03-02") -> CaseWorker:
    """The person has asked for reconsideration."""
    return worker.on(on).file("proceeding", REVIEW | {"received_on": on}, scan="通知书")


def ordered(worker: CaseWorker, outcome: str, on: str) -> CaseWorker:
    """The review organ stays the decision, or lets it go on."""
    order = {
        "proceeding": str(worker.case.every("proceeding")[-1].sequence),
        "outcome": outcome,
        "ordered_by": "木垒县人民政府",
        "number": "停止执行决定书（例政复停〔2026〕1号）",
        "ordered_on": on,
    }
    return worker.on(on).file("stay", order, scan="决定书")


def ended(worker: CaseWorker, outcome: str, on: str, **more: object) -> CaseWorker:
    answers = {
        "proceeding": str(worker.case.remedies.open_proceedings[0].sequence),
        "number": "例政复决〔2026〕1号",
        "decided_on": on,
        "outcome": outcome,
        "reasons": ["要点。"],
        **more,
    }
    return worker.on(on).file("proceeding_outcome", answers, scan="行政复议决定书")


def change(field: str, value: str) -> dict[str, str]:
    return {"field": field, "value": value, "reason": "行政复议决定变更"}


def refs(worker: CaseWorker, kind: str) -> list[str]:
    return [x.ref for x in worker.case.letters if x.kind == kind and x.is_underway]


def annul(worker: CaseWorker, on: str) -> CaseWorker:
    return worker.on(on).file(
        "annulment", {"reasons": ["依据已撤销。"], "proof": "例撤〔2026〕1号"}, "reviewer", scan="根据"
    )
