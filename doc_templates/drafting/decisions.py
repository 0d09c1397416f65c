"""The letters that decide: recognition, none, objection, correction, annulment, removal."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses
from doc_templates.drafting.shared.paper import Column, Paper


def decision(paper: Paper) -> None:
    """失信行为认定决定书: 行政处罚法 59 as the floor; 国办发〔2020〕49号 四(八)."""
    paper.heading("失信行为认定决定书")
    clauses.respondent(paper)
    paper.add(
        "本机关办理的{{ 案由 }}一案（案号：{{ 案号 }}），已核查终结。本机关于{{ 告知.送达日期 }}以{{ 告知.送达方式 }}方式"
        "向{{ 称 }}送达了《失信行为认定事先告知书》（{{ 告知.文号 }}）。现依法作出如下决定。"
    )
    paper.add("一、查明的事实", "一级标题")
    paper.paragraphs("事实")
    clauses.linked(paper)
    paper.add("二、证据", "一级标题")
    paper.add("认定上述事实的证据如下：")
    paper.rows("证据", clauses.EVIDENCE_COLUMNS)
    paper.add("上述事实由下列已生效的文书确认：")
    clauses.instruments(paper)
    paper.add("三、陈述申辩和采纳情况", "一级标题")
    clauses.defence(paper)
    paper.add("四、法制审核和集体研究", "一级标题")
    paper.add(
        "本案于{{ 法制审核.日期 }}通过法制审核，审核意见：{{ 法制审核.意见 }}"
        "{{ 会议.日期 }}，{{ 会议.名称 }}研究了本案（{{ 会议.纪要文号 }}）。"
    )
    paper.add("五、认定的理由和依据", "一级标题")
    clauses.ground(paper, "认定")
    paper.add("六、决定内容", "一级标题")
    paper.add("（一）认定和记入信用记录", "二级标题")
    paper.add(
        "认定{{ 称 }}的上述行为为失信行为，失信等级为{{ 等级 }}，记入信用记录。"
        "记入期限自{{ 记入期限.起 }}起至{{ 记入期限.止 }}止。{{ 记入期限.说明 }}"
    )
    paper.add("（二）公示", "二级标题")
    clauses.publication(paper, "")
    paper.add("（三）惩戒措施", "二级标题")
    clauses.measures(
        paper,
        "由有关单位在各自法定职权范围内采取下列措施，期限届满即行解除：",
        "不提出惩戒措施。",
    )
    paper.add("七、移出条件和程序", "一级标题")
    paper.numbered("移出条件")
    paper.add("八、信用修复", "一级标题")
    paper.paragraphs("修复")
    paper.add("《信用修复告知书》与本决定书一并送达。")
    paper.add("九、救济途径", "一级标题")
    paper.add("（一）异议", "二级标题")
    paper.paragraphs("异议")
    paper.add("（二）行政复议和行政诉讼", "二级标题")
    clauses.remedies(paper, "本决定书", "本决定")
    paper.paragraphs("提示")
    clauses.contact(paper, "公文正文")
    paper.add("本决定书自送达之日起生效。", "正文与下段同页")
    paper.signature()
    clauses.copies(
        paper,
        "本决定书一式两份，一份送达当事人，一份归入案卷。",
    )


def non_recognition(paper: Paper) -> None:
    """不予认定决定书."""
    paper.heading("不予认定决定书")
    clauses.respondent(paper)
    paper.add(
        "本机关办理的{{ 案由 }}一案（案号：{{ 案号 }}），已核查终结。根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第六条第（二）项、第（三）项规定，现作出如下决定。"
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


def objection_result(paper: Paper) -> None:
    """异议处理结果告知书: Measure Art. 6(4)."""
    paper.heading("异议处理结果告知书")
    clauses.respondent(paper)
    paper.add(
        "{{ 称 }}于{{ 异议.日期 }}对信用记录（案号：{{ 案号 }}）提出的异议，本机关已经核查处理完毕。"
        "根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第六条第（四）项规定，现将结果告知如下："
    )
    paper.add("一、异议事项和理由", "一级标题")
    paper.add("异议事项：")
    paper.numbered("异议.事项")
    with paper.when("异议.理由"):
        paper.add("异议理由：")
        paper.numbered("异议.理由")
    paper.add("二、核查情况", "一级标题")
    paper.paragraphs("核查")
    paper.add("三、处理结论", "一级标题")
    paper.add("经核查，{{ 结论 }}。")
    paper.add("四、处理措施", "一级标题")
    paper.paragraphs("处理")
    clauses.told(paper, "同时将处理结果通知下列单位：")
    paper.add("五、救济途径", "一级标题")
    clauses.remedies(paper, "本告知书", "本处理结果")
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本告知书一式两份，一份送达当事人，一份归入案卷。")


def correction(paper: Paper) -> None:
    """更正通知书, to the party, or to a unit that was told (then 收文单位 is not empty)."""
    paper.heading("更正通知书")
    paper.tag("set 单位 = 收文单位 if 收文单位 is defined else ''")
    with paper.when("单位"):
        paper.add("{{ 单位 }}：", "主送机关")
        paper.add(
            "{{ 缘由 }}，本机关对{{ 当事人.名称 }}的信用记录（记录编号：{{ 记录编号 }}）更正如下，请你单位同步更正："
        )
        paper.otherwise()
        clauses.respondent(paper)
        paper.add("{{ 缘由 }}，本机关对{{ 称 }}的信用记录（记录编号：{{ 记录编号 }}）更正如下：")
    paper.rows(
        "更正",
        (
            Column("序号", "{{ 项.序号 }}", 80, centred=True),
            Column("项目", "{{ 项.项目 }}", 160),
            Column("更正前", "{{ 项.更正前 }}", 230),
            Column("更正后", "{{ 项.更正后 }}", 230),
            Column("更正理由", "{{ 项.理由 }}", 300),
        ),
    )
    paper.add("更正后的内容自{{ 更正日期 }}起使用，更正前的内容不再使用和公示。")
    with paper.when("单位"):
        paper.add("你单位依据更正前的内容采取的措施，请一并依法核实、纠正，并将情况告知本机关。")
        paper.otherwise()
        clauses.told(paper, "同时通知下列单位同步更正：")
        with paper.when("有误"):
            paper.add("因记录有误给{{ 称 }}造成的不便，本机关表示歉意。")
        paper.add("对更正内容仍有异议的，可以继续向本机关提出。")
        clauses.remedies(paper, "本通知书", "本次更正")
    clauses.contact(paper)
    paper.signature()
    clauses.copies(
        paper, "本通知书一式两份，一份送达{% if 单位 %}收文单位{% else %}当事人{% endif %}，一份归入案卷。"
    )


def annulment(paper: Paper) -> None:
    """撤销认定决定书."""
    paper.heading("撤销认定决定书")
    clauses.respondent(paper)
    paper.add(
        "本机关于{{ 决定.日期 }}作出《失信行为认定决定书》（{{ 决定.文号 }}）。{{ 缘由 }}，本机关决定予以撤销。"
    )
    paper.add("一、撤销的理由", "一级标题")
    paper.paragraphs("理由")
    paper.add("二、撤销的效力", "一级标题")
    paper.add(
        "《失信行为认定决定书》（{{ 决定.文号 }}）自始不发生效力，相应的信用记录予以删除，公示予以撤下。"
    )
    paper.paragraphs("效力")
    clauses.told(paper, "同时通知下列单位停止使用该信息并解除相应措施：")
    paper.add("三、救济途径", "一级标题")
    clauses.remedies(paper, "本决定书", "本决定")
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本决定书一式两份，一份送达当事人，一份归入案卷。")


def removal(paper: Paper) -> None:
    """移出决定书: Measure Art. 8."""
    paper.heading("移出决定书")
    clauses.respondent(paper)
    paper.add(
        "本机关于{{ 决定.日期 }}作出《失信行为认定决定书》（{{ 决定.文号 }}），将{{ 称 }}的失信行为记入信用记录。"
        "现因{{ 事由 }}，依据{{ 依据 }}，本机关决定：自{{ 移出日期 }}起，将该失信信息移出信用记录，"
        "停止公示，停止向其他单位提供，并解除相应的惩戒措施。"
    )
    paper.paragraphs("说明")
    clauses.told(paper, "同时通知下列单位解除措施：")
    paper.add("移出后，任何单位不得再以该失信信息为由对{{ 称 }}采取惩戒措施。")
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本决定书一式两份，一份送达当事人，一份归入案卷。")
