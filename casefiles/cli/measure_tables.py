"""Prints the Measure: articles, behaviours, restrictions, published fields, policies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape

from casefiles.cli.printing.tables import table_of
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision
from casefiles.law.measure import Measure
from casefiles.law.safeguards import SAFEGUARDS

PARTS = ("articles", "conduct", "restrictions", "published", "policies")


def print_measure(console: Console, measure: Measure, parts: Sequence[str]) -> None:
    """Print the text of the articles, then what the pack holds as data."""
    console.print(f"[bold]{measure.title}[/bold]　{measure.number}", highlight=False)
    console.print(
        f"{measure.issuer}　{chinese_date(measure.issued)}印发　自{chinese_date(measure.effective)}起施行\n（{measure.effective_reason}）",
        highlight=False,
    )
    printers = {
        "articles": _print_articles,
        "conduct": _print_conduct,
        "restrictions": _print_restrictions,
        "published": _print_published,
        "policies": _print_policies,
    }
    for part in parts or PARTS:
        printers[part](console, measure)


def _print_articles(console: Console, measure: Measure) -> None:
    for found in measure.articles:
        console.print(
            f"\n[bold]{found.title}[/bold]　" + "\n".join(escape(p) for p in found.paragraphs),
            highlight=False,
        )
        for item in found.items:
            console.print(f"    {escape(item.mark)}{escape(item.text)}", highlight=False)
        for oddity in measure.oddities:
            if oddity.article == found.number:
                console.print(f"    [dim]注：{escape(oddity.text)}[/dim]", highlight=False)


def _print_conduct(console: Console, measure: Measure) -> None:
    table = table_of(
        f"{measure.name(Provision.CONDUCT)}　失信行为", "代码", "项", "情形", "适用条件", "如何可用"
    )
    for b in measure.behaviours.values():
        table.add_row(b.code, str(b.item), b.label, b.standing.title, b.standing.opens)
    console.print(table)


def _print_restrictions(console: Console, measure: Measure) -> None:
    table = table_of(
        f"{measure.name(Provision.RESTRICTIONS)}　惩戒措施", "代码", "对象", "措施", "默认", "说明"
    )
    for r in measure.restrictions.values():
        table.add_row(r.code, r.respondent.title, r.title, r.footing.title, r.note)
    console.print(table)


def _print_published(console: Console, measure: Measure) -> None:
    words = {"shown": "显示", "hidden": "不显示", "masked": "遮盖", "replaced": "以他项代替"}
    table = table_of(
        f"{measure.name(Provision.PUBLICATION)}　公布内容", "字段", "单位", "自然人", "默认", "说明"
    )
    for f in measure.published:
        table.add_row(
            f.label,
            "是" if f.organisation else "",
            "是" if f.person else "",
            words[measure.treatment(f)],
            f.note,
        )
    console.print(table)


def _print_policies(console: Console, measure: Measure) -> None:
    table = table_of("办法未定的事项（规则项）", "名称", "内容", "现值", "范围", "依据", "更改")
    for p in measure.policies.values():
        bounds = (
            "固定"
            if p.fixed
            else f"{p.minimum}～{p.maximum}"
            if p.maximum is not None
            else "、".join(p.choices)
        )
        table.add_row(p.key, p.title, p.words, bounds, p.source, p.set_by)
    console.print(table)
    fixed = table_of("固定不变、不设选项的", "名称", "内容", "依据")
    for one in SAFEGUARDS.values():
        fixed.add_row(one.title, one.words, measure.name(one.ground))
    console.print(fixed)


def measure_as_json(measure: Measure) -> dict[str, Any]:
    """The Measure as data."""
    return {
        "title": measure.title,
        "number": measure.number,
        "effective": measure.effective.isoformat(),
        "articles": [{"number": a.number, "text": a.text} for a in measure.articles],
        "behaviours": [
            {"code": b.code, "item": b.item, "label": b.label, "standing": b.standing.key}
            for b in measure.behaviours.values()
        ],
        "restrictions": [
            {"code": r.code, "respondent": r.respondent.value, "title": r.title, "footing": r.footing.key}
            for r in measure.restrictions.values()
        ],
        "policies": {key: p.value for key, p in measure.policies.items()},
    }
