"""Cases during the inquiry: suspended and terminated, merged and split."""

from __future__ import annotations

from casefiles.cases.step_names import StepName
from casefiles.demo.passages import (
    archived,
    days_from,
)
from casefiles.demo.walk import Walk


def suspended_and_terminated(walk: Walk) -> Walk:
    """The inquiry is suspended, resumed and extended, a reviewer is recused; the person dies and the case is terminated."""
    day = days_from("2026-02-06")
    walk.on(day(0)).file(StepName.ACCEPTANCE, {"co_clerk": "马协办", "no_conflict": True})
    walk.on(day(2)).file(
        StepName.RECUSAL,
        {
            "officer": "feng",
            "asked_by": "冯审核",
            "outcome": "approve",
            "reason": "与当事人系近亲属，自行申请回避。",
        },
        "signer",
    )
    walk.on(day(4)).file(
        StepName.SUSPENSION,
        {"reason": "原处罚决定正在行政复议。", "waits_for": "行政复议决定生效"},
        "reviewer",
    )
    walk.letters_by_the_third(day(5))
    walk.on(day(34)).file(StepName.RESUMPTION, {"reason": "复议维持原处罚决定，已经生效。"}, "reviewer")
    walk.letters_by_the_third(day(34))
    walk.on(day(35)).file(StepName.VERIFICATION_EXTENSION, {"reason": "须补充向有关单位核实。"}, "signer")
    walk.on(day(45)).file(
        StepName.TERMINATION,
        {"ground": "death", "reasons": ["当事人已于2026年3月死亡。"], "proof": "居民死亡医学证明（推断）书"},
        "reviewer",
        scan="终止的证明",
    )
    walk.letters_by_the_third(day(46))
    return archived(walk, day(60))


def merged_and_split(first: Walk, second: Walk) -> Walk:
    """Two departments report the same company: the second case is merged into the first, then one matter is split off."""
    day = days_from("2026-11-05")
    first.on(day(0)).file(StepName.ACCEPTANCE, {"co_clerk": "马协办", "no_conflict": True})
    second.on(day(1)).file(
        StepName.MERGER,
        {"into": first.number, "reasons": ["同一当事人，两部门报送的行为相互牵连，宜一并查明。"]},
        "reviewer",
    )
    archived(second, day(1))
    moved = first.case.behaviours[-1]
    first.on(day(4)).file(
        StepName.SPLIT,
        {
            "behaviours": [moved],
            "facts": "无证照经营的处罚决定正在复查，须另行核查。",
            "reasons": ["该部分依据文书正在复查，分开办理，不拖延其余部分。"],
        },
    )
    return first
