"""Where cases are kept: records and files are written once, durably, and everything else is derived from them.

The truth is in plain folders: a case folder holds one immutable record for each step, each naming the hash of
the one before and of every file that came with it; a number register holds one file for each document number.
Exclusive creation of a file is the only means of agreement between processes, so no server is needed. The
index of case states and the search index only repeat what the folders say, and may be deleted at any time.

This room knows nothing of the procedure: steps, states and fields are strings to it, and the time is passed in.
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
