"""Forms of a person's request about their own data, and its reply (个人信息保护法 Arts. 44–50)."""

from __future__ import annotations

from typing import Any

import wtforms
from wtforms import validators

from forms.base import OfficeForm, required, ticked
from forms.fields import ChoiceField, DateField, LinesField, TextField


class InformationRequestForm(OfficeForm):
    """查阅、复制、更正、删除申请: a person's request about their own data (个人信息保护法 Arts. 44–47)."""

    CHOICES = {"kind": "information_requests"}
    received_on = DateField("收到日期", [required("请填写收到日期")])
    by = TextField("申请人", [required("请填写申请人")], longest=100)
    kind = ChoiceField("申请事项", [required("请选择")])
    details = LinesField("具体要求", [required("请写明具体要求")], description="一行一项")
    identified = wtforms.BooleanField(
        "已核对申请人身份；代理的已核对授权委托书", [ticked("须先核对身份，以免把信息给了别人")]
    )


class InformationReplyForm(OfficeForm):
    """答复: the reply to such a request."""

    CHOICES = {"request": "open_information_requests", "outcome": "information_outcomes"}
    request = ChoiceField("申请", [required("请选择")])
    outcome = ChoiceField("答复", [required("请选择")])
    reasons = LinesField("说明", description="不予办理的必须写明理由；一行一段，写入答复书")

    def validate_reasons(self, lines: Any) -> None:
        if self.outcome.data == "refuse" and not lines.data:
            raise validators.ValidationError("不予办理的，请写明理由（《个人信息保护法》第五十条）")
