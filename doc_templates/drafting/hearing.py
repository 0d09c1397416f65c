"""Letters and papers of the notice and the defence: 事先告知, 陈述申辩, 听证."""

from __future__ import annotations

from doc_templates.drafting.shared import clauses
from doc_templates.drafting.shared.design import Design
from doc_templates.drafting.shared.package import PageStyle
from doc_templates.drafting.shared.paper import Cell, Paper, form_row, tag_row


def prior_notice(paper: Paper) -> None:
    """失信行为认定事先告知书: Measure Art. 6(3); 国办发〔2020〕49号 四(八); 行政处罚法 44, 45, 62–64."""
    paper.heading("失信行为认定事先告知书")
    clauses.respondent(paper)
    paper.add(
        "本机关办理的{{ 案由 }}一案（案号：{{ 案号 }}），经核查，拟认定{{ 称 }}存在失信行为并记入信用记录。"
        "根据{{ 办法.依据.事先告知 }}规定，现将拟认定的事实、理由、依据和"
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
    with paper.when("翻译语言"):
        paper.add(
            "4.获得翻译。{{ 称 }}有权使用本民族语言文字；需要翻译的，由本机关提供翻译（{{ 翻译语言 }}），不收取费用。"
        )
        paper.otherwise()
        paper.add("4.使用本民族语言文字。{{ 称 }}有权使用本民族语言文字。")
    with paper.each("段", "权利"):
        paper.add("{{ loop.index + 4 }}.{{ 段 }}")


def defence_extension(paper: Paper) -> None:
    """延长陈述申辩期限通知书: Measure Art. 6(3)."""
    paper.heading("延长陈述申辩期限通知书")
    clauses.respondent(paper)
    paper.add(
        "本机关办理的{{ 案由 }}一案（案号：{{ 案号 }}），已于{{ 告知.送达日期 }}向{{ 称 }}送达"
        "《失信行为认定事先告知书》（{{ 告知.文号 }}）。{{ 理由 }}根据{{ 办法.依据.陈述申辩 }}"
        "规定，本机关决定延长{{ 称 }}的陈述申辩期限。现将有关事项通知如下："
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


def hearing_notice(paper: Paper) -> None:
    """听证通知书: Measure Art. 6(3); modelled on 行政处罚法 63, 64."""
    paper.heading("听证通知书")
    clauses.respondent(paper)
    paper.add(
        "{{ 称 }}于{{ 申请日期 }}就{{ 案由 }}一案（案号：{{ 案号 }}）提出的听证要求，本机关已经收到。"
        "根据{{ 办法.依据.陈述申辩 }}规定，并参照《中华人民共和国行政处罚法》"
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
        paper.add(
            "5.有权使用本民族语言文字{% if 翻译语言 %}；需要翻译的，请于听证举行前告知本机关，"
            "由本机关提供翻译（{{ 翻译语言 }}）{% endif %}。"
        )
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


def hearing_minutes(paper: Paper) -> None:
    """听证笔录, to be checked and signed by everyone present (行政处罚法 Art. 64)."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("听证笔录", "文书名称")
    for text in (
        "案号：{{ 案号 }}",
        "案由：{{ 案由 }}",
        "时间：{{ 听证.日期 }}{{ 听证.时间 }}",
        "地点：{{ 听证.地点 }}",
        "主持人：{{ 听证.主持人 }}　　记录人：{{ 听证.记录人 }}",
        "方式：{% if 听证.是否公开 %}公开举行{% else %}不公开举行{% endif %}",
        "当事人：{{ 当事人.名称 }}",
    ):
        paper.add(text, "笔录签名")
    paper.add("到场人员：", "笔录签名")
    paper.numbered("到场", "笔录文字")
    paper.add(
        "主持人核对到场人员身份，宣布听证事由和纪律，告知当事人有申请回避、陈述、申辩、质证的权利。",
        "笔录文字",
    )
    paper.add("核查人员陈述认定的事实、证据、依据和拟作出的处理，见事先告知书和核查报告。", "笔录文字")
    paper.add("当事人的意见：", "笔录签名")
    paper.numbered("意见", "笔录文字")
    with paper.when("没有签名的原因"):
        paper.add("当事人没有签名的原因：{{ 没有签名的原因 }}", "笔录文字")
    paper.add("当事人（代理人）核对意见（请抄写：以上笔录我看过/已向我宣读，与我所说相符）：", "笔录结尾")
    paper.add("　", "笔录结尾")
    paper.add("当事人（代理人）签名或者捺印：　　　　　年　　月　　日", "笔录结尾")
    paper.add("主持人签名：　　　　　　　　　　　　　　年　　月　　日", "笔录结尾")
    paper.add("记录人签名：　　　　　　　　　　　　　　年　　月　　日", "笔录签名")


def defence_record(paper: Paper) -> None:
    """陈述申辩笔录."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("陈述申辩笔录", "文书名称")
    for line in (
        "案号：{{ 案号 }}",
        "案由：{{ 案由 }}",
        "时间：{{ 时间.起 }}至{{ 时间.止 }}",
        "地点：{{ 地点 }}",
        "陈述申辩人：{{ 陈述人.姓名 }}　　与当事人关系：{{ 陈述人.关系 }}",
        "证件号码：{{ 陈述人.证件号码 }}　　联系电话：{{ 陈述人.电话 }}",
        "当事人：{{ 当事人.名称 }}",
        "听取人：{{ 听取人 }}　　记录人：{{ 记录人 }}{% if 翻译 %}　　翻译：{{ 翻译 }}{% endif %}",
    ):
        paper.add(line, "笔录签名")
    paper.add("告知事项：", "笔录签名")
    paper.numbered("告知事项", "笔录文字")
    with paper.each("项", "问答"):
        paper.add("问：{{ 项.问 }}", "笔录文字")
        paper.add("答：{{ 项.答 }}", "笔录文字")
    with paper.when("材料"):
        paper.add("当场提交的材料：", "笔录签名")
        paper.numbered("材料", "笔录文字")
    paper.add("陈述申辩人核对意见（请抄写：以上笔录我看过/已向我宣读，与我所说相符）：", "笔录结尾")
    paper.add("　", "笔录结尾")
    paper.add("陈述申辩人签名或者捺印：　　　　　　　　　年　　月　　日", "笔录结尾")
    paper.add("听取人签名：　　　　　　　　　　　　　　　年　　月　　日", "笔录结尾")
    paper.add("记录人签名：　　　　　　　　　　　　　　　年　　月　　日", "笔录签名")


def defence_review(paper: Paper) -> None:
    """陈述申辩意见复核表: each point of the defence, what was verified, whether it is adopted, and why."""
    paper.add("{{ 机关.名称 }}", "文书机关")
    paper.add("陈述申辩意见复核表", "表单标题")
    label, text = "表格居中", "表格文字"
    paper.raw_rows(
        (80, 120, 180, 220, 130, 270),
        [
            form_row(
                (
                    Cell("案号", 200, label, across=2),
                    Cell("{{ 案号 }}", 400, text, across=2),
                    Cell("案由", 130, label),
                    Cell("{{ 案由 }}", 270, text),
                ),
                600,
            ),
            form_row(
                (Cell("当事人", 200, label, across=2), Cell("{{ 当事人.名称 }}", 800, text, across=4)), 600
            ),
            form_row(
                (
                    Cell("提出日期", 200, label, across=2),
                    Cell("{{ 申辩.日期 }}", 400, text, across=2),
                    Cell("提出方式", 130, label),
                    Cell("{{ 申辩.方式 }}", 270, text),
                ),
                600,
            ),
            form_row(
                (
                    Cell("序号", 80, "表格表头"),
                    Cell("陈述申辩意见", 300, "表格表头", across=2),
                    Cell("复核情况", 220, "表格表头"),
                    Cell("是否采纳", 130, "表格表头"),
                    Cell("理由", 270, "表格表头"),
                ),
                560,
            ),
            tag_row("for 项 in 申辩.意见", 6),
            form_row(
                (
                    Cell("{{ 项.序号 }}", 80, label),
                    Cell("{{ 项.意见 }}", 300, text, across=2),
                    Cell("{{ 项.复核 }}", 220, text),
                    Cell("{{ 项.采纳 }}", 130, label),
                    Cell("{{ 项.理由 }}", 270, text),
                ),
                900,
            ),
            tag_row("endfor", 6),
            form_row(
                (Cell("对拟认定结果的影响", 200, label, across=2), Cell("{{ 影响 }}", 800, text, across=4)),
                1000,
            ),
            form_row(
                (
                    Cell("复核人意见", 200, label, across=2),
                    Cell(("{{ 复核意见 }}", "签名：　　　　　　　　年　　月　　日　"), 800, text, across=4),
                ),
                1300,
            ),
            form_row(
                (
                    Cell("负责人意见", 200, label, across=2),
                    Cell(("", "签名：　　　　　　　　年　　月　　日　"), 800, text, across=4),
                ),
                1300,
            ),
        ],
    )
    paper.add("", "表后间隔")
    paper.add("经办人：{{ 经办人 }}　　填表日期：{{ 日期 }}", "表格小字")


DESIGNS = {
    "prior_notice": Design("失信行为认定事先告知书", PageStyle.PAPER, prior_notice),
    "defence_extension": Design("延长陈述申辩期限通知书", PageStyle.PAPER, defence_extension),
    "hearing_notice": Design("听证通知书", PageStyle.PAPER, hearing_notice),
    "hearing_minutes": Design("听证笔录", PageStyle.RECORD, hearing_minutes),
    "defence_record": Design("陈述申辩笔录", PageStyle.RECORD, defence_record),
    "defence_review": Design("陈述申辩意见复核表", PageStyle.SHEET, defence_review),
}
