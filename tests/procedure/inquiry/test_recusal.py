"""Who was told to stay away from a case takes no step in it (行政处罚法 Art. 43)."""

from __future__ import annotations

import pytest

from casefiles.office.errors import Refused
from casefiles.procedure.permission import refusals
from casefiles.procedure.table import STEPS
from tests.builders.cases import moment, then
from tests.world.staff import DEPUTY, REVIEWER, SIGNER, STAFF, standing_in

DECIDED = {"officer": REVIEWER.id, "asked_by": REVIEWER.name, "reason": "近亲属。"}


def without_the_second_clerk(worker):
    """The second clerk, who has an account, is told to stay away from the case."""
    second = STAFF["second"]
    worker.office.accounts.add(second.id, second.name, second.roles, "an-invented-phrase-2026")
    return worker.file("recusal", DECIDED | {"officer": second.id, "outcome": "approve"}, "signer")


def words(case, by):
    return [refusal.reason for refusal in refusals(case, STEPS["suspension"], moment("2026-01-12", by))]


def test_a_recused_officer_takes_no_step_in_the_case(world):
    case = then(world.snapshot("accepted"), "recusal", DECIDED | {"outcome": "approve"}, SIGNER)

    assert "您已被决定回避本案" in words(case, REVIEWER)


def test_an_officer_whose_recusal_was_denied_goes_on(world):
    case = then(world.snapshot("accepted"), "recusal", DECIDED | {"outcome": "deny"}, SIGNER)

    assert words(case, REVIEWER) == []


def test_a_later_decision_lets_the_officer_come_back(world):
    case = then(world.snapshot("accepted"), "recusal", DECIDED | {"outcome": "approve"}, SIGNER)
    case = then(case, "recusal", DECIDED | {"outcome": "deny"}, SIGNER)

    assert words(case, REVIEWER) == []


def test_nobody_acts_for_someone_who_stays_away_from_the_case(world):
    case = then(world.snapshot("accepted"), "recusal", DECIDED | {"outcome": "approve"}, SIGNER)

    said = words(case, standing_in(STAFF["legal"], REVIEWER))

    assert said == [f"您代理的{REVIEWER.name}已被决定回避本案，不能代其办理"]


def test_recusal_does_not_fall_on_what_the_deputy_may_do_themselves(world):
    case = then(world.snapshot("accepted"), "recusal", DECIDED | {"outcome": "approve"}, SIGNER)

    assert words(case, standing_in(DEPUTY, REVIEWER)) == []


@pytest.mark.parametrize(
    ("stage", "step", "answers", "field"),
    [
        ("reported", "acceptance", {"co_clerk": "马协办", "no_conflict": True}, "co_clerk"),
        ("decision_served", "entry", {"entered_on": "2026-02-04", "checked_by": "马协办"}, "checked_by"),
    ],
)
def test_nor_does_such_an_officer_take_part_beside_another(world, stage, step, answers, field):
    worker = without_the_second_clerk(world.case_at(stage))

    with pytest.raises(Refused, match="马协办已被决定回避本案") as refused:
        worker.on("2026-02-04").file(step, answers)

    assert [one.field for one in refused.value.refusals] == [field]


def test_nor_serve_its_letters(world):
    worker = without_the_second_clerk(world.case_at("decision_drafted").letters_to_seal())

    with pytest.raises(Refused, match="马协办已被决定回避本案"):
        worker.serve("2026-02-03")
