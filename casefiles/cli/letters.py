"""Letter templates: list, export, check, preview, batch."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.progress import Progress

from casefiles.cases.letter import LetterStatus
from casefiles.cases.letter_kinds import BLANK_TITLES
from casefiles.cli import printing
from casefiles.cli.shell import (
    CLERK_ALL,
    acting,
    complaints,
    console,
    main,
    opened,
    plain_errors,
)
from casefiles.office.letters.templates import (
    batch,
    inspect_file,
    inspect_template,
    library_at,
    preview_template,
    templates_in,
)
from casefiles.office.reading.documents import blank_form


@main.group(help="文书模板：列出、检查、导出、预览、成批打印。")
def letters() -> None:
    pass


@letters.command("list", help="列出全部文书模板；本机关自己的排在前面使用。")
@click.pass_obj
def list_letters(home: Path) -> None:
    with plain_errors():
        printing.print_templates(console, templates_in(library_at(home)))


@letters.command("blanks", help="给当事人的空白表：写明案号和当事人，存到一个文件夹里打印。")
@click.argument("number")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--as", "account", default="", help="以哪个账号的名义办理")
@click.pass_obj
def write_blanks(home: Path, number: str, folder: Path, account: str) -> None:
    with plain_errors():
        office = opened(home)
        by = acting(office, account) if account else CLERK_ALL
        folder.mkdir(parents=True, exist_ok=True)
        for name in BLANK_TITLES:
            made = blank_form(office, number, name, by)
            (folder / f"{made.title}（{number}）.docx").write_bytes(made.data)
        console.print(f"{len(BLANK_TITLES)}份空白表已存入{folder}", highlight=False)


@letters.command("export", help="把一份模板复制到机关目录的 templates/ 里，用 Word 或者 WPS 修改。")
@click.argument("name")
@click.pass_obj
def export_letter(home: Path, name: str) -> None:
    with plain_errors():
        console.print(
            f"已复制到 {library_at(home).export(name)}，改好后用 casefiles letters check {name} 检查"
        )


@letters.command("check", help="检查模板：认不得的变量、坏的标签、不合公文格式的地方。")
@click.argument("name", required=False)
@click.option(
    "--file", "path", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="检查这个文件"
)
@click.pass_obj
def check_letters(home: Path, name: str | None, path: Path | None) -> None:
    with plain_errors():
        library = library_at(home)
        sound = True
        for one in [name] if name else library.names():
            findings, passes = inspect_file(path, one) if path else inspect_template(library, one)
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
        made = preview_template(library_at(home), name, folder)
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
            made = batch(
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
