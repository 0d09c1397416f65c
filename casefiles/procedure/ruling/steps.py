"""Steps of ruling, as rows of the procedure."""

from __future__ import annotations

from casefiles.cases import letter_kinds
from casefiles.cases.states import State as S
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Provision
from casefiles.people.roles import Role
from casefiles.procedure.ruling import prefill, rules
from casefiles.procedure.shared import dates, proposal, standing, unit
from casefiles.procedure.step import Maker, Step, Upload
from forms.ruling import DecisionForm, MeetingForm, SubmissionForm

SUBMISSION = Step(
    name=StepName.SUBMISSION,
    title="报请审议",
    ground=Provision.MEETING,
    actors=(Role.CLERK,),
    leads_from=(S.DEFENCE_REVIEWED,),
    leads_to=S.SUBMISSION_PENDING,
    form=SubmissionForm,
    guidance="拟请示报县人民政府，申辩及答复一并报送。",
    drafts=(letter_kinds.SUBMISSION,),
    once_served=S.SUBMITTED,
    guards=(rules.every_defence_is_reviewed,),
    prefill=prefill.submission,
)

MEETING = Step(
    name=StepName.MEETING,
    title="登记会议结果",
    ground=Provision.MEETING,
    actors=(Role.CLERK,),
    leads_from=(S.SUBMITTED,),
    leads_to={"upheld": S.MEETING_UPHELD, "refused": S.DROPPED, "sent_back": S.ACCEPTED},
    form=MeetingForm,
    guidance="按会议纪要登记，并上传纪要摘录。",
    upload=Upload("会议纪要摘录", "evidence", required=True, made_by=Maker.GOVERNMENT),
    checks=(dates.happened("held_on", dates.submission_served),),
)

DECISION = Step(
    name=StepName.DECISION,
    title="认定决定",
    ground=Provision.DETERMINATION,
    actors=(Role.CLERK,),
    leads_from=(S.MEETING_UPHELD,),
    leads_to=S.DECISION_PENDING,
    form=DecisionForm,
    guidance="不得重于事先告知；信用修复告知书与决定书一并送达。",
    drafts=(letter_kinds.DECISION, letter_kinds.REPAIR_NOTICE),
    once_served=S.DECISION_SERVED,
    guards=(
        rules.measure_is_confirmed_valid,
        standing.respondent_is_of_age,
        standing.respondent_has_capacity,
        unit.the_units_finding_is_not_annulled,
        rules.the_unit_was_found_first,
        standing.conduct_is_after_the_measure_took_effect,
        standing.instrument_is_effective,
        rules.every_defence_is_reviewed,
    ),
    checks=(
        proposal.term_is_within_its_class,
        proposal.restrictions_fit_the_respondent,
        proposal.a_memo_alone_is_no_basis,
        proposal.other_conduct_names_its_law,
        proposal.term_ends_with_the_source_list,
        rules.decision_is_no_heavier_than_the_notice,
        rules.decision_rests_on_the_notified_grounds,
    ),
    prefill=prefill.decision,
    facts=unit.decision_of_the_unit,
)
