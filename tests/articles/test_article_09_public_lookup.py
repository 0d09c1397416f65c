"""Article 9: people look the information up. They see what stands today, masked, and nothing else."""

from __future__ import annotations

from datetime import date

from casefiles.cases.states import State
from casefiles.cli.printing import case_as_json
from casefiles.law.ground import Place
from casefiles.office.reading.cases import every_case, find_by_identity, read_case, view_case
from casefiles.office.reading.documents import read_document
from casefiles.office.reading.register import published
from tests.builders.cases import MEASURE
from tests.world.offices import copied


def test_the_register_shows_exactly_what_is_published_today(demo, tmp_path):
    names = {}
    for number, day in enumerate((date(2026, 3, 16), date(2026, 4, 1), date(2026, 9, 1), date(2027, 3, 12))):
        office = copied(demo, tmp_path / str(number), day)
        names[day.isoformat()] = [entry.name for entry in published(office)]

    assert names == {
        "2026-03-16": [],
        "2026-04-01": ["孙试样"],
        "2026-09-01": ["孙试样"],
        "2027-03-12": [],
    }


def test_an_archived_listing_is_in_the_file_and_not_in_the_register(demo, tmp_path):
    office = copied(demo, tmp_path / "later", date(2026, 10, 1))

    assert read_case(office, "2026-0001").state == State.ARCHIVED
    assert "木垒县甲例建筑劳务有限公司" not in [entry.name for entry in published(office)]


def test_the_channels_of_the_article_are_offered(demo):
    assert set(demo.measure.channels) == {"木垒县政府网站", "木垒零距离"}
    assert all(c.removeprefix("木垒县") in MEASURE.quote(Place(9)) for c in demo.measure.channels)


def test_a_person_is_found_by_the_whole_number_and_by_nothing_less(demo):
    number = read_case(demo, "2026-0003").respondent.identity_number

    assert [e["number"] for e in find_by_identity(demo, number)] == ["2026-0003"]
    assert [e["number"] for e in find_by_identity(demo, f" {number.lower()} ")] == ["2026-0003"]
    assert find_by_identity(demo, number[:17]) == []
    assert find_by_identity(demo, "") == []


def test_the_index_cannot_be_turned_back_into_numbers(demo):
    for case in every_case(demo):
        entry = demo.index.get(case.number)
        assert case.respondent.identity_number not in str(entry)


def test_a_case_as_data_for_other_programs_is_masked(demo):
    case = read_case(demo, "2026-0003")

    assert case.respondent.identity_number not in str(case_as_json(demo, case))


def test_every_view_of_a_file_is_logged_with_who_and_why(demo, tmp_path):
    from tests.world.staff import CLERK

    office = copied(demo, tmp_path / "views", date(2026, 10, 1))

    view_case(office, "2026-0003", CLERK, "答复来访")
    path = read_case(office, "2026-0003").letters[0].path
    read_document(office, "2026-0003", path, CLERK)

    viewed, opened = list(office.log.lines("2026-0003"))[-2:]
    assert (viewed["by"], viewed["why"], viewed["what"]) == ("li", "答复来访", "查看案卷")
    assert path in opened["what"]
