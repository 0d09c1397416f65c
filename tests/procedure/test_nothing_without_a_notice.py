"""What has not been notified to the person is neither reviewed nor decided (Article 6(3))."""

from __future__ import annotations

import pytest

from casefiles.procedure.hearing.rules import review_is_no_heavier_than_the_notice
from casefiles.procedure.rule import Guard
from casefiles.procedure.ruling.rules import (
    decision_is_no_heavier_than_the_notice,
    decision_rests_on_the_notified_grounds,
)
from tests.builders.answers import decision
from tests.builders.cases import moment
from tests.world import World


@pytest.mark.parametrize(
    "rule",
    [
        review_is_no_heavier_than_the_notice,
        decision_is_no_heavier_than_the_notice,
        decision_rests_on_the_notified_grounds,
    ],
    ids=lambda rule: rule.name,
)
def test_a_rule_that_compares_with_the_notice_refuses_where_there_is_none(world: World, rule: Guard) -> None:
    refusal = rule(world.snapshot("legally_reviewed"), moment("2026-02-02", **decision()))

    assert refusal is not None
    assert "还没有事先告知" in refusal.reason
