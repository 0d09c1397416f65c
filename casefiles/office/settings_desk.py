"""A settings form between opening and saving: filled in, previewed, saved; or come back with what stands against it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casefiles.office.errors import Unusable
from casefiles.office.settings_book import ChangedMeanwhile, Proposal
from casefiles.office.settings_effects import Effects, effects
from casefiles.office.settings_sections import Given, Section, section
from casefiles.roles import Officer

if TYPE_CHECKING:
    from casefiles.office.office import Office

_MISSING = re.compile(r"office\.toml 缺少 \[office\] \w+（(.+)）")
_IN_FILE = re.compile(r"^office\.toml \[\w+\] ?")


@dataclass
class SettingsForm:
    """The form, the version it was filled in upon, and what came of it."""

    section: Section
    seen: str
    proposal: Proposal | None = None
    effects: Effects | None = None
    problems: list[str] = field(default_factory=list)
    meanwhile: ChangedMeanwhile | None = None
    saved: bool = False


def open_form(office: Office, key: str) -> SettingsForm:
    """The form with the present values. Raises NotFound."""
    return SettingsForm(_section(office, key), office.settings.version)


def preview(office: Office, key: str, given: Given, seen: str) -> SettingsForm:
    """The form as filled in, with old and new and what the change would do, or with what stands against it."""
    blank = _section(office, key)
    form = SettingsForm(blank.filled(given), seen)
    try:
        form.proposal = office.settings.propose(blank.edits(given), seen)
        form.effects = effects(office, form.proposal)
    except Unusable as fault:
        form.proposal = None
        form.problems = [_plain(problem) for problem in fault.problems]
    except ChangedMeanwhile as fault:
        form.meanwhile, form.seen = fault, office.settings.version
    return form


def save(office: Office, key: str, given: Given, seen: str, previewed: str, by: Officer) -> SettingsForm:
    """Save what was previewed; the form says whether it is saved."""
    form = preview(office, key, given, seen)
    if form.proposal is None:
        return form
    try:
        office.settings.save(form.proposal, previewed, by)
        form.saved = True
    except Unusable as fault:
        form.problems = [str(fault)]
    except ChangedMeanwhile as fault:
        form.meanwhile, form.proposal, form.seen = fault, None, office.settings.version
    return form


def _plain(problem: str) -> str:
    """The reader's words without where in the file it is: whoever fills in a form sees no file."""
    missing = _MISSING.fullmatch(problem)
    return f"请填写{missing[1]}" if missing else _IN_FILE.sub("", problem)


def _section(office: Office, key: str) -> Section:
    return section(key, office.details, office.measure, office.today)
