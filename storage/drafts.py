"""Drafts: unfinished forms, saved beside the records of a case. They are no part of the file."""

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
    """The answers so far of an unfinished form, the caller's key for it, and the id of who fills it in."""

    key: str
    answers: Mapping[str, Any]
    by: str


def save(case_path: Path, draft: Draft) -> None:
    """Save the draft, replacing an earlier one with the same key. Raises Unwritable."""
    durable.make_folder(case_path / DRAFTS)
    fields = {"key": draft.key, "by": draft.by, "answers": dict(draft.answers)}
    content = json.dumps(fields, ensure_ascii=False, indent=2).encode()
    # Saved every few seconds while someone types: a power cut may cost the last seconds, a wait each time costs more.
    durable.replace(_path(case_path, draft.key), content, sync=False)


def load(case_path: Path, key: str) -> Draft | None:
    """The draft with that key, or None if there is none or it cannot be read."""
    return _read(_path(case_path, key))


def discard(case_path: Path, key: str) -> None:
    """Remove the draft, if there is one. Raises Unwritable."""
    durable.remove(_path(case_path, key))


def all_drafts(case_path: Path) -> Iterator[Draft]:
    """Every readable draft, ordered by file name."""
    for path in sorted((case_path / DRAFTS).glob("*.json")):
        if draft := _read(path):
            yield draft


def _path(case_path: Path, key: str) -> Path:
    # Two keys may give the same safe title; the hash tells them apart.
    digest = sha256_of(key.encode(errors="surrogatepass"))[:12]
    return case_path / DRAFTS / f"{safe_title(key, maximum_bytes=150)}-{digest}.json"


def _read(path: Path) -> Draft | None:
    try:
        fields = json.loads(path.read_bytes())
        key, by, answers = fields["key"], fields["by"], fields["answers"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not (isinstance(key, str) and isinstance(by, str) and isinstance(answers, dict)):
        return None
    return Draft(key, answers, by)
