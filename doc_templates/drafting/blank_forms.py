"""Blank forms for the person: defence, waiver, objection, repair, pledge, address for service, proxy, data request.

Each is filled with the case and the person; the rest is written by hand. Using them is voluntary.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from doc_templates.drafting.shared.design import Design
from doc_templates.drafting.shared.grid import TEXT, WIDTHS, line, pair
from doc_templates.drafting.shared.package import PageStyle
from doc_templates.drafting.shared.paper import Cell, Paper, form_row

Draft = Callable[[Paper], None]

_SIGNED = "{% if 当事人.是自然人 %}签名或者捺印{% else %}盖章、法定代表人（负责人）签名{% endif %}：　　　　年　月　日"
_WHO = (("姓名（名称）", "{{ 当事人.名称 }}"), ("证件号码", ""))
_REACHED = (("联系电话", ""), ("联系地址", ""))
_AGENT = ("委托代理人", "姓名、电话（没有的不填；委托的请附授权委托书）：")


def _across(text: str, height: int) -> str:
    return form_row((Cell(text, 1000, TEXT, across=4),), height)


def _form(
    title: str,
    opening: str,
    rows: Sequence[tuple[str, str, int]],
    closing: Sequence[str] = (),
    *,
    agent: bool = True,
) -> Draft:
    """A one-page form: addressee, applicant, content, signature. Heights are in twips."""

    def drafted(paper: Paper) -> None:
        paper.add(title, "表单标题")
        grid = [pair(*_WHO, 520), pair(*_REACHED, 520)]
        grid += [line(*_AGENT, 520)] if agent else []
        grid += [line(name, text, height) for name, text, height in rows]
        paper.raw_rows(
            WIDTHS, [_across(f"致{{{{ 机关.名称 }}}}：{opening}", 620), *grid, _across(_SIGNED, 900)]
        )
        paper.add("", "表后间隔")
        for text in closing:
            paper.add(text, "表格小字")

    return drafted


BLANKS: dict[str, tuple[str, Draft]] = {
    "form_defence": (
        "陈述申辩书",
        _form(
            "陈述申辩书",
            "关于你机关办理的案件（案号：{{ 案号 }}），现提出陈述、申辩意见如下：",
            (
                ("针对的文书", "《失信行为认定事先告知书》，文号：", 520),
                ("意见和理由", "", 4600),
                ("证据材料", "", 900),
                ("是否要求听证", "□要求　　□不要求", 520),
            ),
            ("可以另附页；也可以到本机关口头陈述，由工作人员记录。不因陈述、申辩而加重处理。",),
        ),
    ),
    "form_waiver": (
        "放弃陈述申辩声明",
        _form(
            "放弃陈述申辩声明",
            "你机关办理的案件（案号：{{ 案号 }}）的《失信行为认定事先告知书》（文号：　　　　　　　　　　）已经收到。",
            (
                (
                    "声明",
                    "本人（单位）已经知道有权在告知书载明的期限内陈述、申辩、要求听证，现自愿放弃，不再提出。",
                    1400,
                ),
            ),
            ("本声明只由当事人自愿作出；没有签名、盖章的无效。不签本声明的，期限照常保留。",),
        ),
    ),
    "form_objection": (
        "异议申请书",
        _form(
            "异议申请书",
            "对你机关的信用记录（案号：{{ 案号 }}）提出异议如下：",
            (
                ("异议事项", "", 1500),
                ("事实和理由", "", 4000),
                ("请求", "□更正　　□撤销　　□其他：", 620),
                ("证据材料", "", 900),
            ),
            ("可以随时提出，不收取费用；提出以后可以书面撤回。",),
        ),
    ),
    "form_repair": (
        "信用修复申请表",
        _form(
            "信用修复申请表",
            "对案件（案号：{{ 案号 }}）的失信信息申请信用修复：",
            (
                ("认定决定书文号", "", 520),
                ("履行义务、纠正失信行为的情况", "", 3400),
                ("公开作出信用承诺", "□已公开作出，见所附信用承诺书", 520),
                ("提交的材料", "", 1500),
            ),
            ("信用修复不收取任何费用。",),
        ),
    ),
    "form_pledge": (
        "信用承诺书",
        _form(
            "信用承诺书",
            "本人（单位）就案件（案号：{{ 案号 }}）的失信行为公开承诺：",
            (
                (
                    "承诺内容",
                    "一、已经履行全部义务，纠正失信行为；二、所提交的材料真实；三、今后守法诚信；四、违反承诺的，依法承担责任。",
                    1800,
                ),
                ("补充", "", 1200),
            ),
            agent=False,
        ),
    ),
    "form_address": (
        "送达地址确认书",
        _form(
            "送达地址确认书",
            "为使案件（案号：{{ 案号 }}）的文书及时送达，确认送达地址和方式如下：",
            (
                ("送达地址和邮编", "", 900),
                ("收件人和电话", "", 620),
                ("是否同意电子送达", "□同意，电子邮箱（号码）：　　　　　　　　　　　□不同意", 620),
                ("指定代收人", "姓名、电话、与本人的关系：", 620),
            ),
            ("地址变更的，请及时书面告知；没有告知的，按本确认书送达。电子送达须本人同意，可以随时撤回。",),
            agent=False,
        ),
    ),
    "form_proxy": (
        "授权委托书",
        _form(
            "授权委托书",
            "现就你机关办理的案件（案号：{{ 案号 }}）委托代理人（一至二名）：",
            (
                ("代理人一", "姓名、证件号码、电话、与委托人的关系：", 900),
                ("代理人二", "姓名、证件号码、电话、与委托人的关系：", 900),
                (
                    "委托事项和权限",
                    "□陈述、申辩　□参加听证　□提出异议　□查阅、复制案卷　□代收文书　□其他：",
                    1200,
                ),
                ("期限", "自　　年　　月　　日起至　　年　　月　　日止", 520),
            ),
            ("放弃陈述申辩、撤回异议，须在“其他”中写明特别授权。请附委托人、代理人身份证明。",),
            agent=False,
        ),
    ),
    "form_information": (
        "个人信息申请书",
        _form(
            "个人信息查阅、复制、更正、删除申请书",
            "就你机关处理的本人（单位）信息（案号：{{ 案号 }}）提出申请：",
            (
                ("申请事项", "□查阅　　□复制　　□更正、补充　　□删除", 520),
                ("具体内容", "", 3400),
                ("理由（更正、删除的填写）", "", 1500),
                ("答复方式", "□当面领取　　□邮寄　　□电子", 520),
            ),
            ("请出示身份证明；代理的，附授权委托书。",),
        ),
    ),
}


DESIGNS = {name: Design(title, PageStyle.SHEET, draft) for name, (title, draft) in BLANKS.items()}
