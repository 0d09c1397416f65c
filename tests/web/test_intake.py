"""Bulk intake: look over, confirm, result; nothing is filed before, nobody else sees it, no name becomes a path."""

from __future__ import annotations

import io
from importlib import resources

import lxml.html
from flask import Flask

from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import read_case
from tests.web.people import Person, complaints, text_of

WORKBOOK = (resources.files("casefiles.demo") / "samples" / "部门报送表.xlsx").read_bytes()


def uploaded(person: Person, data: bytes = WORKBOOK, name: str = "部门报送表.xlsx", status: int = 302):  # type: ignore[no-untyped-def]
    reply = person.client.post("/intake", data={"workbook": (io.BytesIO(data), name)})
    assert reply.status_code == status, complaints(reply.text)
    return reply


def finished(person: Person, address: str) -> str:
    for _ in range(20_000):
        page = person.opens(address)
        if "正在导入" not in page:
            return page
    raise AssertionError("the intake did not end")


def test_a_workbook_is_looked_over_then_taken_and_given_back(office: OfficeContext, clerk: Person) -> None:
    review = uploaded(clerk).location
    looked = text_of(clerk.opens(review))
    assert "行完好" in looked
    assert "有误，退回" in looked
    assert list(office.store.numbers()) == []

    taken = clerk.sends(f"{review}/take", {"which": "good"}).location
    result = finished(clerk, taken)
    count = len(list(office.store.numbers()))
    assert count > 20
    assert f"/cases/2026-{count:04d}" in result
    returned = clerk.client.get(f"{review}/returned")
    assert returned.data.startswith(b"PK")
    assert ".xlsx" in returned.headers["Content-Disposition"]


def test_taking_the_same_workbook_twice_files_nothing_twice(office: OfficeContext, clerk: Person) -> None:
    review = uploaded(clerk).location
    for _ in range(2):
        finished(clerk, clerk.sends(f"{review}/take", {"which": "good"}).location)
    before = len(list(office.store.numbers()))
    again = uploaded(clerk).location
    finished(clerk, clerk.sends(f"{again}/take", {"which": "good"}).location)
    assert len(list(office.store.numbers())) == before


def test_all_or_none_files_nothing_while_a_row_is_faulty(office: OfficeContext, clerk: Person) -> None:
    review = uploaded(clerk).location
    result = finished(clerk, clerk.sends(f"{review}/take", {"which": "all_or_none"}).location)
    assert "没有登记任何一行" in result
    assert list(office.store.numbers()) == []


def test_a_workbook_on_the_desk_belongs_to_who_laid_it_there(app: Flask, clerk: Person) -> None:
    review = uploaded(clerk).location
    other = Person(app, "ma")
    other.opens(review, 404)
    other.sends(f"{review}/take", {"which": "good"}, 404)
    for token in ("../../office.toml", "x" * 22, "..%2f..%2foffice"):
        clerk.opens(f"/intake/{token}", 404)


def test_the_workbook_s_name_is_a_label_and_never_a_path(office: OfficeContext, clerk: Person) -> None:
    before = set(office.home.parent.rglob("*"))
    review = uploaded(clerk, name="..\\..\\../../x<b>.xlsx").location
    assert "x&lt;b&gt;.xlsx" in clerk.opens(review)
    added = {path for path in set(office.home.parent.rglob("*")) - before if path.is_file()}
    assert {path.parent.name for path in added} == {"uploads"}


def test_what_is_no_workbook_is_refused_in_plain_words(clerk: Person) -> None:
    assert "xlsx" in complaints(uploaded(clerk, b"not a workbook", "x.xlsx", 422).text)
    reply = clerk.client.post("/intake", data={})
    assert reply.status_code == 422


def test_the_clerk_s_choice_of_columns_is_kept_and_a_senseless_one_is_explained(clerk: Person) -> None:
    review = uploaded(clerk).location
    form = lxml.html.fromstring(clerk.opens(review)).xpath("//form[contains(@action, '/match')]")[0]
    columns = dict(form.form_values())
    columns["column-remark"] = ""
    clerk.sends(f"{review}/match", columns)
    page = lxml.html.fromstring(clerk.opens(review))
    assert page.get_element_by_id("column-remark").value == ""
    reply = clerk.sends(f"{review}/match", {**columns, "column-name": columns["column-facts"]}, 422)
    assert "同一列不能对应两个项目" in complaints(reply.text)


def row_with(page: str, words: str) -> lxml.html.HtmlElement:
    """The row of the review whose reasons contain these words."""
    rows = lxml.html.fromstring(page).xpath("//table[contains(@class, 'verdicts')]//tr[@id]")
    return next(row for row in rows if words in row.text_content())


def test_a_faulty_cell_is_put_right_at_its_place_and_the_case_says_so(
    office: OfficeContext, clerk: Person
) -> None:
    review = uploaded(clerk).location
    row = row_with(clerk.opens(review), "就地改正")
    number, cell = (
        row.get("id").removeprefix("row-"),
        row.xpath(".//input[starts-with(@name, 'cell-')]/@name")[0],
    )
    assert row.xpath("./td")[1].text_content().startswith("退回")
    right = RIGHT[cell.removeprefix("cell-")]

    clerk.sends(f"{review}/mend", {"row": number, cell: right, "why": "已与报送单位电话核实"})
    again = row_with(clerk.opens(review), f"由经办人改为“{right}”")
    assert again.get("id") == f"row-{number}"
    assert "退回" not in again.xpath("./td")[1].text_content()

    result = finished(clerk, clerk.sends(f"{review}/take", {"which": "good"}).location)
    case = lxml.html.fromstring(result).get_element_by_id(f"row-{number}").xpath(".//a/text()")[0]
    source = read_case(office, case).opening.facts["source"]
    assert source["why"] == "已与报送单位电话核实"
    assert [one["now"] for one in source["mended"]] == [right]
    assert "登记前由经办人改正（已与报送单位电话核实）" in text_of(clerk.opens(f"/cases/{case}"))


#: What would be right in the first faulty cell of the sample, by its column.
RIGHT = {
    "conduct_date": "2026-01-05",
    "facts": "经查，逾期未改正。",
    "item": "9",
    "name": "木垒县补样商贸有限公司",
}


def test_nothing_is_put_right_without_saying_on_whose_word(clerk: Person) -> None:
    review = uploaded(clerk).location
    row = row_with(clerk.opens(review), "就地改正")
    number, cell = (
        row.get("id").removeprefix("row-"),
        row.xpath(".//input[starts-with(@name, 'cell-')]/@name")[0],
    )

    reply = clerk.sends(f"{review}/mend", {"row": number, cell: "改成这样", "why": " "}, 422)

    assert "请写明据何改正" in complaints(reply.text)
    assert 'value="改成这样"' in reply.text
    assert "由经办人改为" not in clerk.opens(review)


def test_an_emptied_mend_leaves_the_row_as_its_department_wrote_it(clerk: Person) -> None:
    review = uploaded(clerk).location
    row = row_with(clerk.opens(review), "就地改正")
    number, cell = (
        row.get("id").removeprefix("row-"),
        row.xpath(".//input[starts-with(@name, 'cell-')]/@name")[0],
    )
    clerk.sends(f"{review}/mend", {"row": number, cell: "试一下", "why": "试"})
    clerk.sends(f"{review}/mend", {"row": number, cell: "", "why": ""})

    assert "由经办人改为" not in clerk.opens(review)
