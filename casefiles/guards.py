"""What must hold before a step: each guard is one right or one rule, and says in plain Chinese why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casefiles.calendar import WorkingCalendar, add_months, chinese_date
from casefiles.case import Case, LetterInCase, LetterStatus, State
from casefiles.deadlines import agencies_still_restricting, deadline
from casefiles.letters import LETTER_KINDS, LetterAct
from casefiles.measure import Ground, Measure, RespondentKind, Severity, article, norm
from casefiles.roles import Officer


@dataclass(frozen=True)
class Moment:
    """When, by whom and under which rules a step is asked for; `answers` are empty until its form is filled."""

    today: date
    measure: Measure
    calendar: WorkingCalendar
    by: Officer
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Refusal:
    """Why a step cannot be taken: its ground, what is the matter, what to do next, and the field at fault if any."""

    ground: Ground
    reason: str
    remedy: str = ""
    field: str = ""

    def words(self, measure: Measure) -> str:
        """The refusal as a person reads it, quoting the article."""
        quote = measure.quote(self.ground)
        cited = f"{self.ground}：“{quote}”" if quote else str(self.ground)
        return (
            "。".join(part.rstrip("。") for part in (self.reason, self.remedy, f"依据：{cited}") if part)
            + "。"
        )


@dataclass(frozen=True)
class Guard:
    """A rule that a step waits for. `promise` says in Chinese what holds once it has passed."""

    name: str
    promise: str
    check: Callable[[Case, Moment], Refusal | None]

    def __call__(self, case: Case, at: Moment) -> Refusal | None:
        return self.check(case, at)


def guard(promise: str) -> Callable[[Callable[[Case, Moment], Refusal | None]], Guard]:
    """Make a guard of a function that answers with a Refusal or None."""

    def made(check: Callable[[Case, Moment], Refusal | None]) -> Guard:
        return Guard(check.__name__, promise, check)

    return made


# --- whose conduct, since when, on what footing (Articles 2 to 4) ---


@guard("行为发生在办法施行以后")
def conduct_is_after_the_measure_took_effect(case: Case, at: Moment) -> Refusal | None:
    """No conduct before the effective date (Article 3; not retroactive)."""
    effective = at.measure.effective
    if case.conduct_date >= effective:
        return None
    return Refusal(
        article(3),
        f"行为发生于{chinese_date(case.conduct_date)}，早于本办法施行日{chinese_date(effective)}，不得记录",
        "请办理不予受理，移送行业主管部门",
    )


@guard("以第三条为由不予受理的，行为须在施行以前")
def conduct_is_before_the_measure_took_effect(case: Case, at: Moment) -> Refusal | None:
    """Only such conduct may be refused on the ground of Article 3."""
    if at.answers.get("reason_kind") != "before_measure" or case.conduct_date < at.measure.effective:
        return None
    return Refusal(
        article(3), "行为发生在本办法施行以后，不能以第三条为由不予受理", "请另选理由", "reason_kind"
    )


@guard("当事人行为时已成年")
def respondent_is_of_age(case: Case, at: Moment) -> Refusal | None:
    """No minor: age at the conduct counts (行政处罚法 Art. 30; the regional regulation asks full capacity)."""
    if not case.respondent.is_minor_on(case.conduct_date):
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第三十条、《新疆维吾尔自治区社会信用条例》第三条"),
        "行为发生时当事人未成年，不得认定失信",
        "请办理不予受理",
    )


@guard("当事人属于信用惩戒对象")
def respondent_is_within_article_2(case: Case, at: Moment) -> Refusal | None:
    """State organs have rules of their own (政务失信)."""
    if case.kind != RespondentKind.STATE_ORGAN:
        return None
    return Refusal(article(2), "机关的政务失信另有规定，不适用本办法", "请办理不予受理，转有权机关")


@guard("所选情形可以适用")
def behaviours_are_usable(case: Case, at: Moment) -> Refusal | None:
    """Only behaviours that stand open by default; others say what would open them (Article 4, higher norms)."""
    codes = at.answers.get("behaviours") or case.behaviours
    chosen = [at.measure.behaviours[code] for code in codes if code in at.measure.behaviours]
    for behaviour in chosen:
        if behaviour.is_court_only:
            return Refusal(
                behaviour.ground,
                f"“{behaviour.label}”只能由人民法院认定（{behaviour.standing.norm}）",
                "请改按法院名单登记转送，或者办理不予受理",
                "behaviours",
            )
        if (
            not behaviour.standing.usable
            and behaviour.kind != "result"
            and behaviour.code not in case.overrides
        ):
            return Refusal(
                behaviour.ground,
                f"“{behaviour.label}”{behaviour.standing.title}（{behaviour.standing.norm}）",
                behaviour.standing.opens,
                "behaviours",
            )
    if chosen and not any(b.kind == "conduct" or b.code in case.overrides for b in chosen):
        return Refusal(
            chosen[0].ground, f"“{chosen[0].label}”不能单独构成失信行为", "请选定具体行为", "behaviours"
        )
    return None


@guard("所选情形属于该项")
def behaviours_belong_to_the_item(case: Case, at: Moment) -> Refusal | None:
    """A behaviour is one of those that its item lists (Article 4)."""
    strays = [
        code for code in at.answers.get("behaviours", ()) if at.measure.behaviours[code].item != case.item
    ]
    if not strays:
        return None
    return Refusal(
        article(4, case.item),
        f"“{at.measure.behaviours[strays[0]].label}”不在该项之内",
        "请重选具体情形",
        "behaviours",
    )


@guard("有生效的依据文书")
def instrument_is_effective(case: Case, at: Moment) -> Refusal | None:
    """No finding without an effective legal instrument under it (国办发〔2020〕49号 二(二))."""
    report = case.report
    ground = norm("国务院办公厅国办发〔2020〕49号 二（二）")
    if not (
        report.get("instrument_name") and report.get("instrument_number") and report.get("instrument_issuer")
    ):
        return Refusal(ground, "没有依据文书的名称、文号或者作出机关", "请要求报送部门补正，或者办理不予受理")
    if report.get("instrument_effective") == "no":
        return Refusal(ground, "依据文书尚未生效", "请待文书生效后再受理")
    return None


@guard("办法仍在有效期或者已有确认文件")
def measure_is_confirmed_valid(case: Case, at: Moment) -> Refusal | None:
    """After its customary validity new decisions wait for a paper that confirms the Measure."""
    until = date.fromisoformat(at.measure.text_of("norm.valid_until"))
    if at.today <= until or at.measure.text_of("norm.confirmed_by"):
        return None
    return Refusal(
        article(12),
        f"本办法的惯例有效期至{chinese_date(until)}届满，尚未登记继续有效的确认文件，不得作出新的认定决定",
        "请取得县司法局或者制定机关的书面确认，并填入 office.toml 的 norm.confirmed_by",
    )


@guard("所选的情形或者措施允许作例外决定")
def exception_is_open_to_the_office(case: Case, at: Moment) -> Refusal | None:
    """An exception opens what is closed by default, never what is fixed (national norms above the Measure)."""
    code = at.answers.get("subject", "")
    behaviour, restriction = at.measure.behaviours.get(code), at.measure.restrictions.get(code)
    standing = behaviour.standing if behaviour else restriction.footing if restriction else None
    if standing is None or not standing.fixed:
        return None
    ground = behaviour.ground if behaviour else article(5, restriction.item if restriction else 0)
    return Refusal(ground, f"“{standing.title}”是固定的，不能作例外", "请另选依据", "subject")


# --- who may not act twice ---


@guard("办理人没有被决定回避")
def officer_is_not_recused(case: Case, at: Moment) -> Refusal | None:
    """Who stays away from a case does nothing in it (行政处罚法 Art. 43)."""
    if at.by.id not in case.recused:
        return None
    return Refusal(norm("《中华人民共和国行政处罚法》第四十三条"), "您已被决定回避本案", "请由他人办理")


@guard("法制审核人未参与本案核查")
def legal_reviewer_took_no_part(case: Case, at: Moment) -> Refusal | None:
    """The legal reviewer is no investigator of the case (行政处罚法 Art. 58)."""
    took_part = {
        filed.filed_by["id"]
        for filed in case.filings
        if filed.step in ("acceptance", "verification", "report")
    }
    if at.by.id not in took_part:
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第五十八条"),
        "您参与了本案的受理或者核查，不能再作法制审核",
        "请由其他法制审核人办理",
    )


@guard("异议由原核查人以外的人处理")
def objection_goes_to_another_officer(case: Case, at: Moment) -> Refusal | None:
    """Who verified the case does not decide the objection against it (Article 6(4); separation of duties)."""
    verified = case.latest("verification")
    if verified is None or verified.filed_by["id"] != at.by.id:
        return None
    return Refusal(article(6, 4), "您是本案的核查人，不能处理对本案的异议", "请由其他审核人办理")


@guard("须两人办理的不是同一人")
def two_people_take_part(case: Case, at: Moment) -> Refusal | None:
    """Acceptance and entry take two people (行政处罚法 Art. 42; the record is checked by a second person)."""
    for name in ("co_clerk", "checked_by"):
        if at.answers.get(name) == at.by.name:
            return Refusal(
                norm("《中华人民共和国行政处罚法》第四十二条"),
                "协办人（核对人）不能是您本人",
                "请填写另一名工作人员",
                name,
            )
    return None


# --- notice and defence (Article 6(3)) ---


@guard("申辩期已满，或者已书面放弃、书面表示陈述完毕")
def answer_period_is_over(case: Case, at: Moment) -> Refusal | None:
    """The person keeps the whole answer period, unless it is waived in writing or the defence is said to be complete."""
    if case.waiver or any(defence.answers.get("complete") for defence in case.defences):
        return None
    period = deadline(case, "defence", at.measure, at.calendar)
    if period is None:
        return Refusal(article(6, 3), "事先告知书尚未送达", "请先登记送达")
    if period.is_over(at.today):
        return None
    return Refusal(
        article(6, 3),
        f"陈述申辩期至{chinese_date(period.last_day)}，尚未届满",
        "请待期满，或者登记当事人的书面放弃声明",
    )


@guard("当事人要求听证的，已经举行")
def hearing_was_held(case: Case, at: Moment) -> Refusal | None:
    """Who asked to be heard is heard before the defence is reviewed (行政处罚法 Arts. 63–64)."""
    if case.hearing_asked is None or case.hearing_held is not None:
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第六十三条、第六十四条"),
        "当事人要求听证，尚未举行",
        "请先发听证通知，举行后登记笔录",
    )


@guard("听证通知提前送达，主持人未参与核查")
def hearing_is_fair(case: Case, at: Moment) -> Refusal | None:
    """Announced in time, and chaired by someone who did not look into the case (行政处罚法 Art. 64)."""
    ground = norm("《中华人民共和国行政处罚法》第六十四条")
    verified = case.latest("verification")
    if verified and at.answers.get("chair") == verified.filed_by["name"]:
        return Refusal(ground, "主持人是本案的核查人", "请另定主持人", "chair")
    earliest = at.calendar.end_of(at.today, at.measure.policy("hearing.notice_days")).day
    held = date.fromisoformat(at.answers["held_on"])
    if held < earliest:
        return Refusal(ground, f"听证日期须在{chinese_date(earliest)}或者以后，以便提前通知", "", "held_on")
    return None


@guard("听证通知书已经送达")
def hearing_was_announced(case: Case, at: Moment) -> Refusal | None:
    """The person knew of the hearing (行政处罚法 Art. 64)."""
    if case.served_letter("hearing_notice"):
        return None
    return Refusal(norm("《中华人民共和国行政处罚法》第六十四条"), "听证通知书尚未送达", "请先发听证通知")


@guard("核查期限没有延长过")
def verification_was_not_extended(case: Case, at: Moment) -> Refusal | None:
    """Once, and with the first period never beyond ninety days (行政处罚法 Art. 60)."""
    if case.latest("verification_extension") is None:
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第六十条（参照）"), "核查期限已经延长过一次", "请在期限内办结"
    )


@guard("当事人已要求听证")
def hearing_was_asked(case: Case, at: Moment) -> Refusal | None:
    """A hearing follows from the person's request."""
    if case.hearing_asked is not None:
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第六十四条"),
        "当事人没有要求听证",
        "当事人要求听证的，请先在申辩登记中勾选",
    )


