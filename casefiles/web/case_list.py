"""The list of cases: filtered, ordered, a page at a time; and the search box in the page head."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from casefiles.cases.states import STATE_TITLES, State
from casefiles.law.ground import Provision
from casefiles.office.accounts.access_log import log_act
from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import find_by_identity, index_entry_of
from casefiles.office.reading.worklist import count_by, list_cases
from casefiles.office.reading.year import tally_words
from casefiles.people.roles import Role
from casefiles.procedure.statistics import Tally
from casefiles.web.request import office, officer
from casefiles.web.worklist import Line

PAGE = 50
ORDERS = {"due": ("期限最近", False), "updated": ("最近办理", True), "number": ("案号", True)}
bp = Blueprint("case_list", __name__)

# Text of this form can only be an identity number, which must never appear in an address: addresses are logged and kept.
_WHOLE_NUMBER = re.compile(r"[0-9A-Z]{15,18}", re.ASCII)


@bp.get("/cases")
def show() -> ResponseReturnValue:
    """The list of cases, filtered and ordered, fifty a page."""
    filters = Filters.from_query(request.args)
    return render_template(
        "cases.html",
        page=listed(office(), filters),
        filters=filters,
        offered=offered(office()),
        conduct=office().measure.name(Provision.CONDUCT),
        figure=narrowed_to(office(), filters),
    )


@bp.post("/cases/find")
def find() -> ResponseReturnValue:
    """The search box: a case number opens the case, an identity number lists its cases, a name filters the list."""
    wanted = request.form.get("q", "").strip()
    number = re.sub(r"[\s\-－]", "", wanted).upper()
    if index_entry_of(office(), wanted):
        return redirect(url_for("cases.show", number=wanted))
    if _WHOLE_NUMBER.fullmatch(number) and sum(c.isdigit() for c in number) >= 10:
        log_act(office(), officer(), "按完整证件号码查找案件", "查找")
        return render_template("found.html", items=find_by_identity(office(), number))
    return redirect(url_for("case_list.show", q=wanted or None))


@dataclass(frozen=True)
class Filters:
    """Filters, order and page of the list, as they stand in its address."""

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
        """The filters in a query string; invalid values are ignored."""
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
        """The query parameters of this list with some values changed."""
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
    """The figure of the yearly overview that the list is filtered by, in words; empty if it is not."""
    tally = Tally.read(filters.tally)
    if tally is None:
        return ""
    is_known = filters.tally in count_by(office, "tallies")
    return tally_words(tally, office.measure) if is_known else "没有案件"


def listed(office: OfficeContext, filters: Filters) -> CaseList:
    """One page of the cases that match the filters."""
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
    """Filter name → choices, only those with at least one case, with their counts."""
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
