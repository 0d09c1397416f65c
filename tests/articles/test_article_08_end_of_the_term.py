"""Article 8: term over and duty met, the name leaves the list by itself, and every agency lifts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casefiles.cases.states import State
from casefiles.office.errors import Refused
from casefiles.office.reading.agencies import outbox_of
from casefiles.office.reading.cases import every_case, read_case
from casefiles.office.reading.register import published
from casefiles.office.reading.steps import deadlines_of, turns_in
from casefiles.office.upkeep.due import run_due
from casefiles.outward.agencies import agencies_still_restricting
from casefiles.outward.register import is_shown, shown
from casefiles.people.roles import Role
from tests.builders.cases import MEASURE
from tests.builders.files import letter_words
from tests.world.stages import TERM_END

PAID = {"performed_on": "2026-03-02", "proof": "已缴清罚款。"}
DAY_AFTER = TERM_END + timedelta(days=1)


@pytest.fixture
def performed(world):
    """A published listing whose duty is met."""
    return world.case_at("published").on("2026-03-02").file("performance", PAID)


def test_the_term_runs_from_the_decision_to_its_last_day(world):
    assert [day.isoformat() for day in world.snapshot("listed").listing.term] == ["2026-02-02", "2026-05-01"]


def test_a_listing_leaves_the_register_the_day_after_its_term_by_the_day_alone(world):
    case = world.snapshot("published")

    assert is_shown(case, MEASURE, TERM_END)
    assert not is_shown(case, MEASURE, DAY_AFTER)
    assert shown([case], MEASURE, "机关", TERM_END) != []
    assert shown([case], MEASURE, "机关", DAY_AFTER) == []


def test_nobody_has_to_do_anything_for_the_register_to_forget(performed):
    performed.on(TERM_END.isoformat())
    assert len(published(performed.office)) == 1

    performed.on(DAY_AFTER.isoformat())

    assert performed.case.state == State.LISTED
    assert published(performed.office) == []


def test_on_the_last_day_of_the_term_nothing_is_removed_yet(performed):
    assert run_due(performed.on(TERM_END.isoformat()).office) == []


def test_the_day_after_the_term_the_removal_is_filed_by_itself_with_its_letters(performed):
    [case] = run_due(performed.on(DAY_AFTER.isoformat()).office)

    assert case.state == State.REMOVAL_PENDING
    assert case.filings[-1].filed_by["role"] == "system"
    assert [(x.kind, x.addressee) for x in case.service.letters_of("removal")] == [
        ("removal", "木垒县例样商贸有限公司"),
        ("lift_notice", "县财政局"),
        ("lift_notice", "县市场监督管理局"),
    ]


def test_the_removal_is_filed_once_however_often_the_day_is_looked_at(performed):
    performed.on(DAY_AFTER.isoformat())

    assert len(run_due(performed.office)) == 1
    assert run_due(performed.office) == []


def test_the_removal_letter_cites_the_article_and_names_who_was_told(performed):
    run_due(performed.on(DAY_AFTER.isoformat()).office)

    words = letter_words(performed, "removal")

    assert "《木垒县社会信用联合惩戒管理办法》第八条" in words
    assert "县财政局" in words
    assert "县市场监督管理局" in words


def test_the_lift_notice_says_by_when_to_lift(performed):
    run_due(performed.on("2026-05-06").office)
    performed.letters_to_seal()

    assert "2026年5月9日" in letter_words(performed, "lift_notice", "finance")


def test_a_duty_that_is_not_met_keeps_the_case_open_but_off_the_register(world):
    worker = world.case_at("published").on(DAY_AFTER.isoformat())

    assert run_due(worker.office) == []
    assert published(worker.office) == []
    with pytest.raises(Refused, match="尚无义务已履行的记载"):
        worker.file("removal", {})


def test_a_duty_met_after_the_term_lets_the_removal_follow(world):
    worker = (
        world.case_at("published").on("2026-05-06").file("performance", PAID | {"performed_on": "2026-05-06"})
    )

    assert [case.number for case in run_due(worker.office)] == [worker.number]


def test_a_clerk_cannot_remove_before_the_term(performed):
    with pytest.raises(Refused, match="记入期限至2026年5月1日，尚未届满"):
        performed.file("removal", {})


def test_the_file_is_not_closed_while_an_agency_still_restricts(performed):
    run_due(performed.on("2026-05-06").office)
    performed.letters_to_seal().serve("2026-05-06")
    assert agencies_still_restricting(performed.case) == ["finance", "market"]
    archive = {"retention": "30年", "inspector": "马协办"}

    with pytest.raises(Refused, match="县财政局、县市场监督管理局尚未回执解除限制"):
        performed.file("archive", archive)
    for agency in ("finance", "market"):
        performed.file("receipt", {"agency": agency, "action": "lifted", "acted_on": "2026-05-06"})
    with pytest.raises(Refused, match="木垒县政府网站尚未登记撤下公示"):
        performed.file("archive", archive)
    performed.file(
        "takedown", {"channels": ["木垒县政府网站"], "taken_down_on": "2026-05-06", "note": ["已核对。"]}
    )
    performed.file("archive", archive)

    assert performed.case.state == State.ARCHIVED


def test_every_agency_that_was_told_of_the_listing_is_told_of_its_end(demo):
    for case in every_case(demo):
        if case.every("removal") or case.every("court_release"):
            lifted = {x.agency for x in case.letters if x.kind == "lift_notice" and x.served_on}
            assert lifted == set(case.listing.informed_agencies), case.number


def test_nobody_is_informed_of_a_listing_whose_term_is_over(world):
    worker = world.case_at("listed").on(DAY_AFTER.isoformat())

    with pytest.raises(Refused, match="期限已届满"):
        worker.file("push", {"agencies": ["finance"], "purpose": "依法使用。"})


def test_a_shorter_term_after_a_correction_ends_the_publication_sooner(demo):
    case = read_case(demo, "2026-0003")

    assert case.listing.term[1].isoformat() == "2027-03-11"
    assert not is_shown(case, MEASURE, case.listing.term[1] + timedelta(days=1))


def test_what_was_published_elsewhere_is_due_down_the_day_the_listing_ends(performed):
    run_due(performed.on("2026-05-06").office)
    due = next(d for d in deadlines_of(performed.office, performed.case) if d.key == "takedown")

    assert due.last_day == date(2026, 5, 1)
    assert Role.CLERK in turns_in(performed.office, performed.case)


def test_an_agency_that_is_late_is_reminded_and_the_others_are_left_in_peace(world):
    worker = world.case_at("informed")
    for agency in ("finance", "market"):
        assert not [row for row in outbox_of(worker.office, agency) if row.is_late(date(2026, 3, 2))]

    with pytest.raises(Refused, match="没有逾期未回执的单位"):
        worker.on("2026-03-02").file("reminder", {"agencies": ["finance"], "note": ""})
