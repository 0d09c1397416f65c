"""Uploaded workbooks between their upload and their intake, which runs in a thread beside the requests."""

from __future__ import annotations

import json
import os
import re
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from casefiles.office.context import OfficeContext
from casefiles.office.intake.row_corrections import RowCorrection
from casefiles.office.intake.workbook import Intake, look_over, take_in, uploads_folder
from casefiles.office.opening import up_to_date
from casefiles.people.roles import Officer

KEPT_SECONDS = 24 * 60 * 60
MOST_RUNS = 20
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)


class NoUpload(LookupError):
    """There is no uploaded workbook with that token for this officer."""


@dataclass(frozen=True)
class Upload:
    """An uploaded workbook: who uploaded it, its file name, the columns that the clerk matched, the rows corrected."""

    token: str
    by: str
    filename: str
    matches: Mapping[str, str]
    data: bytes
    corrections: Mapping[int, RowCorrection]


@dataclass
class Run:
    """The intake of one workbook: progress in rows, then its result or the error that ended it."""

    done: int = 0
    total: int = 0
    intake: Intake | None = None
    fault: Exception | None = None
    finished: threading.Event = field(default_factory=threading.Event)


class PendingWorkbooks:
    """Keeps each uploaded workbook under a random token, for a day and for its uploader only, and takes it in."""

    def __init__(self, office: OfficeContext) -> None:
        self._office = office
        self._folder = uploads_folder(office)
        self._runs: OrderedDict[str, Run] = OrderedDict()
        self._lock = threading.Lock()

    def put(self, data: bytes, filename: str, by: Officer) -> str:
        """Keep an uploaded workbook; returns its token."""
        self._clear_old()
        token = secrets.token_urlsafe(16)
        self._folder.mkdir(parents=True, exist_ok=True)
        _write(self._folder / f"{token}.xlsx", data)
        self._note(Upload(token, by.id, filename[-120:], {}, data, {}))
        return token

    def match(self, token: str, by: Officer, matches: Mapping[str, str]) -> None:
        """Remember which columns the clerk matched to which fields."""
        self._note(replace(self.get(token, by), matches=dict(matches)))

    def correct_row(self, token: str, by: Officer, row: int, row_correction: RowCorrection) -> None:
        """Remember the clerk's correction of one row; an empty one leaves the row as the department wrote it."""
        upload = self.get(token, by)
        self._note(replace(upload, corrections={**upload.corrections, row: row_correction}))

    def get(self, token: str, by: Officer) -> Upload:
        """The workbook with that token. Raises NoUpload unless this officer uploaded it."""
        if not _TOKEN.fullmatch(token):
            raise NoUpload(token)
        try:
            note: dict[str, Any] = json.loads((self._folder / f"{token}.json").read_bytes())
            data = (self._folder / f"{token}.xlsx").read_bytes()
        except (OSError, ValueError):
            raise NoUpload(token) from None
        if note.get("by") != by.id:
            raise NoUpload(token)
        corrections = {int(row): RowCorrection.from_json(kept) for row, kept in note["mends"].items()}
        return Upload(token, by.id, note["filename"], note["matches"], data, corrections)

    def look_over(self, upload: Upload, by: Officer) -> Intake:
        """What the intake would do with each row; files nothing."""
        return look_over(
            up_to_date(self._office),
            upload.data,
            upload.filename,
            by,
            upload.matches or None,
            upload.corrections,
        )

    def take_in(self, upload: Upload, by: Officer, *, all_or_none: bool) -> Run:
        """Start the intake in a thread; one that runs or has succeeded is returned as it is."""
        with self._lock:
            run = self._runs.get(upload.token)
            if run is not None and run.fault is None and not (run.intake and run.intake.folder is None):
                return run
            run = self._runs[upload.token] = Run()
            while len(self._runs) > MOST_RUNS:
                self._runs.popitem(last=False)
        threading.Thread(target=self._work, args=(run, upload, by, all_or_none), daemon=True).start()
        return run

    def run(self, token: str, by: Officer) -> Run:
        """The intake of that workbook. Raises NoUpload when it was not started."""
        self.get(token, by)
        run = self._runs.get(token)
        if run is None:
            raise NoUpload(token)
        return run

    def _work(self, run: Run, upload: Upload, by: Officer, all_or_none: bool) -> None:
        def progress(done: int, total: int) -> None:
            run.done, run.total = done, total

        try:
            run.intake = take_in(
                up_to_date(self._office),
                upload.data,
                upload.filename,
                by,
                all_or_none=all_or_none,
                matches=upload.matches or None,
                corrections=upload.corrections,
                progress=progress,
            )
        except Exception as fault:  # raised again on the result page: in a thread nobody would see it
            run.fault = fault
        finally:
            run.finished.set()

    def _note(self, upload: Upload) -> None:
        note = {
            "by": upload.by,
            "filename": upload.filename,
            "matches": dict(upload.matches),
            "mends": {row: row_correction.to_json() for row, row_correction in upload.corrections.items()},
        }
        _write(self._folder / f"{upload.token}.json", json.dumps(note, ensure_ascii=False).encode())

    def _clear_old(self) -> None:
        """Workbooks hold identity numbers: none is kept longer than a day."""
        if not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if time.time() - path.stat().st_mtime > KEPT_SECONDS:
                path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    beside = path.with_suffix(path.suffix + ".part")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
    beside.replace(path)
