"""Verifies archive packages."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import bagit

from storage import messages
from storage.archive import case_of
from storage.folders import CaseFolder, case_serial
from storage.integrity.case_check import problems_in_folder
from storage.integrity.problems import Harm, Problem

logging.getLogger("bagit").addHandler(logging.NullHandler())  # what it says comes back as problems


def verify_bag(path: Path) -> list[Problem]:
    """What is wrong with a bag: by BagIt's own rules, then by the records in it. Empty if it is whole."""
    found = [*_bagit_problems(path)]
    number = case_of(path.name)
    if case_serial(number):
        found += problems_in_folder(CaseFolder(number, path / "data"), "data")
    first_of_each = {problem.where: problem for problem in reversed(found)}
    return [problem for problem in found if first_of_each[problem.where] is problem]


def _bagit_problems(path: Path) -> Iterator[Problem]:
    try:
        bag = bagit.Bag(os.fspath(path))
        bag.info.pop("Payload-Oxum", None)  # a wrong total would keep it from naming the files
        bag.validate()
        bagit.Bag(os.fspath(path)).validate(fast=True)
    except (bagit.BagError, OSError, ValueError) as error:
        details = getattr(error, "details", ())
        if not details:
            yield Problem("", messages.BAG_INVALID.format(reason=error), Harm.DAMAGE)
        for detail in details:
            where = Path(detail.path).as_posix()
            yield Problem(where, _SAYINGS[type(detail)].format(where=where), Harm.DAMAGE)


_SAYINGS = {
    bagit.FileMissing: messages.BAG_FILE_MISSING,
    bagit.UnexpectedFile: messages.BAG_FILE_EXTRA,
    bagit.ChecksumMismatch: messages.BAG_FILE_ALTERED,
}
