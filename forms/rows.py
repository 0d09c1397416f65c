"""Forms inside forms: the rows of restrictions, of answers to the defence, and of corrections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import wtforms
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from forms.base import ChineseForm
from forms.counts import CountField
from forms.fields import LongTextField, TextField


class RowForm(ChineseForm):
    """One row of a list. A row whose key field is empty was not taken."""

    KEY = ""


class RestrictionRow(RowForm):
    """One restriction of Article 5, taken when its `code` is ticked."""

    KEY = "code"
    code = TextField("措施")
    basis = TextField("法律、法规依据", longest=500)
    agency = TextField("实施单位", longest=100)
    months = CountField("期限（月）", low=1, high=36, unit="个月")
    reason = LongTextField("理由（情节与必要性）", longest=2000)

    def validate(self, extra_validators: object = None) -> bool:
        if not self.code.data:
            return True
        sound = super().validate()
        for one in (self.basis, self.months, self.reason):
            if not one.data and not one.errors:
                one.errors = [f"采取该措施须填写{one.label.text}"]
                sound = False
        return sound


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


class CorrectionRow(RowForm):
    """One field put right after a found error (Article 6(4))."""

    KEY = "field"
    field = wtforms.SelectField("更正项目", choices=[], validate_choice=False)
    value = TextField("更正为", longest=2000)
    reason = TextField("更正理由", longest=2000)

    def validate(self, extra_validators: object = None) -> bool:
        if not self.field.data:
            return True
        sound = super().validate()
        for one in (self.value, self.reason):
            if not one.data:
                one.errors = [f"请填写{one.label.text}"]
                sound = False
        return sound


class RemarkRow(RowForm):
    """One remark of a reviewer at its place in a letter: which paragraph, how that begins, what is to be changed."""

    KEY = "remark"
    letter = TextField("文书", longest=20)
    paragraph = CountField("段", low=1, high=9999)
    quote = TextField("该段开头", longest=100)
    remark = LongTextField("意见", longest=2000)

    def validate(self, extra_validators: object = None) -> bool:
        if not self.remark.data and not self.remark.errors:
            return True
        sound = super().validate()
        for one in (self.letter, self.paragraph):
            if not one.data and not one.errors:
                one.errors = ["请写明意见所指的文书和段落"]
                sound = False
        return sound


class RowsField(wtforms.FieldList):  # type: ignore[type-arg]
    """A list of rows; `taken` are those whose key is filled, as JSON values."""

    def __init__(
        self, row: type[RowForm], label: str, most: int = 60, checks: Sequence[Any] = (), **bound: Any
    ) -> None:
        super().__init__(wtforms.FormField(row), label, list(checks), max_entries=most, **bound)
        self.row = row

    def json_value(self) -> list[dict[str, object]]:
        return [dict(entry.data) for entry in self.entries if entry.data.get(self.row.KEY)]
