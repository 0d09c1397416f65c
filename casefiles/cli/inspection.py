"""查阅、复制 on the command line: everything held about one person, as a ZIP for that person."""

from __future__ import annotations

from pathlib import Path

import click

from casefiles.cli.shell import acting, console, main, opened, plain_errors
from casefiles.office.errors import Unusable
from casefiles.office.personal_copy.compile import checked_request, compile_copy
from casefiles.office.personal_copy.package import package_copy


@main.command(name="copy-for", help="把保存的与某人有关的全部信息打包给本人（个人信息保护法第四十五条）。")
@click.argument("name")
@click.argument("number")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--as", "account_name", required=True, help="以哪个账号办理（经办人、审核人）")
@click.option("--why", required=True, help="事由，记入查阅记录")
@click.option("--agent", default="", help="代理人姓名；本人申请的不写")
@click.option("--identified", is_flag=True, help="已核对本人身份证件；代理的，已核对授权委托书和代理人证件")
@click.option(
    "--let-out", multiple=True, help="已逐个看过、可以给的文件，如 2026-0001/evidence/0001-报送材料.pdf"
)
@click.pass_obj
def copy_for(
    home: Path,
    name: str,
    number: str,
    path: Path,
    account_name: str,
    why: str,
    agent: str,
    identified: bool,
    let_out: tuple[str, ...],
) -> None:
    with plain_errors():
        office = opened(home)
        by = acting(office, account_name)
        given = {"name": name, "number": number, "why": why, "agent": agent, "identified": identified}
        asking = checked_request(office, given | {"asks": "agent" if agent else "self"})
        copy = compile_copy(office, asking, by)
        known = {file.key: file for file in copy.to_look_at}
        strays = [key for key in let_out if key not in known]
        if strays:
            raise Unusable(
                f"没有这个须经查看的文件：{'、'.join(strays)}；可选：{'、'.join(known) or '（无）'}"
            )
        if copy.is_empty:
            console.print("没有查到姓名和号码都相符的案件；这次查询已经记录", highlight=False)
            return
        path.write_bytes(package_copy(office, copy, let_out, by))
        console.print(f"{path}：{len(copy.cases)}个案件；已记入查阅记录", highlight=False)
        for key, file in known.items():
            if key not in let_out:
                console.print(f"没有放入，须先看过再加 --let-out：{key}　{file.title}", highlight=False)
