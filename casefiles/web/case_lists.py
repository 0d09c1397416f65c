"""Lists of cases as the index of states answers them: today's sheet, and the filtered list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from casefiles.cases.states import STATE_TITLES, State
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Provision
from casefiles.office.context import OfficeContext
from casefiles.office.filing.drafts import reports_begun
from casefiles.office.reading.letter_desk import queue
from casefiles.office.reading.waiting_letters import acts_of
from casefiles.office.reading.worklist import Entry, count_by, list_cases, soonest_due, waiting_for
from casefiles.office.reading.year import tally_words
from casefiles.office.upkeep.entries import NO_DUE
from casefiles.people.roles import Officer, Role
from casefiles.procedure.deadlines import days_in_words
from casefiles.procedure.statistics import Tally
from casefiles.procedure.step import Step

PAGE = 50
MOST_WAITING = 100
SOON = timedelta(days=7)
ORDERS = {"due": ("期限最近", False), "updated": ("最近办理", True), "number": ("案号", True)}


@dataclass(frozen=True)
class Line:
    """One case in a list."""

    entry: Entry
    today: date

    @property
    def due(self) -> date | None:
        return None if self.entry["due"] == NO_DUE else date.fromisoformat(self.entry["due"])

    @property
    def nearness(self) -> str:
        """late, today, soon or far: how the deadline is coloured. A person's period that is over makes nobody late."""
        if self.due is None or (self.is_theirs and self.due < self.today):
            return "far"
        if self.due <= self.today:
            return "late" if self.due < self.today else "today"
        return "soon" if self.due <= self.today + SOON else "far"

    @property
    def due_words(self) -> str:
        return days_in_words(self.due, self.today, is_theirs=self.is_theirs) if self.due else ""

    @property
    def is_theirs(self) -> bool:
        """Whether the day ends a period of the person concerned, not one of the office's duties."""
        return bool(self.entry["due_is_theirs"])

    @property
    def turn(self) -> str:
        return "、".join(Role(value).title for value in self.entry["turn"])


@dataclass(frozen=True)
class DaySheet:
    """What an officer sees first in the morning: what waits for me, then what is near its last day elsewhere."""

    waiting: dict[str, list[Line]]
    elsewhere: dict[str, list[Line]]
    counts: dict[str, int]
    count_open: int
    begun: list[Step]
    letters: dict[str, int]

    @property
    def is_empty(self) -> bool:
        return not (self.elsewhere or self.waiting)


TO_PASS = {StepName.LETTER_REVIEW: "待我审核", StepName.LETTER_SIGN: "待我签发"}
NEAR = {"late": "逾期", "today": "今日到期", "soon": "七日内到期"}


def day_sheet(office: OfficeContext, by: Officer) -> DaySheet:
    """Today's work, from the index: what waits for each of the officer's roles, and every near last day."""
    until = (office.today + SOON).isoformat()
    due = [Line(entry, office.today) for entry in soonest_due(office, MOST_WAITING) if entry["due"] <= until]
    waiting = {
        role.title: [Line(entry, office.today) for entry in waiting_for(office, role, MOST_WAITING)]
        for role in Role
        if role in by.held
    }
    mine = {line.entry["number"] for lines in waiting.values() for line in lines}
    near = {title: [x for x in due if x.nearness == key] for key, title in NEAR.items()}
    return DaySheet(
        waiting={title: lines for title, lines in waiting.items() if lines},
        elsewhere={
            title: others
            for title, lines in near.items()
            if (others := [x for x in lines if x.entry["number"] not in mine])
        },
        counts={title: len(lines) for title, lines in near.items()},
        count_open=count_by(office, "open").get("yes", 0),
        begun=reports_begun(office, by),
        letters={TO_PASS[act]: len(queue(office, by, act)) for act in acts_of(by)},
    )


@dataclass(frozen=True)
class Filters:
    """What the list of cases is narrowed to, as its address says."""

    state: str = ""
    department: str = ""
    item: str = ""
    outcome: str = ""
    open: str = ""
    turn: str = ""
    q: str = ""
    tally: str = ""
    order: str = "updated"
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Filters:
        """The filters in an address; what makes no sense there is left out."""
        texts = [name for name in cls.__dataclass_fields__ if name != "page"]
        given = {name: str(query.get(name, "")).strip() for name in texts}
        given["order"] = given["order"] if given["order"] in ORDERS else "updated"
        given["state"] = given["state"] if given["state"] in STATE_TITLES else ""
        given["tally"] = given["tally"][:80] if Tally.read(given["tally"]) else ""
        written = str(query.get("page", ""))
        page = int(written[:6]) if written.isascii() and written.isdecimal() else 1
        return cls(**given, page=max(1, page))

    @property
    def equal(self) -> dict[str, str]:
        names = ("state", "department", "item", "outcome", "open", "turn")
        narrowed = {"tallies": self.tally} if self.tally else {}
        return {name: value for name in names if (value := getattr(self, name))} | narrowed

    def query(self, **changed: object) -> dict[str, object]:
        """The address's parameters of the same list with something changed."""
        values = {name: getattr(self, name) for name in self.__dataclass_fields__} | changed
        return {name: value for name, value in values.items() if value and value != _DEFAULTS[name]}


_DEFAULTS = vars(Filters())


@dataclass(frozen=True)
class CaseList:
    """One page of the list."""

    lines: list[Line]
    total: int
    filters: Filters

    @property
    def last_page(self) -> int:
        return max(1, -(-self.total // PAGE))

    @property
    def before(self) -> Filters | None:
        return replace(self.filters, page=self.filters.page - 1) if self.filters.page > 1 else None

    @property
    def after(self) -> Filters | None:
        return (
            replace(self.filters, page=self.filters.page + 1) if self.filters.page < self.last_page else None
        )


def narrowed_to(office: OfficeContext, filters: Filters) -> str:
    """The figure of the year whose cases the list shows, in words; empty where it is not narrowed to one."""
    tally = Tally.read(filters.tally)
    if tally is None:
        return ""
    is_known = filters.tally in count_by(office, "tallies")
    return tally_words(tally, office.measure) if is_known else "没有案件"


def listed(office: OfficeContext, filters: Filters) -> CaseList:
    """The page of cases that the filters ask for."""
    wanted = filters.q
    named = (lambda entry: wanted in entry["name"] or wanted in entry["number"]) if wanted else None
    found = list_cases(
        office,
        named,
        equal=filters.equal,
        order_by=filters.order,
        descending=ORDERS[filters.order][1],
        offset=(filters.page - 1) * PAGE,
        limit=PAGE,
    )
    return CaseList([Line(entry, office.today) for entry in found.items], found.total, filters)


def offered(office: OfficeContext) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers: only what there is, each with how many."""
    measure = office.measure
    states, items = count_by(office, "state"), count_by(office, "item")
    return {
        "state": [(s.value, f"{s.title}（{states[s.value]}）") for s in State if states.get(s.value)],
        "department": [
            (name, f"{name}（{n}）") for name, n in sorted(count_by(office, "department").items()) if name
        ],
        "item": [
            (
                key,
                f"{measure.name(Provision.CONDUCT.item(int(key)))}　{measure.item_labels[int(key)]}（{items[key]}）",
            )
            for key in sorted(items, key=int)
        ],
        "outcome": [
            (name, f"{name}（{n}）") for name, n in sorted(count_by(office, "outcome").items()) if name
        ],
        "open": [("yes", "办理中"), ("no", "已办结")],
        "turn": [(role.value, role.title) for role in Role if count_by(office, "turn").get(role.value)],
        "order": [(key, title) for key, (title, _) in ORDERS.items()],
    }
