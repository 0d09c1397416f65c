"""The forms behind what leaves the office: approval of a publication, the slip for data sent up."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses
from doc_templates.drafting.shared.grid import LABEL, NARROW, SIGNED, TEXT, WIDTHS, line, opinion, pair
from doc_templates.drafting.shared.official import items_table
from doc_templates.drafting.shared.paper import Cell, Paper, form_row, tag_row

_HEAD = "表格表头"


def publication_approval(paper: Paper) -> None:
    """失信信息公示审批表, and the public text with nothing in it but what was approved: Measure Art. 7."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("失信信息公示审批表", "表单标题")
    paper.raw_rows(
        WIDTHS,
        [
            pair(("案号", "{{ 案号 }}"), ("案由", "{{ 案由 }}"), 500),
            line("当事人", "{{ 当事人.名称 }}", 500),
            line("公示依据", "《{{ 办法.名称 }}》第七条", 500),
            line("公示渠道", "{{ 公示.渠道 }}", 500),
            pair(("公示起始日", "{{ 公示.起 }}"), ("公示截止日", "{{ 公示.止 }}"), 500),
            line("撤下日期", "{{ 撤下日期 }}前从全部渠道撤下，并核对留证", 500),
            form_row((Cell("公示前核对事项", 700, _HEAD, across=3), Cell("结论", 300, _HEAD)), 440),
            tag_row("for 项 in 核对", 4),
            form_row(
                (Cell("{{ 项.事项 }}", 700, TEXT, across=3), Cell("{{ 项.结论 }}", 300, LABEL)),
                440,
            ),
            tag_row("endfor", 4),
            opinion("经办人意见", "拟按所附公示稿公示，请审批。经办人：{{ 经办人 }}"),
            opinion("复核人意见", ""),
            opinion("批准人意见", "批准人：{{ 批准人 }}"),
        ],
    )
    paper.add("", "表后间隔")
    paper.add("填表日期：{{ 日期 }}。有一项核对未通过的，不得公示；公示以所附公示稿为限。", "表格小字")
    paper.add("附件", "附件标识")
    paper.add("失信信息公示", "附件标题")
    paper.add("根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第七条规定，现将下列失信信息予以公示：")
    items_table(paper, "公示.内容")
    paper.add("公示期限自{{ 公示.起 }}起至{{ 公示.止 }}止，期限届满自动停止公示。")
    paper.add("对公示内容有异议的，可以向本机关书面或者口头提出；确有错误的，及时更正。")
    clauses.contact(paper)
    paper.signature("公示.起")


def acceptance_form(paper: Paper) -> None:
    """受理（立案）审批表: Measure Art. 6(2); two clerks, and who approved."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("受理（立案）审批表", "表单标题")
    paper.raw_rows(
        WIDTHS,
        [
            pair(("案号", "{{ 案号 }}"), ("受理日期", "{{ 受理日期 }}"), 520),
            line("案由", "{{ 案由 }}", 520),
            line("来源", "{{ 来源 }}", 620),
            pair(("当事人", "{{ 当事人.名称 }}"), ("类别", "{{ 当事人.类别 }}"), 620),
            pair(("证件名称", "{{ 当事人.证件名称 }}"), ("证件号码", "{{ 当事人.证件号码 }}"), 520),
            line("住所（住址）", "{{ 当事人.地址 }}", 520),
            pair(("行为发生日期", "{{ 行为日期 }}"), ("经办人", "{{ 经办人 }}"), 520),
            line("适用条款", "{{ 条款 }}", 700),
            line(
                "依据文书",
                "{{ 依据文书.名称 }}（{{ 依据文书.文号 }}），{{ 依据文书.作出机关 }}，{{ 依据文书.日期 }}",
                700,
            ),
            opinion("经办人意见", "{{ 经办意见 }}"),
            opinion("审核人意见", ""),
            opinion("负责人意见", ""),
        ],
    )
    paper.add("", "表后间隔")
    paper.add("填表日期：{{ 日期 }}", "表格小字")


def credit_china_slip(paper: Paper) -> None:
    """上报“信用中国”数据确认单: Measure Art. 10."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("上报“信用中国”数据确认单", "表单标题")
    number, wide = 100, 400
    paper.raw_rows(
        (number, NARROW - number, 300, NARROW, 300),
        [
            _pair(("批次", "{{ 批次 }}"), ("条数", "{{ 条数 }}")),
            _pair(("模板版本", "{{ 模板版本 }}"), ("报送日期", "{{ 日期 }}")),
            _line("校验值", "{{ 校验值 }}"),
            _line("报送依据", "《{{ 办法.名称 }}》第十条"),
            _pair(("报送人", "{{ 报送人 }}"), ("接收单位", "{{ 接收单位 }}")),
            form_row(
                (
                    Cell("序号", number, _HEAD),
                    Cell("名称", wide, _HEAD, across=2),
                    Cell("文号", 500, _HEAD, across=2),
                ),
                440,
            ),
            tag_row("for 项 in 明细", 5),
            form_row(
                (
                    Cell("{{ 项.序号 }}", number, LABEL),
                    Cell("{{ 项.名称 }}", wide, TEXT, across=2),
                    Cell("{{ 项.文号 }}", 500, TEXT, across=2),
                ),
                440,
            ),
            tag_row("endfor", 5),
            form_row(
                (
                    Cell("报送前核对", NARROW, LABEL, across=2),
                    Cell(
                        (
                            "□条数与明细一致　　□内容与信用记录一致",
                            "□证件号码已按要求处理　　□不含未成年人和依法封存的信息",
                        ),
                        800,
                        TEXT,
                        across=3,
                    ),
                ),
                900,
            ),
            form_row(
                (
                    Cell("报送人", NARROW, LABEL, across=2),
                    Cell(("", SIGNED), 800, TEXT, across=3),
                ),
                1000,
            ),
            form_row(
                (
                    Cell(("接收单位", "确认"), NARROW, LABEL, across=2),
                    Cell(
                        ("收到　　　条，□校验值一致　□校验值不一致，退回", "", SIGNED),
                        800,
                        TEXT,
                        across=3,
                    ),
                ),
                1400,
            ),
        ],
    )
    paper.add("", "表后间隔")
    paper.add(
        "注：校验值由报送文件计算得出，与报送文件不一致的，请接收单位退回。本单一式两份，接收单位确认后退回一份归档。",
        "表格小字",
    )


def _pair(first: tuple[str, str], second: tuple[str, str]) -> str:
    return form_row(
        (
            Cell(first[0], NARROW, LABEL, across=2),
            Cell(first[1], 300, TEXT),
            Cell(second[0], NARROW, LABEL),
            Cell(second[1], 300, TEXT),
        ),
        520,
    )


def _line(name: str, value: str) -> str:
    return form_row((Cell(name, NARROW, LABEL, across=2), Cell(value, 800, TEXT, across=3)), 520)
