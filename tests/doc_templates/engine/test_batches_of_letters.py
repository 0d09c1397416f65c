"""A batch makes every letter it can, says why of the others, and goes on where it stopped."""

import csv
import io
from pathlib import Path
from typing import Any

import docx
import pytest

from doc_templates.engine.batch import INDEX, PRINT_FILE, Job, Made, make_letters
from doc_templates.engine.merging import NotAlike, merged
from doc_templates.samples import SAMPLES
from tests.doc_templates.letter_reading import LIBRARY, rendered, template_of, text_of

TEMPLATE = LIBRARY.template("removal")


def jobs(count: int) -> list[Job]:
    return [
        Job(f"2026-{n:04}", f"{n:04}-移出决定书", {**SAMPLES["removal"], "案号": f"2026-{n:04}"})
        for n in range(1, count + 1)
    ]


def sheet(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / INDEX).read_text(encoding="utf-8-sig"))))


@pytest.mark.parametrize(("count", "processes"), [(3, 1), (200, 2)])
def test_every_letter_is_made_and_listed_in_order(tmp_path: Path, count: int, processes: int) -> None:
    told: list[int] = []
    made = make_letters(TEMPLATE, jobs(count), tmp_path, told.append, processes)
    assert [line.key for line in made] == [job.key for job in jobs(count)]
    assert told[-1] == count
    assert [line["案号"] for line in sheet(tmp_path)] == [job.key for job in jobs(count)]
    assert {line["结果"] for line in sheet(tmp_path)} == {"已生成"}
    assert (tmp_path / "0002-移出决定书.docx").read_bytes() == TEMPLATE.render(jobs(2)[1].context)


def test_a_second_run_leaves_unchanged_letters_alone(tmp_path: Path) -> None:
    make_letters(TEMPLATE, jobs(3), tmp_path)
    (tmp_path / "0002-移出决定书.docx").unlink()
    before = (tmp_path / "0001-移出决定书.docx").stat().st_mtime_ns
    changed = jobs(3)
    changed[2] = Job(changed[2].key, changed[2].file_name, {**SAMPLES["removal"], "事由": "信用修复"})
    made = make_letters(TEMPLATE, changed, tmp_path)
    assert [line.was_there for line in made] == [True, False, False]
    assert (tmp_path / "0001-移出决定书.docx").stat().st_mtime_ns == before
    assert "信用修复" in text_of((tmp_path / "0003-移出决定书.docx").read_bytes())


def test_a_half_written_journal_does_no_harm(tmp_path: Path) -> None:
    make_letters(TEMPLATE, jobs(2), tmp_path)
    with (tmp_path / ".文书进度.jsonl").open("a", encoding="utf-8") as journal:
        journal.write('["0001')
    assert [line.was_there for line in make_letters(TEMPLATE, jobs(2), tmp_path)] == [True, True]


def test_a_letter_that_cannot_be_made_does_not_stop_the_others(tmp_path: Path) -> None:
    broken: dict[str, Any] = dict(SAMPLES["removal"])
    del broken["事由"]
    made = make_letters(TEMPLATE, [jobs(1)[0], Job("2026-0002", "坏", broken)], tmp_path)
    assert [bool(line.sha256) for line in made] == [True, False]
    assert "事由" in sheet(tmp_path)[1]["结果"]
    assert not (tmp_path / "坏.docx").exists()


def test_nothing_half_written_stays(tmp_path: Path) -> None:
    make_letters(TEMPLATE, jobs(3), tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {*(f"{job.file_name}.docx" for job in jobs(3)), INDEX, PRINT_FILE, ".文书进度.jsonl"}


def test_the_sheet_holds_no_formula(tmp_path: Path) -> None:
    make_letters(TEMPLATE, [Job("=1+1", "0001", SAMPLES["removal"])], tmp_path)
    assert sheet(tmp_path)[0]["案号"] == "'=1+1"


def test_the_print_file_holds_all_letters_each_from_page_one(tmp_path: Path) -> None:
    make_letters(TEMPLATE, jobs(3), tmp_path)
    printed = docx.Document(str(tmp_path / PRINT_FILE))
    assert text_of((tmp_path / PRINT_FILE).read_bytes()).count("移出决定书") == 3
    assert len(printed.sections) == 3
    for section in printed.sections:
        assert section.start_type is not None
        assert section.start_type.name == "ODD_PAGE"
        assert 'w:start="1"' in section._sectPr.xml


def test_letters_of_different_templates_are_not_merged() -> None:
    with pytest.raises(NotAlike, match="逐份打印"):
        merged([rendered("decision"), rendered("agency_notice")])
    with pytest.raises(NotAlike):
        merged([])
    assert merged([template_of("甲").render({})])


def test_a_line_of_the_sheet_knows_its_file(tmp_path: Path) -> None:
    assert make_letters(TEMPLATE, jobs(1), tmp_path) == [
        Made(
            "2026-0001",
            tmp_path / "0001-移出决定书.docx",
            make_letters(TEMPLATE, jobs(1), tmp_path)[0].sha256,
        )
    ]


@pytest.mark.parametrize("name", ["", "../x", "a/b", "a\\b", ".x"])
def test_a_job_cannot_leave_its_folder(name: str) -> None:
    with pytest.raises(ValueError, match="file name"):
        Job("1", name, {})
