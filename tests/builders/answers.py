"""What the forms of a case are answered with, from the notice to an objection's result."""

from __future__ import annotations

from typing import Any


def restriction(code: str = "M5-1-05", months: int = 3, **more: Any) -> dict[str, Any]:
    row = {
        "code": code,
        "basis": "全国失信惩戒措施基础清单第二类",
        "agency": "finance",
        "months": months,
        "reason": "逾期未改正，与情节相当。",
    }
    return row | more


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


def proposal(**more: Any) -> dict[str, Any]:
    """A general case of three months with one restriction of an enterprise."""
    return small_proposal("M5-1-05", "finance") | more


def decision(**more: Any) -> dict[str, Any]:
    return proposal() | {"reasons": "使用作弊的计量器具，责令改正后仍继续使用，事实清楚、证据充分。"} | more


ACCEPTED = {"co_clerk": "马协办", "no_conflict": True}
POINTS = ["电子秤系供货商调校，当事人并不知情。", "已经停用，请求从轻处理。"]
DEFENCE = {"received_on": "2026-01-15", "manner": "written", "by": "周例样", "points": POINTS}
ANSWERS = [
    {"point": POINTS[0], "adopted": "不予采纳", "reason": "责令改正后仍继续使用。"},
    {"point": POINTS[1], "adopted": "部分采纳", "reason": "已经停用属实，期限取三个月。"},
]
UPHOLD = {"responses": ANSWERS, "outcome": "uphold", "opinion": "已逐点答复，报请审议。"}
MEETING = {
    "session": "县人民政府第2次常务会议",
    "held_on": "2026-01-30",
    "minutes_number": "木政阅〔2026〕2号",
    "outcome": "upheld",
}
PUBLICATION = {"channels": ["木垒县政府网站"], "published_on": "2026-02-25", "privacy_checked": True}
OBJECTION = {
    "received_on": "2026-03-02",
    "by": "周例样",
    "matters": ["信用记录所载住所有误。"],
    "grounds": ["营业执照载明的住所不同。"],
}


def result(objection: int, outcome: str, **more: Any) -> dict[str, Any]:
    """An objection's result; with `correct` the address is put right."""
    corrections = [{"field": "address", "value": "木垒县示例路9号", "reason": "与营业执照一致"}]
    return {
        "objection": str(objection),
        "checks": ["经向县市场监督管理局核实。"],
        "outcome": outcome,
        "reasons": ["理由如核查所述。"],
        "corrections": corrections if outcome == "correct" else [],
        **more,
    }
