"""Cases of the main line: listed until the term ends, and listed with an entry that is corrected."""

from __future__ import annotations

from typing import Any

from casefiles.cases.step_names import StepName
from casefiles.demo.passages import (
    accepted_and_verified,
    archived,
    decided,
    listed,
    noticed,
)
from casefiles.demo.walk import Walk

BASIS = "《保障农民工工资支付条例》第四十八条"


def listed_until_the_term_ends(walk: Walk) -> Walk:
    """An enterprise owes wages: the defence is partly adopted, the term six months instead of nine; it pays and is removed."""
    accepted_and_verified(walk, ("2026-01-06", "2026-01-15", "2026-01-19"))
    proposal: dict[str, Any] = {
        "severity": "general",
        "severity_reasons": "经责令限期支付仍未付清，涉及人数较多；尚未造成严重后果。",
        "term_months": 9,
        "upper_norm": f"{BASIS}。",
        "correct_now": "付清所拖欠工资的，请提交银行转账凭证或者农民工本人签字的领取证明。",
        "restrictions": [
            {
                "code": "M5-1-01",
                "basis": BASIS,
                "agency": "县财政局",
                "months": 9,
                "reason": "拖欠人数较多，责令后仍未支付，有必要在政府采购中从严审核。",
            },
            {
                "code": "M5-1-02",
                "basis": BASIS,
                "agency": "县住房和城乡建设局",
                "months": 9,
                "reason": "拖欠发生于工程建设领域，有必要在招标投标中从严审核。",
            },
        ],
    }
    noticed(walk, "2026-01-20", "2026-01-22", proposal)
    walk.on("2026-01-28").file(
        StepName.DEFENCE,
        {
            "received_on": "2026-01-28",
            "manner": "written",
            "by": walk.case.respondent.representative or walk.case.respondent.name,
            "points": [
                "已筹措部分款项，春节前可以支付一部分工资，请求从轻处理。",
                "工程款尚未到账，因此暂时无力付清。",
            ],
        },
        scan="陈述申辩书",
    )
    walk.on("2026-02-09").file(
        StepName.DEFENCE_REVIEW,
        {
            "responses": [
                {
                    "point": walk.case.hearing.points[0],
                    "adopted": "部分采纳",
                    "reason": "当事人已作出支付安排，期限由拟定的九个月减为六个月。",
                },
                {
                    "point": walk.case.hearing.points[1],
                    "adopted": "不予采纳",
                    "reason": "工程款是否到账不影响用工单位支付工资的义务（《保障农民工工资支付条例》第三十条）。",
                },
            ],
            "outcome": "uphold",
            "term_months": 6,
            "opinion": "申辩意见已逐点答复，期限减为六个月，报请审议。",
        },
        "reviewer",
    )
    days = {
        "submission": "2026-02-10",
        "submitted": "2026-02-11",
        "meeting": "2026-02-25",
        "decision": "2026-02-26",
        "served": "2026-03-02",
    }
    milder = [{**row, "months": 6} for row in proposal["restrictions"]]
    decision = {
        **proposal,
        "term_months": 6,
        "restrictions": milder,
        "reasons": "当事人拖欠农民工工资，经责令限期支付后逾期仍未付清，严重扰乱市场秩序，事实清楚、证据充分。",
    }
    decided(walk, days, decision, "县人民政府第3次常务会议", "木政阅〔2026〕3号")
    listed(walk, "2026-03-03", "2026-03-04", ["finance", "construction"])
    walk.on("2026-03-17").file(
        StepName.PUBLICATION,
        {"channels": ["木垒县政府网站"], "published_on": "2026-03-17", "privacy_checked": True},
        "signer",
    )
    return walk.on("2026-05-20").file(
        StepName.PERFORMANCE,
        {"performed_on": "2026-05-18", "proof": "银行转账凭证和农民工签字的领取证明，已付清。"},
        scan="履行证明",
    )


def removed_and_archived(walk: Walk) -> Walk:
    """After the automatic removal: its letters, the agencies' receipts, the archive."""
    walk.on("2026-08-26").letters_to_seal().serve("2026-08-27")
    for agency in walk.case.listing.informed_agencies:
        walk.on("2026-08-28").file(
            StepName.RECEIPT,
            {"agency": agency, "action": "lifted", "acted_on": "2026-08-28"},
            scan="解除回执",
        )
    return archived(walk, "2026-09-04")


