"""The Measure as data: what it quotes, and what an office may change in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefiles.law.ground import Place, chinese_number, norm
from casefiles.law.kinds import Severity
from casefiles.law.safeguards import SAFEGUARDS
from tests.builders.cases import MEASURE

WHO = {"by": "李", "on": "2026-01-05", "reason": "试验"}


def changed(key, value):
    return MEASURE.with_policies({key: WHO | {"value": value}})


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九")],
)
def test_a_number_is_written_in_chinese(number, words):
    assert chinese_number(number) == words


@pytest.mark.parametrize("number", [0, -1, 100])
def test_a_number_that_no_article_bears_is_an_error(number):
    with pytest.raises(ValueError, match="1 to 99"):
        chinese_number(number)


def test_a_ground_outside_the_measure_is_cited_by_its_own_name_and_quotes_nothing():
    ground = norm("《行政处罚法》第三十条")

    assert (MEASURE.name(ground), MEASURE.cite(ground), MEASURE.quote(ground)) == (
        "《行政处罚法》第三十条",
        "《行政处罚法》第三十条",
        "",
    )


def test_every_ground_of_the_measure_can_be_quoted():
    for found in MEASURE.articles:
        assert MEASURE.quote(Place(found.number))
        for item in found.items:
            assert MEASURE.quote(Place(found.number, item.number)) == item.text


@pytest.mark.parametrize("key", MEASURE.policies)
def test_every_policy_has_a_title_and_a_source_and_its_default_is_within_its_own_bounds(key):
    policy = MEASURE.policy(key)

    assert policy.title
    assert policy.source
    assert policy.problem(list(policy.value) if isinstance(policy.value, tuple) else policy.value) is None


@pytest.mark.parametrize("key", [k for k, p in MEASURE.policies.items() if p.maximum is not None])
def test_a_period_stays_within_its_bounds(key):
    policy = MEASURE.policy(key)

    for value in (policy.minimum, policy.maximum):
        assert policy.problem(value) is None
    for value in (policy.minimum - 1, policy.maximum + 1, "十", True, None):
        assert policy.problem(value) is not None


@pytest.mark.parametrize("key", [k for k, p in MEASURE.policies.items() if p.fixed])
def test_what_is_fixed_cannot_be_changed(key):
    policy = MEASURE.policy(key)
    other = (
        (not policy.value) if isinstance(policy.value, bool) else 1 if isinstance(policy.value, int) else "另"
    )

    measure, problems = MEASURE.with_policies({key: {"value": other, **WHO}})

    assert "固定" in problems[0] or "缺少" in problems[0]
    assert measure.policy(key).value == policy.value


@pytest.mark.parametrize("key", SAFEGUARDS)
def test_a_safeguard_is_no_policy_and_cannot_be_set(key):
    _, refused = changed(key, False)
    measure, taken = changed(key, True)

    assert key not in MEASURE.policies
    assert "固定的保障" in refused[0]
    assert (taken, measure.policies) == ([], MEASURE.policies), "an old office.toml may still say so"


def test_what_needs_a_law_is_set_only_with_one():
    for reason in ("领导同意", "《某某管理办法》第七条", "《某某通知》"):
        measure, problems = MEASURE.with_policies(
            {"publish.age_sex": WHO | {"value": True, "reason": reason}}
        )
        assert "法律、行政法规" in problems[0]
        assert measure.policy("publish.age_sex").value is False
    law = WHO | {"value": True, "reason": "《某某条例》第十条"}
    measure, problems = MEASURE.with_policies({"publish.age_sex": law})
    assert problems == []
    assert str(measure.policy("publish.age_sex").set_on) == "2026-01-05"
    _, problems = MEASURE.with_policies({"publish.age_sex": law | {"on": "今年"}})
    assert "应填日期" in problems[0]


def test_a_change_says_who_when_and_why():
    measure, problems = changed("notice.defence_days", 15)

    assert problems == []
    assert measure.policy("notice.defence_days").set_by == "李，2026-01-05，试验"
    assert MEASURE.policy("notice.defence_days").value == 10


@pytest.mark.parametrize("left_out", ["value", "by", "on", "reason"])
def test_a_change_without_who_when_or_why_is_not_taken(left_out):
    given_ = {k: v for k, v in (WHO | {"value": 15}).items() if k != left_out}

    measure, problems = MEASURE.with_policies({"notice.defence_days": given_})

    assert left_out in problems[0]
    assert measure.policy("notice.defence_days").value == 10


def test_an_unknown_policy_is_named():
    _, problems = changed("notice.defense_days", 15)

    assert problems == ["没有名为 notice.defense_days 的规则项"]


def test_defence_is_never_shorter_than_five_working_days():
    _, problems = changed("notice.defence_days", 4)

    assert "5 至 30" in problems[0]


@given(st.integers(-1000, 1000))
def test_no_value_outside_the_bounds_is_ever_taken(value):
    measure, problems = changed("term.serious_months", value)

    assert (problems == []) == (12 <= value <= 36)
    assert 12 <= measure.number_of("term.serious_months") <= 36


def test_a_policy_that_is_no_number_is_not_read_as_one():
    with pytest.raises(TypeError, match=r"norm\.valid_until"):
        MEASURE.number_of("norm.valid_until")


def test_classes_have_an_order():
    assert [s.weight for s in (Severity.MINOR, Severity.GENERAL, Severity.SERIOUS)] == [0, 1, 2]
    assert [s.title for s in Severity] == ["轻微", "一般", "严重"]


def test_the_inquiry_and_its_extension_together_stay_within_ninety_days():
    _, problems = MEASURE.with_policies({"verify.days": WHO | {"value": 75}})
    assert any("合计不得超过90，现为105" in problem for problem in problems)

    shorter = {"verify.days": WHO | {"value": 75}, "verify.extension_days": WHO | {"value": 15}}
    assert MEASURE.with_policies(shorter)[1] == []
