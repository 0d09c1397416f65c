"""Rules for publication and takedown (Articles 7 to 9)."""

from __future__ import annotations

from datetime import date

from casefiles.cases.case import Case
from casefiles.cases.letter_kinds import DECISION
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision, norm
from casefiles.outward.register import class_is_published, take_down_day
from casefiles.procedure.rule import Attempt, Refusal, guard


@guard("轻微的不公示，等待期已满，没有未处理的异议")
def publication_is_allowed(case: Case, at: Attempt) -> Refusal | None:
    """No publication for 轻微, before the waiting period is over, during an objection, or after the term (Article 7)."""
    severity = case.ruling.severity
    if severity and not class_is_published(at.measure, severity):
        return Refusal(
            norm(at.measure.policy(f"publish.{severity}_months").source),
            f"{severity.title}失信原则上不公示",
            "只记入、通报，不办理公示",
        )
    if case.remedies.contested(at.today):
        return Refusal(
            Provision.OBJECTION, "当事人的异议尚未处理完毕，结果尚未送达，暂不公示", "请先处理异议并送达结果"
        )
    served = case.service.served(DECISION)
    if served is None or served.served_on is None:
        return Refusal(Provision.ENTRY, "认定决定书尚未送达，不得公示")
    wait = at.calendar.end_of(served.served_on, at.measure.policy("publish.wait_days")).day
    if at.today <= wait:
        return Refusal(
            Provision.PUBLICATION,
            f"送达后的等待期至{chinese_date(wait)}，期满后方可公示",
            f"规则：{at.measure.policy('publish.wait_days').source}",
        )
    if case.listing.term and at.today > case.listing.term[1]:
        return Refusal(Provision.REMOVAL, "记入期限已届满，不得再公示")
    return _day_is_impossible(case, at)


def _day_is_impossible(case: Case, at: Attempt) -> Refusal | None:
    """Why publication cannot begin on the chosen day: it is past, or later than the takedown."""
    if not at.answers.get("published_on"):
        return None
    first, last = date.fromisoformat(at.answers["published_on"]), take_down_day(case, at.measure)
    if first < at.today:
        return Refusal(Provision.PUBLICATION, "公示起始日早于今天，公示不能倒签日期", "", "published_on")
    if last and first > last:
        return Refusal(
            Provision.REMOVAL, f"公示至迟{chinese_date(last)}撤下，起始日在此以后", "", "published_on"
        )
    return None


@guard("关联人员和涉密、涉隐私的案件不公示")
def nothing_forbids_publication(case: Case, at: Attempt) -> Refusal | None:
    """Neither linked persons nor secret or private matters are published (政府信息公开条例 Art. 15, PIPL Art. 25)."""
    if case.is_linked:
        return Refusal(Provision.LINKED, "单位的关联人员默认不公示", "确有必要的，请公示单位的案件")
    if case.report.marks:
        ground = norm(
            "《中华人民共和国政府信息公开条例》第十四条、第十五条；《中华人民共和国个人信息保护法》第二十五条"
        )
        return Refusal(ground, "本案标注涉及秘密、隐私或者封存记录，不得公示")
    return None


@guard("曾经公示、尚未登记撤下")
def something_is_still_shown(case: Case, at: Attempt) -> Refusal | None:
    """A takedown names channels that still show the case (Article 9)."""
    strays = [
        channel for channel in at.answers.get("channels", ()) if channel not in case.listing.shown_channels
    ]
    if case.listing.shown_channels and not strays:
        return None
    return Refusal(
        Provision.TAKEDOWN,
        "本案没有尚待撤下的公示渠道" if not strays else f"{strays[0]}没有公示本案",
        "",
        "channels",
    )
