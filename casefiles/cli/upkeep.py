"""Commands of upkeep: check, index, archive, backup."""

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
from casefiles.office.errors import Unusable
from casefiles.office.reading.cases import read_case
from casefiles.office.reading.worklist import count_cases
from casefiles.office.upkeep import index
from casefiles.office.upkeep.archive import missing_bags, pack, verify_bags
from casefiles.office.upkeep.backup import back_up, restore_home
from casefiles.office.upkeep.checks import check_everything
from casefiles.people.roles import Officer, Role

OPERATOR = Officer("cli", "命令行", frozenset({Role.ADMIN}))


@main.command(help="由案卷重建索引和检索。")
@click.pass_obj
def reindex(home: Path) -> None:
    with plain_errors():
        office = opened(home)
        with Progress(console=console) as bar:
            task = bar.add_task("重建索引", total=None)
            count = index.reindex(office, lambda done: bar.update(task, completed=done))
        console.print(f"已重建，共{count}个案件")


@main.command(help="核对全部案卷、文件、文号、索引和归档包。")
@click.option("--clear", is_flag=True, help="清除中断留下的无主文件，作废未用成的文号")
@click.pass_obj
def check(home: Path, clear: bool) -> None:
    with plain_errors():
        office = opened(home)
        if clear:
            console.print(printing.cleared(office))
        problems = list(check_everything(office))
        printing.print_problems(console, problems)
        sys.exit(1 if problems else 0)


@main.command(help="补装归档包（装包时断电等情形）。")
@click.pass_obj
def archive(home: Path) -> None:
    with plain_errors():
        office = opened(home)
        missing = missing_bags(office)
        if not missing:
            console.print("没有要补装的归档包")
        for number in missing:
            console.print(str(pack(office, read_case(office, number))))


@main.command(help="校验一个归档包。")
@click.argument("number")
@click.pass_obj
def verify(home: Path, number: str) -> None:
    with plain_errors():
        problems = verify_bags(opened(home), number)
        printing.print_problems(console, problems)
        sys.exit(1 if problems else 0)


@main.command(help="把整个机关目录备份成一个可以核对的 zip；不写 TARGET 就放到 office.toml 所定的目录。")
@click.argument("target", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def backup(home: Path, target: Path | None) -> None:
    with plain_errors():
        office = opened(home)
        with Progress(console=console) as bar:
            task = bar.add_task("备份并核对", total=None)
            path = back_up(
                office, OPERATOR, lambda done, total: bar.update(task, completed=done, total=total), target
            )
        console.print(f"已备份并核对：{path}（{path.stat().st_size / 1024 / 1024:.1f} MB）", highlight=False)


@main.command(help="由备份 BACKUP 在新的目录 FOLDER 里恢复机关目录，核对并重建索引；从不写入已有的目录。")
@click.argument("package", metavar="BACKUP", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False))
def restore(package: Path, folder: Path) -> None:
    with plain_errors():
        with Progress(console=console) as bar:
            task = bar.add_task("恢复", total=None)
            restore_home(package, folder, lambda done, total: bar.update(task, completed=done, total=total))
        office = opened(folder)
        problems = list(check_everything(office))
        printing.print_problems(console, problems)
        console.print(f"已恢复到 {folder}，共{count_cases(office)}个案件", highlight=False)
        if problems:
            raise Unusable("备份已经恢复，但有上面的问题；请处理后再启用")
