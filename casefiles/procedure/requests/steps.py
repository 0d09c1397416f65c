"""Steps of requests about personal information, as rows of the procedure."""

from __future__ import annotations

from casefiles.cases import letter_kinds
from casefiles.cases.step_names import StepName
from casefiles.law.ground import norm
from casefiles.people.roles import Role
from casefiles.procedure.requests import choices, rules
from casefiles.procedure.shared import dates
from casefiles.procedure.step import Maker, Step, Upload
from forms.requests import InformationReplyForm, InformationRequestForm

INFORMATION_REQUEST = Step(
    name=StepName.INFORMATION_REQUEST,
    title="收到个人信息申请",
    ground=norm("《中华人民共和国个人信息保护法》第四十四条至第四十七条、第五十条"),
    actors=(Role.CLERK,),
    leads_from=(),
    leads_to=None,
    form=InformationRequestForm,
    guidance="当事人查阅、复制、更正、删除本人信息的申请，任何时候都收下。",
    upload=Upload("申请书和身份证明", "evidence", made_by=Maker.PERSON),
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
    guards=(rules.information_request_is_open,),
    choices=choices.information_reply,
    aside=True,
)
