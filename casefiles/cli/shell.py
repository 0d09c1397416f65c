"""What all commands share: the home folder, the clock, the account, errors in plain Chinese."""

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

from casefiles import __version__
from casefiles.office.accounts.accounts import account_holders, officer_on_duty
from casefiles.office.context import OfficeContext
from casefiles.office.errors import (
    Refused,
    StorageError,
    TemplateFault,
    Unacceptable,
    UnknownStep,
    UnreadableWorkbook,
    Unusable,
)
from casefiles.office.opening import open_office
from casefiles.people.roles import Officer, Role

CHINA = timezone(timedelta(hours=8))
HOME = click.Path(path_type=Path, file_okay=False)
CLERK_ALL = Officer("cli", "命令行", frozenset({Role.CLERK}))

console = Console()
complaints = Console(stderr=True)


def china_now() -> datetime:
    return datetime.now(CHINA)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Print errors in plain Chinese on standard error and exit with status 1, without a traceback."""
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


def opened(home: Path) -> OfficeContext:
    return open_office(home, china_now)


def acting(office: OfficeContext, account: str) -> Officer:
    """The officer of the account in whose name a command acts."""
    officer = officer_on_duty(office, account)
    if officer is None:
        raise Unusable(
            f"没有账号“{account}”；现有：{'、'.join(o.id for o in account_holders(office)) or '（无）'}"
        )
    return officer


def json_object(file: Any) -> dict[str, Any]:
    """The answers to a form, from a JSON file."""
    try:
        given = json.load(file)
    except ValueError as fault:
        where = f"第{fault.lineno}行第{fault.colno}列" if isinstance(fault, json.JSONDecodeError) else "编码"
        raise Unusable(f"答案文件不是 JSON（{where}附近有误）；请检查引号、逗号和括号") from fault
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


def run() -> None:
    """The program's entry point. Errors in the command itself are printed in Chinese, too."""
    try:
        code = main.main(prog_name="casefiles", standalone_mode=False)
    except click.UsageError as fault:
        complaints.print(said_in_chinese(fault), highlight=False, markup=False)
        sys.exit(2)
    except click.Abort:
        complaints.print("已中止")
        sys.exit(130)
    except click.ClickException as fault:
        complaints.print(f"命令没有办成：{fault.format_message()}", highlight=False, markup=False)
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def said_in_chinese(fault: click.UsageError) -> str:
    """What is wrong with a command, and where to find help."""
    name = fault.ctx.command_path if fault.ctx else "casefiles"
    hint = f"用 {name} --help 查看写法"
    if isinstance(fault, click.NoSuchOption):
        return f"没有选项 {fault.option_name}。{hint}"
    if isinstance(fault, click.MissingParameter):
        what = fault.param.human_readable_name if fault.param else fault.param_hint
        return f"缺少 {what}。{hint}"
    if isinstance(fault, click.BadParameter):
        what = fault.param.human_readable_name if fault.param else fault.param_hint
        kind = fault.param.type if fault.param else None
        if isinstance(kind, click.Choice):
            return f"{what} 只能是：{'、'.join(map(str, kind.choices))}。{hint}"
        if isinstance(kind, click.Path | click.File):
            return f"{what}：没有这个文件或者目录，或者不能读取。{hint}"
        return f"{what} 填写有误。{hint}"
    if "No such command" in fault.message:
        return f"没有这个命令。{hint}"
    return f"命令写法有误（{fault.message}）。{hint}"
