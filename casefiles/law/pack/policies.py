"""Checks a pack's policies: each that the program reads is there, within its own bounds and those of higher norms."""

from __future__ import annotations

from collections.abc import Iterator

from casefiles.law.pack import schema
from casefiles.law.pack.faults import Fault, Row, Sound, known_in, meant, twice
from casefiles.law.pack.schema import PolicyLimits
from casefiles.law.policies import Policy, too_much_together

_NUMBERS = ("working_days", "days", "months", "years")


def policies_are_whole(sound: Sound) -> Iterator[Fault]:
    """The faults of the pack's [[policy]] rows."""
    yield from twice(sound.values("policy", "key"), "[[policy]]", "的 key")
    given = {row["key"]: row for row in sound.rows["policy"]}
    for key in given:
        if key not in schema.POLICIES:
            yield Fault(f"[[policy]] {key}", "程序不认识这一规则项", meant(key, schema.POLICIES))
    for key, limits in schema.POLICIES.items():
        if key not in given:
            yield Fault(f"[[policy]] {key}", "缺少这一规则项", "请照随程序的办法数据补写")
        else:
            yield from _policy(given[key], limits, sound)
    yield from _together(given)


def _policy(row: Row, limits: PolicyLimits, sound: Sound) -> Iterator[Fault]:
    place = f"[[policy]] {row['key']}"
    if row["unit"] != limits.unit:
        yield Fault(f"{place} unit", f"不能是“{row['unit']}”", f"应为 {limits.unit}")
        return
    if limits.unit != "text" and "default" not in row:
        yield Fault(place, "缺少 default", "请补写默认值")
        return
    if not _is_of_its_unit(row):
        yield Fault(f"{place} default", "默认值的写法与单位不合", _HOW[limits.unit])
        return
    yield from _bounds(row, limits, place)
    if limits.needs_law and not (row.get("needs_law") is True and row.get("default") is False):
        yield Fault(place, "没有法律、行政法规依据不得开启", "请写 default = false、needs_law = true")
    problem = read_policy(row).problem(read_policy(row).value)
    if problem:
        yield Fault(f"{place} default", problem, "请改正默认值或者界限")
    yield from _choices(row, place)
    if row["key"] == "hearing.measures":
        for code in row["default"]:
            codes = sound.values("restriction", "code")
            yield from known_in(code, codes, f"{place} default", "[[restriction]] ")


_HOW = {
    **dict.fromkeys(_NUMBERS, "应为整数"),
    "switch": "应为 true 或者 false",
    "text": "应为文字",
    "date": '应为日期，写在引号里，如 "2026-11-12"',
    "choice": "应为 choices 中的一个，或者整数、编码的列表",
}


def _is_of_its_unit(row: Row) -> bool:
    value = row.get("default", "")
    match row["unit"]:
        case "switch":
            return isinstance(value, bool)
        case "text" | "date":
            return isinstance(value, str)
        case "choice":
            wanted: type = list if row["key"] == "hearing.measures" else str if "choices" in row else int
            return isinstance(value, wanted) and not isinstance(value, bool)
        case _:
            return isinstance(value, int) and not isinstance(value, bool)


def _bounds(row: Row, limits: PolicyLimits, place: str) -> Iterator[Fault]:
    low, high = row.get("minimum"), row.get("maximum")
    if limits.only is not None and (row.get("default") != limits.only or row.get("fixed") is not True):
        only = (
            {True: "true", False: "false"}.get(limits.only, limits.only)
            if isinstance(limits.only, bool)
            else limits.only
        )
        yield Fault(place, "上位法不允许更改这一项", f"请写 default = {only}、fixed = true")
    if (low is None) != (high is None) or (low is not None and low > high):
        yield Fault(place, "minimum、maximum 应当成对，且前者不大于后者", "请改正界限")
    elif low is None and limits.only is None and limits.unit in _NUMBERS:
        yield Fault(place, "缺少 minimum、maximum", "请写明允许更改的界限")
    elif low is not None and limits.lowest is not None and low < limits.lowest:
        yield Fault(f"{place} minimum", f"低于上位法的{limits.lowest}", f"不得低于{limits.lowest}")
    elif high is not None and limits.highest is not None and high > limits.highest:
        yield Fault(f"{place} maximum", f"高于上位法的{limits.highest}", f"不得高于{limits.highest}")


def _choices(row: Row, place: str) -> Iterator[Fault]:
    known = schema.CHOICES_KNOWN.get(row["key"])
    if known is None:
        return
    if not row.get("choices"):
        yield Fault(f"{place} choices", "缺少可选的值", f"只能从 {'、'.join(known)} 中选")
    for choice in row.get("choices", ()):
        yield from known_in(choice, known, f"{place} choices", "程序认识的值")


def _together(given: dict[str, Row]) -> Iterator[Fault]:
    for key, row in given.items():
        if ("together_with" in row) != ("together_maximum" in row):
            yield Fault(f"[[policy]] {key}", "together_with、together_maximum 应当成对", "请补写，或者都删去")
            return
        if "together_with" in row:
            yield from known_in(row["together_with"], given, f"[[policy]] {key} together_with", "[[policy]] ")
    sound = {key: read_policy(row) for key, row in given.items()}
    for problem in too_much_together(sound):
        yield Fault("[[policy]]", problem, "请减少其中一项的默认值")


def read_policy(row: Row) -> Policy:
    """A policy from its row."""
    default = row.get("default", "")
    value = tuple(default) if isinstance(default, list) else default
    rest = {key: row[key] for key in row if key not in ("default", "choices")}
    return Policy(value=value, default=value, choices=tuple(row.get("choices", ())), **rest)
