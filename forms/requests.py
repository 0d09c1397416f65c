"""What others ask of the office, and its answers: review organs and courts, persons about their data, silent agencies."""

from __future__ import annotations

from typing import Any

import wtforms
from wtforms import validators

from forms.base import IntakeForm, required, ticked
from forms.fields import ChoiceField, DateField, LinesField, LongTextField, MultiChoiceField, TextField


class ProceedingReplyForm(IntakeForm):
    """答复复议、应诉: the office's answer, with its list of evidence (行政复议法 Art. 48; 行政诉讼法 Art. 67)."""

    CHOICES = {"proceeding": "open_proceedings"}
    proceeding = ChoiceField("案件", [required("请选择")])
    claims = LinesField(
        "申请人（原告）的请求", [required("请逐项写明请求")], description="一行一项，照申请书、起诉状抄录"
    )
    grounds = LinesField(
        "作出决定的依据", [required("请逐条写明依据")], description="一行一条：法律、法规、办法的具体条款"
    )
    reply = LinesField("答复（答辩）意见", [required("请写明答复意见")], description="一行一段")
    exhibits = LinesField(
        "证据目录", [required("请逐件列出证据")], description="一行一件：证据名称——证明事项——页码"
    )


class CourtObjectionForm(IntakeForm):
    """法院名单异议: what the person says against the court's list; the court that enforces decides it."""

    received_on = DateField("收到日期", [required("请填写收到日期")])
    by = TextField("提出人", [required("请填写提出人")], longest=100)
    matters = LinesField("提出的事项和理由", [required("请逐项记录")], description="一行一项，不增不改")
    note = LinesField("说明", description="随函附送的材料等，一行一段")


class InformationRequestForm(IntakeForm):
    """查阅、复制、更正、删除申请: the person asks about their own data (个人信息保护法 Arts. 44–47)."""

    CHOICES = {"kind": "information_requests"}
    received_on = DateField("收到日期", [required("请填写收到日期")])
    by = TextField("申请人", [required("请填写申请人")], longest=100)
    kind = ChoiceField("申请事项", [required("请选择")])
    details = LinesField("具体要求", [required("请写明具体要求")], description="一行一项")
    identified = wtforms.BooleanField(
        "已核对申请人身份；代理的已核对授权委托书", [ticked("须先核对身份，以免把信息给了别人")]
    )


class InformationReplyForm(IntakeForm):
    """答复: what is held and to whom it was given, or why not."""

    CHOICES = {"request": "open_information_requests", "outcome": "information_outcomes"}
    request = ChoiceField("申请", [required("请选择")])
    outcome = ChoiceField("答复", [required("请选择")])
    reasons = LinesField("说明", description="不予办理的必须写明理由；一行一段，写入答复书")

    def validate_reasons(self, lines: Any) -> None:
        if self.outcome.data == "refuse" and not lines.data:
            raise validators.ValidationError("不予办理的，请写明理由（《个人信息保护法》第五十条）")


class ReminderForm(IntakeForm):
    """催办: agencies that have not answered in time are asked again."""

    CHOICES = {"agencies": "informed_agencies"}
    agencies = MultiChoiceField("逾期未回执的单位", [required("请至少选择一个单位")])
    note = LongTextField("需要说明的事项", longest=2000)
