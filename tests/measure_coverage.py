"""Every sentence of the Measure, and the steps, tests and pages that carry it.

python -m tests.measure_coverage          checks that each named step and test exists, and that no sentence is missing
python -m tests.measure_coverage --write  also writes docs/measure-coverage.md
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from casefiles.law.ground import chinese_number
from casefiles.law.measure import Measure
from casefiles.office.settings.packs import shipped_measure
from casefiles.procedure.table import STEPS

TESTS = Path(__file__).resolve().parent
PAGE = TESTS.parent / "docs" / "measure-coverage.md"
SENTENCE = re.compile(r"[^。；;：]*[。；;：]?")


@dataclass(frozen=True)
class Carried:
    """How one sentence is carried: steps by name, tests by name, where a person sees it."""

    steps: tuple[str, ...]
    tests: tuple[str, ...]
    page: str


LISTED = "案件页；公示栏"
FORM = "步骤表单"
OF_ARTICLE_4 = Carried(
    ("report", "verification"),
    (
        "test_each_behaviour_stands_where_the_higher_norms_put_it",
        "test_no_behaviour_is_hidden_and_each_that_is_off_says_why_and_what_opens_it",
    ),
    "办法页的行为分类；核查表单",
)

#: By article, item (0 is the article's own paragraphs) and the sentence's place within it.
CARRIED: dict[tuple[int, int, int], Carried] = {
    (1, 0, 1): Carried((), ("test_each_article_stands_in_its_own_words",), "办法页"),
    (2, 0, 1): Carried(
        ("report", "court_report"),
        (
            "test_a_courts_own_paper_belongs_on_the_court_track",
            "test_a_report_of_each_kind_of_respondent_is_registered",
        ),
        "报送登记；法院名单登记",
    ),
    (2, 0, 2): Carried(("report",), ("test_a_report_of_each_kind_of_respondent_is_registered",), FORM),
    (2, 0, 3): Carried(
        ("court_report", "court_pass_on", "court_objection"),
        ("test_a_court_entry_is_never_decided_here",),
        "案件页",
    ),
    (2, 0, 4): Carried(
        ("report", "unit_case"),
        (
            "test_a_linked_person_is_another_respondent_with_a_case_of_his_own",
            "test_the_unit_s_annulment_is_written_into_the_linked_person_s_case_the_same_day",
        ),
        "报送登记的关联与标注",
    ),
    (3, 0, 1): Carried(
        ("report", "acceptance"),
        (
            "test_conduct_on_the_last_day_before_the_measure_is_not_registered",
            "test_the_rule_is_asked_again_at_every_step_that_builds_on_it",
        ),
        FORM,
    ),
    (3, 0, 2): Carried(
        ("refusal",),
        ("test_the_refusal_letter_quotes_the_article_and_names_where_the_matter_goes",),
        "不予受理告知书、案件移送函",
    ),
    (4, 0, 1): Carried(("report",), ("test_every_item_has_a_label_and_at_least_one_behaviour",), "办法页"),
    **{
        (4, item, place): OF_ARTICLE_4
        for item, places in ((7, 4), *((n, 1) for n in (1, 2, 3, 4, 5, 6, 8)))
        for place in range(1, places + 1)
    },
    (4, 9, 1): Carried(
        ("report", "verification", "override"),
        ("test_item_9_has_twenty_six_behaviours_and_a_rest",),
        "办法页的行为分类",
    ),
    (4, 10, 1): Carried(
        ("report", "court_report"),
        ("test_a_court_judgment_about_another_item_stays_on_the_county_track",),
        FORM,
    ),
    (4, 11, 1): Carried(
        ("override",), ("test_conduct_that_is_off_or_the_courts_is_refused_with_the_norm",), "例外决定表单"
    ),
    (5, 0, 1): Carried(
        ("push", "court_pass_on", "receipt", "reminder"),
        (
            "test_informed_bodies_are_of_the_four_groups_of_the_article",
            "test_each_agency_is_told_by_a_letter_of_its_own",
        ),
        "通报和回执（casefiles outbox）",
    ),
    (5, 1, 1): Carried(
        ("prior_notice", "decision"),
        ("test_an_enterprises_restriction_is_taken_unless_it_is_blocked",),
        "惩戒措施表格",
    ),
    (5, 2, 1): Carried(
        ("prior_notice", "decision"),
        ("test_a_restriction_of_another_kind_of_respondent_is_refused",),
        "惩戒措施表格",
    ),
    (5, 3, 1): Carried(
        ("prior_notice", "decision"),
        ("test_a_blocked_restriction_is_refused_with_the_norm_that_blocks_it",),
        "惩戒措施表格",
    ),
    (6, 0, 1): Carried(
        (), ("test_the_notice_comes_before_the_meeting_and_before_the_record",), "docs/procedure.md"
    ),
    (6, 1, 1): Carried(
        ("report", "supplement_request", "supplement"),
        (
            "test_a_department_reports_and_its_report_is_registered",
            "test_what_is_missing_is_asked_for_and_added_to_the_report",
        ),
        "报送登记；批量导入",
    ),
    (6, 2, 1): Carried(
        ("verification", "submission", "meeting", "decision", "entry", "push"),
        (
            "test_verification_states_facts_evidence_and_that_the_instrument_stands",
            "test_no_decision_without_the_meetings_minutes",
            "test_a_listing_comes_only_after_the_decision_was_served",
        ),
        LISTED,
    ),
    (6, 3, 1): Carried(
        ("prior_notice", "defence", "defence_review"),
        (
            "test_the_notice_says_what_is_proposed_why_and_how_long_one_may_answer",
            "test_nobody_is_passed_over_while_he_may_still_answer",
            "test_every_point_of_the_defence_is_answered_with_a_reason",
        ),
        "事先告知书；申辩复核表单",
    ),
    (6, 3, 2): Carried(
        ("entry",),
        (
            "test_the_person_is_told_again_after_the_entry",
            "test_agencies_and_the_public_hear_of_the_entry_after_the_person_has",
        ),
        "记入告知书",
    ),
    (6, 4, 1): Carried(
        ("objection", "objection_result", "rectification", "annulment"),
        (
            "test_an_objection_is_heard_before_and_after_the_record",
            "test_an_error_is_put_right_and_everyone_who_was_told_is_told_again",
            "test_what_is_put_right_is_shown_again_once_the_correction_is_signed",
            "test_no_correction_is_heavier",
        ),
        "更正通知书；案件页",
    ),
    (6, 4, 2): Carried(
        ("proceeding", "proceeding_reply", "stay", "proceeding_outcome"),
        (
            "test_a_stay_takes_the_listing_off_the_register_and_asks_every_agency_to_pause",
            "test_what_the_review_organ_changes_is_changed_with_the_outcome",
            "test_the_answer_to_a_review_or_a_suit_is_due_by_law",
            "test_an_objection_that_fails_is_answered_with_reasons_and_remedies",
        ),
        "异议处理结果告知书；案件页",
    ),
    (7, 0, 1): Carried(
        ("publication",),
        ("test_the_channels_are_the_articles", "test_the_channels_of_the_article_are_offered"),
        "公示栏",
    ),
    (7, 1, 1): Carried(
        ("publication",),
        ("test_an_organisation_is_shown_with_its_credit_code_and_without_its_representative",),
        "公示栏",
    ),
    (7, 2, 1): Carried(
        ("publication",), ("test_a_persons_whole_number_is_never_shown_nor_sex_and_age_by_default",), "公示栏"
    ),
    (7, 3, 1): Carried(
        ("publication",),
        ("test_the_entry_shows_conduct_instrument_performance_number_term_and_remedies",),
        "公示栏",
    ),
    (7, 4, 1): Carried(("publication",), ("test_the_register_never_tells_the_facts_of_the_case",), "公示栏"),
    (8, 0, 1): Carried(
        ("performance", "removal", "expiry", "repair_decision", "receipt"),
        (
            "test_a_listing_leaves_the_register_the_day_after_its_term_by_the_day_alone",
            "test_the_day_after_the_term_the_removal_is_filed_by_itself_with_its_letters",
            "test_the_file_is_not_closed_while_an_agency_still_restricts",
        ),
        LISTED,
    ),
    (8, 0, 2): Carried(
        ("push", "court_pass_on"),
        ("test_every_agency_that_was_told_of_the_listing_is_told_of_its_end",),
        "通报和回执",
    ),
    (9, 0, 1): Carried(
        ("publication", "takedown"),
        (
            "test_the_register_shows_exactly_what_is_published_today",
            "test_what_was_published_elsewhere_is_due_down_the_day_the_listing_ends",
        ),
        "公示栏；casefiles publish、lookup",
    ),
    (10, 0, 1): Carried(
        ("refusal",),
        ("test_a_matter_of_another_sector_is_referred_to_its_department",),
        "案件移送函；casefiles export-credit-china",
    ),
    (11, 0, 1): Carried(
        (),
        (
            "test_the_measure_names_who_explains_it",
            "test_a_ruling_is_found_by_a_word_a_name_or_a_number_however_bracketed",
        ),
        "casefiles interpret；检索",
    ),
    (12, 0, 1): Carried((), ("test_the_measure_is_in_force_since_12_november_2021",), "办法页"),
}


def sentences(measure: Measure) -> list[tuple[tuple[int, int, int], str]]:
    """Every sentence of the Measure with its place: article, item, number within it."""
    found = []
    for one in measure.articles:
        for item, texts in [(0, one.paragraphs), *((entry.number, (entry.text,)) for entry in one.items)]:
            parts = [part.strip() for text in texts for part in SENTENCE.findall(text) if part.strip()]
            found += [((one.number, item, place), part) for place, part in enumerate(parts, start=1)]
    return found


def every_test() -> dict[str, str]:
    """Every test function's name and the file that holds it."""
    return {
        name: path.relative_to(TESTS).as_posix()
        for path in TESTS.rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }


