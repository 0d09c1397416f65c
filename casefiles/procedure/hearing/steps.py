"""Steps of hearing, as rows of the procedure."""

from __future__ import annotations

from casefiles.cases import letter_kinds
from casefiles.cases.states import State as S
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Provision, norm
from casefiles.people.roles import Role
from casefiles.procedure.hearing import prefill, rules
from casefiles.procedure.shared import dates, proposal, standing, unit
from casefiles.procedure.step import Maker, Step, Upload
from forms.hearing import (
    DefenceForm,
    DefenceReviewForm,
    ExtensionForm,
    HearingNoticeForm,
    HearingRecordForm,
    PriorNoticeForm,
    WaiverForm,
)

PRIOR_NOTICE = Step(
    name=StepName.PRIOR_NOTICE,
    title="事先告知",
    ground=Provision.NOTICE,
    actors=(Role.CLERK,),
    leads_from=(S.LEGALLY_REVIEWED,),
    leads_to=S.NOTICE_PENDING,
    form=PriorNoticeForm,
    guidance="拟定等级、期限、措施，逐项写明依据和理由。",
    drafts=(letter_kinds.PRIOR_NOTICE,),
    once_served=S.DEFENCE_OPEN,
    guards=(
        standing.respondent_is_of_age,
        standing.respondent_has_capacity,
        standing.instrument_is_effective,
        unit.the_units_finding_is_not_annulled,
    ),
    checks=(
        proposal.term_is_within_its_class,
        proposal.restrictions_fit_the_respondent,
        proposal.a_memo_alone_is_no_basis,
        proposal.other_conduct_names_its_law,
        proposal.term_ends_with_the_source_list,
        rules.new_notice_is_no_heavier,
    ),
    prefill=prefill.prior_notice,
    facts=unit.decision_of_the_unit,
)

DEFENCE = Step(
    name=StepName.DEFENCE,
    title="收到陈述申辩",
    ground=Provision.DEFENCE,
    actors=(Role.CLERK,),
    leads_from=(S.DEFENCE_OPEN, S.DEFENCE_REVIEWED, S.SUBMISSION_PENDING, S.SUBMITTED),
    leads_to=S.DEFENCE_OPEN,
    form=DefenceForm,
    papers=("defence_record",),
    guidance="书面或者口头均可；逐点记录，一点一行。会议研究以前逾期的也收下，重新复核、报请。",
    upload=Upload("陈述申辩材料", "evidence", required_when="complete", made_by=Maker.PERSON),
    checks=(dates.happened("received_on", dates.notice_received),),
)

WAIVER = Step(
    name=StepName.WAIVER,
    title="书面放弃申辩",
    ground=Provision.DEFENCE,
    actors=(Role.CLERK,),
    leads_from=(S.DEFENCE_OPEN,),
    leads_to=None,
    form=WaiverForm,
    guidance="只有当事人签名的书面声明才算放弃，须上传。",
    upload=Upload("放弃陈述申辩声明", "evidence", required=True, made_by=Maker.PERSON),
    aside=True,
    checks=(dates.happened("declared_on", dates.notice_received),),
)

EXTENSION = Step(
    name=StepName.EXTENSION,
    title="延长申辩期",
    ground=Provision.DEFENCE,
    actors=(Role.CLERK,),
    leads_from=(S.DEFENCE_OPEN,),
    leads_to=None,
    form=ExtensionForm,
    guidance="应当事人请求延长，只长不短。",
    drafts=(letter_kinds.DEFENCE_EXTENSION,),
    aside=True,
)

HEARING_NOTICE = Step(
    name=StepName.HEARING_NOTICE,
    title="听证通知",
    ground=norm("《中华人民共和国行政处罚法》第六十四条"),
    actors=(Role.CLERK,),
    leads_from=(S.DEFENCE_OPEN,),
    leads_to=None,
    form=HearingNoticeForm,
    guidance="当事人要求听证的，提前七个工作日通知时间、地点、主持人。",
    drafts=(letter_kinds.HEARING_NOTICE,),
    guards=(rules.hearing_was_asked,),
    checks=(rules.hearing_is_fair,),
    aside=True,
)

HEARING_RECORD = Step(
    name=StepName.HEARING_RECORD,
    title="听证笔录",
    ground=norm("《中华人民共和国行政处罚法》第六十四条"),
    actors=(Role.CLERK,),
    leads_from=(S.DEFENCE_OPEN,),
    leads_to=None,
    form=HearingRecordForm,
    papers=("hearing_minutes",),
    guidance="逐点记录当事人在听证中的意见；先核对即可打印笔录，由当事人核对签名后上传。",
    upload=Upload("听证笔录", "evidence", required=True, made_by=Maker.OFFICE),
    guards=(rules.hearing_was_announced,),
    checks=(rules.hearing_was_announced,),
    aside=True,
)

DEFENCE_REVIEW = Step(
    name=StepName.DEFENCE_REVIEW,
    title="申辩复核",
    ground=Provision.DEFENCE,
    actors=(Role.REVIEWER,),
    leads_from=(S.DEFENCE_OPEN,),
    leads_to={"uphold": S.DEFENCE_REVIEWED, "renotice": S.LEGALLY_REVIEWED, "drop": S.DROPPED},
    form=DefenceReviewForm,
    papers=("defence_review",),
    guidance="逐点答复是否采纳；需要加重或者变更事实的，退回重新告知。",
    guards=(rules.answer_period_is_over, rules.hearing_was_held),
    checks=(rules.every_point_is_answered, rules.review_is_no_heavier_than_the_notice),
    prefill=prefill.defence_review,
)
