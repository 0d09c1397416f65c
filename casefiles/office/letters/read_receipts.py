"""Remembers which version of a letter each officer has opened. Batch signing requires it.

The access log is the truth. A case's openings are kept beside the indexes in a file of their own, so that asking costs
the same however long the log has grown; deleted, they are read out of the log once more.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from casefiles.office.accounts.log_file import append_line
from casefiles.office.context import OfficeContext
from casefiles.people.roles import Officer

FOLDER = "index/openings"


def note_read(office: OfficeContext, by: Officer, case: str, title: str, path: str, sha256: str) -> None:
    """Log that the officer has the letter open in this version, and keep it to be asked for."""
    version = {"path": path, "sha256": sha256}
    office.log.note(office.now, by, case, f"打开文书 {title}（{path}）", "审签", opened=version)
    folder = _made_ready(office)
    append_line(folder / f"{case}.jsonl", _kept(by.id, version))


def has_read(office: OfficeContext, by: Officer, case: str, path: str, sha256: str) -> bool:
    """Whether this very officer has had the letter open in exactly this version."""
    folder = _made_ready(office)
    wanted = _kept(by.id, {"path": path, "sha256": sha256})
    try:
        lines = (folder / f"{case}.jsonl").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return False
    return json.dumps(wanted, ensure_ascii=False) in lines


def _made_ready(office: OfficeContext) -> Path:
    """The folder; read out of the log once where nothing is kept yet. Whoever is first puts it in place."""
    folder = office.home / FOLDER
    if folder.is_dir():
        return folder
    folder.parent.mkdir(exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="openings-", dir=folder.parent))
    for line in office.log.lines():
        if "opened" in line:
            append_line(made / f"{line['case']}.jsonl", _kept(line["by"], line["opened"]))
    with suppress(OSError):
        os.rename(made, folder)  # noqa: PTH104 - must fail where another process was first
    shutil.rmtree(made, ignore_errors=True)
    return folder


def _kept(officer: str, version: dict[str, Any]) -> dict[str, str]:
    return {"by": officer, "path": version["path"], "sha256": version["sha256"]}
