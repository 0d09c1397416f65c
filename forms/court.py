"""Forms of the courts' own list: recorded, passed on, contested, released (Article 2)."""

from __future__ import annotations

from forms.base import OfficeForm, required
from forms.fields import DateField, LinesField, LongTextField, MultiChoiceField, TextField
from forms.intake import ReportForm


class CourtReportForm(ReportForm):
    """法院名单登记: a judgment debtor on the courts' list or under a consumption restriction (Article 2)."""


class CourtPassOnForm(OfficeForm):
    """转送法院名单信息: the court's list entry is passed on unchanged."""

    CHOICES = {"agencies": "agencies"}
    agencies = MultiChoiceField("收文单位", [required("请至少选择一个单位")])


class CourtObjectionForm(OfficeForm):
    """法院名单异议: an objection to the court's list, which is passed to the enforcing court."""

    received_on = DateField("收到日期", [required("请填写收到日期")])
    by = TextField("提出人", [required("请填写提出人")], longest=100)
    matters = LinesField("提出的事项和理由", [required("请逐项记录")], description="一行一项，不增不改")
    note = LinesField("说明", description="随函附送的材料等，一行一段")


class CourtReleaseForm(OfficeForm):
    """法院解除: the court removed the person from its list."""

    released_on = DateField("法院解除（屏蔽）日期", [required("请填写日期")])
    reason = LongTextField("法院通知的内容", [required("请写明法院通知的内容")], longest=2000)
