"""The year's page: each chart with its table, each figure with its list, no script and no style in the page."""

from __future__ import annotations

import io

import lxml.html
from flask import Flask
from openpyxl import load_workbook

from casefiles.office.context import OfficeContext
from casefiles.office.reading.year import year_of
from casefiles.web.charts import FILLS
from tests.web.people import Person, text_of


def test_every_chart_has_words_for_those_who_do_not_see_it_and_its_table_underneath(demo_app: Flask) -> None:
    page = lxml.html.fromstring(Person(demo_app, "zhou").opens("/year/2026"))
    sections = page.xpath("//section[@id]")

    assert len(sections) == 7
    for section in sections:
        (chart,) = section.xpath(".//*[local-name()='svg'][@role='img']")
        assert len(chart.get("aria-label")) > 20
        assert len(section.xpath(".//table")) == 1


def test_colour_is_never_the_only_sign(demo_app: Flask) -> None:
    page = Person(demo_app, "li").opens("/year")

    assert "style=" not in page
    for number in range(FILLS):
        assert f'id="fill-{number}"' in page
    legends = lxml.html.fromstring(page).find_class("legend")
    for legend in legends:
        fills = [rect.get("fill") for rect in legend.iter("rect")]
        assert len(set(fills)) == len(fills) > 1


def test_each_linked_figure_opens_a_list_of_as_many_cases(demo_app: Flask) -> None:
    person = Person(demo_app, "zhao")
    cells = lxml.html.fromstring(person.opens("/year/2026")).xpath("//section[@id!='stages']//td/a")

    assert len(cells) > 20
    for cell in cells:
        listed = text_of(person.opens(cell.get("href")))
        assert f"共{cell.text}件" in listed, cell.get("href")


def test_the_list_says_which_figure_it_shows_and_keeps_to_it(demo_app: Flask) -> None:
    page = Person(demo_app, "li").opens("/cases?tally=2026%7Cmonth%7Cclosed%7C01%7C1")

    assert "2026年1月办结" in text_of(page)
    assert lxml.html.fromstring(page).xpath("//input[@name='tally']")
    assert "年度一览" not in text_of(Person(demo_app, "li").opens("/cases?tally=nonsense"))


def test_a_tally_that_somebody_made_up_is_no_fault(demo_app: Flask) -> None:
    for made_up in (
        "2026|month|x|99|1",
        "2026|late|x||1",
        "2026|outcome|99|x|1",
        "2026|outcome|x|y|1",
        "1|month|closed|xx|1",
    ):
        Person(demo_app, "li").opens(f"/cases?tally={made_up}")


def test_the_tables_come_as_one_workbook(demo_app: Flask, demo: OfficeContext) -> None:
    reply = Person(demo_app, "qian").client.get("/year/2026/tables.xlsx")

    assert reply.status_code == 200
    assert len(load_workbook(io.BytesIO(reply.data)).worksheets) == len(year_of(demo, 2026).tables)


def test_a_year_without_cases_is_not_found_and_an_empty_office_has_a_page(
    demo_app: Flask, clerk: Person
) -> None:
    Person(demo_app, "li").opens("/year/1999", 404)
    assert "这一年还没有" in text_of(clerk.opens("/year"))


def test_departments_and_agencies_do_not_see_the_office_s_figures(demo_app: Flask) -> None:
    for outside in ("gao", "tian", "admin"):
        Person(demo_app, outside).opens("/year", 403)
