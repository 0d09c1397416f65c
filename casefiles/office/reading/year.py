"""The office's year in figures: tables made from the index's counts alone, however many cases there are."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.cases.states import STATE_TITLES, State
from casefiles.law.ground import Provision
from casefiles.law.measure import Measure
from casefiles.letters import wording
from casefiles.office.context import OfficeContext
from casefiles.office.filing.choices import OUTCOMES
from casefiles.procedure.durations import STRETCHES, Stretch
from casefiles.procedure.statistics import (
    HEARING,
    MADE,
    RECOGNISED,
    SIGNED,
    SILENT,
    WAIVED,
    Tally,
)
from forms.workbook.safe_cells import CellStyles, display_width, safe_title, write_cell

MONTHS = {"received": "收到", "decided": "作出决定", "closed": "办结"}
HEARD = {MADE: "提出陈述申辩", SILENT: "期限内未提出", WAIVED: "书面放弃", HEARING: "举行听证"}
POINTS = ("采纳", "部分采纳", "不予采纳")
CHALLENGES = {
    "objections": ("异议处理", "objection_outcomes"),
    "repairs": ("信用修复", "repair_outcomes"),
    "proceedings": ("复议、诉讼", "proceeding_outcomes"),
    "information": ("个人信息申请", "information_outcomes"),
}
#: The ends that are counted as outcomes, in the order of the columns; others follow if there are any.
ENDINGS = (
    State.NOT_RECOGNISED,
    State.REFUSED,
    State.WITHDRAWN,
    State.RETURNED,
    State.TERMINATED,
    State.MERGED,
    State.REMOVED,
    State.EXPIRED,
    State.ANNULLED,
    State.COURT_RELEASED,
)


@dataclass(frozen=True)
class Cell:
    """One entry of a table; `state` or `tally` say which cases it counts, where there is a list of them."""

    text: str
    count: int | None = None
    state: str = ""
    tally: str = ""


@dataclass(frozen=True)
class Table:
    """One table of the year, the source of its chart."""

    key: str
    title: str
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Spread:
    """How long a stretch of the procedure took in the year: how often, and the days that half and nine in ten took."""

    stretch: Stretch
    count: int
    median: int
    ninetieth: int
    late: int
    limit: int | None


@dataclass(frozen=True)
class Year:
    """The figures of one year, and the years that have any."""

    year: int
    years: tuple[int, ...]
    tables: tuple[Table, ...]
    spreads: tuple[Spread, ...]

    def table(self, key: str) -> Table | None:
        return next((table for table in self.tables if table.key == key), None)


def year_of(office: OfficeContext, year: int) -> Year:
    """The tables of that year. What stands in each state now belongs to the present year only."""
    counts = office.index.count_by("tallies")
    every = [(tally, cases) for text, cases in counts.items() if (tally := Tally.read(text))]
    years = sorted({tally.year for tally, _ in every} | {office.today.year})
    figures = _Figures([(tally, cases) for tally, cases in every if tally.year == year])
    spreads = tuple(_spreads(figures, office))
    now = [_states(office)] if year == office.today.year else []
    tables = (
        *now,
        _months(figures, year),
        _stages(spreads, office, year),
        _outcomes(figures, office, year),
        _heard(figures),
        _challenges(figures),
        _letters(figures),
    )
    return Year(year, tuple(years), tables, spreads)


def tally_words(tally: Tally, measure: Measure) -> str:
    """What a figure counts, for the list of the cases that it counts."""
    if tally.topic == "month":
        return f"{tally.year}年{int(tally.value)}月{MONTHS[tally.key]}"
    if tally.topic == "late":
        stretch = next(one for one in STRETCHES if one.key == tally.key)
        return f"{tally.year}年{stretch.title}超过期限"
    if tally.topic == "outcome":
        ending = "认定" if tally.value == RECOGNISED else State(tally.value).title
        return f"{tally.year}年{measure.name(Provision.CONDUCT.item(int(tally.key)))}{ending}"
    return f"{tally.year}年"


class _Figures:
    """The tallies of one year, added up over the cases that have them."""

    def __init__(self, tallies: Iterable[tuple[Tally, int]]) -> None:
        self._sums: Counter[tuple[str, str, str]] = Counter()
        for tally, cases in tallies:
            self._sums[tally.topic, tally.key, tally.value] += tally.times * cases

    def of(self, topic: str, key: str, value: str = "") -> int:
        return self._sums[topic, key, value]

    def values(self, topic: str, key: str) -> dict[str, int]:
        return {v: n for (t, k, v), n in self._sums.items() if (t, k) == (topic, key)}

    def keys(self, topic: str) -> dict[str, int]:
        found: Counter[str] = Counter()
        for (t, key, _), n in self._sums.items():
            if t == topic:
                found[key] += n
        return dict(found)


def quantile(counts: Mapping[int, int], share: float) -> int:
    """The smallest value that at least this share of all does not exceed; `counts` must not be empty."""
    wanted = share * sum(counts.values())
    reached = 0
    for value in sorted(counts):
        reached += counts[value]
        if reached >= wanted:
            return value
    raise ValueError("no values")


def _spreads(figures: _Figures, office: OfficeContext) -> Iterable[Spread]:
    for stretch in STRETCHES:
        took = {int(value): n for value, n in figures.values("stage", stretch.key).items()}
        if took:
            yield Spread(
                stretch,
                sum(took.values()),
                quantile(took, 0.5),
                quantile(took, 0.9),
                figures.of("late", stretch.key),
                office.measure.number_of(stretch.policy) if stretch.policy else None,
            )


def _number(count: int, **which: str) -> Cell:
    return Cell(str(count), count, **(which if count else {}))


def _states(office: OfficeContext) -> Table:
    counts = office.index.count_by("state")
    rows = [
        (Cell(title), _number(counts[state.value], state=state.value))
        for state, title in STATE_TITLES.items()
        if counts.get(state.value)
    ]
    return Table("states", "现在各状态的案件", "点数字看这些案件。", ("状态", "件数"), tuple(rows))


def _months(figures: _Figures, year: int) -> Table:
    rows = []
    for month in range(1, 13):
        value = f"{month:02}"
        cells = [
            _number(figures.of("month", key, value), tally=f"{year}|month|{key}|{value}|1") for key in MONTHS
        ]
        rows.append((Cell(f"{month}月"), *cells))
    sums = [sum(row[place].count or 0 for row in rows) for place in range(1, len(MONTHS) + 1)]
    rows.append((Cell("全年"), *(Cell(str(n)) for n in sums)))
    note = "收到按登记之日，作出决定按文书签发之日（认定、不予认定、不予受理），办结按案件到达结局之日。"
    return Table("months", "每月收到、决定、办结", note, ("月份", *MONTHS.values()), tuple(rows))


def _stages(spreads: Sequence[Spread], office: OfficeContext, year: int) -> Table:
    rows = []
    for one in spreads:
        unit = "个工作日" if one.stretch.unit(office.measure) == "working_days" else "天"
        late = _number(one.late, tally=f"{year}|late|{one.stretch.key}||1") if one.limit else Cell("—")
        limit = one.stretch.limit_words(office.measure) or "没有规定"
        rows.append(
            (
                Cell(one.stretch.title),
                Cell(str(one.count)),
                Cell(f"{one.median}{unit}"),
                Cell(f"{one.ninetieth}{unit}"),
                Cell(limit),
                late,
            )
        )
    head = ("阶段", "次数", "一半不超过", "九成不超过", "期限", "超过期限")
    note = (
        "只计在这一年走完的阶段；正在办理而已经逾期的，见“今日”。期限是现行规则项所定的，"
        "准予延长和中止的天数已经扣除；“—”表示没有法定或者本机关规定的期限。"
    )
    return Table("stages", "各阶段用时和期限", note, head, tuple(rows))


def _outcomes(figures: _Figures, office: OfficeContext, year: int) -> Table:
    found = {value for key in figures.keys("outcome") for value in figures.values("outcome", key)}
    columns = [RECOGNISED, *(state.value for state in ENDINGS if state.value in found)]
    titles = ["认定", *(State(value).title for value in columns[1:])]
    rows = []
    for item, label in office.measure.item_labels.items():
        if not figures.values("outcome", str(item)):
            continue
        cells = [
            _number(figures.of("outcome", str(item), value), tally=f"{year}|outcome|{item}|{value}|1")
            for value in columns
        ]
        rows.append((Cell(f"{office.measure.name(Provision.CONDUCT.item(item))}　{label}"), *cells))
    note = "一个案件按其主要的一项计一次；认定按决定书签发之日，其余按到达结局之日。认定以后移出、撤销的，两处都计。"
    return Table(
        "outcomes", f"{office.measure.name(Provision.CONDUCT)}各项的结果", note, ("项", *titles), tuple(rows)
    )


def _heard(figures: _Figures) -> Table:
    heard = [(Cell(title), _number(figures.of("heard", key))) for key, title in HEARD.items()]
    points = [(Cell(f"申辩意见：{word}"), _number(figures.of("points", word))) for word in POINTS]
    note = "前四行按案件计，后三行按申辩意见的点数计。"
    return Table("heard", "当事人的陈述申辩", note, ("情况", "数"), (*heard, *points))


def _challenges(figures: _Figures) -> Table:
    rows = [
        (Cell(f"{title}：{words}"), _number(figures.of(topic, outcome)))
        for topic, (title, vocabulary) in CHALLENGES.items()
        for outcome, words in OUTCOMES[vocabulary]
    ]
    return Table("challenges", "异议、修复、复议诉讼和个人信息申请", "", ("结果", "件数"), tuple(rows))


def _letters(figures: _Figures) -> Table:
    kinds = figures.keys("letters")
    used = {value for kind in kinds for value in figures.values("letters", kind)} - {SIGNED}
    methods = [method for method in wording.SERVICE_METHODS if method in used]
    rows = [
        (
            Cell(known.title),
            *(_number(figures.of("letters", kind, value)) for value in (SIGNED, *methods)),
        )
        for kind, known in LETTER_KINDS.items()
        if kind in kinds
    ]
    head = ("文书", "签发", *(wording.SERVICE_METHODS[method] for method in methods))
    return Table("letters", "文书签发和送达方式", "一份计一次；送达按送达之日。", head, tuple(rows))


def workbook(year: Year, office_name: str) -> bytes:
    """The tables as a workbook, one sheet each."""
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    styles = CellStyles()
    for table in year.tables:
        sheet = book.create_sheet(safe_title(table.title))
        write_cell(sheet, 1, 1, f"{office_name}　{year.year}年　{table.title}")
        for row, cells in enumerate((tuple(map(Cell, table.head)), *table.rows), start=3):
            for column, cell in enumerate(cells, start=1):
                value = cell.text if cell.count is None else cell.count
                write_cell(sheet, row, column, value, styles, "header" if row == 3 else "row")
        if table.note:
            write_cell(sheet, len(table.rows) + 5, 1, table.note)
        for column in range(1, len(table.head) + 1):
            texts = [table.head[column - 1], *(row[column - 1].text for row in table.rows)]
            width = max(display_width(text) for text in texts)
            sheet.column_dimensions[get_column_letter(column)].width = min(60, width + 3)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
