"""docs/format.md names every key that the program writes into a record or a file beside the cases."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from casefiles.office.accounts.accounts import officer_on_duty
from casefiles.office.accounts.delegations import begin_delegation, end_delegation
from casefiles.procedure.table import STEPS
from storage.formats import FORMAT, KEYS
from tests import format_page
from tests.world.staff import STAFF

PAGE = format_page.PAGE.read_text(encoding="utf-8")


def table_rows(title: str) -> list[list[str]]:
    """The cells of every table row under a heading, down to the next heading of its rank."""
    rank = title.partition(" ")[0]
    text = PAGE.partition(f"\n{title}\n")[2].partition(f"\n{rank} ")[0]
    return [line.split("|")[1:-1] for line in text.splitlines() if line.startswith("|")]


def names_in(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def keys_by_file() -> dict[str, set[str]]:
    """The keys of each file beside the cases, as its table names them."""
    found: dict[str, set[str]] = defaultdict(set)
    file = ""
    for first, second, _ in table_rows("## The files beside the cases"):
        if names_in(first):
            [file] = names_in(first)
        found[file].update(names_in(second))
    return found


RECORD_KEYS = {
    name
    for title in ("## A record", "## Answers in general")
    for row in table_rows(title)
    for name in names_in(row[0])
}
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


def objects_in(*paths: Path) -> list[dict[str, Any]]:
    """The JSON objects of files, one a file or one a line."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return [json.loads(one) for text in texts for one in (text.splitlines() if text[1] != "\n" else [text])]


def test_every_key_of_every_record_of_the_demonstration_is_named(demo):
    records = records_in(demo.home / "cases") + records_in(demo.home / "interpretations")
    assert {key for record in records for key in keys_of(record)} <= RECORD_KEYS


def test_a_key_that_is_not_named_is_noticed(demo):
    record = records_in(demo.home / "cases")[0]
    more = {"weather": "fine", "facts": {"mood": {"of": "day"}}, "answers": {"omen": 1}}
    unnamed = keys_of(record | more) - RECORD_KEYS
    assert unnamed == {"weather", "facts.mood", "facts.mood.of", "answers.omen"}


@pytest.mark.parametrize("format", range(1, FORMAT + 1))
def test_the_keys_of_each_format_are_named_with_the_format_in_its_table(format):
    assert set(KEYS[format]) <= RECORD_KEYS
    assert f"\n| {format} | " in PAGE


@pytest.fixture
def used(office):
    """An office in which everything was done once that writes beside the cases."""
    for who in ("reviewer", "signer"):
        officer = STAFF[who]
        office.accounts.add(officer.id, officer.name, officer.roles, "a-long-password-1")
    office.accounts.set_disabled("zhao", True)
    office.accounts.set_disabled("zhao", False)
    leave = {"first": "2026-01-05", "last": "2026-01-09", "reason": "休假", "roles": ["reviewer"]}
    begin_delegation(office, leave | {"principal": "zhao", "deputy": "sun"}, STAFF["admin"])
    deputy = officer_on_duty(office, "sun").acting(STEPS["letter_review"].actors)
    office.log.note(office.now, deputy, "", "a", "b", opened={"path": "p", "sha256": "s"})
    office.numbers.allot("木发改信告", 2026, "2026-0001#0001-1", office.now)
    office.numbers.void("木发改信告", 2026, 1, "签发未能完成", office.now, "li")
    office.store.save_draft("report-li", {}, "li")
    return office


def test_what_a_deputy_files_and_the_chain_of_delegations_are_named(used):
    filer = officer_on_duty(used, "sun").as_filer(STEPS["letter_review"].actors)
    end_delegation(used, 1, {"reason": "提前返岗"}, STAFF["admin"])
    found = {key for record in records_in(used.home / "delegations") for key in keys_of(record)}
    found |= {f"filed_by.{key}" for key in filer}

    assert {"filed_by.for", "facts.deputy_name", "answers.delegation"} <= found <= RECORD_KEYS


def test_every_key_of_the_files_beside_the_cases_is_named_with_its_file(used):
    number = used.home / "numbers" / "木发改信告" / "2026" / "0001"
    written = {
        "numbers/<series>/<year>/0001": objects_in(number),
        "numbers/<series>/<year>/0001.void": objects_in(number.with_suffix(".void")),
        "accounts.json": list(json.loads((used.home / "accounts.json").read_bytes()).values()),
        "access.jsonl": objects_in(used.home / "access.jsonl"),
        "drafts/….json": objects_in(*(used.home / "drafts").iterdir()),
    }
    found = {file: {key for one in kept for key in keys_in(one, "")} for file, kept in written.items()}
    assert found == {file: keys for file, keys in keys_by_file().items() if keys}


def test_the_parts_of_a_home_and_of_a_bag_are_named(demo):
    paths = [name for row in table_rows("## The home") for name in names_in(row[0])]
    named = {path.partition("/")[0] for path in paths}
    assert {path.name for path in demo.home.iterdir()} <= named

    info = demo.home / "archive" / "2026" / "2026-0001" / "bag-info.txt"
    lines = info.read_text(encoding="utf-8").splitlines()
    tags = {name for row in table_rows("## A bag, and a backup") for name in names_in(row[0])}
    assert {line.partition(":")[0] for line in lines} == tags


def test_the_answers_are_those_of_the_forms():
    assert format_page.page() == PAGE, "run: python -m tests.format_page --write"
