"""The command line's frame: the home, the clock, the accounts, and errors said in plain Chinese."""

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
from casefiles.office import Office, Refused, Unusable
from casefiles.office.errors import StorageError, TemplateFault, Unacceptable, UnknownStep, UnreadableWorkbook
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
