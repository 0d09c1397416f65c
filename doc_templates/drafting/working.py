"""The working papers of a case: verification, legal review, the record and review of a defence."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses
from doc_templates.drafting.shared.paper import Cell, Column, Paper, form_row, tag_row


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


def defence_record(paper: Paper) -> None:
    """陈述申辩笔录."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("陈述申辩笔录", "文书名称")
    for line in (
        "案号：{{ 案号 }}",
        "案由：{{ 案由 }}",
        "时间：{{ 时间.起 }}至{{ 时间.止 }}",
        "地点：{{ 地点 }}",
        "陈述申辩人：{{ 陈述人.姓名 }}　　与当事人关系：{{ 陈述人.关系 }}",
        "证件号码：{{ 陈述人.证件号码 }}　　联系电话：{{ 陈述人.电话 }}",
        "当事人：{{ 当事人.名称 }}",
        "听取人：{{ 听取人 }}　　记录人：{{ 记录人 }}{% if 翻译 %}　　翻译：{{ 翻译 }}{% endif %}",
    ):
        paper.add(line, "笔录签名")
    paper.add("告知事项：", "笔录签名")
    paper.numbered("告知事项", "笔录文字")
    with paper.each("项", "问答"):
        paper.add("问：{{ 项.问 }}", "笔录文字")
        paper.add("答：{{ 项.答 }}", "笔录文字")
    with paper.when("材料"):
        paper.add("当场提交的材料：", "笔录签名")
        paper.numbered("材料", "笔录文字")
    paper.add("陈述申辩人核对意见（请抄写：以上笔录我看过/已向我宣读，与我所说相符）：", "笔录结尾")
    paper.add("　", "笔录结尾")
    paper.add("陈述申辩人签名或者捺印：　　　　　　　　　年　　月　　日", "笔录结尾")
    paper.add("听取人签名：　　　　　　　　　　　　　　　年　　月　　日", "笔录结尾")
    paper.add("记录人签名：　　　　　　　　　　　　　　　年　　月　　日", "笔录签名")


def defence_review(paper: Paper) -> None:
    """陈述申辩意见复核表: each point, what was checked, adopted or not, and why."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("陈述申辩意见复核表", "表单标题")
    label, text = "表格居中", "表格文字"
    paper.raw_rows(
        (80, 120, 180, 220, 130, 270),
        [
            form_row(
                (
                    Cell("案号", 200, label, across=2),
                    Cell("{{ 案号 }}", 400, text, across=2),
                    Cell("案由", 130, label),
                    Cell("{{ 案由 }}", 270, text),
                ),
                600,
            ),
            form_row(
                (Cell("当事人", 200, label, across=2), Cell("{{ 当事人.名称 }}", 800, text, across=4)), 600
            ),
            form_row(
                (
                    Cell("提出日期", 200, label, across=2),
                    Cell("{{ 申辩.日期 }}", 400, text, across=2),
                    Cell("提出方式", 130, label),
                    Cell("{{ 申辩.方式 }}", 270, text),
                ),
                600,
            ),
            form_row(
                (
                    Cell("序号", 80, "表格表头"),
                    Cell("陈述申辩意见", 300, "表格表头", across=2),
                    Cell("复核情况", 220, "表格表头"),
                    Cell("是否采纳", 130, "表格表头"),
                    Cell("理由", 270, "表格表头"),
                ),
                560,
            ),
            tag_row("for 项 in 申辩.意见", 6),
            form_row(
                (
                    Cell("{{ 项.序号 }}", 80, label),
                    Cell("{{ 项.意见 }}", 300, text, across=2),
                    Cell("{{ 项.复核 }}", 220, text),
                    Cell("{{ 项.采纳 }}", 130, label),
                    Cell("{{ 项.理由 }}", 270, text),
                ),
                900,
            ),
            tag_row("endfor", 6),
            form_row(
                (Cell("对拟认定结果的影响", 200, label, across=2), Cell("{{ 影响 }}", 800, text, across=4)),
                1000,
            ),
            form_row(
                (
                    Cell("复核人意见", 200, label, across=2),
                    Cell(("{{ 复核意见 }}", "签名：　　　　　　　　年　　月　　日　"), 800, text, across=4),
                ),
                1300,
            ),
            form_row(
                (
                    Cell("负责人意见", 200, label, across=2),
                    Cell(("", "签名：　　　　　　　　年　　月　　日　"), 800, text, across=4),
                ),
                1300,
            ),
        ],
    )
    paper.add("", "表后间隔")
    paper.add("经办人：{{ 经办人 }}　　填表日期：{{ 日期 }}", "表格小字")
