"""Lists on the terminal: cases, search results, interpretations, the register, letters to agencies, the year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.markup import escape

from casefiles.cases.interpretations import Interpretation
from casefiles.cli.printing.tables import table_of
from casefiles.office.context import OfficeContext
from casefiles.office.filing.choices import RECEIPT_ACTIONS
from casefiles.office.reading.year import Year
from casefiles.office.upkeep.entries import NO_DUE
from casefiles.outward.agencies import Sent
from casefiles.outward.register import Listing


def print_cases(console: Console, entries: Sequence[Mapping[str, Any]], today: date) -> None:
    table = table_of("", "案号", "当事人", "案由", "报送部门", "现在", "最近期限")
    for entry in entries:
        due = ""
        if entry["due"] != NO_DUE:
            day = date.fromisoformat(entry["due"])
            late = "逾期 " if day < today else ""
            due = f"{late}{entry['due']} {entry['due_title']}"
        table.add_row(
            entry["number"],
            escape(entry["name"]),
            entry["matter"],
            escape(entry["department"]),
            entry["state_title"],
            due,
        )
    console.print(table if entries else "没有找到案件")


def print_hits(console: Console, hits: Iterable[Any]) -> None:
    found = False
    for hit in hits:
        found = True
        outcome = hit.facets.get("outcome", "")
        console.print(f"[bold]{hit.id}[/bold]　{escape(hit.title)}　{outcome}", highlight=False)
        console.print(f"    {hit.section}：{_marked(hit.excerpt, hit.spans)}", highlight=False)
    if not found:
        console.print("没有含有这些词语的裁决")


def _marked(excerpt: str, spans: Iterable[tuple[int, int]]) -> str:
    out, at = "", 0
    for start, end in spans:
        out += escape(excerpt[at:start]) + "[reverse]" + escape(excerpt[start:end]) + "[/reverse]"
        at = end
    return (out + escape(excerpt[at:])).replace("\n", " ")


def print_interpretations(
    console: Console, every: Sequence[Interpretation], in_force: Sequence[Interpretation]
) -> None:
    table = table_of("解释", "号", "条款", "问题", "解释", "适用自", "依据案件", "现状")
    current = {one.number for one in in_force}
    for one in every:
        state = "适用" if one.number in current else "已被代替或者尚未适用"
        table.add_row(
            str(one.number),
            str(one.ground),
            escape(one.question),
            escape(one.text),
            one.effective.isoformat(),
            "、".join(one.cases),
            state,
        )
    console.print(table if every else "还没有解释")


def print_register(console: Console, listings: Sequence[Listing]) -> None:
    table = table_of("失信信息公示（今日）", "名称", "证件", "情形", "认定文号", "公示期", "说明")
    for entry in listings:
        term = f"{entry.first_day.isoformat()} 至 {entry.last_day.isoformat()}"
        table.add_row(
            escape(entry.name) + (f"（{entry.about_the_person}）" if entry.about_the_person else ""),
            entry.identity,
            entry.conduct,
            entry.decision_number,
            term,
            entry.mark or entry.remedies,
        )
    console.print(table if listings else "今日没有公示的信息")


def print_outbox(console: Console, office: OfficeContext, rows: Sequence[Sent]) -> None:
    table = table_of("通报和回执", "案号", "当事人", "单位", "文书", "文号", "送出", "应答复", "答复")
    for row in rows:
        late = "逾期 " if row.is_late(office.today) else ""
        table.add_row(
            row.case,
            escape(row.respondent),
            office.measure.agency_name(row.agency),
            row.title,
            row.number,
            row.sent_on.isoformat() if row.sent_on else row.status.title,
            late + (row.answer_by.isoformat() if row.answer_by else ""),
            RECEIPT_ACTIONS.get(row.answer, ""),
        )
    console.print(table if rows else "还没有向单位发过文书")


def print_year(console: Console, year: Year) -> None:
    """Print the tables of a year."""
    for table in year.tables:
        shown = table_of(f"{year.year}年　{table.title}", *table.head)
        for row in table.rows:
            shown.add_row(*(cell.text for cell in row))
        console.print(shown if table.rows else f"{year.year}年　{table.title}：还没有", highlight=False)
