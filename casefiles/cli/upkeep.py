"""Integrity: indexes, checks, archives."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.progress import Progress

from casefiles.cli import printing
from casefiles.cli.shell import (
    console,
    main,
    opened,
    plain_errors,
)
from casefiles.office import archiving


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
        missing = archiving.missing_bags(office)
        if not missing:
            console.print("没有要补装的归档包")
        for number in missing:
            console.print(str(archiving.pack(office, office.case(number))))


@main.command(help="校验一个归档包。")
@click.argument("number")
@click.pass_obj
def verify(home: Path, number: str) -> None:
    with plain_errors():
        problems = archiving.verify(opened(home), number)
        printing.print_problems(console, problems)
        sys.exit(1 if problems else 0)
