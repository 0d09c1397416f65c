"""Says in plain Chinese everything that a pack lacks or has wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casefiles.law.pack import schema
from casefiles.law.pack.agreement import AGREEMENT
from casefiles.law.pack.faults import Fault, Row, Sound, meant
from casefiles.law.pack.policies import policies_are_whole
from casefiles.law.pack.schema import Shape


def faults(pack: Row) -> list[Fault]:
    """Everything that is wrong with a parsed pack; empty when the program can work with it."""
    found: list[Fault] = list(_unknown_tables(pack))
    single = {name: _single(pack, name, shape, found) for name, shape in schema.SINGLE.items()}
    named = {name: _named(pack, name, shape, found) for name, shape in schema.NAMED.items()}
    rows = {name: _rows(pack, name, shape, found) for name, shape in schema.LISTS.items()}
    sound = Sound(rows, named, single)
    for check in (*AGREEMENT, policies_are_whole):
        found.extend(check(sound))
    return found


def _unknown_tables(pack: Row) -> Iterator[Fault]:
    known = [*schema.SINGLE, *schema.NAMED, *schema.LISTS]
    for name in pack:
        if name not in known:
            yield Fault(f"[{name}]", "没有这一部分", meant(name, known))


def _single(pack: Row, name: str, shape: Shape, found: list[Fault]) -> Row:
    table = pack.get(name)
    if not isinstance(table, Mapping):
        found.append(Fault(f"[{name}]", "缺少这一部分", f"请照随程序的办法数据补写 [{name}]"))
        return {}
    return table if _is_sound(table, f"[{name}]", shape, found) else {}


def _named(pack: Row, name: str, shape: Shape, found: list[Fault]) -> dict[str, Row]:
    tables = pack.get(name)
    if not isinstance(tables, Mapping):
        found.append(Fault(f"[{name}]", "缺少这一部分", f"请照随程序的办法数据补写 [{name}]"))
        return {}
    return {
        key: row
        for key, row in tables.items()
        if _is_sound(row, f"[{name}] {key}" if name == "ground" else f"[{name}.{key}]", shape, found)
    }


def _rows(pack: Row, name: str, shape: Shape, found: list[Fault]) -> list[Row]:
    rows = pack.get(name, [] if name in schema.MAY_BE_MISSING else None)
    if not isinstance(rows, list) or (not rows and name not in schema.MAY_BE_MISSING):
        found.append(Fault(f"[[{name}]]", "一行也没有", f"请照随程序的办法数据补写 [[{name}]]"))
        return []
    sound = [
        row
        for number, row in enumerate(rows, start=1)
        if _is_sound(row, _where(name, row, number), shape, found)
    ]
    return [row for row in sound if name != "article" or _items_are_sound(row, found)]


def _where(name: str, row: object, number: int) -> str:
    """A row as its writer finds it: by its code, key or number, else by its place in the file."""
    known = row if isinstance(row, Mapping) else {}
    called = known.get("code") or known.get("key") or known.get("number")
    return f"[[{name}]] {called}" if called else f"[[{name}]] 第{number}个"


def _items_are_sound(article: Row, found: list[Fault]) -> bool:
    place = f"[[article]] {article['number']} 的 [[article.item]]"
    sound = [
        _is_sound(item, f"{place} 第{number}个", schema.ARTICLE_ITEM, found)
        for number, item in enumerate(article.get("item", []), start=1)
    ]
    return all(sound)


def _is_sound(row: object, place: str, shape: Shape, found: list[Fault]) -> bool:
    if not isinstance(row, Mapping):
        found.append(Fault(place, "应当是一张表", "请照随程序的办法数据的写法改正"))
        return False
    faulty = [*_keys_missing(row, place, shape), *_keys_wrong(row, place, shape)]
    found.extend(faulty)
    return not faulty


def _keys_missing(row: Row, place: str, shape: Shape) -> Iterator[Fault]:
    for key, kind in shape.required.items():
        if key not in row:
            yield Fault(place, f"缺少 {key}", f"请补写：{kind.value}")


def _keys_wrong(row: Row, place: str, shape: Shape) -> Iterator[Fault]:
    for key, value in row.items():
        kind = shape.keys.get(key)
        if kind is None:
            yield Fault(place, f"没有名为 {key} 的项", meant(key, shape.keys))
        elif not kind.holds(value):
            yield Fault(place, f"{key} 的写法不对", f"应为{kind.value}")
        elif key in shape.choices and value not in shape.choices[key]:
            yield Fault(place, f"{key} 不能是“{value}”", f"只能是 {'、'.join(shape.choices[key])}")
