"""Doubts about a readable report, on which a clerk decides. Errors are left to the form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casefiles.cases.report import Report
from casefiles.cases.respondent import Respondent
from casefiles.law.calendar import chinese_date
from casefiles.law.ground import Provision
from casefiles.law.kinds import RespondentKind
from casefiles.law.measure import Measure
from casefiles.procedure.shared.court_list import is_a_courts_list, is_court_matter
from casefiles.procedure.shared.standing import is_sealed, look_back
from forms.reading import Unreadable
from forms.reading.identity import read_resident_id


@dataclass(frozen=True)
class Doubt:
    """One thing that a clerk must look at, with the field that it concerns."""

    field: str
    message: str

    def to_json(self) -> dict[str, str]:
        return {"field": self.field, "message": self.message}


def doubts(report: Report, measure: Measure, *, is_court: bool) -> list[Doubt]:
    """The doubts about a report, on which a clerk must decide."""
    respondent = Respondent.from_answers(report.answers)
    found = [
        _minority(respondent, report),
        _organ(respondent),
        _credit_code(report),
        _sealed(report),
        _instrument(report),
        _not_the_courts(report, measure) if is_court else _courts_own(report, measure),
        None if is_court else _standing(report, measure),
        _restrictions(respondent, report, measure),
    ]
    return [doubt for doubt in found if doubt]


def remarks(report: Report, measure: Measure, today: date) -> list[Doubt]:
    """Remarks that are shown on the case and do not hold it up: they may matter later."""
    found = []
    number = report.answers.get("representative_id")
    if number:
        try:
            read_resident_id(number, today=today)
        except Unreadable as fault:
            found.append(
                Doubt("representative_id", f"法定代表人证件号码未通过校验，已按原样留存：{fault.message}")
            )
    kind = report.kind
    if not kind.is_natural_person and not report.answers.get("representative"):
        found.append(Doubt("representative", "法定代表人（负责人）未填，告知以前请补齐"))
    late = _past_limitation(report, measure)
    return [*found, late] if late else found


def _minority(respondent: Respondent, report: Report) -> Doubt | None:
    conduct = report.conduct_date
    if not respondent.is_minor_on(conduct):
        return None
    age = respondent.age_on(conduct)
    return Doubt(
        "identity_number",
        f"当事人行为时{age}周岁，系未成年人，不得认定失信（《行政处罚法》第三十条）；核对无误的请退回",
    )


def _organ(respondent: Respondent) -> Doubt | None:
    if respondent.kind != RespondentKind.STATE_ORGAN:
        return None
    return Doubt("respondent_kind", "主体类型为机关，不适用本办法（政务失信另有规定）；请核对")


def _sealed(report: Report) -> Doubt | None:
    if not is_sealed(report):
        return None
    return Doubt(
        "marks", "材料来自依法封存的记录，不得提供和使用（《治安管理处罚法》第一百三十六条）；请退回"
    )


def _credit_code(report: Report) -> Doubt | None:
    if report.answers.get("code_is_sound", True):
        return None
    return Doubt("identity_number", "统一社会信用代码的校验码不符；请对照证照核对，确与证照一致的可以收下")


def _instrument(report: Report) -> Doubt | None:
    missing = [
        label
        for key, label in (
            ("instrument_name", "名称"),
            ("instrument_number", "文号"),
            ("instrument_issuer", "作出机关"),
        )
        if not report.answers.get(key)
    ]
    if not missing:
        return None
    return Doubt(
        "instrument_number", f"依据文书缺{'、'.join(missing)}；认定须以生效文书为依据（国办发〔2020〕49号）"
    )


def _courts_own(report: Report, measure: Measure) -> Doubt | None:
    """A court's decision about its own enforcement is passed on, never decided by the office (Article 2)."""
    if not is_court_matter(report, measure):
        return None
    return Doubt(
        "instrument_name",
        f"依据文书是人民法院对其执行案件作出的决定，本机关只转送、不认定（{measure.name(Provision.COURT_LIST)}）；请退回，另按法院名单登记",
    )


def _not_the_courts(report: Report, measure: Measure) -> Doubt | None:
    """Only a court's own list goes the court track; everyone else is notified and heard first."""
    if is_a_courts_list(report):
        return None
    return Doubt(
        "instrument_issuer",
        f"依据文书不是人民法院对其执行案件作出的决定，不能按法院名单转送（{measure.name(Provision.COURT_LIST)}）；请退回，另按报送登记",
    )


def _standing(report: Report, measure: Measure) -> Doubt | None:
    """Behaviours that are closed by default, or that only a court may establish."""
    for code in report.behaviours:
        behaviour = measure.behaviours[code]
        if behaviour.is_court_only:
            return Doubt(
                "behaviours", f"具体情形“{behaviour.label}”只能由人民法院认定；{behaviour.standing.opens}"
            )
        if not behaviour.standing.usable and behaviour.kind == "conduct":
            return Doubt(
                "behaviours",
                f"具体情形“{behaviour.label}”：{behaviour.standing.title}。{behaviour.standing.opens}",
            )
    return None


def _restrictions(respondent: Respondent, report: Report, measure: Measure) -> Doubt | None:
    """Restrictions that the Measure does not have for this kind of respondent."""
    fitting = {r.code for r in measure.restrictions_for(respondent.kind)}
    strays = [
        measure.restrictions[c] for c in report.answers.get("proposed_restrictions") or () if c not in fitting
    ]
    if not strays:
        return None
    titles = "、".join(stray.area for stray in strays)
    place = measure.name(Provision.RESTRICTIONS)
    return Doubt(
        "proposed_restrictions", f"建议的惩戒措施“{titles}”不是{place}对{respondent.kind.title}规定的措施"
    )


def _past_limitation(report: Report, measure: Measure) -> Doubt | None:
    last, found, years = look_back(report, report.behaviours, measure)
    if found <= last:
        return None
    ended = chinese_date(report.conduct_date)
    return Doubt(
        "instrument_date", f"行为终了（{ended}）{years}年以后才被发现，已逾追溯时限，受理以前须查明有无例外"
    )
