"""Forms of the steps that a letter passes: review, signature, seal, service, failed service."""

from __future__ import annotations

from typing import Any

from wtforms import validators

from forms.base import OfficeForm, required
from forms.fields import ChoiceField, DateField, LinesField, LongTextField, MultiChoiceField, TextField
from forms.fields.numbers import CountField
from forms.fields.rows import RowForm, RowsField

PARAGRAPHS = 2000


class RemarkRow(RowForm):
    """A reviewer's remark on one paragraph of a letter."""

    KEY = "remark"
    letter = TextField("文书", longest=20)
    paragraph = CountField("段", low=1, high=9999)
    quote = TextField("该段开头", longest=100)
    remark = LongTextField("意见", longest=2000)

    def validate(self, extra_validators: object = None) -> bool:
        if not self.remark.data and not self.remark.errors:
            return True
        sound = super().validate()
        for field in (self.letter, self.paragraph):
            if not field.data and not field.errors:
                field.errors = ["请写明意见所指的文书和段落"]
                sound = False
        return sound


class LetterForm(OfficeForm):
    """The base class of the forms about one or more letters."""

    CHOICES = {"letters": "ready_letters"}
    letters = MultiChoiceField("文书", [required("请选择文书")])


class LetterReviewForm(LetterForm):
    """审核: passes a draft, or returns it with remarks, in general or by paragraph."""

    CHOICES = {"letters": "ready_letters", "outcome": "review_outcomes"}
    outcome = ChoiceField("审核结论", [required("请选择")])
    remarks = LongTextField("审核意见", longest=2000)
    remarks_at = RowsField(RemarkRow, "逐段意见", most=PARAGRAPHS)

    def validate_remarks(self, field: Any) -> None:
        if self.outcome.data == "return" and not field.data and not self.remarks_at.json_value():
            raise validators.ValidationError("退回须写明意见，拟稿人据此修改；可以写总的意见，也可以逐段写")

    def validate_remarks_at(self, field: Any) -> None:
        """Remarks by paragraph require a return, and must be about the letters that are returned."""
        rows = field.json_value()
        if rows and self.outcome.data == "pass":
            raise validators.ValidationError("写了逐段意见的，请退回；不须修改的，删去逐段意见再通过")
        if any(row["letter"] not in self.letters.data for row in rows if row["letter"]):
            raise validators.ValidationError("逐段意见所指的文书不在所选文书之中")


class LetterDeclineForm(LetterForm):
    """签发退回: the signer returns a reviewed draft, with the reason."""

    remarks = LongTextField("退回意见", [required("退回须写明意见，拟稿人据此修改")], longest=2000)


class LetterSignForm(LetterForm):
    """签发: signs letters; their numbers and dates are set."""

    opinion = TextField("签发意见", longest=200)


class LetterSealForm(LetterForm):
    """用印: the scan of the sealed paper is uploaded."""

    copies = CountField("份数", low=1, high=99, unit="份")


class LetterServeForm(LetterForm):
    """送达: method, date, recipient and proof of service (民事诉讼法 Arts. 87–95)."""

    CHOICES = {"letters": "ready_letters", "method": "service_methods"}
    method = ChoiceField("送达方式", [required("请选择")])
    served_on = DateField(
        "送达日期", [required("请填写送达日期")], description="公告送达填刊登日期，期满日由系统计算"
    )
    place = TextField("送达地点（网址）", [required("请填写送达地点")], longest=200)
    receiver = TextField("收件人", longest=100)
    relation = TextField("收件人与受送达人的关系", longest=50)
    servers = LinesField("送达人", [required("请填写送达人")], description="一行一人；直接、留置送达须两人")
    witness = TextField("见证人及其单位（或者影像编号）", description="留置送达填写", longest=100)
    tracking = TextField("邮件号／发送记录号", description="邮寄、电子送达填写", longest=100)
    consent = TextField("电子送达确认书", description="电子送达填写确认书日期和地址", longest=100)

    def validate_served_on(self, field: Any) -> None:
        if field.data and field.data > self.vocabulary.today:
            raise validators.ValidationError("送达日期在今天之后，请核对")

    def validate_method(self, field: Any) -> None:
        """Each method of service needs its own proof."""
        asked = {
            "direct": ("receiver",),
            "leave_behind": ("witness",),
            "postal": ("receiver", "tracking"),
            "electronic": ("tracking", "consent"),
            "entrusted": ("receiver",),
            "exchange": ("receiver",),
        }
        for name in asked.get(field.data, ()):
            wanted = self[name]
            if not wanted.data:
                wanted.errors = [*wanted.errors, "该送达方式须填写此项"]
                raise validators.ValidationError(f"该送达方式还须填写：{wanted.label.text}")
        if field.data in ("direct", "leave_behind") and len(set(self.servers.data or ())) < 2:
            raise validators.ValidationError("直接送达、留置送达须有两名送达人，不能是同一人")


class ServiceAttemptForm(OfficeForm):
    """送达未成: a failed attempt and its reason. Service by public notice requires failed attempts."""

    CHOICES = {"letter": "sealed_letters", "method": "attempt_methods"}
    letter = ChoiceField("文书", [required("请选择")])
    method = ChoiceField("送达方式", [required("请选择")])
    tried_on = DateField("日期", [required("请填写日期")])
    place = TextField("地点", [required("请填写地点")], longest=200)
    reason = LongTextField("未成原因", [required("请写明未成原因")], longest=2000)

    def validate_tried_on(self, field: Any) -> None:
        if field.data and field.data > self.vocabulary.today:
            raise validators.ValidationError("日期在今天之后，请核对")
