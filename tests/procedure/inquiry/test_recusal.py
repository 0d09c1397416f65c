"""Who was told to stay away from a case takes no step in it (行政处罚法 Art. 43)."""

from __future__ import annotations

import pytest

from casefiles.demo.walk import STAFF
from casefiles.office.errors import Refused
from casefiles.procedure.permission import refusals
from casefiles.procedure.table import STEPS
from tests.builders import DEPUTY, REVIEWER, SIGNER, moment, standing_in, then

DECIDED = {"officer": REVIEWER.id, "asked_by": REVIEWER.name, "reason": "近亲属。"}


def without_the_second_clerk(walk):
    """The second clerk, who has an account, is told to stay away from the case."""
    second = STAFF["second"]
    walk.office.accounts.add(second.id, second.name, second.roles, "an-invented-phrase-2026")
    return walk.file("recusal", DECIDED | {"officer": second.id, "outcome": "approve"}, "signer")


def words(case, by):
    return [refusal.reason for refusal in refusals(case, STEPS["suspension"], moment("2026-01-12", by))]


def test_a_recused_officer_takes_no_step_in_the_case(shelf):
    case = then(shelf.case("accepted"), "recusal", DECIDED | {"outcome": "approve"}, SIGNER)

    assert "您已被决定回避本案" in words(case, REVIEWER)


def test_an_officer_whose_recusal_was_denied_goes_on(shelf):
    case = then(shelf.case("accepted"), "recusal", DECIDED | {"outcome": "deny"}, SIGNER)

    assert words(case, REVIEWER) == []


def test_a_later_decision_lets_the_officer_come_back(shelf):
    case = then(shelf.case("accepted"), "recusal", DECIDED | {"outcome": "approve"}, SIGNER)
    case = then(case, "recusal", DECIDED | {"outcome": "deny"}, SIGNER)

    assert words(case, REVIEWER) == []


def test_nobody_acts_for_someone_who_stays_away_from_the_case(shelf):
    case = then(shelf.case("accepted"), "recusal", DECIDED | {"outcome": "approve"}, SIGNER)

    said = words(case, standing_in(STAFF["legal"], REVIEWER))

    assert said == [f"您代理的{REVIEWER.name}已被决定回避本案，不能代其办理"]


def test_recusal_does_not_fall_on_what_the_deputy_may_do_themselves(shelf):
    case = then(shelf.case("accepted"), "recusal", DECIDED | {"outcome": "approve"}, SIGNER)

    assert words(case, standing_in(DEPUTY, REVIEWER)) == []


@pytest.mark.parametrize(
    ("stage", "step", "answers", "field"),
    [
        ("reported", "acceptance", {"co_clerk": "马协办", "no_conflict": True}, "co_clerk"),
        ("decision_served", "entry", {"entered_on": "2026-02-04", "checked_by": "马协办"}, "checked_by"),
    ],
)
def test_nor_does_such_an_officer_take_part_beside_another(at, stage, step, answers, field):
    walk = without_the_second_clerk(at(stage))

    with pytest.raises(Refused, match="马协办已被决定回避本案") as refused:
        walk.on("2026-02-04").file(step, answers)

    assert [one.field for one in refused.value.refusals] == [field]


def test_nor_serve_its_letters(at):
    walk = without_the_second_clerk(at("decision_drafted").letters_to_seal())

    with pytest.raises(Refused, match="马协办已被决定回避本案"):
        walk.serve("2026-02-03")
