"""What the office answers when it is asked: review organs and courts, persons about their data; whom it reminds."""

from __future__ import annotations

from casefiles.cases import letter_kinds
from casefiles.cases.states import State as S
from casefiles.cases.step_names import StepName
from casefiles.guards import challenges, dates, listing
from casefiles.measure import article, norm
from casefiles.procedure.challenges import REMEDIED
from casefiles.procedure.listing import RECEIPT
from casefiles.roles import Role
from casefiles.steps import Step, Upload
from forms.challenges import ProceedingReplyForm
from forms.court import CourtObjectionForm
from forms.listing import ReminderForm
from forms.requests import InformationReplyForm, InformationRequestForm

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
    guards=(challenges.proceeding_is_open,),
    aside=True,
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
    upload=Upload("提出人的材料", "evidence"),
    aside=True,
    checks=(dates.happened("received_on"),),
)

INFORMATION_REQUEST = Step(
    name=StepName.INFORMATION_REQUEST,
    title="收到个人信息申请",
    ground=norm("《中华人民共和国个人信息保护法》第四十四条至第四十七条、第五十条"),
    actors=(Role.CLERK,),
    leads_from=(),
    leads_to=None,
    form=InformationRequestForm,
    guidance="当事人查阅、复制、更正、删除本人信息的申请，任何时候都收下。",
    upload=Upload("申请书和身份证明", "evidence"),
    aside=True,
    checks=(dates.happened("received_on"),),
)

INFORMATION_REPLY = Step(
    name=StepName.INFORMATION_REPLY,
    title="答复个人信息申请",
    ground=norm("《中华人民共和国个人信息保护法》第四十五条、第四十六条、第五十条"),
    actors=(Role.CLERK,),
    leads_from=(),
    leads_to=None,
    form=InformationReplyForm,
    guidance="写明保存了什么、来源、提供给谁；信息有误的，另按异议或者依职权更正办理。",
    drafts=(letter_kinds.PERSONAL_INFORMATION_REPLY,),
    guards=(challenges.information_request_is_open,),
    aside=True,
)

REMINDER = Step(
    name=StepName.REMINDER,
    title="催办",
    ground=article(8),
    actors=(Role.CLERK,),
    leads_from=RECEIPT.leads_from,
    leads_to=None,
    form=ReminderForm,
    guidance="逾期未回执的单位，发函催办。",
    drafts=(letter_kinds.REMINDER,),
    guards=(listing.an_agency_is_late,),
    checks=(listing.only_late_agencies_are_reminded,),
    aside=True,
)
