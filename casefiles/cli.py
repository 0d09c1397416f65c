"""The command line: everything the office does, by hand or in a script."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table

from casefiles import __version__, printing
from casefiles.case import LetterStatus
from casefiles.demo import ACCOUNTS, PASSWORD, Made, make_demo
from casefiles.diagram import as_json, as_mermaid, as_text
from casefiles.office import Office, Refused, Unusable, archiving, exchange, lettering, publishing
from casefiles.office.errors import StorageError, TemplateFault, Unacceptable, UnknownStep, UnreadableWorkbook
from casefiles.office.home import found_home, shipped_measure
from casefiles.office.intake import look_over, take_in
from casefiles.office.uploads import UploadedFile
from casefiles.roles import Officer, Role

CHINA = timezone(timedelta(hours=8))
HOME = click.Path(path_type=Path, file_okay=False)
CLERK_ALL = Officer("cli", "命令行", frozenset({Role.CLERK}))

console = Console()
complaints = Console(stderr=True)


def china_now() -> datetime:
    return datetime.now(CHINA)


@contextmanager
def plain_errors() -> Iterator[None]:
    """What goes wrong is said in plain Chinese on standard error, with exit status 1; never a traceback."""
    try:
        yield
    except Unacceptable as refused:
        for name, messages in refused.errors.items():
            complaints.print(f"[red]{refused.form.label_of(name)}[/red]：{messages[0]}", highlight=False)
        sys.exit(1)
    except Refused as refused:
        for message in refused.messages:
            complaints.print(message, highlight=False, markup=False)
        sys.exit(1)
    except (Unusable, UnreadableWorkbook, StorageError, TemplateFault, UnknownStep) as fault:
        complaints.print(str(fault), highlight=False, markup=False)
        sys.exit(1)


def opened(home: Path) -> Office:
    return Office(home, china_now)


def acting(office: Office, account: str) -> Officer:
    """The officer in whose name a command acts."""
    officer = office.accounts.officer(account)
    if officer is None:
        raise Unusable(
            f"没有账号“{account}”；现有：{'、'.join(o.id for o in office.accounts.everyone()) or '（无）'}"
        )
    return officer


def json_object(file: Any) -> dict[str, Any]:
    """The answers in a JSON file."""
    try:
        given = json.load(file)
    except ValueError as fault:
        raise Unusable(f"答案文件不是 JSON：{fault}") from fault
    if not isinstance(given, dict):
        raise Unusable("答案文件应是一个 JSON 对象：{“字段”: 值}")
    return given


@click.group(
    help="失信行为认定案卷：办案、出文书、归档、检索。",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__)
@click.option(
    "--home", type=HOME, default=Path("office"), show_default=True, help="机关目录", envvar="CASEFILES_HOME"
)
@click.pass_context
def main(context: click.Context, home: Path) -> None:
    context.obj = home


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
@click.pass_obj
def init(home: Path) -> None:
    with plain_errors():
        found_home(home, printing.BLANK_OFFICE)
        console.print(
            f"已建 {home}。请填写 {home / 'office.toml'}，再用 casefiles account 建账号，casefiles serve 打开网页。"
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
@click.pass_obj
def account(home: Path, account: str, name: str, roles: tuple[str, ...], body: str, password: str) -> None:
    with plain_errors():
        officer = opened(home).accounts.add(account, name, [Role(role) for role in roles], password, body)
        console.print(f"已建账号 {officer.id}（{officer.name}）")


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
    for case in office.run_due():
        console.print(f"{case.number} 期限届满且义务已履行，今日自动移出", highlight=False)
    console.print(f"\n请用浏览器打开 [bold]http://{host}:{port}/[/bold] （按 Ctrl+C 停止）")
    serve_pages(office, host, port)


@main.command(help="显示一个案件：状态、期限、文书、经过。")
@click.argument("number")
@click.option("--json", "in_json", is_flag=True, help="输出 JSON")
@click.pass_obj
def show(home: Path, number: str, in_json: bool) -> None:
    with plain_errors():
        office = opened(home)
        case = office.view(number, CLERK_ALL, "命令行查看")
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
        printing.print_steps(console, office, office.case(number), show_all=show_all)


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
        attached = [UploadedFile(path.name, path.read_bytes()) for path in upload]
        case = office.file(
            None if number == "NEW" else number, step, given, acting(office, account_name), uploads=attached
        )
        console.print(f"{case.number}　{case.filings[-1].title}　现为“{case.state.title}”", highlight=False)


@main.command(name="take-in", help="收下部门报送的 Excel 表：好的立案，有疑点的待核，有错的退回。")
@click.argument("workbook", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--as", "account_name", required=True, help="以哪个账号办理")
@click.option("--look", is_flag=True, help="只看每行会怎样，不收下")
@click.option("--all-or-none", is_flag=True, help="有一行有错就都不收")
@click.option("--column", "columns", multiple=True, help="改正列的对应，如 --column name=F")
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
        matches = dict(column.split("=", 1) for column in columns if "=" in column)
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
            found: list[Any] = office.find_by_identity(identity)
        else:
            given = {"state": state, "department": department, "item": item, "name": name}
            equal = {key: value for key, value in given.items() if value}
            page = office.index.find(equal=equal, order_by="due" if due else "number", limit=limit)
            found = list(page.items)
        printing.print_cases(console, found, office.today)


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
        printing.print_hits(console, opened(home).search(words, limit, filters))


@main.command(help="今天：自动移出到期的记入，列出逾期和将到期的事项。")
@click.pass_obj
def today(home: Path) -> None:
    with plain_errors():
        office = opened(home)
        for case in office.run_due():
            console.print(f"{case.number} 期限届满且义务已履行，已移出并拟好文书", highlight=False)
        due = office.index.find(equal={"open": "yes"}, order_by="due", limit=50)
        printing.print_cases(console, list(due.items), office.today)


@main.command(help="公示栏今天显示的内容（证件号码已遮盖）。")
@click.pass_obj
def register(home: Path) -> None:
    with plain_errors():
        printing.print_register(console, opened(home).register())


@main.command(help="把今天的公示栏写成网页和数据文件，交网站放置。")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def publish(home: Path, folder: Path) -> None:
    with plain_errors():
        for path in publishing.write_register(opened(home), folder):
            console.print(str(path), highlight=False)


@main.command(help="查公示信息：须有完整的姓名（名称）和完整的证件号码。")
@click.argument("name")
@click.argument("number")
@click.pass_obj
def lookup(home: Path, name: str, number: str) -> None:
    with plain_errors():
        printing.print_register(console, publishing.lookup(opened(home), name, number))


@main.command(help="通报和回执：告诉了哪些单位、谁还没有答复。")
@click.option("--agency", default="", help="只看一个单位（代号，如 finance）")
@click.pass_obj
def outbox(home: Path, agency: str) -> None:
    with plain_errors():
        office = opened(home)
        printing.print_outbox(console, office, office.outbox(agency))


@main.command(name="export-credit-china", help="按“信用中国”行政处罚表的列导出依据文书，供报送部门补齐上报。")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--as", "account_name", required=True, help="以哪个账号导出（导出须留痕）")
@click.pass_obj
def export_credit_china(home: Path, path: Path, account_name: str) -> None:
    with plain_errors():
        office = opened(home)
        by = acting(office, account_name)
        sheet = exchange.credit_china_sheet(office)
        for number in sheet.cases:
            office.note_export(number, by, "导出信用中国数据")
        path.write_bytes(sheet.data)
        console.print(f"{path}：{len(sheet.cases)}条，校验值 {sheet.sha256}", highlight=False)
        for number, titles in sheet.missing.items():
            console.print(f"{number} 还缺：{'、'.join(titles)}", highlight=False)


@main.command(help="打印办法：条文、行为分类、措施、公布内容、各项规则。")
@click.option(
    "--part",
    type=click.Choice(["articles", "conduct", "restrictions", "published", "policies"]),
    multiple=True,
)
@click.option("--name", default="mulei-2021-3", show_default=True)
@click.option("--json", "in_json", is_flag=True)
def measure(part: tuple[str, ...], name: str, in_json: bool) -> None:
    with plain_errors():
        found = shipped_measure(name)
        if in_json:
            click.echo(json.dumps(printing.measure_as_json(found), ensure_ascii=False, indent=2))
        else:
            printing.print_measure(console, found, part)


@main.command(help="打印办案程序，由步骤表生成。")
@click.option(
    "--format", "kind", type=click.Choice(["text", "mermaid", "json"]), default="text", show_default=True
)
def procedure(kind: str) -> None:
    click.echo({"text": as_text, "mermaid": as_mermaid, "json": as_json}[kind]())


@main.command(help="列出解释；给出 JSON 文件则登记一条解释（第十一条）。")
@click.argument("answers", type=click.File(encoding="utf-8"), required=False)
@click.option("--as", "account_name", default="", help="以哪个账号登记")
@click.pass_obj
def interpret(home: Path, answers: Any, account_name: str) -> None:
    with plain_errors():
        office = opened(home)
        if answers is not None:
            filed = office.interpretations.file(json_object(answers), acting(office, account_name))
            console.print(f"已登记第{filed.number}号解释（{filed.ground}）", highlight=False)
        printing.print_interpretations(
            console, office.interpretations.every(), office.interpretations.in_force()
        )


@main.group(help="文书模板：列出、检查、导出、预览、成批打印。")
def letters() -> None:
    pass


@letters.command("list", help="列出全部文书模板；本机关自己的排在前面使用。")
@click.pass_obj
def list_letters(home: Path) -> None:
    with plain_errors():
        printing.print_templates(console, lettering.templates(lettering.library(home)))


@letters.command("export", help="把一份模板复制到机关目录的 templates/ 里，用 Word 或者 WPS 修改。")
@click.argument("name")
@click.pass_obj
def export_letter(home: Path, name: str) -> None:
    with plain_errors():
        console.print(
            f"已复制到 {lettering.library(home).export(name)}，改好后用 casefiles letters check {name} 检查"
        )


@letters.command("check", help="检查模板：认不得的变量、坏的标签、不合公文格式的地方。")
@click.argument("name", required=False)
@click.option(
    "--file", "path", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="检查这个文件"
)
@click.pass_obj
def check_letters(home: Path, name: str | None, path: Path | None) -> None:
    with plain_errors():
        library = lettering.library(home)
        sound = True
        for one in [name] if name else library.names():
            findings, passes = (
                lettering.inspect_file(path, one) if path else lettering.inspect_template(library, one)
            )
            sound = sound and passes
            printing.print_findings(console, one, findings)
        sys.exit(0 if sound else 1)


@letters.command("preview", help="用编造的数据填一份模板，生成 Word；装有 LibreOffice 的还生成 PDF 和图片。")
@click.argument("name")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("preview"),
    show_default=True,
)
@click.pass_obj
def preview_letter(home: Path, name: str, folder: Path) -> None:
    with plain_errors():
        made = lettering.preview_template(lettering.library(home), name, folder)
        for path in (made.docx, made.pdf, *made.pages):
            if path:
                console.print(str(path), highlight=False)


@letters.command("batch", help="把各案同一种文书集中生成到一个目录，附目录表和合并打印文件。")
@click.argument("kind")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--status",
    type=click.Choice([s.value for s in LetterStatus]),
    default="signed",
    show_default=True,
    help="文书的状态",
)
@click.pass_obj
def batch_letters(home: Path, kind: str, folder: Path, status: str) -> None:
    with plain_errors():
        office = opened(home)
        with Progress(console=console) as bar:
            task = bar.add_task("生成文书", total=None)
            made = lettering.batch(
                office,
                kind,
                LetterStatus(status),
                folder,
                lambda done, total: bar.update(task, completed=done, total=total),
            )
        failed = [line for line in made if not line.sha256]
        for line in failed:
            complaints.print(f"{line.key}：{line.fault}", highlight=False, markup=False)
        console.print(f"生成{len(made) - len(failed)}份，未成{len(failed)}份，在 {folder}")
        sys.exit(1 if failed else 0)


@main.command(help="由案卷重建索引和检索。")
@click.pass_obj
def reindex(home: Path) -> None:
    with plain_errors():
        office = opened(home)
        with Progress(console=console) as bar:
            task = bar.add_task("重建索引", total=None)
            count = office.reindex(lambda done: bar.update(task, completed=done))
        console.print(f"已重建，共{count}个案件")


@main.command(help="核对全部案卷、文件、文号、索引和归档包。")
@click.option("--clear", is_flag=True, help="清除中断留下的无主文件，作废未用成的文号")
@click.pass_obj
def check(home: Path, clear: bool) -> None:
    with plain_errors():
        office = opened(home)
        if clear:
            console.print(printing.cleared(office))
        problems = list(office.check())
        printing.print_problems(console, problems)
        sys.exit(1 if problems else 0)


@main.command(help="补装归档包（装包时断电等情形）。")
@click.pass_obj
def archive(home: Path) -> None:
    with plain_errors():
        office = opened(home)
        for number in archiving.missing_bags(office):
            console.print(str(archiving.pack(office, office.case(number))))


@main.command(help="校验一个归档包。")
@click.argument("number")
@click.pass_obj
def verify(home: Path, number: str) -> None:
    with plain_errors():
        problems = archiving.verify(opened(home), number)
        printing.print_problems(console, problems)
        sys.exit(1 if problems else 0)
