"""Reports that came by letter, not with the sample list."""

from __future__ import annotations

from typing import Any

from casefiles.demo.samples.numbers import credit_code

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
