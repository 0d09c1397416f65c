"""Stores the cases of an office in plain folders, and derives everything else from them.

A case folder holds one immutable record for each filed step, which names the SHA-256 of the record before and of every
file that came with it. A number register holds one file for each document number. The index of cases and the search
over rulings only repeat what the folders say: they may be deleted at any time and are rebuilt.

Processes agree by one means only, the exclusive creation of a file, so no server is needed and a network share will do.

This package knows nothing of the procedure: steps, states and fields are strings to it, and the time is passed in.
"""

from storage.archive import bag_name, make_bag
from storage.case_index.index import CaseIndex, Page
from storage.conflict import Conflict
from storage.drafts import Draft
from storage.errors import (
    AlreadyArchived,
    Busy,
    Damaged,
    NotFound,
    StorageError,
    TooNew,
    Unwritable,
)
from storage.folders import CaseFolder, CaseStore, NewFile
from storage.formats import Versions
from storage.integrity.bag_check import verify_bag
from storage.integrity.home_check import check, check_archives, check_cases, check_numbers, stale_cases
from storage.integrity.leftovers import clear_orphans
from storage.integrity.problems import Harm, Problem
from storage.numbers import Holding, NumberRegister
from storage.records import FileRef, Record, sha256_of
from storage.ruling_search.ruling_file import RulingDoc
from storage.ruling_search.search import Hit, RulingSearch

__all__ = [
    "AlreadyArchived",
    "Busy",
    "CaseFolder",
    "CaseIndex",
    "CaseStore",
    "Conflict",
    "Damaged",
    "Draft",
    "FileRef",
    "Harm",
    "Hit",
    "Holding",
    "NewFile",
    "NotFound",
    "NumberRegister",
    "Page",
    "Problem",
    "Record",
    "RulingDoc",
    "RulingSearch",
    "StorageError",
    "TooNew",
    "Unwritable",
    "Versions",
    "bag_name",
    "check",
    "check_archives",
    "check_cases",
    "check_numbers",
    "clear_orphans",
    "make_bag",
    "sha256_of",
    "stale_cases",
    "verify_bag",
]
