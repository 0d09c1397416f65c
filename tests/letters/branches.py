"""A case taken down every branch of the procedure, and the letters that were written on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from casefiles.cases.letter import Letter
from casefiles.office.upkeep.due import run_due
from tests.builders.answers import DEFENCE, result
from tests.builders.files import words_of
from tests.builders.reports import court_debtor
from tests.world.case_worker import CaseWorker
from tests.world.offices import new_office, opened


@dataclass(frozen=True)
class Written:
    """A letter as drafted and as signed, with the case it came from."""

    letter: Letter
    draft: str
    signed: str
    worker: CaseWorker


def _refused(worker: CaseWorker) -> None:
    answers = {"reason_kind": "other_sector", "reasons": ["应由行业主管部门办理。"], "refer_to": "县教育局"}
    worker.file("refusal", answers)


def _hearing(worker: CaseWorker) -> None:
    worker.on("2026-01-15").file("defence", DEFENCE | {"hearing": True})
    told = {"held_on": "2026-02-02", "at_time": "10时30分", "place": "二楼会议室", "chair": "冯审核", "recorder": "马协办"}  # fmt: skip
    worker.file("hearing_notice", told)


def _answered(outcome: str) -> Callable[[CaseWorker], None]:
    def answer(worker: CaseWorker) -> None:
        worker.file(
            "objection_result", result(worker.case.remedies.open_objections[0].sequence, outcome), "reviewer"
        )

    return answer


def _repaired(worker: CaseWorker) -> None:
    asked = {
        "received_on": "2026-05-06",
        "performed": True,
        "pledged": True,
        "materials": ["申请表", "承诺书"],
    }
    worker.on("2026-05-06").file("repair_application", asked, scan="申请材料")
    worker.file("repair_decision", {"outcome": "grant", "reasons": ["符合修复条件。"]}, "reviewer")


def _removed(worker: CaseWorker) -> None:
    worker.on("2026-03-02").file("performance", {"performed_on": "2026-03-02", "proof": "缴款凭证"})
    run_due(worker.on("2026-05-06").office)


def _reminded(worker: CaseWorker) -> None:
    worker.on("2026-02-05").file("push", {"agencies": ["finance"], "purpose": "依法使用。"})
    worker.letters_to_seal().serve("2026-02-05")
    worker.on("2026-03-09").file("reminder", {"agencies": ["finance"], "note": "请一并说明原因。"})


def _replied(worker: CaseWorker, kind: str = "review") -> None:
    court = kind == "suit"
    asked = {
        "kind": kind,
        "body": "木垒县人民法院" if court else "木垒县人民政府",
        "number": "（2026）例行初1号" if court else "例政复〔2026〕1号",
        "received_on": "2026-02-10",
    }
    worker.on("2026-02-10").file("proceeding", asked, scan="通知书")
    reply = {
        "proceeding": str(worker.case.remedies.open_proceedings[0].sequence),
        "claims": ["撤销认定决定。"],
        "grounds": ["《某某条例》第十条。"],
        "reply": ["事实清楚，证据充分，程序合法。"],
        "exhibits": ["决定书及送达回证——行为已经生效文书确认——1至4"],
    }
    worker.on("2026-02-12").file("proceeding_reply", reply)


def _resumed(worker: CaseWorker) -> None:
    worker.file("suspension", {"reason": "等待判决。", "waits_for": "某案判决生效"}, "reviewer")
    worker.letters_by_others("2026-01-06")
    worker.on("2026-01-20").file("resumption", {"reason": "判决已经生效。"}, "reviewer")


def _stayed(worker: CaseWorker, kind: str = "review") -> None:
    """The decision is stayed, and goes on once the review has upheld it."""
    asked = {
        "kind": kind,
        "body": "木垒县人民政府",
        "number": "例政复〔2026〕1号",
        "received_on": "2026-02-10",
    }
    worker.on("2026-02-10").file("proceeding", asked, scan="通知书")
    order = {
        "proceeding": str(worker.case.remedies.open_proceedings[0].sequence),
        "outcome": "stay",
        "ordered_by": "木垒县人民政府",
        "number": "停止执行决定书（例政复停〔2026〕1号）",
        "ordered_on": "2026-02-11",
    }
    worker.on("2026-02-11").file("stay", order, scan="决定书").letters_to_seal().serve("2026-02-11")
    more = {"outcome": "resume", "number": "恢复执行通知（例政复恢〔2026〕1号）", "ordered_on": "2026-02-16"}
    worker.on("2026-02-16").file("stay", order | more, scan="通知")


def _told_of_the_data(worker: CaseWorker) -> None:
    asked = {
        "received_on": "2026-02-10",
        "by": "周例样",
        "kind": "copy",
        "details": ["查阅。"],
        "identified": True,
    }
    worker.on("2026-02-10").file("information_request", asked)
    request = str(worker.case.remedies.open_information_requests[0].sequence)
    worker.file("information_reply", {"request": request, "outcome": "give", "reasons": []})


BRANCHES: dict[str, tuple[str, Callable[[CaseWorker], object]]] = {
    "refused": ("reported", _refused),
    "asked": ("reported", lambda w: w.file("supplement_request", {"missing": ["当事人住所证明"]})),
    "suspended": ("accepted", lambda w: w.file("suspension", {"reason": "等待判决。", "waits_for": "某案判决生效"}, "reviewer")),
    "inquiry resumed": ("accepted", _resumed),
    "dropped": ("verified", lambda w: w.file("non_recognition", {"reasons": ["证据不足以证明行为成立。"]})),
    "extended": ("noticed", lambda w: w.file("extension", {"days": 5, "reason": "邮路较远。"})),
    "heard": ("noticed", _hearing),
    "informed": ("informed", lambda w: None),
    "objected": ("objected", lambda w: None),
    "rejected": ("objected", _answered("reject")),
    "corrected": ("objected", _answered("correct")),
    "annulled": ("objected", _answered("annul")),
    "removed": ("published", _removed),
    "repaired": ("published", _repaired),
    "expired": ("published", lambda w: w.on("2026-05-06").file("expiry", {"refer_to": "县人民法院", "unmet": "罚款尚未缴纳。"})),
    "reminded": ("listed", _reminded),
    "replied": ("listed", _replied),
    "sued": ("listed", lambda w: _replied(w, "suit")),
    "stayed": ("informed", _stayed),
    "told of more": ("listed", lambda w: w.file("recipients", {"agencies": ["trading_centre"], "reasons": ["须核对。"]})),
    "asked_for_data": ("listed", _told_of_the_data),
    "terminated": ("listed", lambda w: w.file("termination", {"ground": "dissolution", "reasons": ["公司已经注销。"], "proof": "注销登记通知书"}, "reviewer", scan="证明")),
}  # fmt: skip


def sign_all(worker: CaseWorker) -> CaseWorker:
    """Review and sign whatever waits, by people who drafted none of it."""
    return worker._act("letter_review", {"outcome": "pass"}, "deputy")._act("letter_sign", {}, "signer")


def letters_in(worker: CaseWorker) -> list[Written]:
    """Every letter of a case, its draft beside its final."""
    folder = worker.office.store.folder(worker.number)
    drafts = {x.ref: words_of(folder.read_file(x.path)) for x in worker.case.letters if not x.number}
    sign_all(worker)
    return [
        Written(x, drafts.get(x.ref, ""), words_of(folder.read_file(x.path)), worker)
        for x in worker.case.letters
        if x.number
    ]


def court_case(home: Path) -> CaseWorker:
    worker = opened(new_office(home), court_debtor(), "court_report")
    worker.file("court_pass_on", {"agencies": ["finance"]})
    said = {"received_on": "2026-01-05", "by": "孙例", "matters": ["款项已经付清。"], "note": []}
    return worker.file("court_objection", said)


def every(written: dict[str, list[Written]], kind: str = "") -> list[Written]:
    return [one for ones in written.values() for one in ones if kind in ("", one.letter.kind)]


def the(written: dict[str, list[Written]], kind: str, branch: str = "") -> Written:
    found = written[branch] if branch else every(written, kind)
    return next(one for one in found if one.letter.kind == kind)
