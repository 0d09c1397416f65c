"""Commands that show the Measure, the procedure and the interpretations."""

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
from casefiles.office.settings.home import measure_in_use
from casefiles.office.settings.packs import check_pack
from casefiles.procedure.diagram import as_json, as_mermaid, as_text


@main.group(
    invoke_without_command=True, help="打印办法：条文、行为分类、措施、公布内容、各项规则；核对办法数据。"
)
@click.option(
    "--part",
    type=click.Choice(["articles", "conduct", "restrictions", "published", "policies"]),
    multiple=True,
)
@click.option("--name", default="", help="办法数据的名称；不写就是机关目录所用的。")
@click.option("--json", "in_json", is_flag=True)
@click.pass_context
def measure(context: click.Context, part: tuple[str, ...], name: str, in_json: bool) -> None:
    if context.invoked_subcommand:
        return
    with plain_errors():
        found = measure_in_use(context.obj, name)
        if in_json:
            click.echo(json.dumps(measure_tables.measure_as_json(found), ensure_ascii=False, indent=2))
        else:
            measure_tables.print_measure(console, found, part)


@measure.command(help="核对一份办法数据（.toml 文件），逐处说明缺什么、错什么、怎么改。")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def check(file: Path) -> None:
    with plain_errors():
        found, problems = check_pack(file)
    for problem in problems:
        console.print(problem, highlight=False, markup=False, soft_wrap=True)
    if found is None:
        console.print(f"共{len(problems)}处须改正；改正以前不能使用。", highlight=False)
        raise SystemExit(1)
    console.print(
        f"可以使用：《{found.title}》（{found.number}），{len(found.articles)}条，"
        f"{len(found.behaviours)}种情形，{len(found.restrictions)}种措施，第{found.version}版。",
        highlight=False,
    )


@main.command(help="打印办案程序，由步骤表生成。")
@click.option(
    "--format", "kind", type=click.Choice(["text", "mermaid", "json"]), default="text", show_default=True
)
@click.option("--name", default="", help="办法数据的名称；不写就是机关目录所用的。")
@click.pass_obj
def procedure(home: Path, kind: str, name: str) -> None:
    with plain_errors():
        law = measure_in_use(home, name)
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
