"""Objection and its result: the person contests the record (Article 6(4))."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wtforms import validators

from forms.base import IntakeForm, Vocabulary, required
from forms.fields import ChoiceField, DateField, FormData, LinesField, TextField
from forms.reading import Unreadable, read_date
from forms.rows import CorrectionRow, RowsField


class ObjectionForm(IntakeForm):
    """异议: what the person contests and why."""

    received_on = DateField("收到日期", [required("请填写收到日期")])
    by = TextField("异议人", [required("请填写异议人")], longest=100)
    matters = LinesField("异议事项", [required("请逐行记录异议事项")], description="一行一项")
    grounds = LinesField("异议理由", [required("请记录异议理由")], description="一行一段")


class ObjectionResultForm(IntakeForm):
    """异议处理结果: what was checked, what was found, what is put right."""

    CHOICES = {"objection": "open_objections", "outcome": "objection_outcomes"}
    objection = ChoiceField("异议", [required("请选择")])
    checks = LinesField("核查经过", [required("请写明核查经过")], description="一行一段")
    outcome = ChoiceField("处理结果", [required("请选择")])
    reasons = LinesField("理由", [required("请写明理由")], description="一行一段，写入告知书")
    corrections = RowsField(CorrectionRow, "更正内容", most=10)

    def __init__(
        self,
        vocabulary: Vocabulary,
        given: Mapping[str, Any] | FormData | None = None,
        prefill: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(vocabulary, given, prefill)
        for entry in self.corrections.entries:
            entry.form.field.choices = [("", "请选择"), *vocabulary.choices.get("correctable", ())]

    def validate_corrections(self, rows: Any) -> None:
        taken = rows.json_value()
        if self.outcome.data == "correct" and not taken:
            raise validators.ValidationError("异议成立并更正的，请填写更正内容")
        offered = {value for value, _ in self.vocabulary.choices.get("correctable", ())}
        for row in taken:
            if row["field"] not in offered:
                raise validators.ValidationError("更正项目不在可选范围内")
            if row["field"] in ("conduct_date", "term_end"):
                try:
                    read_date(row["value"])
                except Unreadable as fault:
                    raise validators.ValidationError(str(fault)) from fault

    def answers(self) -> dict[str, Any]:
        """Dates among the corrected values in their one written form."""
        found = super().answers()
        for row in found["corrections"]:
            if row["field"] in ("conduct_date", "term_end"):
                row["value"] = read_date(row["value"]).isoformat()
        return found
