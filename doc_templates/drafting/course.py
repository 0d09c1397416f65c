"""Papers that the course of a case leaves in the file: approvals, recusal, the minutes of a hearing, a public notice."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses
from doc_templates.drafting.shared.grid import WIDTHS, line, opinion, pair
from doc_templates.drafting.shared.paper import Paper


def inquiry_approval(paper: Paper) -> None:
    """中止（恢复、延长）核查审批表: what stops the inquiry's clock, starts it again or gives it more time, and why."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("{{ 事项 }}审批表", "表单标题")
    paper.raw_rows(
        WIDTHS,
        [
            pair(("案号", "{{ 案号 }}"), ("案由", "{{ 案由 }}"), 620),
            line("当事人", "{{ 当事人.名称 }}", 520),
            line("事项", "{{ 事项 }}", 520),
            line("理由", "{{ 理由 }}", 1400),
            line("等待的事项", "{{ 等待事项 }}", 620),
            line("核查期限", "{{ 期限 }}", 620),
            opinion("经办人意见", "拟{{ 事项 }}，请审批。经办人：{{ 经办人 }}", 1300),
            opinion("决定人意见", "{{ 决定人 }}", 1300),
        ],
    )
    paper.add("", "表后间隔")
    paper.add("填表日期：{{ 日期 }}", "表格小字")


def recusal_decision(paper: Paper) -> None:
    """回避决定书: who asked, whether the officer stays away, and why (行政处罚法 Art. 43)."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("回避决定书", "文书名称")
    paper.add("{{ 申请人 }}：", "主送机关")
    paper.add(
        "关于{{ 对象 }}在{{ 当事人.名称 }}{{ 案由 }}一案（案号：{{ 案号 }}）中的回避申请，本机关已经审查。"
        "参照《中华人民共和国行政处罚法》第四十三条规定，决定如下："
    )
    paper.add("一、决定", "一级标题")
    paper.add("{{ 对象 }}{{ 结论 }}。")
    paper.add("二、理由", "一级标题")
    paper.paragraphs("理由")
    paper.add("三、效力", "一级标题")
    with paper.when("须回避"):
        paper.add(
            "自本决定作出之日起，{{ 对象 }}不再办理本案的任何事项，也不以协办、记录、送达等名义参加；由其他工作人员接办。"
        )
        paper.otherwise()
        paper.add("{{ 对象 }}继续办理本案。有新的事实和理由的，可以再次申请。")
    clauses.contact(paper)
    paper.signature()
    paper.add("决定人：{{ 决定人 }}", "表格小字")


def hearing_minutes(paper: Paper) -> None:
    """听证笔录, laid out to be checked and signed by everyone present (行政处罚法 Art. 64)."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("听证笔录", "文书名称")
    for text in (
        "案号：{{ 案号 }}",
        "案由：{{ 案由 }}",
        "时间：{{ 听证.日期 }}{{ 听证.时间 }}",
        "地点：{{ 听证.地点 }}",
        "主持人：{{ 听证.主持人 }}　　记录人：{{ 听证.记录人 }}",
        "方式：{% if 听证.是否公开 %}公开举行{% else %}不公开举行{% endif %}",
        "当事人：{{ 当事人.名称 }}",
    ):
        paper.add(text, "笔录签名")
    paper.add("到场人员：", "笔录签名")
    paper.numbered("到场", "笔录文字")
    paper.add(
        "主持人核对到场人员身份，宣布听证事由和纪律，告知当事人有申请回避、陈述、申辩、质证的权利。",
        "笔录文字",
    )
    paper.add("核查人员陈述认定的事实、证据、依据和拟作出的处理，见事先告知书和核查报告。", "笔录文字")
    paper.add("当事人的意见：", "笔录签名")
    paper.numbered("意见", "笔录文字")
    with paper.when("没有签名的原因"):
        paper.add("当事人没有签名的原因：{{ 没有签名的原因 }}", "笔录文字")
    paper.add("当事人（代理人）核对意见（请抄写：以上笔录我看过/已向我宣读，与我所说相符）：", "笔录结尾")
    paper.add("　", "笔录结尾")
    paper.add("当事人（代理人）签名或者捺印：　　　　　年　　月　　日", "笔录结尾")
    paper.add("主持人签名：　　　　　　　　　　　　　　年　　月　　日", "笔录结尾")
    paper.add("记录人签名：　　　　　　　　　　　　　　年　　月　　日", "笔录签名")


def service_announcement(paper: Paper) -> None:
    """送达公告: service by public notice, with the name and the papers' numbers alone (民事诉讼法 Art. 95; PIPL Art. 6)."""
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