def corrected_after_an_objection(walk: Walk) -> Walk:
    """An official objects to a wrong entry; it is corrected in the register and at the agencies, and the listing goes on."""
    accepted_and_verified(walk, ("2026-01-08", "2026-01-27", "2026-01-29"))
    proposal = {
        "severity": "serious",
        "severity_reasons": "工程质量问题经鉴定属实，拒不返修，社会影响较大。",
        "term_months": 24,
        "upper_norm": "《建设工程质量管理条例》第六十四条。",
        "restrictions": [
            {
                "code": "M5-2-03",
                "basis": "全国失信惩戒措施基础清单第二类",
                "agency": "县人力资源和社会保障局",
                "months": 12,
                "reason": "情节较重，期限内不宜参加评优评先。",
            }
        ],
    }
    noticed(walk, "2026-01-30", "2026-02-03", proposal)
    walk.on("2026-02-25").file(
        StepName.DEFENCE_REVIEW,
        {"responses": [], "outcome": "uphold", "opinion": "当事人期满未提出申辩，维持拟定意见。"},
        "reviewer",
    )
    days = {
        "submission": "2026-02-26",
        "submitted": "2026-02-27",
        "meeting": "2026-03-11",
        "decision": "2026-03-12",
        "served": "2026-03-16",
    }
    decided(
        walk,
        days,
        {**proposal, "reasons": "工程质量问题经主管部门处罚后仍未返修，事实清楚、证据充分。"},
        "县人民政府第4次常务会议",
        "木政阅〔2026〕4号",
    )
    listed(walk, "2026-03-17", "2026-03-18", ["personnel"])
    walk.on("2026-03-31").file(
        StepName.PUBLICATION,
        {"channels": ["木垒县政府网站"], "published_on": "2026-03-31", "privacy_checked": True},
        "signer",
    )
    walk.on("2026-04-14").file(
        StepName.OBJECTION,
        {
            "received_on": "2026-04-14",
            "by": walk.case.respondent.name,
            "matters": ["信用记录所载履行情况有误。"],
            "grounds": ["2026年4月10日已全部返修并经验收合格，有验收意见为证。"],
        },
        scan="异议申请书",
    )
    walk.letters_to_seal().serve("2026-04-15")
    objected = walk.case.remedies.open_objections[0].sequence
    walk.on("2026-04-16").file(
        StepName.OBJECTION_RESULT,
        {
            "objection": str(objected),
            "checks": ["经向县住房和城乡建设局核实，当事人确于2026年4月10日返修完毕并验收合格。"],
            "outcome": "correct",
            "reasons": ["信用记录未及时反映履行情况，确有错误。"],
            "corrections": [
                {"field": "performance", "value": "已履行", "reason": "2026年4月10日返修完毕并验收合格"},
                {"field": "term_end", "value": "2027-03-11", "reason": "已经改正，期限缩短为十二个月"},
            ],
        },
        "reviewer",
    )
    walk.letters_by_others("2026-04-17")
    walk.on("2026-05-06").file(
        StepName.REMINDER, {"agencies": ["personnel"], "note": "更正后的期满日为2027年3月11日。"}
    )
    walk.letters_to_seal().serve("2026-05-07")
    walk.on("2026-05-08").file(
        StepName.RECEIPT,
        {"agency": "personnel", "action": "corrected", "acted_on": "2026-05-08"},
        scan="更正回执",
    )
    return _asked_about_the_data(walk)


def _asked_about_the_data(walk: Walk) -> Walk:
    """The person asks what is held and who received it, and gets the answer."""
    walk.on("2026-05-11").file(
        StepName.INFORMATION_REQUEST,
        {
            "received_on": "2026-05-11",
            "by": walk.case.respondent.name,
            "kind": "copy",
            "details": ["查阅、复制本机关保存的本人信息，说明提供给了哪些单位。"],
            "identified": True,
        },
        scan="申请书和身份证明",
    )
    asked = walk.case.remedies.open_information_requests[0].sequence
    walk.on("2026-05-18").file(
        StepName.INFORMATION_REPLY, {"request": str(asked), "outcome": "give", "reasons": []}
    )
    return walk.letters_to_seal().serve("2026-05-19")
