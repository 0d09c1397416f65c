"""What the other processes of the tests do: file, allot, index, and die where they are told to."""

import os
import sys
from pathlib import Path

from storage import CaseIndex, CaseStore, Conflict, NumberRegister
from tests.storage.builders import AT, EVIDENCE, LETTER, file_step


def file_on_and_on(home: Path, number: str) -> None:
    case = CaseStore(home).folder(number)
    while True:
        record = file_step(case, files=[LETTER, EVIDENCE])
        say(f"{record.sequence} {record.sha256}")


def file_and_crash(home: Path, number: str, at: int) -> None:
    """File one step, and die at the given touch of the file system, as at a power cut."""
    case = CaseStore(home).folder(number)
    touches = 0

    def touch(event: str, _: object) -> None:
        nonlocal touches
        if event in {"open", "os.link", "os.remove", "os.rename", "os.mkdir"}:
            if touches == at:
                os._exit(9)
            touches += 1

    sys.addaudithook(touch)
    file_step(case, "事先告知", files=[LETTER, EVIDENCE])
    say("filed")


def race_to_file(home: Path, number: str, name: str, times: int) -> None:
    case = CaseStore(home).folder(number)
    for _ in range(times):
        after = case.last_sequence()
        try:
            record = file_step(case, name, files=[LETTER], after=after)
        except Conflict as conflict:
            say(f"conflict {min(record.sequence for record in conflict.newer) - after}")
        else:
            say(f"won {record.sequence} {record.sha256}")


def open_cases(home: Path, times: int) -> None:
    for _ in range(times):
        say(CaseStore(home).new_case(2026).number)


def allot_numbers(home: Path, holder: str, times: int) -> None:
    register = NumberRegister(home)
    for _ in range(times):
        say(str(register.allot("木发改信告", 2026, holder, AT)))


def put_documents(home: Path, first: int, times: int) -> None:
    index = CaseIndex(home, fields_indexed=["state"])
    for serial in range(first, first + times):
        index.put(f"2026-{serial:04d}", {"sequence": 1, "state": "new"})
        index.put(f"2026-{serial:04d}", {"sequence": 2, "state": "decided"})
        say(str(serial))


def add_to_a_counter(home: Path, times: int) -> None:
    table = CaseIndex(home, fields_indexed=[]).table

    def add(document: dict[str, int]) -> None:
        document["count"] += 1

    for _ in range(times):
        table.update(add, doc_ids=[1])


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def main(task: str, home: str, *arguments: str) -> None:
    whole = [int(argument) if argument.isdecimal() else argument for argument in arguments]
    globals()[task](Path(home), *whole)


main(*sys.argv[1:])
