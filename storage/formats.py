"""The formats that records have had, and what a record says of the versions that it was made under."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from storage import messages
from storage.errors import TooNew
from storage.fields import Fields, refuse

#: The format of the records that are written now; docs/format.md says what each format holds and when this goes up.
FORMAT = 2
_KEYS = ("title", "step", "case", "sequence", "filed_at", "filed_by", "answers", "facts", "files", "previous")
#: By format. Format 1 was written before records said what wrote them, and has no key of its own for that.
KEYS: Mapping[int, tuple[str, ...]] = {1: _KEYS, 2: ("format", "versions", *_KEYS)}


@dataclass(frozen=True)
class Versions:
    """Under what a record was made: the program's version, the id of the Measure pack and the pack's own version."""

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
    def from_json(cls, written: object) -> Self:
        """Raises ValueError, saying in Chinese what is wrong."""
        fields = Fields(written, "版本", ("program", "measure", "measure_version"))
        return cls(fields.text("program"), fields.text("measure"), fields.whole("measure_version", least=1))


def format_of(written: object) -> int:
    """What a parsed record says of its format; one that says nothing is of format 1. Raises ValueError."""
    if not isinstance(written, dict) or "format" not in written:
        return 1
    said = written["format"]
    # 1 is never said: the records of format 1 were written before there was such a key.
    if not isinstance(said, int) or isinstance(said, bool) or said < 2:
        refuse("记录格式的版本写法有误")
    return said


def refuse_newer(written: object, where: str) -> None:
    """Raise TooNew for a newer format: it may hold what this program would misread, so only its versions are read."""
    try:
        said = format_of(written)
    except ValueError:
        return  # wrong, not newer: whoever reads the fields says so
    if isinstance(written, dict) and said > FORMAT:
        versions = written.get("versions")
        program = versions.get("program") if isinstance(versions, dict) else None
        raise TooNew(
            messages.RECORD_TOO_NEW.format(where=where, said=said, known=FORMAT, program=program or "未写明"),
            where,
        )
