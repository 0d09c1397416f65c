"""Steps of challenges, as rows of the procedure."""

from __future__ import annotations

from casefiles.cases import letter_kinds
from casefiles.cases.states import State as S
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Provision, norm
from casefiles.people.roles import Role
from casefiles.procedure.challenges import choices, rules
from casefiles.procedure.shared import dates, separation_of_duties
from casefiles.procedure.step import Maker, Step, Upload
from forms.challenges import (
    AnnulmentForm,
    ObjectionForm,
    ObjectionResultForm,
    ProceedingForm,
    ProceedingOutcomeForm,
    ProceedingReplyForm,
    RectificationForm,
    StayForm,
)

# States from the served decision on. Removal or the term's end takes no right to object or sue.
DECIDED = (S.DECISION_SERVED, S.LISTED, S.REMOVAL_PENDING, S.REMOVED, S.EXPIRY_PENDING, S.EXPIRED)

# States in which a proceeding may be open: after an annulment the respondent may still sue (行政诉讼法 Arts. 44, 74).
REMEDIED = (*DECIDED, S.ANNULMENT_PENDING, S.ANNULLED, S.TERMINATION_PENDING, S.TERMINATED)

# Checks of every correction, whether the office, an objection or a court makes it.
LIGHTENS = (
    rules.correction_is_no_heavier,
    rules.one_correction_at_a_time,
    rules.corrected_class_bounds_the_term,
    rules.correction_leaves_the_finding_lawful,
    rules.correction_keeps_the_instrument,
)

STAYED = norm("《中华人民共和国行政复议法》第四十二条、《中华人民共和国行政诉讼法》第五十六条")

OBJECTION = Step(
    name=StepName.OBJECTION,
    title="收到异议",
    ground=Provision.OBJECTION,
    actors=(Role.CLERK,),
    leads_from=DECIDED,
    leads_to=None,
    form=ObjectionForm,
    guidance="当事人随时可以提出异议；登记后即标注，暂停新的公示。",
    drafts=(letter_kinds.OBJECTION_RECEIPT,),
    upload=Upload("异议材料", "evidence", made_by=Maker.PERSON),
    aside=True,
    checks=(dates.happened("received_on", dates.decision_signed),),
)

OBJECTION_RESULT = Step(
    name=StepName.OBJECTION_RESULT,
    title="处理异议",
    ground=Provision.OBJECTION,
    actors=(Role.REVIEWER,),
    leads_from=DECIDED,
    leads_to={"annul": S.ANNULMENT_PENDING},
    form=ObjectionResultForm,
    guidance="成立的更正或者撤销，不成立的说明理由和救济途径。",
    drafts={
        "correct": (
            letter_kinds.OBJECTION_RESULT,
            letter_kinds.CORRECTION,
            letter_kinds.CORRECTION_TO_AGENCY,
        ),
        "annul": (letter_kinds.OBJECTION_RESULT, letter_kinds.ANNULMENT, letter_kinds.LIFT_NOTICE),
        "reject": (letter_kinds.OBJECTION_RESULT,),
    },
    once_served=S.ANNULLED,
    upload=Upload("撤回异议的书面材料", "evidence", required_when="withdrawn", made_by=Maker.PERSON),
    guards=(rules.objection_is_open, separation_of_duties.objection_goes_to_another_officer),
    checks=(rules.objection_is_open, *LIGHTENS),
    choices=choices.objection_result,
)

PROCEEDING = Step(
    name=StepName.PROCEEDING,
    title="收到复议、诉讼通知",
    ground=Provision.PROCEEDING,
    actors=(Role.CLERK,),
    leads_from=REMEDIED,
    leads_to=None,
    form=ProceedingForm,
    guidance="当事人申请行政复议或者提起行政诉讼；停止执行的另行登记。",
    upload=Upload("复议、诉讼通知", "evidence", required=True, made_by=Maker.TRIBUNAL),
    aside=True,
    checks=(dates.happened("received_on", dates.decision_signed),),
)

