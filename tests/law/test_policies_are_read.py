"""Every policy has a reader: another value of it changes a day, a refusal, a letter or the register somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta

from casefiles.cases.case import Case
from casefiles.cases.filing import Filing
from casefiles.cases.report import Report
from casefiles.law.kinds import Severity
from casefiles.law.measure import Measure
from casefiles.law.policies import Policy
from casefiles.letters.draft import Draft
from casefiles.letters.wording import publication
from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import every_case
from casefiles.outward.agencies import sent
from casefiles.outward.register import listing, take_down_day
from casefiles.people.roles import SYSTEM
from casefiles.procedure.deadlines import deadlines
from casefiles.procedure.fold import after
from casefiles.procedure.intake.doubts import doubts, remarks
from casefiles.procedure.letters import letter_context, paper_context
from casefiles.procedure.permission import refusals
from casefiles.procedure.rule import Attempt
from casefiles.procedure.table import STEPS
from tests.builders.cases import MEASURE, reported, then
from tests.builders.reports import person
from tests.world import World

#: What the program says of a case under a Measure.
Saying = Callable[[Measure], object]
#: Days after a filing on which it is tried again: what was right on its day is early or late on others.
LATER = (0, 3, 12, 45, 200, 400)


class Read(dict[str, Policy]):
    """Policies that remember which of them were read."""

    def __init__(self, policies: dict[str, Policy]) -> None:
        super().__init__(policies)
        self.keys_read: set[str] = set()

    def __getitem__(self, key: str) -> Policy:
        self.keys_read.add(key)
        return super().__getitem__(key)


def sayings(office: OfficeContext) -> Iterator[Saying]:
    """Everything that the program says of the demonstration's cases, filing by filing."""
    for case in every_case(office):
        before = Case(case.number)
        for filing in case.filings:
            then = after(before, filing)
            yield from of_a_filing(office, before, filing, then)
            before = then


def of_a_filing(office: OfficeContext, before: Case, filing: Filing, then: Case) -> Iterator[Saying]:
    step, filed_on = STEPS[filing.step], date.fromisoformat(filing.filed_at[:10])
    for days in LATER:
        attempt = Attempt(filed_on + timedelta(days), MEASURE, office.calendar, SYSTEM, filing.answers)
        yield lambda m, a=attempt: refusals(before, step, replace(a, measure=m))
        yield lambda m, a=attempt: refusals(then, step, replace(a, measure=m))
    yield lambda m: [(one.key, one.last_day) for one in deadlines(then, m, office.calendar)]
    yield lambda m: [(one.ref, one.answer_by) for one in sent(then, m, office.calendar)]
    if step.opens_a_case:
        yield lambda m: [asdict(doubt) for doubt in doubts(Report(filing.answers), m, is_court=False)]
        yield lambda m: [asdict(remark) for remark in remarks(Report(filing.answers), m, filed_on)]
    for row in filing.facts.get("letters", ()):
        yield lambda m, r=row: letter_context(
            drafted(office, then, m, r["kind"], r["addressee"], r["agency"])
        )
    for paper in step.papers:
        yield lambda m, p=paper: paper_context(drafted(office, then, m, p, "", ""))
    if "severity" in filing.answers:
        for severity in Severity:
            milder = {**filing.answers, "severity": severity.value, "term_months": 3}
            attempt = Attempt(filed_on, MEASURE, office.calendar, SYSTEM, milder)
            yield lambda m, a=attempt: refusals(before, step, replace(a, measure=m))
    if step.name == "publication":
        yield lambda m: listing(then, m, office.details.name, filed_on)
        yield lambda m: take_down_day(then, m)


def drafted(
    office: OfficeContext, case: Case, measure: Measure, kind: str, addressee: str, agency: str
) -> Draft:
    return Draft(case, kind, addressee, agency, office.details, measure, office.calendar)


def what_the_demonstration_lacks(office: OfficeContext, world: World) -> Iterator[Saying]:
    """An old report of a harm to health, a mild case, and a reply about data in an ordinary one."""
    harm = next(one.code for one in MEASURE.behaviours.values() if one.life_or_finance)
    old = reported(person(item="4", behaviours=[harm], conduct_date="2022-06-30"))
    yield lambda m: remarks(old.report, m, date(2026, 1, 5))
    yield lambda m: publication(world.snapshot("informed"), m, Severity.MINOR)
    asked = then(
        world.snapshot("informed"),
        "information_request",
        {"received_on": "2026-02-10", "kind": "copy", "details": ["全部"], "by": "周例样"},
    )
    reply = then(
        asked, "information_reply", {"request": asked.sequence, "outcome": "give", "reasons": ["见附件"]}
    )
    kind, name = "personal_information_reply", reply.respondent.name
    yield lambda m: letter_context(drafted(office, reply, m, kind, name, ""))


def said(saying: Saying, measure: Measure) -> str:
    try:
        return repr(saying(measure))
    except (KeyError, TypeError, ValueError) as fault:
        return repr(fault)


def readers(office: OfficeContext, world: World) -> dict[str, list[Saying]]:
    """Each policy's key with what reads it."""
    found: dict[str, list[Saying]] = {}
    policies = Read(dict(MEASURE.policies))
    recording = replace(MEASURE, policies=policies)
    for saying in (*what_the_demonstration_lacks(office, world), *sayings(office)):
        policies.keys_read = set()
        said(saying, recording)
        for key in policies.keys_read:
            found.setdefault(key, []).append(saying)
    return found


def others(policy: Policy) -> Sequence[object]:
    """Other values, within the policy's bounds where it has any; a fixed one is changed all the same."""
    value = policy.value
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, tuple):
        return [(), tuple(MEASURE.restrictions)]
    if isinstance(value, int):
        return [one for one in (policy.minimum, policy.maximum, value + 1) if one not in (value, None)]
    if policy.unit == "date":
        return ["2025-01-01", "2030-01-01"]
    return [one for one in policy.choices if one != value] or ["另定"]


def changed(policy: Policy, value: object) -> Measure:
    other = replace(policy, value=value, set_on=date(2020, 1, 1))
    return replace(MEASURE, policies={**MEASURE.policies, policy.key: other})


def is_heard(policy: Policy, readings: Sequence[Saying]) -> bool:
    """Whether another value changes anything that is said."""
    measures = [changed(policy, value) for value in others(policy)]
    return any(said(one, MEASURE) != said(one, measure) for one in readings for measure in measures)


# One test for all: the demonstration's cases are gone through once.
def test_another_value_of_any_policy_changes_what_the_program_says(demo: OfficeContext, world: World) -> None:
    found = readers(demo, world)
    dead = [key for key, one in MEASURE.policies.items() if not is_heard(one, found.get(key, ()))]

    assert dead == []
