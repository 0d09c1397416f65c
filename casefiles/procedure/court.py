"""The courts' own list: passed on and released, never decided here (Article 2)."""

from __future__ import annotations

from casefiles.cases import letter_kinds
from casefiles.cases.states import State as S
from casefiles.cases.step_names import StepName
from casefiles.guards import dates, listing, standing
from casefiles.measure import article
from casefiles.roles import Role
from casefiles.steps import Step, Upload
from forms.court import CourtPassOnForm, CourtReleaseForm

COURT_PASS_ON = Step(
    name=StepName.COURT_PASS_ON,
    title="转送法院名单信息",
    ground=article(5),
    actors=(Role.CLERK,),
    leads_from=(S.COURT_RECEIVED, S.COURT_PASSED_ON),
    leads_to=S.COURT_PASSED_ON,
    form=CourtPassOnForm,
    guidance="只转送人民法院自己的名单，原样转送，不增不改。",
    drafts=(letter_kinds.COURT_PASS_ON,),
    guards=(standing.only_a_courts_own_list_is_passed_on,),
    checks=(listing.nobody_is_told_twice,),
)

COURT_RELEASE = Step(
    name=StepName.COURT_RELEASE,
    title="法院解除",
    ground=article(8),
    actors=(Role.CLERK,),
    leads_from=(S.COURT_RECEIVED, S.COURT_PASSED_ON),
    leads_to=S.COURT_RELEASED,
    form=CourtReleaseForm,
    guidance="法院解除的，立即通知各单位解除。",
    drafts=(letter_kinds.LIFT_NOTICE,),
    upload=Upload("法院通知", "evidence"),
    checks=(dates.happened("released_on"),),
)
