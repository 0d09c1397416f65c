"""Letters of the ruling: 请示, 认定决定, 信用修复告知."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses
from doc_templates.drafting.shared.design import Design
from doc_templates.drafting.shared.package import PageStyle
from doc_templates.drafting.shared.paper import Paper, paragraph
from doc_templates.gbt9704 import PAGE

_AT_PAGE_END = (
    f'<w:framePr w:w="{PAGE.text_width}" w:hSpace="0" w:vSpace="0" w:wrap="around" w:vAnchor="margin" '
    'w:hAnchor="margin" w:xAlign="center" w:yAlign="bottom"/>'
)


def submission(paper: Paper) -> None:
    """关于提请审定……失信行为认定事项的请示: Measure Art. 6(2)."""
    paper.add("{{ 机关.名称 }}", "发文机关标志")
    paper.signer_line()
    _title(paper, "标题", "上行标题首行")
    paper.add("{{ 主送 }}：", "主送机关")
    paper.add(
        "根据{{ 办法.依据.报请审定 }}规定，现将{{ 当事人.名称 }}失信行为认定事项"
        "（案号：{{ 案号 }}）有关情况报告如下，请审定。"
    )
    paper.add("一、查明的事实", "一级标题")
    paper.paragraphs("事实")
    paper.add("二、认定依据", "一级标题")
    paper.paragraphs("依据")
    paper.add("三、告知和陈述申辩情况", "一级标题")
    paper.paragraphs("申辩情况")
    paper.add("四、法制审核情况", "一级标题")
    paper.add("本案于{{ 法制审核.日期 }}完成法制审核。审核意见：{{ 法制审核.意见 }}")
    paper.add("五、拟定意见", "一级标题")
    paper.paragraphs("拟定意见")
    paper.add("妥否，请批示。", "正文与下段同页")
    with paper.when("附件"), paper.each("件", "附件"), paper.when("loop.first"):
        paper.add("附件：{% if 附件|length > 1 %}1.{% endif %}{{ 件 }}", "附件说明")
        paper.otherwise()
        paper.add("{{ loop.index }}.{{ 件 }}", "附件续项")
    paper.signature()
    paper.add("（联系人及电话：{{ 联系方式 }}）", "附注")
    _imprint(paper)


def _title(paper: Paper, variable: str, first_style: str) -> None:
    """A title in balanced lines that never breaks the party's name (7.3.1)."""
    with paper.each("行", f"{variable}|分行(当事人.名称, 机关.名称)"), paper.when("loop.first"):
        paper.add("{{ 行 }}", first_style)
        paper.otherwise()
        paper.add("{{ 行 }}", "公文标题")
    paper.add("", "空行")


def _imprint(paper: Paper) -> None:
    """版记 on the last page's bottom line (7.4.1, 7.4.3)."""
    paper.parts.append(paragraph("\t{{ 机关.名称 }}\t{{ 日期 }}印发", "版记印发", _AT_PAGE_END))


def decision(paper: Paper) -> None:
    """失信行为认定决定书: contents at least as in 行政处罚法 59; 国办发〔2020〕49号 四(八)."""
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
    with paper.when("翻译语言"):
        paper.add("需要将本决定书译成本民族语言文字的，由本机关提供翻译（{{ 翻译语言 }}），不收取费用。")
    clauses.contact(paper, "公文正文")
    paper.add("本决定书自送达之日起生效。", "正文与下段同页")
    paper.signature()
    clauses.copies(
        paper,
        "本决定书一式两份，一份送达当事人，一份归入案卷。",
    )


def repair_notice(paper: Paper) -> None:
    """信用修复告知书: served together with the decision (国办发〔2025〕22号; 信用修复管理办法)."""
    paper.heading("信用修复告知书")
    clauses.respondent(paper)
    paper.add(
        "本机关作出的《失信行为认定决定书》（{{ 决定.文号 }}）与本告知书一并送达。"
        "{{ 称 }}有权依法申请信用修复。信用修复不收取任何费用。现将有关事项告知如下："
    )
    paper.add("一、失信等级和申请时间", "一级标题")
    paper.add("{{ 称 }}的失信等级为{{ 等级 }}。{{ 申请时间 }}{{ 期限说明 }}")
    paper.add("二、修复条件", "一级标题")
    paper.add("同时符合下列条件的，可以申请信用修复：")
    paper.numbered("条件")
    paper.add("三、申请材料", "一级标题")
    paper.numbered("材料")
    paper.add("四、申请渠道", "一级标题")
    paper.add("{{ 渠道 }}")
    paper.add("五、修复后的效果", "一级标题")
    paper.add(
        "准予修复的，停止公示失信信息，停止向其他单位共享和使用该信息，并解除相应的惩戒措施。"
        "对修复结果有异议的，可以向受理单位或者本机关提出。"
    )
    clauses.contact(paper)
    paper.signature()


DESIGNS = {
    "submission": Design("请示", PageStyle.PAPER, submission),
    "decision": Design("失信行为认定决定书", PageStyle.PAPER, decision),
    "repair_notice": Design("信用修复告知书", PageStyle.PAPER, repair_notice),
}
