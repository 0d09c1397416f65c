"""The record: what was filed at one step of a case, as the bytes that are kept and chained."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NoReturn, Self

from storage import messages
from storage.errors import Damaged

FIRST = "0" * 64
SUBFOLDERS: Mapping[str, str] = {
    "letter": "letters",
    "signed": "signed",
    "evidence": "evidence",
    "paper": "papers",
}

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_FILE_PATH = re.compile(r"(letters|signed|evidence|papers)/[^/\\:\x00-\x1f]+")
_OFFICER = ("id", "name", "role")


#: Records read lately, by their bytes. A record is immutable and so are its bytes: nothing here can be out of date.
_RECENT: dict[bytes, "Record"] = {}
_MOST_RECENT = 4096


def sha256_of(data: bytes) -> str:
    """The SHA-256 of the bytes, in small hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class FileRef:
    """A file that came with a record: its path in the case folder, with forward slashes, and its hash."""

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
    def from_json(cls, written: object) -> Self:
        """Raises ValueError, saying in Chinese what is wrong."""
        fields = _Fields(written, "附件", ("title", "kind", "path", "size", "sha256"))
        path, sha256 = fields.text("path"), fields.text("sha256")
        if not _FILE_PATH.fullmatch(path) or path.endswith(("/.", "/..")):
            _refuse(f"附件路径“{path}”不在案卷之内")
        if not _SHA256.fullmatch(sha256):
            _refuse(f"附件“{path}”的校验值格式有误")
        return cls(path, sha256, fields.whole("size", least=0), fields.text("kind"), fields.text("title"))


@dataclass(frozen=True)
class Record:
    """One filed step. ``answers`` is what the form said, ``facts`` what the program computed from it.

    ``filed_at`` is ISO-8601 with offset; ``filed_by`` has at least id, name and role;
    ``previous`` is the SHA-256 of the bytes of the record before, or 64 zeros for the first.
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

    @cached_property
    def sha256(self) -> str:
        """The hash that the next record will name."""
        return sha256_of(self.to_bytes())

    def to_bytes(self) -> bytes:
        """The file as kept: indented UTF-8 JSON. Raises ValueError or TypeError for what JSON cannot hold."""
        return self._kept

    @cached_property
    def _kept(self) -> bytes:
        written = {
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
        return (json.dumps(written, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()

    def as_kept(self) -> Self:
        """The record as a later reader will find it; raises ValueError or TypeError if none could."""
        try:
            return self.from_bytes(self.to_bytes())
        except Damaged as damage:
            raise ValueError(f"not a record: {damage.problem}") from damage

    @classmethod
    def from_bytes(cls, written: bytes, where: str = "") -> Self:
        """Read a record exactly as ``to_bytes`` writes it; raises Damaged naming ``where``.

        The same bytes are the same record, so what was read lately is not parsed again.
        """
        known = _RECENT.get(written)
        if known is None:
            known = _RECENT[written] = cls._parsed(written, where)
            if len(_RECENT) > _MOST_RECENT:
                _RECENT.pop(next(iter(_RECENT)), None)
        return known  # type: ignore[return-value]

    @classmethod
    def _parsed(cls, written: bytes, where: str) -> Self:
        try:
            fields = json.loads(written.decode())
        except (ValueError, RecursionError) as error:
            raise Damaged(messages.RECORD_NOT_JSON.format(where=where, reason=error), where) from error
        try:
            record = cls._from_json(fields)
            if record.to_bytes() != written:
                _refuse("写法与本系统所写不一致")
        except (ValueError, TypeError) as error:
            raise Damaged(messages.RECORD_FIELDS.format(where=where, reason=error), where) from error
        return record

    @classmethod
    def _from_json(cls, written: object) -> Self:
        fields = _Fields(written, "记录", tuple(cls.__dataclass_fields__))
        previous = fields.text("previous")
        if not _SHA256.fullmatch(previous):
            _refuse("前一步的校验值格式有误")
        filed_by = fields.mapping("filed_by")
        if not all(isinstance(value, str) for value in filed_by.values()) or not set(_OFFICER) <= set(
            filed_by
        ):
            _refuse("经办人信息不完整")
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
        )


class _Fields:
    """A JSON object that must have exactly the named fields, each of its type."""

    def __init__(self, written: object, what: str, names: tuple[str, ...]) -> None:
        if not isinstance(written, dict) or set(written) != set(names):
            _refuse(f"{what}的项目不齐或多余")
        self._written = written

    def text(self, name: str) -> str:
        value = self._written[name]
        return value if isinstance(value, str) else _refuse(f"“{name}”应为文字")

    def whole(self, name: str, *, least: int) -> int:
        value = self._written[name]
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            _refuse(f"“{name}”应为不小于{least}的整数")
        return value

    def mapping(self, name: str) -> dict[str, Any]:
        value = self._written[name]
        return value if isinstance(value, dict) else _refuse(f"“{name}”应为一组项目")

    def sequence(self, name: str) -> list[Any]:
        value = self._written[name]
        return value if isinstance(value, list) else _refuse(f"“{name}”应为列表")


def _refuse(reason: str) -> NoReturn:
    raise ValueError(reason)
