"""Notice and defence: what is proposed, and what the person says to it (Article 6(3))."""

from __future__ import annotations

import wtforms

from forms.base import IntakeForm, required, ticked
from forms.counts import CountField
from forms.fields import ChoiceField, DateField, LinesField, LongTextField, TextField
from forms.rows import ResponseRow, RestrictionRow, RowsField


class ProposalForm(IntakeForm):
    """What a notice proposes and a decision decides: class, term, restrictions, each with reasons (Article 5)."""

    CHOICES = {"severity": "severities"}
    severity = ChoiceField("失信等级", [required("请选择失信等级")])
    severity_reasons = LongTextField("等级的理由（过罚相当）", [required("请写明理由")], longest=5000)
    term_months = CountField("记入期限（月）", [required("请填写月数")], low=1, high=36, unit="个月")
    restrictions = RowsField(RestrictionRow, "惩戒措施")
    upper_norm = TextField("上位法依据", description="所违反的法律、法规条款", longest=500)


class PriorNoticeForm(ProposalForm):
    """事先告知: the proposal, before anything is recorded."""

    correct_now = LongTextField(
        "现在如何改正", longest=2000, description="写给当事人：怎样履行、纠正即可从轻或者不再认定"
    )


class DefenceForm(IntakeForm):
    """陈述申辩: as received in writing, or written down by the clerk."""

    CHOICES = {"manner": "defence_manners"}
    received_on = DateField("收到日期", [required("请填写收到日期")])
    manner = ChoiceField("方式", [required("请选择")])
    by = TextField("陈述申辩人", [required("请填写陈述申辩人")], longest=100)
    points = LinesField(
        "申辩意见", [required("请逐点记录申辩意见")], description="一行一点；每一点都要逐一答复"
    )
    interpreter = TextField("翻译人员", description="口头陈述由翻译协助的填写", longest=50)
    complete = wtforms.BooleanField("当事人书面表示已陈述完毕，不再等待期满")
    hearing = wtforms.BooleanField("当事人要求听证")


class WaiverForm(IntakeForm):
    """放弃陈述申辩: only in writing, signed."""

    declared_on = DateField("声明日期", [ticked("请填写声明日期")])
    by = TextField("声明人", [required("请填写声明人")], longest=100)


class ExtensionForm(IntakeForm):
    """延长申辩期: granted to the person on request."""

    days = CountField("延长工作日数", [required("请填写天数")], low=1, high=30, unit="个工作日")
    reason = LongTextField("理由", [required("请写明理由")], longest=2000)


class DefenceReviewForm(IntakeForm):
    """申辩复核: each point adopted or not, with a reason, and what follows."""

    CHOICES = {"outcome": "defence_outcomes", "severity": "severities"}
    responses = RowsField(ResponseRow, "逐点答复")
    outcome = ChoiceField("复核结论", [required("请选择")])
    opinion = LongTextField("复核意见", [required("请写明复核意见")], longest=5000)
    severity = ChoiceField("从轻后的等级", description="采纳意见、从轻处理的填写；请示和决定不得重于此")
    term_months = CountField("从轻后的期限（月）", low=1, high=36, unit="个月")
