"""Which officer has opened which letter in which version: what signing several letters at once rests on.

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

from casefiles.office.access_log import AccessLog, append_line
from casefiles.people.roles import Officer

FOLDER = "index/openings"


class Openings:
    """The openings of letters at the desk, by case."""

    def __init__(self, home: Path, log: AccessLog) -> None:
        self._folder = home / FOLDER
        self._log = log

    def note(self, at: str, by: Officer, case: str, title: str, path: str, sha256: str) -> None:
        """Log that the officer has the letter open in this version, and keep it to be asked for."""
        version = {"path": path, "sha256": sha256}
        self._log.note(at, by, case, f"打开文书 {title}（{path}）", "审签", opened=version)
        self._made_ready()
        append_line(self._folder / f"{case}.jsonl", _kept(by.id, version))

    def has_opened(self, by: Officer, case: str, path: str, sha256: str) -> bool:
        """Whether this very officer has had the letter open in exactly this version."""
        self._made_ready()
        wanted = _kept(by.id, {"path": path, "sha256": sha256})
        try:
            lines = (self._folder / f"{case}.jsonl").read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return False
        return json.dumps(wanted, ensure_ascii=False) in lines

    def _made_ready(self) -> None:
        """Read the log once where nothing is kept yet; whoever is first puts the folder in place."""
        if self._folder.is_dir():
            return
        self._folder.parent.mkdir(exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix="openings-", dir=self._folder.parent))
        for line in self._log.lines():
            if "opened" in line:
                append_line(made / f"{line['case']}.jsonl", _kept(line["by"], line["opened"]))
        with suppress(OSError):
            os.rename(made, self._folder)  # noqa: PTH104 - must fail where another process was first
        shutil.rmtree(made, ignore_errors=True)


def _kept(officer: str, version: dict[str, Any]) -> dict[str, str]:
    return {"by": officer, "path": version["path"], "sha256": version["sha256"]}
