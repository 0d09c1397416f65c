"""The short life of every letter."""

from __future__ import annotations

from casefiles.cases.step_names import StepName
from casefiles.guards import dates
from casefiles.guards import letters as letter_guards
from casefiles.measure import norm
from casefiles.roles import Role
from casefiles.steps import Step, Upload
from forms.letter_life import (
    LetterDeclineForm,
    LetterReviewForm,
    LetterSealForm,
    LetterServeForm,
    LetterSignForm,
    ServiceAttemptForm,
)

LETTER_RULE = norm("文书办理程序：拟稿、审核、签发、用印、送达依次进行，拟稿人不得审核、签发自己拟的文书")

LETTER_REVIEW = Step(
    name=StepName.LETTER_REVIEW,
    title="文书审核",
    ground=LETTER_RULE,
    actors=(Role.REVIEWER,),
    leads_from=(),
    leads_to=None,
    form=LetterReviewForm,
    guidance="拟稿人以外的审核人审核；退回须写明意见。",
    guards=(letter_guards.letters_are_ready(StepName.LETTER_REVIEW),),
    checks=(
        letter_guards.letters_are_ready(StepName.LETTER_REVIEW),
        letter_guards.nobody_passes_his_own_draft,
        letter_guards.deputy_passes_nothing_of_the_principal,
    ),
)

LETTER_DECLINE = Step(
    name=StepName.LETTER_DECLINE,
    title="签发退回",
    ground=LETTER_RULE,
    actors=(Role.SIGNER,),
    leads_from=(),
    leads_to=None,
    form=LetterDeclineForm,
    guidance="不同意签发的，写明意见退回拟稿人；重拟后再经审核。",
    guards=(letter_guards.letters_are_ready(StepName.LETTER_DECLINE),),
    checks=(letter_guards.letters_are_ready(StepName.LETTER_DECLINE),),
    aside=True,
)

LETTER_SIGN = Step(
    name=StepName.LETTER_SIGN,
    title="文书签发",
    ground=LETTER_RULE,
    actors=(Role.SIGNER,),
    leads_from=(),
    leads_to=None,
    form=LetterSignForm,
    guidance="签发时编文号、定日期。",
    guards=(letter_guards.letters_are_ready(StepName.LETTER_SIGN),),
    checks=(
        letter_guards.letters_are_ready(StepName.LETTER_SIGN),
        letter_guards.nobody_passes_his_own_draft,
        letter_guards.signer_is_not_the_reviewer,
        letter_guards.deputy_passes_nothing_of_the_principal,
        letter_guards.letters_drafted_together_are_all_reviewed,
        letter_guards.what_goes_together_is_signed_together,
        letter_guards.what_it_rests_on_still_holds,
    ),
)

LETTER_SEAL = Step(
    name=StepName.LETTER_SEAL,
    title="用印",
    ground=LETTER_RULE,
    actors=(Role.CLERK,),
    leads_from=(),
    leads_to=None,
    form=LetterSealForm,
    guidance="打印、签名、盖章后上传扫描件；系统从不代盖印章。",
    upload=Upload("用印扫描件", "signed", required=True),
    guards=(letter_guards.letters_are_ready(StepName.LETTER_SEAL),),
    checks=(letter_guards.letters_are_ready(StepName.LETTER_SEAL),),
)

LETTER_SERVE = Step(
    name=StepName.LETTER_SERVE,
    title="送达",
    ground=norm("《中华人民共和国民事诉讼法》第八十七条至第九十五条"),
    actors=(Role.CLERK,),
    leads_from=(),
    leads_to=None,
    form=LetterServeForm,
    papers=("service_announcement",),
    guidance="登记送达方式、日期和凭证；期间从送达次日起算。公告送达的，先核对即可打印公告文本。",
    upload=Upload("送达回证", "evidence", required=True),
    guards=(letter_guards.letters_are_ready(StepName.LETTER_SERVE),),
    checks=(
        letter_guards.letters_are_ready(StepName.LETTER_SERVE),
        letter_guards.one_reader_at_a_time,
        letter_guards.what_goes_together_is_served_together,
        letter_guards.a_person_is_served_as_the_law_says,
        letter_guards.service_is_not_before_the_seal,
        letter_guards.public_notice_is_the_last_resort,
        letter_guards.agencies_hear_only_of_what_stands,
        letter_guards.nothing_is_served_that_rests_on_a_fallen_unit,
    ),
)

SERVICE_ATTEMPT = Step(
    name=StepName.SERVICE_ATTEMPT,
    title="送达未成",
    ground=norm("《中华人民共和国民事诉讼法》第八十七条至第九十五条"),
    actors=(Role.CLERK,),
    leads_from=(),
    leads_to=None,
    form=ServiceAttemptForm,
    guidance="每次未能送达都登记日期、方式和原因；公告送达以此为前提。",
    upload=Upload("送达未成的凭证", "evidence"),
    guards=(letter_guards.letters_are_ready(StepName.LETTER_SERVE),),
    checks=(dates.happened("tried_on", dates.letter_sealed),),
    aside=True,
)
