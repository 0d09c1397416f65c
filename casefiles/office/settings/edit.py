"""Changing office.toml: proposed, looked at, then written whole; comments stay, and every earlier version is kept."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import tomlkit
import tomlkit.exceptions
from tomlkit.items import AbstractTable

from casefiles.office.context import OfficeContext
from casefiles.office.errors import Unusable
from casefiles.office.settings.changes import Change, differences
from casefiles.office.settings.home import SETTINGS, Reading, read_office, settings_text, version_of
from casefiles.people.roles import Officer
from storage import durable
from storage.locking import exclusive

HISTORY = "settings-history"
LOGGED = "更改设置"
SEARCHED_LINES = 20_000

#: Where in the file → the value from now on; None takes the key away.
Edits = Mapping[tuple[str, ...], Any]


class ChangedMeanwhile(Exception):
    """Someone else changed the settings since the page was opened; `changes` say what, `who` and when if known.

    `earlier` is what the page was filled in upon, None where it was never saved from a page.
    """

    def __init__(self, who: str, earlier: Reading | None, present: Reading) -> None:
        super().__init__(who)
        self.who = who
        self.earlier = earlier
        self.present = present
        self.changes = differences(earlier, present) if earlier else []


@dataclass(frozen=True)
class Proposal:
    """What the settings would be; nothing is written yet."""

    before: Reading
    after: Reading
    changes: list[Change]

    @property
    def fingerprint(self) -> str:
        """By which a saving is held to what was looked at."""
        return version_of(self.after.text)


def propose(office: OfficeContext, edits: Edits, seen: str) -> Proposal:
    """What these edits would make of the settings. Raises Unusable where the program could not start with them,
    or where nothing would change; ChangedMeanwhile where the form was filled in upon another version.
    """
    present = settings_text(office.home)
    if version_of(present) != seen:
        raise _changed_meanwhile(office, present, seen)
    before, after = read_office(present, office.home), read_office(edited(present, edits), office.home)
    changes = differences(before, after)
    if not changes:
        raise Unusable("没有改动：填写的与现在的设置相同")
    return Proposal(before, after, changes)


def save_proposal(office: OfficeContext, proposal: Proposal, previewed: str, by: Officer) -> None:
    """Write what was looked at; the version before goes into the history. Raises Unusable, ChangedMeanwhile."""
    if previewed != proposal.fingerprint:
        raise Unusable("填写的内容与预览时不同，还没有保存；请看过下面的预览，再保存")
    file = office.home / SETTINGS
    with exclusive(office.home / "index" / "settings.lock"):
        present = settings_text(office.home)
        if present != proposal.before.text:
            raise _changed_meanwhile(office, present, version_of(proposal.before.text))
        keep_version(office.home / HISTORY, SETTINGS, file.read_bytes(), office.clock())
        durable.replace(file, proposal.after.text.encode())
    what = "；".join(change.title for change in proposal.changes)
    said = "；".join(f"{change.title}：{change.old}→{change.new}" for change in proposal.changes)
    office.log.note(office.now, by, "", f"{LOGGED} {what}", said[:2000])


def _changed_meanwhile(office: OfficeContext, present: str, seen: str) -> ChangedMeanwhile:
    now = read_office(present, office.home)
    earlier = next((text for text in _versions(office.home) if version_of(text) == seen), None)
    if earlier is None:
        return ChangedMeanwhile("", None, now)
    return ChangedMeanwhile(_last_change(office), read_office(earlier, office.home), now)


def _versions(home: Path) -> list[str]:
    """Earlier versions, the newest first."""
    paths = sorted((home / HISTORY).glob(f"*-{SETTINGS}"), key=lambda path: path.name, reverse=True)
    return [path.read_bytes().decode("utf-8-sig") for path in paths[:50]]


def _last_change(office: OfficeContext) -> str:
    for _, line in islice(office.log.newest(), SEARCHED_LINES):
        if str(line["what"]).startswith(LOGGED):
            return f"{line['name']}（{str(line['at'])[:16].replace('T', ' ')}）"
    return ""


def keep_version(folder: Path, name: str, data: bytes, at: datetime) -> Path:
    """Keep what is about to be replaced under the time at which it was; two of one second are told apart."""
    durable.make_folder(folder)
    moment = at.strftime("%Y%m%dT%H%M%S")
    for count in range(1, 1000):
        path = folder / (f"{moment}-{name}" if count == 1 else f"{moment}.{count:03d}-{name}")
        try:
            durable.write_new(path, data)
        except FileExistsError:
            continue
        return path
    raise Unusable("一秒之内更改太多次，请稍候再试")


def edited(text: str, edits: Edits) -> str:
    """The file with these keys set or taken away, and everything else, comments too, as it was. Raises Unusable."""
    try:
        document = tomlkit.parse(text)
        for path, value in edits.items():
            _set(document, path, value)
        written = tomlkit.dumps(document)
        meant = tomllib.loads(text.replace("\r\n", "\n"))
        _set_plainly(meant, edits)
        if tomllib.loads(written.replace("\r\n", "\n")) != meant:
            raise ValueError("改写后读出的内容与填写的不一致")
        return written
    except (tomlkit.exceptions.TOMLKitError, TypeError, ValueError) as fault:
        raise Unusable(f"{SETTINGS} 的写法让程序不能在网页上更改它（{fault}）；请直接编辑该文件") from fault


def _set(document: tomlkit.TOMLDocument, path: tuple[str, ...], value: Any) -> None:
    *folders, key = path
    table: Any = document
    for name in folders:
        if name not in table:
            table.add(name, tomlkit.table())
        table = table[name]
    if value is None:
        table.pop(key, None)
    elif isinstance(value, Mapping) and path[0] == "policies" and key in table:
        for name, one in value.items():
            _put(table[key], name, one)
    elif isinstance(value, Mapping) and path[0] == "policies":
        table[key] = _table(value)
    elif isinstance(value, Mapping):
        _put(table, key, _inline(value))
    else:
        _put(table, key, value)


def _set_plainly(given: dict[str, Any], edits: Edits) -> None:
    """The same edits on plain dictionaries: what the written file must read as."""
    for (*folders, key), value in edits.items():
        table = given
        for name in folders:
            table = table.setdefault(name, {})
        if value is None:
            table.pop(key, None)
        elif isinstance(value, Mapping) and folders == ["policies"]:
            table[key] = {**table.get(key, {}), **value}
        else:
            table[key] = dict(value) if isinstance(value, Mapping) else value


def _put(table: AbstractTable, key: str, value: Any) -> None:
    """Set a value where it stands, so that the remark behind it stays; a new one at the end."""
    known = table.get(key)
    item = tomlkit.item(value)
    if known is not None and hasattr(known, "trivia"):
        item.trivia.indent, item.trivia.comment_ws = known.trivia.indent, known.trivia.comment_ws
        item.trivia.comment, item.trivia.trail = known.trivia.comment, known.trivia.trail
    table[key] = item


def _table(row: Mapping[str, Any]) -> tomlkit.items.Table:
    table = tomlkit.table()
    for name, value in row.items():
        table.add(name, value)
    table.add(tomlkit.nl())
    return table


def _inline(row: Mapping[str, Any]) -> tomlkit.items.InlineTable:
    table = tomlkit.inline_table()
    table.update(row)
    return table
