"""Make the demonstration office: found it, take in the sample workbook, tell the stories."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.cases.step_names import StepName
from casefiles.demo import rough, stories, turns
from casefiles.demo.samples.numbers import credit_code
from casefiles.demo.walk import OUTSIDERS, STAFF, DemoClock, Walk
from casefiles.office.accounts.accounts import add_account
from casefiles.office.context import OfficeContext
from casefiles.office.filing.take_step import take_step
from casefiles.office.intake.workbook import Intake, take_in
from casefiles.office.opening import open_office
from casefiles.office.reading.cases import cases_in_state, every_case, readable_cases, related_cases
from casefiles.office.reading.interpretations import file_interpretation
from casefiles.office.settings.home import found_home
from casefiles.office.upkeep.due import run_due
from casefiles.people.roles import Officer

PASSWORD = "demo-county-2026"  # noqa: S105 - printed on purpose, for the demonstration only
ACCOUNTS: Mapping[str, Officer] = {**STAFF, **OUTSIDERS}
FIRST_DAY = date(2026, 1, 5)
WORKBOOK = "部门报送表.xlsx"

OFFICE = {
    "name": "木垒哈萨克自治县发展和改革委员会",
    "short_name": "县发展改革委",
    "address": "木垒县示例路1号",
    "postcode": "831900",
    "phone": "0994-0000000",
    "contact": "李经办",
    "seat": "木垒哈萨克自治县",
    "number_prefix": "木发改信",
    "government": "木垒哈萨克自治县人民政府",
    "review_body": "木垒哈萨克自治县人民政府",
    "court": "木垒县人民法院",
    "measure": "mulei-2021-3",
}
CONFIRMED = """
[policies."norm.confirmed_by"]
value = "演示用确认文件（真实使用时填写县司法局或者制定机关的确认文件名称和文号）"
by = "吴管理"
on = 2026-01-05
reason = "演示需要；真实使用时删去本段，取得确认后再填写"
"""


@dataclass
class Made:
    """What the demonstration made, and where it lies."""

    home: Path
    intake: Intake
    told: list[tuple[Case, str]] = field(default_factory=list)
    cases: int = 0
    letters: int = 0


Progress = Callable[[str, int, int], None]


def make_demo(home: Path, progress: Progress = lambda what, done, total: None) -> tuple[OfficeContext, Made]:
    """Found the office in the empty folder `home` and play every story. Raises Unusable if it is an office already."""
    clock = DemoClock(FIRST_DAY)
    found_home(home, OFFICE)
    settings = home / "office.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + CONFIRMED, encoding="utf-8")
    office = open_office(home, clock)
    for officer in ACCOUNTS.values():
        agency = office.measure.known_agency(officer.body)
        add_account(office, officer.id, officer.name, officer.roles, PASSWORD, officer.body, agency=agency)
    workbook = (resources.files("casefiles.demo") / "samples" / WORKBOOK).read_bytes()
    intake = take_in(
        office,
        workbook,
        WORKBOOK,
        STAFF["clerk"],
        progress=lambda done, total: progress("收下部门报送表", done, total),
    )
    made = Made(home, intake)
    _tell(office, clock, made, progress)
    for case in every_case(office):
        made.cases += 1
        made.letters += sum(1 for letter in case.letters if letter.number)
    return office, made


def _tell(office: OfficeContext, clock: DemoClock, made: Made, progress: Progress) -> None:
    numbers = {row.name: row.case_number for row in made.intake.rows if row.case_number}
    done = 0

    def told(text: str) -> None:
        nonlocal done
        done += 1
        progress(text, done, 0)

    def walk(name: str) -> Walk:
        return Walk(office, clock, numbers[name], told)

    # Each story is told to its end before the next begins, so the clock goes back between them; never within a case.
    wages = stories.listed_until_the_term_ends(walk("木垒县甲例建筑劳务有限公司"))
    clock.move_to(date(2026, 8, 26))
    run_due(office)
    stories.removed_and_archived(wages)
    invoices = stories.not_upheld_after_the_defence(walk("古丽例·示"))
    quality = stories.corrected_after_an_objection(walk("孙试样"))
    refused = _insisted(office, clock, told, made.intake)
    stories.refused_before_the_measure(refused)
    court = stories.court_entry_passed_on_and_released(walk("库示·样汗"))
    made.told = [
        (wages.case, "申辩部分采纳，期限由九个月减为六个月，期满自动移出，各单位解除，已归档"),
        (invoices.case, "申辩成立，不予认定，已归档"),
        (quality.case, "异议成立，更正记录并通知单位，仍在记入期限内"),
        (refused.case, "行为早于办法施行日，不予受理，转回原部门，已归档"),
        (court.case, "法院名单：转送后由法院解除，各单位解除，已归档"),
        *_turns(walk),
        *_joined(office, clock, told),
        *_rough(office, clock, told),
        *_left_underway(office, clock, walk, numbers),
    ]
    _explained(office, clock, wages.number)


def _explained(office: OfficeContext, clock: DemoClock, rests_on: str) -> None:
    """The explanatory office reads Article 4(9), then reads it anew; the first reading stays to be seen (Article 11)."""
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


def _turns(walk: Callable[[str], Walk]) -> list[tuple[Case, str]]:
    """Every other branch of the procedure, each told once."""
    told = (
        (turns.repaired, "金例·样", "依职权更正；期限未满时准予信用修复，提前移出，已归档"),
        (turns.expired_unperformed, "朱样", "期满未履行：公示和限制停止，不再延长，移送有权单位，已归档"),
        (
            turns.annulled_after_reconsideration,
            "沈例·一",
            "行政复议停止执行并撤销，撤销认定，各单位解除，已归档",
        ),
        (
            turns.heard_and_dropped,
            "木垒县癸例生态养殖有限公司",
            "延长申辩期，举行听证，会议决定不予认定，已归档",
        ),
        (turns.suspended_and_terminated, "秦样例", "中止、恢复、延长；审核人回避；当事人死亡，终止，已归档"),
        (turns.supplemented, "尤样", "要求补正，补正后受理"),
        (turns.withdrawn, "孙例三", "报送部门撤回，已归档"),
        (turns.opened_by_exception, "李示例", "物业费欠款默认不适用；补交生效判决，作例外决定后受理"),
    )
    return [(story(walk(name)).case, words) for story, name, words in told]


def _joined(office: OfficeContext, clock: DemoClock, told: Callable[[str], None]) -> list[tuple[Case, str]]:
    """Two reports about one company, of two items, registered by hand, then joined and divided."""
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
    first = turns.merged_and_split(*walks)
    parts = readable_cases(office, (str(entry["number"]) for entry in related_cases(office, first.number)))
    return [
        (first.case, "两部门报送同一公司，并案；一部分情形随后分案，正在核查"),
        (walks[1].case, "并入另一案件，已归档"),
        *((part, "由并案后的案件分出，另行办理") for part in parts),
    ]


def _rough(office: OfficeContext, clock: DemoClock, told: Callable[[str], None]) -> list[tuple[Case, str]]:
    """What does not go smoothly, each on a report that came by letter."""
    stories_told = (
        (
            rough.hard_to_reach,
            rough.COMPANY,
            "2026-01-08",
            "审核退回、公告送达、从轻重告、会议退回；记入后异议、复议、诉讼不成立，其间停止又恢复执行，依据被撤销，撤销认定，已归档",
        ),
        (
            rough.lightened_then_annulled,
            rough.MARKET,
            "2026-02-06",
            "信用修复暂不准予；复议停止执行后变更；异议成立，撤销认定，法定代表人的认定随之撤销，已归档",
        ),
        (rough.of_another_sector, rough.SCHOOL, "2026-11-11", "不属于本办法，移送行业主管部门，已归档"),
    )
    found = []
    for story, report, day, words in stories_told:
        clock.move_to(date.fromisoformat(day))
        case = take_step(office, None, StepName.REPORT, report, STAFF["clerk"])
        told(f"{case.number}　来函报送")
        found.append((story(Walk(office, clock, case.number, told)).case, words))
    return found


def _insisted(office: OfficeContext, clock: DemoClock, told: Callable[[str], None], intake: Intake) -> Walk:
    """The row that was given back for its date is reported once more by letter, and registered for a formal refusal."""
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
) -> list[tuple[Case, str]]:
    """Cases at work, so that every officer who signs in finds something to do."""
    reviewing = stories.accepted_and_verified(
        walk("木垒县己示物业服务有限公司"), ("2026-10-09", "2026-10-20", "2026-10-22")
    )
    reviewing.on("2026-11-16").file(StepName.PRIOR_NOTICE, stories.small_proposal("M5-1-05", "县财政局"))
    hearing = stories.accepted_and_verified(
        walk("木垒县辛例运输有限公司"), ("2026-10-09", "2026-10-21", "2026-10-23")
    )
    stories.noticed(hearing, "2026-11-09", "2026-11-11", stories.small_proposal("M5-1-05", "县财政局"))
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
    stories.archived(returned, "2026-01-20")
    twin = walk("木垒县子示劳务有限公司").on("2026-01-07")
    twin.file(StepName.DOUBT_DECISION, {"outcome": "return", "reason": "与同表另一行重复，另一行已登记。"})
    stories.archived(twin, "2026-01-21")
    walk("朱试").on("2026-01-08").file(
        StepName.DOUBT_DECISION, {"outcome": "court", "reason": "法院名单，建议措施一栏系误填。"}
    )
    walk("木垒县庚试农业开发专业合作社").on("2026-11-10").file(
        StepName.ACCEPTANCE, {"co_clerk": "马协办", "no_conflict": True}
    )
    for number in sorted(case.number for case in cases_in_state(office, State.COURT_RECEIVED)):
        stories.court_entry_passed_on(Walk(office, clock, number, twin.told))
    return [
        (twin.case, "与另一行重复，经办人决定退回，已归档"),
        (reviewing.case, "事先告知书等待审核"),
        (hearing.case, "已告知，正在陈述申辩期"),
        (verifying.case, "已受理，正在核查"),
        (returned.case, "报送有疑点（未成年），经办人决定退回"),
    ]
