"""The public register as a page and a data file that any web server can hold, and the lookup by whole name and number."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, select_autoescape

from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision
from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import find_by_identity, readable_cases
from casefiles.outward.register import Listing, is_shown, listing
from storage import durable

PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, noarchive, nofollow">
<title>失信信息公示</title>
<style>
body { font-family: "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; line-height: 1.7; color: #1c2430 }
table { border-collapse: collapse; width: 100% } th, td { border: 1px solid #b9c2cc; padding: .5rem .6rem; text-align: left; vertical-align: top }
th { background: #eef2f6 } .note { color: #4a5563 } .mark { color: #8a3b00 }
</style>
</head>
<body>
<h1>失信信息公示</h1>
<p class="note">{{ office }}　{{ today }}　共{{ rows|length }}条。公示期满自动撤下。依据：{{ measure }}。本页所载是失信信息记录，不是严重失信主体名单。</p>
{% if rows %}
<table>
<thead><tr><th>名称（姓名）</th><th>证件</th><th>失信行为的情形</th><th>依据文书</th><th>履行情况</th><th>认定决定</th><th>公示期</th><th>救济</th></tr></thead>
<tbody>
{% for row in rows %}
<tr><td>{{ row.name }}{% if row.about_the_person %}<br>{{ row.about_the_person }}{% endif %}</td><td>{{ row.identity_label }}<br>{{ row.identity }}</td><td>{{ row.conduct }}</td><td>{{ row.instrument }}</td><td>{{ row.performance }}</td>
<td>{{ row.decision_number }}<br>{{ row.decided_on }}<br>{{ row.decided_by }}</td><td>{{ row.first_day }} 至 {{ row.last_day }}</td>
<td>{{ row.remedies }}{% if row.mark %}<br><span class="mark">{{ row.mark }}</span>{% endif %}</td></tr>
{% endfor %}
</tbody>
</table>
{% else %}
<p>今日没有公示的信息。</p>
{% endif %}
</body>
</html>
"""


PAGE_SIZE = 50
ONLY_IF_OPENED = ("sex", "age")


def published(office: OfficeContext) -> list[Listing]:
    """What the register shows today."""
    return [
        listing(c, office.measure, office.details.name, office.today)
        for c in readable_cases(
            office, (str(entry["number"]) for entry in office.index.find(equal={"shown": "yes"}).items)
        )
        if is_shown(c, office.measure, office.today)
    ]


def published_page(office: OfficeContext, page: int) -> tuple[list[Listing], int]:
    """Fifty of what the register shows today, the newest first, and how many cases have something published."""
    found = office.index.find(
        equal={"shown": "yes"},
        order_by="updated",
        descending=True,
        offset=(page - 1) * PAGE_SIZE,
        limit=PAGE_SIZE,
    )
    cases = readable_cases(office, (str(entry["number"]) for entry in found.items))
    shown = [
        listing(case, office.measure, office.details.name, office.today)
        for case in cases
        if is_shown(case, office.measure, office.today)
    ]
    return shown, found.total


def write_register(office: OfficeContext, folder: Path) -> list[Path]:
    """Write `index.html` and `data.json` of today's register into `folder`, replacing yesterday's."""
    rows = published(office)
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "index.html"
    data = folder / "data.json"
    durable.replace(page, _page(office, rows).encode())
    durable.replace(data, json.dumps(_data(office, rows), ensure_ascii=False, indent=2).encode())
    return [page, data]


def look_up(office: OfficeContext, name: str, number: str) -> list[Listing]:
    """What the register holds about one person or organisation, for someone who knows the whole name and number.

    Whatever is missing or wrong, the answer is the same empty one, so that nothing can be found out by trying
    (Article 9; 个人信息保护法 Art. 6). Only what is published today is answered.
    """
    wanted = "".join(name.split())
    entries = find_by_identity(office, "".join(number.split()))
    found = readable_cases(office, (entry["number"] for entry in entries))
    return [
        listing(case, office.measure, office.details.name, office.today)
        for case in found
        if case.respondent.name == wanted and is_shown(case, office.measure, office.today)
    ]


def _page(office: OfficeContext, rows: Sequence[Listing]) -> str:
    template = Environment(autoescape=select_autoescape(default=True, default_for_string=True)).from_string(
        PAGE
    )
    today = chinese_date(office.today)
    return template.render(
        rows=rows, office=office.details.name, today=today, measure=office.measure.cite(Provision.PUBLICATION)
    )


def _data(office: OfficeContext, rows: Sequence[Listing]) -> dict[str, Any]:
    return {
        "office": office.details.name,
        "date": office.today.isoformat(),
        "note": "本数据是失信信息记录，不是严重失信主体名单",
        "listings": [_row(row) for row in rows],
    }


def _row(row: Listing) -> dict[str, str]:
    """The entry as data; what is not opened is left out."""
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in asdict(row).items()
        if value or key not in ONLY_IF_OPENED
    }
