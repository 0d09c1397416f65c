"""Form of a person's request to inspect what the office holds about them (个人信息保护法 Art. 45)."""

from __future__ import annotations

from typing import Any

import wtforms
from wtforms import validators

from forms.base import OfficeForm, required, ticked
from forms.fields import ChoiceField, TextField


class InspectionForm(OfficeForm):
    """当事人查阅: the person's full name and number, the applicant, the reason, and that the identity was checked."""

    CHOICES = {"asks": "askers"}
    GROUPS = (
        ("查谁", ("name", "number")),
        ("谁来查", ("asks", "agent", "why", "identified")),
    )
    name = TextField(
        "姓名（名称）",
        [required("请填写完整的姓名（名称）")],
        description="与证件一致，一字不差",
        longest=100,
    )
    number = TextField(
        "身份证号码或者统一社会信用代码",
        [required("请填写完整的号码")],
        description="须完整；不会写进网址和查阅记录",
        longest=40,
    )
    asks = ChoiceField("申请人", [required("请选择")])
    agent = TextField("代理人姓名", description="代理的填写", longest=50)
    why = TextField(
        "事由", [required("请写明事由")], description="如：当事人书面申请复制本人信息", longest=200
    )
    identified = wtforms.BooleanField(
        "已核对本人身份证件；代理的，已核对授权委托书和代理人身份证件",
        [ticked("须先核对身份，以免把信息给了别人（《个人信息保护法》第四十五条、第五十条）")],
    )

    def validate_agent(self, field: Any) -> None:
        if self.asks.data == "agent" and not field.data:
            raise validators.ValidationError("请填写代理人姓名")
