"""Template filters (dates, sizes, masked text) and the variables of every page: navigation, officer, date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from flask import Flask, url_for
from markupsafe import Markup, escape

from casefiles.cases.filing import signed_name
from casefiles.cases.step_names import StepName
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision
from casefiles.letters.wording import day
from casefiles.people.masking import masked
from casefiles.people.roles import Officer, Role
from casefiles.procedure.table import STEPS
from casefiles.web.access import case_page, may_open
from casefiles.web.request import must_change_password, office, someone

NAVIGATION: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("worklist.show", "今日", {}),
    ("letters.waiting", "待我审签", {}),
    ("department_portal.reports", "本单位的报送", {}),
    ("agency_portal.received", "本单位收到的函", {}),
    ("case_list.show", "案件", {}),
    ("steps.show_new", "新建报送", {"name": StepName.REPORT}),
    ("steps.show_new", "法院名单", {"name": StepName.COURT_REPORT}),
    ("intake.show", "批量导入", {}),
    ("rulings.search", "检索裁决", {}),
    ("register.show", "公示栏", {}),
    ("outbox.show", "通报回执", {}),
    ("interpretations.show", "解释", {}),
    ("inspection.show", "当事人查阅", {}),
    ("year.show", "年度", {}),
    ("measure.show", "办法", {}),
    ("system.show", "系统", {}),
)
# The pages under the menu entry 系统.
ADMINISTRATION = (
    ("system.show", "概况"),
    ("settings.show", "机关设置"),
    ("agencies.show", "单位"),
    ("letter_templates.show", "文书模板"),
    ("backups.show", "备份"),
    ("accounts.show", "账号"),
    ("audit.show", "查阅记录"),
)


def install(app: Flask) -> None:
    """Register the filters and variables with Jinja."""
    app.jinja_env.filters.update(
        day=day,
        moment=moment,
        size=size,
        masked=masked,
        marked=marked,
        roles=roles,
        item=item,
        signed=signed_name,
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
            if by and not must_change_password() and may_open(page, by) and _may_begin(by, values)
        ],
        "administration": [(url_for(page), title) for page, title in ADMINISTRATION],
        "case_page": lambda number: case_page(number, by) if by else "",
        "may_open": lambda page: by is not None and not must_change_password() and may_open(page, by),
    }


def _may_begin(by: Officer, values: dict[str, str]) -> bool:
    """Whether this officer may take the step that a menu entry opens; True for other entries."""
    return "name" not in values or by.has_any(STEPS[values["name"]].actors)


def moment(value: str) -> str:
    """A record's time, to the minute: 2026年3月5日 09:30."""
    at = datetime.fromisoformat(value)
    return f"{chinese_date(at.date())} {at:%H:%M}"


def size(count: int) -> str:
    """A file size in KB, MB or GB."""
    if count < 1024 * 1024:
        return f"{max(1, round(count / 1024))} KB"
    if count >= 1024**3:
        return f"{count / 1024**3:.1f} GB"
    return f"{count / 1024 / 1024:.1f} MB"


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


def item(number: int | str) -> str:
    """An item of conduct as it is cited: 第四条第（九）项."""
    return office().measure.name(Provision.CONDUCT.item(int(number)))
