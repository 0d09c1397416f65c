"""Letters about the courts' own list: 转送, 转告执行法院."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses, slips
from doc_templates.drafting.shared.design import Design
from doc_templates.drafting.shared.official import items_table, letter_head
from doc_templates.drafting.shared.package import PageStyle
from doc_templates.drafting.shared.paper import Paper


def court_pass_on(paper: Paper) -> None:
    """法院名单信息转送函: passes on a court's list entry without a decision of the office."""
    letter_head(paper, "关于转送法院名单信息的函")
    paper.add(
        "{{ 法院 }}在{{ 案件号 }}案中，于{{ 文书.日期 }}作出《{{ 文书.名称 }}》，文号为{{ 文书.文号 }}。"
        "根据{{ 办法.依据.法院名单转送 }}规定，现将该院依法认定并发布的{{ 当事人.名称 }}有关信息"
        "转送你单位，供你单位依照法律、法规和有关规定使用。"
    )
    paper.add("一、转送的内容", "一级标题")
    items_table(paper, "内容")
    paper.add("二、有关说明", "一级标题")
    paper.add(
        "上述信息由人民法院依法认定并发布，以人民法院公布的内容为准；本机关仅负责转送，未另行作出认定。"
    )
    paper.paragraphs("说明")
    paper.add("三、回执", "一级标题")
    paper.add("请于收到本函之日起{{ 回执期限 }}内将办理情况回复本机关。")
    clauses.contact(paper)
    paper.add("附件：法院名单信息转送函回执", "附件说明")
    paper.signature()
    slips.reply_slip(paper, "法院名单信息转送函回执", "是否使用", "使用日期")


def court_redirect(paper: Paper) -> None:
    """转告执行法院函: passes an objection to the court's list on to the enforcing court."""
    letter_head(paper, "关于转告执行法院处理有关事项的函")
    paper.tag("set 院 = '你院' if 收文单位 == 法院 else 法院")
    paper.add(
        "本机关收到与{{ 院 }}{{ 案件号 }}案中{{ 当事人.名称 }}的名单信息有关的下列事项（编号：{{ 案号 }}）。"
        "根据《最高人民法院关于公布失信被执行人名单信息的若干规定》（法释〔2017〕7号），"
        "名单信息的纳入、更正、撤销和删除由执行法院决定；本机关依照{{ 办法.依据.法院名单转送 }}"
        "仅作转送，无权变更。现将有关事项转告如下："
    )
    paper.add("一、有关事项", "一级标题")
    paper.numbered("事项")
    paper.add("二、商请事项", "一级标题")
    with paper.when("收文单位 == 法院"):
        paper.add("请你院依法审查处理，将结果告知提出人，并函告本机关。")
        paper.otherwise()
        paper.add("请直接向{{ 法院 }}提出，或者将有关材料转交该院，由该院依法处理；处理结果请告知本机关。")
    paper.add(
        "在收到人民法院的处理结果前，本机关对该信息不作增减。"
        "收到后，本机关立即据此删除或者更正，并转告已经收到该信息的单位。"
    )
    with paper.when("说明"):
        paper.add("三、有关说明", "一级标题")
        paper.paragraphs("说明")
    clauses.contact(paper)
    paper.signature()


DESIGNS = {
    "court_pass_on": Design("法院名单信息转送函", PageStyle.LETTER, court_pass_on),
    "court_redirect": Design("转告执行法院函", PageStyle.LETTER, court_redirect),
}
