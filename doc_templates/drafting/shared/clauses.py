"""Passages that several letters share: the party, the defence, the term, remedies, contact."""

from __future__ import annotations

from doc_templates.drafting.shared.paper import Column, Paper

MEASURE_COLUMNS = (
    Column("序号", "{{ 项.序号 }}", 70, centred=True),
    Column("措施", "{{ 项.名称 }}", 190),
    Column("依据", "{{ 项.依据 }}", 220),
    Column("实施单位", "{{ 项.实施单位 }}", 150),
    Column("期限", "{{ 项.期限 }}", 110),
    Column("理由", "{{ 项.理由 }}", 260),
)
EVIDENCE_COLUMNS = (
    Column("序号", "{{ 项.序号 }}", 100, centred=True),
    Column("证据名称", "{{ 项.名称 }}", 460),
    Column("来源和证明的事实", "{{ 项.来源 }}", 440),
)
DEFENCE_COLUMNS = (
    Column("序号", "{{ 项.序号 }}", 80, centred=True),
    Column("陈述申辩意见", "{{ 项.意见 }}", 370),
    Column("是否采纳", "{{ 项.采纳 }}", 150, centred=True),
    Column("理由", "{{ 项.理由 }}", 400),
)


def respondent(paper: Paper) -> None:
    """The party, and the variable 称, by which the letter addresses them."""
    paper.tag("set 称 = '你' if 当事人.是自然人 else '你单位'")
    paper.add("当事人：{{ 当事人.名称 }}", "当事人信息")
    with paper.when("当事人.性别"):
        paper.add("性别：{{ 当事人.性别 }}", "当事人信息")
    with paper.when("当事人.证件号码"):
        paper.add("{{ 当事人.证件名称 }}：{{ 当事人.证件号码 }}", "当事人信息")
    with paper.when("当事人.法定代表人"):
        paper.add("{{ 当事人.代表称谓 }}：{{ 当事人.法定代表人 }}", "当事人信息")
    with paper.when("当事人.地址"):
        paper.add("{% if 当事人.是自然人 %}住址{% else %}住所{% endif %}：{{ 当事人.地址 }}", "当事人信息")


def linked(paper: Paper) -> None:
    """The unit that a linked person is responsible for, in which capacity and on what ground."""
    with paper.when("关联.单位"):
        paper.add(
            "{{ 称 }}系{{ 关联.单位 }}的{{ 关联.身份 }}。该单位的失信行为由"
            "{% if 关联.决定文号 %}本机关《失信行为认定决定书》（{{ 关联.决定文号 }}）认定{% else %}案件{{ 关联.案号 }}另案办理{% endif %}。"
            "{{ 办法.条款.关联人员 }}规定：“{{ 办法.原文.关联人员 }}”"
        )
        with paper.when("关联.依据"):
            paper.add("{{ 称 }}影响债务履行的依据：{{ 关联.依据 }}")


def instruments(paper: Paper) -> None:
    """The effective instruments on which a finding is based."""
    with paper.each("项", "依据文书"):
        paper.add(
            "{% if loop.length > 1 %}{{ loop.index }}.{% endif %}《{{ 项.名称 }}》（{{ 项.文号 }}），{{ 项.作出机关 }}于{{ 项.日期 }}作出。"
        )


def ground(paper: Paper, verb: str) -> None:
    """The article with its text, the higher norm, the class and its reasons."""
    paper.add("上述行为属于“{{ 情形 }}”，符合{{ 条款 }}规定的情形。该条款规定：“{{ 条款原文 }}”")
    paper.paragraphs("认定理由")
    with paper.when("上位依据"):
        paper.add("上位依据：{{ 上位依据 }}")
    paper.add(f"{verb}失信等级为{{{{ 等级 }}}}。理由：{{{{ 等级理由 }}}}")


def publication(paper: Paper, verb: str) -> None:
    """What is published, where and for how long; or that nothing is."""
    with paper.when("公示.是否"):
        paper.add(
            f"{verb}通过{{{{ 公示.渠道 }}}}公示下列信息：{{{{ 公示.内容 }}}}。公示期限：{{{{ 公示.期限 }}}}。"
        )
        paper.otherwise()
        paper.add("本次失信信息不予公示。")


def measures(paper: Paper, some: str, none: str) -> None:
    """The table of restrictions, or the sentence for none."""
    with paper.when("措施"):
        paper.add(some)
        paper.rows("措施", MEASURE_COLUMNS, small=True)
        paper.otherwise()
        paper.add(none)


def defence(paper: Paper) -> None:
    """The defence, with the answer to each point."""
    with paper.when("申辩.提出"):
        paper.add("{{ 当事人.名称 }}{{ 申辩.经过 }}提出陈述申辩意见。本机关进行了复核，逐条答复如下：")
        paper.rows("申辩.意见", DEFENCE_COLUMNS)
        paper.otherwise()
        with paper.when("申辩.放弃"):
            paper.add("{{ 当事人.名称 }}{{ 申辩.经过 }}明确表示放弃陈述申辩。")
            paper.otherwise()
            paper.add("{{ 当事人.名称 }}在规定期限内未提出陈述申辩意见。")


def remedies(paper: Paper, paper_name: str, act: str) -> None:
    """Reconsideration and litigation, each with its body and period."""
    paper.add(
        f"对{act}不服的，可以自收到{paper_name}之日起{{{{ 复议.期限 }}}}内向{{{{ 复议.机关 }}}}申请行政复议，"
        f"也可以自收到{paper_name}之日起{{{{ 诉讼.期限 }}}}内直接向{{{{ 诉讼.法院 }}}}提起行政诉讼。"
    )


def told(paper: Paper, lead: str) -> None:
    """The notified units, one a line; nothing if there are none."""
    with paper.when("已通知单位"):
        paper.add(f"{lead}{{{{ 已通知单位|join('、') }}}}。")


def contact(paper: Paper, style: str = "正文与下段同页") -> None:
    """The contact, kept on one page with the signature."""
    paper.add(
        "联系人：{{ 机关.联系人 }}；联系电话：{{ 机关.电话 }}；地址：{{ 机关.地址 }}"
        "{% if 机关.邮编 %}（邮政编码：{{ 机关.邮编 }}）{% endif %}。",
        style,
    )


def copies(paper: Paper, text: str) -> None:
    """The note on copies, below the date."""
    paper.add(f"（{text}）", "附注")
