"""The sample list is what its builder makes, and each line fails or passes as it is meant to."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from casefiles.demo.samples import build
from casefiles.demo.samples.demonstrated import SERIALS
from casefiles.demo.samples.listed import lines
from forms.reading import Unreadable, is_placeholder, read_date, read_document_number, read_item
from forms.reading.identity import read_credit_code, read_resident_id
from forms.workbook import COLUMNS, read_workbook

TODAY = date(2026, 11, 23)
EFFECTIVE = date(2021, 11, 12)
COMMITTED = (build.HERE / build.WORKBOOK).read_bytes()
SAMPLE = read_workbook(COMMITTED, filename=build.WORKBOOK)
ROWS = {row.number: row for row in SAMPLE.rows}
EXPECTED = json.loads((build.HERE / build.EXPECTED).read_text(encoding="utf-8"))


def contents(data: bytes) -> list[object]:
    workbook = load_workbook(BytesIO(data))
    return [
        (
            sheet.title,
            sorted(map(str, sheet.merged_cells.ranges)),
            [[cell.value for cell in row] for row in sheet],
        )
        for sheet in workbook
    ]


def complaints(row) -> set[str]:
    """What the readers alone find wrong with a line."""
    cells = row.cells
    found = set(row.faults)
    checks = {
        "identity_number": read_credit_code
        if cells["respondent_kind"] == "企业"
        else lambda value: read_resident_id(value, today=TODAY),
        "item": read_item,
        "conduct_date": read_date,
        "instrument_date": read_date,
        "representative_id": lambda value: value and read_resident_id(value, today=TODAY),
    }
    for field, check in checks.items():
        try:
            check(cells[field])
        except Unreadable:
            found.add(field)
    if "facts" not in found and is_placeholder(str(cells["facts"])):
        found.add("facts")
    if "conduct_date" not in found and not EFFECTIVE <= read_date(cells["conduct_date"]) <= TODAY:
        found.add("conduct_date")
    return found


def test_the_committed_files_are_what_the_builder_makes():
    assert contents(COMMITTED) == contents(build.build_workbook())
    assert (build.HERE / build.EXPECTED).read_text(encoding="utf-8") == build.expected_text()


def test_the_builder_makes_the_same_bytes_every_time(tmp_path):
    build.write(tmp_path)
    assert (tmp_path / build.WORKBOOK).read_bytes() == build.build_workbook()


def test_the_sample_is_read_whole():
    assert [match.field for match in SAMPLE.columns] == [column.field for column in COLUMNS]
    assert len(SAMPLE.rows) == len(EXPECTED) == len(lines())
    assert {left.why for left in SAMPLE.left_out} == {"空行", "合计行"}
    assert not SAMPLE.missing


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: f"{expected['序号']}-{expected['fault']}")
def test_each_line_is_faulty_where_it_is_meant_to_be(expected):
    row = ROWS[expected["sheet_row"]]
    labels = {column.field: column.label for column in COLUMNS}
    found = {labels[field] for field in complaints(row)}
    assert row.cells["serial"] == expected["序号"]
    assert bool(found) == (expected["want"] == "reject")
    assert all(expected["names"] in label for label in found)


def test_every_kind_of_fault_is_there():
    assert {entry["fault"] for entry in EXPECTED} == {
        None,
        "before_measure",
        "bad_checksum",
        "duplicate",
        "formula",
        "fullwidth_id",
        "future_date",
        "html",
        "id_as_number",
        "item_unknown",
        "long",
        "lower_x_spaces",
        "measure_mismatch",
        "minor",
        "no_facts",
        "no_instrument",
        "no_unit_rep",
        "private_debt",
    }


def test_nobody_in_the_sample_exists():
    for row in SAMPLE.rows:
        name, number = str(row.cells["name"]), str(row.cells["identity_number"])
        assert set(name) & set("例样试示")
        plain = number.translate({code + 0xFEE0: code for code in range(0x21, 0x7F)}).replace(" ", "")
        assert "999999" in plain.replace(".", "")


def test_the_demonstrated_lines_are_there():
    by_serial = {row.cells["serial"]: row.cells for row in SAMPLE.rows}
    kinds = [by_serial[serial]["respondent_kind"] for serial in SERIALS.values()]
    assert kinds == ["企业", "自然人", "公职人员", "企业"]
    assert all(read_document_number(by_serial[serial]["instrument_number"]) for serial in SERIALS.values())
