"""Cases that end without a listing: the defence holds, or the meeting decides against it after a hearing."""

from __future__ import annotations

from casefiles.cases.step_names import StepName
from casefiles.demo.passages import (
    accepted_and_verified,
    archived,
    days_from,
    noticed,
    small_proposal,
)
from casefiles.demo.walk import Walk


def not_upheld_after_the_defence(walk: Walk) -> Walk:
    """The defence shows that the instrument was withdrawn: not recognised."""
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
