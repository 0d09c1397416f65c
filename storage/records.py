"""A record: one filed step of a case, and its exact bytes, whose hash the next record names."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from storage import messages
from storage.errors import Damaged
from storage.fields import Fields, refuse
from storage.formats import FORMAT, KEYS, Versions, format_of, refuse_newer

#: What the first record of a case names as the hash of the one before it.
NO_PREVIOUS = "0" * 64

#: The subfolder of the case folder for each kind of file.
SUBFOLDERS: Mapping[str, str] = {
    "letter": "letters",
    "signed": "signed",
    "evidence": "evidence",
    "paper": "papers",
}

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
# Whoever could alter a record must not make this program read a file outside the case folder.
_FILE_PATH = re.compile(r"(letters|signed|evidence|papers)/[^/\\:\x00-\x1f]+")
_OFFICER = ("id", "name", "role")


# Records parsed lately, by their bytes: every page of a case reads the same ones again. Nothing here can be out of
# date, because the key is the content itself.
_RECENT: dict[bytes, "Record"] = {}
_MOST_RECENT = 4096


def sha256_of(data: bytes) -> str:
    """The SHA-256 of the bytes, in lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class FileRef:
    """A file that a record names: its path in the case folder (with "/"), and its hash."""

    path: str
    sha256: str
    size: int
    kind: str
    title: str

    def to_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "kind": self.kind,
            "path": self.path,
            "size": self.size,
            "sha256": self.sha256,
        }

    @classmethod
    def from_json(cls, parsed: object) -> Self:
        """Raises ValueError with a reason in Chinese."""
        fields = Fields(parsed, "附件", ("title", "kind", "path", "size", "sha256"))
        path, sha256 = fields.text("path"), fields.text("sha256")
        if not _FILE_PATH.fullmatch(path) or path.endswith(("/.", "/..")):
            refuse(f"附件路径“{path}”不在案卷之内")
        if not _SHA256.fullmatch(sha256):
            refuse(f"附件“{path}”的校验值格式有误")
        return cls(path, sha256, fields.whole("size", least=0), fields.text("kind"), fields.text("title"))


@dataclass(frozen=True)
class Record:
    """One filed step. ``answers`` is what the form said, ``facts`` what the program computed from it.

    ``filed_at`` is ISO-8601 with offset. ``filed_by`` has at least id, name and role. ``previous`` is the SHA-256 of the
    bytes of the record before, or NO_PREVIOUS. ``versions`` is None in a record of format 1.
    """

    case: str
    sequence: int
    step: str
    title: str
    filed_at: str
    filed_by: Mapping[str, str]
    answers: Mapping[str, Any]
    facts: Mapping[str, Any]
    files: tuple[FileRef, ...]
    previous: str
    versions: Versions | None = None

    @property
    def format(self) -> int:
        """The format of this record."""
        return FORMAT if self.versions else 1

    @cached_property
    def sha256(self) -> str:
        """The hash that the next record names."""
        return sha256_of(self.to_bytes())

    def to_bytes(self) -> bytes:
        """The content of the file: indented UTF-8 JSON. Raises ValueError or TypeError if JSON cannot express it."""
        return self._bytes

    @cached_property
    def _bytes(self) -> bytes:
        # The order of the keys is part of the format, because the next record names the hash of these bytes. The title
        # comes first for people who open the file in a text editor.
        versions = {"format": self.format, "versions": self.versions.to_json()} if self.versions else {}
        fields = versions | {
            "title": self.title,
            "step": self.step,
            "case": self.case,
            "sequence": self.sequence,
            "filed_at": self.filed_at,
            "filed_by": dict(self.filed_by),
            "answers": dict(self.answers),
            "facts": dict(self.facts),
            "files": [file.to_json() for file in self.files],
            "previous": self.previous,
        }
        return (json.dumps(fields, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()

    def as_stored(self) -> Self:
        """The record as it will be read again. Raises ValueError or TypeError if it could not be."""
        # Checked before anything is written: a record that cannot be read would block its case for good.
        try:
            return self.from_bytes(self.to_bytes())
        except Damaged as damage:
            raise ValueError(f"not a record: {damage.message}") from damage

    @classmethod
    def from_bytes(cls, content: bytes, where: str = "") -> Self:
        """Read a record exactly as ``to_bytes`` writes it. Raises Damaged, with ``where``; TooNew for a newer format."""
        known = _RECENT.get(content)
        if known is None:
            known = _RECENT[content] = cls._parsed(content, where)
            if len(_RECENT) > _MOST_RECENT:
                _RECENT.pop(next(iter(_RECENT)), None)
        return known  # type: ignore[return-value]

    @classmethod
    def _parsed(cls, content: bytes, where: str) -> Self:
        try:
            parsed = json.loads(content.decode())
        except (ValueError, RecursionError) as error:
            raise Damaged(messages.RECORD_NOT_JSON.format(where=where, reason=error), where) from error
        refuse_newer(parsed, where)
        try:
            record = cls._from_json(parsed)
            # One record, one spelling: else the same record could be stored with two hashes (other spaces, a key twice).
            if record.to_bytes() != content:
                refuse("写法与本系统所写不一致")
        except (ValueError, TypeError) as error:
            raise Damaged(messages.RECORD_FIELDS.format(where=where, reason=error), where) from error
        return record

    @classmethod
    def _from_json(cls, parsed: object) -> Self:
        fields = Fields(parsed, "记录", KEYS[format_of(parsed)])
        previous = fields.text("previous")
        if not _SHA256.fullmatch(previous):
            refuse("前一步的校验值格式有误")
        filed_by = fields.mapping("filed_by")
        if not all(isinstance(value, str) for value in filed_by.values()) or not set(_OFFICER) <= set(
            filed_by
        ):
            refuse("经办人信息不完整")
        return cls(
            case=fields.text("case"),
            sequence=fields.whole("sequence", least=1),
            step=fields.text("step"),
            title=fields.text("title"),
            filed_at=fields.text("filed_at"),
            filed_by=filed_by,
            answers=fields.mapping("answers"),
            facts=fields.mapping("facts"),
            files=tuple(FileRef.from_json(file) for file in fields.sequence("files")),
            previous=previous,
            versions=Versions.from_json(fields.mapping("versions")) if "versions" in fields else None,
        )
