"""Which cases the demonstration plays, from which reports, and what is printed about the end of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.demo import reports
from casefiles.demo.passages import accepted_and_verified, archived, noticed, small_proposal
from casefiles.demo.samples.numbers import credit_code
from casefiles.demo.stories.court import court_entry_passed_on, court_entry_passed_on_and_released
from casefiles.demo.stories.endings import annulled_after_reconsideration, expired_unperformed, repaired
from casefiles.demo.stories.hard_to_reach import hard_to_reach
from casefiles.demo.stories.inquiry import merged_and_split, suspended_and_terminated
from casefiles.demo.stories.intake import (
    of_another_sector,
    opened_by_exception,
    refused_before_the_measure,
    supplemented,
    withdrawn,
)
from casefiles.demo.stories.lightened import lightened_then_annulled
from casefiles.demo.stories.listed import (
    corrected_after_an_objection,
    listed_until_the_term_ends,
    removed_and_archived,
)
from casefiles.demo.stories.not_recognised import heard_and_dropped, not_upheld_after_the_defence
from casefiles.demo.walk import STAFF, DemoClock, Walk
from casefiles.office.context import OfficeContext
from casefiles.office.filing.take_step import take_step
from casefiles.office.intake.workbook import Intake
from casefiles.office.reading.cases import cases_in_state, readable_cases, related_cases
from casefiles.office.reading.interpretations import file_interpretation
from casefiles.office.upkeep.due import run_due

Progress = Callable[[str, int, int], None]
# A case and, in words for the user, what happened in it.
Ending = tuple[Case, str]


def play_cases(office: OfficeContext, clock: DemoClock, intake: Intake, progress: Progress) -> list[Ending]:
    """Play every case, those of the sample list first. `progress` is told the steps as they are filed."""
    numbers = {row.name: row.case_number for row in intake.rows if row.case_number}
    done = 0

    def told(text: str) -> None:
        nonlocal done
        done += 1
        progress(text, done, 0)

    def walk(name: str) -> Walk:
        return Walk(office, clock, numbers[name], told)

    # Each story ends before the next begins, so the clock goes back between stories. It never goes back within a case.
    wages = listed_until_the_term_ends(walk("木垒县甲例建筑劳务有限公司"))
    clock.move_to(date(2026, 8, 26))
    run_due(office)
    removed_and_archived(wages)
    invoices = not_upheld_after_the_defence(walk("古丽例·示"))
    quality = corrected_after_an_objection(walk("孙试样"))
    refused = _reported_again(office, clock, told, intake)
    refused_before_the_measure(refused)
    court = court_entry_passed_on_and_released(walk("库示·样汗"))
    endings = [
        (wages.case, "申辩部分采纳，期限由九个月减为六个月，期满自动移出，各单位解除，已归档"),
        (invoices.case, "申辩成立，不予认定，已归档"),
        (quality.case, "异议成立，更正记录并通知单位，仍在记入期限内"),
        (refused.case, "行为早于办法施行日，不予受理，转回原部门，已归档"),
        (court.case, "法院名单：转送后由法院解除，各单位解除，已归档"),
        *_other_branches(walk),
        *_merged_and_split(office, clock, told),
        *_by_letter(office, clock, told),
        *_left_underway(office, clock, walk, numbers),
    ]
    _explained(office, clock, wages.number)
    return endings


def _explained(office: OfficeContext, clock: DemoClock, rests_on: str) -> None:
    """The explanatory office interprets Article 4(9), then replaces its interpretation (Article 11)."""
    reading: dict[str, Any] = {
        "article": 4,
        "item": 9,
        "question": "第（九）项的“拖欠农民工工资”，分期清偿期间是否仍属拖欠？",
        "text": "已经达成清偿协议并按期履行的，清偿期间不作为新的拖欠；未按协议履行的，自违约之日起仍属拖欠。",
        "cases": [rests_on],
        "effective_on": "2026-11-02",
    }
    clock.move_to(date(2026, 11, 2))
    first = file_interpretation(office, reading, STAFF["explainer"])
    clock.move_to(date(2026, 11, 12))
    anew = {
        "text": f"{reading['text']}清偿协议应当有书面记载。",
        "effective_on": "2026-11-12",
        "supersedes": str(first.number),
    }
    file_interpretation(office, reading | anew, STAFF["explainer"])


def _other_branches(walk: Callable[[str], Walk]) -> list[Ending]:
    """Every other branch of the procedure, each once, on reports of the sample list."""
    told = (
        (repaired, "金例·样", "依职权更正；期限未满时准予信用修复，提前移出，已归档"),
        (expired_unperformed, "朱样", "期满未履行：公示和限制停止，不再延长，移送有权单位，已归档"),
        (
            annulled_after_reconsideration,
            "沈例·一",
            "行政复议停止执行并撤销，撤销认定，各单位解除，已归档",
        ),
        (
            heard_and_dropped,
            "木垒县癸例生态养殖有限公司",
            "延长申辩期，举行听证，会议决定不予认定，已归档",
        ),
        (suspended_and_terminated, "秦样例", "中止、恢复、延长；审核人回避；当事人死亡，终止，已归档"),
        (supplemented, "尤样", "要求补正，补正后受理"),
        (withdrawn, "孙例三", "报送部门撤回，已归档"),
        (opened_by_exception, "李示例", "物业费欠款默认不适用；补交生效判决，作例外决定后受理"),
    )
    return [(story(walk(name)).case, words) for story, name, words in told]


def _merged_and_split(office: OfficeContext, clock: DemoClock, told: Callable[[str], None]) -> list[Ending]:
    """Two reports about one company under two items, registered by hand, then merged and split."""
    clock.move_to(date(2026, 11, 4))
    both = {
        "respondent_kind": "enterprise",
        "name": "木垒县寅例餐饮有限公司",
        "identity_number": credit_code("EX0031"),
        "representative": "寅例人",
        "address": "木垒县示例镇示例路31号",
        "instrument_name": "行政处罚决定书",
        "instrument_effective": "yes",
        "performance": "未履行",
        "evidence": ["现场笔录", "决定书及送达回证"],
    }
    market = {
        "department": "县市场监督管理局",
        "item": "（九）",
        "behaviours": ["A4-09-14"],
        "conduct_date": "2026-05-12",
        "facts": "使用作弊的电子秤，责令改正后仍继续使用。",
        "instrument_number": "例市监罚〔2026〕31号",
        "instrument_issuer": "县市场监督管理局",
        "instrument_date": "2026-06-18",
    }
    funds = {
        "department": "县财政局",
        "item": "（八）",
        "other_items": ["9"],
        "behaviours": ["A4-08-06P", "A4-09-15"],
        "conduct_date": "2026-04-02",
        "facts": "申报补助时提供虚假发票，并无证照经营分店。",
        "instrument_number": "例财罚〔2026〕9号",
        "instrument_issuer": "县财政局",
        "instrument_date": "2026-05-20",
    }
    walks = []
    for report in (market, funds):
        case = take_step(office, None, StepName.REPORT, both | report, STAFF["clerk"])
        told(f"{case.number}　来函报送")
        walks.append(Walk(office, clock, case.number, told))
    first = merged_and_split(*walks)
    parts = readable_cases(office, (str(entry["number"]) for entry in related_cases(office, first.number)))
    return [
        (first.case, "两部门报送同一公司，并案；一部分情形随后分案，正在核查"),
        (walks[1].case, "并入另一案件，已归档"),
        *((part, "由并案后的案件分出，另行办理") for part in parts),
    ]


def _by_letter(office: OfficeContext, clock: DemoClock, told: Callable[[str], None]) -> list[Ending]:
    """Cases in which not everything goes smoothly, each on a report that came by letter."""
    stories = (
        (
            hard_to_reach,
            reports.COMPANY,
            "2026-01-08",
            "审核退回、公告送达、从轻重告、会议退回；记入后异议、复议、诉讼不成立，其间停止又恢复执行，依据被撤销，撤销认定，已归档",
        ),
        (
            lightened_then_annulled,
            reports.MARKET,
            "2026-02-06",
            "信用修复暂不准予；复议停止执行后变更；异议成立，撤销认定，法定代表人的认定随之撤销，已归档",
        ),
        (of_another_sector, reports.SCHOOL, "2026-11-11", "不属于本办法，移送行业主管部门，已归档"),
    )
    found = []
    for story, report, day, words in stories:
        clock.move_to(date.fromisoformat(day))
        case = take_step(office, None, StepName.REPORT, report, STAFF["clerk"])
        told(f"{case.number}　来函报送")
        found.append((story(Walk(office, clock, case.number, told)).case, words))
    return found


def _reported_again(
    office: OfficeContext, clock: DemoClock, told: Callable[[str], None], intake: Intake
) -> Walk:
    """A row that the intake returned for its date is reported again by letter, and registered for a formal refusal."""
    clock.move_to(date(2026, 1, 12))
    row = next(
        r
        for r in intake.rows
        if r.outcome == "退回" and any(x.field == "conduct_date" and "施行日" in x.message for x in r.reasons)
    )
    cells = row.row.cells
    answers: dict[str, Any] = {
        name: cells[name]
        for name in (
            "department", "contact", "phone", "name", "identity_number", "representative", "item",
            "behaviour", "conduct_date", "facts", "instrument_name", "instrument_number", "instrument_issuer", "instrument_date",
        )
    }  # fmt: skip
    case = take_step(
        office,
        None,
        StepName.REPORT,
        {**answers, "respondent_kind": "企业", "for_referral": True},
        STAFF["clerk"],
    )
    told(f"{case.number}　来函再次报送")
    return Walk(office, clock, case.number, told)


def _left_underway(
    office: OfficeContext, clock: DemoClock, walk: Callable[[str], Walk], numbers: Mapping[str, str]
) -> list[Ending]:
    """Open cases, so that every officer who signs in finds something to do."""
    reviewing = accepted_and_verified(
        walk("木垒县己示物业服务有限公司"), ("2026-10-09", "2026-10-20", "2026-10-22")
    )
    reviewing.on("2026-11-16").file(StepName.PRIOR_NOTICE, small_proposal("M5-1-05", "县财政局"))
    hearing = accepted_and_verified(
        walk("木垒县辛例运输有限公司"), ("2026-10-09", "2026-10-21", "2026-10-23")
    )
    noticed(hearing, "2026-11-09", "2026-11-11", small_proposal("M5-1-05", "县财政局"))
    verifying = (
        walk("木垒县壬样商贸有限责任公司")
        .on("2026-11-10")
        .file(StepName.ACCEPTANCE, {"co_clerk": "马协办", "no_conflict": True})
    )
    returned = (
        walk("杨例二")
        .on("2026-01-07")
        .file(
            StepName.DOUBT_DECISION,
            {"outcome": "return", "reason": "当事人行为时未成年，依照《行政处罚法》第三十条不予认定。"},
        )
    )
    archived(returned, "2026-01-20")
    twin = walk("木垒县子示劳务有限公司").on("2026-01-07")
    twin.file(StepName.DOUBT_DECISION, {"outcome": "return", "reason": "与同表另一行重复，另一行已登记。"})
    archived(twin, "2026-01-21")
    walk("朱试").on("2026-01-08").file(
        StepName.DOUBT_DECISION, {"outcome": "court", "reason": "法院名单，建议措施一栏系误填。"}
    )
    walk("木垒县庚试农业开发专业合作社").on("2026-11-10").file(
        StepName.ACCEPTANCE, {"co_clerk": "马协办", "no_conflict": True}
    )
    for number in sorted(case.number for case in cases_in_state(office, State.COURT_RECEIVED)):
        court_entry_passed_on(Walk(office, clock, number, twin.told))
    return [
        (twin.case, "与另一行重复，经办人决定退回，已归档"),
        (reviewing.case, "事先告知书等待审核"),
        (hearing.case, "已告知，正在陈述申辩期"),
        (verifying.case, "已受理，正在核查"),
        (returned.case, "报送有疑点（未成年），经办人决定退回"),
    ]
