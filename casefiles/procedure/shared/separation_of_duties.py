"""Recusal and separation of duties. An officer who acts for a principal counts as both persons."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.cases.filing import hands_of
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Provision, norm
from casefiles.procedure.rule import Attempt, Refusal, guard

# Fields of forms that name officers who take part, besides the one who files.
TAKE_PART = ("co_clerk", "checked_by", "chair", "recorder", "servers", "inspector")


@guard("办理人、参加人没有被决定回避")
def officer_is_not_recused(case: Case, at: Attempt) -> Refusal | None:
    """A recused officer neither files in the case nor takes part in what others file (行政处罚法 Art. 43)."""
    ground = norm("《中华人民共和国行政处罚法》第四十三条")
    if at.by.id in case.recused:
        return Refusal(ground, "您已被决定回避本案", "请由他人办理")
    recused_names = set(case.recused.values()) - {""}
    for field in TAKE_PART:
        answer = at.answers.get(field) or ()
        named = [answer] if isinstance(answer, str) else answer
        for name in recused_names.intersection(named):
            return Refusal(ground, f"{name}已被决定回避本案", "请由他人参加", field)
    return None


@guard("不决定自己的回避")
def nobody_decides_their_own_recusal(case: Case, at: Attempt) -> Refusal | None:
    """No officer decides on their own recusal, nor on their principal's (行政处罚法 Art. 43)."""
    if at.answers.get("officer") not in at.by.hands:
        return None
    ground = norm("《中华人民共和国行政处罚法》第四十三条")
    return Refusal(ground, "您不能决定自己（或者您代理的人）的回避", "请由其他签发人决定", "officer")


@guard("被代理人须回避的案件不由代理人代办")
def deputy_is_not_recused_through_another(case: Case, at: Attempt) -> Refusal | None:
    """Nobody acts for a recused principal; the deputy's own roles are not affected (行政处罚法 Art. 43)."""
    principal = at.by.acting_for
    if principal is None or principal.principal not in case.recused:
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第四十三条"),
        f"您代理的{principal.name}已被决定回避本案，不能代其办理",
        "请由本人有该职责的其他人员办理",
    )


@guard("法制审核人未参与本案核查")
def legal_reviewer_took_no_part(case: Case, at: Attempt) -> Refusal | None:
    """The legal reviewer did not report, accept or verify the case (行政处罚法 Art. 58)."""
    took_part = {
        account
        for filing in case.filings
        if filing.step in (StepName.ACCEPTANCE, StepName.VERIFICATION, StepName.REPORT)
        for account in hands_of(filing.filed_by)
    }
    helped = {_plain(filing.answers.get("co_clerk")) for filing in case.every(StepName.ACCEPTANCE)}
    if not at.by.hands & took_part and not _names(at) & helped:
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第五十八条"),
        f"{_you_or_your_principal(at)}参与了本案的受理或者核查，不能再作法制审核",
        "请由其他法制审核人办理",
    )


@guard("异议由原核查人以外的人处理")
def objection_goes_to_another_officer(case: Case, at: Attempt) -> Refusal | None:
    """An objection is decided by an officer who did not verify the case (Article 6(4))."""
    who = _you_or_your_principal(at)
    verified = {hand for filing in case.every(StepName.VERIFICATION) for hand in hands_of(filing.filed_by)}
    helped = {_plain(filing.answers.get("co_clerk")) for filing in case.every(StepName.ACCEPTANCE)}
    if not at.by.hands & verified and not _names(at) & helped:
        return None
    return Refusal(
        Provision.OBJECTION, f"{who}是本案的核查人或者协办人，不能处理对本案的异议", "请由其他审核人办理"
    )


@guard("须两人办理的不是同一人")
def two_people_take_part(case: Case, at: Attempt) -> Refusal | None:
    """A case is accepted by two officers, and an entry is checked by a second one (行政处罚法 Art. 42)."""
    for name in ("co_clerk", "checked_by"):
        if _plain(at.answers.get(name)) in _names(at):
            return Refusal(
                norm("《中华人民共和国行政处罚法》第四十二条"),
                "协办人（核对人）不能是您本人，也不能是您代理的人",
                "请填写另一名工作人员",
                name,
            )
    return None


def _you_or_your_principal(at: Attempt) -> str:
    return f"您或者您代理的{at.by.acting_for.name}" if at.by.acting_for else "您"


def _plain(name: object) -> str:
    """A name without spaces: short Chinese names are often written with one inside (张　三)."""
    return "".join(str(name or "").split())


def _names(at: Attempt) -> set[str]:
    """The names of the officer and of the principal whom the officer acts for, if any."""
    principal = at.by.acting_for
    return {at.by.name, principal.name} if principal else {at.by.name}
