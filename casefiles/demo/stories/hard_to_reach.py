"""One long case in which nothing goes smoothly, from a returned legal review to an annulment declared unlawful by a court."""

from __future__ import annotations

from typing import Any

from casefiles.cases.step_names import StepName
from casefiles.demo.passages import (
    Day,
    archived,
    days_from,
    lifted,
    listed,
    objected,
    proceeded,
    small_proposal,
)
from casefiles.demo.walk import Walk


def hard_to_reach(walk: Walk) -> Walk:
    """Returned by legal review and by the reviewer, served by public notice, noticed again with a milder proposal, sent back
    by the meeting; listed, challenged without success, and annulled when the penalty that it rests on is revoked.
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
    """The notice is returned for its wording, drafted again, tried three times, then served by public notice."""
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
    """The defence is partly adopted; a milder notice is served by leaving it at the place of business."""
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
    """The meeting asks for more inquiry; the case is verified, noticed and submitted again, and upheld."""
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
    """An objection withdrawn and one rejected, a suit withdrawn, a reconsideration that upholds, a request to delete refused."""
    objected(walk, day(133), "withdrawn", "当事人书面撤回。", scan="撤回异议申请书")
    objected(walk, day(135), "reject", "经核对，一处质量问题至今未返修，记录没有错误。")
    for number, (after, kind, body, outcome) in enumerate(
        ((150, "suit", "木垒县人民法院", "withdrawn"), (165, "review", "木垒哈萨克自治县人民政府", "upheld")),
        1,
    ):
        proceeded(
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


def _declared_unlawful(walk: Walk, day: Day) -> None:
    """A suit against a decision that was annulled meanwhile: the court declares it unlawful, and nothing is left to revoke."""
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
