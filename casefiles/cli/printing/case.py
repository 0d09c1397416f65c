"""One case on the terminal: its state, its steps, and the same as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape

from casefiles.cases.case import Case
from casefiles.cases.filing import signed_name
from casefiles.cli.printing.tables import table_of
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Ground
from casefiles.law.measure import Measure
from casefiles.office.context import OfficeContext
from casefiles.office.reading.interpretations import interpretations_beside
from casefiles.office.reading.steps import deadlines_of, possible_steps
from casefiles.procedure.permission import Permission


def print_case(console: Console, office: OfficeContext, case: Case) -> None:
    """Print a case: respondent, state, deadlines, letters, filings. Identity numbers are masked."""
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
    """Print the steps that may be taken now and by whom, and the others with the reasons against them."""
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
    """Print the interpretations of these articles (Article 11)."""
    shown = {
        one.number: one for ground in dict.fromkeys(grounds) for one in interpretations_beside(office, ground)
    }
    for one in shown.values():
        console.print(f"[dim]解释第{one.number}号（{one.ground}）：{escape(one.text)}[/dim]", highlight=False)


def _why_not(permission: Permission, measure: Measure) -> str:
    return "\n".join(escape(refusal.words(measure)) for refusal in permission.refusals)


def case_as_json(office: OfficeContext, case: Case) -> dict[str, Any]:
    """The case as data for JSON, identity masked."""
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
