"""A case on its way: each stage begins where the one before it ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.builders.answers import DEFENCE, MEETING, OBJECTION, PUBLICATION, UPHOLD, decision, proposal
from tests.world.case_worker import CaseWorker


def _accepted(worker: CaseWorker) -> None:
    worker.on("2026-01-06").file("acceptance", {"co_clerk": "马协办", "no_conflict": True})


def _verified(worker: CaseWorker) -> None:
    case = worker.case
    worker.on("2026-01-07").file(
        "verification",
        {
            "behaviours": list(case.behaviours),
            "facts": case.report.facts,
            "findings": ["现场笔录——证明使用作弊电子秤", "决定书及送达回证——证明已经处罚并生效"],
            "instrument_verified": "经向县市场监督管理局核实，文书已经生效。",
            "elements": "主体、行为、时间均有证据证明。",
        },
    )


def _legally_reviewed(worker: CaseWorker) -> None:
    worker.on("2026-01-08").file("legal_review", {"outcome": "pass", "opinion": "同意告知。"}, "legal")


def _notice_drafted(worker: CaseWorker) -> None:
    worker.on("2026-01-09").file("prior_notice", proposal())


def _noticed(worker: CaseWorker) -> None:
    worker.letters_to_seal().serve("2026-01-12")


def _defended(worker: CaseWorker) -> None:
    worker.on("2026-01-15").file("defence", DEFENCE)


def _defence_reviewed(worker: CaseWorker) -> None:
    worker.on("2026-01-27").file("defence_review", UPHOLD, "reviewer")


def _submitted(worker: CaseWorker) -> None:
    worker.on("2026-01-28").file("submission", {"summary": worker.case.facts_found})
    worker.letters_to_seal().serve("2026-01-29")


def _upheld(worker: CaseWorker) -> None:
    worker.on("2026-01-30").file("meeting", MEETING, scan="会议纪要摘录")


def _decision_drafted(worker: CaseWorker) -> None:
    worker.on("2026-02-02").file("decision", decision())


def _decision_served(worker: CaseWorker) -> None:
    worker.letters_to_seal().serve("2026-02-03")


def _listed(worker: CaseWorker) -> None:
    told = {"agencies": ["finance", "market"]}
    worker.on("2026-02-04").file("entry", {"entered_on": "2026-02-04", "checked_by": "马协办"} | told)
    worker.letters_to_seal().serve("2026-02-04")


def _informed(worker: CaseWorker) -> None:
    worker.on("2026-02-05").file("push", {"agencies": ["finance", "market"], "purpose": "依法使用。"})
    worker.letters_to_seal().serve("2026-02-05")
    for agency in ("finance", "market"):
        worker.file("receipt", {"agency": agency, "action": "applied", "acted_on": "2026-02-05"})


def _published(worker: CaseWorker) -> None:
    worker.on("2026-02-25").file("publication", PUBLICATION, "signer")


def _objected(worker: CaseWorker) -> None:
    worker.on("2026-03-02").file("objection", OBJECTION)


STAGES: dict[str, Callable[[CaseWorker], None]] = {
    "reported": lambda worker: None,
    "accepted": _accepted,
    "verified": _verified,
    "legally_reviewed": _legally_reviewed,
    "notice_drafted": _notice_drafted,
    "noticed": _noticed,
    "defended": _defended,
    "defence_reviewed": _defence_reviewed,
    "submitted": _submitted,
    "upheld": _upheld,
    "decision_drafted": _decision_drafted,
    "decision_served": _decision_served,
    "listed": _listed,
    "informed": _informed,
    "published": _published,
    "objected": _objected,
}
TERM_END = date(2026, 5, 1)