@guard("申辩意见逐点答复并说明理由")
def every_point_is_answered(case: Case, at: Moment) -> Refusal | None:
    """Each point of the defence is adopted or not, with a reason (行政处罚法 Art. 45)."""
    answered = {r["point"] for r in at.answers.get("responses", ()) if r.get("adopted") and r.get("reason")}
    left = [point for point in case.points if point not in answered]
    if not left:
        return None
    return Refusal(
        article(6, 3),
        f"申辩意见共{len(case.points)}点，还有{len(left)}点没有答复：“{left[0][:40]}”",
        "请逐点写明是否采纳及理由",
        "responses",
    )


@guard("没有未答复的申辩意见")
def defence_stands_answered(case: Case, at: Moment) -> Refusal | None:
    """Nothing goes to the meeting that came in after the review of the defence (Article 6(3))."""
    review, said = case.latest("defence_review"), case.statements
    if not said or (review and review.sequence > said[-1].sequence):
        return None
    return Refusal(article(6, 3), "复核以后又收到新的申辩意见，尚未答复", "请重新复核申辩意见")


# --- what may be proposed and decided (Article 5) ---


@guard("期限不超过该等级的上限")
def term_is_within_its_class(case: Case, at: Moment) -> Refusal | None:
    """No listing without an end, nor longer than its class allows (order 36: 3, 12, 36 months)."""
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


