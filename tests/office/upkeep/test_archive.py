"""The archive: a closed case as a bag that anyone can verify, with cover, contents list and remarks sheet."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date

import bagit
import pytest

from casefiles.cases.states import State
from casefiles.office.errors import AlreadyArchived, Refused
from casefiles.office.reading.cases import every_case, files_of, read_case
from casefiles.office.reading.search import search_rulings
from casefiles.office.upkeep.archive import missing_bags, pack, verify_bags
from casefiles.office.upkeep.checks import check_everything
from casefiles.people.personal_copy import Reason, file_standing
from casefiles.procedure.archive.contents_list import contents_lists, made_by
from casefiles.procedure.step import Maker
from casefiles.procedure.table import PROCEDURE
from storage import FileRef
from tests.builders.cases import reported, then
from tests.builders.files import words_of
from tests.builders.reports import enterprise
from tests.world.offices import copied

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
    return [case for case in every_case(office) if case.state == State.ARCHIVED]


def test_every_archived_case_is_a_valid_bag(demo):
    for case in archived(demo):
        assert bagit.Bag(str(bag_of(demo, case.number))).is_valid()
        assert verify_bags(demo, case.number) == []


def test_the_bag_holds_every_record_and_every_file_that_a_record_names(demo):
    for case in archived(demo):
        inside = {p.relative_to(bag_of(demo, case.number) / "data").as_posix() for p in bag_of(demo, case.number).rglob("*") if p.is_file() and "data" in p.parts}  # fmt: skip
        assert {ref.path for ref in files_of(demo, case)} <= inside
        assert len([name for name in inside if name.startswith("records/")]) == case.sequence


def test_an_altered_file_is_named(office):
    letter = next((bag_of(office) / "data" / "letters").iterdir())
    letter.chmod(0o600)
    letter.write_bytes(letter.read_bytes() + b"x")

    problems = verify_bags(office, WAGES)

    assert any(letter.name in problem.where for problem in problems)
    assert any(letter.name in problem.where for problem in check_everything(office))


def test_a_missing_file_is_named(office):
    letter = next((bag_of(office) / "data" / "letters").iterdir())
    letter.unlink()

    assert any(letter.name in problem.where for problem in verify_bags(office, WAGES))


def test_a_missing_bag_is_named_and_made_again(office):
    before = sorted(p.relative_to(bag_of(office)).as_posix() for p in bag_of(office).rglob("*"))
    _remove(bag_of(office))
    assert missing_bags(office) == [WAGES]
    assert any(
        WAGES in problem.where and "casefiles archive" in problem.what for problem in check_everything(office)
    )
    assert "没有这个案件的归档包" in verify_bags(office, WAGES)[0].what

    pack(office, read_case(office, WAGES))

    assert missing_bags(office) == []
    assert verify_bags(office, WAGES) == []
    assert sorted(p.relative_to(bag_of(office)).as_posix() for p in bag_of(office).rglob("*")) == before


def _remove(bag):
    for path in bag.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    shutil.rmtree(bag)


def test_a_bag_is_never_replaced(office):
    with pytest.raises(AlreadyArchived):
        pack(office, read_case(office, WAGES))


def test_the_cover_names_the_case_and_how_it_ended(demo):
    words = paper(demo, "案卷封面（正卷）")

    for part in ("木垒县甲例建筑劳务有限公司", "拖欠农民工工资", "已移出", "30年", WAGES, "李经办"):
        assert part in words


def lists_of(office, case) -> dict[str, list[dict[str, str]]]:
    """The rows of each volume by its name."""
    lists = contents_lists(case, office.details, office.measure)
    return {volume.value: rows for volume, rows in lists.items()}


def test_the_contents_lists_have_every_paper_once_in_order_finals_in_place_of_drafts(demo):
    case = read_case(demo, WAGES)

    lists = lists_of(demo, case)

    for rows in lists.values():
        assert [row["顺序号"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
        assert all(row["题名"] for row in rows)
        assert [row["日期"] for row in rows] == sorted(row["日期"] for row in rows)
    numbers = [row["文号"] for rows in lists.values() for row in rows if row["文号"]]
    assert sorted(numbers) == sorted(letter.number for letter in case.letters if letter.number)


def test_each_volume_has_a_cover_a_list_and_a_remarks_sheet_that_name_it(demo):
    for case in archived(demo):
        cover = bag_of(demo, case.number) / "data" / "cover"
        volumes = lists_of(demo, case)
        named = {
            f"{title}（{name}）.docx" for title in ("案卷封面", "卷内目录", "卷内备考表") for name in volumes
        }
        assert {path.name for path in cover.iterdir()} == named
        for path in cover.iterdir():
            [mine] = [name for name in volumes if name in path.name]
            assert [name for name in ("正卷", "副卷") if name in words_of(path.read_bytes())] == [mine]


def test_what_the_person_may_not_have_is_what_the_inner_volume_holds(demo):
    """One knowledge of it: the contents lists and what is handed out to the person cannot differ."""
    for case in archived(demo):
        lists = {name: Counter(row["题名"] for row in rows) for name, rows in lists_of(demo, case).items()}
        kept_back: dict[Reason | None, Counter[str]] = defaultdict(Counter)
        for filing in case.filings:
            for file in filing.files:
                reason = file_standing(case, filing, file).reason
                kept_back[reason][file.title.removesuffix("（签发）")] += 1
        theirs, drafts = kept_back.pop(None, Counter()), kept_back.pop(Reason.DRAFT, Counter())
        inner = sum(kept_back.values(), Counter())
        assert lists.get("正卷", Counter()) == theirs
        # Of the drafts those remain that never became a letter.
        assert inner <= lists.get("副卷", Counter()) <= inner + drafts


def test_working_papers_of_the_deliberation_are_in_the_inner_volume_only(demo):
    lists = lists_of(demo, read_case(demo, WAGES))
    titles = {name: {row["题名"] for row in rows} for name, rows in lists.items()}

    for inner in ("核查报告", "法制审核意见书", "会议纪要摘录"):
        assert inner in titles["副卷"]
        assert inner not in titles["正卷"]
    for theirs in ("受理（立案）审批表", "失信行为认定决定书", "陈述申辩材料", "送达回证"):
        assert theirs in titles["正卷"]


def test_the_contents_list_names_who_made_each_paper(demo):
    case = read_case(demo, WAGES)
    makers = {row["题名"]: row["责任者"] for rows in lists_of(demo, case).values() for row in rows}
    office = demo.details.name

    assert makers["陈述申辩材料"] == case.latest("defence").answers["by"]
    assert makers["送达回证"] == makers["失信行为认定决定书"] == makers["核查报告"] == office
    assert makers["会议纪要摘录"] == demo.details.government
    assert {
        row["责任者"] for rows in lists_of(demo, case).values() for row in rows if row["题名"] == "回执"
    } == {
        "县财政局",
        "县住房和城乡建设局",
    }


def test_nothing_of_the_person_is_put_down_to_the_department(demo):
    """Every paper of every case of this county's own track that the demonstration closed."""
    for case in archived(demo):
        if case.is_court_track:
            continue
        for filing in case.filings:
            for file in filing.files:
                maker = made_by(case, filing, file, demo.details, demo.measure)
                if maker == case.report.department:
                    is_its_own = filing.step in (
                        "report",
                        "court_report",
                        "supplement",
                        "withdrawal",
                        "receipt",
                    )
                    assert is_its_own or filing.answers.get("source") == maker


