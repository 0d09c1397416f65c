"""The papers of the folder itself: receipt of service, cover, contents list, remarks sheet."""

from __future__ import annotations

from doc_templates.drafting.paper import Cell, Column, Paper, form_row, tag_row

_DAY = "　　年　　月　　日"
_Styles = tuple[str, str]
"""Style of a form's labels, style of its values."""
_FORM: _Styles = ("表格居中", "表格文字")
_COVER: _Styles = ("封面标签", "封面字段")
_LABEL, _TEXT = _FORM
_NARROW, _WIDE = 200, 300
_WIDTHS = (_NARROW, _WIDE, _NARROW, _WIDE)
"""A form's grid: label, value, label, value."""


def service_receipt(paper: Paper) -> None:
    """送达回证, one page."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("送达回证", "表单标题")
    moment = "　　　　年　　月　　日　　时　　分"
    paper.raw_rows(
        _WIDTHS,
        [
            _pair(("案号", "{{ 案号 }}"), ("案由", "{{ 案由 }}"), 560),
            _line("受送达人", "{{ 受送达人 }}", 560),
            form_row(
                (
                    Cell("送达文书名称", 500, "表格表头", across=2),
                    Cell("文号及份数", 500, "表格表头", across=2),
                ),
                480,
            ),
            tag_row("for 项 in 送达文书", 4),
            form_row(
                (
                    Cell("《{{ 项.名称 }}》", 500, _TEXT, across=2),
                    Cell("{{ 项.文号 }}　　{{ 项.份数 }}份", 500, _TEXT, across=2),
                ),
                480,
            ),
            tag_row("endfor", 4),
            _pair(("送达地点", "{{ 送达地点 }}"), ("送达方式", "{{ 送达方式 }}"), 680),
            _line("送达时间", moment, 560),
            form_row(
                (
                    Cell(("收件人签名", "或者盖章"), _NARROW, _LABEL),
                    Cell(("", "", _DAY), _WIDE, "表格落款"),
                    Cell(("与受送达人", "的关系"), _NARROW, _LABEL),
                    Cell("", _WIDE),
                ),
                1200,
            ),
            _line("代收理由", "", 520),
            form_row(
                (
                    Cell(("拒收事由", "和日期"), _NARROW, _LABEL),
                    Cell(("", _DAY), 1000 - _NARROW, "表格落款", across=3),
                ),
                900,
            ),
            form_row(
                (
                    Cell(("见证人签名", "单位（身份）"), _NARROW, _LABEL),
                    Cell(("", "", _DAY), 1000 - _NARROW, "表格落款", across=3),
                ),
                1050,
            ),
            form_row(
                (
                    Cell(("送达人签名", "（二人）"), _NARROW, _LABEL),
                    Cell(("{{ 送达人 }}", "", _DAY), _WIDE, _TEXT),
                    Cell("填发人", _NARROW, _LABEL),
                    Cell("{{ 经办人 }}", _WIDE, _TEXT),
                ),
                1050,
            ),
            form_row(
                (
                    Cell("备注", _NARROW, _LABEL),
                    Cell(
                        (
                            "{% if 截止日说明 %}{{ 截止日说明 }}{% endif %}",
                            "{% if 备注 %}{{ 备注 }}{% endif %}",
                        ),
                        1000 - _NARROW,
                        _TEXT,
                        across=3,
                    ),
                ),
                980,
            ),
        ],
    )
    paper.add("", "表后间隔")
    paper.add(
        "注：受送达人拒绝签收的，由送达人记明拒收事由和日期，并请见证人签名，或者以拍照、录像等方式记录送达过程。",
        "表格小字",
    )


def cover(paper: Paper) -> None:
    """案卷封面."""
    paper.raw_rows(
        (110, 223, 110, 223, 110, 224),
        [
            form_row(
                (
                    Cell("全宗号", 110, _LABEL),
                    Cell("{{ 全宗号 }}", 223, _TEXT),
                    Cell("目录号", 110, _LABEL),
                    Cell("{{ 目录号 }}", 223, _TEXT),
                    Cell("案卷号", 110, _LABEL),
                    Cell("{{ 案卷号 }}", 224, _TEXT),
                ),
                560,
            )
        ],
    )
    paper.add("", "封面间隔")
    paper.add("{{ 机关.名称 }}", "封面题名")
    paper.add("失信行为认定案卷", "封面题名")
    paper.add("（{{ 卷别 }}）", "封面副题")
    paper.raw_rows(
        _WIDTHS,
        [
            _line("案卷题名", "{{ 案卷题名 }}", 1150, _COVER),
            _line("当事人", "{{ 当事人.名称 }}", 800, _COVER),
            _line("案由", "{{ 案由 }}", 720, _COVER),
            _pair(("案号", "{{ 案号 }}"), ("文号", "{{ 文号 }}"), 620, _COVER),
            _pair(("立案日期", "{{ 立案日期 }}"), ("结案日期", "{{ 结案日期 }}"), 620, _COVER),
            _line("处理结果", "{{ 处理结果 }}", 1000, _COVER),
            _pair(("承办人", "{{ 经办人 }}"), ("立卷人", "{{ 立卷人 }}"), 620, _COVER),
            _pair(("归档日期", "{{ 归档日期 }}"), ("归档号", "{{ 归档号 }}"), 620, _COVER),
            _pair(("保管期限", "{{ 保管期限 }}"), ("密级", "{{ 密级 }}"), 620, _COVER),
            _line(
                "件数和页数",
                "本卷共{% if 件数 %}{{ 件数 }}{% else %}　　{% endif %}件{% if 页数 %}{{ 页数 }}{% else %}　　{% endif %}页",
                620,
                _COVER,
            ),
        ],
    )


def contents(paper: Paper) -> None:
    """卷内目录, seven columns."""
    paper.add("卷内目录", "表单标题")
    paper.add("案号：{{ 案号 }}　　{{ 卷别 }}", "表格落款")
    paper.rows(
        "目录",
        (
            Column("顺序号", "{{ 项.顺序号 }}", 92, centred=True),
            Column("文号", "{{ 项.文号 }}", 170),
            Column("责任者", "{{ 项.责任者 }}", 215),
            Column("题名", "{{ 项.题名 }}", 215),
            Column("日期", "{{ 项.日期 }}", 115, centred=True),
            Column("页号", "{{ 项.页号 }}", 90, centred=True),
            Column("备注", "{{ 项.备注 }}", 103),
        ),
        small=True,
    )


def remarks(paper: Paper) -> None:
    """卷内备考表: four blocks."""
    paper.add("卷内备考表", "表单标题")
    paper.raw_rows(
        (1000,),
        [
            form_row((_list_cell("案号：{{ 案号 }}　　本卷情况说明：", "本卷情况"),), 6200),
            form_row((_list_cell("后续补充说明：", "补充"),), 2600),
            form_row(
                (
                    Cell(
                        ("立卷人：{{ 立卷人 }}", "检查人：{{ 检查人 }}", "立卷时间：{{ 立卷时间 }}"),
                        1000,
                        "备考文字",
                    ),
                ),
                2400,
            ),
        ],
    )


def _list_cell(lead: str, items: str) -> Cell:
    return Cell(
        (lead, f"{{%p for 段 in {items} %}}", "{{ 段 }}", "{%p endfor %}", ""), 1000, "备考文字", top=True
    )


def _pair(first: tuple[str, str], second: tuple[str, str], height: int, styles: _Styles = _FORM) -> str:
    label, text = styles
    return form_row(
        (
            Cell(first[0], _NARROW, label),
            Cell(first[1], _WIDE, text),
            Cell(second[0], _NARROW, label),
            Cell(second[1], _WIDE, text),
        ),
        height,
    )


def _line(name: str, value: str, height: int, styles: _Styles = _FORM) -> str:
    label, text = styles
    return form_row((Cell(name, _NARROW, label), Cell(value, 1000 - _NARROW, text, across=3)), height)
