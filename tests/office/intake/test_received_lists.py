"""Taking in a department's workbook: good rows become cases, doubtful ones wait, faulty ones go back with reasons."""

from __future__ import annotations

import json
from importlib import resources
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from casefiles.cases.states import State
from casefiles.office.errors import UnreadableWorkbook
from casefiles.office.intake.workbook import look_over, take_in
from casefiles.office.reading.cases import every_case, read_case
from forms.workbook.columns import label_of
from tests.builders.files import every_file
from tests.builders.numbers import credit_code
from tests.world.offices import new_office
from tests.world.staff import CLERK

SAMPLES = resources.files("casefiles.demo") / "samples"
WORKBOOK = "部门报送表.xlsx"
SAMPLE = (SAMPLES / WORKBOOK).read_bytes()
EXPECTED = json.loads((SAMPLES / "部门报送表.expected.json").read_text(encoding="utf-8"))
OUTCOMES = {"take": {"已收"}, "review": {"待核"}, "reject": {"退回"}, "either": {"已收", "待核"}}
HEADERS = (
    "报送单位", "主体类型", "姓名（名称）", "证件号码", "失信行为", "具体情形", "行为发生日期",
    "主要事实", "依据文书名称", "文书文号", "作出机关", "文书日期",
)  # fmt: skip
ROW = (
    "县市场监督管理局", "企业", "木垒县例样商贸有限公司", credit_code("000000"), "（九）", "计量作弊", "2025-06-30",
    "使用作弊的电子秤。", "行政处罚决定书", "例市监罚〔2025〕7号", "县市场监督管理局", "2025-09-01",
)  # fmt: skip


def workbook(*rows, headers=HEADERS) -> bytes:
    book = Workbook()
    for row in (headers, *rows):
        book.active.append(list(row))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def changed(**cells) -> tuple:
    """The good row with some cells changed, by header."""
    return tuple(cells.get(header, value) for header, value in zip(HEADERS, ROW, strict=True))


def outcomes(intake) -> list[str]:
    return [row.outcome for row in intake.rows]


# --- the sample ---


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """An office that took in the sample, and what came of it."""
    office = new_office(tmp_path_factory.mktemp("intake") / "office")
    return office, take_in(office, SAMPLE, WORKBOOK, CLERK)


@pytest.fixture(scope="module")
def intake(taken):
    return taken[1]


def test_every_row_of_the_sample_is_judged(intake):
    assert [row.row.number for row in intake.rows] == [want["sheet_row"] for want in EXPECTED]


@pytest.mark.parametrize("want", EXPECTED, ids=lambda want: f"{want['序号']}-{want['fault']}")
def test_each_row_of_the_sample_comes_out_as_expected(intake, want):
    row = next(row for row in intake.rows if row.row.number == want["sheet_row"])

    assert row.outcome in OUTCOMES[want["want"]]
    if row.outcome != "已收":
        said = "".join(
            f"{label_of(reason.field) if reason.field else ''}{reason.message}" for reason in row.reasons
        )
        assert want["names"] in said


def test_every_row_that_was_taken_or_doubted_has_its_case_and_no_other_has(taken):
    office, intake = taken
    for row in intake.rows:
        assert bool(row.case_number) == (row.outcome != "退回")
        if row.case_number:
            assert read_case(office, row.case_number).respondent.name == row.name


def test_a_doubtful_row_waits_for_a_clerk_with_its_doubts(taken):
    office, intake = taken
    for row in intake.rows:
        if row.outcome == "待核":
            case = read_case(office, row.case_number)
            assert case.opening.facts["doubts"] != []
            assert case.state == State.DOUBTFUL


def test_a_case_knows_the_workbook_sheet_and_row_that_it_came_from(taken):
    office, intake = taken
    first = intake.rows[0]

    source = read_case(office, first.case_number).opening.facts["source"]

    assert (source["workbook"], source["row"]) == (WORKBOOK, first.row.number)
    assert len(source["sha256"]) == 64


def test_the_workbook_comes_back_with_what_came_of_each_row(intake):
    sheet = load_workbook(BytesIO(intake.returned)).worksheets[0]
    headers = [
        str(cell.value).replace("\n", "") for row in sheet.iter_rows(max_row=4) for cell in row if cell.value
    ]
    told = {str(cell.value) for row in sheet.iter_rows() for cell in row}

    assert {"处理结果", "原因", "案号"} <= set(headers)
    assert {row.case_number for row in intake.rows if row.case_number} <= told


def test_the_original_and_the_result_are_kept(taken):
    _, intake = taken
    names = sorted(path.name for path in intake.folder.iterdir())

    assert names == ["原表-部门报送表.xlsx", "处理结果.xlsx"]
    assert (intake.folder / names[0]).read_bytes() == SAMPLE


# --- once, all or none, nothing by looking ---


def test_the_same_workbook_twice_makes_no_second_case(office):
    data = workbook(
        ROW, changed(**{"姓名（名称）": "木垒县例二样商贸有限公司", "证件号码": credit_code("000002")})
    )
    first = take_in(office, data, "表.xlsx", CLERK)

    again = take_in(office, data, "表.xlsx", CLERK)

    assert [row.case_number for row in first.rows] == ["2026-0001", "2026-0002"]
    assert len(list(every_case(office))) == 2
    assert {row.case_number for row in again.rows} <= {"2026-0001", "2026-0002"}


