"""Article 6(3): served by public notice: when it has run, and who is heard before."""

from __future__ import annotations

from datetime import date

import pytest

from casefiles.cases import letter_kinds
from casefiles.cases.step_names import StepName
from casefiles.office.errors import Refused, Unacceptable
from casefiles.procedure.letter_life.rules import letters_ready_for
from tests.articles.course_of_article_06 import ENTRY, WAIVED
from tests.articles.reviews import PUSH
from tests.builders.answers import DEFENCE, result
from tests.world.case_worker import CaseWorker


def announced(worker: CaseWorker, on: str) -> CaseWorker:
    """Three attempts fail, then every sealed letter to the person is served by public notice."""
    sealed = letters_ready_for(worker.case, StepName.LETTER_SERVE)
    for day, method in ((on, "direct"), (on, "postal"), (_next(on), "direct")):
        tried = {
            "letter": sealed[0].ref,
            "method": method,
            "tried_on": day,
            "place": "住所",
            "reason": "无人",
        }
        worker.on(day).file("service_attempt", tried)
    return worker.serve(_next(on), "public_notice")


def _next(day: str) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()


def test_agencies_hear_of_an_entry_only_once_the_public_notice_of_it_has_run(world):
    worker = world.case_at("decision_served").on("2026-02-04").file("entry", ENTRY).letters_to_seal()
    announced(worker, "2026-02-04")
    told = worker.case.service.served(letter_kinds.ENTRY_NOTICE)
    assert told.sent_on == date(2026, 2, 5)
    assert told.served_on > date(2026, 3, 6)

    with pytest.raises(Refused, match="方视为送达"):
        worker.on("2026-03-06").file("push", PUSH)
    worker.on(told.served_on.isoformat()).file("push", PUSH)


@pytest.mark.parametrize("step", ["defence", "waiver"])
def test_whoever_answers_a_public_notice_early_is_heard(world, step):
    worker = world.case_at("notice_drafted").letters_to_seal()
    announced(worker, "2026-01-12")
    assert worker.case.hearing.notice_served_on > date(2026, 2, 10)

    answers = (
        DEFENCE | {"received_on": "2026-01-15"}
        if step == "defence"
        else WAIVED | {"declared_on": "2026-01-15"}
    )
    worker.on("2026-01-15").file(step, answers, scan="材料")

    assert worker.case.latest(step) is not None


def test_an_objection_is_open_until_the_public_notice_of_its_result_has_run(world):
    worker = world.case_at("objected").letters_to_seal().serve("2026-03-02")
    objection = worker.case.remedies.open_objections[0].sequence
    worker.file("objection_result", result(objection, "reject"), "deputy").letters_to_seal()
    announced(worker, "2026-03-02")

    assert worker.case.remedies.contested(date(2026, 3, 20))
    assert not worker.case.remedies.contested(
        worker.case.service.served(letter_kinds.OBJECTION_RESULT).served_on
    )


@pytest.mark.parametrize("method", ["public_notice", "exchange"])
def test_a_public_notice_is_no_attempt_at_another_service(world, method):
    worker = world.case_at("decision_drafted").letters_to_seal().on("2026-02-03")
    ref = worker.case.service.letters_of("decision")[0].ref
    tried = {"letter": ref, "tried_on": "2026-02-03", "place": "住所", "reason": "无人"}

    with pytest.raises(Unacceptable):
        worker.file("service_attempt", tried | {"method": method})
    with pytest.raises(Refused, match="早于该文书用印之日"):
        worker.file("service_attempt", tried | {"method": "direct", "tried_on": "2026-01-20"})
