"""Steps of listing, as rows of the procedure."""

from __future__ import annotations

from casefiles.cases import letter_kinds
from casefiles.cases.states import State as S
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Provision, norm
from casefiles.people.roles import Role
from casefiles.procedure.listing import choices, facts, prefill, publication, rules
from casefiles.procedure.shared import dates, informed_agencies, separation_of_duties, unit
from casefiles.procedure.step import Maker, Step, Upload
from forms.listing import (
    EntryForm,
    PublicationForm,
    PushForm,
    ReceiptForm,
    RecipientsForm,
    ReminderForm,
    TakedownForm,
)

# Guards of every step by which a listing leaves the office, for an agency or the public.
GOES_OUT = (
    rules.the_person_knows_of_the_entry,
    unit.the_units_finding_is_not_annulled,
    rules.nothing_is_stayed,
    rules.no_correction_is_unsigned,
)

RECIPIENTS = Step(
    name=StepName.RECIPIENTS,
    title="补充告知通报单位",
    ground=norm("《中华人民共和国个人信息保护法》第二十三条", Provision.ENTRY),
    actors=(Role.CLERK,),
    leads_from=(S.LISTED,),
    leads_to=None,
    form=RecipientsForm,
    guidance="记入告知书没有写明的单位，先书面告知当事人，送达以后再通报。",
    drafts=(letter_kinds.RECIPIENTS_NOTICE,),
    guards=(*GOES_OUT, rules.term_is_running),
    aside=True,
)

PUSH = Step(
    name=StepName.PUSH,
    title="通报相关单位",
    ground=Provision.PUSH,
    actors=(Role.CLERK,),
    leads_from=(S.LISTED,),
    leads_to=None,
    form=PushForm,
    guidance="每个单位一份函，只给办理所必需的内容。",
    drafts=(letter_kinds.AGENCY_NOTICE,),
    guards=(
        *GOES_OUT,
        rules.term_is_running,
        rules.no_objection_is_waiting,
        rules.an_agency_is_still_to_be_informed,
    ),
    checks=(
        rules.nothing_sent_out_names_a_number,
        rules.no_expired_restriction_is_requested,
        rules.every_restricting_agency_is_informed,
        informed_agencies.no_agency_is_informed_twice,
        rules.the_person_knows_of_the_recipients,
    ),
    prefill=prefill.push,
    aside=True,
)

RECEIPT = Step(
    name=StepName.RECEIPT,
    title="登记单位回执",
    ground=Provision.RECEIPT,
    actors=(Role.CLERK, Role.AGENCY),
    leads_from=(
        S.LISTED,
        S.REMOVAL_PENDING,
        S.REMOVED,
        S.ANNULMENT_PENDING,
        S.ANNULLED,
        S.EXPIRY_PENDING,
        S.EXPIRED,
        S.TERMINATION_PENDING,
        S.TERMINATED,
        S.COURT_PASSED_ON,
        S.COURT_RELEASED,
    ),
    leads_to=None,
    form=ReceiptForm,
    guidance="单位已采取、不适用或者已解除，都要有回执。",
    upload=Upload("回执", "evidence", made_by=Maker.AGENCY),
    choices=choices.informed_agencies,
    aside=True,
    checks=(dates.happened("acted_on", dates.first_letter_received),),
)

PUBLICATION = Step(
    name=StepName.PUBLICATION,
    title="批准公示",
    ground=Provision.PUBLICATION,
    actors=(Role.SIGNER,),
    leads_from=(S.LISTED,),
    leads_to=None,
    form=PublicationForm,
    papers=("publication_approval",),
    guidance="核对公示稿后批准；证件号码自动遮盖，到期自动撤下。",
    guards=(*GOES_OUT, publication.publication_is_allowed, publication.nothing_forbids_publication),
    checks=(rules.nothing_sent_out_names_a_number,),
    aside=True,
)

TAKEDOWN = Step(
    name=StepName.TAKEDOWN,
    title="登记撤下公示",
    ground=Provision.TAKEDOWN,
    actors=(Role.CLERK,),
    leads_from=(
        S.LISTED,
        S.REMOVAL_PENDING,
        S.REMOVED,
        S.ANNULMENT_PENDING,
        S.ANNULLED,
        S.EXPIRY_PENDING,
        S.EXPIRED,
        S.TERMINATION_PENDING,
        S.TERMINATED,
    ),
    leads_to=None,
    form=TakedownForm,
    guidance="公示期满、移出、撤销的当天从各渠道撤下，逐个核对留证；本系统的公示页到期自动停止。",
    upload=Upload("撤下后的截图", "evidence", made_by=Maker.OFFICE),
    guards=(publication.something_is_still_shown,),
    checks=(
        dates.happened("taken_down_on", dates.published),
        publication.something_is_still_shown,
    ),
    choices=choices.takedown,
    aside=True,
)

REMINDER = Step(
    name=StepName.REMINDER,
    title="催办",
    ground=Provision.RECEIPT,
    actors=(Role.CLERK,),
    leads_from=RECEIPT.leads_from,
    leads_to=None,
    form=ReminderForm,
    guidance="逾期未回执的单位，发函催办。",
    drafts=(letter_kinds.REMINDER,),
    guards=(rules.an_agency_is_late,),
    checks=(rules.only_late_agencies_are_reminded,),
    choices=choices.informed_agencies,
    aside=True,
)

ENTRY = Step(
    name=StepName.ENTRY,
    title="记入",
    ground=Provision.ENTRY,
    actors=(Role.CLERK,),
    leads_from=(S.DECISION_SERVED,),
    leads_to=S.LISTED,
    form=EntryForm,
    guidance="决定书送达以后记入信用记录，并再次书面告知当事人。",
    drafts=(letter_kinds.ENTRY_NOTICE,),
    guards=(
        unit.the_units_finding_is_not_annulled,
        rules.nothing_is_stayed,
        rules.no_correction_is_unsigned,
        rules.decided_term_is_not_over,
    ),
    checks=(rules.entry_is_not_before_service, separation_of_duties.two_people_take_part),
    facts=facts.entry,
)
