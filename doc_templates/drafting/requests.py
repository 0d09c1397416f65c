"""The reply to a person's request about their own data: 个人信息申请答复书."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses
from doc_templates.drafting.shared.design import Design
from doc_templates.drafting.shared.package import PageStyle
from doc_templates.drafting.shared.paper import Column, Paper


def personal_information_reply(paper: Paper) -> None:
    """个人信息查阅、复制答复书: 个人信息保护法 44–50."""
    paper.heading("个人信息申请答复书")
    clauses.respondent(paper)
    paper.add(
        "{{ 称 }}于{{ 申请日期 }}提出的个人信息申请收悉。根据《中华人民共和国个人信息保护法》"
        "第四十五条{% if 不予理由 %}、第五十条{% endif %}规定，现将本机关在办理{{ 案由 }}一案（案号：{{ 案号 }}）中处理{{ 称 }}个人信息的情况答复如下："
    )
    with paper.when("不予理由"):
        paper.add("{{ 称 }}的申请，本机关不予办理，理由如下：")
        paper.numbered("不予理由")
    paper.add("一、本机关保存的个人信息", "一级标题")
    with paper.when("内容"):
        paper.add("本机关为依照《{{ 办法.名称 }}》（{{ 办法.文号 }}）履行职责，保存下列信息：")
        paper.rows(
            "内容",
            (
                Column("项目", "{{ 项.项目 }}", 185, centred=True),
                Column("内容", "{{ 项.内容 }}", 270),
                Column("来源", "{{ 项.来源 }}", 300),
                Column("保存期限", "{{ 项.保存期限 }}", 245),
            ),
        )
        paper.otherwise()
        paper.add("经查找，本机关没有保存{{ 称 }}的个人信息。")
    paper.add("二、向其他单位提供的情况", "一级标题")
    with paper.when("提供给"):
        paper.add("上述信息已经向下列单位提供：")
        paper.rows(
            "提供给",
            (
                Column("单位", "{{ 项.单位 }}", 340),
                Column("日期", "{{ 项.日期 }}", 260, centred=True),
                Column("事项", "{{ 项.事项 }}", 400),
            ),
        )
        paper.otherwise()
        paper.add("上述信息没有向其他单位提供。")
    paper.paragraphs("补充")
    paper.add("三、{{ 称 }}的权利", "一级标题")
    with paper.when("权利"):
        paper.numbered("权利")
        paper.otherwise()
        paper.add("1.发现个人信息不准确或者不完整的，有权请求更正、补充。")
        paper.add("2.符合《中华人民共和国个人信息保护法》第四十七条规定情形的，有权请求删除。")
        paper.add("3.有权要求本机关对个人信息处理规则进行解释说明。")
        paper.add("4.本机关拒绝上述请求的，将说明理由；对拒绝不服的，可以依法向人民法院提起诉讼。")
    paper.add("上述请求可以随时向本机关书面或者口头提出。")
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本答复书含有个人信息，请妥善保管。")


DESIGNS = {
    "personal_information_reply": Design("个人信息申请答复书", PageStyle.PAPER, personal_information_reply),
}
