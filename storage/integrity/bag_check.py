"""Checks archive packages."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import bagit

from storage import messages
from storage.archive import case_of
from storage.case_numbers import parse_case_number
from storage.folders import CaseFolder
from storage.integrity.case_check import check_case
from storage.integrity.problems import Harm, Problem

# bagit logs each error and raises it, too; those raised are reported as problems.
logging.getLogger("bagit").addHandler(logging.NullHandler())

_MESSAGES = {
    bagit.FileMissing: messages.BAG_FILE_MISSING,
    bagit.UnexpectedFile: messages.BAG_FILE_EXTRA,
    bagit.ChecksumMismatch: messages.BAG_FILE_ALTERED,
}


def verify_bag(path: Path) -> list[Problem]:
    """What is wrong with a bag, by the rules of BagIt and by the records in it; empty if it is intact."""
    found = [*_bagit_problems(path)]
    number = case_of(path.name)
    if parse_case_number(number):
        # Whoever alters a record can make the manifests fit again, but not the hash chain of the records.
        found += check_case(CaseFolder(number, path / "data"), "data")
    first_of_each = {problem.where: problem for problem in reversed(found)}
    return [problem for problem in found if first_of_each[problem.where] is problem]


def _bagit_problems(path: Path) -> Iterator[Problem]:
    try:
        bag = bagit.Bag(os.fspath(path))
        # With a wrong total, bagit stops there and names no file. The total is compared afterwards (fast=True).
        bag.info.pop("Payload-Oxum", None)
        bag.validate()
        bagit.Bag(os.fspath(path)).validate(fast=True)
    except (bagit.BagError, OSError, ValueError) as error:
        details = getattr(error, "details", ())
        if not details:
            yield Problem("", messages.BAG_INVALID.format(reason=error), Harm.DAMAGE)
        for detail in details:
            where = Path(detail.path).as_posix()
            yield Problem(where, _MESSAGES[type(detail)].format(where=where), Harm.DAMAGE)
