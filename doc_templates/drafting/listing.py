"""Letters and papers of a listing: 记入告知, 通报, 催办, 公示审批, 上报“信用中国”."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses, slips
from doc_templates.drafting.shared.design import Design
from doc_templates.drafting.shared.grid import LABEL, NARROW, SIGNED, TEXT, WIDTHS, line, opinion, pair
from doc_templates.drafting.shared.official import items_table, letter_head
from doc_templates.drafting.shared.package import PageStyle
from doc_templates.drafting.shared.paper import Cell, Column, Paper, form_row, tag_row

_HEAD = "表格表头"


def entry_notice(paper: Paper) -> None:
    """失信行为记入信用记录告知书: Measure Art. 6(3), second sentence."""
    paper.heading("失信行为记入信用记录告知书")
    clauses.respondent(paper)
    paper.add(
        "本机关《失信行为认定决定书》（{{ 决定.文号 }}）于{{ 决定.日期 }}作出，{{ 决定.送达日期 }}送达{{ 称 }}。"
        "根据{{ 办法.依据.记入告知 }}规定，现将记入信用记录的情况告知如下："
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
    """补充通报单位告知书: further recipients of the information: Measure Art. 6(3); 个人信息保护法 23."""
    paper.heading("补充通报单位告知书")
    clauses.respondent(paper)
    paper.add(
        "本机关《失信行为认定决定书》（{{ 决定.文号 }}）已于{{ 决定.送达日期 }}送达{{ 称 }}，有关信息已记入信用记录。"
        "根据{{ 办法.依据.记入告知 }}规定，现将补充通报的单位告知如下："
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


def agency_notice(paper: Paper) -> None:
    """失信信息通报函 and its 回执: Measure Art. 5, 6(2)."""
    letter_head(paper, "关于通报失信信息的函")
    paper.add(
        "本机关于{{ 决定.日期 }}作出《失信行为认定决定书》（{{ 决定.文号 }}），认定{{ 当事人.名称 }}存在失信行为。"
        "根据{{ 办法.依据.惩戒和通报 }}规定，现将有关信息函告你单位。"
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
    slips.reply_slip(paper, "失信信息通报函回执", "是否采取", "采取日期")


def reminder(paper: Paper) -> None:
    """催办函 to an agency whose receipt is overdue, and its 回执: Measure Art. 8."""
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
    slips.receipt_slip(
        paper,
        "办理情况回执",
        (
            slips.slip_line("办理情况", "□已按函件办理　　□已更正　　□已解除　　□不适用"),
            slips.slip_line("办理日期", ""),
            slips.slip_line("未能按期回执的原因", "", 1200),
        ),
    )


def publication_approval(paper: Paper) -> None:
    """失信信息公示审批表, with the text to be published annexed: Measure Art. 7."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("失信信息公示审批表", "表单标题")
    paper.raw_rows(
        WIDTHS,
        [
            pair(("案号", "{{ 案号 }}"), ("案由", "{{ 案由 }}"), 500),
            line("当事人", "{{ 当事人.名称 }}", 500),
            line("公示依据", "{{ 办法.条款.公布 }}", 500),
            line("公示渠道", "{{ 公示.渠道 }}", 500),
            pair(("公示起始日", "{{ 公示.起 }}"), ("公示截止日", "{{ 公示.止 }}"), 500),
            line("撤下日期", "{{ 撤下日期 }}前从全部渠道撤下，并核对留证", 500),
            form_row((Cell("公示前核对事项", 700, _HEAD, across=3), Cell("结论", 300, _HEAD)), 440),
            tag_row("for 项 in 核对", 4),
            form_row(
                (Cell("{{ 项.事项 }}", 700, TEXT, across=3), Cell("{{ 项.结论 }}", 300, LABEL)),
                440,
            ),
            tag_row("endfor", 4),
            opinion("经办人意见", "拟按所附公示稿公示，请审批。经办人：{{ 经办人 }}"),
            opinion("复核人意见", ""),
            opinion("批准人意见", "批准人：{{ 批准人 }}"),
        ],
    )
    paper.add("", "表后间隔")
    paper.add("填表日期：{{ 日期 }}。有一项核对未通过的，不得公示；公示以所附公示稿为限。", "表格小字")
    paper.add("附件", "附件标识")
    paper.add("失信信息公示", "附件标题")
    paper.add("根据{{ 办法.依据.公布 }}规定，现将下列失信信息予以公示：")
    items_table(paper, "公示.内容")
    paper.add("公示期限自{{ 公示.起 }}起至{{ 公示.止 }}止，期限届满自动停止公示。")
    paper.add("对公示内容有异议的，可以向本机关书面或者口头提出；确有错误的，及时更正。")
    clauses.contact(paper)
    paper.signature("公示.起")


