"""Reports: one for each kind of respondent.

Names and numbers belong to nobody: region 999999 does not exist.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.builders.numbers import credit_code, resident_id

PERSON_ID = "999999190001010015"
COMPANY_CODE = "91999999MA00000079"


_REPORT: dict[str, Any] = {
    "department": "县市场监督管理局",
    "contact": "王某",
    "phone": "0994-4800000",
    "item": "（九）",
    "behaviour": "计量作弊",
    "behaviours": ["A4-09-14"],
    "conduct_date": "2025-06-30",
    "facts": "2025年6月，经检查发现使用作弊的电子秤三台，责令改正后仍继续使用。",
    "instrument_name": "行政处罚决定书",
    "instrument_number": "例市监罚〔2025〕7号",
    "instrument_issuer": "县市场监督管理局",
    "instrument_date": "2025-09-01",
    "instrument_effective": "yes",
    "performance": "未履行",
    "evidence": ["现场笔录", "决定书及送达回证"],
}


def enterprise(**more: Any) -> dict[str, Any]:
    who = {
        "respondent_kind": "enterprise",
        "name": "木垒县例样商贸有限公司",
        "identity_number": COMPANY_CODE,
        "representative": "周例样",
        "address": "木垒县示例路2号",
    }
    return _REPORT | who | more


def person(**more: Any) -> dict[str, Any]:
    return _REPORT | {"respondent_kind": "person", "name": "孙例", "identity_number": PERSON_ID} | more


def official(**more: Any) -> dict[str, Any]:
    number = resident_id(date(1980, 3, 4), 8)
    return person(**{"respondent_kind": "official", "name": "阿例·示", "identity_number": number} | more)


def sole_trader(**more: Any) -> dict[str, Any]:
    code = credit_code("000001", kind="92")
    return enterprise(
        **{"respondent_kind": "sole_trader", "name": "木垒县例样百货店", "identity_number": code} | more
    )


def organisation(**more: Any) -> dict[str, Any]:
    code = credit_code("000002", kind="52")
    return enterprise(
        **{"respondent_kind": "organisation", "name": "木垒县例样协会", "identity_number": code} | more
    )


def state_organ(**more: Any) -> dict[str, Any]:
    code = credit_code("000003", kind="11")
    return enterprise(
        **{"respondent_kind": "state_organ", "name": "木垒县例样局", "identity_number": code} | more
    )


def minor(**more: Any) -> dict[str, Any]:
    """Seventeen on the day of the conduct."""
    return person(**{"name": "李少例", "identity_number": resident_id(date(2008, 1, 2), 3)} | more)


def court_debtor(**more: Any) -> dict[str, Any]:
    court = {
        "item": 10,
        "behaviour": "有履行能力而拒不履行生效判决",
        "behaviours": [],
        "instrument_name": "失信决定书",
        "instrument_number": "（2025）例0001执1号",
        "instrument_issuer": "木垒县人民法院",
    }
    return person(**court | more)


REPORTS: dict[str, Callable[..., dict[str, Any]]] = {
    "enterprise": enterprise,
    "person": person,
    "official": official,
    "sole_trader": sole_trader,
    "organisation": organisation,
    "state_organ": state_organ,
}
