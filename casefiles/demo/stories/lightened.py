"""A company and its representative: lightened on reconsideration, annulled after an objection, reopened for a copy."""

from __future__ import annotations

from datetime import date

from casefiles.cases.step_names import StepName
from casefiles.demo.passages import (
    Day,
    archived,
    days_from,
    lifted,
    objected,
    proceeded,
    small_proposal,
    to_the_listing,
)
from casefiles.demo.reports import MARKET
from casefiles.demo.samples.numbers import resident_id
from casefiles.demo.walk import STAFF, Walk
from casefiles.office.filing.take_step import take_step
from forms.fields.corrections import measure_field


def lightened_then_annulled(walk: Walk) -> Walk:
    """Repair is refused, reconsideration shortens the term, and an objection shows that the wrong company was listed.

    The finding against its representative is annulled with it.
    """
    day = days_from("2026-02-09")
    to_the_listing(walk, day, small_proposal("M5-1-05", "县财政局") | {"term_months": 8}, "finance", 9)
    person = _the_representative(walk)
    walk.on(day(125)).file(
        StepName.REPAIR_APPLICATION,
        {
            "received_on": day(125),
            "performed": True,
            "pledged": True,
            "materials": ["信用修复申请表", "信用承诺书"],
        },
        scan="信用修复申请材料",
    )
    walk.on(day(128)).file(
        StepName.REPAIR_DECISION,
        {"outcome": "refuse", "reasons": ["罚款尚未缴清，缴清以后可以再次申请。"]},
        "reviewer",
    )
    walk.letters_by_others(day(129))
    until = walk.case.listing.term
    assert until is not None  # noqa: S101 - the story has just entered it
    why = "行政复议决定变更"
    proceeded(
        walk, day, 140, "review", "木垒哈萨克自治县人民政府", "changed", 3,
        reasons=["事实清楚，期限和措施过重。"],
        corrections=[
            {"field": "term_end", "value": until[1].replace(day=1).isoformat(), "reason": why},
            {"field": measure_field("M5-1-05"), "value": "0", "reason": why},
        ],
    )  # fmt: skip
    walk.on(day(155)).file(
        StepName.PERFORMANCE, {"performed_on": day(154), "proof": "罚款缴款凭证。"}, scan="缴款凭证"
    )
    objected(
        walk,
        day(160),
        "annul",
        "经核对，作弊的电子秤属于同址的另一家单位，认定对象有误。",
        returned="请写明核对了哪些材料，再送审核。",
    )
    _falls_with_the_unit(person, day)
    archived(lifted(walk, day(165)), day(180), "永久")
    return _asked_after_the_archive(walk, day)


def _the_representative(walk: Walk) -> Walk:
    """The company's representative is reported too: a linked case with its own notice, decision and listing."""
    unit = walk.case.report.answers
    report = MARKET | {
        "respondent_kind": "person",
        "name": unit["representative"],
        "identity_number": resident_id(date(1984, 6, 5), 41),
        "representative": None,
        "related_case": walk.number,
        "relation": "linked_representative",
        "marks": ["trade_secret"],
    }
    case = take_step(walk.on("2026-02-06").office, None, StepName.REPORT, report, STAFF["clerk"])
    person = Walk(walk.office, walk.clock, case.number, walk.told)
    proposal = small_proposal("M5-3-03", "县市场监督管理局") | {"term_months": 8}
    return to_the_listing(person, days_from("2026-02-10"), proposal, "market", 10)


def _falls_with_the_unit(person: Walk, day: Day) -> None:
    """The annulment of the company's listing is recorded in the linked case, which is annulled within three working days."""
    person.on(day(162)).file(
        StepName.ANNULMENT,
        {
            "reasons": ["单位的认定已经撤销，对法定代表人的认定随之失去依据。"],
            "proof": f"案件{person.case.report.related_case}的撤销认定决定书",
        },
        "reviewer",
        scan="单位案件的撤销决定",
    )
    person.letters_by_others(day(164))
    archived(lifted(person, day(166)), day(181), "永久")


def _asked_after_the_archive(walk: Walk, day: Day) -> Walk:
    """The archived case is reopened for a request for a copy, then archived again; the first package stays."""
    walk.on(day(200)).file(
        StepName.REOPENING,
        {"outcome": walk.case.closed_as or "", "reason": "当事人申请查阅、复制本单位信息。"},
    )
    walk.file(
        StepName.INFORMATION_REQUEST,
        {
            "received_on": day(200),
            "by": walk.case.respondent.representative,
            "kind": "copy",
            "details": ["查阅、复制本单位的全部信息。"],
            "identified": True,
        },
        scan="申请书和身份证明",
    )
    asked = walk.case.remedies.open_information_requests[0].sequence
    walk.on(day(202)).file(
        StepName.INFORMATION_REPLY, {"request": str(asked), "outcome": "give", "reasons": []}
    )
    walk.letters_to_seal().serve(day(203))
    return archived(walk, day(204), "永久")
