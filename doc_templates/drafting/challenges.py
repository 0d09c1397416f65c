"""Letters of objection, reconsideration and litigation: 异议, 更正, 撤销, 停止执行, 答复."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses, slips
from doc_templates.drafting.shared.design import Design
from doc_templates.drafting.shared.official import letter_head, measures_table
from doc_templates.drafting.shared.package import PageStyle
from doc_templates.drafting.shared.paper import Column, Paper

_PROOF_COLUMNS = (
    Column("序号", "{{ 项.序号 }}", 90, centred=True),
    Column("证据名称", "{{ 项.名称 }}", 380),
    Column("证明事项", "{{ 项.证明事项 }}", 390),
    Column("页码", "{{ 项.页码 }}", 140, centred=True),
)


def objection_receipt(paper: Paper) -> None:
    """异议受理通知书: Measure Art. 6(4)."""
    paper.heading("异议受理通知书")
    clauses.respondent(paper)
    paper.add(
        "{{ 称 }}于{{ 异议.日期 }}对信用记录（案号：{{ 案号 }}）提出的异议，本机关已经收到。"
        "根据{{ 办法.依据.异议 }}规定，本机关决定予以受理。"
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


def objection_result(paper: Paper) -> None:
    """异议处理结果告知书: Measure Art. 6(4)."""
    paper.heading("异议处理结果告知书")
    clauses.respondent(paper)
    paper.add(
        "{{ 称 }}于{{ 异议.日期 }}对信用记录（案号：{{ 案号 }}）提出的异议，本机关已经核查处理完毕。"
        "根据{{ 办法.依据.异议 }}规定，现将结果告知如下："
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
    """更正通知书, to the party, or to a notified unit (then 收文单位 is not empty)."""
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


def stay_notice(paper: Paper) -> None:
    """停止执行通知函 and its 回执: 行政复议法 Art. 42, 行政诉讼法 Art. 56; Measure Art. 6(4)."""
    letter_head(paper, "关于停止执行失信行为认定决定的函")
    paper.add(
        "本机关此前向你单位通报了{{ 当事人.名称 }}的失信信息，所依据的《失信行为认定决定书》（{{ 决定.文号 }}）正在"
        "{{ 停止.案件 }}中接受审查。根据{{ 停止.机关 }}于{{ 停止.日期 }}作出的{{ 停止.文号 }}，该决定停止执行。"
        "依照{{ 停止.依据 }}规定，现函告你单位："
    )
    with paper.when("措施"):
        paper.add("请你单位自收到本函之日起暂停下列措施：")
        paper.otherwise()
        paper.add("请你单位自收到本函之日起暂停依据该信息采取的一切措施。")
    measures_table(paper)
    paper.add("停止执行期间，不得使用、提供、转发本机关此前通报的该当事人失信信息。")
    paper.add("是否恢复，以本机关的恢复执行通知函为准；没有收到该函的，不得自行恢复。")
    paper.add("请于收到本函之日起{{ 回执期限 }}内将回执送回本机关。")
    clauses.contact(paper)
    paper.add("附件：停止执行通知函回执", "附件说明")
    paper.signature()
    slips.reply_slip(paper, "停止执行通知函回执", "是否暂停", "暂停日期")


def resumption_notice(paper: Paper) -> None:
    """恢复执行通知函 and its 回执: the decision is in force again; the stay does not extend the term."""
    letter_head(paper, "关于恢复执行失信行为认定决定的函")
    paper.add(
        "关于{{ 当事人.名称 }}的失信信息，本机关此前因{{ 恢复.案件 }}函请你单位停止执行《失信行为认定决定书》"
        "（{{ 决定.文号 }}）。{{ 恢复.经过 }}。"
    )
    clauses.measures(
        paper,
        "请你单位自收到本函之日起恢复下列措施：",
        "你单位自收到本函之日起，可以恢复依法使用该信息；不商请采取措施。",
    )
    paper.add("记入期限至{{ 期限.止 }}止，不因停止执行而延长；停止执行期间的措施不予补行。")
    paper.add("请于收到本函之日起{{ 回执期限 }}内将回执送回本机关。")
    clauses.contact(paper)
    paper.add("附件：恢复执行通知函回执", "附件说明")
    paper.signature()
    slips.reply_slip(paper, "恢复执行通知函回执", "是否恢复", "恢复日期")


def review_reply(paper: Paper) -> None:
    """行政复议答复书 and its list of evidence: 行政复议法 44, 48, 54."""
    paper.heading("{% if 诉讼 %}行政诉讼答辩状{% else %}行政复议答复书{% endif %}")
    paper.add("{{ 复议机关 }}：", "主送机关")
    paper.add(
        "{% if 诉讼 %}原告{{ 申请人 }}不服本机关办理的{{ 当事人.名称 }}{{ 案由 }}一案（案号：{{ 案号 }}）提起行政诉讼，"
        "你院（{{ 复议案号 }}）发送的起诉状副本收悉。根据《中华人民共和国行政诉讼法》第六十七条规定，"
        "现提出答辩状，并提交作出行政行为的证据和所依据的规范性文件。"
        "{% else %}申请人{{ 申请人 }}不服本机关办理的{{ 当事人.名称 }}{{ 案由 }}一案（案号：{{ 案号 }}）申请行政复议，"
        "你机关（复议案号：{{ 复议案号 }}）发送的申请书副本收悉。根据《中华人民共和国行政复议法》第四十八条"
        "（适用简易程序的，第五十四条）规定，现提出书面答复，并提交证据、依据和其他有关材料。{% endif %}"
    )
    paper.add("一、当事人", "一级标题")
    paper.add("{% if 诉讼 %}原告{% else %}申请人{% endif %}：{{ 申请人 }}")
    paper.add("{% if 诉讼 %}被告{% else %}被申请人{% endif %}：{{ 机关.名称 }}，地址：{{ 机关.地址 }}")
    paper.add("二、请求事项", "一级标题")
    paper.numbered("请求")
    paper.add("三、作出行政行为的事实", "一级标题")
    paper.paragraphs("事实")
    paper.add("四、作出行政行为的依据", "一级标题")
    paper.numbered("依据")
    paper.add("五、本机关的意见", "一级标题")
    paper.paragraphs("答复意见")
    clauses.contact(paper)
    paper.add("附件：证据目录", "附件说明")
    paper.signature()
    paper.add("附件", "附件标识")
    paper.add("证据目录", "附件标题")
    paper.rows("证据", _PROOF_COLUMNS)
    paper.add("以上证据共{{ 证据|length }}件，按上列顺序装订，随本件一并提交。")


DESIGNS = {
    "objection_receipt": Design("异议受理通知书", PageStyle.PAPER, objection_receipt),
    "objection_result": Design("异议处理结果告知书", PageStyle.PAPER, objection_result),
    "correction": Design("更正通知书", PageStyle.PAPER, correction),
    "annulment": Design("撤销认定决定书", PageStyle.PAPER, annulment),
    "stay_notice": Design("停止执行通知函", PageStyle.LETTER, stay_notice),
    "resumption_notice": Design("恢复执行通知函", PageStyle.LETTER, resumption_notice),
    "review_reply": Design("行政复议答复书", PageStyle.PAPER, review_reply),
}
