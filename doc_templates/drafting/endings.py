"""Letters by which a listing ends: 信用修复, 移出, 届满, 终止, 解除限制."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses, slips
from doc_templates.drafting.shared.design import Design
from doc_templates.drafting.shared.official import letter_head, measures_table
from doc_templates.drafting.shared.package import PageStyle
from doc_templates.drafting.shared.paper import Paper


def repair_receipt(paper: Paper) -> None:
    """信用修复申请受理通知书: the documents received, the deadline, that it is free of charge (国家发展改革委令第36号)."""
    paper.heading("信用修复申请受理通知书")
    clauses.respondent(paper)
    paper.add(
        "{{ 称 }}于{{ 申请日期 }}就《失信行为认定决定书》（{{ 决定.文号 }}）提出的信用修复申请，本机关已经受理。"
        "根据《信用修复管理办法》（国家发展和改革委员会令第36号）有关规定，现通知如下："
    )
    paper.add("一、收到的材料", "一级标题")
    paper.numbered("材料")
    paper.add("二、办理期限", "一级标题")
    paper.add(
        "本机关自收到申请之日起{{ 办理期限 }}内作出是否准予信用修复的决定，至{{ 截止日 }}止，并书面告知。"
        "信用修复不收取费用，不要求提交本通知书所列以外的材料。"
    )
    paper.add("三、办理期间", "一级标题")
    paper.add("办理期间，记入期限照常计算；期限届满的，依法停止公示和使用，不因申请尚未办结而延长。")
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本通知书一式两份，一份送达当事人，一份归入案卷。")


def repair_decision(paper: Paper) -> None:
    """准予（不予）信用修复决定书: 信用修复管理办法（国家发展改革委令第36号）; 国办发〔2025〕22号."""
    paper.heading("{% if 准予 %}准予{% else %}不予{% endif %}信用修复决定书")
    clauses.respondent(paper)
    paper.add(
        "{{ 称 }}于{{ 申请日期 }}就本机关{{ 决定.日期 }}作出的《失信行为认定决定书》（{{ 决定.文号 }}）"
        "申请信用修复。根据《信用修复管理办法》（国家发展和改革委员会令第36号）有关规定，本机关进行了审查，"
        "现作出如下决定。"
    )
    paper.add("一、理由", "一级标题")
    paper.paragraphs("理由")
    paper.add("二、决定", "一级标题")
    with paper.when("准予"):
        paper.add(
            "准予{{ 称 }}信用修复。自{{ 移出日期 }}起，将该失信信息移出信用记录，停止公示，"
            "停止向其他单位共享和使用，并解除相应的惩戒措施。"
        )
        clauses.told(paper, "同时通知下列单位停止使用该信息并解除相应措施：")
        paper.add(
            "任何单位不得再以该失信信息为由对{{ 称 }}采取惩戒措施。仍受到限制的，可以随时向本机关反映。"
        )
        paper.otherwise()
        paper.add(
            "不予信用修复。该失信信息的公示和使用期限仍以认定决定载明的为准，不因本次申请而延长；"
            "期限届满的，自动停止公示，无须申请。"
        )
        paper.add("{{ 称 }}具备修复条件后，可以再次申请。信用修复不收取费用。")
        clauses.told(paper, "已将本决定通知下列单位：")
    paper.add("三、救济途径", "一级标题")
    paper.add("对修复结果有异议的，可以向受理单位或者本机关提出。")
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


def expiry_notice(paper: Paper) -> None:
    """记入期限届满告知书: the term ends although the obligation is not fulfilled; it is not extended."""
    paper.heading("记入期限届满告知书")
    clauses.respondent(paper)
    paper.add(
        "本机关于{{ 决定.日期 }}作出《失信行为认定决定书》（{{ 决定.文号 }}），将{{ 称 }}的失信行为记入信用记录，"
        "记入期限自{{ 记入期限.起 }}起至{{ 记入期限.止 }}止，现已届满。根据{{ 办法.依据.移出 }}"
        "和《信用修复管理办法》（国家发展和改革委员会令第36号）有关规定，现将有关事项告知如下："
    )
    paper.add("一、公示和限制已经结束", "一级标题")
    paper.add(
        "该失信信息的公示已经停止，本机关不再向其他单位提供该信息，相应的惩戒措施同时结束。记入期限不予延长，"
        "也不因义务尚未履行而重新计算。"
    )
    clauses.told(paper, "同时通知下列单位停止使用该信息并解除相应措施：")
    paper.add("仍有单位以该失信信息为由对{{ 称 }}采取限制的，可以随时向本机关反映，本机关将及时核实、纠正。")
    paper.add("二、尚未履行的义务", "一级标题")
    paper.add("经核实，{{ 称 }}尚未履行下列义务：{{ 尚未履行 }}")
    paper.add("记入期限届满不免除上述义务，请{{ 称 }}尽快履行。")
    with paper.when("移送单位"):
        paper.add(
            "上述事项已移送{{ 移送单位 }}依照职责处理。{{ 称 }}履行义务或者对该义务有不同意见的，请向该单位提出。"
        )
    paper.add("三、异议", "一级标题")
    paper.add(
        "{{ 称 }}已经履行义务，或者认为本告知书的内容有误的，可以随时向本机关书面或者口头提出，并附有关材料；"
        "查证属实的，本机关及时更正，并告知有关单位。"
    )
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本告知书一式两份，一份送达当事人，一份归入案卷。")


def expiry_referral(paper: Paper) -> None:
    """期满未履行移送函: Measure Art. 8. Publication stops at the end of the term (信用修复管理办法)."""
    letter_head(paper, "关于移送记入期限届满未履行义务事项的函")
    paper.add(
        "本机关于{{ 决定.日期 }}作出《失信行为认定决定书》（{{ 决定.文号 }}），将{{ 当事人.名称 }}（{{ 案由 }}）"
        "的失信行为记入信用记录，记入期限自{{ 记入期限.起 }}起至{{ 记入期限.止 }}止，现已届满，"
        "而当事人的义务尚未履行。根据{{ 办法.依据.移出 }}和《信用修复管理办法》"
        "（国家发展和改革委员会令第36号）有关规定，现将该事项移送你单位依照职责处理。"
    )
    paper.add("一、当事人", "一级标题")
    paper.add(
        "{{ 当事人.名称 }}{% if 当事人.证件号码 %}，{{ 当事人.证件名称 }}：{{ 当事人.证件号码 }}{% endif %}"
        "{% if 当事人.法定代表人 %}，{{ 当事人.代表称谓 }}：{{ 当事人.法定代表人 }}{% endif %}。"
    )
    paper.add("二、尚未履行的义务", "一级标题")
    paper.add("{{ 尚未履行 }}")
    paper.paragraphs("说明")
    paper.add("三、记入期限届满的效果", "一级标题")
    paper.add("本机关已经停止公示和提供该失信信息，并通知有关单位解除限制，记入期限不予延长。")
    paper.add("四、商请事项", "一级标题")
    paper.add(
        "记入期限届满不免除当事人的义务。请你单位依照法律、法规和本行业、本领域的规定督促履行或者处理，"
        "不得再以该失信信息为由采取限制；处理结果请及时函告本机关。"
    )
    clauses.contact(paper)
    paper.signature()


def termination(paper: Paper) -> None:
    """终止（注销）决定书, to the person, or to the reporting department if the person no longer exists."""
    paper.heading("终止（注销）决定书")
    with paper.when("收文人 == 当事人.名称"):
        clauses.respondent(paper)
        paper.otherwise()
        paper.add("{{ 收文人 }}：", "主送机关")
    paper.add(
        "本机关办理的{{ 当事人.名称 }}{{ 案由 }}一案（案号：{{ 案号 }}），因{{ 事由 }}，应当终止。"
        "根据{{ 办法.依据.对象和程序 }}和{{ 依据 }}规定，现作出如下决定。"
    )
    paper.add("一、终止的理由", "一级标题")
    paper.paragraphs("理由")
    paper.add("二、决定及其效力", "一级标题")
    paper.add("终止本案的办理，注销本案的失信信息。自本决定作出之日起，不再依据该信息采取任何惩戒措施。")
    paper.paragraphs("效力")
    clauses.told(paper, "同时通知下列单位停止使用该信息并解除相应措施：")
    paper.add("三、救济途径", "一级标题")
    with paper.when("收文人 == 当事人.名称"):
        clauses.remedies(paper, "本决定书", "本决定")
        paper.otherwise()
        paper.add(
            "{% if 当事人.是自然人 %}当事人的近亲属{% else %}承受当事人权利的单位{% endif %}对本决定不服的，可以自知道本决定之日起{{ 复议.期限 }}内向"
            "{{ 复议.机关 }}申请行政复议，也可以自知道本决定之日起{{ 诉讼.期限 }}内直接向{{ 诉讼.法院 }}提起行政诉讼。"
            "请你单位在与其联系时一并告知。"
        )
    clauses.contact(paper)
    paper.signature()
    clauses.copies(
        paper,
        "本决定书一式两份，{% if 收文人 == 当事人.名称 %}当事人{% else %}收文单位{% endif %}、案卷各一份。",
    )


def lift_notice(paper: Paper) -> None:
    """解除限制通知函 and its 回执: Measure Art. 8."""
    letter_head(paper, "关于解除限制措施的函")
    paper.add(
        "{% if 移出.事由 %}因{{ 移出.事由 }}，{% endif %}{{ 移出.经过 }}。根据{{ 办法.依据.解除限制 }}规定，"
        "请你单位于{{ 解除期限 }}前{{ 解除事项 }}"
    )
    measures_table(paper)
    paper.add(
        "措施解除后，请同时停止使用并删除本机关此前通报的该当事人失信信息；法律、行政法规规定应当留存的，依照其规定。"
    )
    paper.add("请于收到本函之日起{{ 回执期限 }}内将回执送回本机关。")
    clauses.contact(paper)
    paper.add("附件：解除限制通知函回执", "附件说明")
    paper.signature()
    slips.reply_slip(paper, "解除限制通知函回执", "是否解除", "解除日期")


DESIGNS = {
    "repair_receipt": Design("信用修复申请受理通知书", PageStyle.PAPER, repair_receipt),
    "repair_decision": Design("信用修复决定书", PageStyle.PAPER, repair_decision),
    "removal": Design("移出决定书", PageStyle.PAPER, removal),
    "expiry_notice": Design("记入期限届满告知书", PageStyle.PAPER, expiry_notice),
    "expiry_referral": Design("期满未履行移送函", PageStyle.LETTER, expiry_referral),
    "termination": Design("终止（注销）决定书", PageStyle.PAPER, termination),
    "lift_notice": Design("解除限制通知函", PageStyle.LETTER, lift_notice),
}
