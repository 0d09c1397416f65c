"""Forms that delegate an absent officer's roles to a deputy, and that end a delegation early."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from wtforms import validators

from forms.base import OfficeForm, required
from forms.fields import ChoiceField, DateField, LongTextField, MultiChoiceField

LONGEST = timedelta(days=366)


class DelegationForm(OfficeForm):
    """代理: recorded by the administrator. It begins and ends on its dates; a second record ends it early."""

    CHOICES = {"principal": "principals", "roles": "roles", "deputy": "deputies"}
    GROUPS = (("谁由谁代理", ("principal", "deputy", "roles")), ("期间和事由", ("first", "last", "reason")))
    principal = ChoiceField("谁不在岗（被代理人）", [required("请选择被代理人")])
    roles = MultiChoiceField(
        "代理哪些职责",
        [required("请至少选择一项职责")],
        description="只能是被代理人本人有的职责；系统管理员的职责不能代理",
    )
    deputy = ChoiceField(
        "由谁代理（代理人）",
        [required("请选择代理人")],
        description="记录和文书署代理人姓名，注明代谁",
    )
    first = DateField("自何日起", [required("请填写起日")], description="不早于今天")
    last = DateField("至何日止", [required("请填写止日")], description="含当日，期满自动终止；一次不超过一年")
    reason = LongTextField(
        "事由", [required("请写明事由")], longest=500, description="如：年休假、外出培训、病假"
    )

    def validate_deputy(self, field: Any) -> None:
        if field.data and field.data == self.principal.data:
            raise validators.ValidationError("代理人不能是被代理人本人")

    def validate_first(self, field: Any) -> None:
        if field.data and field.data < self.vocabulary.today:
            raise validators.ValidationError("起日不能早于今天：过去的日子不能补登代理")

    def validate_last(self, field: Any) -> None:
        first = self.first.data
        if field.data and first and field.data < first:
            raise validators.ValidationError("止日早于起日")
        if field.data and first and field.data - first > LONGEST:
            raise validators.ValidationError("一次代理不超过一年；确需更长的，到期再登记")


class DelegationEndForm(OfficeForm):
    """代理终止: ends a delegation before its last day."""

    reason = LongTextField("终止的事由", [required("请写明为什么提前终止")], longest=500)
