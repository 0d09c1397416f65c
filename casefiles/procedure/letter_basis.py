"""What a letter rests on: the filings before it, the evidence, and for a decision the notice beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casefiles.cases.case import Case
from casefiles.cases.filing import FiledFile, Filing
from casefiles.cases.letter import Letter
from casefiles.cases.proposal import Proposal, ProposedRestriction
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Ground, Provision
from casefiles.law.measure import Measure
from casefiles.procedure.letters import LETTERS

# Where a filing's answers name the earlier filing, by its sequence, that it deals with.
_ANSWERS = {
    StepName.OBJECTION: "objection",
    StepName.PROCEEDING: "proceeding",
    StepName.INFORMATION_REQUEST: "request",
}

_SERVICE = frozenset({StepName.LETTER_SERVE, StepName.SERVICE_ATTEMPT})


@dataclass(frozen=True)
class Compared:
    """One part of the decision beside what the prior notice said of it."""

    part: str
    notified: str
    decided: str
    verdict: str


def speaks_of_conduct(letter: Letter) -> bool:
    """Whether facts, instrument, behaviours and evidence stand behind the letter."""
    return LETTERS[letter.kind].speaks_of_conduct


def filings_behind(case: Case, letter: Letter) -> list[Filing]:
    """The filings that the letter rests on, in order, the drafting one last.

    `case` is the case as it was when the letter was drafted.
    """
    drafting = case.filings[-1]
    found = [filing for step in LETTERS[letter.kind].rests_on for filing in _of(case, step, drafting)]
    return [*sorted(found, key=lambda filing: filing.sequence), drafting]


def _of(case: Case, step: StepName, drafting: Filing) -> Sequence[Filing]:
    """The filings of a step that count: every defence since the notice, the very objection that is answered,
    every exception and extension, and of other steps the newest filing.
    """
    every = [filing for filing in case.every(step) if filing is not drafting]
    if step in (StepName.DEFENCE, StepName.HEARING_RECORD):
        return [filing for filing in case.hearing.statements if filing.step == step]
    if step in (StepName.OVERRIDE, StepName.EXTENSION):
        return every
    asked = drafting.answers.get(_ANSWERS.get(step, ""))
    if asked:
        return [filing for filing in every if str(filing.sequence) == str(asked)]
    return every[-1:]


def evidence_behind(case: Case, letter: Letter) -> list[tuple[Filing, FiledFile]]:
    """The evidence on file when the letter was drafted; of proofs of service only those of letters that it rests on."""
    steps = {*LETTERS[letter.kind].rests_on}
    return [
        (filing, file)
        for filing in case.filings
        if filing.step not in _SERVICE or _kinds_served(case, filing) & steps
        for file in filing.files
        if file.kind == "evidence"
    ]


def _kinds_served(case: Case, filing: Filing) -> set[str]:
    refs = filing.answers.get("letters") or [filing.answers.get("letter")]
    return {letter.step for ref in refs if (letter := case.service.letter(str(ref)))}


def grounds(case: Case, measure: Measure) -> list[tuple[Ground, list[str]]]:
    """The items of Article 4 that the case is about, each with the behaviours found under it."""
    return [
        (
            Provision.CONDUCT.item(item),
            [
                f"{code}　{measure.behaviours[code].label}（{measure.behaviours[code].standing.title}）"
                for code in case.behaviours
                if measure.behaviours[code].item == item
            ],
        )
        for item in case.items
    ]


def beside_the_notice(case: Case, measure: Measure) -> list[Compared]:
    """Class, term and each restriction of the decision beside the notice's (Article 6(3): nothing heavier)."""
    notice, decided = case.ruling.proposal, case.ruling.decided
    if notice is None or decided is None:
        return []
    classes = _verdict(notice.severity.weight, decided.severity.weight)
    terms = _verdict(notice.term_months, decided.term_months)
    return [
        Compared("失信等级", notice.severity.title, decided.severity.title, classes),
        Compared("记入期限", f"{notice.term_months}个月", f"{decided.term_months}个月", terms),
        *_restrictions(notice, decided, measure),
        *_texts(notice, decided),
    ]


def _texts(notice: Proposal, decided: Proposal) -> list[Compared]:
    """The reasons of the class and the statutory basis, where either paper has them."""
    compared = []
    for key, title in (("severity_reasons", "等级的理由"), ("upper_norm", "上位法依据")):
        before, after = notice.answers.get(key) or "", decided.answers.get(key) or ""
        if before or after:
            compared.append(Compared(title, before, after, "相同" if before == after else "文字有改动"))
    return compared


def _restrictions(notice: Proposal, decided: Proposal, measure: Measure) -> list[Compared]:
    before = {one.code: one for one in notice.restrictions}
    after = {one.code: one for one in decided.restrictions}
    compared = []
    for code in dict.fromkeys([*before, *after]):
        was, now = before.get(code), after.get(code)
        if now is None:
            verdict = "不再采取"
        elif was is None:
            verdict = "未经告知"
        else:
            verdict = _verdict(was.months, now.months)
        title = measure.restrictions[code].title
        compared.append(Compared(title, _in_words(was, measure), _in_words(now, measure), verdict))
    return compared


def _in_words(restriction: ProposedRestriction | None, measure: Measure) -> str:
    if restriction is None:
        return "无"
    agency = measure.agency_name(restriction.agency) or "未定实施单位"
    return f"{restriction.months}个月，{agency}；{restriction.basis}"


def _verdict(notified: int, decided: int) -> str:
    if notified == decided:
        return "相同"
    return "较告知轻" if decided < notified else "重于告知"
