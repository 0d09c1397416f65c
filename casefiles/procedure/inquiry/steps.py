"""Steps of inquiry, as rows of the procedure."""

from __future__ import annotations

from casefiles.cases import letter_kinds
from casefiles.cases.states import State as S
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Provision, norm
from casefiles.people.roles import Role
from casefiles.procedure.inquiry import choices, prefill, rules
from casefiles.procedure.shared import separation_of_duties, standing
from casefiles.procedure.step import Maker, Step, Upload
from forms.inquiry import (
    FurtherInquiryForm,
    LegalReviewForm,
    NonRecognitionForm,
    OverrideForm,
    RecusalForm,
    ResumptionForm,
    SuspensionForm,
    VerificationExtensionForm,
    VerificationForm,
)

RECUSAL = Step(
    name=StepName.RECUSAL,
    title="回避",
    ground=norm("《中华人民共和国行政处罚法》第四十三条"),
    actors=(Role.SIGNER,),
    leads_from=(),
    leads_to=None,
    form=RecusalForm,
    papers=("recusal_decision",),
    guidance="决定某人是否回避本案；回避后其账号不能再办理本案。",
    upload=Upload("回避申请", "evidence", made_by=Maker.PERSON),
    checks=(separation_of_duties.nobody_decides_their_own_recusal,),
    aside=True,
)

OVERRIDE = Step(
    name=StepName.OVERRIDE,
    title="例外决定",
    ground=Provision.EXPLANATION,
    actors=(Role.SIGNER,),
    leads_from=(S.REPORTED, S.ACCEPTED, S.VERIFIED, S.LEGALLY_REVIEWED),
    leads_to=None,
    form=OverrideForm,
    guidance="启用默认不适用的情形或者措施，须有法律、法规的具体条款并上传依据；以后凡用到都会再次提示。",
    upload=Upload("例外决定的依据", "evidence", required=True),
    checks=(rules.exception_is_open_to_the_office,),
    choices=choices.override,
    aside=True,
)

SUSPENSION = Step(
    name=StepName.SUSPENSION,
    title="中止核查",
    ground=norm("案件中止的一般规则：须等待其他案件结果或者鉴定的，中止计算期限"),
    actors=(Role.REVIEWER,),
    leads_from=(S.ACCEPTED,),
    leads_to=S.SUSPENDED,
    form=SuspensionForm,
    guidance="须等待其他文书、鉴定时中止；中止期间核查期限停止计算。",
    drafts=(letter_kinds.SUSPENSION_NOTICE,),
    papers=("inquiry_approval",),
    aside=True,
)

RESUMPTION = Step(
    name=StepName.RESUMPTION,
    title="恢复核查",
    ground=norm("案件中止的一般规则：原因消除后恢复"),
    actors=(Role.REVIEWER,),
    leads_from=(S.SUSPENDED,),
    leads_to=S.ACCEPTED,
    form=ResumptionForm,
    guidance="等待的事项有了结果即恢复，期限接着计算，并告知报送部门。",
    drafts=(letter_kinds.INQUIRY_RESUMED,),
    papers=("inquiry_approval",),
)

VERIFICATION_EXTENSION = Step(
    name=StepName.VERIFICATION_EXTENSION,
    title="延长核查期限",
    ground=norm("《中华人民共和国行政处罚法》第六十条（参照）"),
    actors=(Role.SIGNER,),
    leads_from=(S.ACCEPTED,),
    leads_to=None,
    form=VerificationExtensionForm,
    papers=("inquiry_approval",),
    guidance="只能延长一次，须写明理由。",
    guards=(rules.verification_was_not_extended,),
    aside=True,
)

VERIFICATION = Step(
    name=StepName.VERIFICATION,
    title="核查",
    ground=Provision.DETERMINATION,
    actors=(Role.CLERK,),
    leads_from=(S.ACCEPTED,),
    leads_to=S.VERIFIED,
    form=VerificationForm,
    papers=("verification_report",),
    guidance="写明查明的事实、证据和依据文书的核实情况。",
    upload=Upload("核查材料", "evidence"),
    guards=(standing.respondent_is_of_age, standing.conduct_is_after_the_measure_took_effect),
    checks=(rules.behaviours_belong_to_the_item, standing.behaviours_are_usable),
    prefill=prefill.verification,
    choices=choices.verification,
)

FURTHER_INQUIRY = Step(
    name=StepName.FURTHER_INQUIRY,
    title="退回补充核查",
    ground=Provision.DETERMINATION,
    actors=(Role.CLERK,),
    leads_from=(S.VERIFIED, S.LEGALLY_REVIEWED, S.NOTICE_PENDING),
    leads_to=S.ACCEPTED,
    form=FurtherInquiryForm,
    guidance="告知送达以前发现事实须补充、更正的，退回重新核查；未送达的告知书作废，法制审核重新进行。",
    aside=True,
)

NON_RECOGNITION = Step(
    name=StepName.NON_RECOGNITION,
    title="不予认定",
    ground=Provision.DETERMINATION,
    actors=(Role.CLERK,),
    leads_from=(
        S.ACCEPTED,
        S.VERIFIED,
        S.LEGALLY_REVIEWED,
        S.NOTICE_PENDING,
        S.DEFENCE_OPEN,
        S.DEFENCE_REVIEWED,
        S.SUBMISSION_PENDING,
        S.MEETING_UPHELD,
        S.DROPPED,
        S.DECISION_PENDING,
    ),
    leads_to=S.NON_RECOGNITION_PENDING,
    form=NonRecognitionForm,
    guidance="事实不成立、申辩成立或者会议不同意的，不予认定。",
    drafts=(letter_kinds.NON_RECOGNITION,),
    once_served=S.NOT_RECOGNISED,
    aside=True,
)

LEGAL_REVIEW = Step(
    name=StepName.LEGAL_REVIEW,
    title="法制审核",
    ground=norm("《中华人民共和国行政处罚法》第五十八条"),
    actors=(Role.LEGAL,),
    leads_from=(S.VERIFIED,),
    leads_to={"pass": S.LEGALLY_REVIEWED, "return": S.ACCEPTED},
    form=LegalReviewForm,
    papers=("legal_opinion",),
    guidance="未参与核查的法制审核人审核权限、事实、依据、程序、幅度。",
    guards=(separation_of_duties.legal_reviewer_took_no_part,),
)
