"""Forms of objection, reconsideration, litigation, correction and annulment (Article 6(4))."""

from __future__ import annotations

from typing import Any

import wtforms
from wtforms import validators

from forms.base import OfficeForm, required, ticked
from forms.fields import ChoiceField, DateField, DocumentNumberField, LinesField, TextField
from forms.fields.corrections import CorrectionsField


class ObjectionForm(OfficeForm):
    """异议: what the person contests and why."""

    received_on = DateField("收到日期", [required("请填写收到日期")])
    by = TextField("异议人", [required("请填写异议人")], longest=100)
    matters = LinesField("异议事项", [required("请逐行记录异议事项")], description="一行一项")
    grounds = LinesField("异议理由", [required("请记录异议理由")], description="一行一段")
    asks_source = wtforms.BooleanField("须向信息提供单位核实（答复期限相应延长）")


class ObjectionResultForm(OfficeForm):
    """异议处理结果: what was verified, the outcome, and the corrections."""

    CHOICES = {"objection": "open_objections", "outcome": "objection_outcomes", "corrections": "correctable"}
    objection = ChoiceField("异议", [required("请选择")])
    checks = LinesField("核查经过", [required("请写明核查经过")], description="一行一段")
    outcome = ChoiceField("处理结果", [required("请选择")])
    reasons = LinesField("理由", [required("请写明理由")], description="一行一段，写入告知书")
    corrections = CorrectionsField("更正内容")

    def derived(self) -> dict[str, Any]:
        """`withdrawn`: the step's upload then requires the written withdrawal."""
        return {"withdrawn": self.outcome.data == "withdrawn"}

    def validate_corrections(self, rows: Any) -> None:
        given = rows.json_value()
        if self.outcome.data == "correct" and not given:
            raise validators.ValidationError("异议成立并更正的，请填写更正内容")
        if self.outcome.data != "correct" and given:
            raise validators.ValidationError("只有异议成立并更正的才填写更正内容")


class ProceedingForm(OfficeForm):
    """复议、诉讼受理: notice that the person applied for reconsideration or sued."""

    CHOICES = {"kind": "proceedings"}
    kind = ChoiceField("种类", [required("请选择")])
    body = TextField("受理机关（法院）", [required("请填写受理机关")], longest=100)
    number = DocumentNumberField("案号", [required("请填写案号")])
    received_on = DateField("收到通知日期", [required("请填写日期")])


class ProceedingReplyForm(OfficeForm):
    """答复复议、应诉: the office's answer, with its list of evidence (行政复议法 Art. 48; 行政诉讼法 Art. 67)."""

    CHOICES = {"proceeding": "open_proceedings"}
    proceeding = ChoiceField("案件", [required("请选择")])
    claims = LinesField(
        "申请人（原告）的请求", [required("请逐项写明请求")], description="一行一项，照申请书、起诉状抄录"
    )
    grounds = LinesField(
        "作出决定的依据", [required("请逐条写明依据")], description="一行一条：法律、法规、办法的具体条款"
    )
    reply = LinesField("答复（答辩）意见", [required("请写明答复意见")], description="一行一段")
    exhibits = LinesField(
        "证据目录", [required("请逐件列出证据")], description="一行一件：证据名称——证明事项——页码"
    )


class StayForm(OfficeForm):
    """停止执行、恢复执行: enforcement is stayed during the review, or resumed."""

    CHOICES = {"proceeding": "proceedings_stayed", "outcome": "stay_outcomes"}
    proceeding = ChoiceField("案件", [required("请选择")])
    outcome = ChoiceField("决定", [required("请选择")])
    ordered_by = TextField(
        "作出机关", [required("请填写复议机关、人民法院；本机关自己决定的填本机关")], longest=100
    )
    number = TextField(
        "文书名称和文号",
        [required("请填写文书名称和文号，如：停止执行决定书（某政复停〔2026〕1号）")],
        longest=100,
    )
    ordered_on = DateField("日期", [required("请填写日期")])


class ProceedingOutcomeForm(OfficeForm):
    """复议、诉讼结果: the outcome of the review, with the corrections that it orders."""

    CHOICES = {
        "proceeding": "open_proceedings",
        "outcome": "proceeding_outcomes",
        "corrections": "correctable",
    }
    proceeding = ChoiceField("案件", [required("请选择")])
    number = DocumentNumberField("决定（裁判）文号", [required("请填写文号")])
    decided_on = DateField("日期", [required("请填写日期")])
    outcome = ChoiceField("结果", [required("请选择")])
    reasons = LinesField("决定（裁判）要点", [required("请写明要点")], description="一行一段")
    corrections = CorrectionsField("变更内容（结果为变更的填写）")

    def validate_corrections(self, rows: Any) -> None:
        given = rows.json_value()
        if self.outcome.data == "changed" and not given:
            raise validators.ValidationError("结果为变更的，请逐项填写变更内容，本系统随即更正并通知各单位")
        if self.outcome.data != "changed" and given:
            raise validators.ValidationError("只有结果为变更的才填写变更内容")


class RectificationForm(OfficeForm):
    """依职权更正: the office corrects an error that it found itself."""

    CHOICES = {"corrections": "correctable"}
    corrections = CorrectionsField("更正内容", [required("请填写更正内容")])
    no_heavier = wtforms.BooleanField(
        "不增加违法事实，不加重当事人责任",
        [ticked("更正只改错误，不得加重；需要改变认定的，请撤销后重新认定（须重新告知、听取申辩）")],
    )


class AnnulmentForm(OfficeForm):
    """依职权撤销: the office annuls a decision that was wrong or lost its instrument."""

    reasons = LinesField("撤销的理由", [required("请写明理由")], description="一行一段，写入撤销决定书")
    proof = TextField("根据", [required("请填写根据，如：撤销原处罚决定的文号")], longest=200)
