"""The command that prints the yearly overview."""

from __future__ import annotations

from pathlib import Path

import click

from casefiles.cli import printing
from casefiles.cli.shell import console, main, opened, plain_errors
from casefiles.office.errors import Unusable
from casefiles.office.reading.year import year_of


@main.command(help="年度一览：各状态、各月、各阶段用时、结果、申辩和异议、文书；不写年份即今年。")
@click.argument("year", type=int, required=False)
@click.pass_obj
def year(home: Path, year: int | None) -> None:
    with plain_errors():
        office = opened(home)
        found = year_of(office, year or office.today.year)
        if found.year not in found.years:
            raise Unusable(f"{found.year}年没有案件；有案件的年份：{'、'.join(map(str, found.years))}")
        printing.print_year(console, found)
