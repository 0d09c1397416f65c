"""Reading a JSON object that must be exactly as it was written."""

from typing import Any, NoReturn


class Fields:
    """A JSON object that must have exactly the named fields, each of its type."""

    def __init__(self, written: object, what: str, names: tuple[str, ...]) -> None:
        if not isinstance(written, dict) or set(written) != set(names):
            refuse(f"{what}的项目不齐或多余")
        self._written = written

    def __contains__(self, name: str) -> bool:
        return name in self._written

    def text(self, name: str) -> str:
        value = self._written[name]
        return value if isinstance(value, str) else refuse(f"“{name}”应为文字")

    def whole(self, name: str, *, least: int) -> int:
        value = self._written[name]
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            refuse(f"“{name}”应为不小于{least}的整数")
        return value

    def mapping(self, name: str) -> dict[str, Any]:
        value = self._written[name]
        return value if isinstance(value, dict) else refuse(f"“{name}”应为一组项目")

    def sequence(self, name: str) -> list[Any]:
        value = self._written[name]
        return value if isinstance(value, list) else refuse(f"“{name}”应为列表")


def refuse(reason: str) -> NoReturn:
    """Raise the ValueError whose text says in Chinese what is wrong."""
    raise ValueError(reason)
