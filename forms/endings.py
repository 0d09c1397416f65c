"""Forms by which a listing ends: performance, repair, removal, expiry, termination (Article 8)."""

from __future__ import annotations

from typing import Any

import wtforms
from wtforms import validators

from forms.base import OfficeForm, required, ticked
from forms.fields import ChoiceField, DateField, LinesField, LongTextField, TextField


class PerformanceForm(OfficeForm):
    """履行: the obligation is fulfilled (Article 8)."""

    performed_on = DateField("履行完毕日期", [required("请填写履行完毕日期")])
    proof = LongTextField("证明材料", [required("请写明证明材料")], longest=2000)

    def validate_performed_on(self, field: Any) -> None:
        if field.data and field.data > self.vocabulary.today:
            raise validators.ValidationError("日期在今天之后，请核对")


class RepairApplicationForm(OfficeForm):
    """信用修复申请: the obligation is fulfilled and the pledge published (国家发展改革委令第36号)."""

    received_on = DateField("收到日期", [required("请填写日期")])
    performed = wtforms.BooleanField(
        "已纠正失信行为、履行全部义务", [ticked("尚未履行义务的，不符合修复条件，请告知当事人")]
    )
    pledged = wtforms.BooleanField("已公开作出信用承诺", [ticked("须先公开作出信用承诺，请告知当事人")])
    materials = LinesField("提交的材料", [required("请列出材料")], description="一行一件")


class RepairDecisionForm(OfficeForm):
    """信用修复决定: granted or not, with reasons."""

    CHOICES = {"outcome": "repair_outcomes"}
    outcome = ChoiceField("决定", [required("请选择")])
    reasons = LinesField("理由", [required("请写明理由")], description="一行一段，写入决定书")


class RemovalForm(OfficeForm):
    """移出: the listing ends (Article 8)."""

    note = LinesField("需要说明的事项", description="一行一段，写入移出决定书")


class ExpiryForm(OfficeForm):
    """期满未履行: the listing ends although the obligation is not fulfilled; the matter is referred to the competent body."""

    refer_to = TextField("移送单位", [required("请填写有权处理的单位")], longest=100)
    unmet = LongTextField("尚未履行的义务", [required("请写明尚未履行的义务")], longest=2000)


class TerminationForm(OfficeForm):
    """终止: the case ends by death, dissolution, minority or duplication."""

    CHOICES = {"ground": "termination_grounds"}
    ground = ChoiceField("事由", [required("请选择")])
    reasons = LinesField("具体情况", [required("请写明具体情况")], description="一行一段，写入决定书")
    proof = TextField("证明材料", [required("请填写证明材料")], longest=200)
    merged_into = TextField("并入的案号", longest=20, description="重复立案、并案的填写")
