"""Policies: the periods and choices that the Measure leaves open, each with its bounds and source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from casefiles.law.citations import cites_a_law

PolicyValue = int | str | bool | tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    """What the Measure leaves open: a value with its bounds and source, which an office may set within them."""

    key: str
    title: str
    value: PolicyValue
    unit: str
    source: str
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[str, ...] = ()
    fixed: bool = False
    note: str = ""
    # Whether another value than the pack's needs a law or a regulation that allows it, cited in the reason.
    needs_law: bool = False
    set_by: str = ""
    set_on: date | None = None
    # The pack's own value, which stays when an office sets another.
    default: PolicyValue = ""
    #: Another policy with which it may make up no more than `together_maximum`.
    together_with: str = ""
    together_maximum: int = 0

    def problem(self, value: object) -> str | None:
        """Why `value` cannot stand for this policy, in Chinese; None when it can."""
        if isinstance(self.value, tuple) and not (
            isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
        ):
            return f"“{self.title}”应填编码的列表"
        if self.unit == "date" and not _is_iso_day(value):
            return f"“{self.title}”应填日期，如 2026-11-12，现为 {value}"
        if self.fixed and value != self.value:
            return f"“{self.title}”固定为{self.value}，不可更改（{self.source}）"
        if isinstance(self.value, bool) != isinstance(value, bool):
            return (
                f"“{self.title}”应填 true 或 false"
                if isinstance(self.value, bool)
                else f"“{self.title}”不能填 {value}"
            )
        if self.minimum is not None and self.maximum is not None:
            if not isinstance(value, int) or not self.minimum <= value <= self.maximum:
                return (
                    f"“{self.title}”应在 {self.minimum} 至 {self.maximum} 之间，现为 {value}（{self.source}）"
                )
        elif self.choices and value not in self.choices:
            return f"“{self.title}”只能是 {'、'.join(self.choices)}，现为 {value}"
        elif isinstance(self.value, str) and not isinstance(value, str):
            return f"“{self.title}”应填文字"
        return None

    def set_to(self, given: Mapping[str, Any]) -> Policy:
        """The policy with an office's own value, and with who set it, when and why."""
        value = tuple(given["value"]) if isinstance(given["value"], list) else given["value"]
        set_by = f"{given['by']}，{given['on']}，{given['reason']}"
        return replace(self, value=value, set_by=set_by, set_on=day_of(given["on"]))

    def unfounded(self, given: Mapping[str, Any]) -> str | None:
        """Why another value has no ground: its reason cites no law, or it does not say since when."""
        if not self.needs_law or given["value"] == self.value:
            return None
        if not cites_a_law(str(given["reason"])):
            return f"“{self.title}”须在理由（reason）里写明所依据的法律、行政法规的名称和条款，如：《……法》第十条"
        return None if day_of(given["on"]) else f"“{self.title}”的 on 应填日期，如 2026-11-12"

    @property
    def default_words(self) -> str:
        """The pack's own value as a letter would print it."""
        return replace(self, value=self.default).words

    @property
    def words(self) -> str:
        """The value as a letter prints it: 10个工作日, 6个月."""
        units = {"working_days": "个工作日", "days": "日", "months": "个月", "years": "年"}
        if isinstance(self.value, bool):
            return "是" if self.value else "否"
        if isinstance(self.value, tuple):
            return "、".join(self.value)
        return f"{self.value}{units.get(self.unit, '')}"


def day_of(value: object) -> date | None:
    """The day that TOML gives as a date or as text; None where it is none."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def is_blank(value: object) -> bool:
    """Nothing at all; 0 and false are values."""
    return value is None or value == "" or value == []


def _is_iso_day(value: object) -> bool:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return isinstance(value, str)


def too_much_together(policies: Mapping[str, Policy]) -> Iterator[str]:
    """Policies each within its own bounds that go beyond a common one."""
    for one in policies.values():
        other = policies.get(one.together_with)
        if other is None or not isinstance(one.value, int) or not isinstance(other.value, int):
            continue
        total = one.value + other.value
        if total > one.together_maximum:
            yield f"“{other.title}”和“{one.title}”合计不得超过{one.together_maximum}，现为{total}（{one.source}）"
