"""The papers of the folder itself: receipt of service, cover, contents list, remarks sheet."""

from __future__ import annotations

from doc_templates.drafting.shared.grid import LABEL, NARROW, TEXT, WIDE, WIDTHS, Styles, line, pair
from doc_templates.drafting.shared.paper import Cell, Column, Paper, form_row, tag_row

_DAY = "　　年　　月　　日"
_COVER: Styles = ("封面标签", "封面字段")


def service_receipt(paper: Paper) -> None:
    """送达回证, one page."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("送达回证", "表单标题")
    moment = "　　　　年　　月　　日　　时　　分"
    paper.raw_rows(
        WIDTHS,
        [
            pair(("案号", "{{ 案号 }}"), ("案由", "{{ 案由 }}"), 560),
            line("受送达人", "{{ 受送达人 }}", 560),
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
                    Cell("《{{ 项.名称 }}》", 500, TEXT, across=2),
                    Cell("{{ 项.文号 }}　　{{ 项.份数 }}份", 500, TEXT, across=2),
                ),
                480,
            ),
            tag_row("endfor", 4),
            pair(("送达地点", "{{ 送达地点 }}"), ("送达方式", "{{ 送达方式 }}"), 680),
            line("送达时间", moment, 560),
            form_row(
                (
                    Cell(("收件人签名", "或者盖章"), NARROW, LABEL),
                    Cell(("", "", _DAY), WIDE, "表格落款"),
                    Cell(("与受送达人", "的关系"), NARROW, LABEL),
                    Cell("", WIDE),
                ),
                1200,
            ),
            line("代收理由", "", 520),
            form_row(
                (
                    Cell(("拒收事由", "和日期"), NARROW, LABEL),
                    Cell(("", _DAY), 1000 - NARROW, "表格落款", across=3),
                ),
                900,
            ),
            form_row(
                (
                    Cell(("见证人签名", "单位（身份）"), NARROW, LABEL),
                    Cell(("", "", _DAY), 1000 - NARROW, "表格落款", across=3),
                ),
                1050,
            ),
            form_row(
                (
                    Cell(("送达人签名", "（二人）"), NARROW, LABEL),
                    Cell(("{{ 送达人 }}", "", _DAY), WIDE, TEXT),
                    Cell("填发人", NARROW, LABEL),
                    Cell("{{ 经办人 }}", WIDE, TEXT),
                ),
                1050,
            ),
            form_row(
                (
                    Cell("备注", NARROW, LABEL),
                    Cell(
                        (
                            "{% if 截止日说明 %}{{ 截止日说明 }}{% endif %}",
                            "{% if 备注 %}{{ 备注 }}{% endif %}",
                        ),
                        1000 - NARROW,
                        TEXT,
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
                    Cell("全宗号", 110, LABEL),
                    Cell("{{ 全宗号 }}", 223, TEXT),
                    Cell("目录号", 110, LABEL),
                    Cell("{{ 目录号 }}", 223, TEXT),
                    Cell("案卷号", 110, LABEL),
                    Cell("{{ 案卷号 }}", 224, TEXT),
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
        WIDTHS,
        [
            line("案卷题名", "{{ 案卷题名 }}", 1150, _COVER),
            line("当事人", "{{ 当事人.名称 }}", 800, _COVER),
            line("案由", "{{ 案由 }}", 720, _COVER),
            pair(("案号", "{{ 案号 }}"), ("文号", "{{ 文号 }}"), 620, _COVER),
            pair(("立案日期", "{{ 立案日期 }}"), ("结案日期", "{{ 结案日期 }}"), 620, _COVER),
            line("处理结果", "{{ 处理结果 }}", 1000, _COVER),
            pair(("承办人", "{{ 经办人 }}"), ("立卷人", "{{ 立卷人 }}"), 620, _COVER),
            pair(("归档日期", "{{ 归档日期 }}"), ("归档号", "{{ 归档号 }}"), 620, _COVER),
            pair(("保管期限", "{{ 保管期限 }}"), ("密级", "{{ 密级 }}"), 620, _COVER),
            line(
                "件数和页数",
                "本卷共{% if 件数 %}{{ 件数 }}{% else %}　　{% endif %}件{% if 页数 %}{{ 页数 }}{% else %}　　{% endif %}页",
                620,
                _COVER,
            ),
        ],
    )
    paper.add("", "表后间隔")


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
    paper.add("", "表后间隔")


def _list_cell(lead: str, items: str) -> Cell:
    return Cell(
        (lead, f"{{%p for 段 in {items} %}}", "{{ 段 }}", "{%p endfor %}", ""), 1000, "备考文字", top=True
    )
