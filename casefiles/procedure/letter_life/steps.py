"""Steps in the life of every letter, as rows of the procedure."""

from __future__ import annotations

from casefiles.cases.step_names import StepName
from casefiles.law.ground import norm
from casefiles.people.roles import Role
from casefiles.procedure.letter_life import choices, facts, prefill, rules, serving
from casefiles.procedure.shared import dates
from casefiles.procedure.step import Effect, Maker, Step, Upload
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
    guards=(rules.letters_are_ready(StepName.LETTER_REVIEW),),
    checks=(
        rules.letters_are_ready(StepName.LETTER_REVIEW),
        rules.nobody_passes_their_own_draft,
        rules.deputy_passes_nothing_of_the_principal,
    ),
    prefill=prefill.letters_for(StepName.LETTER_REVIEW),
    choices=choices.letters_for(StepName.LETTER_REVIEW),
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
    guards=(rules.letters_are_ready(StepName.LETTER_DECLINE),),
    checks=(rules.letters_are_ready(StepName.LETTER_DECLINE),),
    prefill=prefill.letters_for(StepName.LETTER_DECLINE),
    choices=choices.letters_for(StepName.LETTER_DECLINE),
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
    guards=(rules.letters_are_ready(StepName.LETTER_SIGN),),
    checks=(
        rules.letters_are_ready(StepName.LETTER_SIGN),
        rules.nobody_passes_their_own_draft,
        rules.signer_is_not_the_reviewer,
        rules.deputy_passes_nothing_of_the_principal,
        rules.letters_drafted_together_are_all_reviewed,
        rules.what_goes_together_is_signed_together,
        rules.what_it_rests_on_still_holds,
    ),
    prefill=prefill.letters_for(StepName.LETTER_SIGN),
    choices=choices.letters_for(StepName.LETTER_SIGN),
    effect=Effect.SIGNS,
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
    upload=Upload("用印扫描件", "signed", required=True, made_by=Maker.OFFICE),
    guards=(rules.letters_are_ready(StepName.LETTER_SEAL),),
    checks=(rules.letters_are_ready(StepName.LETTER_SEAL),),
    prefill=prefill.letters_for(StepName.LETTER_SEAL),
    choices=choices.letters_for(StepName.LETTER_SEAL),
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
    upload=Upload("送达回证", "evidence", required=True, made_by=Maker.OFFICE),
    guards=(rules.letters_are_ready(StepName.LETTER_SERVE),),
    checks=(
        rules.letters_are_ready(StepName.LETTER_SERVE),
        serving.one_recipient_at_a_time,
        serving.what_goes_together_is_served_together,
        serving.a_person_is_served_as_the_law_says,
        serving.service_is_not_before_the_seal,
        serving.public_notice_is_the_last_resort,
        serving.agencies_are_informed_only_while_in_force,
        serving.nothing_is_served_on_an_annulled_finding,
    ),
    prefill=prefill.letters_for(StepName.LETTER_SERVE),
    choices=choices.letters_for(StepName.LETTER_SERVE),
    facts=facts.service,
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
    guards=(rules.letters_are_ready(StepName.LETTER_SERVE),),
    checks=(dates.happened("tried_on", dates.letter_sealed),),
    choices=choices.sealed_letters,
    aside=True,
)