@guard("措施属于第五条、有法定依据、不长于记入期限")
def restrictions_fit_the_respondent(case: Case, at: Moment) -> Refusal | None:
    """Only Article 5's measures for this kind of respondent, each with its statutory basis, none longer than the term."""
    for row in at.answers.get("restrictions", ()):
        restriction = at.measure.restrictions[row["code"]]
        ground = article(5, restriction.item)
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
                "",
                "restrictions",
            )
        if not row.get("basis"):
            return Refusal(
                ground,
                f"“{restriction.title}”没有写明法律、法规依据",
                "第五条要求依照法律、法规和有关规定",
                "restrictions",
            )
        if int(row["months"]) > int(at.answers["term_months"]):
            return Refusal(ground, f"“{restriction.title}”的期限长于记入期限", "", "restrictions")
    return None


@guard("决定不重于事先告知")
def decision_is_no_heavier_than_the_notice(case: Case, at: Moment) -> Refusal | None:
    """Nothing heavier in the decision than in the notice; a heavier one needs a new notice (Article 6(3))."""
    notice = case.proposal or {}
    remedy = "请按告知的内容或者更轻处理；确需加重的，须重新告知"
    if Severity(at.answers["severity"]).weight > Severity(notice["severity"]).weight:
        return Refusal(article(6, 3), "决定的等级重于事先告知", remedy, "severity")
    if int(at.answers["term_months"]) > int(notice["term_months"]):
        return Refusal(
            article(6, 3), f"决定的期限长于事先告知的{notice['term_months']}个月", remedy, "term_months"
        )
    told = {row["code"]: int(row["months"]) for row in notice.get("restrictions", ())}
    for row in at.answers.get("restrictions", ()):
        title = at.measure.restrictions[row["code"]].title
        if row["code"] not in told:
            return Refusal(article(6, 3), f"“{title}”未经事先告知", remedy, "restrictions")
        if int(row["months"]) > told[row["code"]]:
            return Refusal(
                article(6, 3), f"“{title}”的期限长于事先告知的{told[row['code']]}个月", remedy, "restrictions"
            )
    return None