def credit_china_slip(paper: Paper) -> None:
    """上报“信用中国”数据确认单: Measure Art. 10."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("上报“信用中国”数据确认单", "表单标题")
    number, wide = 100, 400
    paper.raw_rows(
        (number, NARROW - number, 300, NARROW, 300),
        [
            _pair(("批次", "{{ 批次 }}"), ("条数", "{{ 条数 }}")),
            _pair(("模板版本", "{{ 模板版本 }}"), ("报送日期", "{{ 日期 }}")),
            _line("校验值", "{{ 校验值 }}"),
            _line("报送依据", "{{ 办法.条款.报送信用中国 }}"),
            _pair(("报送人", "{{ 报送人 }}"), ("接收单位", "{{ 接收单位 }}")),
            form_row(
                (
                    Cell("序号", number, _HEAD),
                    Cell("名称", wide, _HEAD, across=2),
                    Cell("文号", 500, _HEAD, across=2),
                ),
                440,
            ),
            tag_row("for 项 in 明细", 5),
            form_row(
                (
                    Cell("{{ 项.序号 }}", number, LABEL),
                    Cell("{{ 项.名称 }}", wide, TEXT, across=2),
                    Cell("{{ 项.文号 }}", 500, TEXT, across=2),
                ),
                440,
            ),
            tag_row("endfor", 5),
            form_row(
                (
                    Cell("报送前核对", NARROW, LABEL, across=2),
                    Cell(
                        (
                            "□条数与明细一致　　□内容与信用记录一致",
                            "□证件号码已按要求处理　　□不含未成年人和依法封存的信息",
                        ),
                        800,
                        TEXT,
                        across=3,
                    ),
                ),
                900,
            ),
            form_row(
                (
                    Cell("报送人", NARROW, LABEL, across=2),
                    Cell(("", SIGNED), 800, TEXT, across=3),
                ),
                1000,
            ),
            form_row(
                (
                    Cell(("接收单位", "确认"), NARROW, LABEL, across=2),
                    Cell(
                        ("收到　　　条，□校验值一致　□校验值不一致，退回", "", SIGNED),
                        800,
                        TEXT,
                        across=3,
                    ),
                ),
                1400,
            ),
        ],
    )
    paper.add("", "表后间隔")
    paper.add(
        "注：校验值由报送文件计算得出，与报送文件不一致的，请接收单位退回。本单一式两份，接收单位确认后退回一份归档。",
        "表格小字",
    )


def _pair(first: tuple[str, str], second: tuple[str, str]) -> str:
    return form_row(
        (
            Cell(first[0], NARROW, LABEL, across=2),
            Cell(first[1], 300, TEXT),
            Cell(second[0], NARROW, LABEL),
            Cell(second[1], 300, TEXT),
        ),
        520,
    )


def _line(name: str, value: str) -> str:
    return form_row((Cell(name, NARROW, LABEL, across=2), Cell(value, 800, TEXT, across=3)), 520)


DESIGNS = {
    "entry_notice": Design("失信行为记入信用记录告知书", PageStyle.PAPER, entry_notice),
    "recipients_notice": Design("补充通报单位告知书", PageStyle.PAPER, recipients_notice),
    "agency_notice": Design("失信信息通报函", PageStyle.LETTER, agency_notice),
    "reminder": Design("催办函", PageStyle.LETTER, reminder),
    "publication_approval": Design("失信信息公示审批表", PageStyle.PAPER, publication_approval),
    "credit_china_slip": Design("上报“信用中国”数据确认单", PageStyle.SHEET, credit_china_slip),
}
