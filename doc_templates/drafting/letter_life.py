"""Papers of service: 送达回证, 送达公告."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses
from doc_templates.drafting.shared.design import Design
from doc_templates.drafting.shared.grid import LABEL, NARROW, TEXT, WIDE, WIDTHS, line, pair
from doc_templates.drafting.shared.package import PageStyle
from doc_templates.drafting.shared.paper import Cell, Paper, form_row, tag_row

_DAY = "　　年　　月　　日"


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


def service_announcement(paper: Paper) -> None:
    """送达公告: service by public notice. It names only the person and the document numbers (民事诉讼法 Art. 95; 个人信息保护法 Art. 6)."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("送达公告", "文书名称")
    paper.tag("set 称 = '你' if 当事人.是自然人 else '你单位'")
    paper.add("{{ 当事人.名称 }}：", "主送机关")
    paper.add(
        "本机关办理涉及{{ 称 }}的案件（案号：{{ 案号 }}），作出下列文号的文书。"
        "{{ 尝试 }}参照《中华人民共和国民事诉讼法》第九十五条规定，现依法向{{ 称 }}公告送达："
    )
    with paper.each("项", "文书"):
        paper.add("{{ 项.文号 }}")
    paper.add("自本公告发布之日起经过{{ 公告期限 }}，即{{ 视为送达日 }}，视为送达。请到下列地址领取文书。")
    with paper.when("权利"):
        paper.paragraphs("权利")
    clauses.contact(paper)
    paper.signature("公告日期")


DESIGNS = {
    "service_receipt": Design("送达回证", PageStyle.SHEET, service_receipt),
    "service_announcement": Design("送达公告", PageStyle.PAPER, service_announcement),
}
