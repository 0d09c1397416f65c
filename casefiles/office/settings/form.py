"""A settings form between opening and saving: filled in, previewed, saved; or come back with what stands against it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from casefiles.office.context import OfficeContext
from casefiles.office.errors import Unusable
from casefiles.office.settings.edit import ChangedMeanwhile, Proposal, propose, save_proposal
from casefiles.office.settings.effects import Effects, effects
from casefiles.office.settings.home import version_of
from casefiles.office.settings.packs import packs_of
from casefiles.office.settings.sections import Given, Section, section
from casefiles.people.roles import Officer

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


def open_form(office: OfficeContext, key: str) -> SettingsForm:
    """The form with the present values. Raises NotFound."""
    return SettingsForm(_section(office, key), office.settings.version)


def preview(office: OfficeContext, key: str, given: Given, seen: str) -> SettingsForm:
    """The form as filled in, with old and new and what the change would do, or with what stands against it."""
    blank = _section(office, key)
    form = SettingsForm(blank.filled(given), seen)
    try:
        form.proposal = propose(office, blank.edits(given), seen)
        form.effects = effects(office, form.proposal)
    except Unusable as fault:
        form.proposal = None
        form.problems = [_plain(problem) for problem in fault.problems]
    except ChangedMeanwhile as fault:
        _meet(form, fault, given, office)
    return form


def save(
    office: OfficeContext, key: str, given: Given, seen: str, previewed: str, by: Officer
) -> SettingsForm:
    """Save what was previewed; the form says whether it is saved."""
    form = preview(office, key, given, seen)
    if form.proposal is None:
        return form
    try:
        save_proposal(office, form.proposal, previewed, by)
        form.saved = True
    except Unusable as fault:
        form.problems = [str(fault)]
    except ChangedMeanwhile as fault:
        _meet(form, fault, given, office)
    return form


def _meet(form: SettingsForm, fault: ChangedMeanwhile, given: Given, office: OfficeContext) -> None:
    """The form upon the version of now: what was typed stays; what was left alone shows what it has become."""
    key, today, now, then = form.section.key, office.today, fault.present, fault.earlier
    packs = packs_of(office.home)
    blank = section(key, now.details, now.measure, packs, today)
    left_alone: dict[str, list[str]] = {}
    if then is not None:
        before = section(key, then.details, then.measure, packs, today).fields
        untouched = {one.name for one in before if list(given.get(one.name, ())) == list(one.values)}
        left_alone = {one.name: list(one.values) for one in blank.fields if one.name in untouched}
    form.section = blank.filled({**given, **left_alone})
    form.meanwhile, form.proposal, form.seen = fault, None, version_of(now.text)


def _plain(problem: str) -> str:
    """The reader's words without where in the file it is: whoever fills in a form sees no file."""
    missing = _MISSING.fullmatch(problem)
    return f"请填写{missing[1]}" if missing else _IN_FILE.sub("", problem)


def _section(office: OfficeContext, key: str) -> Section:
    return section(key, office.details, office.measure, packs_of(office.home), office.today)
