"""From the meeting to the register: submission, decision, entry, information, publication (Articles 6(2), 7)."""

from __future__ import annotations

from typing import Any

import wtforms
from wtforms import validators

from forms.base import IntakeForm, required, ticked
from forms.fields import (
    ChoiceField,
    DateField,
    DocumentNumberField,
    LinesField,
    LongTextField,
    MultiChoiceField,
    TextField,
)
from forms.notice import ProposalForm


class SubmissionForm(IntakeForm):
    """请示: the matter goes to the government executive meeting."""

    summary = LongTextField("情况综述", [required("请写明情况综述")], longest=5000)
    risks = LongTextField("需要说明的问题", longest=5000)


class MeetingForm(IntakeForm):
    """会议结果: session, date, minutes number and result, as the minutes say."""

    CHOICES = {"outcome": "meeting_outcomes"}
    session = TextField("会议名称", [required("请填写会议名称，如：第12次政府常务会议")], longest=100)
    held_on = DateField("会议日期", [required("请填写会议日期")])
    minutes_number = DocumentNumberField("纪要文号", [required("请填写纪要文号")])
    outcome = ChoiceField("会议结果", [required("请选择")])
    note = LongTextField("会议意见摘要", longest=5000)

    def validate_held_on(self, one: Any) -> None:
        if one.data and one.data > self.vocabulary.today:
            raise validators.ValidationError("会议日期在今天之后，请核对")


class DecisionForm(ProposalForm):
    """认定决定: never heavier than the notice."""

    reasons = LongTextField("认定理由", [required("请写明认定理由")], longest=5000)


class EntryForm(IntakeForm):
    """记入: the record comes into being, after the decision was served."""

    CHOICES = {"agencies": "agencies"}
    entered_on = DateField("记入日期", [required("请填写记入日期")])
    checked_by = TextField("核对人", [required("记入须两人核对，请填写核对人")], longest=50)
    agencies = MultiChoiceField(
        "拟通报的单位", description="写入记入告知书；决定的措施由其实施的单位不必再选"
    )

    def validate_entered_on(self, one: Any) -> None:
        if one.data and one.data > self.vocabulary.today:
            raise validators.ValidationError("记入日期在今天之后，请核对")


class RecipientsForm(IntakeForm):
    """补充告知通报单位: whom else the person's information goes to, and why."""

    CHOICES = {"agencies": "agencies"}
    agencies = MultiChoiceField("补充通报的单位", [required("请至少选择一个单位")])
    reasons = LinesField("理由", [required("请写明为什么须通报")], description="一行一段，写入告知书")


class PushForm(IntakeForm):
    """通报: which agencies are told, and for what."""

    CHOICES = {"agencies": "agencies"}
    agencies = MultiChoiceField("收文单位", [required("请至少选择一个单位")])
    purpose = TextField("用途", [required("请写明用途")], longest=200)


class ReceiptForm(IntakeForm):
    """回执: what an agency did."""

    CHOICES = {"agency": "informed_agencies", "action": "receipt_actions"}
    agency = ChoiceField("单位", [required("请选择")])
    action = ChoiceField("办理情况", [required("请选择")])
    acted_on = DateField("办理日期", [required("请填写办理日期")])
    note = LongTextField("说明", longest=2000)


class PublicationForm(IntakeForm):
    """公示: where; the fields, the masks and the take-down day follow from the law."""

    CHOICES = {"channels": "channels"}
    channels = MultiChoiceField("公示渠道", [required("请至少选择一个渠道")])
    published_on = DateField("公示起始日", [required("请填写公示起始日")])
    privacy_checked = wtforms.BooleanField(
        "已核对公示稿：无证件全号、无第三人信息、无未成年人、无封存记录", [ticked("须先核对公示稿")]
    )


class TakedownForm(IntakeForm):
    """撤下: proof that a channel no longer shows the listing."""

    CHOICES = {"channels": "shown_channels"}
    channels = MultiChoiceField("已撤下的渠道", [required("请选择渠道")])
    taken_down_on = DateField("撤下日期", [required("请填写撤下日期")])
    note = LinesField(
        "网址和核对情况", description="一行一个网址：何时核对、已不能打开；被转发的一并写明通知撤下的情况"
    )

    def validate_taken_down_on(self, one: Any) -> None:
        if one.data and one.data > self.vocabulary.today:
            raise validators.ValidationError("撤下日期在今天之后，请核对")


class PerformanceForm(IntakeForm):
    """履行: the obligation is met (Article 8)."""

    performed_on = DateField("履行完毕日期", [required("请填写履行完毕日期")])
    proof = LongTextField("证明材料", [required("请写明证明材料")], longest=2000)

    def validate_performed_on(self, one: Any) -> None:
        if one.data and one.data > self.vocabulary.today:
            raise validators.ValidationError("日期在今天之后，请核对")


class RemovalForm(IntakeForm):
    """移出: the listing ends (Article 8)."""

    note = LinesField("需要说明的事项", description="一行一段，写入移出决定书")


class CourtPassOnForm(IntakeForm):
    """转送法院名单信息: the office passes on and adds nothing."""

    CHOICES = {"agencies": "agencies"}
    agencies = MultiChoiceField("收文单位", [required("请至少选择一个单位")])


class CourtReleaseForm(IntakeForm):
    """法院解除: the court has taken the person off its list."""

    released_on = DateField("法院解除（屏蔽）日期", [required("请填写日期")])
    reason = LongTextField("法院通知的内容", [required("请写明法院通知的内容")], longest=2000)


class ArchiveForm(IntakeForm):
    """归档: the file is complete."""

    CHOICES = {"retention": "retentions"}
    retention = ChoiceField("保管期限", [required("请选择")])
    situation = LongTextField("本卷情况说明", longest=2000, description="缺损、另存等情况；不填即写“无”")
    inspector = TextField("检查人", [required("请填写检查人")], longest=50)
