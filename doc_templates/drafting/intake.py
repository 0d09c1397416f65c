"""Letters and papers of intake: 材料补正, 受理, 不予受理, 移送."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses, slips
from doc_templates.drafting.shared.design import Design
from doc_templates.drafting.shared.grid import WIDTHS, line, opinion, pair
from doc_templates.drafting.shared.official import letter_head
from doc_templates.drafting.shared.package import PageStyle
from doc_templates.drafting.shared.paper import Paper


def supplement_request(paper: Paper) -> None:
    """材料补正通知书, to the reporting department: Measure Art. 6(1)."""
    paper.heading("材料补正通知书")
    paper.add("{{ 报送单位 }}：", "主送机关")
    paper.add(
        "你单位于{{ 报送日期 }}报送的关于{{ 当事人.名称 }}（{{ 案由 }}）的失信信息材料（编号：{{ 案号 }}）收悉。"
        "经审查，材料不齐全或者不符合要求。根据{{ 办法.依据.信息报送 }}规定，"
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


def acceptance_form(paper: Paper) -> None:
    """受理（立案）审批表: Measure Art. 6(2)."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("受理（立案）审批表", "表单标题")
    paper.raw_rows(
        WIDTHS,
        [
            pair(("案号", "{{ 案号 }}"), ("受理日期", "{{ 受理日期 }}"), 520),
            line("案由", "{{ 案由 }}", 520),
            line("来源", "{{ 来源 }}", 620),
            pair(("当事人", "{{ 当事人.名称 }}"), ("类别", "{{ 当事人.类别 }}"), 620),
            pair(("证件名称", "{{ 当事人.证件名称 }}"), ("证件号码", "{{ 当事人.证件号码 }}"), 520),
            line("住所（住址）", "{{ 当事人.地址 }}", 520),
            pair(("行为发生日期", "{{ 行为日期 }}"), ("经办人", "{{ 经办人 }}"), 520),
            line("适用条款", "{{ 条款 }}", 700),
            line(
                "依据文书",
                "{{ 依据文书.名称 }}（{{ 依据文书.文号 }}），{{ 依据文书.作出机关 }}，{{ 依据文书.日期 }}",
                700,
            ),
            opinion("经办人意见", "{{ 经办意见 }}"),
            opinion("审核人意见", ""),
            opinion("负责人意见", ""),
        ],
    )
    paper.add("", "表后间隔")
    paper.add("填表日期：{{ 日期 }}", "表格小字")


def refusal(paper: Paper) -> None:
    """不予受理告知书, to the reporting department."""
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


def referral(paper: Paper) -> None:
    """案件移送函 and its 回执: Measure Art. 10."""
    letter_head(paper, "关于移送案件的函")
    paper.add(
        "{{ 原报送单位 }}向本机关报送的关于{{ 当事人.名称 }}（{{ 案由 }}）的失信信息材料（编号：{{ 案号 }}）收悉。"
        "经审查，该事项依法应当由你单位处理。根据{{ 办法.依据.其他领域 }}规定，现予移送。"
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
    slips.receipt_slip(
        paper,
        "案件移送函回执",
        (
            slips.slip_line("随函材料", "□与移送清单一致　　□缺少："),
            slips.slip_line("是否接收", "□接收　　□不属于本单位职责，退回"),
            slips.slip_line("退回的理由", "", 1200),
        ),
    )


DESIGNS = {
    "supplement_request": Design("材料补正通知书", PageStyle.PAPER, supplement_request),
    "acceptance_form": Design("受理（立案）审批表", PageStyle.SHEET, acceptance_form),
    "refusal": Design("不予受理告知书", PageStyle.PAPER, refusal),
    "referral": Design("案件移送函", PageStyle.LETTER, referral),
}
