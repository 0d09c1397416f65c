"""The 回执 annexed to a 函: what the receiving unit fills in and sends back."""

from __future__ import annotations

from collections.abc import Sequence

from doc_templates.drafting.shared.paper import Cell, Paper, form_row, tag_row

SLIP_WIDTHS = (100, 240, 220, 220, 220)
"""The column widths of a 回执."""
_SLIP_LABEL, _SLIP_VALUE = "表格居中", "表格文字"


def reply_slip(paper: Paper, title: str, done: str, day: str) -> None:
    """A 回执 with one row for each restriction."""
    heading = (("序号", 100), ("措施", 240), (done, 220), (day, 220), ("备注", 220))
    receipt_slip(
        paper,
        title,
        (
            form_row([Cell(text, width, "表格表头") for text, width in heading], 560),
            tag_row("for 项 in 措施", 5),
            _slip_row("{{ 项.序号 }}", "{{ 项.名称 }}"),
            tag_row("endfor", 5),
            tag_row("if not 措施", 5),
            _slip_row("—", "该信息的使用"),
            tag_row("endif", 5),
        ),
    )


def _slip_row(number: str, name: str) -> str:
    """The row of one restriction: yes or no, the date, a remark."""
    cells = (
        Cell(number, 100, _SLIP_LABEL),
        Cell(name, 240, _SLIP_VALUE),
        Cell("□是　□否", 220, _SLIP_LABEL),
        Cell("", 220),
        Cell("", 220),
    )
    return form_row(cells, 680)


def slip_line(name: str, value: str, height: int = 680) -> str:
    """One row of a 回执: a label and its value."""
    return form_row((Cell(name, 340, _SLIP_LABEL, across=2), Cell(value, 660, _SLIP_VALUE, across=3)), height)


def receipt_slip(paper: Paper, title: str, answer: Sequence[str]) -> None:
    """A 回执 with the given rows for the receiving unit's answer."""
    paper.add("附件", "附件标识")
    paper.add(title, "附件标题")
    paper.raw_rows(
        SLIP_WIDTHS,
        [
            slip_line("来函机关", "{{ 机关.名称 }}"),
            slip_line("来函文号", "{{ 文号 }}"),
            slip_line("收文单位", "{{ 收文单位 }}"),
            slip_line("当事人", "{{ 当事人.名称 }}"),
            slip_line("收到日期", "　　　　年　　月　　日"),
            *answer,
            form_row(
                (
                    Cell("经办人", 340, _SLIP_LABEL, across=2),
                    Cell("", 220),
                    Cell("联系电话", 220, _SLIP_LABEL),
                    Cell("", 220),
                ),
                680,
            ),
            form_row(
                (
                    Cell(("收文单位", "（盖章）"), 340, _SLIP_LABEL, across=2),
                    Cell(("", "　　　　年　　月　　日"), 660, "表格落款", across=3),
                ),
                1500,
            ),
        ],
    )
    paper.add("", "表后间隔")
    paper.add(
        "请于{{ 回执期限 }}内填写并加盖公章后送回{{ 机关.名称 }}（联系电话：{{ 机关.电话 }}）。", "表格小字"
    )
