"""`python -m tests NAME`: what a word on the command line chooses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def collected(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests", *words, "--collect-only", "-p", "no:cacheprovider"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_part_of_a_name_chooses_the_tests_that_have_it():
    answer = collected("NOBODY_IS_LISTED")

    tests = [line for line in answer.stdout.splitlines() if "::" in line]
    assert tests
    assert all("nobody_is_listed" in test for test in tests)


def test_a_folder_of_the_program_is_taken_for_the_tests_of_that_name():
    assert "tests/storage/" in collected("storage").stdout


def test_a_name_that_no_test_has_is_said():
    answer = collected("no" + "_such_name")

    assert answer.returncode == 4
    assert "no test's path or name contains no_such_name" in answer.stderr


def test_options_of_pytest_keep_their_values():
    answer = collected("-k", "a_name_that", "tests/test_by_name.py")

    assert "1/4 tests collected" in answer.stdout
