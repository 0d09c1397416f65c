"""Valid things in one line, and real processes to share the folders with."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from storage import CaseFolder, NewFile, Record, Versions

ROOT = Path(__file__).parents[2]

AT = "2026-05-01T10:00:00+08:00"
LATER = "2100-01-01T00:00:00+08:00"
VERSIONS = Versions("0.1.0", "mulei-2021-3", 1)
CLERK = {"id": "zhang", "name": "张三", "role": "clerk"}
LETTER = NewFile("letter", "失信行为认定事先告知书", "docx", b"letter")
EVIDENCE = NewFile("evidence", "判决书", "pdf", b"evidence")


def file_step(
    case: CaseFolder,
    title: str = "报送",
    *,
    files: Sequence[NewFile] = (),
    answers: Mapping[str, Any] | None = None,
    after: int | None = None,
) -> Record:
    return case.append(
        step="report",
        title=title,
        answers=answers if answers is not None else {"案由": "拖欠农民工工资"},
        facts={"document_number": "木发改信告〔2026〕1号"},
        files=files,
        at=AT,
        by=CLERK,
        after=case.last_sequence() if after is None else after,
        versions=VERSIONS,
    )


def start(*arguments: object) -> subprocess.Popen[str]:
    """Another process at work on the same folders; it prints a line for each thing that it has done."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.storage.other_process", *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )


def lines_of(process: subprocess.Popen[str]) -> list[str]:
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return output.splitlines()


def files_under(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
