"""The stories that the demonstration tells: each a case and how it ends."""

from __future__ import annotations

from typing import Any

from casefiles.cases.step_names import StepName
from casefiles.demo.walk import Walk

BASIS = "《保障农民工工资支付条例》第四十八条"


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


def listed_until_the_term_ends(walk: Walk) -> Walk:
    """An enterprise owes wages: heard, listed for six months instead of nine, pays, leaves the list the day after the term."""
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
    """The removal that the day itself brought about: letters, the agencies' lifting, the archive."""
    walk.on("2026-08-26").letters_to_seal().serve("2026-08-27")
    for agency in walk.case.listing.informed_agencies:
        walk.on("2026-08-28").file(
            StepName.RECEIPT,
            {"agency": agency, "action": "lifted", "acted_on": "2026-08-28"},
            scan="解除回执",
        )
    return archived(walk, "2026-09-04")


def not_upheld_after_the_defence(walk: Walk) -> Walk:
    """A person shows in the defence that the paper was withdrawn: not recognised."""
    accepted_and_verified(walk, ("2026-01-07", "2026-01-20", "2026-01-22"))
    proposal = {
        "severity": "general",
        "severity_reasons": "提供虚假票据，涉及财政资金。",
        "term_months": 6,
        "restrictions": [],
        "upper_norm": "《财政违法行为处罚处分条例》第十四条。",
    }
    noticed(walk, "2026-01-23", "2026-01-26", proposal)
    walk.on("2026-02-02").file(
        StepName.DEFENCE,
        {
            "received_on": "2026-02-02",
            "manner": "oral",
            "by": walk.case.respondent.name,
            "points": ["所涉票据系开票方作废重开，并非虚假，财政部门已经撤回处理意见。"],
            "complete": True,
        },
        scan="陈述申辩笔录",
    )
    walk.on("2026-02-05").file(
        StepName.DEFENCE_REVIEW,
        {
            "responses": [
                {
                    "point": walk.case.hearing.points[0],
                    "adopted": "采纳",
                    "reason": "经向财政部门核实，原处理意见已经撤回，票据真实。",
                }
            ],
            "outcome": "drop",
            "opinion": "申辩成立，建议不予认定。",
        },
        "reviewer",
    )
    walk.on("2026-02-06").file(
        StepName.NON_RECOGNITION,
        {"reasons": ["当事人的申辩成立，所依据的处理意见已经撤回，提供虚假文件的事实不能成立。"]},
    )
    walk.letters_to_seal().serve("2026-02-10")
    return archived(walk, "2026-02-24")


def corrected_after_an_objection(walk: Walk) -> Walk:
    """An official is listed, objects to a wrong entry, and it is put right everywhere; the listing goes on."""
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
    """The person asks what is held and to whom it went, and is told."""
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


def refused_before_the_measure(walk: Walk) -> Walk:
    """A department insists on conduct of before the Measure: not accepted, referred."""
    walk.on("2026-01-13").file(
        StepName.REFUSAL,
        {
            "reason_kind": "before_measure",
            "reasons": [
                "你单位报送的行为发生在本办法施行之前，依照第三条，由有关部门和组织根据本行业的惩戒制度执行。"
            ],
            "refer_to": walk.case.report.department,
        },
    )
    walk.letters_to_seal().serve("2026-01-15")
    return archived(walk, "2026-01-29")


def court_entry_passed_on(walk: Walk) -> Walk:
    """A court's entry is passed on, and the agency answers; it stays until the court lifts it."""
    walk.on("2026-01-09").file(StepName.COURT_PASS_ON, {"agencies": ["finance"]})
    walk.letters_to_seal().serve("2026-01-12")
    applied = {"agency": "finance", "action": "applied", "acted_on": "2026-01-14"}
    return walk.on("2026-01-14").file(StepName.RECEIPT, applied, scan="回执")


def court_entry_passed_on_and_released(walk: Walk) -> Walk:
    """A court's entry is passed on, then released when the court lifts it."""
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
