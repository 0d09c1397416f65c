"""Letters and papers of the inquiry: 中止和恢复核查, 回避决定, 核查报告, 法制审核, 不予认定."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses
from doc_templates.drafting.shared.design import Design
from doc_templates.drafting.shared.grid import WIDTHS, line, opinion, pair
from doc_templates.drafting.shared.package import PageStyle
from doc_templates.drafting.shared.paper import Column, Paper


def recusal_decision(paper: Paper) -> None:
    """回避决定书: who applied, whether the officer must withdraw, and why (行政处罚法 Art. 43)."""
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


def suspension_notice(paper: Paper) -> None:
    """中止核查告知书, to the reporting department: Measure Art. 6(2)."""
    paper.heading("中止核查告知书")
    paper.add("{{ 报送单位 }}：", "主送机关")
    paper.add(
        "你单位报送的{{ 当事人.名称 }}{{ 案由 }}一案（案号：{{ 案号 }}），本机关正在根据{{ 办法.依据.核实认定 }}规定进行核查。因出现下列情形，核查暂时不能继续，"
        "本机关决定自{{ 中止日期 }}起中止核查。"
    )
    paper.add("一、中止的原因", "一级标题")
    paper.add("{{ 原因 }}")
    paper.add("二、等待的事项", "一级标题")
    paper.add("{{ 等待事项 }}。该事项出现后，本机关将及时恢复核查，并告知你单位。")
    paper.add("三、中止期间", "一级标题")
    paper.add(
        "中止期间不计入核查期限。中止期间，本机关不作出认定，不将有关信息记入信用记录，不公示，不向其他单位通报。"
    )
    paper.add("四、请你单位配合的事项", "一级标题")
    paper.add(
        "你单位知悉上述事项已经出现，或者知悉认定所依据的文书被撤销、变更，或者当事人已经履行义务的，"
        "请于知悉后立即书面告知本机关，并附有关材料。"
    )
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本告知书一式两份，报送单位、案卷各一份。")


def inquiry_resumed(paper: Paper) -> None:
    """恢复核查告知书, to the reporting department: Measure Art. 6(2)."""
    paper.heading("恢复核查告知书")
    paper.add("{{ 报送单位 }}：", "主送机关")
    paper.add(
        "你单位报送的{{ 当事人.名称 }}{{ 案由 }}一案（案号：{{ 案号 }}），本机关曾于{{ 中止日期 }}中止核查。"
        "现中止的原因已经消除，根据{{ 办法.依据.核实认定 }}规定，"
        "自{{ 恢复日期 }}起恢复核查。"
    )
    paper.add("一、恢复的原因", "一级标题")
    paper.add("{{ 原因 }}")
    paper.add("二、核查期限", "一级标题")
    paper.add("中止期间不计入核查期限。核查期限接着计算，至{{ 截止日 }}届满。")
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本告知书一式两份，报送单位、案卷各一份。")


def inquiry_approval(paper: Paper) -> None:
    """中止（恢复、延长）核查审批表: suspends, resumes or extends the inquiry's period."""
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


def verification_report(paper: Paper) -> None:
    """核查报告."""
    paper.add("关于{{ 案由 }}一案的核查报告", "文书名称")
    paper.add("案号：{{ 案号 }}", "发文字号")
    clauses.respondent(paper)
    paper.add("一、案件来源", "一级标题")
    paper.paragraphs("来源")
    paper.add("二、核查经过", "一级标题")
    paper.paragraphs("经过")
    paper.add("三、查明的事实", "一级标题")
    paper.paragraphs("事实")
    paper.add("四、证据", "一级标题")
    paper.rows("证据", clauses.EVIDENCE_COLUMNS)
    paper.add("五、依据文书及其效力", "一级标题")
    clauses.instruments(paper)
    paper.add("{{ 文书效力 }}")
    paper.add("六、逐项认定", "一级标题")
    paper.rows(
        "认定",
        (
            Column("序号", "{{ 项.序号 }}", 80, centred=True),
            Column("要件", "{{ 项.要件 }}", 230),
            Column("查明情况和结论", "{{ 项.情况 }}", 540),
            Column("证据", "{{ 项.证据 }}", 150),
        ),
    )
    paper.add("七、处理建议", "一级标题")
    paper.paragraphs("建议")
    paper.add("以上报告，请审核。", "正文与下段同页")
    paper.add("经办人：{{ 经办人 }}", "发文机关署名")
    paper.add("{{ 日期 }}", "成文日期")


def legal_opinion(paper: Paper) -> None:
    """法制审核意见书: competence, facts, basis, procedure, proportion."""
    paper.heading("法制审核意见书")
    paper.add(
        "承办机构报送的{{ 案由 }}一案（案号：{{ 案号 }}，当事人：{{ 当事人.名称 }}）收悉。经审核，意见如下："
    )
    paper.add("一、送审材料", "一级标题")
    paper.numbered("材料")
    paper.add("二、审核意见", "一级标题")
    paper.rows(
        "审核",
        (
            Column("序号", "{{ 项.序号 }}", 80, centred=True),
            Column("审核事项", "{{ 项.事项 }}", 270),
            Column("审核意见", "{{ 项.意见 }}", 650),
        ),
    )
    paper.add("三、结论", "一级标题")
    paper.add("{{ 结论 }}")
    with paper.when("建议"):
        paper.add("四、建议", "一级标题")
        paper.paragraphs("建议")
    paper.add("以上意见供决定时参考，随案归档。", "正文与下段同页")
    paper.add("审核人：{{ 审核人 }}", "发文机关署名")
    paper.add("{{ 日期 }}", "成文日期")


def non_recognition(paper: Paper) -> None:
    """不予认定决定书."""
    paper.heading("不予认定决定书")
    clauses.respondent(paper)
    paper.add(
        "本机关办理的{{ 案由 }}一案（案号：{{ 案号 }}），已核查终结。根据{{ 办法.依据.认定和告知 }}规定，现作出如下决定。"
    )
    paper.add("一、报送单位反映的情况", "一级标题")
    paper.paragraphs("事实")
    paper.add("二、陈述申辩情况", "一级标题")
    clauses.defence(paper)
    paper.add("三、核查结果和不予认定的理由", "一级标题")
    paper.paragraphs("理由")
    paper.add("四、决定", "一级标题")
    paper.add("对{{ 当事人.名称 }}的上述行为不予认定为失信行为，不记入信用记录，不公示，不向其他单位通报。")
    paper.paragraphs("处理")
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本决定书一式两份，一份送达当事人，一份归入案卷")
    with paper.when("抄送"):
        paper.add("抄送：{{ 抄送 }}。", "附注")


DESIGNS = {
    "recusal_decision": Design("回避决定书", PageStyle.PAPER, recusal_decision),
    "suspension_notice": Design("中止核查告知书", PageStyle.PAPER, suspension_notice),
    "inquiry_resumed": Design("恢复核查告知书", PageStyle.PAPER, inquiry_resumed),
    "inquiry_approval": Design("中止（恢复、延长）核查审批表", PageStyle.SHEET, inquiry_approval),
    "verification_report": Design("核查报告", PageStyle.PAPER, verification_report),
    "legal_opinion": Design("法制审核意见书", PageStyle.PAPER, legal_opinion),
    "non_recognition": Design("不予认定决定书", PageStyle.PAPER, non_recognition),
}
