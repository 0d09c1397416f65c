"""Commands that set an office up: init, accounts, the demonstration, the web server."""

from __future__ import annotations

from pathlib import Path

import click
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table

from casefiles.cli.shell import (
    HOME,
    console,
    main,
    opened,
    plain_errors,
)
from casefiles.demo import ACCOUNTS, PASSWORD, Made, make_demo
from casefiles.office.accounts.accounts import add_account
from casefiles.office.errors import Unusable
from casefiles.office.settings.home import found_home
from casefiles.office.upkeep.due import run_due
from casefiles.people.roles import Role

# What `init` writes into office.toml, to be filled in by the office.
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


@main.command(help="建一个演示机关，走完几个完整的案件，然后打开网页。")
@click.argument("home", type=HOME, default=Path("demo-office"))
@click.option("--no-serve", is_flag=True, help="做完即止，不打开网页服务")
@click.option("--port", default=8765, show_default=True, help="网页端口")
def demo(home: Path, no_serve: bool, port: int) -> None:
    with plain_errors():
        if (home / "office.toml").exists():
            raise Unusable(
                f"{home} 里已经有一个机关。要再看它：casefiles --home {home} serve；要另建一个演示：casefiles demo 另一个目录"
            )
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed} 步"))
        with Progress(*columns, console=console) as bar:
            task = bar.add_task("准备", total=None)

            def told(what: str, done: int, total: int) -> None:
                bar.update(task, description=what, completed=done, total=total or None)

            _, made = make_demo(home, told)
        _show_demo(made)
        if not no_serve:
            _serve(home, "127.0.0.1", port)


def _show_demo(made: Made) -> None:
    table = Table(title="演示机关已建成", show_lines=False)
    for heading in ("案号", "当事人", "现在", "经过"):
        table.add_column(heading, overflow="fold")
    for case, story in made.told:
        table.add_row(case.number, case.respondent.name, case.state.title, story)
    console.print(table)
    rows = made.intake
    console.print(
        f"部门报送表：{len(rows.rows)}行，收下{rows.count('已收')}行，待核{rows.count('待核')}行，退回{rows.count('退回')}行；"
        f"共{made.cases}个案卷，{made.letters}份有文号的文书。",
        highlight=False,
    )
    where = Table(show_header=False, box=None)
    for what, path in (
        ("案卷", made.home / "cases"),
        ("部门报送表的处理结果", (rows.folder or made.home) / "处理结果.xlsx"),
        ("归档包", made.home / "archive"),
        ("文号", made.home / "numbers"),
    ):
        where.add_row(what, str(path))
    console.print(where)
    people = Table(title=f"演示账号（口令都是 {PASSWORD}）")
    for heading in ("账号", "姓名", "职责"):
        people.add_column(heading)
    for officer in ACCOUNTS.values():
        people.add_row(officer.id, officer.name, "、".join(role.title for role in officer.roles))
    console.print(people)


@main.command(help="新建一个机关目录，然后在 office.toml 里填写本机关的情况。")
@click.option(
    "--measure",
    "pack",
    default="",
    metavar="办法",
    help="所执行的办法：随程序的办法数据的名称，或者自己编写的 .toml 文件（抄入机关目录的 measure 里）。",
)
@click.pass_obj
def init(home: Path, pack: str) -> None:
    with plain_errors():
        found_home(home, BLANK_OFFICE, pack)
        console.print(
            f"已建 {home}。请填写 {home / 'office.toml'}，再用 casefiles serve 打开网页，在网页上设立系统管理员。"
        )


@main.command(help="建立或者更改账号；口令在提示后输入。")
@click.argument("account")
@click.argument("name")
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice([r.value for r in Role if r != Role.SYSTEM]),
)
@click.option("--body", default="", help="所在单位")
@click.option("--password", prompt="口令", hide_input=True, confirmation_prompt="再输一次")
@click.option("--own", is_flag=True, help="口令由本人当场输入，第一次登录不必更改")
@click.pass_obj
def account(
    home: Path, account: str, name: str, roles: tuple[str, ...], body: str, password: str, own: bool
) -> None:
    with plain_errors():
        held = [Role(role) for role in roles]
        office = opened(home)
        agency = office.measure.known_agency(body)
        officer = add_account(office, account, name, held, password, body, agency=agency, temporary=not own)
        told = "" if own else "；本人第一次登录时须更改口令"
        console.print(f"已建账号 {officer.id}（{officer.name}）{told}")


@main.command(help="打开网页服务（默认只在本机）。")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8765, show_default=True)
@click.pass_obj
def serve(home: Path, host: str, port: int) -> None:
    with plain_errors():
        _serve(home, host, port)


def _serve(home: Path, host: str, port: int) -> None:
    from casefiles.web.serving import serve as serve_pages

    office = opened(home)
    for case in run_due(office):
        console.print(f"{case.number} 期限届满且义务已履行，今日自动移出", highlight=False)
    serve_pages(office, host, port, told=lambda text: console.print(text, highlight=False))
