"""Unfinished forms, kept beside the record and no part of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage import durable
from storage.names import safe_title
from storage.records import sha256_of

DRAFTS = "drafts"


@dataclass(frozen=True)
class Draft:
    """A form as far as it was filled in, under the key that the caller gave it, and who was filling it in."""

    key: str
    answers: Mapping[str, Any]
    by: str


def save(case_path: Path, draft: Draft) -> None:
    """Keep the draft in the place of an earlier one with the same key."""
    durable.make_folder(case_path / DRAFTS)
    written = {"key": draft.key, "by": draft.by, "answers": dict(draft.answers)}
    durable.replace(
        _path(case_path, draft.key), json.dumps(written, ensure_ascii=False, indent=2).encode(), sync=False
    )


def load(case_path: Path, key: str) -> Draft | None:
    """The draft under that key; none if there is none or it cannot be read."""
    return _read(_path(case_path, key))


def discard(case_path: Path, key: str) -> None:
    """Forget the draft, if there is one."""
    durable.remove(_path(case_path, key))


def all_drafts(case_path: Path) -> Iterator[Draft]:
    """Every readable draft, ordered by file name."""
    for path in sorted((case_path / DRAFTS).glob("*.json")):
        if draft := _read(path):
            yield draft


def _path(case_path: Path, key: str) -> Path:
    # The hash keeps keys apart that make the same safe name.
    digest = sha256_of(key.encode(errors="surrogatepass"))[:12]
    return case_path / DRAFTS / f"{safe_title(key, maximum_bytes=150)}-{digest}.json"


def _read(path: Path) -> Draft | None:
    try:
        written = json.loads(path.read_bytes())
        key, by, answers = written["key"], written["by"], written["answers"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not (isinstance(key, str) and isinstance(by, str) and isinstance(answers, dict)):
        return None
    return Draft(key, answers, by)
