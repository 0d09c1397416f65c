"""What follows from a listing: agencies and publication (Articles 5, 7, 8)."""

from __future__ import annotations

from casefiles.cases import letter_kinds
from casefiles.cases.states import State as S
from casefiles.cases.step_names import StepName
from casefiles.guards import dates, joining, listing
from casefiles.measure import article, norm
from casefiles.roles import Role
from casefiles.steps import Step, Upload
from forms.listing import PublicationForm, PushForm, ReceiptForm, RecipientsForm, TakedownForm

#: What holds before a listing leaves the office, for an agency or for the public.
GOES_OUT = (
    listing.the_person_knows_of_the_entry,
    joining.the_units_case_stands,
    listing.nothing_is_stayed,
    listing.no_correction_is_unsigned,
)

RECIPIENTS = Step(
    name=StepName.RECIPIENTS,
    title="补充告知通报单位",
    ground=norm("《中华人民共和国个人信息保护法》第二十三条；本办法第六条第（三）项"),
    actors=(Role.CLERK,),
    leads_from=(S.LISTED,),
    leads_to=None,
    form=RecipientsForm,
    guidance="记入告知书没有写明的单位，先书面告知当事人，送达以后再通报。",
    drafts=(letter_kinds.RECIPIENTS_NOTICE,),
    guards=(*GOES_OUT, listing.term_is_running),
    aside=True,
)

PUSH = Step(
    name=StepName.PUSH,
    title="通报相关单位",
    ground=article(6, 2),
    actors=(Role.CLERK,),
    leads_from=(S.LISTED,),
    leads_to=None,
    form=PushForm,
    guidance="每个单位一份函，只给办理所必需的内容。",
    drafts=(letter_kinds.AGENCY_NOTICE,),
    guards=(
        *GOES_OUT,
        listing.term_is_running,
        listing.no_objection_is_waiting,
        listing.somebody_is_to_be_told,
    ),
    checks=(
        listing.nothing_sent_out_names_a_number,
        listing.whoever_is_asked_still_restricts,
        listing.whoever_restricts_is_told,
        listing.nobody_is_told_twice,
        listing.the_person_knows_of_the_recipients,
    ),
    aside=True,
)

RECEIPT = Step(
    name=StepName.RECEIPT,
    title="登记单位回执",
    ground=article(8),
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
    upload=Upload("回执", "evidence"),
    aside=True,
    checks=(dates.happened("acted_on", dates.first_told),),
)

PUBLICATION = Step(
    name=StepName.PUBLICATION,
    title="批准公示",
    ground=article(7),
    actors=(Role.SIGNER,),
    leads_from=(S.LISTED,),
    leads_to=None,
    form=PublicationForm,
    papers=("publication_approval",),
    guidance="核对公示稿后批准；证件号码自动遮盖，到期自动撤下。",
    guards=(*GOES_OUT, listing.publication_is_allowed, listing.nothing_forbids_publication),
    checks=(listing.nothing_sent_out_names_a_number,),
    aside=True,
)

TAKEDOWN = Step(
    name=StepName.TAKEDOWN,
    title="登记撤下公示",
    ground=article(9),
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
    upload=Upload("撤下后的截图", "evidence"),
    guards=(listing.something_is_still_shown,),
    checks=(
        dates.happened("taken_down_on", dates.published),
        listing.something_is_still_shown,
    ),
    aside=True,
)
