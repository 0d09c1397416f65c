"""The turns that a case may take, each told once: so that every branch of the procedure can be seen in the demonstration."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from casefiles.cases.step_names import StepName
from casefiles.demo.stories import accepted_and_verified, archived, decided, listed, small_proposal
from casefiles.demo.walk import Walk

Day = Callable[[int], str]


def days_from(start: str) -> Day:
    """Days counted from the first one, as the forms read them."""
    first = date.fromisoformat(start)
    return lambda after: (first + timedelta(days=after)).isoformat()


def to_the_listing(walk: Walk, day: Day, proposal: dict[str, Any], agency: str, meeting: int) -> Walk:
    """From the report to a listing, the person having waived the defence in writing."""
    return listed(to_the_decision(walk, day, proposal, meeting), day(29), day(30), [agency])


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


def lifted(walk: Walk, day: str) -> Walk:
    """Every agency that was told answers that it has lifted."""
    return _answered(walk, day, "lifted", "解除回执")


def stayed(walk: Walk, on: str, by: str, number: str) -> Walk:
    """The decision is stayed: every agency that was told is asked to pause, and answers."""
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


def _answered(walk: Walk, on: str, action: str, scan: str) -> Walk:
    for agency in walk.case.listing.informed_agencies:
        walk.on(on).file(StepName.RECEIPT, {"agency": agency, "action": action, "acted_on": on}, scan=scan)
    return walk


def repaired(walk: Walk) -> Walk:
    """The office corrects an entry of its own accord; later the person asks for repair and is granted it."""
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
    """The term ends and the duty is still open: no prolongation, a referral, the agencies lift."""
    day = days_from("2026-02-03")
    to_the_listing(walk, day, small_proposal("M5-3-03", "县市场监督管理局"), "market", 6)
    walk.on(day(125)).file(
        StepName.EXPIRY, {"refer_to": "木垒县综合行政执法局", "unmet": "返工义务尚未履行，罚款尚未缴清。"}
    )
    walk.letters_to_seal().serve(day(127))
    return archived(lifted(walk, day(129)), day(140))


def annulled_after_reconsideration(walk: Walk) -> Walk:
    """The review organ stays the decision, then revokes it: the record goes, the agencies lift."""
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


def heard_and_dropped(walk: Walk) -> Walk:
    """The person asks for more time and a hearing; after it the meeting decides not to recognise."""
    day = days_from("2026-02-05")
    accepted_and_verified(walk, (day(0), day(8), day(10)))
    walk.on(day(11)).file(StepName.PRIOR_NOTICE, small_proposal("M5-1-05", "县财政局"))
    walk.letters_to_seal().serve(day(13))
    walk.on(day(14)).file(StepName.EXTENSION, {"days": 5, "reason": "当事人须调取银行凭证，理由正当。"})
    walk.letters_to_seal().serve(day(14))
    walk.on(day(15)).file(
        StepName.DEFENCE,
        {"received_on": day(15), "manner": "written", "by": walk.case.respondent.representative or "当事人",
         "points": ["所涉发票由供应商虚开，本单位不知情。"], "hearing": True},
        scan="听证申请书",
    )  # fmt: skip
    walk.on(day(18)).file(
        StepName.HEARING_NOTICE,
        {
            "held_on": day(36),
            "at_time": "10时30分",
            "place": "县发展和改革委员会会议室",
            "chair": "周主持",
            "recorder": "马协办",
            "is_public": True,
        },
    )
    walk.letters_to_seal().serve(day(20))
    walk.on(day(36)).file(
        StepName.HEARING_RECORD,
        {
            "held_on": day(36),
            "present": ["周主持（主持人）", "马协办（记录人）", "当事人代表"],
            "points": ["供应商已被税务机关立案，有通知书为证。"],
            "signed": True,
        },
        scan="听证笔录",
    )
    walk.on(day(40)).file(
        StepName.DEFENCE_REVIEW,
        {
            "responses": [
                {"point": point, "adopted": "部分采纳", "reason": "供应商确已立案，提请会议一并研究。"}
                for point in walk.case.hearing.points
            ],
            "outcome": "uphold",
            "opinion": "争议较大，如实报请会议研究。",
        },
        "reviewer",
    )
    walk.on(day(41)).file(
        StepName.SUBMISSION, {"summary": walk.case.facts_found, "risks": "当事人主观故意证据不足。"}
    )
    walk.letters_to_seal().serve(day(42))
    walk.on(day(49)).file(
        StepName.MEETING,
        {
            "session": "县人民政府第8次常务会议",
            "held_on": day(49),
            "minutes_number": "木政阅〔2026〕8号",
            "outcome": "refused",
        },
        scan="会议纪要摘录",
    )
    walk.on(day(50)).file(
        StepName.NON_RECOGNITION, {"reasons": ["故意提供虚假发票的证据不足，会议研究决定不予认定。"]}
    )
    walk.letters_to_seal().serve(day(52))
    return archived(walk, day(60), "永久")


def suspended_and_terminated(walk: Walk) -> Walk:
    """The inquiry waits, goes on, is extended; an officer stays away; then the person dies and the case ends."""
    day = days_from("2026-02-06")
    walk.on(day(0)).file(StepName.ACCEPTANCE, {"co_clerk": "马协办", "no_conflict": True})
    walk.on(day(2)).file(
        StepName.RECUSAL,
        {
            "officer": "feng",
            "asked_by": "冯审核",
            "outcome": "approve",
            "reason": "与当事人系近亲属，自行申请回避。",
        },
        "signer",
    )
    walk.on(day(4)).file(
        StepName.SUSPENSION,
        {"reason": "原处罚决定正在行政复议。", "waits_for": "行政复议决定生效"},
        "reviewer",
    )
    walk.letters_by_the_third(day(5))
    walk.on(day(34)).file(StepName.RESUMPTION, {"reason": "复议维持原处罚决定，已经生效。"}, "reviewer")
    walk.letters_by_the_third(day(34))
    walk.on(day(35)).file(StepName.VERIFICATION_EXTENSION, {"reason": "须补充向有关单位核实。"}, "signer")
    walk.on(day(45)).file(
        StepName.TERMINATION,
        {"ground": "death", "reasons": ["当事人已于2026年3月死亡。"], "proof": "居民死亡医学证明（推断）书"},
        "reviewer",
        scan="终止的证明",
    )
    walk.letters_by_the_third(day(46))
    return archived(walk, day(60))


def supplemented(walk: Walk) -> Walk:
    """A thin report is asked to be completed, and is."""
    day = days_from("2026-11-02")
    walk.on(day(0)).file(
        StepName.SUPPLEMENT_REQUEST,
        {"missing": ["行政处罚决定书的送达回证", "当事人未申请复议、未起诉的说明"]},
    )
    walk.letters_to_seal().serve(day(1))
    walk.on(day(8)).file(
        StepName.SUPPLEMENT,
        {"evidence": ["现场笔录", "决定书及送达回证", "生效情况说明"], "note": "已补齐送达回证和生效说明。"},
        scan="补正材料",
    )
    return walk.on(day(11)).file(StepName.ACCEPTANCE, {"co_clerk": "马协办", "no_conflict": True})


def merged_and_split(first: Walk, second: Walk) -> Walk:
    """Two departments report the same company: the second case goes into the first; one matter then goes its own way."""
    day = days_from("2026-11-05")
    first.on(day(0)).file(StepName.ACCEPTANCE, {"co_clerk": "马协办", "no_conflict": True})
    second.on(day(1)).file(
        StepName.MERGER,
        {"into": first.number, "reasons": ["同一当事人，两部门报送的行为相互牵连，宜一并查明。"]},
        "reviewer",
    )
    archived(second, day(1))
    moved = first.case.behaviours[-1]
    first.on(day(4)).file(
        StepName.SPLIT,
        {
            "behaviours": [moved],
            "facts": "无证照经营的处罚决定正在复查，须另行核查。",
            "reasons": ["该部分依据文书正在复查，分开办理，不拖延其余部分。"],
        },
    )
    return first


def withdrawn(walk: Walk) -> Walk:
    """The department takes its report back."""
    day = days_from("2026-01-09")
    walk.on(day(0)).file(
        StepName.WITHDRAWAL,
        {"letter_number": "县市监函〔2026〕2号", "reason": "发现当事人已在期限内改正。"},
        scan="撤回函",
    )
    return archived(walk, day(10))


def opened_by_exception(walk: Walk) -> Walk:
    """A private debt with an effective judgment: taken by a reasoned, recorded exception."""
    day = days_from("2026-11-03")
    walk.on(day(0)).file(
        StepName.DOUBT_DECISION,
        {"outcome": "take", "reason": "报送部门已补交生效判决，由签发人决定是否作例外。"},
    )
    walk.on(day(1)).file(StepName.SUPPLEMENT_REQUEST, {"missing": ["生效判决书"]})
    walk.letters_to_seal().serve(day(2))
    walk.on(day(5)).file(
        StepName.SUPPLEMENT,
        {
            "instrument_name": "民事判决书",
            "instrument_number": "（2024）新9999民初88号",
            "instrument_issuer": "木垒县人民法院",
            "instrument_date": "2024-10-20",
            "note": "补交生效判决书及拒不履行的证明。",
        },
        scan="补正材料",
    )
    walk.on(day(6)).file(
        StepName.OVERRIDE,
        {
            "subject": walk.case.behaviours[0],
            "basis": "《中华人民共和国民事诉讼法》第二百六十六条",
            "reason": "已有生效判决且当事人有能力而拒不履行，性质不同于一般民事欠款。",
        },
        "signer",
        scan="例外决定的依据",
    )
    return walk.on(day(7)).file(StepName.ACCEPTANCE, {"co_clerk": "马协办", "no_conflict": True})
