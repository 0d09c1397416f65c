"""How the command line shows things: tables and plain lines, in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from casefiles.cases.case import Case
from casefiles.cases.filing import signed_name
from casefiles.cases.interpretations import Interpretation
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Ground
from casefiles.law.measure import Measure
from casefiles.office.context import OfficeContext
from casefiles.office.filing.choices import RECEIPT_ACTIONS
from casefiles.office.intake.workbook import Intake, label_of
from casefiles.office.letters.templates import TemplateRow
from casefiles.office.reading.interpretations import interpretations_beside
from casefiles.office.reading.steps import deadlines_of, possible_steps
from casefiles.office.reading.year import Year
from casefiles.office.upkeep.checks import clear_leftovers
from casefiles.office.upkeep.entries import NO_DUE
from casefiles.outward.agencies import Sent
from casefiles.outward.register import Listing
from casefiles.people.roles import SYSTEM
from casefiles.procedure.permission import Permission

BLANK_OFFICE = {
    "name": "×××发展和改革委员会",
    "short_name": "县发展改革委",
    "address": "（地址）",
    "postcode": "",
    "phone": "（电话）",
    "contact": "（联系人）",
    "seat": "×××县",
    "number_prefix": "×发改信",
    "government": "×××人民政府",
    "review_body": "×××人民政府",
    "court": "×××人民法院",
    "measure": "mulei-2021-3",
}


def table_of(title: str, *headings: str) -> Table:
    """An empty table whose long cells wrap."""
    table = Table(title=title or None, title_justify="left")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def print_case(console: Console, office: OfficeContext, case: Case) -> None:
    """A case at a glance: who, where it stands, deadlines, letters, what happened. Identity numbers masked."""
    r = case.respondent
    console.print(
        f"[bold]{case.number}[/bold]　{escape(r.name)}（{r.kind.title}）　{r.identity_label} {r.masked_identity}",
        highlight=False,
    )
    console.print(f"现为：{case.state.title}", highlight=False)
    for remark in case.opening.facts.get("doubts", []) + case.opening.facts.get("remarks", []):
        console.print(f"  报送时的提示：{escape(remark['message'])}", highlight=False)
    due = table_of("期限", "事项", "最后一日", "还有", "规则", "依据")
    for d in deadlines_of(office, case):
        left = "已办" if d.met else d.words(office.today)
        day = chinese_date(d.last_day) + ("（次年放假安排未公布，暂按推算）" if d.provisional else "")
        due.add_row(d.title, day, left, d.rule, d.source)
    letters = table_of("文书", "编号", "名称", "文号", "致", "状态", "送达日")
    for letter in case.letters:
        served = chinese_date(letter.served_on) if letter.served_on else ""
        letters.add_row(
            letter.ref, letter.title, letter.number, escape(letter.addressee), letter.status.title, served
        )
    past = table_of("经过", "序", "时间", "步骤", "办理人", "文件")
    for filing in case.filings:
        files = "\n".join(ref.path for ref in filing.files)
        past.add_row(
            str(filing.sequence),
            filing.filed_at[:16].replace("T", " "),
            filing.title,
            signed_name(filing.filed_by),
            files,
        )
    for table in (due, letters, past):
        if table.row_count:
            console.print(table)


def print_steps(console: Console, office: OfficeContext, case: Case, *, show_all: bool) -> None:
    """What may come next and who may do it; for every other step, why not."""
    found = possible_steps(office, case)
    console.print(
        f"[bold]{case.number}[/bold]　{escape(case.respondent.name)}　现为“{case.state.title}”",
        highlight=False,
    )
    ahead = table_of("现在可以办理", "步骤", "名称", "由谁", "依据", "说明")
    for permission in sorted(found, key=lambda one: one.step.aside):
        if permission.is_open:
            step = permission.step
            ahead.add_row(
                step.name, step.title, permission.actors, office.measure.name(step.ground), step.guidance
            )
    console.print(ahead)
    _print_beside(console, office, [p.step.ground for p in found if p.is_open])
    closed = [p for p in found if not p.is_open]
    near = [p for p in closed if show_all or not p.step.leads_from or case.state in p.step.leads_from]
    not_now = table_of("现在不能办理", "步骤", "名称", "为什么")
    for permission in near if not show_all else closed:
        not_now.add_row(permission.step.name, permission.step.title, _why_not(permission, office.measure))
    console.print(not_now)
    if len(near) < len(closed):
        console.print(
            f"另有{len(closed) - len(near)}个步骤与现在的状态不相干；加 --all 逐一列出原因。", highlight=False
        )


def _print_beside(console: Console, office: OfficeContext, grounds: Sequence[Ground]) -> None:
    """The office's own readings of the articles that are about to be applied (Article 11)."""
    shown = {
        one.number: one for ground in dict.fromkeys(grounds) for one in interpretations_beside(office, ground)
    }
    for one in shown.values():
        console.print(f"[dim]解释第{one.number}号（{one.ground}）：{escape(one.text)}[/dim]", highlight=False)


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


def _why_not(permission: Permission, measure: Measure) -> str:
    return "\n".join(escape(refusal.words(measure)) for refusal in permission.refusals)


def case_as_json(office: OfficeContext, case: Case) -> dict[str, Any]:
    """The case as data, identity masked."""
    return {
        "number": case.number,
        "state": case.state.value,
        "state_title": case.state.title,
        "respondent": {"name": case.respondent.name, "identity": case.respondent.masked_identity},
        "deadlines": [
            {
                "key": d.key,
                "title": d.title,
                "last_day": d.last_day.isoformat(),
                "met": d.met,
                "rule": d.rule,
                "source": d.source,
            }
            for d in deadlines_of(office, case)
        ],
        "letters": [
            {
                "ref": x.ref,
                "kind": x.kind,
                "title": x.title,
                "number": x.number,
                "addressee": x.addressee,
                "status": x.status.value,
                "path": x.path,
            }
            for x in case.letters
        ],
        "steps": [p.step.name for p in possible_steps(office, case) if p.is_open],
        "records": [
            {"sequence": f.sequence, "step": f.step, "at": f.filed_at, "by": signed_name(f.filed_by)}
            for f in case.filings
        ],
    }


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


def print_intake(console: Console, intake: Intake) -> None:
    """The columns as matched and what came of each row."""
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
    """The tables of a year, as its page shows them."""
    for table in year.tables:
        shown = table_of(f"{year.year}年　{table.title}", *table.head)
        for row in table.rows:
            shown.add_row(*(cell.text for cell in row))
        console.print(shown if table.rows else f"{year.year}年　{table.title}：还没有", highlight=False)


def print_problems(console: Console, problems: Sequence[Any]) -> None:
    for problem in problems:
        console.print(f"[bold]{escape(problem.where)}[/bold]：{escape(problem.what)}", highlight=False)
    console.print(f"发现{len(problems)}个问题" if problems else "核对完毕，全部完好")


def cleared(office: OfficeContext) -> str:
    """Clear what a crash left behind, and say what was done."""
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