STAY = Step(
    name=StepName.STAY,
    title="停止执行、恢复执行",
    ground=STAYED,
    actors=(Role.CLERK,),
    leads_from=DECIDED,
    leads_to=None,
    form=StayForm,
    guidance="停止执行的，公示和新的通报当日停止，已经通报的单位逐一函请暂停；恢复执行或者维持的，再逐一函告。",
    drafts={"stay": (letter_kinds.STAY_NOTICE,), "resume": (letter_kinds.RESUMPTION_NOTICE,)},
    upload=Upload("停止（恢复）执行决定、裁定", "evidence", required=True, made_by=Maker.TRIBUNAL),
    guards=(rules.something_can_be_stayed,),
    checks=(
        rules.only_an_open_proceeding_stays,
        rules.only_a_stayed_decision_resumes,
        dates.happened("ordered_on", dates.proceeding_received),
    ),
    choices=choices.stay,
    aside=True,
)

PROCEEDING_OUTCOME = Step(
    name=StepName.PROCEEDING_OUTCOME,
    title="复议、诉讼结果",
    ground=Provision.PROCEEDING,
    actors=(Role.CLERK,),
    leads_from=REMEDIED,
    leads_to={"revoked": S.ANNULMENT_PENDING},
    form=ProceedingOutcomeForm,
    guidance="维持的继续；变更的随即更正；撤销的，撤销认定并通知各单位解除；认定已经撤销、终止的，如实登记结果。",
    drafts={
        "changed": (letter_kinds.CORRECTION, letter_kinds.CORRECTION_TO_AGENCY),
        "revoked": (letter_kinds.ANNULMENT, letter_kinds.LIFT_NOTICE),
    },
    once_served=S.ANNULLED,
    upload=Upload("复议决定、裁判文书", "evidence", required=True, made_by=Maker.TRIBUNAL),
    guards=(rules.proceeding_is_open,),
    checks=(
        dates.happened("decided_on", dates.proceeding_received),
        rules.only_a_finding_in_force_is_revoked,
        *LIGHTENS,
    ),
    choices=choices.proceeding_outcome,
    aside=True,
)

RECTIFICATION = Step(
    name=StepName.RECTIFICATION,
    title="依职权更正",
    ground=Provision.CORRECTION,
    actors=(Role.REVIEWER,),
    leads_from=DECIDED,
    leads_to=None,
    form=RectificationForm,
    guidance="本机关自己发现的错误，随时更正，并告知当事人和各单位。",
    drafts=(letter_kinds.CORRECTION, letter_kinds.CORRECTION_TO_AGENCY),
    upload=Upload("更正的根据", "evidence", required=True),
    checks=LIGHTENS,
    choices=choices.correctable,
    aside=True,
)

ANNULMENT = Step(
    name=StepName.ANNULMENT,
    title="依职权撤销",
    ground=norm("《中华人民共和国行政处罚法》第四十八条（参照）"),
    actors=(Role.REVIEWER,),
    leads_from=DECIDED,
    leads_to=S.ANNULMENT_PENDING,
    form=AnnulmentForm,
    guidance="依据文书被撤销或者认定确有错误的，撤销认定，通知各单位解除。",
    drafts=(letter_kinds.ANNULMENT, letter_kinds.LIFT_NOTICE),
    once_served=S.ANNULLED,
    upload=Upload("撤销的根据", "evidence", required=True),
    aside=True,
)

PROCEEDING_REPLY = Step(
    name=StepName.PROCEEDING_REPLY,
    title="答复复议、应诉",
    ground=norm("《中华人民共和国行政复议法》第四十八条；《中华人民共和国行政诉讼法》第六十七条"),
    actors=(Role.CLERK,),
    leads_from=REMEDIED,
    leads_to=None,
    form=ProceedingReplyForm,
    guidance="在法定期限内书面答复，并提交作出决定的证据、依据。",
    drafts=(letter_kinds.REVIEW_REPLY,),
    guards=(rules.proceeding_is_open,),
    choices=choices.proceeding_reply,
    aside=True,
)
