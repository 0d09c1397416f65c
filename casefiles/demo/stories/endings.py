"""Listings that end early or without performance: repaired, expired, annulled after reconsideration."""

from __future__ import annotations

from casefiles.cases.step_names import StepName
from casefiles.demo.passages import (
    archived,
    days_from,
    lifted,
    small_proposal,
    stayed,
    to_the_listing,
)
from casefiles.demo.walk import Walk


def repaired(walk: Walk) -> Walk:
    """The office corrects an entry of its own motion (依职权); later a repair is granted."""
    day = days_from("2026-02-02")
    proposal = small_proposal("M5-2-03", "县人力资源和社会保障局") | {"term_months": 6}
    to_the_listing(walk, day, proposal, "personnel", 5)
    walk.on(day(32)).file(
        StepName.RECIPIENTS, {"agencies": ["market"], "reasons": ["该单位办理经营主体登记时须核对。"]}
    )
    walk.letters_to_seal().serve(day(33))
    walk.on(day(34)).file(
        StepName.PUSH, {"agencies": ["market"], "purpose": "供你单位在登记管理中依法使用。"}
    )
    walk.letters_to_seal().serve(day(34))
    walk.file(StepName.RECEIPT, {"agency": "market", "action": "applied", "acted_on": day(34)}, scan="回执")
    walk.on(day(40)).file(
        StepName.RECTIFICATION,
        {
            "corrections": [{"field": "address", "value": "木垒县示例镇示例路9号", "reason": "登记时误写"}],
            "no_heavier": True,
        },
        "reviewer",
        scan="更正的根据",
    )
    walk.letters_by_others(day(41))
    walk.on(day(125)).file(
        StepName.REPAIR_APPLICATION,
        {
            "received_on": day(125),
            "performed": True,
            "pledged": True,
            "materials": ["信用修复申请表", "信用承诺书", "缴款凭证"],
        },
        scan="信用修复申请材料",
    )
    walk.on(day(128)).file(
        StepName.REPAIR_DECISION,
        {"outcome": "grant", "reasons": ["义务已经履行，已公开承诺，最短公示期已满。"]},
        "reviewer",
    )
    walk.letters_by_others(day(130))
    return archived(lifted(walk, day(132)), day(140))


def expired_unperformed(walk: Walk) -> Walk:
    """The term ends without performance: no prolongation, a referral, the agencies lift."""
    day = days_from("2026-02-03")
    to_the_listing(walk, day, small_proposal("M5-3-03", "县市场监督管理局"), "market", 6)
    walk.on(day(125)).file(
        StepName.EXPIRY, {"refer_to": "木垒县综合行政执法局", "unmet": "返工义务尚未履行，罚款尚未缴清。"}
    )
    walk.letters_to_seal().serve(day(127))
    return archived(lifted(walk, day(129)), day(140))


def annulled_after_reconsideration(walk: Walk) -> Walk:
    """Reconsideration stays the decision, then revokes it: annulled, and the agencies lift."""
    day = days_from("2026-02-04")
    to_the_listing(walk, day, small_proposal("M5-3-03", "县市场监督管理局"), "market", 7)
    walk.on(day(50)).file(
        StepName.PROCEEDING,
        {
            "kind": "review",
            "body": "木垒哈萨克自治县人民政府",
            "number": "木政复〔2026〕1号",
            "received_on": day(50),
        },
        scan="行政复议通知书",
    )
    stayed(walk, day(51), "木垒哈萨克自治县人民政府", "停止执行决定书（木政复停〔2026〕1号）")
    walk.on(day(55)).file(
        StepName.PROCEEDING_REPLY,
        {
            "proceeding": str(walk.case.remedies.open_proceedings[0].sequence),
            "claims": ["撤销认定决定，停止公示和限制措施。"],
            "grounds": ["《木垒县社会信用联合惩戒管理办法》第四条、第六条；"],
            "reply": ["认定时依据文书有效，程序合法；依据文书现由原作出机关复查，请依法审查。"],
            "exhibits": [
                "依据文书及送达回证——行为已经生效文书确认——1至4",
                "事先告知书及送达回证——已经事先告知——5至8",
            ],
        },
    )
    walk.letters_to_seal().serve(day(56))
    walk.on(day(95)).file(
        StepName.PROCEEDING_OUTCOME,
        {
            "proceeding": str(walk.case.remedies.open_proceedings[0].sequence),
            "number": "木政复决〔2026〕1号",
            "decided_on": day(94),
            "outcome": "revoked",
            "reasons": ["原处罚决定已被撤销，认定失去依据。"],
        },
        scan="行政复议决定书",
    )
    walk.letters_to_seal().serve(day(97))
    return archived(lifted(walk, day(99)), day(110), "永久")
