"""The yearly overview: tables, each with a chart, and the tables as a workbook."""

from __future__ import annotations

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from casefiles.office.reading.year import Year, workbook, year_of
from casefiles.web import charts
from casefiles.web.cases import sent
from casefiles.web.request import office

bp = Blueprint("year", __name__)


@bp.get("/year")
@bp.get("/year/<int:wanted>")
def show(wanted: int = 0) -> ResponseReturnValue:
    """The figures of one year, by default the present one."""
    year = _year(wanted)
    return render_template("year.html", year=year, charts=_charts(year))


@bp.get("/year/<int:wanted>/tables.xlsx")
def tables(wanted: int) -> ResponseReturnValue:
    """The tables as a workbook."""
    return sent(workbook(_year(wanted), office().details.name), f"{wanted}年年度一览.xlsx")


def _year(wanted: int) -> Year:
    year = year_of(office(), wanted or office().today.year)
    if year.year not in year.years:
        abort(404, f"{wanted}年没有案件。")
    return year


def _charts(year: Year) -> dict[str, charts.Chart | charts.Months]:
    """The chart above each table."""
    drawn: dict[str, charts.Chart | charts.Months] = {}
    for table in year.tables:
        if table.key == "months":
            drawn[table.key] = charts.months(table)
        elif table.key == "stages":
            drawn[table.key] = charts.stages(year, office().measure)
        elif table.key == "outcomes":
            drawn[table.key] = charts.stacked(table)
        elif table.key == "letters":
            drawn[table.key] = charts.sums(table)
        else:
            drawn[table.key] = charts.bars(table)
    return drawn
