"""Rules for replies to requests about personal information."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.law.ground import norm
from casefiles.procedure.rule import Attempt, Refusal, guard


@guard("有尚未答复的个人信息申请")
def information_request_is_open(case: Case, at: Attempt) -> Refusal | None:
    """A reply needs an open request (PIPL Arts. 45, 50)."""
    waiting = [asked.sequence for asked in case.remedies.open_information_requests]
    chosen = at.answers.get("request")
    if waiting and (chosen is None or int(chosen) in waiting):
        return None
    return Refusal(
        norm("《中华人民共和国个人信息保护法》第四十五条、第五十条"),
        "本案没有待答复的个人信息申请",
        "请先登记申请",
    )
