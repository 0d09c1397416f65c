"""Commands for what leaves the office: register, letters to agencies, exports."""

from __future__ import annotations

from pathlib import Path

import click

from casefiles.cli import printing
from casefiles.cli.shell import (
    acting,
    console,
    main,
    opened,
    plain_errors,
)
from casefiles.office.accounts.access_log import log_export
from casefiles.office.reading.agencies import outbox_of
from casefiles.office.reading.credit_china import credit_china_sheet, hand_over_slip
from casefiles.office.reading.register import look_up, published, write_register


@main.command(help="公示栏今天显示的内容（证件号码已遮盖）。")
@click.pass_obj
def register(home: Path) -> None:
    with plain_errors():
        printing.print_register(console, published(opened(home)))


@main.command(help="把今天的公示栏写成网页和数据文件，交网站放置。")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.pass_obj
def publish(home: Path, folder: Path) -> None:
    with plain_errors():
        for path in write_register(opened(home), folder):
            console.print(str(path), highlight=False)


@main.command(help="查公示信息：须有完整的姓名（名称）和完整的证件号码。")
@click.argument("name")
@click.argument("number")
@click.pass_obj
def lookup(home: Path, name: str, number: str) -> None:
    with plain_errors():
        printing.print_register(console, look_up(opened(home), name, number))


@main.command(help="通报和回执：告诉了哪些单位、谁还没有答复。")
@click.option("--agency", default="", help="只看一个单位（代号，如 finance）")
@click.pass_obj
def outbox(home: Path, agency: str) -> None:
    with plain_errors():
        office = opened(home)
        printing.print_outbox(console, office, outbox_of(office, agency))


@main.command(name="export-credit-china", help="按“信用中国”行政处罚表的列导出依据文书，供报送部门补齐上报。")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--as", "account_name", required=True, help="以哪个账号导出（导出须留痕）")
@click.pass_obj
def export_credit_china(home: Path, path: Path, account_name: str) -> None:
    with plain_errors():
        office = opened(home)
        by = acting(office, account_name)
        sheet = credit_china_sheet(office)
        for number in sheet.cases:
            log_export(office, number, by, "导出信用中国数据")
        path.write_bytes(sheet.data)
        slip = path.with_name(f"{path.stem}-数据确认单.docx")
        slip.write_bytes(hand_over_slip(office, sheet, by))
        console.print(f"{path}：{len(sheet.cases)}条，校验值 {sheet.sha256}", highlight=False)
        console.print(f"{slip}：打印签名，随表报送", highlight=False)
        for number, titles in sheet.missing.items():
            console.print(f"{number} 还缺：{'、'.join(titles)}", highlight=False)
