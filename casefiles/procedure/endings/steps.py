"""Steps of endings, as rows of the procedure."""

from __future__ import annotations

from casefiles.cases import letter_kinds
from casefiles.cases.states import State as S
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Provision, norm
from casefiles.people.roles import Role
from casefiles.procedure.endings import rules
from casefiles.procedure.shared import dates
from casefiles.procedure.step import Maker, Step, Upload
from forms.endings import (
    ExpiryForm,
    PerformanceForm,
    RemovalForm,
    RepairApplicationForm,
    RepairDecisionForm,
    TerminationForm,
)

PERFORMANCE = Step(
    name=StepName.PERFORMANCE,
    title="登记履行情况",
    ground=Provision.REMOVAL,
    actors=(Role.CLERK, Role.DEPARTMENT),
    leads_from=(S.DECISION_SERVED, S.LISTED, S.EXPIRY_PENDING, S.EXPIRED),
    leads_to=None,
    form=PerformanceForm,
    guidance="义务履行完毕即登记，期满之日自动移出；期满以后履行的，也登记在案。",
    upload=Upload("履行证明", "evidence"),
    aside=True,
    checks=(dates.happened("performed_on"),),
)

REPAIR_APPLICATION = Step(
    name=StepName.REPAIR_APPLICATION,
    title="收到信用修复申请",
    ground=norm("《信用修复管理办法》（国家发展改革委令第36号）"),
    actors=(Role.CLERK,),
    leads_from=(S.LISTED,),
    leads_to=None,
    form=RepairApplicationForm,
    guidance="最短公示期届满、义务履行、作出承诺的，可以修复；不收费用，不另加条件。",
    drafts=(letter_kinds.REPAIR_RECEIPT,),
    upload=Upload("信用修复申请材料", "evidence", required=True, made_by=Maker.PERSON),
    guards=(rules.shortest_publication_is_over,),
    checks=(dates.happened("received_on", dates.decision_signed),),
    aside=True,
)

REPAIR_DECISION = Step(
    name=StepName.REPAIR_DECISION,
    title="决定信用修复",
    ground=norm("《信用修复管理办法》（国家发展改革委令第36号）"),
    actors=(Role.REVIEWER,),
    leads_from=(S.LISTED,),
    leads_to={"grant": S.REMOVAL_PENDING},
    form=RepairDecisionForm,
    guidance="符合条件的准予，停止公示、通知各单位解除；不符合的说明理由。",
    drafts={
        "grant": (letter_kinds.REPAIR_DECISION, letter_kinds.LIFT_NOTICE),
        "refuse": (letter_kinds.REPAIR_DECISION,),
    },
    once_served=S.REMOVED,
    guards=(rules.repair_is_open,),
    aside=True,
)

REMOVAL = Step(
    name=StepName.REMOVAL,
    title="移出",
    ground=Provision.REMOVAL,
    actors=(Role.CLERK, Role.SYSTEM),
    leads_from=(S.LISTED,),
    leads_to=S.REMOVAL_PENDING,
    form=RemovalForm,
    guidance="期限届满且义务已履行的自动移出，并通知各单位解除。",
    drafts=(letter_kinds.REMOVAL, letter_kinds.LIFT_NOTICE),
    once_served=S.REMOVED,
    guards=(rules.term_is_over_and_obligation_met,),
    aside=True,
)

EXPIRY = Step(
    name=StepName.EXPIRY,
    title="期满未履行处理",
    ground=Provision.REMOVAL,
    actors=(Role.CLERK,),
    leads_from=(S.LISTED,),
    leads_to=S.EXPIRY_PENDING,
    form=ExpiryForm,
    guidance="期满即止，不再延长；尚未履行的移送有权单位，通知当事人和各单位。",
    drafts=(letter_kinds.EXPIRY_NOTICE, letter_kinds.EXPIRY_REFERRAL, letter_kinds.LIFT_NOTICE),
    once_served=S.EXPIRED,
    guards=(rules.term_is_over_and_obligation_unmet,),
    aside=True,
)

TERMINATION = Step(
    name=StepName.TERMINATION,
    title="终止案件",
    ground=norm(
        "《中华人民共和国个人信息保护法》第四十九条；《中华人民共和国行政处罚法》第三十条、第三十一条"
    ),
    actors=(Role.REVIEWER,),
    leads_from=(
        S.DOUBTFUL,
        S.REPORTED,
        S.SUPPLEMENT_PENDING,
        S.ACCEPTED,
        S.SUSPENDED,
        S.VERIFIED,
        S.LEGALLY_REVIEWED,
        S.NOTICE_PENDING,
        S.DEFENCE_OPEN,
        S.DEFENCE_REVIEWED,
        S.SUBMISSION_PENDING,
        S.SUBMITTED,
        S.MEETING_UPHELD,
        S.DROPPED,
        S.DECISION_PENDING,
        S.DECISION_SERVED,
        S.LISTED,
        S.REMOVAL_PENDING,
        S.EXPIRY_PENDING,
        S.EXPIRED,
    ),
    leads_to=S.TERMINATION_PENDING,
    form=TerminationForm,
    guidance="当事人死亡、单位注销、查明未成年或者重复立案的，立即终止；公示当天停止，各单位解除。",
    drafts=(letter_kinds.TERMINATION, letter_kinds.LIFT_NOTICE),
    once_served=S.TERMINATED,
    upload=Upload("终止的证明", "evidence", required=True),
    checks=(rules.the_ground_fits_the_respondent,),
    aside=True,
)
