"""Makes one kind of letter for many cases: on all cores, resumable, with a CSV list of the results.

Used by ``casefiles letters batch``.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from doc_templates.engine import faults
from doc_templates.engine.faults import TemplateFault
from doc_templates.engine.merging import merged
from doc_templates.engine.rendering import Template

INDEX = "文书清单.csv"
PRINT_FILE = "合并打印.docx"
_CHUNK = 64
_ALONE = 2 * _CHUNK
"""Below this number, one process is done before a second one has started."""
_template: Template | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One letter to make: its case, its file name (without .docx), its context."""

    key: str
    file_name: str
    context: Mapping[str, Any]

    def __post_init__(self) -> None:
        if not self.file_name or set(self.file_name) & set('/\\:*?"<>|') or self.file_name.startswith("."):
            raise ValueError(f"not a file name: {self.file_name!r}")


@dataclass(frozen=True, slots=True)
class Made:
    """One line of the list of results."""

    key: str
    path: Path
    sha256: str
    """Empty if it could not be made."""
    fault: str = ""
    """Why it could not be made, in Chinese."""
    was_there: bool = False
    """Whether an earlier run made it from the same template and context."""


def make_letters(
    template: Template,
    jobs: Iterable[Job],
    folder: Path,
    progress: Callable[[int], None] = lambda done: None,
    processes: int | None = None,
    print_file: bool = True,
) -> list[Made]:
    """Make all letters, in the order of the jobs. Unchanged letters of an earlier run are kept.

    ``progress`` is called after each chunk with the number done. A letter that cannot be made does not stop the others;
    its line says why. The folder then holds the letters, the list, and one file with all of them for printing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    journal = _Journal(folder)
    made: list[Made] = []
    for lines in _chunks_made(template, list(jobs), folder, journal.known, processes):
        journal.add(lines)
        made += lines
        progress(len(made))
    _write_index(made, folder / INDEX)
    good = [line.path for line in made if line.sha256]
    if print_file and good:
        _write(folder / PRINT_FILE, merged(path.read_bytes() for path in good))
    journal.close()
    return made


def _chunks_made(
    template: Template, jobs: list[Job], folder: Path, known: Mapping[str, str], processes: int | None
) -> Iterator[list[Made]]:
    chunks = [jobs[start : start + _CHUNK] for start in range(0, len(jobs), _CHUNK)]
    workers = processes or os.cpu_count() or 1
    if workers == 1 or len(jobs) < _ALONE:
        for chunk in chunks:
            yield [_made(template, job, folder, known) for job in chunk]
        return
    with ProcessPoolExecutor(workers, initializer=_prepare, initargs=(template.name, template.docx)) as pool:
        yield from pool.map(_make_chunk, ((chunk, folder, known) for chunk in chunks))


def _prepare(name: str, docx: bytes) -> None:
    """Compile the template once in each process."""
    global _template
    _template = Template(name, docx)


def _make_chunk(work: tuple[list[Job], Path, Mapping[str, str]]) -> list[Made]:
    chunk, folder, known = work
    if _template is None:
        raise RuntimeError("the process was not prepared")
    return [_made(_template, job, folder, known) for job in chunk]


def _made(template: Template, job: Job, folder: Path, known: Mapping[str, str]) -> Made:
    path = folder / f"{job.file_name}.docx"
    digest = known.get(job.file_name)
    try:
        letter = template.render(job.context)
        sha256 = hashlib.sha256(letter).hexdigest()
        if digest == sha256 and path.is_file() and path.stat().st_size == len(letter):
            return Made(job.key, path, sha256, was_there=True)
        _write(path, letter)
    except TemplateFault as fault:
        return Made(job.key, path, "", str(fault))
    except OSError as error:
        return Made(job.key, path, "", faults.unwritable(error))
    return Made(job.key, path, sha256)


def _write(path: Path, content: bytes) -> None:
    """Write a file completely or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _write_index(made: list[Made], path: Path) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    # Excel reads a CSV as UTF-8 only if it begins with a byte order mark.
    with temporary.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["序号", "案号", "文件", "结果", "SHA-256"])
        for number, line in enumerate(made, start=1):
            result = line.fault or ("已有，未变" if line.was_there else "已生成")
            writer.writerow([number, _plain(line.key), _plain(line.path.name), result, line.sha256])
    temporary.replace(path)


def _plain(text: str) -> str:
    """Text that a spreadsheet does not read as a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


class _Journal:
    """The letters that earlier runs made, so that an interrupted batch can be resumed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / ".文书进度.jsonl"
        self.known: dict[str, str] = {}
        if self._path.is_file():
            for line in self._path.read_text(encoding="utf-8").splitlines():
                try:
                    name, sha256 = json.loads(line)
                except ValueError:
                    continue  # the last line of an interrupted run may be incomplete
                self.known[str(name)] = str(sha256)
        self._file = self._path.open("a", encoding="utf-8")

    def add(self, lines: list[Made]) -> None:
        """Record these letters."""
        for line in lines:
            if line.sha256:
                self._file.write(json.dumps([line.path.stem, line.sha256], ensure_ascii=False) + "\n")
        self._file.flush()

    def close(self) -> None:
        """Close the journal."""
        self._file.close()