# --- the listing, its publication and its end (Articles 6(2), 7, 8) ---


@guard("决定书送达以后才能记入")
def entry_is_not_before_service(case: Case, at: Moment) -> Refusal | None:
    """The record is entered on or after the day on which the decision was served."""
    served = case.served_letter("decision")
    entered = at.answers.get("entered_on")
    if served is None or served.served_on is None:
        return Refusal(article(6, 3), "认定决定书尚未送达", "请先登记送达")
    if entered and date.fromisoformat(entered) < served.served_on:
        return Refusal(
            article(6, 3), f"记入日期早于决定书送达日{chinese_date(served.served_on)}", "", "entered_on"
        )
    return None


@guard("轻微的不公示，等待期已满，没有未处理的异议")
def publication_is_allowed(case: Case, at: Moment) -> Refusal | None:
    """Not for 轻微, not before the wait is over, not while an objection is open, not after the term (Article 7)."""
    if case.severity == Severity.MINOR:
        return Refusal(norm(at.measure.policy("publish.minor_months").source), "轻微失信原则上不公示")
    if case.open_objections:
        return Refusal(article(6, 4), "当事人的异议尚未处理完毕，暂不公示", "请先处理异议")
    served = case.served_letter("decision")
    if served is None or served.served_on is None:
        return Refusal(article(6, 3), "认定决定书尚未送达，不得公示")
    wait = at.calendar.end_of(served.served_on, at.measure.policy("publish.wait_days")).day
    if at.today <= wait:
        return Refusal(
            article(7),
            f"送达后的等待期至{chinese_date(wait)}，期满后方可公示",
            f"规则：{at.measure.policy('publish.wait_days').source}",
        )
    if case.term and at.today > case.term[1]:
        return Refusal(article(8), "记入期限已届满，不得再公示")
    first = at.answers.get("published_on")
    if first and date.fromisoformat(first) < at.today:
        return Refusal(article(7), "公示起始日早于今天，公示不能倒签日期", "", "published_on")
    return None


