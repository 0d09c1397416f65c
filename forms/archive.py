"""Forms of the case file: added evidence, archiving, reopening."""

from __future__ import annotations

from forms.base import OfficeForm, required
from forms.fields import ChoiceField, DateField, LongTextField, TextField


class EvidenceForm(OfficeForm):
    """补充材料: a document added to the case file."""

    received_on = DateField("收到日期", [required("请填写收到日期")])
    title = TextField("材料名称", [required("请填写材料名称")], longest=100)
    source = TextField("来源", [required("请填写来源")], longest=100)
    proves = LongTextField("证明什么", longest=2000)


class ReopeningForm(OfficeForm):
    """归档后调卷: an archived case is reopened because the person exercises a right."""

    CHOICES = {"outcome": "closed_as"}
    outcome = ChoiceField("回到", [required("请选择")])
    reason = LongTextField("调卷的理由", [required("请写明当事人提出了什么")], longest=2000)


class ArchiveForm(OfficeForm):
    """归档: closes the case file and sets its retention period."""

    CHOICES = {"retention": "retentions"}
    retention = ChoiceField("保管期限", [required("请选择")])
    situation = LongTextField("本卷情况说明", longest=2000, description="缺损、另存等情况；不填即写“无”")
    inspector = TextField("检查人", [required("请填写检查人")], longest=50)
