"""The official documents: the 请示 to the county government and the 函 to other units."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses
from doc_templates.drafting.shared.paper import Column, Paper, paragraph
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
        "根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第六条第（二）项规定，现将{{ 当事人.名称 }}失信行为认定事项"
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


def agency_notice(paper: Paper) -> None:
    """失信信息通报函 and its 回执: Measure Art. 5, 6(2)."""
    letter_head(paper, "关于通报失信信息的函")
    paper.add(
        "本机关于{{ 决定.日期 }}作出《失信行为认定决定书》（{{ 决定.文号 }}），认定{{ 当事人.名称 }}存在失信行为。"
        "根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第五条、第六条第（二）项规定，现将有关信息函告你单位。"
    )
    paper.add("一、通报的用途和法律依据", "一级标题")
    paper.add("用途：{{ 用途 }}")
    paper.add("法律依据：{{ 法律依据 }}")
    paper.add("二、通报内容", "一级标题")
    items_table(paper, "通报内容")
    paper.add("三、商请采取的措施", "一级标题")
    clauses.measures(
        paper,
        "请你单位在法定职权范围内，依照法律、法规和有关规定采取下列措施：",
        "本次通报供你单位履行职责时参考，不商请采取措施。",
    )
    paper.add("该信息的使用期限自{{ 期限.起 }}起至{{ 期限.止 }}止。{{ 期限.说明 }}")
    paper.add("四、保密和解除", "一级标题")
    paper.add("{{ 保密要求 }}")
    paper.add("{{ 解除要求 }}")
    paper.add("五、回执", "一级标题")
    paper.add("请于收到本函之日起{{ 回执期限 }}内将回执送回本机关。")
    clauses.contact(paper)
    paper.add("附件：失信信息通报函回执", "附件说明")
    paper.signature()
    clauses.reply_slip(paper, "失信信息通报函回执", "是否采取", "采取日期")


def lift_notice(paper: Paper) -> None:
    """解除限制通知函 and its 回执: Measure Art. 8."""
    letter_head(paper, "关于解除限制措施的函")
    paper.add(
        "{% if 移出.事由 %}因{{ 移出.事由 }}，{% endif %}{{ 移出.经过 }}。根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第八条规定，"
        "请你单位于{{ 解除期限 }}前{{ 解除事项 }}"
    )
    _measures_table(paper)
    paper.add(
        "措施解除后，请同时停止使用并删除本机关此前通报的该当事人失信信息；法律、行政法规规定应当留存的，依照其规定。"
    )
    paper.add("请于收到本函之日起{{ 回执期限 }}内将回执送回本机关。")
    clauses.contact(paper)
    paper.add("附件：解除限制通知函回执", "附件说明")
    paper.signature()
    clauses.reply_slip(paper, "解除限制通知函回执", "是否解除", "解除日期")


def _measures_table(paper: Paper) -> None:
    """The measures that the agency was asked for, where there are any."""
    with paper.when("措施"):
        paper.rows(
            "措施",
            (
                Column("序号", "{{ 项.序号 }}", 80, centred=True),
                Column("措施", "{{ 项.名称 }}", 400),
                Column("依据", "{{ 项.依据 }}", 300),
                Column("原定期限", "{{ 项.期限 }}", 220),
            ),
        )


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
    _measures_table(paper)
    paper.add("停止执行期间，不得使用、提供、转发本机关此前通报的该当事人失信信息。")
    paper.add("是否恢复，以本机关的恢复执行通知函为准；没有收到该函的，不得自行恢复。")
    paper.add("请于收到本函之日起{{ 回执期限 }}内将回执送回本机关。")
    clauses.contact(paper)
    paper.add("附件：停止执行通知函回执", "附件说明")
    paper.signature()
    clauses.reply_slip(paper, "停止执行通知函回执", "是否暂停", "暂停日期")


def resumption_notice(paper: Paper) -> None:
    """恢复执行通知函 and its 回执: the decision stands; the time it was stayed is not added to the term."""
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
    clauses.reply_slip(paper, "恢复执行通知函回执", "是否恢复", "恢复日期")


def court_pass_on(paper: Paper) -> None:
    """法院名单信息转送函: what a court decided is passed on, never decided again."""
    letter_head(paper, "关于转送法院名单信息的函")
    paper.add(
        "{{ 法院 }}在{{ 案件号 }}案中，于{{ 文书.日期 }}作出《{{ 文书.名称 }}》，文号为{{ 文书.文号 }}。"
        "根据《{{ 办法.名称 }}》（{{ 办法.文号 }}）第五条规定，现将该院依法认定并发布的{{ 当事人.名称 }}有关信息"
        "转送你单位，供你单位依照法律、法规和有关规定使用。"
    )
    paper.add("一、转送的内容", "一级标题")
    items_table(paper, "内容")
    paper.add("二、有关说明", "一级标题")
    paper.add(
        "上述信息由人民法院依法认定并发布，以人民法院公布的内容为准；本机关仅负责转送，未另行作出认定。"
    )
    paper.paragraphs("说明")
    paper.add("三、回执", "一级标题")
    paper.add("请于收到本函之日起{{ 回执期限 }}内将办理情况回复本机关。")
    clauses.contact(paper)
    paper.add("附件：法院名单信息转送函回执", "附件说明")
    paper.signature()
    clauses.reply_slip(paper, "法院名单信息转送函回执", "是否使用", "使用日期")


def letter_head(paper: Paper, title: str) -> None:
    """Number, title and addressee of a 函 (10.1)."""
    paper.add("{{ 文号 }}", "信函发文字号")
    paper.add(title, "信函标题首行")
    paper.add("", "空行")
    paper.add("{{ 收文单位 }}：", "主送机关")


def _title(paper: Paper, variable: str, first_style: str) -> None:
    """A title in balanced lines that never breaks the party's name (7.3.1)."""
    with paper.each("行", f"{variable}|分行(当事人.名称, 机关.名称)"), paper.when("loop.first"):
        paper.add("{{ 行 }}", first_style)
        paper.otherwise()
        paper.add("{{ 行 }}", "公文标题")
    paper.add("", "空行")


def items_table(paper: Paper, rows: str) -> None:
    """What is told, item by item."""
    paper.rows(
        rows, (Column("项目", "{{ 项.项目 }}", 280, centred=True), Column("内容", "{{ 项.内容 }}", 720))
    )


def _imprint(paper: Paper) -> None:
    """版记 on the last page's bottom line (7.4.1, 7.4.3)."""
    paper.parts.append(paragraph("\t{{ 机关.名称 }}\t{{ 日期 }}印发", "版记印发", _AT_PAGE_END))
