"""The fields that a prior notice and a decision share: class, term and restrictions (Article 5)."""

from __future__ import annotations

from forms.base import OfficeForm, required
from forms.fields import ChoiceField, KeyedTextField, LongTextField, TextField
from forms.fields.numbers import TermField
from forms.fields.rows import RowForm, RowsField


class RestrictionRow(RowForm):
    """One restriction of Article 5. It is proposed when its `code` is ticked."""

    KEY = "code"
    code = TextField("措施")
    basis = TextField("法律、法规依据", longest=500)
    agency = KeyedTextField("实施单位", vocabulary="agency_names", longest=100)
    months = TermField("期限（月）")
    reason = LongTextField("理由（情节与必要性）", longest=2000)

    def validate(self, extra_validators: object = None) -> bool:
        if not self.code.data:
            return True
        sound = super().validate()
        for field in (self.basis, self.months, self.reason):
            if not field.data and not field.errors:
                field.errors = [f"采取该措施须填写{field.label.text}"]
                sound = False
        return sound


class ProposalForm(OfficeForm):
    """The base class of the prior notice and the decision: class, term and restrictions, each with reasons."""

    CHOICES = {"severity": "severities"}
    severity = ChoiceField("失信等级", [required("请选择失信等级")])
    severity_reasons = LongTextField("等级的理由（过罚相当）", [required("请写明理由")], longest=5000)
    term_months = TermField("记入期限（月）", [required("请填写月数")])
    restrictions = RowsField(RestrictionRow, "惩戒措施")
    upper_norm = TextField("上位法依据", description="所违反的法律、法规条款", longest=500)
