"""What does not go smoothly, told too: letters given back, service that fails, a second notice, objections that do not
hold, a decision that falls with the paper under it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from casefiles.cases.step_names import StepName
from casefiles.demo.samples.numbers import credit_code, resident_id
from casefiles.demo.stories import archived, listed, small_proposal
from casefiles.demo.turns import Day, days_from, lifted, stayed, to_the_listing
from casefiles.demo.walk import STAFF, Walk
from casefiles.office.filing.take_step import take_step
from forms.fields.corrections import measure_field

COMPANY: dict[str, Any] = {
    "respondent_kind": "enterprise",
    "name": "木垒县卯例装饰工程有限公司",
    "identity_number": credit_code("EX0041"),
    "representative": "卯例人",
    "address": "木垒县示例镇示例路41号",
    "department": "县住房和城乡建设局",
    "item": "（七）",
    "behaviours": ["A4-07-05"],
    "conduct_date": "2025-09-16",
    "facts": "承揽工程出现质量问题，责令返修后逾期未返修。",
    "instrument_name": "行政处罚决定书",
    "instrument_number": "例住建罚〔2025〕41号",
    "instrument_issuer": "县住房和城乡建设局",
    "instrument_date": "2025-11-20",
    "instrument_effective": "yes",
    "performance": "未履行",
    "evidence": ["工程质量鉴定意见", "决定书及送达回证"],
}
MARKET: dict[str, Any] = COMPANY | {
    "name": "木垒县辰例食品有限公司",
    "identity_number": credit_code("EX0042"),
    "representative": "辰例人",
    "address": "木垒县示例镇示例路42号",
    "department": "县市场监督管理局",
    "item": "（九）",
    "behaviours": ["A4-09-14"],
    "facts": "使用作弊的电子秤，责令改正后仍继续使用。",
    "instrument_number": "例市监罚〔2025〕42号",
    "instrument_issuer": "县市场监督管理局",
    "evidence": ["现场笔录", "决定书及送达回证"],
}
SCHOOL: dict[str, Any] = MARKET | {
    "name": "木垒县巳例教育咨询有限公司",
    "identity_number": credit_code("EX0043"),
    "representative": "巳例人",
    "address": "木垒县示例镇示例路43号",
    "item": "（十一）",
    "behaviours": [],
    "facts": "违反培训行业的收费规定，行业主管部门已有处理。",
    "instrument_number": "例市监罚〔2025〕43号",
}


def hard_to_reach(walk: Walk) -> Walk:
    """Given back by legal review and by the reviewer, not found at home, told anew and milder, sent back by the meeting;
    listed at last, contested in vain, and annulled when the penalty under it falls.
    """
    day = days_from("2026-01-12")
    _reviewed_twice(walk, day)
    _served_by_public_notice(walk, day)
    _told_anew(walk, day)
    _sent_back_by_the_meeting(walk, day)
    _contested_in_vain(walk, day)
    walk.on(day(210)).file(
        StepName.ANNULMENT,
        {"reasons": ["原行政处罚决定已被作出机关撤销，认定失去依据。"], "proof": "例住建撤〔2026〕1号"},
        "reviewer",
        scan="撤销决定书",
    )
    walk.letters_by_others(day(211), "entrusted")
    _declared_unlawful(walk, day)
    return archived(lifted(walk, day(214)), day(230), "永久")


def _declared_unlawful(walk: Walk, day: Day) -> None:
    """The person goes to court over what was annulled by now: the court declares it unlawful, and nothing is left to undo."""
    suit = {
        "kind": "suit",
        "body": "木垒县人民法院",
        "number": "例行初〔2026〕31号",
        "received_on": day(212),
    }
    walk.on(day(212)).file(StepName.PROCEEDING, suit, scan="应诉通知书")
    walk.on(day(213)).file(
        StepName.PROCEEDING_OUTCOME,
        {
            "proceeding": str(walk.case.remedies.open_proceedings[0].sequence),
            "number": "例行初〔2026〕31号",
            "decided_on": day(213),
            "outcome": "declared",
            "reasons": ["被诉决定已由被告撤销，确认其违法。"],
        },
        scan="行政判决书",
    )


def _reviewed_twice(walk: Walk, day: Day) -> None:
    walk.on(day(0)).file(StepName.ACCEPTANCE, {"co_clerk": "马协办", "no_conflict": True})
    walk.on(day(1)).file(
        StepName.RECUSAL,
        {
            "officer": "qian",
            "asked_by": walk.case.respondent.name,
            "outcome": "deny",
            "reason": "与本案没有利害关系，当事人所述情形不属于应当回避的情形。",
        },
        "signer",
    )
    found = _verified(walk, day(4))
    walk.on(day(6)).file(
        StepName.LEGAL_REVIEW,
        {"outcome": "return", "opinion": "鉴定意见没有附鉴定机构的资质，请补充后再送审。"},
        "legal",
    )
    walk.on(day(8)).file(
        StepName.EVIDENCE,
        {"received_on": day(8), "title": "鉴定机构资质证书", "source": "县住房和城乡建设局"},
        scan="鉴定机构资质证书",
    )
    walk.on(day(9)).file(StepName.VERIFICATION, found)
    walk.on(day(10)).file(
        StepName.LEGAL_REVIEW, {"outcome": "pass", "opinion": "材料已补齐，程序合法，同意告知。"}, "legal"
    )


def _verified(walk: Walk, day: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "behaviours": list(walk.case.behaviours),
        "facts": walk.case.report.facts,
        "findings": ["工程质量鉴定意见——质量问题属实", "决定书及送达回证——责令返修后逾期未返修"],
        "instrument_verified": "经向县住房和城乡建设局核实，决定书已送达并生效。",
        "elements": "承揽工程、出现质量问题、逾期未返修，均有证据证明。",
    }
    walk.on(day).file(StepName.VERIFICATION, found)
    return found


def _served_by_public_notice(walk: Walk, day: Day) -> None:
    """The notice is given back for its wording, drafted anew, tried three times, then published."""
    proposal = small_proposal("M5-1-05", "县财政局") | {"term_months": 6}
    walk.on(day(11)).file(StepName.PRIOR_NOTICE, proposal)
    [draft] = [x.ref for x in walk.case.service.letters_of(StepName.PRIOR_NOTICE)]
    walk.file(
        StepName.LETTER_REVIEW,
        {"letters": [draft], "outcome": "return", "remarks": "情节一段与事实重复，请写明为什么定为一般。"},
        "reviewer",
    )
    better = proposal | {"severity_reasons": "责令返修后逾期未返修，影响使用，尚未造成人身损害，定为一般。"}
    walk.on(day(12)).file(StepName.PRIOR_NOTICE, better)
    [draft] = [x.ref for x in walk.case.service.letters_of(StepName.PRIOR_NOTICE)]
    walk.file(StepName.LETTER_REVIEW, {"letters": [draft], "outcome": "pass"}, "reviewer")
    walk.file(
        StepName.LETTER_DECLINE,
        {"letters": [draft], "remarks": "请写明现在怎样改正即可从轻，再送签发。"},
        "signer",
    )
    walk.file(
        StepName.PRIOR_NOTICE,
        better | {"correct_now": "返修并经验收合格的，请提交验收意见，将从轻或者不再认定。"},
    )
    walk.letters_to_seal()
    [notice] = [x.ref for x in walk.case.service.letters_of(StepName.PRIOR_NOTICE)]
    for after, method, why in (
        (13, "direct", "门上锁，邻居称已搬离"),
        (15, "direct", "无人应答"),
        (17, "postal", "邮件退回：收件人迁移新址不明"),
    ):
        walk.on(day(after)).file(
            StepName.SERVICE_ATTEMPT,
            {
                "letter": notice,
                "method": method,
                "tried_on": day(after),
                "place": walk.case.respondent.address,
                "reason": why,
            },
            scan="送达未成的记录",
        )
    walk.serve(day(18), "public_notice", place="木垒县政府网站")


def _told_anew(walk: Walk, day: Day) -> None:
    """The person comes forward, a point is adopted, and a milder notice goes out, left at the place of business."""
    walk.on(day(55)).file(
        StepName.DEFENCE,
        {
            "received_on": day(55),
            "manner": "written",
            "by": walk.case.respondent.representative,
            "points": ["已委托他人返修三处，只余一处未返修。"],
            "complete": True,
        },
        scan="陈述申辩书",
    )
    answer = {
        "point": walk.case.hearing.points[0],
        "adopted": "采纳",
        "reason": "经现场核对，确已返修三处，期限相应缩短。",
    }
    walk.on(day(58)).file(
        StepName.DEFENCE_REVIEW,
        {"responses": [answer], "outcome": "renotice", "opinion": "从轻，重新告知。"},
        "reviewer",
    )
    walk.on(day(59)).file(
        StepName.PRIOR_NOTICE,
        small_proposal("M5-1-05", "县财政局")
        | {"severity_reasons": "大部分已返修，一处逾期未返修，尚未造成人身损害。"},
    )
    walk.letters_to_seal().serve(day(60), "leave_behind", witness="示例社区居委会例某")


def _sent_back_by_the_meeting(walk: Walk, day: Day) -> None:
    """The meeting asks for more; the case is verified, noticed and submitted once more, and upheld."""
    _to_the_meeting(walk, day, 80, "sent_back", 15)
    _verified(walk, day(95))
    walk.on(day(96)).file(StepName.FURTHER_INQUIRY, {"reason": "返修三处的验收日期须补充核对。"})
    _verified(walk, day(96))
    walk.on(day(97)).file(
        StepName.LEGAL_REVIEW, {"outcome": "pass", "opinion": "补充核查后同意告知。"}, "legal"
    )
    walk.on(day(98)).file(StepName.PRIOR_NOTICE, small_proposal("M5-1-05", "县财政局"))
    walk.letters_to_seal().serve(day(99), "postal", tracking="EMS-示例-0001")
    _to_the_meeting(walk, day, 118, "upheld", 18)
    walk.on(day(127)).file(
        StepName.DECISION,
        dict(walk.case.ruling.proposal.answers if walk.case.ruling.proposal else {})
        | {"reasons": "一处质量问题经责令返修后逾期未返修，事实清楚、证据充分。"},
    )
    walk.letters_to_seal().serve(
        day(128), "electronic", tracking="发送记录-示例-0001", consent="2026年5月签署的电子送达确认书"
    )
    listed(walk, day(129), day(130), ["finance"])


def _to_the_meeting(walk: Walk, day: Day, start: int, outcome: str, meeting: int) -> None:
    answers = [
        {"point": point, "adopted": "部分采纳", "reason": "已返修的三处不再计入，未返修的一处维持。"}
        for point in walk.case.hearing.points
    ]
    walk.on(day(start)).file(
        StepName.DEFENCE_REVIEW,
        {"responses": answers, "outcome": "uphold", "opinion": "期满，报请审议。"},
        "reviewer",
    )
    walk.on(day(start + 1)).file(StepName.SUBMISSION, {"summary": walk.case.facts_found})
    walk.letters_to_seal().serve(day(start + 2))
    walk.on(day(start + 8)).file(
        StepName.MEETING,
        {
            "session": f"县人民政府第{meeting}次常务会议",
            "held_on": day(start + 8),
            "minutes_number": f"木政阅〔2026〕{meeting}号",
            "outcome": outcome,
        },
        scan="会议纪要摘录",
    )


def _contested_in_vain(walk: Walk, day: Day) -> None:
    """An objection that does not hold, a suit taken back, a review that upholds, data that cannot be deleted yet."""
    _objected(walk, day(133), "withdrawn", "当事人书面撤回。", scan="撤回异议申请书")
    _objected(walk, day(135), "reject", "经核对，一处质量问题至今未返修，记录没有错误。")
    for number, (after, kind, body, outcome) in enumerate(
        ((150, "suit", "木垒县人民法院", "withdrawn"), (165, "review", "木垒哈萨克自治县人民政府", "upheld")),
        1,
    ):
        _proceeded(
            walk,
            day,
            after,
            kind,
            body,
            outcome,
            number,
            reasons=["认定决定事实清楚、程序合法，或者准予撤回。"],
        )
    walk.on(day(190)).file(
        StepName.INFORMATION_REQUEST,
        {
            "received_on": day(190),
            "by": walk.case.respondent.representative,
            "kind": "delete",
            "details": ["删除本单位的全部信息。"],
            "identified": True,
        },
        scan="申请书和身份证明",
    )
    asked = walk.case.remedies.open_information_requests[0].sequence
    walk.on(day(192)).file(
        StepName.INFORMATION_REPLY,
        {
            "request": str(asked),
            "outcome": "refuse",
            "reasons": ["记入期限未满，依照第八条尚不能删除；期满并履行后当日移出，届时另行告知。"],
        },
    )
    walk.letters_to_seal().serve(day(193))


def _objected(walk: Walk, on: str, outcome: str, reason: str, returned: str = "", scan: str = "") -> None:
    """An objection and its result; with `returned` the reviewer gives the first draft back, and it decides nothing."""
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


def _proceeded(
    walk: Walk, day: Day, after: int, kind: str, body: str, outcome: str, number: int, **decided: Any
) -> None:
    """A reconsideration or suit from its notice to its outcome, stayed in between."""
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


def _resumed(walk: Walk, on: str, proceeding: str, body: str, number: str) -> None:
    """What was stayed goes on: every agency that was asked to pause is told, and answers."""
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


def lightened_then_annulled(walk: Walk) -> Walk:
    """Repair is refused for now, the review organ lightens the decision, and an objection in the end shows the wrong company.

    What was found against its representative falls with it.
    """
    day = days_from("2026-02-09")
    to_the_listing(walk, day, small_proposal("M5-1-05", "县财政局") | {"term_months": 8}, "finance", 9)
    person = _the_representative(walk)
    walk.on(day(125)).file(
        StepName.REPAIR_APPLICATION,
        {
            "received_on": day(125),
            "performed": True,
            "pledged": True,
            "materials": ["信用修复申请表", "信用承诺书"],
        },
        scan="信用修复申请材料",
    )
    walk.on(day(128)).file(
        StepName.REPAIR_DECISION,
        {"outcome": "refuse", "reasons": ["罚款尚未缴清，缴清以后可以再次申请。"]},
        "reviewer",
    )
    walk.letters_by_others(day(129))
    until = walk.case.listing.term
    assert until is not None  # noqa: S101 - the story has just entered it
    why = "行政复议决定变更"
    _proceeded(
        walk, day, 140, "review", "木垒哈萨克自治县人民政府", "changed", 3,
        reasons=["事实清楚，期限和措施过重。"],
        corrections=[
            {"field": "term_end", "value": until[1].replace(day=1).isoformat(), "reason": why},
            {"field": measure_field("M5-1-05"), "value": "0", "reason": why},
        ],
    )  # fmt: skip
    walk.on(day(155)).file(
        StepName.PERFORMANCE, {"performed_on": day(154), "proof": "罚款缴款凭证。"}, scan="缴款凭证"
    )
    _objected(
        walk,
        day(160),
        "annul",
        "经核对，作弊的电子秤属于同址的另一家单位，认定对象有误。",
        returned="请写明核对了哪些材料，再送审核。",
    )
    _falls_with_the_unit(person, day)
    archived(lifted(walk, day(165)), day(180), "永久")
    return _asked_after_the_archive(walk, day)


def _the_representative(walk: Walk) -> Walk:
    """The unit's representative is reported too: a case of his own, with his own notice, decision and listing."""
    unit = walk.case.report.answers
    report = MARKET | {
        "respondent_kind": "person",
        "name": unit["representative"],
        "identity_number": resident_id(date(1984, 6, 5), 41),
        "representative": None,
        "related_case": walk.number,
        "relation": "linked_representative",
        "marks": ["trade_secret"],
    }
    case = take_step(walk.on("2026-02-06").office, None, StepName.REPORT, report, STAFF["clerk"])
    person = Walk(walk.office, walk.clock, case.number, walk.told)
    proposal = small_proposal("M5-3-03", "县市场监督管理局") | {"term_months": 8}
    return to_the_listing(person, days_from("2026-02-10"), proposal, "market", 10)