def problems(measure: Measure) -> list[str]:
    """Sentences that nothing carries, and steps or tests that do not exist."""
    places, tests = [place for place, _ in sentences(measure)], every_test()
    missing = [f"nothing carries {place}" for place in places if place not in CARRIED]
    strays = [f"there is no sentence {place}" for place in CARRIED if place not in places]
    unknown = [
        f"no step {step}" for carried in CARRIED.values() for step in carried.steps if step not in STEPS
    ]
    untested = [
        f"no test {test}" for carried in CARRIED.values() for test in carried.tests if test not in tests
    ]
    return [*missing, *strays, *unknown, *untested]


def page(measure: Measure) -> str:
    """docs/measure-coverage.md."""
    tests = every_test()
    lines = [
        "# The Measure, sentence by sentence (办法逐句)",
        "",
        "Generated: `python -m tests.measure_coverage --write`. Each sentence of the twelve articles, with the steps that carry",
        "it, the tests that hold it, and where a person sees it.",
        "",
        "| 条款 | 原文 | 步骤 | 测试 | 在哪里看到 |",
        "|---|---|---|---|---|",
    ]
    for (number, item, place), text in sentences(measure):
        carried = CARRIED[(number, item, place)]
        where = f"第{chinese_number(number)}条" + (f"（{chinese_number(item)}）" if item else "")
        steps = "<br>".join(f"{STEPS[name].title}" for name in carried.steps) or "—"
        named = "<br>".join(
            f"`{tests[name]}` {name.removeprefix('test_').replace('_', ' ')}" for name in carried.tests
        )
        lines.append(f"| {where} | {text.replace('|', '｜')} | {steps} | {named} | {carried.page} |")
    return "\n".join([*lines, ""])


def main() -> None:
    measure = shipped_measure("mulei-2021-3")
    found = problems(measure)
    if found:
        raise SystemExit("\n".join(found))
    if "--write" in sys.argv:
        PAGE.write_text(page(measure), encoding="utf-8")
    sys.stdout.write(f"{len(CARRIED)} sentences, each carried by a test\n")


if __name__ == "__main__":
    main()
