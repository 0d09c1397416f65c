"""Forms of a listing: entry, agencies, receipts, reminders, publication (Articles 6(2), 6(3), 7, 8)."""

from __future__ import annotations

from typing import Any

import wtforms
from wtforms import validators

from forms.base import OfficeForm, required, ticked
from forms.fields import ChoiceField, DateField, LinesField, LongTextField, MultiChoiceField, TextField


class EntryForm(OfficeForm):
    """记入: enters the decision in the record, after service."""

    CHOICES = {"agencies": "agencies"}
    entered_on = DateField("记入日期", [required("请填写记入日期")])
    checked_by = TextField("核对人", [required("记入须两人核对，请填写核对人")], longest=50)
    agencies = MultiChoiceField(
        "拟通报的单位", description="写入记入告知书；决定的措施由其实施的单位不必再选"
    )

    def validate_entered_on(self, field: Any) -> None:
        if field.data and field.data > self.vocabulary.today:
            raise validators.ValidationError("记入日期在今天之后，请核对")


class RecipientsForm(OfficeForm):
    """补充告知通报单位: further agencies that will receive the person's information, with reasons."""

    CHOICES = {"agencies": "agencies"}
    agencies = MultiChoiceField("补充通报的单位", [required("请至少选择一个单位")])
    reasons = LinesField("理由", [required("请写明为什么须通报")], description="一行一段，写入告知书")


class PushForm(OfficeForm):
    """通报: the agencies that are notified, and the purpose."""

    CHOICES = {"agencies": "agencies"}
    agencies = MultiChoiceField("收文单位", [required("请至少选择一个单位")])
    purpose = TextField("用途", [required("请写明用途")], longest=200)


class ReceiptForm(OfficeForm):
    """回执: what an agency did after a notice."""

    CHOICES = {"agency": "informed_agencies", "action": "receipt_actions"}
    agency = ChoiceField("单位", [required("请选择")])
    action = ChoiceField("办理情况", [required("请选择")])
    acted_on = DateField("办理日期", [required("请填写办理日期")])
    note = LongTextField("说明", longest=2000)


class ReminderForm(OfficeForm):
    """催办: reminds agencies whose receipts are overdue."""

    CHOICES = {"agencies": "informed_agencies"}
    agencies = MultiChoiceField("逾期未回执的单位", [required("请至少选择一个单位")])
    note = LongTextField("需要说明的事项", longest=2000)


class PublicationForm(OfficeForm):
    """公示: channels and first day. The published fields, masking and last day follow from the Measure."""

    CHOICES = {"channels": "channels"}
    channels = MultiChoiceField("公示渠道", [required("请至少选择一个渠道")])
    published_on = DateField("公示起始日", [required("请填写公示起始日")])
    privacy_checked = wtforms.BooleanField(
        "已核对公示稿：无证件全号、无第三人信息、无未成年人、无封存记录", [ticked("须先核对公示稿")]
    )


class TakedownForm(OfficeForm):
    """撤下: confirms that channels no longer show the listing."""

    CHOICES = {"channels": "shown_channels"}
    channels = MultiChoiceField("已撤下的渠道", [required("请选择渠道")])
    taken_down_on = DateField("撤下日期", [required("请填写撤下日期")])
    note = LinesField(
        "网址和核对情况", description="一行一个网址：何时核对、已不能打开；被转发的一并写明通知撤下的情况"
    )

    def validate_taken_down_on(self, field: Any) -> None:
        if field.data and field.data > self.vocabulary.today:
            raise validators.ValidationError("撤下日期在今天之后，请核对")
