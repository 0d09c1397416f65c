"""Opening an office: from its home folder to the context that every use case works with."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from casefiles.law.calendar import WorkingCalendar
from casefiles.office.accounts.account_file import AccountFile
from casefiles.office.accounts.delegation_file import DelegationFile
from casefiles.office.accounts.log_file import LogFile
from casefiles.office.context import Clock, OfficeContext, SettingsState
from casefiles.office.errors import Unusable
from casefiles.office.letters.writer import Writer
from casefiles.office.settings.home import SETTINGS, open_home, version_of
from casefiles.office.settings.packs import FOLDER
from casefiles.office.upkeep.entries import INDEXED_FIELDS, ORDERED_FIELDS, document_version
from casefiles.office.upkeep.index import reindex
from doc_templates.engine.library import TemplateLibrary
from storage import CaseIndex, CaseStore, NumberRegister, RulingSearch

log = logging.getLogger(__name__)


def open_office(home: Path, clock: Clock) -> OfficeContext:
    """The office of that home folder; an index that is missing or of another make is built first.

    Raises Unusable when the home cannot be used as it is.
    """
    stamp = _stamp(home)
    reading, secret = open_home(home)
    details, measure = reading.details, reading.measure
    calendar = WorkingCalendar(details.local_festivals)
    office = OfficeContext(
        home=home,
        clock=clock,
        secret=secret,
        settings=SettingsState(version_of(reading.text), stamp),
        details=details,
        measure=measure,
        calendar=calendar,
        store=CaseStore(home),
        index=CaseIndex(
            home,
            fields_indexed=INDEXED_FIELDS,
            ordered_by=ORDERED_FIELDS,
            version=document_version(measure, details.local_festivals),
        ),
        rulings=RulingSearch(home),
        numbers=NumberRegister(home),
        accounts=AccountFile(home),
        delegations=DelegationFile(home),
        log=LogFile(home),
        writer=Writer(TemplateLibrary(home / "templates"), details, measure, calendar),
    )
    if office.index.needs_rebuild or office.rulings.needs_rebuild:
        reindex(office)
    return office


def up_to_date(office: OfficeContext) -> OfficeContext:
    """This office, or one with the present settings where office.toml or the pack was changed since.

    The given context is never changed: a request that is under way ends with the settings that it began with. A file
    that cannot be used changes nothing; `settings.fault` says what is wrong with it.
    """
    stamp = _stamp(office.home)
    if stamp == office.settings.stamp:
        return office
    try:
        reading, secret = open_home(office.home)
    except Unusable as fault:
        log.warning("office.toml or the pack has changed and cannot be used: %s", fault)
        return replace(office, settings=replace(office.settings, stamp=stamp, fault=str(fault)))
    details, measure = reading.details, reading.measure
    calendar = WorkingCalendar(details.local_festivals)
    return replace(
        office,
        secret=secret,
        settings=SettingsState(version_of(reading.text), stamp),
        details=details,
        measure=measure,
        calendar=calendar,
        writer=Writer(office.writer.library, details, measure, calendar),
    )


def _stamp(home: Path) -> tuple[int, ...]:
    """By which a changed office.toml or pack is noticed without reading it; zeros for a file that is not there."""
    files = (home / SETTINGS, *sorted((home / FOLDER).glob("*.toml")))
    return tuple(number for file in files for number in _stamp_of(file))


def _stamp_of(file: Path) -> tuple[int, int, int]:
    try:
        status = file.stat()
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino
