"""Forms of submission, meeting and decision (Article 6(2))."""

from __future__ import annotations

from typing import Any

from wtforms import validators

from forms.base import OfficeForm, required
from forms.fields import (
    ChoiceField,
    DateField,
    DocumentNumberField,
    LongTextField,
    TextField,
)
from forms.proposal import ProposalForm


class SubmissionForm(OfficeForm):
    """请示: submits the matter to the government executive meeting."""

    summary = LongTextField("情况综述", [required("请写明情况综述")], longest=5000)
    risks = LongTextField("需要说明的问题", longest=5000)


class MeetingForm(OfficeForm):
    """会议结果: the result of the meeting, as in its minutes."""

    CHOICES = {"outcome": "meeting_outcomes"}
    session = TextField("会议名称", [required("请填写会议名称，如：第12次政府常务会议")], longest=100)
    held_on = DateField("会议日期", [required("请填写会议日期")])
    minutes_number = DocumentNumberField("纪要文号", [required("请填写纪要文号")])
    outcome = ChoiceField("会议结果", [required("请选择")])
    note = LongTextField("会议意见摘要", longest=5000)

    def validate_held_on(self, field: Any) -> None:
        if field.data and field.data > self.vocabulary.today:
            raise validators.ValidationError("会议日期在今天之后，请核对")


class DecisionForm(ProposalForm):
    """认定决定: the decision. It must not be heavier than the notice."""

    reasons = LongTextField("认定理由", [required("请写明认定理由")], longest=5000)
