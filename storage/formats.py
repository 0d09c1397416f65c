"""The formats of records so far, and the versions that a record was made under."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from storage import messages
from storage.errors import TooNew
from storage.fields import Fields, refuse

#: The format that is written now. docs/format.md says what each format holds, and when to raise this.
FORMAT = 2
_KEYS = ("title", "step", "case", "sequence", "filed_at", "filed_by", "answers", "facts", "files", "previous")
#: The keys of a record, by format. Records of format 1 do not state their format.
KEYS: Mapping[int, tuple[str, ...]] = {1: _KEYS, 2: ("format", "versions", *_KEYS)}


@dataclass(frozen=True)
class Versions:
    """What a record was made under: the program's version, the id of the Measure pack and the pack's version."""

    program: str
    measure: str
    measure_version: int

    def to_json(self) -> dict[str, Any]:
        return {
            "program": self.program,
            "measure": self.measure,
            "measure_version": self.measure_version,
        }

    @classmethod
    def from_json(cls, parsed: object) -> Self:
        """Raises ValueError with a reason in Chinese."""
        fields = Fields(parsed, "版本", ("program", "measure", "measure_version"))
        return cls(fields.text("program"), fields.text("measure"), fields.whole("measure_version", least=1))


def format_of(parsed: object) -> int:
    """The format that a parsed record states, or 1 if it states none. Raises ValueError."""
    if not isinstance(parsed, dict) or "format" not in parsed:
        return 1
    stated = parsed["format"]
    # Not 1: the records of format 1 were written before there was such a key.
    if not isinstance(stated, int) or isinstance(stated, bool) or stated < 2:
        refuse("记录格式的版本写法有误")
    return stated


def refuse_newer(parsed: object, where: str) -> None:
    """Raise TooNew if the format is newer than this program's."""
    # Its other fields are not read at all: this program might misread them.
    try:
        stated = format_of(parsed)
    except ValueError:
        return  # wrong, but not newer: reading the fields will raise this again
    if isinstance(parsed, dict) and stated > FORMAT:
        versions = parsed.get("versions")
        program = versions.get("program") if isinstance(versions, dict) else None
        raise TooNew(
            messages.RECORD_TOO_NEW.format(
                where=where, said=stated, known=FORMAT, program=program or "未写明"
            ),
            where,
        )
