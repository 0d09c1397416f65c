"""What a letter rests on: the finding, the filings before it, the evidence, and for a decision what the notice said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.filing import FiledFile, Filing
from casefiles.cases.letter import Letter
from casefiles.cases.step_names import StepName
from casefiles.law.ground import Ground, Provision
from casefiles.law.kinds import Severity
from casefiles.law.measure import Measure
from casefiles.procedure.letters import LETTERS

# A filing that answers another one names it so.
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
    told: str
    decided: str
    verdict: str


def speaks_of_conduct(letter: Letter) -> bool:
    """Whether facts, instrument, behaviours and evidence stand behind the letter."""
    return LETTERS[letter.kind].speaks_of_conduct


def filings_behind(case: Case, letter: Letter) -> list[Filing]:
    """The filings that the letter rests on, in order, the drafting one last; `case` is as it was when it was drafted."""
    drafting = case.filings[-1]
    found = [filing for step in LETTERS[letter.kind].rests_on for filing in _of(case, step, drafting)]
    return [*sorted(found, key=lambda filing: filing.sequence), drafting]


def _of(case: Case, step: StepName, drafting: Filing) -> Sequence[Filing]:
    """The filings of a step that count: of the defence all since the notice, of what is answered the one it was."""
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
    """The evidence on file when the letter was drafted, proofs of service only of letters that it rests on."""
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
    told, decided = case.ruling.proposal, case.ruling.decided
    if told is None or decided is None:
        return []
    was, now = Severity(told["severity"]), Severity(decided["severity"])
    before, after = int(told["term_months"]), int(decided["term_months"])
    return [
        Compared("失信等级", was.title, now.title, _verdict(was.weight, now.weight)),
        Compared("记入期限", f"{before}个月", f"{after}个月", _verdict(before, after)),
        *_restrictions(told, decided, measure),
        *[
            Compared(title, one, other, "相同" if one == other else "文字有改动")
            for key, title in (("severity_reasons", "等级的理由"), ("upper_norm", "上位法依据"))
            if (one := told.get(key) or "") or decided.get(key)
            for other in [decided.get(key) or ""]
        ],
    ]


def _restrictions(told: Mapping[str, Any], decided: Mapping[str, Any], measure: Measure) -> list[Compared]:
    before, after = ({row["code"]: row for row in one.get("restrictions", ())} for one in (told, decided))
    return [
        Compared(
            measure.restrictions[code].title,
            _in_words(before.get(code), measure),
            _in_words(after.get(code), measure),
            "不再采取"
            if code not in after
            else "未经告知"
            if code not in before
            else _verdict(int(before[code]["months"]), int(after[code]["months"])),
        )
        for code in dict.fromkeys([*before, *after])
    ]


def _in_words(row: Mapping[str, Any] | None, measure: Measure) -> str:
    if row is None:
        return "无"
    agency = measure.agency_name(row.get("agency") or "") or "未定实施单位"
    return f"{row['months']}个月，{agency}；{row['basis']}"


def _verdict(told: int, decided: int) -> str:
    return "相同" if told == decided else "较告知轻" if decided < told else "重于告知"
