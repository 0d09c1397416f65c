"""Geometry of the charts of the yearly overview. Widths are per cent, so that text keeps its size at any width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casefiles.law.measure import Measure
from casefiles.office.reading.year import MONTHS, Spread, Table, Year

# Number of fills: six patterns in two tones, which can be distinguished without colour.
FILLS = 12
# Width of the longest bar, in per cent; the rest is for its figure.
WIDEST = 82
PLOT_TOP, PLOT_BASE = 18, 150
# Chart of stages: position of the limit's line in per cent, and the longest bar as a multiple of the limit.
LIMIT_AT, FARTHEST = 55, 1.6


@dataclass(frozen=True)
class Part:
    """A segment of a bar: start and width in per cent, fill pattern, and its text."""

    left: float
    width: float
    fill: int
    words: str


@dataclass(frozen=True)
class Bar:
    """One bar with its label above it and its figure behind it."""

    label: str
    parts: tuple[Part, ...]
    figure: str
    note: str = ""
    is_cut: bool = False

    @property
    def end(self) -> float:
        return max((part.left + part.width for part in self.parts), default=0)


@dataclass(frozen=True)
class Chart:
    """A bar chart with its legend, and a sentence for screen readers."""

    title: str
    bars: tuple[Bar, ...]
    legend: tuple[str, ...] = ()
    limit_at: float | None = None

    @property
    def row(self) -> int:
        """The height of a row in pixels."""
        return 62 if any(bar.note for bar in self.bars) else 46

    @property
    def words(self) -> str:
        told = "；".join(f"{bar.label} {bar.figure or bar.note}" for bar in self.bars)
        return f"条形图：{self.title}。{told}。数字见下面的表。"


@dataclass(frozen=True)
class Column:
    """One upright bar of the months' chart, in per cent across and pixels down."""

    left: float
    width: float
    top: float
    height: float
    fill: int
    figure: int


@dataclass(frozen=True)
class Months:
    """The chart of the months."""

    columns: tuple[Column, ...]
    legend: tuple[str, ...]
    words: str
    base: int = PLOT_BASE


def bars(table: Table) -> Chart:
    """One bar for each row."""
    most = max((row[1].count or 0 for row in table.rows), default=0) or 1
    found = []
    for row in table.rows:
        count = row[1].count or 0
        parts = (Part(0, count / most * WIDEST, 0, row[0].text),) if count else ()
        found.append(Bar(row[0].text, parts, str(count)))
    return Chart(table.title, tuple(found))


def sums(table: Table) -> Chart:
    """One bar for each column, of the column's total."""
    totals = [sum(row[place].count or 0 for row in table.rows) for place in range(1, len(table.head))]
    most = max(totals, default=0) or 1
    found = [
        Bar(title, (Part(0, total / most * WIDEST, 0, title),) if total else (), str(total))
        for title, total in zip(table.head[1:], totals, strict=True)
    ]
    return Chart(table.title, tuple(found))


def stacked(table: Table) -> Chart:
    """One stacked bar for each row."""
    titles = table.head[1:]
    most = max((sum(cell.count or 0 for cell in row[1:]) for row in table.rows), default=0) or 1
    found = []
    for row in table.rows:
        counts = [cell.count or 0 for cell in row[1:]]
        told = "、".join(f"{title}{count}" for title, count in zip(titles, counts, strict=True) if count)
        found.append(Bar(row[0].text, _parts(counts, titles, most), "", told))
    return Chart(table.title, tuple(found), tuple(titles))


def _parts(counts: Sequence[int], titles: Sequence[str], most: int) -> tuple[Part, ...]:
    left, found = 0.0, []
    for fill, (count, title) in enumerate(zip(counts, titles, strict=True)):
        if count:
            width = count / most * 100
            found.append(Part(left, width, fill % FILLS, f"{title}{count}"))
            left += width
    return tuple(found)


def stages(year: Year, measure: Measure) -> Chart:
    """Median and 90th percentile of each stage's duration, as a share of its limit; the limit is one line for all."""
    limited = [spread for spread in year.spreads if spread.limit]
    found = tuple(_stage(spread, measure) for spread in limited)
    legend = ("一半的案件不超过", "九成的案件不超过")
    return Chart("各阶段用去期限的多少", found, legend, LIMIT_AT)


def _stage(one: Spread, measure: Measure) -> Bar:
    limit = one.limit or 1
    most = limit * FARTHEST
    half, nine = (min(days, most) / limit * LIMIT_AT for days in (one.median, one.ninetieth))
    unit = "个工作日" if one.stretch.unit(measure) == "working_days" else "天"
    note = f"一半{one.median}、九成{one.ninetieth}，期限{limit}{unit}；{one.count}次中超过{one.late}次"
    parts = (Part(0, half, 0, "一半"), Part(half, max(0, nine - half), 1, "九成"))
    shown = tuple(part for part in parts if part.width)
    return Bar(one.stretch.title, shown, "", note, is_cut=one.ninetieth > most)


def months(table: Table) -> Months:
    """Three bars a month: received, decided, closed."""
    rows = table.rows[:12]
    most = max(cell.count or 0 for row in rows for cell in row[1:]) or 1
    group, width = 100 / 12, 2.3
    found = []
    for place, row in enumerate(rows):
        for series, cell in enumerate(row[1:]):
            if cell.count:
                height = cell.count / most * (PLOT_BASE - PLOT_TOP)
                left = place * group + 0.6 + series * (width + 0.2)
                found.append(Column(left, width, PLOT_BASE - height, height, series, cell.count))
    total = "、".join(
        f"{title}{cell.text}件" for title, cell in zip(MONTHS.values(), table.rows[12][1:], strict=True)
    )
    return Months(
        tuple(found), tuple(MONTHS.values()), f"柱形图：{table.title}。全年{total}。每月的数字见下面的表。"
    )
