"""The explanatory office's interpretation of an article: 适用办法的解释."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses
from doc_templates.drafting.shared.design import Design
from doc_templates.drafting.shared.package import PageStyle
from doc_templates.drafting.shared.paper import Paper


def interpretation(paper: Paper) -> None:
    """关于适用《……办法》第……条的解释: Measure Art. 11. It explains the article and adds nothing to it."""
    paper.add("{{ 文号 }}", "信函发文字号")
    with (
        paper.each("行", "('关于适用' ~ 条款 ~ '的解释')|分行('《' ~ 办法.名称 ~ '》')"),
        paper.when("loop.first"),
    ):
        paper.add("{{ 行 }}", "信函标题首行")
        paper.otherwise()
        paper.add("{{ 行 }}", "公文标题")
    paper.add("", "空行")
    with paper.when("收文单位"):
        paper.add("{{ 收文单位 }}：", "主送机关")
    paper.add("根据{{ 办法.依据.解释 }}规定，现就适用{{ 条款 }}的有关问题解释如下：")
    paper.add("一、条款原文", "一级标题")
    paper.add("“{{ 条款原文 }}”")
    paper.add("二、需要解释的问题", "一级标题")
    paper.numbered("问题")
    with paper.when("依据案件"):
        paper.add("上述问题在下列案件的办理中提出：{{ 依据案件|join('、') }}。")
    paper.add("三、解释", "一级标题")
    paper.numbered("解释")
    paper.add("四、效力", "一级标题")
    paper.add(
        "本解释只说明条款的含义和适用，不增加失信行为的种类，不增加惩戒措施；与法律、法规、规章或者上级规定不一致的，"
        "以其规定为准。"
    )
    paper.add(
        "本解释自{{ 生效日期 }}起适用。对该日以前发生的行为，本解释对当事人不利的，不予适用。"
        "{% if 代替 %}{{ 代替 }}同时停止适用。{% endif %}"
    )
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "此件公开发布")


DESIGNS = {
    "interpretation": Design("适用办法的解释", PageStyle.LETTER, interpretation),
}
