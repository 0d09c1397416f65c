"""Reads the fields of a parsed JSON object, each with its type checked."""

from typing import Any, NoReturn


class Fields:
    """A parsed JSON object that has exactly the named fields.

    All methods raise ValueError with a reason in Chinese. ``what`` names the object in it.
    """

    def __init__(self, parsed: object, what: str, names: tuple[str, ...]) -> None:
        if not isinstance(parsed, dict) or set(parsed) != set(names):
            refuse(f"{what}的项目不齐或多余")
        self._fields = parsed

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def text(self, name: str) -> str:
        value = self._fields[name]
        return value if isinstance(value, str) else refuse(f"“{name}”应为文字")

    def whole(self, name: str, *, least: int) -> int:
        value = self._fields[name]
        # In Python, True is an int.
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            refuse(f"“{name}”应为不小于{least}的整数")
        return value

    def mapping(self, name: str) -> dict[str, Any]:
        value = self._fields[name]
        return value if isinstance(value, dict) else refuse(f"“{name}”应为一组项目")

    def sequence(self, name: str) -> list[Any]:
        value = self._fields[name]
        return value if isinstance(value, list) else refuse(f"“{name}”应为列表")


def refuse(reason: str) -> NoReturn:
    """Raise ValueError with the reason, in Chinese."""
    raise ValueError(reason)
