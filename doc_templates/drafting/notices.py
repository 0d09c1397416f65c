"""The letters that tell a party, or the department that reported, what is proposed or done."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses
from doc_templates.drafting.shared.paper import Paper


def prior_notice(paper: Paper) -> None:
    """失信行为认定事先告知书: Measure Art. 6(3); 国办发〔2020〕49号 四(八); 行政处罚法 44, 45, 62–64."""
    paper.heading("失信行为认定事先告知书")
    clauses.respondent(paper)
    paper.add(
        "本机关办理的{{ 案由 }}一案（案号：{{ 案号 }}），经核查，拟认定{{ 称 }}存在失信行为并记入信用记录。"
        "根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第六条第（三）项规定，现将拟认定的事实、理由、依据和"
        "{{ 称 }}依法享有的权利告知如下："
    )
    paper.add("一、拟认定的事实", "一级标题")
    paper.paragraphs("事实")
    clauses.linked(paper)
    paper.add("二、证据", "一级标题")
    paper.add("认定上述事实的证据如下：")
    paper.rows("证据", clauses.EVIDENCE_COLUMNS)
    paper.add("三、认定所依据的文书", "一级标题")
    paper.add("上述事实由下列已生效的文书确认：")
    clauses.instruments(paper)
    paper.add("四、拟认定的理由和依据", "一级标题")
    clauses.ground(paper, "拟认定的")
    paper.add("五、拟作出的处理", "一级标题")
    paper.add("（一）记入信用记录", "二级标题")
    paper.add("拟记入信用记录的期限：{{ 拟记入期限 }}")
    paper.add("（二）公示", "二级标题")
    clauses.publication(paper, "拟")
    paper.add("（三）惩戒措施", "二级标题")
    clauses.measures(
        paper,
        "拟提请有关单位在各自法定职权范围内采取下列措施：",
        "本次不拟提出惩戒措施。",
    )
    _rights(paper)
    paper.add("七、现在可以怎样改正", "一级标题")
    paper.add(
        "在认定决定作出前，{{ 称 }}履行义务、改正行为、消除不良影响的，可以随时向本机关提交证明材料。"
        "本机关查证属实后，将依法不予认定，或者作出较轻的认定。"
    )
    paper.paragraphs("改正")
    paper.add("八、联系方式", "一级标题")
    clauses.contact(paper)
    paper.add("附件：陈述申辩书（空白格式）", "附件说明")
    paper.signature()
    clauses.copies(paper, "本告知书一式两份，一份送达当事人，一份归入案卷。")


def _rights(paper: Paper) -> None:
    paper.add("六、{{ 称 }}依法享有的权利", "一级标题")
    paper.add("（一）陈述和申辩", "二级标题")
    paper.add(
        "{{ 称 }}对上述拟认定的事实、理由、依据和拟作出的处理，有权进行陈述和申辩，并可以提交证据。"
        "期限为自本告知书送达之日起{{ 申辩期限 }}，送达当日不计算在内；期限的最后一日载明于送达回证。"
        "可以采用下列任何一种方式提出："
    )
    paper.numbered("申辩方式")
    paper.add(
        "对{{ 称 }}提出的事实、理由和证据，本机关将逐条复核；成立的，予以采纳。"
        "本机关不因{{ 称 }}陈述、申辩而作出更重的认定或者处理。"
    )
    paper.add(
        "{{ 称 }}逾期未提出陈述申辩意见，也未申请延期的，不等于承认上述事实；本机关将依据已查明的事实和证据依法作出决定。"
    )
    paper.add("（二）听证", "二级标题")
    with paper.when("可听证"):
        paper.add(
            "{{ 称 }}有权要求举行听证。要求听证的，应当自本告知书送达之日起{{ 听证期限 }}内提出；听证不收取费用。"
        )
        paper.otherwise()
        paper.add(
            "本次拟作出的处理不在依法应当告知听证的范围之内。{{ 称 }}认为确有必要听证的，"
            "可以在陈述申辩期限内说明理由，由本机关决定。"
        )
    paper.add("（三）其他权利", "二级标题")
    paper.add("1.查阅案卷。{{ 称 }}有权查阅、复制与本案认定有关的案卷材料，依法应当保密的除外。")
    paper.add(
        "2.申请回避。{{ 称 }}认为办案人员与本案有直接利害关系或者有其他关系可能影响公正办理的，有权申请其回避。"
    )
    paper.add("3.委托代理人。{{ 称 }}可以委托一至二名代理人代为陈述、申辩，代理人应当提交授权委托书。")
    paper.add("4.获得翻译。{{ 称 }}有权使用本民族语言文字；需要翻译的，由本机关提供，不收取费用。")
    with paper.each("段", "权利"):
        paper.add("{{ loop.index + 4 }}.{{ 段 }}")


def entry_notice(paper: Paper) -> None:
    """失信行为记入信用记录告知书: Measure Art. 6(3), second sentence."""
    paper.heading("失信行为记入信用记录告知书")
    clauses.respondent(paper)
    paper.add(
        "本机关《失信行为认定决定书》（{{ 决定.文号 }}）于{{ 决定.日期 }}作出，{{ 决定.送达日期 }}送达{{ 称 }}。"
        "根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第六条第（三）项规定，现将记入信用记录的情况告知如下："
    )
    paper.add("一、记入的日期和内容", "一级标题")
    paper.add("本机关于{{ 记入日期 }}将下列内容记入{{ 称 }}的信用记录：")
    paper.numbered("记入内容")
    paper.add("二、记入期限", "一级标题")
    paper.add("自{{ 记入期限.起 }}起至{{ 记入期限.止 }}止。{{ 记入期限.说明 }}")
    paper.add("三、公示", "一级标题")
    clauses.publication(paper, "")
    paper.add("四、通报", "一级标题")
    with paper.when("通报单位"):
        paper.add("上述信息将通报下列单位：{{ 通报单位|join('、') }}。")
        paper.otherwise()
        paper.add("上述信息不向其他单位通报。")
    paper.add("五、异议", "一级标题")
    paper.add(
        "{{ 称 }}对信用记录有异议的，有权随时向本机关提出；确有错误的，本机关将及时更正，并通知已收到该信息的单位。"
    )
    paper.paragraphs("异议")
    paper.add("六、行政复议和行政诉讼", "一级标题")
    clauses.remedies(paper, "本告知书", "本次记入")
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本告知书一式两份，一份送达当事人，一份归入案卷。")


def recipients_notice(paper: Paper) -> None:
    """补充通报单位告知书: whom else the information goes to: Measure Art. 6(3); 个人信息保护法 23."""
    paper.heading("补充通报单位告知书")
    clauses.respondent(paper)
    paper.add(
        "本机关《失信行为认定决定书》（{{ 决定.文号 }}）已于{{ 决定.送达日期 }}送达{{ 称 }}，有关信息已记入信用记录。"
        "根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第六条第（三）项规定，现将补充通报的单位告知如下："
    )
    paper.add("一、补充通报的单位", "一级标题")
    paper.add("上述信息将通报下列单位：{{ 通报单位|join('、') }}。")
    paper.add("二、理由", "一级标题")
    paper.paragraphs("理由")
    paper.add("三、{{ 称 }}的权利", "一级标题")
    paper.add(
        "{{ 称 }}对通报有异议的，有权随时向本机关提出；记入期限届满、移出或者撤销的，本机关通知上述单位停止使用。"
    )
    clauses.remedies(paper, "本告知书", "本次通报")
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "本告知书一式两份，一份送达当事人，一份归入案卷。")


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


def refusal(paper: Paper) -> None:
    """不予受理告知书, to the department that reported."""
    paper.heading("不予受理告知书")
    paper.add("{{ 报送单位 }}：", "主送机关")
    paper.add(
        "你单位于{{ 报送日期 }}报送的关于{{ 当事人.名称 }}（{{ 案由 }}）的失信信息材料（编号：{{ 案号 }}）收悉。"
        "经审查，本机关决定不予受理。"
    )
    paper.add("一、不予受理的理由", "一级标题")
    paper.paragraphs("理由")
    paper.add("二、依据", "一级标题")
    paper.add("{{ 条款 }}{% if 条款原文 %}规定：“{{ 条款原文 }}”{% else %}。{% endif %}")
    paper.add("三、材料的处理", "一级标题")
    paper.paragraphs("处理")
    with paper.when("移送单位"):
        paper.add("依照职责分工，该事项由{{ 移送单位 }}处理，有关材料已一并移送。")
    paper.add("对本告知书有不同意见的，可以补充材料后重新报送，或者与本机关联系。")
    clauses.contact(paper)
    paper.signature()