def test_the_maker_of_what_contests_a_decision_is_the_body_that_wrote_it(demo):
    tried = 0
    for case in archived(demo):
        for filing in case.filings:
            if filing.step in ("proceeding", "stay", "proceeding_outcome"):
                tried += 1
                [file] = [one for one in filing.files if one.kind == "evidence"]
                body = made_by(case, filing, file, demo.details, demo.measure)
                assert body in ("木垒县人民法院", "木垒哈萨克自治县人民政府")
    assert tried


MERGED_IN = {"came_from": "2026-0002", "items": [], "behaviours": [], "facts": "", "reasons": []}
SPLIT_OFF = {"relation": "split", "related_case": "2026-0002"}


@pytest.mark.parametrize(
    "case",
    [then(reported(enterprise()), "merged_in", MERGED_IN), reported(enterprise(**SPLIT_OFF))],
    ids=["merged in", "split off"],
)
def test_papers_from_another_case_are_noted_as_such_and_put_down_to_nobody(demo, case):
    paper = FileRef("evidence/0001-现场笔录.pdf", "0" * 64, 1, "evidence", "现场笔录")
    *before, last = case.filings
    case = replace(case, filings=(*before, replace(last, files=(paper,))))

    [row] = lists_of(demo, case)["正卷"]

    assert (row["责任者"], row["备注"]) == ("", "由案件2026-0002转入")


