"""The 函 that hand a matter to the body in charge of it, and the interpretation of the Measure."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses
from doc_templates.drafting.shared.official import letter_head
from doc_templates.drafting.shared.paper import Column, Paper


def referral(paper: Paper) -> None:
    """案件移送函 and its 回执: Measure Art. 10."""
    letter_head(paper, "关于移送案件的函")
    paper.add(
        "{{ 原报送单位 }}向本机关报送的关于{{ 当事人.名称 }}（{{ 案由 }}）的失信信息材料（编号：{{ 案号 }}）收悉。"
        "经审查，该事项依法应当由你单位处理。根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第十条规定，现予移送。"
    )
    paper.add("一、移送的理由", "一级标题")
    paper.paragraphs("理由")
    paper.add("二、移送的依据", "一级标题")
    paper.add("{{ 依据 }}")
    paper.add("三、随函移送的材料", "一级标题")
    paper.numbered("材料")
    paper.add("四、商请事项", "一级标题")
    paper.add(
        "本机关对该事项未作出认定，未记入信用记录。请你单位依法核查处理，并将结果告知{{ 原报送单位 }}。"
    )
    paper.add(
        "请于收到本函之日起{{ 回执期限 }}内将回执送回本机关。"
        "认为不属于你单位职责的，请在回执中说明理由，并退回材料。"
    )
    clauses.contact(paper)
    paper.add("附件：案件移送函回执", "附件说明")
    paper.signature()
    clauses.receipt_slip(
        paper,
        "案件移送函回执",
        (
            clauses.slip_line("随函材料", "□与移送清单一致　　□缺少："),
            clauses.slip_line("是否接收", "□接收　　□不属于本单位职责，退回"),
            clauses.slip_line("退回的理由", "", 1200),
        ),
    )


def expiry_referral(paper: Paper) -> None:
    """期满未履行移送函: Measure Art. 8; at the end of the term publication stops (信用修复管理办法)."""
    letter_head(paper, "关于移送记入期限届满未履行义务事项的函")
    paper.add(
        "本机关于{{ 决定.日期 }}作出《失信行为认定决定书》（{{ 决定.文号 }}），将{{ 当事人.名称 }}（{{ 案由 }}）"
        "的失信行为记入信用记录，记入期限自{{ 记入期限.起 }}起至{{ 记入期限.止 }}止，现已届满，"
        "而当事人的义务尚未履行。根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第八条和《信用修复管理办法》"
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


def court_redirect(paper: Paper) -> None:
    """转告执行法院函: what concerns a court's list is for the court that enforces."""
    letter_head(paper, "关于转告执行法院处理有关事项的函")
    paper.tag("set 院 = '你院' if 收文单位 == 法院 else 法院")
    paper.add(
        "本机关收到与{{ 院 }}{{ 案件号 }}案中{{ 当事人.名称 }}的名单信息有关的下列事项（编号：{{ 案号 }}）。"
        "根据《最高人民法院关于公布失信被执行人名单信息的若干规定》（法释〔2017〕7号），"
        "名单信息的纳入、更正、撤销和删除由执行法院决定；本机关依照《{{ 办法.名称 }}》（{{ 办法.文号 }}）第五条"
        "仅作转送，无权变更。现将有关事项转告如下："
    )
    paper.add("一、有关事项", "一级标题")
    paper.numbered("事项")
    paper.add("二、商请事项", "一级标题")
    with paper.when("收文单位 == 法院"):
        paper.add("请你院依法审查处理，将结果告知提出人，并函告本机关。")
        paper.otherwise()
        paper.add("请直接向{{ 法院 }}提出，或者将有关材料转交该院，由该院依法处理；处理结果请告知本机关。")
    paper.add(
        "在收到人民法院的处理结果前，本机关对该信息不作增减。"
        "收到后，本机关立即据此删除或者更正，并转告已经收到该信息的单位。"
    )
    with paper.when("说明"):
        paper.add("三、有关说明", "一级标题")
        paper.paragraphs("说明")
    clauses.contact(paper)
    paper.signature()


def reminder(paper: Paper) -> None:
    """催办函 to an agency that has not answered in time, and its 回执: Measure Art. 8."""
    letter_head(paper, "关于催办失信信息办理情况回执的函")
    paper.add(
        "本机关先后送达你单位的下列函件（当事人：{{ 当事人.名称 }}，编号：{{ 案号 }}），回执期限已经届满，"
        "尚未收到你单位的回执："
    )
    paper.rows(
        "未回执",
        (
            Column("序号", "{{ 项.序号 }}", 90, centred=True),
            Column("函件", "{{ 项.文书 }}", 260),
            Column("文号", "{{ 项.文号 }}", 270),
            Column("送达日期", "{{ 项.送达日期 }}", 190, centred=True),
            Column("应回日期", "{{ 项.应回日期 }}", 190, centred=True),
        ),
    )
    paper.add(
        "根据{{ 依据 }}规定，请你单位对照函件所列事项核对办理情况；应当解除限制、更正信息的，请立即办理，"
        "并于收到本函之日起{{ 回执期限 }}内将回执送回本机关。"
    )
    paper.paragraphs("说明")
    clauses.contact(paper)
    paper.add("附件：办理情况回执", "附件说明")
    paper.signature()
    clauses.receipt_slip(
        paper,
        "办理情况回执",
        (
            clauses.slip_line("办理情况", "□已按函件办理　　□已更正　　□已解除　　□不适用"),
            clauses.slip_line("办理日期", ""),
            clauses.slip_line("未能按期回执的原因", "", 1200),
        ),
    )


def interpretation(paper: Paper) -> None:
    """关于适用《……办法》第……条的解释: Measure Art. 11; it explains, and adds nothing."""
    paper.add("{{ 文号 }}", "信函发文字号")
    with (
        paper.each("行", "('关于适用' ~ 条款 ~ '的解释')|分行('《' ~ 办法.名称 ~ '》')"),
        paper.when("loop.first"),
    ):
        paper.add("{{ 行 }}", "信函标题首行")
        paper.otherwise()
        paper.add("{{ 行 }}", "公文标题")
    paper.add("", "空行")
    with paper.when("收文单位"):
        paper.add("{{ 收文单位 }}：", "主送机关")
    paper.add(
        "根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第十一条规定，现就适用{{ 条款 }}的有关问题解释如下："
    )
    paper.add("一、条款原文", "一级标题")
    paper.add("“{{ 条款原文 }}”")
    paper.add("二、需要解释的问题", "一级标题")
    paper.numbered("问题")
    with paper.when("依据案件"):
        paper.add("上述问题在下列案件的办理中提出：{{ 依据案件|join('、') }}。")
    paper.add("三、解释", "一级标题")
    paper.numbered("解释")
    paper.add("四、效力", "一级标题")
    paper.add(
        "本解释只说明条款的含义和适用，不增加失信行为的种类，不增加惩戒措施；与法律、法规、规章或者上级规定不一致的，"
        "以其规定为准。"
    )
    paper.add(
        "本解释自{{ 生效日期 }}起适用。对该日以前发生的行为，本解释对当事人不利的，不予适用。"
        "{% if 代替 %}{{ 代替 }}同时停止适用。{% endif %}"
    )
    clauses.contact(paper)
    paper.signature()
    clauses.copies(paper, "此件公开发布")
