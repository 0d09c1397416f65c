"""Rules for the inquiry and for exceptions."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Provision, norm
from casefiles.procedure.rule import Attempt, Refusal, guard


@guard("核查期限没有延长过")
def verification_was_not_extended(case: Case, at: Attempt) -> Refusal | None:
    """Verification is extended once, so that it never takes more than ninety days (行政处罚法 Art. 60)."""
    if case.latest(StepName.VERIFICATION_EXTENSION) is None:
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第六十条（参照）"), "核查期限已经延长过一次", "请在期限内办结"
    )


@guard("所选情形属于该项")
def behaviours_belong_to_the_item(case: Case, at: Attempt) -> Refusal | None:
    """Each behaviour is listed under one of the case's items and was not split off (Article 4)."""
    split_off = {code for filing in case.every(StepName.SPLIT) for code in filing.answers["behaviours"]}
    strays = [
        code
        for code in at.answers.get("behaviours", ())
        if at.measure.behaviours[code].item not in case.items or code in split_off
    ]
    if not strays:
        return None
    return Refusal(
        Provision.CONDUCT.item(case.item),
        f"“{at.measure.behaviours[strays[0]].label}”不在本案所涉各项之内，或者已经分案",
        "请重选具体情形",
        "behaviours",
    )


@guard("所选的情形或者措施允许作例外决定")
def exception_is_open_to_the_office(case: Case, at: Attempt) -> Refusal | None:
    """An exception opens a behaviour or restriction that is closed by default, never one that a national norm fixes."""
    code = at.answers.get("subject", "")
    behaviour, restriction = at.measure.behaviours.get(code), at.measure.restrictions.get(code)
    if behaviour:
        standing, ground = behaviour.standing, behaviour.ground
    elif restriction:
        standing, ground = restriction.footing, restriction.ground
    else:
        return None
    if not standing.fixed:
        return None
    return Refusal(ground, f"“{standing.title}”是固定的，不能作例外", "请另选依据", "subject")
