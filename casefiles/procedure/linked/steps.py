"""Steps of linked cases, as rows of the procedure."""

from __future__ import annotations

from casefiles.cases.states import State as S
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Provision
from casefiles.people.roles import Role
from casefiles.procedure.challenges.steps import DECIDED
from casefiles.procedure.intake.steps import ACCEPTABLE
from casefiles.procedure.linked import choices, rules
from casefiles.procedure.linked.rules import JOINING
from casefiles.procedure.step import Effect, Step, Upload
from forms.linked import MergedInForm, MergerForm, SplitForm, UnitCaseForm

BEFORE_THE_NOTICE = (S.REPORTED, S.ACCEPTED, S.VERIFIED, S.LEGALLY_REVIEWED)

MERGER = Step(
    name=StepName.MERGER,
    title="并案",
    ground=JOINING,
    actors=(Role.REVIEWER,),
    leads_from=(S.SUPPLEMENT_PENDING, S.SUSPENDED, *BEFORE_THE_NOTICE),
    leads_to=S.MERGED,
    form=MergerForm,
    guidance="并入同一当事人的另一案件；材料随同转入，该案一并核查、告知、决定。",
    guards=ACCEPTABLE,
    checks=(rules.the_other_case_can_take_this_one_in,),
    upload=Upload("并案的依据", "evidence"),
    effect=Effect.MERGES,
    aside=True,
)

MERGED_IN = Step(
    name=StepName.MERGED_IN,
    title="收入并案",
    ground=JOINING,
    actors=(Role.SYSTEM,),
    leads_from=(S.REPORTED, S.ACCEPTED),
    leads_to=None,
    form=MergedInForm,
    guidance="随另一案件的并案由系统登记，不单独办理。",
    upload=Upload("并入案件的材料", "evidence"),
    guards=(rules.it_comes_with_a_merger,),
    aside=True,
)

SPLIT = Step(
    name=StepName.SPLIT,
    title="分案",
    ground=JOINING,
    actors=(Role.CLERK,),
    leads_from=(S.REPORTED, S.ACCEPTED),
    leads_to=None,
    form=SplitForm,
    guidance="把一部分情形分出，另立新案；各自核查、告知、决定。已经核查的，先退回补充核查。",
    guards=(rules.a_linked_persons_case_stays_whole,),
    checks=(rules.something_stays_behind,),
    choices=choices.split,
    effect=Effect.SPLITS,
    aside=True,
)

UNIT_CASE = Step(
    name=StepName.UNIT_CASE,
    title="单位案件的结果",
    ground=Provision.LINKED,
    actors=(Role.SYSTEM,),
    leads_from=(S.DECISION_PENDING, *DECIDED),
    leads_to=None,
    form=UnitCaseForm,
    guidance="单位的认定被撤销的，由系统登记到关联人员的案件：随即停止公示和通报，须撤销本案。",
    guards=(rules.it_says_what_became_of_the_unit,),
    checks=(rules.it_says_what_became_of_the_unit,),
    aside=True,
)
