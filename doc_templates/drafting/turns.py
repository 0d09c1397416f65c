"""The letters of what may happen before a decision, and of an objection received after it."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses
from doc_templates.drafting.shared.paper import Paper


def supplement_request(paper: Paper) -> None:
    """材料补正通知书, to the department that reported: Measure Art. 6(1)."""
    paper.heading("材料补正通知书")
    paper.add("{{ 报送单位 }}：", "主送机关")
    paper.add(
        "你单位于{{ 报送日期 }}报送的关于{{ 当事人.名称 }}（{{ 案由 }}）的失信信息材料（编号：{{ 案号 }}）收悉。"
        "经审查，材料不齐全或者不符合要求。根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第六条第（一）项规定，"
        "现一次性告知需要补正的全部内容，请予补正。"
    )
    paper.add("一、需要补正的内容", "一级标题")
    paper.numbered("缺少")
    paper.add("二、补正的期限和方式", "一级标题")
    paper.add(
        "请自收到本通知书之日起{{ 补正期限 }}内（收到当日不计算在内），将补正材料加盖公章后送至"
        "{{ 机关.地址 }}{{ 机关.名称 }}，并注明编号{{ 案号 }}。未列明的材料无须重复报送。"
    )
    paper.add("不能如期补正的，请在上述期限内书面说明理由和可以补正的日期。")
    paper.add("三、逾期未补正的后果", "一级标题")
    with paper.when("后果"):
        paper.paragraphs("后果")
        paper.otherwise()
        paper.add("逾期未补正的，本机关根据已有材料审查；仍不符合受理条件的，不予受理。")
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本通知书一式两份，报送单位、案卷各一份。")


def suspension_notice(paper: Paper) -> None:
    """中止核查告知书, to the department that reported: Measure Art. 6(2)."""
    paper.heading("中止核查告知书")
    paper.add("{{ 报送单位 }}：", "主送机关")
    paper.add(
        "你单位报送的{{ 当事人.名称 }}{{ 案由 }}一案（案号：{{ 案号 }}），本机关正在根据《{{ 办法.名称 }}》"
        "（{{ 办法.文号 }}）第六条第（二）项规定进行核查。因出现下列情形，核查暂时不能继续，"
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
    """恢复核查告知书, to the department that reported: Measure Art. 6(2)."""
    paper.heading("恢复核查告知书")
    paper.add("{{ 报送单位 }}：", "主送机关")
    paper.add(
        "你单位报送的{{ 当事人.名称 }}{{ 案由 }}一案（案号：{{ 案号 }}），本机关曾于{{ 中止日期 }}中止核查。"
        "现中止的原因已经消除，根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第六条第（二）项规定，"
        "自{{ 恢复日期 }}起恢复核查。"
    )
    paper.add("一、恢复的原因", "一级标题")
    paper.add("{{ 原因 }}")
    paper.add("二、核查期限", "一级标题")
    paper.add("中止期间不计入核查期限。核查期限接着计算，至{{ 截止日 }}届满。")
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本告知书一式两份，报送单位、案卷各一份。")


def hearing_notice(paper: Paper) -> None:
    """听证通知书: Measure Art. 6(3); 行政处罚法 63, 64 as the model."""
    paper.heading("听证通知书")
    clauses.respondent(paper)
    paper.add(
        "{{ 称 }}于{{ 申请日期 }}就{{ 案由 }}一案（案号：{{ 案号 }}）提出的听证要求，本机关已经收到。"
        "根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第六条第（三）项规定，并参照《中华人民共和国行政处罚法》"
        "第六十三条、第六十四条规定，本机关决定举行听证。现通知如下："
    )
    paper.add("一、听证的时间和地点", "一级标题")
    paper.add("时间：{{ 听证.日期 }}{{ 听证.时间 }}")
    paper.add("地点：{{ 听证.地点 }}")
    paper.add("二、听证人员和方式", "一级标题")
    paper.add("主持人：{{ 听证.主持人 }}，不是本案的核查人员；记录人：{{ 听证.记录人 }}。")
    with paper.when("听证.是否公开"):
        paper.add("本次听证公开举行。")
        paper.otherwise()
        paper.add("本次听证涉及依法应当保密的国家秘密、商业秘密或者个人隐私，不公开举行。")
    paper.add("三、{{ 称 }}在听证中的权利", "一级标题")
    with paper.when("权利"):
        paper.numbered("权利")
        paper.otherwise()
        paper.add("1.可以亲自参加听证，也可以委托一至二人代理。")
        paper.add("2.认为主持人与本案有直接利害关系的，有权申请回避。")
        paper.add("3.有权就核查人员提出的事实、证据和拟作出的处理进行申辩和质证，并提交证据。")
        paper.add("4.有权核对听证笔录，认为有遗漏或者差错的，可以要求补充或者改正，核对无误后签字或者盖章。")
        paper.add("5.有权使用本民族语言文字；需要翻译的，请于听证举行前告知本机关，由本机关提供。")
    paper.add("四、注意事项", "一级标题")
    paper.add(
        "1.请携带{% if 当事人.是自然人 %}身份证件{% else %}法定代表人（负责人）身份证明{% endif %}按时到场；"
        "委托代理人的，另提交授权委托书。"
    )
    paper.add("2.有正当理由不能参加的，请于听证前书面申请延期。")
    paper.add("3.无正当理由拒不出席听证，或者未经许可中途退出听证的，视为放弃听证权利，听证终止。")
    paper.add("4.听证不收取费用。本机关不因{{ 称 }}要求听证而作出更重的认定或者处理。")
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本通知书一式两份，一份送达当事人，一份归入案卷。")


def defence_extension(paper: Paper) -> None:
    """延长陈述申辩期限通知书: Measure Art. 6(3)."""
    paper.heading("延长陈述申辩期限通知书")
    clauses.respondent(paper)
    paper.add(
        "本机关办理的{{ 案由 }}一案（案号：{{ 案号 }}），已于{{ 告知.送达日期 }}向{{ 称 }}送达"
        "《失信行为认定事先告知书》（{{ 告知.文号 }}）。{{ 理由 }}根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）"
        "第六条第（三）项规定，本机关决定延长{{ 称 }}的陈述申辩期限。现将有关事项通知如下："
    )
    paper.add("一、延长后的期限", "一级标题")
    paper.add("陈述申辩期限延长{{ 延长天数 }}，至{{ 截止日 }}止，截止日当日计算在内。")
    paper.add("二、提出的方式", "一级标题")
    paper.add(
        "{{ 称 }}可以在上述期限内书面或者到本机关口头提出陈述申辩意见，并可以提交证据。"
        "通过邮寄提出的，以交邮的日期为准。此前已经提出的意见继续有效，无须重复提出。"
    )
    paper.add("三、延长的效果", "一级标题")
    paper.add(
        "延长后的期限届满前，{{ 称 }}未表示放弃陈述申辩的，本机关不提请审定，不作出认定决定。"
        "{{ 称 }}逾期未提出意见的，不等于承认拟认定的事实；本机关将依据已查明的事实和证据依法作出决定。"
    )
    paper.add(
        "《失信行为认定事先告知书》载明的其他权利不因本次延长而改变。"
        "本机关不因{{ 称 }}申请延长期限或者陈述、申辩而作出更重的认定或者处理。"
    )
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本通知书一式两份，一份送达当事人，一份归入案卷。")


def objection_receipt(paper: Paper) -> None:
    """异议受理通知书: Measure Art. 6(4)."""
    paper.heading("异议受理通知书")
    clauses.respondent(paper)
    paper.add(
        "{{ 称 }}于{{ 异议.日期 }}对信用记录（案号：{{ 案号 }}）提出的异议，本机关已经收到。"
        "根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第六条第（四）项规定，本机关决定予以受理。"
        "现将有关事项通知如下："
    )
    paper.add("一、异议事项", "一级标题")
    paper.numbered("异议.事项")
    paper.add("二、异议标注", "一级标题")
    paper.add(
        "本机关已于{{ 标注日期 }}对有异议的信息作出标注。在处理结果作出前，本机关提供该信息时一并注明“异议处理中”。"
    )
    paper.add("三、处理期限", "一级标题")
    paper.add(
        "本机关自收到异议之日起{{ 处理期限 }}内核查处理，并书面答复{{ 称 }}。"
        "确有错误的，及时更正，并通知已经收到该信息的单位。"
    )
    paper.add("四、{{ 称 }}可以做的事", "一级标题")
    paper.add(
        "在处理结果作出前，{{ 称 }}可以补充理由和证据，也可以书面撤回异议。异议处理不收取费用。"
        "提出异议不影响{{ 称 }}依法申请行政复议或者提起行政诉讼，法定的复议和起诉期限也不因此延长。"
    )
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本通知书一式两份，一份送达当事人，一份归入案卷。")