def test_where_the_records_do_not_tell_who_made_a_paper_the_list_says_so(demo):
    rows = [row for rows in lists_of(demo, read_case(demo, WAGES)).values() for row in rows]
    assert {row["题名"]: row["备注"] for row in rows}["履行证明"] == "责任者未登记"
    assert all(row["责任者"] or row["备注"] for row in rows)


def test_pages_are_left_to_be_numbered_by_hand_and_the_papers_say_so(demo):
    assert "页号待装订编号后手工填写" in paper(demo, "卷内目录（正卷）")
    assert "本系统不编排页码" in paper(demo, "卷内备考表（正卷）")


def test_a_step_that_takes_a_file_says_who_made_it_or_is_known_not_to():
    """A new upload is decided on: these may come from anyone, and no answer tells from whom."""
    untold = {
        step.name for step in PROCEDURE if step.upload is not None and step.upload.made_by is Maker.UNKNOWN
    }
    assert untold == {
        "annulment",
        "merged_in",
        "merger",
        "override",
        "performance",
        "rectification",
        "service_attempt",
        "termination",
        "verification",
    }


def test_the_remarks_sheet_names_who_filed_and_who_checked(demo):
    words = paper(demo, "卷内备考表（正卷）")

    for part in ("本卷共", "李经办", "马协办"):
        assert part in words


def test_bag_info_says_whose_it_is_and_how_long_it_is_kept(demo):
    info = bagit.Bag(str(bag_of(demo))).info

    assert info["External-Identifier"] == WAGES
    assert info["Source-Organization"] == "木垒哈萨克自治县发展和改革委员会"
    assert info["Retention"] == "30年"
    assert info["Outcome"] == "已移出"


def test_a_case_that_still_runs_is_not_archived(world):
    with pytest.raises(Refused, match="只在"):
        world.case_at("listed").file("archive", {"retention": "30年", "inspector": "马协办"})


def test_a_case_with_a_letter_underway_is_not_archived(world):
    worker = world.case_at("reported").file(
        "refusal", {"reason_kind": "not_in_scope", "reasons": ["不属于。"]}
    )
    worker.letters_to_seal()

    with pytest.raises(Refused):
        worker.file("archive", {"retention": "30年", "inspector": "马协办"})


def test_an_archived_case_can_still_be_read_and_found(demo):
    assert read_case(demo, WAGES).state == State.ARCHIVED
    assert search_rulings(demo, "甲例建筑")[0].id == WAGES


def test_a_file_taken_up_again_is_closed_anew_beside_its_first_archive(demo):
    [again] = [case for case in every_case(demo) if case.latest("reopening")]
    folder = demo.home / "archive" / again.number[:4]

    first, second = (folder / again.number / "data", folder / f"{again.number}_2" / "data")
    records = [len(list((bag / "records").iterdir())) for bag in (first, second)]
    assert records[0] < records[1] == again.sequence
    assert verify_bags(demo, again.number) == []


def test_a_closed_file_is_taken_up_for_what_the_person_has_a_right_to(demo):
    [again] = [case for case in every_case(demo) if case.latest("reopening")]
    taken_up = again.latest("reopening")

    assert taken_up.answers["outcome"] == again.closed_as
    assert [filing.step for filing in again.filings[taken_up.sequence :]][:2] == [
        "information_request",
        "information_reply",
    ]
