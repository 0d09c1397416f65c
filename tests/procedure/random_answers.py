"""For every step, answers at random: lawful and not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from casefiles.cases.case import Case
from casefiles.cases.step_names import LetterAct, StepName
from casefiles.procedure.letter_life.rules import letters_ready_for
from tests.builders.answers import DEFENCE, MEETING, OBJECTION, decision, proposal, restriction, result

Answers = dict[str, Any]


def _restrictions(rng: Random) -> list[Answers]:
    codes = rng.sample(["M5-1-01", "M5-1-05", "M5-1-08", "M5-2-03"], rng.choice([0, 1, 1, 2]))
    return [restriction(code, rng.choice([1, 3, 6])) for code in codes]


def _proposed(case: Case, rng: Random, today: date) -> Answers:
    return proposal(
        severity=rng.choice(["minor", "general", "general", "serious"]),
        term_months=rng.choice([1, 3, 3, 6, 13]),
        restrictions=rng.choice([proposal()["restrictions"], [], _restrictions(rng)]),
    )


def _decided(case: Case, rng: Random, today: date) -> Answers:
    told = case.ruling.proposal.answers if case.ruling.proposal else {}
    same = {key: told[key] for key in ("severity", "term_months", "restrictions") if key in told}
    return decision(**same) if rng.random() < 0.7 else decision(**_proposed(case, rng, today))


def _reviewed(case: Case, rng: Random, today: date) -> Answers:
    points = case.hearing.points if rng.random() < 0.8 else case.hearing.points[1:]
    rows = [{"point": p, "adopted": rng.choice(["采纳", "不予采纳"]), "reason": "理由。"} for p in points]
    outcome = rng.choice(["uphold", "uphold", "uphold", "renotice", "drop"])
    return {"responses": rows, "outcome": outcome, "opinion": "复核意见。"}


def _letters(act: LetterAct) -> Callable[[Case, Random, date], Answers]:
    def chosen(case: Case, rng: Random, today: date) -> Answers:
        ready = [letter.ref for letter in letters_ready_for(case, act)]
        some = ready if rng.random() < 0.8 else rng.sample(ready, rng.randint(min(1, len(ready)), len(ready)))
        return {"letters": some}

    return chosen


def _review(case: Case, rng: Random, today: date) -> Answers:
    outcome = {"outcome": "pass"} if rng.random() < 0.85 else {"outcome": "return", "remarks": "再改。"}
    return _letters(StepName.LETTER_REVIEW)(case, rng, today) | outcome


def _served(case: Case, rng: Random, today: date) -> Answers:
    method = rng.choice(["direct", "direct", "postal", "exchange", "public_notice", "leave_behind"])
    back = rng.choice([0, 0, 0, 1, 3])
    return _letters(StepName.LETTER_SERVE)(case, rng, today) | {
        "method": method,
        "served_on": (today - timedelta(days=back)).isoformat(),
        "place": "木垒县示例路2号",
        "servers": ["李经办", "马协办"],
        "receiver": "周例样",
        "witness": "村委会例某",
        "tracking": "EMS0001",
        "attempts": ["一次", "二次", "三次"][: rng.choice([1, 3])],
    }


def _objected_to(case: Case, rng: Random, today: date) -> Answers:
    open_ones = case.remedies.open_objections
    answers = result(open_ones[0].sequence if open_ones else 1, rng.choice(["correct", "annul", "reject"]))
    if answers["outcome"] == "correct":
        value = (today + timedelta(days=rng.choice([-5, 1, 900]))).isoformat()
        other = {"field": rng.choice(["term_end", "conduct_date"]), "value": value, "reason": "更正"}
        answers["corrections"] = rng.choice([answers["corrections"], [other]])
    return answers


def _lighter(rng: Random, today: date) -> list[Answers]:
    """What a correction may be about, lighter or heavier than what stands."""
    last = (today + timedelta(days=rng.choice([-5, 1, 900]))).isoformat()
    rows = {
        "term_end": last,
        "severity": rng.choice(["轻微", "一般", "严重"]),
        "performance": rng.choice(["已履行", "未履行"]),
        "restriction:M5-1-05": rng.choice(["0", "1", "9"]),
    }
    chosen = rng.sample(list(rows), rng.choice([1, 2]))
    return [{"field": field, "value": rows[field], "reason": "变更"} for field in chosen]


def _day(case: Case, rng: Random, today: date) -> str:
    return (today - timedelta(days=rng.choice([0, 0, 1]))).isoformat()


def _agency(case: Case, rng: Random) -> str:
    return rng.choice(case.listing.informed_agencies or ["finance"])


def _hearing(case: Case, rng: Random, today: date) -> Answers:
    held = today + timedelta(days=rng.choice([1, 20]))
    return {"held_on": held.isoformat(), "at_time": "10时", "place": "会议室", "chair": rng.choice(["冯审核", "李经办"]), "recorder": "马协办"}  # fmt: skip


# How each step's form may be filled, well or not quite; what the office does with it is what is put to the test.
FILLED: dict[str, Callable[[Case, Random, date], Answers]] = {
    "doubt_decision": lambda c, r, t: {"outcome": r.choice(["take", "take", "court", "return"]), "reason": "核定。"},
    "supplement_request": lambda c, r, t: {"missing": ["住所"]},
    "supplement": lambda c, r, t: {"address": "木垒县示例路3号", "note": "补正。"},
    "acceptance": lambda c, r, t: {"co_clerk": "马协办", "no_conflict": True},
    "override": lambda c, r, t: {"subject": r.choice(["M5-1-08", "A4-09-05b"]), "basis": "某法第一条", "reason": "例外。"},
    "recusal": lambda c, r, t: {"officer": r.choice(["ma", "feng"]), "asked_by": "周例样", "outcome": r.choice(["approve", "reject"]), "reason": "理由。"},
    "suspension": lambda c, r, t: {"reason": "等待。", "waits_for": "判决生效"},
    "resumption": lambda c, r, t: {"reason": "已生效。"},
    "verification_extension": lambda c, r, t: {"reason": "复杂。"},
    "refusal": lambda c, r, t: {"reason_kind": r.choice(["before_measure", "other_sector", "minor"]), "reasons": ["说明。"], "refer_to": "县教育局"},
    "withdrawal": lambda c, r, t: {"reason": "撤回。"},
    "verification": lambda c, r, t: {"behaviours": r.choice([["A4-09-14"], ["A4-09-05b"]]), "facts": "查明属实。", "findings": ["笔录——属实"], "instrument_verified": "已核实。", "elements": "符合。"},
    "non_recognition": lambda c, r, t: {"reasons": ["不能成立。"]},
    "legal_review": lambda c, r, t: {"outcome": r.choice(["pass", "pass", "pass", "return"]), "opinion": "意见。"},
    "prior_notice": _proposed,
    "defence": lambda c, r, t: DEFENCE | {"received_on": _day(c, r, t), "points": [f"第{c.sequence}次申辩。"], "complete": r.random() < 0.3, "hearing": r.random() < 0.1},
    "waiver": lambda c, r, t: {"declared_on": _day(c, r, t), "by": "周例样"},
    "extension": lambda c, r, t: {"days": r.choice([1, 5]), "reason": "邮路。"},
    "hearing_notice": _hearing,
    "hearing_record": lambda c, r, t: {"held_on": _day(c, r, t), "present": ["周例样"], "points": ["听证意见。"], "signed": True},
    "defence_review": _reviewed,
    "submission": lambda c, r, t: {"summary": "综述。"},
    "meeting": lambda c, r, t: MEETING | {"held_on": _day(c, r, t), "outcome": r.choice(["upheld", "upheld", "upheld", "refused", "sent_back"])},
    "decision": _decided,
    "entry": lambda c, r, t: {"entered_on": _day(c, r, t), "checked_by": "马协办", "agencies": ["finance", "market", "trading_centre"]},
    "recipients": lambda c, r, t: {"agencies": [r.choice(["finance", "water"])], "reasons": ["须通报。"]},
    "push": lambda c, r, t: {"agencies": r.sample(["finance", "market", "trading_centre"], 2), "purpose": "依法使用。"},
    "receipt": lambda c, r, t: {"agency": _agency(c, r), "action": r.choice(["applied", "corrected", "paused", "lifted", "not_applicable"]), "acted_on": _day(c, r, t)},
    "publication": lambda c, r, t: {"channels": ["木垒县政府网站"], "published_on": _day(c, r, t), "privacy_checked": True},
    "objection": lambda c, r, t: OBJECTION | {"received_on": _day(c, r, t)},
    "objection_result": _objected_to,
    "proceeding": lambda c, r, t: {"kind": r.choice(["review", "suit"]), "body": "县人民政府", "number": "例复〔2026〕1号", "received_on": _day(c, r, t)},
    "stay": lambda c, r, t: {"proceeding": str(c.every("proceeding")[-1].sequence if c.every("proceeding") else 1), "outcome": r.choice(["stay", "stay", "resume"]), "ordered_by": "县人民政府", "number": "停止执行决定书", "ordered_on": _day(c, r, t)},
    "unit_case": lambda c, r, t: {"unit": "2026-0002", "outcome": r.choice(["fallen", "standing"])},
    "proceeding_outcome": lambda c, r, t: {"proceeding": str(c.remedies.open_proceedings[0].sequence if c.remedies.open_proceedings else 1), "number": "例复决〔2026〕1号", "decided_on": _day(c, r, t), "reasons": ["要点。"], **r.choice([{"outcome": "upheld"}, {"outcome": "revoked"}, {"outcome": "changed", "corrections": _lighter(r, t)}])},
    "rectification": lambda c, r, t: {"corrections": [{"field": "address", "value": f"示例路{c.sequence}号", "reason": "更正"}] if r.random() < 0.5 else _lighter(r, t), "no_heavier": True},
    "annulment": lambda c, r, t: {"reasons": ["依据已撤销。"], "proof": "例撤〔2026〕1号"},
    "performance": lambda c, r, t: {"performed_on": _day(c, r, t), "proof": "凭证。"},
    "repair_application": lambda c, r, t: {"received_on": _day(c, r, t), "performed": True, "pledged": True, "materials": ["申请表"]},
    "repair_decision": lambda c, r, t: {"outcome": r.choice(["grant", "refuse"]), "reasons": ["理由。"]},
    "removal": lambda c, r, t: {},
    "expiry": lambda c, r, t: {"refer_to": "县人民法院", "unmet": "罚款未缴。"},
    "termination": lambda c, r, t: {"ground": r.choice(["dissolution", "duplicate"]), "reasons": ["已注销。"], "proof": "通知书", "merged_into": "2026-0002"},
    "court_pass_on": lambda c, r, t: {"agencies": ["finance"]},
    "court_release": lambda c, r, t: {"released_on": _day(c, r, t), "reason": "法院通知。"},
    StepName.LETTER_REVIEW: _review,
    StepName.LETTER_DECLINE: lambda c, r, t: _letters(StepName.LETTER_DECLINE)(c, r, t) | {"remarks": "再改。"},
    StepName.LETTER_SIGN: _letters(StepName.LETTER_SIGN),
    StepName.LETTER_SEAL: _letters(StepName.LETTER_SEAL),
    StepName.LETTER_SERVE: _served,
    "service_attempt": lambda c, r, t: {"letter": next((x.ref for x in letters_ready_for(c, StepName.LETTER_SERVE)), ""), "method": "direct", "tried_on": _day(c, r, t), "place": "示例路", "reason": "无人。"},
    "proceeding_reply": lambda c, r, t: {"proceeding": str(c.remedies.open_proceedings[0].sequence if c.remedies.open_proceedings else 1), "claims": ["撤销。"], "grounds": ["第四条。"], "reply": ["请维持。"], "exhibits": ["决定书——认定——1"]},
    "court_objection": lambda c, r, t: {"received_on": _day(c, r, t), "by": "周例样", "matters": ["已付清。"], "note": []},
    "information_request": lambda c, r, t: {"received_on": _day(c, r, t), "by": "周例样", "kind": r.choice(["copy", "delete"]), "details": ["查阅。"], "identified": True},
    "information_reply": lambda c, r, t: {"request": str(c.remedies.open_information_requests[0].sequence if c.remedies.open_information_requests else 1), "outcome": r.choice(["give", "refuse"]), "reasons": ["说明。"]},
    "reminder": lambda c, r, t: {"agencies": [_agency(c, r)], "note": ""},
    "takedown": lambda c, r, t: {"channels": c.listing.shown_channels, "taken_down_on": _day(c, r, t), "note": ["已核对。"]},
    "merger": lambda c, r, t: {"into": r.choice(["2026-0001", "2026-0002"]), "reasons": ["并案。"]},
    "merged_in": lambda c, r, t: {"came_from": "2026-0009", "decided_by": "赵审核", "items": ["9"], "behaviours": [], "facts": "事实。", "reasons": ["并案。"]},
    "split": lambda c, r, t: {"behaviours": list(c.behaviours[:1]), "facts": "分出。", "reasons": ["分案。"]},
    "evidence": lambda c, r, t: {"received_on": _day(c, r, t), "title": "材料", "source": "来源"},
    "reopening": lambda c, r, t: {"outcome": r.choice([c.closed_as or "removed", "removed"]), "reason": "当事人起诉。"},
    "further_inquiry": lambda c, r, t: {"reason": "补充核对。"},
    "archive": lambda c, r, t: {"retention": "30年", "inspector": "马协办"},
}  # fmt: skip
# Steps that end a case or lead aside; taken less often, so that walks come far.
ASIDE = {
    "withdrawal", "refusal", "non_recognition", "termination", "annulment", "recusal", "evidence", "suspension",
    "supplement_request", "service_attempt", "override", "verification_extension", "extension", "archive",
    "receipt", "recipients", "information_request", "reminder", "letter_decline", "further_inquiry", "reopening", "merger", "split", "court_objection", "objection", "proceeding", "stay", "rectification", "waiver", "hearing_notice", "hearing_record", "defence",
}  # fmt: skip
