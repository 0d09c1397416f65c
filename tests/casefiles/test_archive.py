"""The archive: a closed case as a bag that anyone can verify, with cover, contents list and remarks sheet."""

from __future__ import annotations

import shutil
from datetime import date

import bagit
import pytest
from builders import copied, words_of

from casefiles.cases.states import State
from casefiles.office import archiving
from casefiles.office.errors import AlreadyArchived, Refused

LATER = date(2026, 12, 1)
WAGES = "2026-0001"


def bag_of(office, number=WAGES):
    """The bag that the newest closing of the file made."""
    return sorted((office.home / "archive" / number[:4]).glob(f"{number}*"))[-1]


@pytest.fixture
def office(demo, tmp_path):
    """The finished demonstration, to be damaged at will."""
    return copied(demo, tmp_path / "office", LATER)


def paper(office, name, number=WAGES) -> str:
    return words_of((bag_of(office, number) / "data" / "cover" / f"{name}.docx").read_bytes())


def archived(office):
    return [case for case in office.every_case() if case.state == State.ARCHIVED]


def test_every_archived_case_is_a_valid_bag(demo):
    for case in archived(demo):
        assert bagit.Bag(str(bag_of(demo, case.number))).is_valid()
        assert archiving.verify(demo, case.number) == []


def test_the_bag_holds_every_record_and_every_file_that_a_record_names(demo):
    for case in archived(demo):
        inside = {p.relative_to(bag_of(demo, case.number) / "data").as_posix() for p in bag_of(demo, case.number).rglob("*") if p.is_file() and "data" in p.parts}  # fmt: skip
        assert {ref.path for ref in demo.file_refs(case)} <= inside
        assert len([name for name in inside if name.startswith("records/")]) == case.sequence


def test_an_altered_file_is_named(office):
    letter = next((bag_of(office) / "data" / "letters").iterdir())
    letter.chmod(0o600)
    letter.write_bytes(letter.read_bytes() + b"x")

    problems = archiving.verify(office, WAGES)

    assert any(letter.name in problem.where for problem in problems)
    assert any(letter.name in problem.where for problem in office.check())


def test_a_missing_file_is_named(office):
    letter = next((bag_of(office) / "data" / "letters").iterdir())
    letter.unlink()

    assert any(letter.name in problem.where for problem in archiving.verify(office, WAGES))


def test_a_missing_bag_is_named_and_made_again(office):
    before = sorted(p.relative_to(bag_of(office)).as_posix() for p in bag_of(office).rglob("*"))
    _remove(bag_of(office))
    assert archiving.missing_bags(office) == [WAGES]
    assert any(WAGES in problem.where and "casefiles archive" in problem.what for problem in office.check())
    assert "没有这个案件的归档包" in archiving.verify(office, WAGES)[0].what

    archiving.pack(office, office.case(WAGES))

    assert archiving.missing_bags(office) == []
    assert archiving.verify(office, WAGES) == []
    assert sorted(p.relative_to(bag_of(office)).as_posix() for p in bag_of(office).rglob("*")) == before


def _remove(bag):
    for path in bag.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    shutil.rmtree(bag)


def test_a_bag_is_never_replaced(office):
    with pytest.raises(AlreadyArchived):
        archiving.pack(office, office.case(WAGES))


def test_the_cover_names_the_case_and_how_it_ended(demo):
    words = paper(demo, "案卷封面")

    for part in ("木垒县甲例建筑劳务有限公司", "拖欠农民工工资", "已移出", "30年", WAGES, "李经办"):
        assert part in words


def test_the_contents_list_has_every_paper_once_in_order_finals_in_place_of_drafts(demo):
    case = demo.case(WAGES)

    rows = archiving.contents_rows(demo, case)

    assert [row["顺序号"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    assert all(row["题名"] for row in rows)
    numbers = [row["文号"] for row in rows if row["文号"]]
    assert sorted(numbers) == sorted(letter.number for letter in case.letters if letter.number)
    assert [row["日期"] for row in rows] == sorted(row["日期"] for row in rows)


def test_the_remarks_sheet_names_who_filed_and_who_checked(demo):
    words = paper(demo, "卷内备考表")

    for part in ("本卷共", "李经办", "马协办"):
        assert part in words


def test_bag_info_says_whose_it_is_and_how_long_it_is_kept(demo):
    info = bagit.Bag(str(bag_of(demo))).info

    assert info["External-Identifier"] == WAGES
    assert info["Source-Organization"] == "木垒哈萨克自治县发展和改革委员会"
    assert info["Retention"] == "30年"
    assert info["Outcome"] == "已移出"


def test_a_case_that_still_runs_is_not_archived(at):
    with pytest.raises(Refused, match="只在"):
        at("listed").file("archive", {"retention": "30年", "inspector": "马协办"})


def test_a_case_with_a_letter_underway_is_not_archived(at):
    walk = at("reported").file("refusal", {"reason_kind": "not_in_scope", "reasons": ["不属于。"]})
    walk.letters_to_seal()

    with pytest.raises(Refused):
        walk.file("archive", {"retention": "30年", "inspector": "马协办"})


def test_an_archived_case_can_still_be_read_and_found(demo):
    assert demo.case(WAGES).state == State.ARCHIVED
    assert demo.search("甲例建筑")[0].id == WAGES


def test_a_file_taken_up_again_is_closed_anew_beside_its_first_archive(demo):
    [again] = [case for case in demo.every_case() if case.latest("reopening")]
    folder = demo.home / "archive" / again.number[:4]

    first, second = (folder / again.number / "data", folder / f"{again.number}_2" / "data")
    records = [len(list((bag / "records").iterdir())) for bag in (first, second)]
    assert records[0] < records[1] == again.sequence
    assert archiving.verify(demo, again.number) == []


def test_a_closed_file_is_taken_up_for_what_the_person_has_a_right_to(demo):
    [again] = [case for case in demo.every_case() if case.latest("reopening")]
    taken_up = again.latest("reopening")

    assert taken_up.answers["outcome"] == again.closed_as
    assert [filing.step for filing in again.filings[taken_up.sequence :]][:2] == [
        "information_request",
        "information_reply",
    ]
