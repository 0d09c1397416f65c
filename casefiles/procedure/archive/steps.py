"""Steps of the archive, as rows of the procedure."""

from __future__ import annotations

from casefiles.cases.states import ENDS
from casefiles.cases.states import State as S
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Provision, norm
from casefiles.people.roles import Role
from casefiles.procedure.archive import choices, rules
from casefiles.procedure.step import Effect, Maker, Step, Upload
from forms.archive import ArchiveForm, EvidenceForm, ReopeningForm

EVIDENCE = Step(
    name=StepName.EVIDENCE,
    title="补充材料",
    ground=norm("《中华人民共和国行政处罚法》第四十七条"),
    actors=(Role.CLERK,),
    leads_from=(),
    leads_to=None,
    form=EvidenceForm,
    guidance="任何时候收到的材料都可以补入案卷。",
    upload=Upload("补充材料", "evidence", required=True, made_by=Maker.SOURCE),
    aside=True,
)

REOPENING = Step(
    name=StepName.REOPENING,
    title="归档后调卷",
    ground=Provision.OBJECTION,
    actors=(Role.CLERK,),
    leads_from=(S.ARCHIVED,),
    leads_to={end.value: end for end in sorted(ENDS)},
    form=ReopeningForm,
    guidance="当事人归档后提出异议、申请复议、起诉、查阅的，调卷续办；办结后重新归档，原归档包原样保留。",
    checks=(rules.reopening_keeps_the_outcome,),
    choices=choices.reopening,
    aside=True,
)

ARCHIVE = Step(
    name=StepName.ARCHIVE,
    title="归档",
    ground=norm("《中华人民共和国行政处罚法》第四十七条；档案管理规定"),
    actors=(Role.CLERK,),
    leads_from=(
        S.RETURNED,
        S.REFUSED,
        S.NOT_RECOGNISED,
        S.WITHDRAWN,
        S.REMOVED,
        S.EXPIRED,
        S.ANNULLED,
        S.TERMINATED,
        S.MERGED,
        S.COURT_RELEASED,
    ),
    leads_to=S.ARCHIVED,
    form=ArchiveForm,
    guidance="生成封面、卷内目录、备考表，装成可独立校验的归档包。",
    guards=(
        rules.no_letter_is_underway,
        rules.every_informed_agency_has_the_lift_notice,
        rules.nobody_still_restricts,
        rules.nothing_is_still_published,
        rules.nothing_asked_is_unanswered,
        rules.nothing_rests_on_an_annulled_finding,
    ),
    checks=(rules.important_files_are_kept_for_good,),
    effect=Effect.ARCHIVES,
)
