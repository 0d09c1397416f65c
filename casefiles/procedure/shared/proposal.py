"""Rules for class, term and restrictions, in the prior notice and again in the decision (Articles 4 to 6)."""

from __future__ import annotations

import re
from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.proposal import ProposedRestriction, restrictions_in
from casefiles.law.calendar import chinese_date, term_end
from casefiles.law.citations import cites_a_law
from casefiles.law.ground import Provision, norm
from casefiles.law.kinds import Severity
from casefiles.procedure.rule import Attempt, Refusal, guard

# A basis names a title in its marks 《》, or one of the national lists.
_LAW_WORDS = ("》", "基础清单", "基础目录")

# The title of a law, regulation or rule, by its last word; notices, opinions, minutes and memoranda do not match.
_A_BASIS = re.compile(r"《[^《》]*(?:(?<!方)法|法典|条例|规定|规则|细则|决定|解释)(?:（[^（）]*）)?》")

_A_LIST = re.compile(r"全国[^，。；]*基础(?:清单|目录)")


# What has not been notified can be neither reviewed nor decided: a rule that compares with the notice refuses.
NOT_NOTIFIED = Refusal(Provision.NOTICE, "本案还没有事先告知", "请先办理事先告知并送达")


@guard("期限不超过该等级的上限")
def term_is_within_its_class(case: Case, at: Attempt) -> Refusal | None:
    """Every listing ends, at the latest after the longest term of its class (order 36: 3, 12 or 36 months)."""
    severity = Severity(at.answers["severity"])
    longest = at.measure.policy(f"term.{severity}_months")
    months = int(at.answers["term_months"])
    if 0 < months <= at.measure.number_of(longest.key):
        return None
    return Refusal(
        norm(longest.source),
        f"{severity.title}失信的记入期限不超过{longest.words}，现填{months}个月",
        "",
        "term_months",
    )


@guard("措施属于本办法所列、有法定依据、不长于记入期限")
def restrictions_fit_the_respondent(case: Case, at: Attempt) -> Refusal | None:
    """Only the Measure's restrictions for this kind of respondent, each with its statutory basis, none longer than the term."""
    for proposed in restrictions_in(at.answers):
        refusal = _why_unfit(case, at, proposed)
        if refusal:
            return refusal
    return None


def _why_unfit(case: Case, at: Attempt, proposed: ProposedRestriction) -> Refusal | None:
    """The refusal of one restriction: for another kind of respondent, closed, of an unknown agency, without a basis,
    or longer than the term.
    """
    restriction = at.measure.restrictions[proposed.code]
    ground = restriction.ground
    if restriction.respondent != case.kind:
        return Refusal(
            ground,
            f"“{restriction.title}”是对{restriction.respondent.title}的措施，当事人是{case.kind.title}",
            "",
            "restrictions",
        )
    if not restriction.footing.usable and restriction.code not in case.overrides:
        return Refusal(
            ground,
            f"“{restriction.title}”{restriction.footing.title}：{restriction.note}",
            "" if restriction.footing.fixed else "确有法律、行政法规明文规定的，先由签发人办理“例外决定”",
            "restrictions",
        )
    agency = proposed.agency
    if agency and agency not in {one.key for one in at.measure.offered_agencies}:
        return Refusal(
            ground,
            f"“{at.measure.agency_name(agency)}”不在可以通报的单位之列",
            "请填写单位名录里的名称；名录由系统管理员在“系统—机关设置”里维护",
            "restrictions",
        )
    if not any(word in proposed.basis for word in _LAW_WORDS):
        return Refusal(
            ground,
            f"“{restriction.title}”没有写明法律、法规依据",
            f"{at.measure.name(Provision.RESTRICTIONS)}要求依照法律、法规和有关规定",
            "restrictions",
        )
    if proposed.months > int(at.answers["term_months"]):
        return Refusal(ground, f"“{restriction.title}”的期限长于记入期限", "", "restrictions")
    return None


@guard("兜底的其他失信行为写明法律、法规的具体条款")
def other_conduct_names_its_law(case: Case, at: Attempt) -> Refusal | None:
    """“Other conduct” names the article of a law that makes it one (国办发〔2020〕49号)."""
    other = at.measure.place(Provision.OTHER_CONDUCT)
    if other is None or other.item not in case.items or cites_a_law(at.answers.get("upper_norm") or ""):
        return None
    return Refusal(
        Provision.OTHER_CONDUCT,
        f"{other.within_article}“其他”行为须以法律、法规的明文规定为据，现未写明",
        "请在“上位法依据”填写具体条款，如：《……法》第十条",
        "upper_norm",
    )


@guard("措施的依据不只是备忘录")
def a_memo_alone_is_no_basis(case: Case, at: Attempt) -> Refusal | None:
    """A restriction rests on a law or the national list; a joint memorandum binds only the bodies that signed it."""
    for proposed in restrictions_in(at.answers):
        if not _A_BASIS.search(proposed.basis) and not _A_LIST.search(proposed.basis):
            return Refusal(
                norm("国务院办公厅国办发〔2020〕49号 二（四）"),
                f"“{at.measure.restrictions[proposed.code].title}”不能只以备忘录、纪要、通知、意见一类的文件为依据",
                "请写明法律、法规的条款，或者全国失信惩戒措施基础清单的项目",
                "restrictions",
            )
    return None


@guard("期限不超过同一事实在上级名单的期限")
def term_ends_with_the_source_list(case: Case, at: Attempt) -> Refusal | None:
    """Facts that are already on another list are recorded no longer than there (proportionality)."""
    until = case.report.listed_until
    months = int(at.answers.get("term_months") or 0)
    if not until or not months:
        return None
    last = date.fromisoformat(until)
    if term_end(at.today, months) <= last:
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第五条、国务院办公厅国办发〔2020〕49号"),
        f"同一事实已列入其他名单，至{chinese_date(last)}届满；记入期限不得更长",
        "请缩短期限",
        "term_months",
    )
