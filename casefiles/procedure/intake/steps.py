"""Steps of intake, as rows of the procedure."""

from __future__ import annotations

from casefiles.cases import letter_kinds
from casefiles.cases.states import State as S
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Provision
from casefiles.people.roles import Role
from casefiles.procedure.intake import choices, rules
from casefiles.procedure.shared import court_list, separation_of_duties, standing
from casefiles.procedure.step import Maker, Step, Upload
from forms.intake import (
    AcceptanceForm,
    DoubtDecisionForm,
    RefusalForm,
    ReportForm,
    SupplementForm,
    SupplementRequestForm,
    WithdrawalForm,
)

REPORT = Step(
    name=StepName.REPORT,
    title="报送登记",
    ground=Provision.REPORTING,
    actors=(Role.CLERK, Role.DEPARTMENT),
    leads_from=(S.NEW,),
    leads_to=S.REPORTED,
    form=ReportForm,
    guidance="录入报送单；一行一个主体，也可以整表导入。",
    upload=Upload("报送材料", "evidence", made_by=Maker.DEPARTMENT),
    opens_a_case=True,
)

DOUBT_DECISION = Step(
    name=StepName.DOUBT_DECISION,
    title="疑点核定",
    ground=Provision.DETERMINATION,
    actors=(Role.CLERK,),
    leads_from=(S.DOUBTFUL,),
    leads_to={"take": S.REPORTED, "court": S.COURT_RECEIVED, "return": S.RETURNED},
    form=DoubtDecisionForm,
    guidance="报送有疑点，由经办人决定收下还是退回，并写明理由。",
    checks=(rules.a_case_keeps_its_track, court_list.only_a_courts_own_list_is_passed_on),
    choices=choices.doubt_decision,
)

SUPPLEMENT_REQUEST = Step(
    name=StepName.SUPPLEMENT_REQUEST,
    title="要求补正",
    ground=Provision.REPORTING,
    actors=(Role.CLERK,),
    leads_from=(S.REPORTED,),
    leads_to=S.SUPPLEMENT_PENDING,
    form=SupplementRequestForm,
    guidance="一次性告知报送部门缺什么。",
    drafts=(letter_kinds.SUPPLEMENT_REQUEST,),
)

SUPPLEMENT = Step(
    name=StepName.SUPPLEMENT,
    title="收到补正",
    ground=Provision.REPORTING,
    actors=(Role.CLERK, Role.DEPARTMENT),
    leads_from=(S.SUPPLEMENT_PENDING,),
    leads_to=S.REPORTED,
    form=SupplementForm,
    guidance="只填补正的内容，其余沿用原报送。",
    upload=Upload("补正材料", "evidence", made_by=Maker.DEPARTMENT),
)

# Guards before any inquiry, whether the case is accepted or merged into an accepted one.
ACCEPTABLE = (
    rules.a_courts_list_is_not_decided_here,
    standing.conduct_is_after_the_measure_took_effect,
    standing.respondent_is_of_age,
    standing.respondent_has_capacity,
    rules.record_is_not_sealed,
    rules.respondent_is_within_scope,
    standing.instrument_is_effective,
    standing.behaviours_are_usable,
    rules.conduct_was_found_in_time,
)

ACCEPTANCE = Step(
    name=StepName.ACCEPTANCE,
    title="受理",
    ground=Provision.DETERMINATION,
    actors=(Role.CLERK,),
    leads_from=(S.REPORTED,),
    leads_to=S.ACCEPTED,
    form=AcceptanceForm,
    papers=("acceptance_form",),
    guidance="核对主体、时间、依据文书后受理，指定两名经办人。",
    guards=ACCEPTABLE,
    checks=(separation_of_duties.two_people_take_part,),
)

REFUSAL = Step(
    name=StepName.REFUSAL,
    title="不予受理",
    ground=Provision.REFUSAL,
    actors=(Role.CLERK,),
    leads_from=(S.REPORTED, S.SUPPLEMENT_PENDING),
    leads_to=S.REFUSAL_PENDING,
    form=RefusalForm,
    guidance="写明理由，告知报送部门，必要时移送行业主管部门。",
    drafts=(letter_kinds.REFUSAL, letter_kinds.REFERRAL),
    once_served=S.REFUSED,
    checks=(rules.conduct_is_before_the_measure_took_effect,),
)

WITHDRAWAL = Step(
    name=StepName.WITHDRAWAL,
    title="撤回报送",
    ground=Provision.REPORTING,
    actors=(Role.CLERK, Role.DEPARTMENT),
    leads_from=(S.DOUBTFUL, S.REPORTED, S.SUPPLEMENT_PENDING, S.ACCEPTED, S.VERIFIED, S.COURT_RECEIVED),
    leads_to=S.WITHDRAWN,
    form=WithdrawalForm,
    guidance="报送部门在告知当事人之前书面撤回。",
    upload=Upload("撤回函", "evidence", made_by=Maker.DEPARTMENT),
    aside=True,
)
