"""Submission, meeting, decision, entry (Article 6(2), 6(3))."""

from __future__ import annotations

from casefiles.cases import letter_kinds
from casefiles.cases.states import State as S
from casefiles.cases.step_names import StepName
from casefiles.guards import dates, defence, joining, listing, people, proposal, standing
from casefiles.measure import article
from casefiles.roles import Role
from casefiles.steps import Step, Upload
from forms.ruling import DecisionForm, EntryForm, MeetingForm, SubmissionForm

SUBMISSION = Step(
    name=StepName.SUBMISSION,
    title="报请审议",
    ground=article(6, 2),
    actors=(Role.CLERK,),
    leads_from=(S.DEFENCE_REVIEWED,),
    leads_to=S.SUBMISSION_PENDING,
    form=SubmissionForm,
    guidance="拟请示报县人民政府，申辩及答复一并报送。",
    drafts=(letter_kinds.SUBMISSION,),
    once_served=S.SUBMITTED,
    guards=(defence.defence_stands_answered,),
)

MEETING = Step(
    name=StepName.MEETING,
    title="登记会议结果",
    ground=article(6, 2),
    actors=(Role.CLERK,),
    leads_from=(S.SUBMITTED,),
    leads_to={"upheld": S.MEETING_UPHELD, "refused": S.DROPPED, "sent_back": S.ACCEPTED},
    form=MeetingForm,
    guidance="按会议纪要登记，并上传纪要摘录。",
    upload=Upload("会议纪要摘录", "evidence", required=True),
    checks=(dates.happened("held_on", dates.submission_served),),
)

DECISION = Step(
    name=StepName.DECISION,
    title="认定决定",
    ground=article(6, 2),
    actors=(Role.CLERK,),
    leads_from=(S.MEETING_UPHELD,),
    leads_to=S.DECISION_PENDING,
    form=DecisionForm,
    guidance="不得重于事先告知；信用修复告知书与决定书一并送达。",
    drafts=(letter_kinds.DECISION, letter_kinds.REPAIR_NOTICE),
    once_served=S.DECISION_SERVED,
    guards=(
        standing.measure_is_confirmed_valid,
        standing.respondent_is_of_age,
        standing.respondent_has_capacity,
        joining.the_units_case_stands,
        joining.the_unit_was_found_first,
        standing.conduct_is_after_the_measure_took_effect,
        standing.instrument_is_effective,
        defence.defence_stands_answered,
    ),
    checks=(
        proposal.term_is_within_its_class,
        proposal.restrictions_fit_the_respondent,
        proposal.a_memo_alone_is_no_basis,
        proposal.item_11_names_its_law,
        proposal.term_ends_with_the_source_list,
        proposal.decision_is_no_heavier_than_the_notice,
        proposal.decision_rests_on_what_was_told,
    ),
)

ENTRY = Step(
    name=StepName.ENTRY,
    title="记入",
    ground=article(6, 3),
    actors=(Role.CLERK,),
    leads_from=(S.DECISION_SERVED,),
    leads_to=S.LISTED,
    form=EntryForm,
    guidance="决定书送达以后记入信用记录，并再次书面告知当事人。",
    drafts=(letter_kinds.ENTRY_NOTICE,),
    guards=(
        joining.the_units_case_stands,
        listing.nothing_is_stayed,
        listing.no_correction_is_unsigned,
        listing.decided_term_is_not_over,
    ),
    checks=(listing.entry_is_not_before_service, people.two_people_take_part),
)
