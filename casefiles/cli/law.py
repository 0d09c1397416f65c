"""The Measure, the procedure and its interpretations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from casefiles.cli import measure_tables, printing
from casefiles.cli.shell import (
    acting,
    console,
    json_object,
    main,
    opened,
    plain_errors,
)
from casefiles.office.reading.interpretations import (
    every_interpretation,
    file_interpretation,
    interpretation_letter,
    interpretations_in_force,
)
from casefiles.office.settings.home import shipped_measure
from casefiles.procedure.diagram import as_json, as_mermaid, as_text


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
            click.echo(json.dumps(measure_tables.measure_as_json(found), ensure_ascii=False, indent=2))
        else:
            measure_tables.print_measure(console, found, part)


@main.command(help="打印办案程序，由步骤表生成。")
@click.option(
    "--format", "kind", type=click.Choice(["text", "mermaid", "json"]), default="text", show_default=True
)
@click.option("--name", default="mulei-2021-3", show_default=True)
def procedure(kind: str, name: str) -> None:
    with plain_errors():
        law = shipped_measure(name)
        click.echo(as_mermaid() if kind == "mermaid" else {"text": as_text, "json": as_json}[kind](law))


@main.command(help="列出解释；给出 JSON 文件则登记一条解释。")
@click.argument("answers", type=click.File(encoding="utf-8"), required=False)
@click.option("--as", "account_name", default="", help="以哪个账号登记")
@click.option("--letter", type=int, help="把第几号解释写成 Word 文书")
@click.option("--to", "path", type=click.Path(path_type=Path, dir_okay=False), help="写到哪个文件")
@click.pass_obj
def interpret(home: Path, answers: Any, account_name: str, letter: int | None, path: Path | None) -> None:
    with plain_errors():
        office = opened(home)
        if letter is not None:
            number, data = interpretation_letter(office, letter)
            target = path or Path(f"{number}.docx")
            target.write_bytes(data)
            console.print(f"{target}：{number}", highlight=False)
            return
        if answers is not None:
            filed = file_interpretation(office, json_object(answers), acting(office, account_name))
            console.print(f"已登记第{filed.number}号解释（{filed.ground}）", highlight=False)
        printing.print_interpretations(
            console, every_interpretation(office), interpretations_in_force(office)
        )
