"""What a letter rests on: the finding, the filings before it, the evidence, and for a decision what the notice said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casefiles.case import Case
from casefiles.cases.filing import FiledFile, Filing
from casefiles.cases.letter import Letter
from casefiles.cases.letter_kinds import LetterAct
from casefiles.measure import Ground, Measure, Severity, article

_FINDING = ("verification", "override", "legal_review")
_DEFENCE = ("extension", "defence", "waiver", "hearing_record", "defence_review")
_LISTED = ("decision", "entry")
_ENDING = (*_LISTED, "performance")

#: Kind of letter → the steps whose filings it rests on, besides the one that drafted it.
RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "prior_notice": _FINDING,
    "submission": (*_FINDING, "prior_notice", *_DEFENCE),
    "decision": (*_FINDING, "prior_notice", *_DEFENCE, "meeting"),
    "repair_notice": ("meeting", "decision"),
    "non_recognition": (*_FINDING, *_DEFENCE, "meeting"),
    "suspension_notice": ("acceptance",),
    "inquiry_resumed": ("acceptance", "suspension"),
    "defence_extension": ("prior_notice",),
    "hearing_notice": ("prior_notice", "defence"),
    "entry_notice": ("decision",),
    "recipients_notice": _LISTED,
    "agency_notice": _LISTED,
    "reminder": ("push", "receipt"),
    "objection_receipt": ("objection",),
    "objection_result": ("objection", "decision"),
    "correction": ("objection", *_LISTED),
    "annulment": ("objection", "proceeding", "decision"),
    "lift_notice": _ENDING,
    "stay_notice": ("proceeding", *_LISTED),
    "resumption_notice": ("proceeding", "stay", *_LISTED),
    "removal": _ENDING,
    "expiry_notice": _ENDING,
    "expiry_referral": _ENDING,
    "repair_receipt": _LISTED,
    "repair_decision": ("repair_application", *_ENDING),
    "review_reply": ("proceeding", *_FINDING, *_DEFENCE, "meeting", "decision"),
    "personal_information_reply": ("information_request",),
    "court_redirect": ("objection",),
    "termination": ("verification",),
}
#: Letters that say nothing of the conduct itself.
_SILENT_ON_CONDUCT = frozenset(
    {"reminder", "personal_information_reply", "hearing_notice", "defence_extension", "repair_notice"}
)
#: A filing that answers another one names it so.
_ANSWERS = {"objection": "objection", "proceeding": "proceeding", "information_request": "request"}
_SERVICE = frozenset({LetterAct.SERVE.value, "service_attempt"})


@dataclass(frozen=True)
class Compared:
    """One part of the decision beside what the prior notice said of it."""

    part: str
    told: str
    decided: str
    verdict: str


def speaks_of_conduct(letter: Letter) -> bool:
    """Whether facts, instrument, behaviours and evidence stand behind the letter."""
    return letter.kind not in _SILENT_ON_CONDUCT


def filings_behind(case: Case, letter: Letter) -> list[Filing]:
    """The filings that the letter rests on, in order, the drafting one last; `case` is as it was when it was drafted."""
    drafting = case.filings[-1]
    found = [filing for step in RESTS_ON.get(letter.kind, ()) for filing in _of(case, step, drafting)]
    return [*sorted(found, key=lambda filing: filing.sequence), drafting]


def _of(case: Case, step: str, drafting: Filing) -> Sequence[Filing]:
    """The filings of a step that count: of the defence all since the notice, of what is answered the one it was."""
    every = [filing for filing in case.every(step) if filing is not drafting]
    if step in ("defence", "hearing_record"):
        return [filing for filing in case.statements if filing.step == step]
    if step in ("override", "extension"):
        return every
    asked = drafting.answers.get(_ANSWERS.get(step, ""))
    if asked:
        return [filing for filing in every if str(filing.sequence) == str(asked)]
    return every[-1:]


def evidence_behind(case: Case, letter: Letter) -> list[tuple[Filing, FiledFile]]:
    """The evidence on file when the letter was drafted, proofs of service only of letters that it rests on."""
    steps = {*RESTS_ON.get(letter.kind, ())}
    return [
        (filing, file)
        for filing in case.filings
        if filing.step not in _SERVICE or _kinds_served(case, filing) & steps
        for file in filing.files
        if file.kind == "evidence"
    ]


def _kinds_served(case: Case, filing: Filing) -> set[str]:
    refs = filing.answers.get("letters") or [filing.answers.get("letter")]
    return {letter.step for ref in refs if (letter := case.letter(str(ref)))}


def grounds(case: Case, measure: Measure) -> list[tuple[Ground, list[str]]]:
    """The items of Article 4 that the case is about, each with the behaviours found under it."""
    return [
        (
            article(4, item),
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
    told, decided = case.proposal, case.decided
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
            _in_words(before.get(code)),
            _in_words(after.get(code)),
            "不再采取"
            if code not in after
            else "未经告知"
            if code not in before
            else _verdict(int(before[code]["months"]), int(after[code]["months"])),
        )
        for code in dict.fromkeys([*before, *after])
    ]


def _in_words(row: Mapping[str, Any] | None) -> str:
    return f"{row['months']}个月，{row.get('agency') or '未定实施单位'}；{row['basis']}" if row else "无"


def _verdict(told: int, decided: int) -> str:
    return "相同" if told == decided else "较告知轻" if decided < told else "重于告知"
