"""What commands of upkeep report: an intake, problems found by a check, templates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape

from casefiles.cli.printing.tables import table_of
from casefiles.office.context import OfficeContext
from casefiles.office.intake.workbook import Intake, label_of
from casefiles.office.letters.templates import TemplateRow
from casefiles.office.upkeep.checks import clear_leftovers
from casefiles.people.roles import SYSTEM


def print_intake(console: Console, intake: Intake) -> None:
    """Print how the columns were matched and the outcome of each row."""
    if intake.read.missing:
        console.print(
            f"缺少必需的列：{'、'.join(intake.read.missing)}。请在表中补上，或者用 --column 指明对应的列。",
            highlight=False,
        )
    matched = table_of("列的对应", "字段", "表头", "列", "如何认出")
    for column in intake.read.columns:
        matched.add_row(label_of(column.field), column.header, column.column, column.how)
    console.print(matched)
    rows = table_of("各行结果", "行", "当事人", "结果", "原因", "案号")
    for row in intake.rows:
        reasons = "\n".join(
            f"{escape(label_of(reason.field)) if reason.field else ''} {escape(reason.message)}".strip()
            for reason in row.reasons
        )
        rows.add_row(str(row.row.number), escape(row.name), row.outcome, reasons, row.case_number)
    console.print(rows)
    console.print(
        f"收下{intake.count('已收')}行，待核{intake.count('待核')}行，退回{intake.count('退回')}行"
        + (f"；处理结果：{intake.folder / '处理结果.xlsx'}" if intake.folder else "；没有收下任何一行"),
        highlight=False,
    )


def print_problems(console: Console, problems: Sequence[Any]) -> None:
    for problem in problems:
        console.print(f"[bold]{escape(problem.where)}[/bold]：{escape(problem.what)}", highlight=False)
    console.print(f"发现{len(problems)}个问题" if problems else "核对完毕，全部完好")


def cleared(office: OfficeContext) -> str:
    """Clear what a crash left behind; returns what was done, in words."""
    orphans, voided = clear_leftovers(office, SYSTEM)
    return f"清除无主文件{orphans}个，作废未用成的文号{voided}个"


def print_templates(console: Console, rows: Sequence[TemplateRow]) -> None:
    table = table_of("文书模板", "名称", "文书", "用的是", "文件")
    for row in rows:
        table.add_row(row.name, row.title, "本机关的" if row.is_own else "随程序的", str(row.path))
    console.print(table)


def print_findings(console: Console, name: str, findings: Sequence[Any]) -> None:
    console.print(
        f"[bold]{name}[/bold]　{'没有问题' if not findings else f'{len(findings)}处'}", highlight=False
    )
    for finding in findings:
        console.print(f"  {escape(str(finding))}", highlight=False)