def test_a_run_that_was_cut_short_goes_on_where_it_stopped(office):
    names = [f"木垒县例{n}样商贸有限公司" for n in "甲乙丙"]
    rows = [changed(**{"姓名（名称）": n, "证件号码": credit_code(f"00001{i}")}) for i, n in enumerate(names)]
    data = workbook(*rows)

    def stop(done, total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in(office, data, "表.xlsx", CLERK, progress=stop)
    take_in(office, data, "表.xlsx", CLERK)

    assert [case.respondent.name for case in every_case(office)] == names


def test_with_all_or_none_a_faulty_row_keeps_every_other_out(office):
    data = workbook(ROW, changed(证件号码="91999999MA00000070X"))

    looked = take_in(office, data, "表.xlsx", CLERK, all_or_none=True)

    assert outcomes(looked) == ["已收", "退回"]
    assert looked.folder is None
    assert list(every_case(office)) == []


def test_with_all_or_none_a_sound_workbook_is_taken_whole(office):
    taken = take_in(office, workbook(ROW), "表.xlsx", CLERK, all_or_none=True)

    assert [row.case_number for row in taken.rows] == ["2026-0001"]


def test_looking_a_workbook_over_files_nothing(office):
    before = every_file(office.home)

    look_over(office, SAMPLE, WORKBOOK, CLERK)

    assert every_file(office.home) == before


# --- single rows ---


@pytest.mark.parametrize(
    ("cells", "outcome", "words"),
    [
        ({}, "已收", ""),
        ({"证件号码": "91999999MA00000070"}, "待核", "校验"),
        ({"行为发生日期": "2021-11-11"}, "退回", "施行日"),
        ({"行为发生日期": "2027-01-01"}, "退回", "今天之后"),
        ({"行为发生日期": "去年"}, "退回", "日期"),
        ({"失信行为": "第十二项"}, "退回", "项"),
        ({"主要事实": "同上"}, "退回", "主要事实"),
        ({"文书文号": None}, "待核", "依据文书"),
        ({"主体类型": "机关"}, "待核", "机关"),
        ({"具体情形": "拖欠物业费"}, "待核", "民事欠款"),
        ({"报送单位": None}, "退回", "报送单位"),
    ],
)
def test_a_row_is_judged_by_its_fault(office, cells, outcome, words):
    if "主体类型" in cells:
        cells = cells | {"证件号码": credit_code("000003", kind="11")}

    [row] = look_over(office, workbook(changed(**cells)), "表.xlsx", CLERK).rows

    assert row.outcome == outcome
    assert words in "".join(reason.message for reason in row.reasons) + "".join(
        label_of(reason.field) for reason in row.reasons if reason.field
    )


def test_a_row_of_a_courts_list_goes_on_the_court_track(office):
    cells = {"失信行为": "（三）", "具体情形": "", "依据文书名称": "失信决定书", "作出机关": "木垒县人民法院"}

    [row] = take_in(office, workbook(changed(**cells)), "表.xlsx", CLERK).rows

    assert read_case(office, row.case_number).state == State.COURT_RECEIVED


def test_a_matter_that_is_twice_in_the_list_is_doubted(office):
    looked = look_over(office, workbook(ROW, ROW), "表.xlsx", CLERK)

    assert outcomes(looked) == ["已收", "待核"]
    assert "与本表第2行重复" in looked.rows[1].reasons[0].message


def test_a_matter_that_is_a_case_already_is_doubted(office):
    take_in(office, workbook(ROW), "一.xlsx", CLERK)

    [row] = look_over(office, workbook(changed(主要事实="另行报送。")), "二.xlsx", CLERK).rows

    assert row.outcome == "待核"
    assert "与案件2026-0001重复" in row.reasons[0].message


def test_without_a_column_of_kinds_the_number_tells_persons_from_organisations(office):
    headers = tuple(h for h in HEADERS if h != "主体类型")
    cells = tuple(v for h, v in zip(HEADERS, ROW, strict=True) if h != "主体类型")

    [row] = look_over(office, workbook(cells, headers=headers), "表.xlsx", CLERK).rows

    assert row.answers["respondent_kind"] == "enterprise"


# --- workbooks that are none ---


def test_missing_columns_are_named_and_nothing_is_filed(office):
    headers = tuple("备注" if h == "证件号码" else h for h in HEADERS)

    taken = take_in(office, workbook(ROW, headers=headers), "表.xlsx", CLERK)

    assert any("证件号码" in label for label in taken.read.missing)
    assert taken.rows == ()
    assert list(every_case(office)) == []


def test_a_clerk_may_say_which_column_is_which(office):
    headers = tuple("编码甲" if h == "证件号码" else h for h in HEADERS)

    [row] = look_over(office, workbook(ROW, headers=headers), "表.xlsx", CLERK, {"identity_number": "D"}).rows

    assert row.outcome == "已收"


ENCRYPTED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + b"\x00" * 600
    + "EncryptedPackage".encode("utf-16-le")
    + b"\x00" * 600
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (ENCRYPTED, "密码"),
        (b"", "空"),
        (b"name,number\n", "xlsx"),
        (b"PK\x03\x04 half a zip", "xlsx|损坏|Excel"),
    ],
    ids=["password", "empty", "csv", "broken"],
)
def test_what_is_no_workbook_is_refused_with_what_to_do(office, data, words):
    with pytest.raises(UnreadableWorkbook, match=words):
        take_in(office, data, "表.xlsx", CLERK)

    assert list(every_case(office)) == []


def test_a_long_workbook_is_judged_row_by_row(office):
    rows = [
        changed(**{"姓名（名称）": f"木垒县例样{n}商贸有限公司", "证件号码": credit_code(f"{n:06d}"), "文书文号": f"例罚〔2025〕{n}号"})
        for n in range(1, 3001)
    ]  # fmt: skip

    looked = look_over(office, workbook(*rows), "长表.xlsx", CLERK)

    assert len(looked.rows) == 3000
    assert set(outcomes(looked)) == {"已收"}
