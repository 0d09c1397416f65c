"""Commands on cases: show, take a step, take in a list, find, what is due."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import click
from rich.progress import Progress

from casefiles.cases.states import State
from casefiles.cli import printing
from casefiles.cli.shell import (
    CLERK_ALL,
    acting,
    console,
    json_object,
    main,
    opened,
    plain_errors,
)
from casefiles.law.ground import Provision
from casefiles.law.measure import Measure
from casefiles.office.errors import Unusable
from casefiles.office.filing.take_step import take_step
from casefiles.office.filing.uploads import UploadedFile
from casefiles.office.intake.workbook import field_of, look_over, take_in
from casefiles.office.reading.cases import find_by_identity, read_case, view_case
from casefiles.office.reading.search import search_rulings
from casefiles.office.reading.worklist import list_cases, open_and_due
from casefiles.office.upkeep.due import run_due
from casefiles.procedure.table import STEPS
from forms.reading import Unreadable, read_item

# `today` shows what is due within so many days.
SOON = 7


@main.command(help="显示一个案件：状态、期限、文书、经过。")
@click.argument("number")
@click.option("--json", "in_json", is_flag=True, help="输出 JSON")
@click.pass_obj
def show(home: Path, number: str, in_json: bool) -> None:
    with plain_errors():
        office = opened(home)
        case = view_case(office, number, CLERK_ALL, "命令行查看")
        if in_json:
            click.echo(json.dumps(printing.case_as_json(office, case), ensure_ascii=False, indent=2))
        else:
            printing.print_case(console, office, case)


@main.command(help="这个案件下一步能办什么、谁来办；不能办的为什么。")
@click.argument("number")
@click.option("--all", "show_all", is_flag=True, help="现在状态不相干的步骤也逐一列出")
@click.pass_obj
def steps(home: Path, number: str, show_all: bool) -> None:
    with plain_errors():
        office = opened(home)
        printing.print_steps(console, office, read_case(office, number), show_all=show_all)


@main.command(help="办一步：答案写在 JSON 文件里（- 为标准输入）；开新案用 NEW 作案号。")
@click.argument("number")
@click.argument("step")
@click.argument("answers", type=click.File(encoding="utf-8"))
@click.option("--as", "account_name", required=True, help="以哪个账号办理")
@click.option(
    "--upload", type=click.Path(path_type=Path, exists=True, dir_okay=False), multiple=True, help="随附文件"
)
@click.pass_obj
def file(
    home: Path, number: str, step: str, answers: Any, account_name: str, upload: tuple[Path, ...]
) -> None:
    with plain_errors():
        office = opened(home)
        given = json_object(answers)
        known = STEPS[step].form.field_names() if step in STEPS else list(given)
        strays = [name for name in given if name not in known]
        if strays:
            raise Unusable(f"“{'、'.join(strays)}”不是这一步的字段；可用的字段：{'、'.join(known)}")
        attached = [UploadedFile(path.name, path.read_bytes()) for path in upload]
        case = take_step(
            office,
            None if number == "NEW" else number,
            step,
            given,
            acting(office, account_name),
            uploads=attached,
        )
        console.print(f"{case.number}　{case.filings[-1].title}　现为“{case.state.title}”", highlight=False)


@main.command(name="take-in", help="收下部门报送的 Excel 表：好的立案，有疑点的待核，有错的退回。")
@click.argument("workbook", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--as", "account_name", required=True, help="以哪个账号办理")
@click.option("--look", is_flag=True, help="只看每行会怎样，不收下")
@click.option("--all-or-none", is_flag=True, help="有一行有错就都不收")
@click.option("--column", "columns", multiple=True, help="改正列的对应，如 --column 姓名（名称）=F")
@click.option("--returned", type=click.Path(path_type=Path, dir_okay=False), help="把处理结果另存为")
@click.pass_obj
def take_in_workbook(
    home: Path,
    workbook: Path,
    account_name: str,
    look: bool,
    all_or_none: bool,
    columns: tuple[str, ...],
    returned: Path | None,
) -> None:
    with plain_errors():
        office = opened(home)
        by = acting(office, account_name)
        matches = {
            field_of(name): letter for name, _, letter in (column.partition("=") for column in columns)
        }
        data = workbook.read_bytes()
        if look:
            intake = look_over(office, data, workbook.name, by, matches)
        else:
            with Progress(console=console) as bar:
                task = bar.add_task("收表", total=None)
                intake = take_in(
                    office, data, workbook.name, by, all_or_none=all_or_none, matches=matches,
                    progress=lambda done, total: bar.update(task, completed=done, total=total),
                )  # fmt: skip
        if returned:
            returned.write_bytes(intake.returned)
        printing.print_intake(console, intake)


@main.command(help="列出案件；可按状态、部门、第几项、姓名或者完整证件号码查找。")
@click.option("--state", default="")
@click.option("--department", default="")
@click.option("--item", default="")
@click.option("--name", default="")
@click.option("--identity", default="", help="完整的证件号码")
@click.option("--due", is_flag=True, help="按最近的期限排列")
@click.option("--limit", default=50, show_default=True)
@click.pass_obj
def cases(
    home: Path, state: str, department: str, item: str, name: str, identity: str, due: bool, limit: int
) -> None:
    with plain_errors():
        office = opened(home)
        if identity:
            found: list[Any] = find_by_identity(office, identity)
        else:
            equal = {
                "state": state_of(state),
                "item": str(item_of(item, office.measure)) if item else "",
                "name": "".join(name.split()),
            }
            asked = {key: value for key, value in equal.items() if value}
            fits = (lambda entry: department in entry["department"]) if department else None
            page = list_cases(office, fits, equal=asked, order_by="due" if due else "number", limit=limit)
            found = list(page.items)
        printing.print_cases(console, found, office.today)


def state_of(words: str) -> str:
    """The state with this name, or with these words in its title."""
    if not words or words in {state.value for state in State}:
        return words
    found = [state for state in State if words in state.title]
    if len(found) != 1:
        offered = "、".join(state.title for state in (found or State) if state != State.NEW)
        raise Unusable(f"状态“{words}”{'不止一个' if found else '没有'}；可选：{offered}")
    return found[0].value


def item_of(words: str, measure: Measure) -> int:
    """The number of an item of conduct, in any notation that the forms read."""
    place = measure.place(Provision.CONDUCT)
    try:
        return read_item(words, article=place.article if place else 0, count=max(measure.item_labels))
    except Unreadable as fault:
        raise Unusable(fault.message) from fault


@main.command(help="检索以往裁决：词语、姓名、文号。")
@click.argument("words")
@click.option("--item", default="")
@click.option("--year", default="")
@click.option("--outcome", default="")
@click.option("--limit", default=20, show_default=True)
@click.pass_obj
def search(home: Path, words: str, item: str, year: str, outcome: str, limit: int) -> None:
    with plain_errors():
        filters = {
            key: value for key, value in {"item": item, "year": year, "outcome": outcome}.items() if value
        }
        printing.print_hits(console, search_rulings(opened(home), words, limit, filters))


@main.command(help="今天：自动移出到期的记入，列出逾期和七天内到期的事项。")
@click.pass_obj
def today(home: Path) -> None:
    with plain_errors():
        office = opened(home)
        for case in run_due(office):
            console.print(f"{case.number} 期限届满且义务已履行，已移出并拟好文书", highlight=False)
        due = open_and_due(office, office.today + timedelta(days=SOON), limit=200)
        printing.print_cases(console, due, office.today)
