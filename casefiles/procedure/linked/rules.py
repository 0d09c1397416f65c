"""Rules for merging and splitting cases, and for the outcome of a unit's case (Article 2)."""

from __future__ import annotations

from casefiles.cases.case import Case
from casefiles.cases.states import State
from casefiles.law.ground import Provision, norm
from casefiles.procedure.rule import Attempt, Refusal, guard
from casefiles.procedure.shared.unit import finding_annulled, unit_of

JOINING = norm("并案、分案的一般规则：同一当事人的案件可以合并或者分开办理，不得减损其权利")

# States in which a case can take in another.
TAKES_IN = (State.REPORTED, State.ACCEPTED)


@guard("并入的是同一当事人、尚未核查完毕的案件")
def the_other_case_can_take_this_one_in(case: Case, at: Attempt) -> Refusal | None:
    """The other case is about the same respondent and not verified yet, so that both are verified together."""
    number = str(at.answers.get("into") or "")
    other = at.others.get(number)
    if other is None or number == case.number:
        return Refusal(JOINING, f"没有可以并入的案件{number}", "请核对案号", "into")
    if other.respondent.identity_number != case.respondent.identity_number:
        return Refusal(JOINING, f"案件{number}的当事人不是本案当事人", "不同当事人的案件分别办理", "into")
    if (case.is_linked or other.is_linked) and _answers_for(case) != _answers_for(other):
        return Refusal(
            Provision.LINKED,
            f"案件{number}与本案只有一件是单位关联人员的案件",
            "关联人员的案件随单位的案件，分别办理",
            "into",
        )
    if other.state not in TAKES_IN or other.is_court_track:
        return Refusal(
            JOINING,
            f"案件{number}现为“{other.state.title}”，不能再并入其他案件",
            "请将该案并入本案，或者分别办理",
            "into",
        )
    return None


def _answers_for(case: Case) -> tuple[str, str]:
    """The unit's case and the capacity in which a linked person answers for it; empty strings for other respondents."""
    report = case.report
    return (report.related_case, report.relation) if case.is_linked else ("", "")


@guard("收入并案只随另一案件的并案登记")
def it_comes_with_a_merger(case: Case, at: Attempt) -> Refusal | None:
    """The merger of the other case files this step; nobody files it by hand."""
    return Refusal(JOINING, "收入并案不单独办理", "请在要并入的案件里办理“并案”")


@guard("单位关联人员的案件不分案")
def a_linked_persons_case_stays_whole(case: Case, at: Attempt) -> Refusal | None:
    """A linked person's protections depend on the unit's case; a case split off would lose them (Article 2)."""
    if not case.is_linked:
        return None
    return Refusal(
        Provision.LINKED, "单位关联人员的案件随单位的案件办理，不能分案", "需要分开的，在单位的案件里分案"
    )


@guard("分案后本案仍留有具体情形")
def something_stays_behind(case: Case, at: Attempt) -> Refusal | None:
    """A split leaves at least one behaviour in each of the two cases."""
    staying = set(case.behaviours) - set(at.answers.get("behaviours", ()))
    if len(case.behaviours) < 2:
        return Refusal(JOINING, "本案只有一种具体情形，不能分案", "", "behaviours")
    if not staying:
        return Refusal(JOINING, "不能把全部情形分出", "请至少留下一种", "behaviours")
    return None


@guard("登记的是单位案件的实际结果")
def it_says_what_became_of_the_unit(case: Case, at: Attempt) -> Refusal | None:
    """The linked person's case records each change in the unit's case once, and as it is (Article 2)."""
    unit = unit_of(case, at)
    if unit is None or at.answers.get("unit", unit.number) != unit.number:
        return Refusal(Provision.LINKED, "本案当事人不是单位的关联人员，或者不是该单位的", "", "unit")
    news = news_of(unit, case)
    if not news or at.answers.get("outcome", news[0]) not in news:
        return Refusal(
            Provision.LINKED, f"单位的案件{unit.number}现为“{unit.state.title}”", "不必登记", "outcome"
        )
    return None


def news_of(unit: Case, person: Case) -> list[str]:
    """The outcomes of the unit's case that the linked person's case has not recorded yet."""
    found = []
    annulled = finding_annulled(unit)
    if annulled != person.unit_finding_annulled:
        found.append("fallen" if annulled else "standing")
    if unit.listing.performed_on and person.listing.performed_on is None:
        found.append("performed")
    return found
