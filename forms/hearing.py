"""Forms of the prior notice, the defence and the hearing (Article 6(3))."""

from __future__ import annotations

from typing import Any

import wtforms
from wtforms import validators
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from forms.base import OfficeForm, required, ticked
from forms.fields import ChoiceField, DateField, LinesField, LongTextField, TextField
from forms.fields.numbers import CountField, TermField
from forms.fields.rows import RowForm, RowsField
from forms.proposal import ProposalForm


class ResponseRow(RowForm):
    """The office's answer to one point of the defence (Article 6(3))."""

    KEY = "point"
    point = TextField("申辩意见", longest=20_000)
    adopted = wtforms.SelectField(
        "是否采纳",
        [],
        choices=[SelectChoice(word, word or "请选择") for word in ("", "采纳", "部分采纳", "不予采纳")],
    )
    reason = LongTextField("理由", longest=5000)


class PriorNoticeForm(ProposalForm):
    """事先告知: the proposed decision, with what the person can still do."""

    correct_now = LongTextField(
        "现在如何改正", longest=2000, description="写给当事人：怎样履行、纠正即可从轻或者不再认定"
    )


class DefenceForm(OfficeForm):
    """陈述申辩: the defence, received in writing or recorded by the clerk."""

    CHOICES = {"manner": "defence_manners"}
    received_on = DateField("收到日期", [required("请填写收到日期")])
    manner = ChoiceField("方式", [required("请选择")])
    by = TextField("陈述申辩人", [required("请填写陈述申辩人")], longest=100)
    points = LinesField(
        "申辩意见", [required("请逐点记录申辩意见")], description="一行一点；每一点都要逐一答复"
    )
    interpreter = TextField("翻译人员", description="口头陈述由翻译协助的填写", longest=50)
    complete = wtforms.BooleanField("当事人书面表示已陈述完毕，不再等待期满")
    hearing = wtforms.BooleanField("当事人要求听证")


class WaiverForm(OfficeForm):
    """放弃陈述申辩: a written and signed waiver."""

    declared_on = DateField("声明日期", [ticked("请填写声明日期")])
    by = TextField("声明人", [required("请填写声明人")], longest=100)


class ExtensionForm(OfficeForm):
    """延长申辩期: an extension granted on request."""

    days = CountField("延长工作日数", [required("请填写天数")], low=1, high=30, unit="个工作日")
    reason = LongTextField("理由", [required("请写明理由")], longest=2000)


class HearingNoticeForm(OfficeForm):
    """听证通知: time, place and chair of the hearing (行政处罚法 Art. 64)."""

    held_on = DateField("听证日期", [required("请填写听证日期")])
    at_time = TextField("时间", [required("请填写时间，如：10时30分")], longest=20)
    place = TextField("地点", [required("请填写地点")], longest=200)
    chair = TextField("主持人", [required("请填写主持人；不得是本案核查人")], longest=50)
    recorder = TextField("记录人", [required("请填写记录人")], longest=50)
    is_public = wtforms.BooleanField("公开举行（涉及国家秘密、商业秘密、个人隐私的不公开）")


class HearingRecordForm(OfficeForm):
    """听证笔录: the minutes. Their points must be answered like those of a defence."""

    held_on = DateField("举行日期", [required("请填写举行日期")])
    present = LinesField("到场人员", [required("请填写到场人员")], description="一行一人：姓名、身份")
    points = LinesField(
        "当事人的意见", [required("请逐点记录当事人的意见；未发表意见的写“无意见”")], description="一行一点"
    )
    signed = wtforms.BooleanField("笔录已由当事人核对签名")
    unsigned_why = TextField(
        "没有签名的原因",
        description="拒绝签名的写明并由见证人签名；无正当理由不到场、中途退场的写明，视为放弃听证",
        longest=200,
    )

    def validate_signed(self, field: Any) -> None:
        if not field.data and not self.unsigned_why.data:
            raise validators.ValidationError("笔录须由当事人核对签名；没有签名的，请写明原因")

    def validate_held_on(self, field: Any) -> None:
        if field.data and field.data > self.vocabulary.today:
            raise validators.ValidationError("日期在今天之后，请核对")


class DefenceReviewForm(OfficeForm):
    """申辩复核: the answer to each point of the defence, and the outcome."""

    CHOICES = {"outcome": "defence_outcomes", "severity": "severities"}
    responses = RowsField(ResponseRow, "逐点答复")
    outcome = ChoiceField("复核结论", [required("请选择")])
    opinion = LongTextField("复核意见", [required("请写明复核意见")], longest=5000)
    severity = ChoiceField("从轻后的等级", description="采纳意见、从轻处理的填写；请示和决定不得重于此")
    term_months = TermField("从轻后的期限（月）")
