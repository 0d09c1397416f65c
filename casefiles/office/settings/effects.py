"""What a change of settings would do: to letters, to the deadlines of open cases; and what it may not do."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import DECISION, HEARING_NOTICE, LETTER_KINDS, PRIOR_NOTICE
from casefiles.cases.states import State
from casefiles.law.agency import NO_AGENCY
from casefiles.law.calendar import WorkingCalendar
from casefiles.law.ground import Provision
from casefiles.letters import wording
from casefiles.letters.draft import Draft, objection_path, office_context, remedies
from casefiles.office.context import OfficeContext
from casefiles.office.errors import TemplateFault, Unusable
from casefiles.office.letters.text import Block, blocks
from casefiles.office.reading.cases import cases_in_state, readable_cases
from casefiles.office.settings.edit import Proposal
from casefiles.office.settings.home import Reading
from casefiles.procedure.deadlines import deadlines
from casefiles.procedure.hearing.letters import ways_to_answer
from doc_templates.samples import SAMPLES

#: Open cases whose deadlines are counted for a preview; the others follow their settings all the same.
MOST_CASES = 200
MOST_LETTERS = 3


@dataclass(frozen=True)
class LetterBefore:
    """A letter with sample values under the new settings: all of it, and the paragraphs that read otherwise."""

    title: str
    blocks: Sequence[Block]
    changed: Sequence[Block]
    fault: str = ""


@dataclass(frozen=True)
class Moved:
    """A deadline of an open case that would fall on another day; a case number and nothing else of the case."""

    case: str
    title: str
    old: date
    new: date


@dataclass(frozen=True)
class Effects:
    """What would come of a proposal."""

    letters: Sequence[LetterBefore]
    moved: Sequence[Moved]
    cases_counted: int
    cases_open: int
    counts_deadlines: bool


def effects(office: OfficeContext, proposal: Proposal) -> Effects:
    """What the change does. Raises Unusable where it would shorten a period that already runs for a person."""
    counts = counts_deadlines(proposal)
    moved, counted, total = _moved(office, proposal) if counts else ([], 0, 0)
    if counts:
        _keep_running_periods(office, proposal)
    letters = [_letter(office, kind, proposal) for kind in _kinds(proposal)]
    return Effects(letters, moved, counted, total, counts)


def counts_deadlines(proposal: Proposal) -> bool:
    """Whether deadlines may move: a policy changes, or a festival, or the whole Measure."""
    return any(
        change.key.startswith("policies.") or change.key in ("calendar.local_festivals", "office.measure")
        for change in proposal.changes
    )


def _keep_running_periods(office: OfficeContext, proposal: Proposal) -> None:
    """A notice that was signed names its answer period (Article 6(3)): no setting takes days of it away again."""
    shortened = [
        moved.case
        for case in cases_in_state(office, State.DEFENCE_OPEN)
        for moved in _moved_in(case, proposal, persons_only=True)
        if moved.new < moved.old
    ]
    days = (one.measure.number_of("notice.defence_days") for one in (proposal.before, proposal.after))
    if next(days) > next(days):
        underway = cases_in_state(office, State.NOTICE_PENDING)
        shortened += [case.number for case in underway if case.service.signed(PRIOR_NOTICE)]
    if shortened:
        raise Unusable(
            f"这样改会缩短已经签发的告知书写明的陈述申辩期（案件{'、'.join(shortened[:10])}"
            f"{'等' if len(shortened) > 10 else ''}{len(shortened)}件），不能保存（{proposal.after.measure.name(Provision.DEFENCE)}）。"
            "请等这些案件的申辩期满，或者只延长、不缩短"
        )


def _moved(office: OfficeContext, proposal: Proposal) -> tuple[list[Moved], int, int]:
    page = office.index.find(equal={"open": "yes"}, order_by="due", limit=MOST_CASES)
    numbers = [entry["number"] for entry in page.items]
    moved = [one for case in readable_cases(office, numbers) for one in _moved_in(case, proposal)]
    return moved, len(numbers), page.total


def _moved_in(case: Case, proposal: Proposal, *, persons_only: bool = False) -> Iterator[Moved]:
    before, after = _days(case, proposal.before), _days(case, proposal.after)
    for key, (title, old, is_persons) in before.items():
        new = after.get(key)
        if new is not None and new[1] != old and (is_persons or not persons_only):
            yield Moved(case.number, title, old, new[1])


def _days(case: Case, reading: Reading) -> dict[str, tuple[str, date, bool]]:
    calendar = WorkingCalendar(reading.details.local_festivals)
    return {
        one.key: (one.title, one.last_day, one.turn is None)
        for one in deadlines(case, reading.measure, calendar)
        if not one.met
    }


def _kinds(proposal: Proposal) -> list[str]:
    """The letters that show a change best."""
    keys = {change.key for change in proposal.changes}
    kinds = [key.removeprefix("numbers.") for key in sorted(keys) if key.startswith("numbers.")]
    if any(key.startswith("office.") for key in keys):
        kinds += [DECISION.name, PRIOR_NOTICE.name]
    if keys & {"policies.notice.defence_days", "policies.hearing.request_days"}:
        kinds.append(PRIOR_NOTICE.name)
    if any(key.startswith("policies.objection.") for key in keys):
        kinds.append(DECISION.name)
    if any(key.startswith("policies.language.") for key in keys):
        kinds += [PRIOR_NOTICE.name, HEARING_NOTICE.name, DECISION.name]
    return [kind for kind in dict.fromkeys(kinds) if kind in SAMPLES][:MOST_LETTERS]


def _letter(office: OfficeContext, kind: str, proposal: Proposal) -> LetterBefore:
    title, template = LETTER_KINDS[kind].title, office.writer.library
    try:
        old, new = (
            blocks(template.template(kind).render(_sample(kind, reading, office.today.year)))
            for reading in (proposal.before, proposal.after)
        )
    except TemplateFault as fault:
        return LetterBefore(title, (), (), str(fault))
    return LetterBefore(title, new, [block for block in new if block not in old])


def _sample(kind: str, reading: Reading, year: int) -> dict[str, Any]:
    """The letter's sample values with what the settings have to say in their place."""
    details, measure = reading.details, reading.measure
    draft = Draft(Case(""), kind, "", NO_AGENCY, details, measure, WorkingCalendar(details.local_festivals))
    said = {
        **office_context(details, measure),
        **remedies(draft),
        "文号": f"{details.series(kind)}〔{year}〕1号",
        "异议": objection_path(draft),
        "申辩方式": ways_to_answer(details),
        "翻译语言": wording.languages_offered(measure, ""),
        "申辩期限": measure.policy("notice.defence_days").words,
        "听证期限": measure.policy("hearing.request_days").words,
    }
    sample = copy.deepcopy(dict(SAMPLES[kind]))
    return {key: said.get(key, value) for key, value in sample.items()}