@guard("记入期限未满")
def term_is_running(case: Case, at: Moment) -> Refusal | None:
    """Nobody is informed of a listing whose term is over (Article 8; no listing without an end)."""
    if case.term is None or at.today <= case.term[1]:
        return None
    return Refusal(article(8), f"记入期限已届满（至{chinese_date(case.term[1])}），不得再通报", "请办理移出")


@guard("关联人员和涉密、涉隐私的案件不公示")
def nothing_forbids_publication(case: Case, at: Moment) -> Refusal | None:
    """Linked respondents are not published, nor what a secret or privacy forbids (政府信息公开条例 Art. 15, PIPL Art. 25)."""
    if str(case.report.get("relation") or "").startswith("linked_"):
        return Refusal(article(2), "单位的关联人员默认不公示", "确有必要的，请公示单位的案件")
    if case.report.get("marks"):
        ground = norm(
            "《中华人民共和国政府信息公开条例》第十四条、第十五条；《中华人民共和国个人信息保护法》第二十五条"
        )
        return Refusal(ground, "本案标注涉及秘密、隐私或者封存记录，不得公示")
    return None


@guard("期限届满且义务已履行")
def term_is_over_and_obligation_met(case: Case, at: Moment) -> Refusal | None:
    """Article 8 joins the two; an obligation still open after the term ends the publication all the same."""
    if case.term is None:
        return Refusal(article(8), "本案没有记入")
    if at.today <= case.term[1]:
        return Refusal(article(8), f"记入期限至{chinese_date(case.term[1])}，尚未届满")
    if case.performed_on is None:
        return Refusal(article(8), "尚无义务已履行的记载", "请先登记履行情况；公示已于期满日自动停止")
    return None


@guard("复议机关、法院没有停止执行")
def nothing_is_stayed(case: Case, at: Moment) -> Refusal | None:
    """A stay by the review organ or the court holds publication and new information (行政复议法 Art. 42)."""
    if not case.is_stayed:
        return None
    return Refusal(
        norm("《中华人民共和国行政复议法》第四十二条、《中华人民共和国行政诉讼法》第五十六条"),
        "本案决定已被停止执行",
        "请待复议、诉讼结果",
    )


@guard("有尚未了结的复议、诉讼")
def proceeding_is_open(case: Case, at: Moment) -> Refusal | None:
    """An outcome belongs to a reconsideration or suit that is open."""
    if case.open_proceedings:
        return None
    return Refusal(article(6, 4), "本案没有尚未了结的复议、诉讼")


