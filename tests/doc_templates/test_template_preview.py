"""A preview shows as much as the machine can."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from doc_templates import preview as previewing
from doc_templates.engine.titles import title_lines
from doc_templates.preview import ConversionFailed, pages_of, pdf_of, preview
from doc_templates.samples import SAMPLES
from tests.doc_templates.letter_reading import LIBRARY


def shown(folder: Path) -> previewing.Preview:
    return preview(LIBRARY.template("removal"), SAMPLES["removal"], folder)


def test_without_libreoffice_a_preview_is_a_docx(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previewing, "office_program", lambda: None)
    found = shown(tmp_path / "new")
    assert found.docx.read_bytes() == LIBRARY.template("removal").render(SAMPLES["removal"])
    assert (found.pdf, found.pages) == (None, ())
    with pytest.raises(ConversionFailed, match="没有安装 LibreOffice"):
        pdf_of([found.docx], tmp_path)


def test_a_conversion_that_makes_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previewing, "office_program", lambda: "soffice")
    monkeypatch.setattr(subprocess, "run", lambda *args, **kwargs: None)
    with pytest.raises(ConversionFailed, match="未能转换"):
        shown(tmp_path)


def test_a_conversion_that_does_not_end_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*args: Any, **kwargs: Any) -> None:
        raise subprocess.TimeoutExpired("soffice", 120)

    monkeypatch.setattr(previewing, "office_program", lambda: "soffice")
    monkeypatch.setattr(subprocess, "run", late)
    with pytest.raises(ConversionFailed, match="规定时间"):
        shown(tmp_path)


def test_a_conversion_that_works_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def converted(command: list[str], **kwargs: Any) -> None:
        if "--convert-to" in command:
            assert any(word.startswith("-env:UserInstallation=file:") for word in command)
            (tmp_path / "removal.pdf").write_bytes(b"%PDF")
        else:
            Path(f"{command[-1]}-1.png").write_bytes(b"")

    monkeypatch.setattr(previewing, "office_program", lambda: "soffice")
    monkeypatch.setattr(previewing.shutil, "which", lambda name: name)
    monkeypatch.setattr(subprocess, "run", converted)
    found = shown(tmp_path)
    assert found.pdf == tmp_path / "removal.pdf"
    assert found.pages == (tmp_path / "removal-1.png",)


def test_without_poppler_there_are_no_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previewing.shutil, "which", lambda name: None)
    assert pages_of(tmp_path / "x.pdf", tmp_path) == ()


@pytest.mark.parametrize(
    ("title", "whole", "lines"),
    [
        ("关于通报失信信息的函", (), ["关于通报失信信息的函"]),
        (
            "木垒哈萨克自治县发展和改革委员会关于提请审定张三失信行为认定事项的请示",
            ("张三",),
            ["木垒哈萨克自治县发展和改革委员会", "关于提请审定张三失信行为认定事项的请示"],
        ),
        (
            "关于适用《木垒县社会信用联合惩戒管理办法》第四条第（九）项的解释",
            ("木垒县社会信用联合惩戒管理办法",),
            ["关于适用", "《木垒县社会信用联合惩戒管理办法》", "第四条第（九）项的解释"],
        ),
    ],
)
def test_a_title_is_set_in_balanced_lines(title: str, whole: tuple[str, ...], lines: list[str]) -> None:
    assert title_lines(title, *whole) == lines


@pytest.mark.parametrize("name", ["阿依古丽·示例别克", "木垒县示例建筑劳务有限责任公司", "甲", "𠮷㛃·" * 8])
def test_a_title_never_breaks_the_name_and_loses_nothing(name: str) -> None:
    title = f"木垒哈萨克自治县发展和改革委员会关于提请审定{name}失信行为认定事项的请示"
    lines = title_lines(title, name)
    assert "".join(lines) == title
    assert any(name in line for line in lines)
    assert all(len(line) <= 20 or name in line for line in lines)
    assert not any(line.endswith("关于") for line in lines)
