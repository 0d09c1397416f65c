"""From acceptance to legal review: the office looks into a report (Article 6(2))."""

from __future__ import annotations

from typing import Any

import wtforms
from wtforms import validators

from forms.base import IntakeForm, required, ticked
from forms.fields import ChoiceField, DateField, LinesField, LongTextField, MultiChoiceField, TextField


class AcceptanceForm(IntakeForm):
    """受理: two clerks take the case on (行政处罚法 Art. 42)."""

    co_clerk = TextField("协办人", [required("办案人员不得少于两人，请填写协办人")], longest=50)
    no_conflict = wtforms.BooleanField(
        "两名经办人与本案无利害关系，无须回避", [ticked("须先确认无须回避；有利害关系的请换人经办")]
    )
    opinion = LongTextField("受理意见", longest=2000)


class RefusalForm(IntakeForm):
    """不予受理: the reason, and the department in charge to which the matter goes (Articles 3, 10)."""

    CHOICES = {"reason_kind": "refusal_reasons"}
    reason_kind = ChoiceField("不予受理的理由", [required("请选择")])
    reasons = LinesField("具体说明", [required("请写明具体情况")], description="一行一段，写入告知书")
    refer_to = TextField("移送（转告）单位", description="不填即退回报送单位", longest=100)


class VerificationForm(IntakeForm):
    """核查: what was established, on what evidence (Article 6(2))."""

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

    def validate_findings(self, one: Any) -> None:
        for line in one.data or ():
            name, _, proves = line.partition("——")
            if not (name.strip() and proves.strip()):
                raise validators.ValidationError(f"“{line[:30]}”没有写明证明的事实，请写成：证据——证明的事实")


class LegalReviewForm(IntakeForm):
    """法制审核: competence, facts, basis, procedure, proportion (行政处罚法 Art. 58)."""

    CHOICES = {"outcome": "review_outcomes"}
    outcome = ChoiceField("审核结论", [required("请选择")])
    opinion = LongTextField("审核意见", [required("请写明审核意见")], longest=5000)


class NonRecognitionForm(IntakeForm):
    """不予认定: why, and what becomes of the material."""

    reasons = LinesField("不予认定的理由", [required("请写明理由")], description="一行一段，写入决定书")
    handling = LinesField("材料和信息的处理", description="不填即写：相关信息不记入信用记录，不对外提供")


class WithdrawalForm(IntakeForm):
    """撤回报送: the department takes its report back before anything was decided."""

    letter_number = TextField("撤回函文号", longest=100)
    reason = LongTextField("撤回理由", [required("请写明撤回理由")], longest=2000)


class EvidenceForm(IntakeForm):
    """补充材料: something added to the file."""

    received_on = DateField("收到日期", [required("请填写收到日期")])
    title = TextField("材料名称", [required("请填写材料名称")], longest=100)
    source = TextField("来源", [required("请填写来源")], longest=100)
    proves = LongTextField("证明什么", longest=2000)


class FurtherInquiryForm(IntakeForm):
    """退回补充核查: before the notice is served, what was found is looked into again."""

    reason = LongTextField("补充核查的事项和理由", [required("请写明须补充、更正什么")], longest=2000)


class ReopeningForm(IntakeForm):
    """归档后调卷: a closed file is taken up again for what the person has a right to."""

    CHOICES = {"outcome": "closed_as"}
    outcome = ChoiceField("回到", [required("请选择")])
    reason = LongTextField("调卷的理由", [required("请写明当事人提出了什么")], longest=2000)
