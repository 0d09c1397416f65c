"""Forms of the inquiry, from acceptance to legal review, and of recusal (Article 6(2))."""

from __future__ import annotations

from typing import Any

from wtforms import validators

from forms.base import OfficeForm, required
from forms.fields import ChoiceField, LinesField, LongTextField, MultiChoiceField, TextField


class OverrideForm(OfficeForm):
    """例外决定: allows, for this case, a behaviour or restriction that is disabled by default."""

    CHOICES = {"subject": "overridable"}
    subject = ChoiceField("启用的情形或者措施", [required("请选择")])
    basis = TextField(
        "法律、法规依据", [required("请写明法律、行政法规或者地方性法规的具体条款")], longest=500
    )
    reason = LongTextField("理由", [required("请写明为什么须作例外")], longest=5000)


class RecusalForm(OfficeForm):
    """回避: the decision whether an officer must withdraw from the case (行政处罚法 Art. 43)."""

    CHOICES = {"officer": "officers", "outcome": "recusal_outcomes"}
    officer = ChoiceField("申请回避的对象", [required("请选择")])
    asked_by = TextField("申请人", [required("请填写申请人；自行回避的填写本人姓名")], longest=50)
    outcome = ChoiceField("决定", [required("请选择")])
    reason = LongTextField("理由", [required("请写明理由")], longest=2000)

    def derived(self) -> dict[str, Any]:
        """The officer's name, because papers print names and not account ids."""
        return {"officer_name": dict(self.officer.choices).get(self.officer.data, "")}


class SuspensionForm(OfficeForm):
    """中止: suspends the inquiry until an outside event."""

    reason = LongTextField("中止的原因", [required("请写明中止的原因")], longest=2000)
    waits_for = TextField("等待的事项", [required("请写明等待什么，如：某案判决生效")], longest=200)


class ResumptionForm(OfficeForm):
    """恢复: resumes a suspended inquiry."""

    reason = LongTextField("恢复的原因", [required("请写明恢复的原因")], longest=2000)


class VerificationExtensionForm(OfficeForm):
    """延长核查: extends the inquiry, once."""

    reason = LongTextField("延长的理由", [required("请写明延长的理由")], longest=2000)


class VerificationForm(OfficeForm):
    """核查: the facts established and their evidence (Article 6(2))."""

    CHOICES = {"behaviours": "item_behaviours"}
    behaviours = MultiChoiceField("认定的具体情形", [required("请至少选择一种具体情形")])
    facts = LongTextField("查明的事实", [required("请写明查明的事实")], longest=20000)
    findings = LinesField(
        "证据及其证明的事实", [required("请逐件写明证据证明了什么")], description="一行一件：证据——证明的事实"
    )
    instrument_verified = LongTextField(
        "依据文书的核实", [required("请写明向谁、何时、如何核实文书已生效")], longest=2000
    )
    elements = LongTextField("构成要件的认定", [required("请逐项写明该情形的要件如何成立")], longest=5000)

    def validate_findings(self, field: Any) -> None:
        for line in field.data or ():
            name, _, proves = line.partition("——")
            if not (name.strip() and proves.strip()):
                raise validators.ValidationError(f"“{line[:30]}”没有写明证明的事实，请写成：证据——证明的事实")


class FurtherInquiryForm(OfficeForm):
    """退回补充核查: returns the case for further inquiry, before the notice is served."""

    reason = LongTextField("补充核查的事项和理由", [required("请写明须补充、更正什么")], longest=2000)


class NonRecognitionForm(OfficeForm):
    """不予认定: the reasons, and what happens to the material."""

    reasons = LinesField("不予认定的理由", [required("请写明理由")], description="一行一段，写入决定书")
    handling = LinesField("材料和信息的处理", description="不填即写：相关信息不记入信用记录，不对外提供")


class LegalReviewForm(OfficeForm):
    """法制审核: competence, facts, basis, procedure, proportion (行政处罚法 Art. 58)."""

    CHOICES = {"outcome": "review_outcomes"}
    outcome = ChoiceField("审核结论", [required("请选择")])
    opinion = LongTextField("审核意见", [required("请写明审核意见")], longest=5000)
