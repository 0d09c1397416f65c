"""What every use case works with: the clock, the settings, the Measure, the stores and the writer of one office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from casefiles.law.calendar import WorkingCalendar
from casefiles.law.measure import Measure
from casefiles.office.accounts.account_file import AccountFile
from casefiles.office.accounts.delegation_file import DelegationFile
from casefiles.office.accounts.log_file import LogFile
from casefiles.office.letters.writer import Writer
from casefiles.people.office_details import OfficeDetails
from storage import CaseIndex, CaseStore, NumberRegister, RulingSearch

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class SettingsState:
    """Which office.toml the context was made from: its text's version, the files' stamp, what is wrong with newer ones."""

    version: str
    stamp: tuple[int, ...]
    fault: str = ""


@dataclass(frozen=True)
class OfficeContext:
    """One office at work in its home folder. It holds no use case, and no use case changes it.

    `clock` gives the present moment with its offset; everything that is filed or counted takes the time from it.
    """

    home: Path
    clock: Clock
    secret: bytes = field(repr=False)
    settings: SettingsState
    details: OfficeDetails
    measure: Measure
    calendar: WorkingCalendar
    store: CaseStore
    index: CaseIndex
    rulings: RulingSearch
    numbers: NumberRegister
    accounts: AccountFile
    delegations: DelegationFile
    log: LogFile
    writer: Writer

    @property
    def today(self) -> date:
        return self.clock().date()

    @property
    def now(self) -> str:
        """This moment as records bear it."""
        return self.clock().isoformat(timespec="seconds")
