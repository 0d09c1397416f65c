"""Entries of the courts' own list (court track): passed on, and released when the court says so."""

from __future__ import annotations

from casefiles.cases.step_names import StepName
from casefiles.demo.passages import (
    archived,
)
from casefiles.demo.walk import Walk


def court_entry_passed_on(walk: Walk) -> Walk:
    """A court's entry is passed on and the agency answers; it stays until the court releases it."""
    walk.on("2026-01-09").file(StepName.COURT_PASS_ON, {"agencies": ["finance"]})
    walk.letters_to_seal().serve("2026-01-12")
    applied = {"agency": "finance", "action": "applied", "acted_on": "2026-01-14"}
    return walk.on("2026-01-14").file(StepName.RECEIPT, applied, scan="回执")


def court_entry_passed_on_and_released(walk: Walk) -> Walk:
    """A court's entry is passed on, objected to, and released when the court lifts it."""
    walk.on("2026-01-09").file(StepName.COURT_PASS_ON, {"agencies": ["finance", "market"]})
    walk.letters_to_seal().serve("2026-01-12")
    walk.on("2026-03-02").file(
        StepName.COURT_OBJECTION,
        {
            "received_on": "2026-03-02",
            "by": walk.case.respondent.name,
            "matters": ["生效判决确定的款项已于2026年2月付清，请求删除名单信息。"],
            "note": ["提出人提交的转账凭证复印件2页随函附送，本机关未作核实。"],
        },
        scan="提出人的材料",
    )
    walk.letters_to_seal().serve("2026-03-03")
    walk.on("2026-06-08").file(
        StepName.COURT_RELEASE,
        {"released_on": "2026-06-05", "reason": "人民法院通知：被执行人已履行完毕，已屏蔽信息。"},
        scan="法院通知",
    )
    walk.letters_to_seal().serve("2026-06-09")
    for agency in walk.case.listing.informed_agencies:
        walk.on("2026-06-10").file(
            StepName.RECEIPT,
            {"agency": agency, "action": "lifted", "acted_on": "2026-06-10"},
            scan="解除回执",
        )
    return archived(walk, "2026-06-24")