@guard("有待决定的修复申请")
def repair_is_open(case: Case, at: Moment) -> Refusal | None:
    """A decision on repair answers an application."""
    if case.open_repair is not None:
        return None
    return Refusal(norm("《信用修复管理办法》（国家发展改革委令第36号）"), "本案没有待决定的信用修复申请")


@guard("已过最短公示期")
def shortest_publication_is_over(case: Case, at: Moment) -> Refusal | None:
    """Repair can be asked for once the class's shortest publication is over (order 36)."""
    decision, severity = case.signed_letter("decision"), case.severity
    if decision is None or decision.day is None or severity in (None, Severity.MINOR):
        return None
    shortest = at.measure.policy(f"publish.{severity}_minimum_months")
    first = add_months(decision.day, at.measure.number_of(shortest.key))
    if at.today >= first:
        return None
    return Refusal(
        norm(shortest.source),
        f"最短公示期至{chinese_date(first)}届满，此前不能修复",
        "请告知当事人届时申请，或者先登记履行情况",
    )


@guard("期限届满而义务尚未履行")
def term_is_over_and_obligation_unmet(case: Case, at: Moment) -> Refusal | None:
    """What is unmet at the end of the term goes to the department in charge; the listing is not prolonged (order 36)."""
    if case.term is None or at.today <= case.term[1]:
        return Refusal(article(8), "记入期限尚未届满")
    if case.performed_on is not None:
        return Refusal(article(8), "义务已经履行", "请办理移出")
    return None


@guard("有待处理的异议")
def objection_is_open(case: Case, at: Moment) -> Refusal | None:
    """There is an objection to decide, and the chosen one is open (Article 6(4))."""
    open_ones = [objection.sequence for objection in case.open_objections]
    if not open_ones:
        return Refusal(article(6, 4), "本案没有待处理的异议")
    chosen = at.answers.get("objection")
    if chosen is not None and int(chosen) not in open_ones:
        return Refusal(article(6, 4), "所选异议已经处理", "", "objection")
    return None


@guard("更正不加重")
def correction_is_no_heavier(case: Case, at: Moment) -> Refusal | None:
    """A correction never lengthens the listing (Article 6(4); nothing grows heavier because someone objected)."""
    for row in at.answers.get("corrections", ()):
        if row["field"] == "term_end" and case.term and date.fromisoformat(row["value"]) > case.term[1]:
            return Refusal(
                article(6, 4),
                f"更正后的期满日晚于现在的{chinese_date(case.term[1])}",
                "更正不得加重",
                "corrections",
            )
    return None


@guard("更正后的行为日期仍可认定")
def correction_leaves_the_finding_lawful(case: Case, at: Moment) -> Refusal | None:
    """A day of conduct before the Measure, or on which the person was a minor, cannot be put in: that annuls."""
    for row in at.answers.get("corrections", ()):
        if row["field"] != "conduct_date":
            continue
        day = date.fromisoformat(row["value"])
        if day > at.today:
            return Refusal(article(6, 4), f"更正后的行为日期{chinese_date(day)}在今天之后", "", "corrections")
        too_early, too_young = day < at.measure.effective, case.respondent.is_minor_on(day)
        if too_early or too_young:
            why = f"早于本办法施行日{chinese_date(at.measure.effective)}" if too_early else "当事人当时未成年"
            return Refusal(
                article(3) if too_early else norm("《中华人民共和国行政处罚法》第三十条"),
                f"更正后的行为日期{chinese_date(day)}{why}，认定不能成立",
                "请撤销认定",
                "corrections",
            )
    return None


@guard("各单位均已回执解除或者不适用")
def nobody_still_restricts(case: Case, at: Moment) -> Refusal | None:
    """Every agency that was told has lifted or has said that it does not apply (Article 8)."""
    waiting = agencies_still_restricting(case)
    if not waiting:
        return None
    names = "、".join(at.measure.agencies[key].name for key in waiting)
    return Refusal(article(8), f"{names}尚未回执解除限制", "请催办并登记回执")