def _falls_with_the_unit(person: Walk, day: Day) -> None:
    """The unit's annulment has been written into the linked person's case; within three working days that is annulled."""
    person.on(day(162)).file(
        StepName.ANNULMENT,
        {
            "reasons": ["单位的认定已经撤销，对法定代表人的认定随之失去依据。"],
            "proof": f"案件{person.case.report.related_case}的撤销认定决定书",
        },
        "reviewer",
        scan="单位案件的撤销决定",
    )
    person.letters_by_others(day(164))
    archived(lifted(person, day(166)), day(181), "永久")


def _asked_after_the_archive(walk: Walk, day: Day) -> Walk:
    """The file is taken up again for the person's right to a copy, and closed anew beside the first archive."""
    walk.on(day(200)).file(
        StepName.REOPENING,
        {"outcome": walk.case.closed_as or "", "reason": "当事人申请查阅、复制本单位信息。"},
    )
    walk.file(
        StepName.INFORMATION_REQUEST,
        {
            "received_on": day(200),
            "by": walk.case.respondent.representative,
            "kind": "copy",
            "details": ["查阅、复制本单位的全部信息。"],
            "identified": True,
        },
        scan="申请书和身份证明",
    )
    asked = walk.case.remedies.open_information_requests[0].sequence
    walk.on(day(202)).file(
        StepName.INFORMATION_REPLY, {"request": str(asked), "outcome": "give", "reasons": []}
    )
    walk.letters_to_seal().serve(day(203))
    return archived(walk, day(204), "永久")


def of_another_sector(walk: Walk) -> Walk:
    """What the Measure does not cover goes to the department in charge (Article 10)."""
    walk.on("2026-11-12").file(
        StepName.REFUSAL,
        {
            "reason_kind": "other_sector",
            "reasons": ["所报事项应由行业主管部门依其规定办理，不属于本办法第四条所列情形。"],
            "refer_to": "县教育局",
        },
    )
    walk.letters_to_seal().serve("2026-11-13")
    return archived(walk, "2026-11-20")
