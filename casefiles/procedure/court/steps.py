"""Steps of the court track, as rows of the procedure."""

from __future__ import annotations

from casefiles.cases import letter_kinds
from casefiles.cases.states import State as S
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Provision, norm
from casefiles.people.roles import Role
from casefiles.procedure.shared import court_list, dates, informed_agencies
from casefiles.procedure.step import Maker, Step, Upload
from forms.court import CourtObjectionForm, CourtPassOnForm, CourtReleaseForm, CourtReportForm

COURT_PASS_ON = Step(
    name=StepName.COURT_PASS_ON,
    title="转送法院名单信息",
    ground=Provision.COURT_PASSING,
    actors=(Role.CLERK,),
    leads_from=(S.COURT_RECEIVED, S.COURT_PASSED_ON),
    leads_to=S.COURT_PASSED_ON,
    form=CourtPassOnForm,
    guidance="只转送人民法院自己的名单，原样转送，不增不改。",
    drafts=(letter_kinds.COURT_PASS_ON,),
    guards=(court_list.only_a_courts_own_list_is_passed_on,),
    checks=(informed_agencies.no_agency_is_informed_twice,),
)

COURT_RELEASE = Step(
    name=StepName.COURT_RELEASE,
    title="法院解除",
    ground=Provision.LIFTING,
    actors=(Role.CLERK,),
    leads_from=(S.COURT_RECEIVED, S.COURT_PASSED_ON),
    leads_to=S.COURT_RELEASED,
    form=CourtReleaseForm,
    guidance="法院解除的，立即通知各单位解除。",
    drafts=(letter_kinds.LIFT_NOTICE,),
    upload=Upload("法院通知", "evidence", made_by=Maker.COURT),
    checks=(dates.happened("released_on"),),
)

COURT_REPORT = Step(
    name=StepName.COURT_REPORT,
    title="法院名单登记",
    ground=Provision.COURT_LIST,
    actors=(Role.CLERK,),
    leads_from=(S.NEW,),
    leads_to=S.COURT_RECEIVED,
    form=CourtReportForm,
    guidance="法院失信名单、限制消费令只转送、解除，本机关不另行认定。",
    upload=Upload("法院材料", "evidence", made_by=Maker.COURT),
    opens_a_case=True,
)

COURT_OBJECTION = Step(
    name=StepName.COURT_OBJECTION,
    title="转告执行法院",
    ground=norm("《最高人民法院关于公布失信被执行人名单信息的若干规定》（法释〔2017〕7号）"),
    actors=(Role.CLERK,),
    leads_from=(S.COURT_RECEIVED, S.COURT_PASSED_ON, S.COURT_RELEASED),
    leads_to=None,
    form=CourtObjectionForm,
    guidance="对法院名单有异议的，由执行法院决定；本机关转告法院，并告知提出人。",
    drafts=(letter_kinds.COURT_REDIRECT, letter_kinds.COURT_REDIRECT_TO_PERSON),
    upload=Upload("提出人的材料", "evidence", made_by=Maker.PERSON),
    aside=True,
    checks=(dates.happened("received_on"),),
)