@guard("全部文书已经办结")
def no_letter_is_underway(case: Case, at: Moment) -> Refusal | None:
    """A file is closed when every letter has reached its reader."""
    underway = [letter for letter in case.letters if letter.is_underway]
    if not underway:
        return None
    return Refusal(
        norm("《中华人民共和国行政处罚法》第四十七条"),
        f"《{underway[0].title}》{underway[0].status.title}",
        "请办结全部文书后再归档",
    )


@guard("重要案卷永久保管")
def important_files_are_kept_for_good(case: Case, at: Moment) -> Refusal | None:
    """Heard, reviewed, annulled or serious cases are kept for good (国家档案局令第8号)."""
    policy = at.measure.policy("retention.important")
    steps = {filed.step for filed in case.filings}
    important = (
        case.severity == Severity.SERIOUS
        or steps & {"hearing_record", "proceeding"}
        or case.state == State.ANNULLED
    )
    if not important or at.answers.get("retention") == policy.value:
        return None
    return Refusal(norm(policy.source), f"{policy.note}，应{policy.value}保管", "请改选保管期限", "retention")


# --- the life of a letter ---

READY_FOR = {
    LetterAct.REVIEW: LetterStatus.DRAFTED,
    LetterAct.SIGN: LetterStatus.REVIEWED,
    LetterAct.SEAL: LetterStatus.SIGNED,
    LetterAct.SERVE: LetterStatus.SEALED,
}


def letters_ready_for(case: Case, act: LetterAct) -> list[LetterInCase]:
    """The letters whose turn for `act` it is."""
    return [letter for letter in case.letters if letter.status == READY_FOR[act]]


def letters_are_ready(act: LetterAct) -> Guard:
    """The guard that `act` has letters to act on, and that the chosen ones are among them."""

    @guard(f"有{READY_FOR[act].title}的文书")
    def letters_await_this_act(case: Case, at: Moment) -> Refusal | None:
        ready = {letter.ref for letter in letters_ready_for(case, act)}
        if not ready:
            return Refusal(
                norm("文书办理程序：拟稿、审核、签发、用印、送达依次进行"),
                f"本案没有{READY_FOR[act].title}的文书",
            )
        strays = set(at.answers.get("letters", ())) - ready
        if strays:
            return Refusal(norm("文书办理程序"), "所选文书的状态已变", "请刷新后再办", "letters")
        return None

    return letters_await_this_act


@guard("拟稿人不审核、不签发自己拟的文书")
def nobody_passes_his_own_draft(case: Case, at: Moment) -> Refusal | None:
    """The drafter of a letter never reviews or signs it."""
    own = [x for ref in at.answers.get("letters", ()) if (x := case.letter(ref)) and x.drafted.by == at.by.id]
    if own:
        return Refusal(
            norm("职责分离：拟稿人不得审核、签发自己拟的文书"),
            f"《{own[0].title}》是您拟的稿",
            "请由他人办理",
            "letters",
        )
    return None


@guard("审核与签发由两人办理")
def signer_is_not_the_reviewer(case: Case, at: Moment) -> Refusal | None:
    """Review and signature are two people's acts."""
    same = [
        x
        for ref in at.answers.get("letters", ())
        if (x := case.letter(ref)) and x.reviewed and x.reviewed.by == at.by.id
    ]
    if same:
        return Refusal(
            norm("职责分离：审核与签发由两人分别办理"),
            f"《{same[0].title}》是您审核的",
            "请由他人签发",
            "letters",
        )
    return None


@guard("所引文号的文书先签发或者一并签发")
def cited_letters_are_signed_first(case: Case, at: Moment) -> Refusal | None:
    """A letter that prints another's number is signed after it or with it."""
    chosen = set(at.answers.get("letters", ()))
    for letter in (x for ref in chosen if (x := case.letter(ref))):
        cited = LETTER_KINDS[letter.kind].cites
        drafted_with = [
            x for x in case.letters if x.ref[:4] == letter.ref[:4] and x.kind in cited and x.is_live
        ]
        waiting = [x for x in drafted_with if not x.number and x.ref not in chosen]
        if waiting:
            return Refusal(
                norm("文书办理程序"),
                f"《{letter.title}》要写明《{waiting[0].title}》的文号",
                "请先签发后者，或者一并签发",
                "letters",
            )
    return None


