"""Papers of the case file: 封面, 卷内目录, 备考表."""

from __future__ import annotations

from doc_templates.drafting.shared.design import Design
from doc_templates.drafting.shared.grid import LABEL, TEXT, WIDTHS, Styles, line, pair
from doc_templates.drafting.shared.package import PageStyle
from doc_templates.drafting.shared.paper import Cell, Column, Paper, form_row

_COVER: Styles = ("封面标签", "封面字段")


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
    paper.add("注：页号待装订编号后手工填写。", "表格小字")


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


DESIGNS = {
    "cover": Design("案卷封面", PageStyle.SHEET, cover),
    "contents": Design("卷内目录", PageStyle.SHEET, contents),
    "remarks": Design("卷内备考表", PageStyle.SHEET, remarks),
}
