"""Turns that a case may take: exceptions, recusal, suspension, hearing, remedies, repair, termination."""

from __future__ import annotations

from typing import Any

import wtforms
from wtforms import validators

from forms.base import IntakeForm, required, ticked
from forms.corrections import CorrectionsField
from forms.fields import ChoiceField, DateField, DocumentNumberField, LinesField, LongTextField, TextField


class OverrideForm(IntakeForm):
    """例外决定: the office opens, for this case, what stands closed by default, and says why."""

    CHOICES = {"subject": "overridable"}
    subject = ChoiceField("启用的情形或者措施", [required("请选择")])
    basis = TextField(
        "法律、法规依据", [required("请写明法律、行政法规或者地方性法规的具体条款")], longest=500
    )
    reason = LongTextField("理由", [required("请写明为什么须作例外")], longest=5000)


class RecusalForm(IntakeForm):
    """回避: whether an officer stays away from the case (行政处罚法 Art. 43)."""

    CHOICES = {"officer": "officers", "outcome": "recusal_outcomes"}
    officer = ChoiceField("申请回避的对象", [required("请选择")])
    asked_by = TextField("申请人", [required("请填写申请人；自行回避的填写本人姓名")], longest=50)
    outcome = ChoiceField("决定", [required("请选择")])
    reason = LongTextField("理由", [required("请写明理由")], longest=2000)

    def derived(self) -> dict[str, Any]:
        """The officer's name too: papers name those who take part, not their accounts."""
        return {"officer_name": dict(self.officer.choices).get(self.officer.data, "")}


class SuspensionForm(IntakeForm):
    """中止: the inquiry waits for something outside it."""

    reason = LongTextField("中止的原因", [required("请写明中止的原因")], longest=2000)
    waits_for = TextField("等待的事项", [required("请写明等待什么，如：某案判决生效")], longest=200)


class ResumptionForm(IntakeForm):
    """恢复: what the inquiry waited for has come."""

    reason = LongTextField("恢复的原因", [required("请写明恢复的原因")], longest=2000)


class VerificationExtensionForm(IntakeForm):
    """延长核查: once, with reasons."""

    reason = LongTextField("延长的理由", [required("请写明延长的理由")], longest=2000)


class ServiceAttemptForm(IntakeForm):
    """送达未成: an attempt that failed, and why; public notice rests on these."""

    CHOICES = {"letter": "sealed_letters", "method": "attempt_methods"}
    letter = ChoiceField("文书", [required("请选择")])
    method = ChoiceField("送达方式", [required("请选择")])
    tried_on = DateField("日期", [required("请填写日期")])
    place = TextField("地点", [required("请填写地点")], longest=200)
    reason = LongTextField("未成原因", [required("请写明未成原因")], longest=2000)

    def validate_tried_on(self, one: Any) -> None:
        if one.data and one.data > self.vocabulary.today:
            raise validators.ValidationError("日期在今天之后，请核对")


class HearingNoticeForm(IntakeForm):
    """听证通知: when, where, before whom (行政处罚法 Art. 64)."""

    held_on = DateField("听证日期", [required("请填写听证日期")])
    at_time = TextField("时间", [required("请填写时间，如：10时30分")], longest=20)
    place = TextField("地点", [required("请填写地点")], longest=200)
    chair = TextField("主持人", [required("请填写主持人；不得是本案核查人")], longest=50)
    recorder = TextField("记录人", [required("请填写记录人")], longest=50)
    is_public = wtforms.BooleanField("公开举行（涉及国家秘密、商业秘密、个人隐私的不公开）")


