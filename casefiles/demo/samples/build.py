"""Builds the sample list 部门报送表.xlsx and its expected outcomes: `python -m casefiles.demo.samples.build`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from openpyxl.styles import Alignment, Font
from openpyxl.workbook import Workbook

from casefiles.demo.samples.listed import lines
from forms.workbook.xlsx import save_steadily

HERE = Path(__file__).parent
WORKBOOK = "部门报送表.xlsx"
EXPECTED = "部门报送表.expected.json"

HEADERS = (
    "序号",
    "报送单位",
    "联系人",
    "联系电话",
    "主体类型",
    "姓名（名称）",
    "证件号码/\n统一社会信用代码",
    "法定代表人\n（负责人）",
    "法定代表人证件号码",
    "失信行为\n（第四条第几项）",
    "具体情形",
    "行为发生日期",
    "主要事实",
    "依据文书名称",
    "文书文号",
    "作出机关",
    "文书日期",
    "应履行义务",
    "履行情况",
    "建议惩戒措施",
    "证据目录",
    "备注",
)
_BLANK_AFTER = (7, 15, 24)
_FIRST_ROW = 4


def build_workbook() -> bytes:
    """The list as a department sends it, the same bytes every time."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheet = workbook.create_sheet("报送表")
    sheet["A1"] = "失信行为信息报送表（样例）"
    sheet["A1"].font = Font(size=16, bold=True)
    sheet["A2"] = (
        "填报说明：一行一个主体；日期请填行为终了之日；证件号码请以文本格式填写。表中人名、单位和号码均为虚构。"
    )
    for title in ("A1:V1", "A2:V2"):
        sheet.merge_cells(title)
    for column, header in enumerate(HEADERS, 1):
        sheet.cell(3, column, header).alignment = Alignment(wrap_text=True)
    entries = lines()
    for row, serial in _rows(len(entries)):
        for column, value in enumerate(entries[serial - 1].cells(serial), 1):
            sheet.cell(row, column, value)
    last = _rows(len(entries))[-1][0]
    sheet.cell(last + 1, 1, "合计")
    sheet.cell(last + 1, 2, f"{len(entries)}条")
    workbook.create_sheet("填报说明")["A1"] = "本表由各部门每季度报送县发展和改革委员会。"
    workbook.properties.creator = "casefiles"
    return save_steadily(workbook)


def expected() -> list[dict[str, Any]]:
    """The expected outcome of each line (take, review, reject or either), and the field that the reason names."""
    entries = lines()
    return [
        {
            "sheet_row": row,
            "序号": serial,
            "fault": entries[serial - 1].fault,
            "want": entries[serial - 1].want,
            "names": entries[serial - 1].names,
        }
        for row, serial in _rows(len(entries))
    ]


def expected_text() -> str:
    """The expectations as the file holds them."""
    return json.dumps(expected(), ensure_ascii=False, indent=1) + "\n"


def write(folder: Path) -> None:
    """Write both files into `folder`."""
    (folder / WORKBOOK).write_bytes(build_workbook())
    (folder / EXPECTED).write_text(expected_text(), encoding="utf-8")


def _rows(count: int) -> list[tuple[int, int]]:
    """Each line's row in the sheet with its serial number; blank rows stand between some."""
    return [
        (_FIRST_ROW + serial - 1 + sum(serial > blank for blank in _BLANK_AFTER), serial)
        for serial in range(1, count + 1)
    ]


if __name__ == "__main__":
    write(HERE)
