"""Cases at their beginning: refused, referred, supplemented, withdrawn, opened by an exception."""

from __future__ import annotations

from casefiles.cases.step_names import StepName
from casefiles.demo.passages import (
    archived,
    days_from,
)
from casefiles.demo.walk import Walk


def refused_before_the_measure(walk: Walk) -> Walk:
    """A department insists on conduct from before the Measure took effect: refused and referred."""
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


def of_another_sector(walk: Walk) -> Walk:
    """What the Measure does not cover is referred to the department in charge (Article 10)."""
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


def supplemented(walk: Walk) -> Walk:
    """An incomplete report is supplemented, then accepted."""
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


def withdrawn(walk: Walk) -> Walk:
    """The department withdraws its report."""
    day = days_from("2026-01-09")
    walk.on(day(0)).file(
        StepName.WITHDRAWAL,
        {"letter_number": "县市监函〔2026〕2号", "reason": "发现当事人已在期限内改正。"},
        scan="撤回函",
    )
    return archived(walk, day(10))


def opened_by_exception(walk: Walk) -> Walk:
    """A private debt with an effective judgment: accepted by a reasoned, recorded exception (override)."""
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
