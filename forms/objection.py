"""Objection and its result: the person contests the record (Article 6(4))."""

from __future__ import annotations

from typing import Any

import wtforms
from wtforms import validators

from forms.base import IntakeForm, required
from forms.corrections import CorrectionsField
from forms.fields import ChoiceField, DateField, LinesField, TextField


class ObjectionForm(IntakeForm):
    """异议: what the person contests and why."""

    received_on = DateField("收到日期", [required("请填写收到日期")])
    by = TextField("异议人", [required("请填写异议人")], longest=100)
    matters = LinesField("异议事项", [required("请逐行记录异议事项")], description="一行一项")
    grounds = LinesField("异议理由", [required("请记录异议理由")], description="一行一段")
    asks_source = wtforms.BooleanField("须向信息提供单位核实（答复期限相应延长）")


class ObjectionResultForm(IntakeForm):
    """异议处理结果: what was checked, what was found, what is put right."""

    CHOICES = {"objection": "open_objections", "outcome": "objection_outcomes", "corrections": "correctable"}
    objection = ChoiceField("异议", [required("请选择")])
    checks = LinesField("核查经过", [required("请写明核查经过")], description="一行一段")
    outcome = ChoiceField("处理结果", [required("请选择")])
    reasons = LinesField("理由", [required("请写明理由")], description="一行一段，写入告知书")
    corrections = CorrectionsField("更正内容")

    def derived(self) -> dict[str, Any]:
        """Whether the person took it back: then the paper that says so comes with it."""
        return {"withdrawn": self.outcome.data == "withdrawn"}

    def validate_corrections(self, rows: Any) -> None:
        given = rows.json_value()
        if self.outcome.data == "correct" and not given:
            raise validators.ValidationError("异议成立并更正的，请填写更正内容")
        if self.outcome.data != "correct" and given:
            raise validators.ValidationError("只有异议成立并更正的才填写更正内容")