@guard("同时拟的文书都已审核通过")
def letters_drafted_together_are_all_reviewed(case: Case, at: Moment) -> Refusal | None:
    """What goes out together is signed once all of it has passed review: nothing is given back after a part is signed.

    Letters to agencies only (information, release) go out each by itself.
    """
    for letter in (x for ref in at.answers.get("letters", ()) if (x := case.letter(ref))):
        together = [x for x in case.letters if x.ref[:4] == letter.ref[:4]]
        waiting = [x for x in together if x.status in (LetterStatus.DRAFTED, LetterStatus.RETURNED)]
        if waiting and not all(x.agency for x in together):
            return Refusal(
                norm("文书办理程序"),
                f"与《{letter.title}》同时拟的《{waiting[0].title}》{waiting[0].status.title}",
                "请待全部审核通过后签发",
                "letters",
            )
    return None


@guard("一次送达登记只对一个受送达人")
def one_reader_at_a_time(case: Case, at: Moment) -> Refusal | None:
    """A receipt of service bears one reader's name; only the exchange of documents goes to several bodies at once."""
    readers = {x.addressee for ref in at.answers.get("letters", ()) if (x := case.letter(ref))}
    if len(readers) < 2 or at.answers.get("method") == "exchange":
        return None
    names = "、".join(sorted(readers))
    return Refusal(
        norm("《中华人民共和国民事诉讼法》第八十七条"),
        f"所选文书的受送达人不同（{names}）",
        "请分别登记送达",
        "letters",
    )


@guard("送达当事人不用公文交换")
def a_person_is_served_as_the_law_says(case: Case, at: Moment) -> Refusal | None:
    """The exchange of documents runs between bodies of the state; a party is served by the law's methods."""
    if at.answers.get("method") != "exchange":
        return None
    for letter in (x for ref in at.answers.get("letters", ()) if (x := case.letter(ref))):
        if letter.addressee == case.respondent.name and not letter.agency:
            return Refusal(
                norm("《中华人民共和国民事诉讼法》第八十七条至第九十五条"),
                f"《{letter.title}》致当事人，不能以公文交换送达",
                "请直接送达，或者依次采用其他法定方式",
                "method",
            )
    return None


@guard("送达不早于用印")
def service_is_not_before_the_seal(case: Case, at: Moment) -> Refusal | None:
    """A letter is not served before it was sealed, nor in the future."""
    day = at.answers.get("served_on")
    if day is None:
        return None
    sealed = [
        x.sealed.at[:10] for ref in at.answers.get("letters", ()) if (x := case.letter(ref)) and x.sealed
    ]
    if sealed and day < max(sealed):
        return Refusal(
            norm("《中华人民共和国民事诉讼法》第八十七条"),
            f"送达日期早于用印日期{max(sealed)}",
            "",
            "served_on",
        )
    return None


@guard("公告送达以前已多次尝试其他方式")
def public_notice_is_the_last_resort(case: Case, at: Moment) -> Refusal | None:
    """Service by public notice only after the other methods were tried (民事诉讼法 Art. 95)."""
    if at.answers.get("method") != "public_notice":
        return None
    wanted = at.measure.number_of("serve.attempts_before_notice")
    for letter in (x for ref in at.answers.get("letters", ()) if (x := case.letter(ref))):
        tried = case.attempts(letter.ref)
        days, methods = ({attempt.answers[key] for attempt in tried} for key in ("tried_on", "method"))
        if len(tried) < wanted or len(days) < 2 or len(methods) < 2:
            return Refusal(
                norm("《中华人民共和国民事诉讼法》第九十五条"),
                f"《{letter.title}》公告送达前须有{wanted}次送达未成的记录，分在两天以上、用过两种以上方式；现有{len(tried)}次",
                "请先逐次登记“送达未成”",
                "method",
            )
    return None