class HearingRecordForm(IntakeForm):
    """听证笔录: what was said; each point is answered like a defence."""

    held_on = DateField("举行日期", [required("请填写举行日期")])
    present = LinesField("到场人员", [required("请填写到场人员")], description="一行一人：姓名、身份")
    points = LinesField(
        "当事人的意见", [required("请逐点记录当事人的意见；未发表意见的写“无意见”")], description="一行一点"
    )
    signed = wtforms.BooleanField("笔录已由当事人核对签名")
    unsigned_why = TextField(
        "没有签名的原因",
        description="拒绝签名的写明并由见证人签名；无正当理由不到场、中途退场的写明，视为放弃听证",
        longest=200,
    )

    def validate_signed(self, one: Any) -> None:
        if not one.data and not self.unsigned_why.data:
            raise validators.ValidationError("笔录须由当事人核对签名；没有签名的，请写明原因")

    def validate_held_on(self, one: Any) -> None:
        if one.data and one.data > self.vocabulary.today:
            raise validators.ValidationError("日期在今天之后，请核对")


class ProceedingForm(IntakeForm):
    """复议、诉讼受理: the person has turned to the review organ or the court."""

    CHOICES = {"kind": "proceedings"}
    kind = ChoiceField("种类", [required("请选择")])
    body = TextField("受理机关（法院）", [required("请填写受理机关")], longest=100)
    number = DocumentNumberField("案号", [required("请填写案号")])
    received_on = DateField("收到通知日期", [required("请填写日期")])


class StayForm(IntakeForm):
    """停止执行、恢复执行: the decision is held while it is reviewed, or goes on."""

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


class ProceedingOutcomeForm(IntakeForm):
    """复议、诉讼结果: what was decided, and what follows for the record."""

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


class AnnulmentForm(IntakeForm):
    """依职权撤销: the instrument under the decision fell, or the decision was wrong."""

    reasons = LinesField("撤销的理由", [required("请写明理由")], description="一行一段，写入撤销决定书")
    proof = TextField("根据", [required("请填写根据，如：撤销原处罚决定的文号")], longest=200)


class RectificationForm(IntakeForm):
    """依职权更正: a mistake found by the office itself, put right everywhere it went."""

    CHOICES = {"corrections": "correctable"}
    corrections = CorrectionsField("更正内容", [required("请填写更正内容")])
    no_heavier = wtforms.BooleanField(
        "不增加违法事实，不加重当事人责任",
        [ticked("更正只改错误，不得加重；需要改变认定的，请撤销后重新认定（须重新告知、听取申辩）")],
    )


class RepairApplicationForm(IntakeForm):
    """信用修复申请: duty met, pledge made (order 36 of 2025)."""

    received_on = DateField("收到日期", [required("请填写日期")])
    performed = wtforms.BooleanField(
        "已纠正失信行为、履行全部义务", [ticked("尚未履行义务的，不符合修复条件，请告知当事人")]
    )
    pledged = wtforms.BooleanField("已公开作出信用承诺", [ticked("须先公开作出信用承诺，请告知当事人")])
    materials = LinesField("提交的材料", [required("请列出材料")], description="一行一件")


class RepairDecisionForm(IntakeForm):
    """信用修复决定: granted or not, with reasons."""

    CHOICES = {"outcome": "repair_outcomes"}
    outcome = ChoiceField("决定", [required("请选择")])
    reasons = LinesField("理由", [required("请写明理由")], description="一行一段，写入决定书")


class ExpiryForm(IntakeForm):
    """期满未履行: the listing ends all the same, and the matter goes to the department in charge."""

    refer_to = TextField("移送单位", [required("请填写有权处理的单位")], longest=100)
    unmet = LongTextField("尚未履行的义务", [required("请写明尚未履行的义务")], longest=2000)


class TerminationForm(IntakeForm):
    """终止: death, dissolution, a minor found, a duplicate."""

    CHOICES = {"ground": "termination_grounds"}
    ground = ChoiceField("事由", [required("请选择")])
    reasons = LinesField("具体情况", [required("请写明具体情况")], description="一行一段，写入决定书")
    proof = TextField("证明材料", [required("请填写证明材料")], longest=200)
    merged_into = TextField("并入的案号", longest=20, description="重复立案、并案的填写")
