"""How values look on a page: dates, times, sizes, states, masked numbers, and the navigation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

from flask import Flask, url_for
from markupsafe import Markup, escape

from casefiles.calendar import chinese_date
from casefiles.measure import article
from casefiles.procedure import STEPS
from casefiles.roles import Officer, Role
from casefiles.web.access import case_page, may_open
from casefiles.web.desk import office, someone
from forms.identity import mask

NAVIGATION: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("lists.today", "今日", {}),
    ("outside.mine", "本单位的报送", {}),
    ("outside.received", "本单位收到的函", {}),
    ("lists.cases", "案件", {}),
    ("opening.show", "新建报送", {"name": "report"}),
    ("opening.show", "法院名单", {"name": "court_report"}),
    ("intake.show", "批量导入", {}),
    ("rulings.search", "检索裁决", {}),
    ("register.show", "公示栏", {}),
    ("outbox.show", "通报回执", {}),
    ("interpretations.show", "解释", {}),
    ("measure.show", "办法", {}),
    ("accounts.show", "账号", {}),
)
#: A resident identity number in running text: region, a birth date that can be one, the rest.
_RESIDENT_ID = re.compile(
    r"(?<![0-9A-Za-z])\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def install(app: Flask) -> None:
    """Teach the templates these ways of showing."""
    app.jinja_env.filters.update(
        day=day, moment=moment, size=size, masked=masked, marked=marked, roles=roles, item=item
    )
    app.context_processor(_around_the_page)


def _around_the_page() -> dict[str, Any]:
    by = someone()
    return {
        "me": by,
        "details": office().details,
        "today": office().today,
        "unconfirmed": office().measure.awaits_confirmation(office().today),
        "navigation": [
            (url_for(page, **cast(Any, values)), title)
            for page, title, values in NAVIGATION
            if by and may_open(page, by) and _may_begin(by, values)
        ],
        "case_page": lambda number: case_page(number, by) if by else "",
        "may_open": lambda page: by is not None and may_open(page, by),
    }


def _may_begin(by: Officer, values: dict[str, str]) -> bool:
    """Whether a menu entry that begins a step is one for this officer."""
    return "name" not in values or by.has_any(STEPS[values["name"]].actors)


def day(value: date | str | None) -> str:
    """A day as people here write it; text that is no day stays as it is."""
    if isinstance(value, str):
        return chinese_date(date.fromisoformat(value[:10])) if _ISO_DATE.match(value) else value
    return chinese_date(value) if value else ""


def moment(value: str) -> str:
    """A record's time, to the minute: 2026年3月5日 09:30."""
    at = datetime.fromisoformat(value)
    return f"{chinese_date(at.date())} {at:%H:%M}"


def size(count: int) -> str:
    """A file's size in the unit that a person would use."""
    if count < 1024 * 1024:
        return f"{max(1, round(count / 1024))} KB"
    return f"{count / 1024 / 1024:.1f} MB"


def masked(text: str) -> str:
    """The text with every resident identity number in it masked."""
    return _RESIDENT_ID.sub(lambda found: mask(found[0]), text)


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """The text, escaped and with its identity numbers masked, its spans marked."""
    pieces, at = [], 0
    text = masked(text)
    for start, end in spans:
        pieces += [escape(text[at:start]), Markup("<mark>{}</mark>").format(text[start:end])]
        at = end
    return Markup("").join([*pieces, escape(text[at:])])


def roles(held: Iterable[Role]) -> str:
    return "、".join(role.title for role in Role if role in set(held))


def item(number: int | str, of_article: int = 4) -> str:
    """An item as it is cited: 第四条第（九）项."""
    return str(article(of_article, int(number)))
