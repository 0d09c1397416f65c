"""docs/format.md names every key that the program writes into a record or a file beside the cases."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import STAFF

from casefiles.procedure.table import STEPS
from storage.formats import FORMAT, KEYS
from tests import format_page

PAGE = format_page.PAGE.read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE))
#: Objects whose keys are values: letters by their reference, names by account.
BY_VALUE = {"facts.signed": "facts.signed.*", "facts.recused": None}


def keys_in(value: Any, path: str) -> Iterator[str]:
    """Every key below a value, as the page writes it: `files[].path`, `facts.signed.*.number`."""
    if isinstance(value, list):
        for one in value:
            yield from keys_in(one, f"{path}[]")
    elif isinstance(value, dict) and path in BY_VALUE:
        for one in value.values():
            yield from keys_in(one, BY_VALUE[path] or path)
    elif isinstance(value, dict):
        for key, inner in value.items():
            name = f"{path}.{key}" if path else key
            yield name
            yield from keys_in(inner, name)


def keys_of(record: dict[str, Any]) -> set[str]:
    """The keys of a record with all that is below them; of the answers only those that no field of the form gives."""
    form = STEPS[record["step"]].form if record["step"] in STEPS else format_page.BESIDE[record["step"]][1]
    fields = format_page.answer_keys(form)
    more = {key: value for key, value in record["answers"].items() if key not in fields}
    return set(keys_in(record | {"answers": {}}, "")) | {f"answers.{key}" for key in more}


def records_in(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_bytes()) for path in folder.rglob("records/*.json")]


def json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def unnamed(found: Iterable[str]) -> set[str]:
    return set(found) - NAMED


def test_every_key_of_every_record_of_the_demonstration_is_named(demo):
    records = records_in(demo.home / "cases") + records_in(demo.home / "interpretations")
    assert unnamed(key for record in records for key in keys_of(record)) == set()


def test_a_key_that_is_not_named_is_noticed(demo):
    record = records_in(demo.home / "cases")[0]
    more = {"weather": "fine", "facts": {"mood": {"of": "day"}}, "answers": {"omen": 1}}
    assert unnamed(keys_of(record | more)) == {"weather", "facts.mood", "facts.mood.of", "answers.omen"}


@pytest.mark.parametrize("format", range(1, FORMAT + 1))
def test_the_keys_of_each_format_are_named_with_the_format_in_its_table(format):
    assert unnamed(KEYS[format]) == set()
    assert f"\n| {format} | " in PAGE


def test_what_a_deputy_files_and_the_files_beside_the_cases_are_named(office):
    for who in ("reviewer", "signer"):
        officer = STAFF[who]
        office.accounts.add(officer.id, officer.name, officer.roles, "a-long-password-1")
    office.accounts.set_disabled("zhao", True)
    office.accounts.set_disabled("zhao", False)
    leave = {"first": "2026-01-05", "last": "2026-01-09", "reason": "休假", "roles": ["reviewer"]}
    office.delegations.begin(leave | {"principal": "zhao", "deputy": "sun"}, STAFF["admin"])
    deputy = office.officer("sun").acting(STEPS["letter_review"].actors)
    office.delegations.end(1, {"reason": "提前返岗"}, STAFF["admin"])
    office.access.note(office.now(), deputy, "", "a", "b", opened={"path": "p", "sha256": "s"})
    office.numbers.allot("木发改信告", 2026, "2026-0001#0001-1", office.now())
    office.numbers.void("木发改信告", 2026, 1, "签发未能完成", office.now(), "li")
    office.store.save_draft("report-li", {}, "li")

    kept: list[Any] = [*json.loads((office.home / "accounts.json").read_bytes()).values()]
    kept += json_lines(office.home / "access.jsonl")
    kept += [json.loads(p.read_bytes()) for p in (office.home / "numbers").rglob("0001*")]
    kept += [json.loads(p.read_bytes()) for p in (office.home / "drafts").iterdir()]
    found = {key for one in kept for key in keys_in(one, "")}
    found |= {f"filed_by.{key}" for key in deputy.as_filer(STEPS["letter_review"].actors)}
    found |= {key for record in records_in(office.home / "delegations") for key in keys_of(record)}
    assert {"filed_by.for", "opened.path", "disabled", "facts.deputy_name", "answers.delegation"} <= found
    assert unnamed(found) == set()


def test_the_parts_of_a_home_and_of_a_bag_are_named(demo):
    parts = {f"{path.name}/" if path.is_dir() else path.name for path in demo.home.iterdir()}
    named = {name.split("/")[0] + ("/" if "/" in name else "") for name in NAMED}
    assert parts <= named
    [info] = (demo.home / "archive" / "2026" / "2026-0001").glob("bag-info.txt")
    assert unnamed(line.partition(":")[0] for line in info.read_text(encoding="utf-8").splitlines()) == set()


def test_the_answers_are_those_of_the_forms():
    assert format_page.page() == PAGE, "run: python -m tests.format_page --write"
