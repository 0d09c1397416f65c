"""Form of an interpretation of the Measure (Article 11)."""

from __future__ import annotations

from typing import Any

from wtforms import validators

from forms.base import OfficeForm, required
from forms.fields import ChoiceField, DateField, LinesField, LongTextField
from forms.fields.numbers import CountField


class InterpretationForm(OfficeForm):
    """解释: an interpretation of an article. A later one supersedes it; it is never edited."""

    CHOICES = {"supersedes": "interpretations"}
    article = CountField("条", [required("请填写第几条")], low=1, limit="last_article")
    item = CountField("项（整条的不填）", low=1, limit="last_item")
    question = LongTextField("问题", [required("请写明要解释的问题")], longest=5000)
    text = LongTextField("解释", [required("请写明解释的内容")], longest=10000)
    cases = LinesField("依据的案件", description="一行一个案号")
    effective_on = DateField(
        "自何日起适用", [required("请填写日期")], description="不早于今天：解释不溯及既往"
    )
    supersedes = ChoiceField("代替原解释")

    def validate_effective_on(self, field: Any) -> None:
        if field.data and field.data < self.vocabulary.today:
            raise validators.ValidationError("解释不得溯及既往，适用日期不能早于今天")
