"""The command line: everything by hand or in a script, and every fault in plain Chinese without a traceback."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from click.testing import CliRunner, Result

from casefiles.cli import main
from casefiles.demo.samples.build import HERE, WORKBOOK
from casefiles.office.accounts.account_file import AccountFile
from casefiles.office.reading.cases import every_case, read_case
from casefiles.procedure.table import PROCEDURE
from tests.builders.reports import PERSON_ID, enterprise
from tests.world.staff import PASSWORD


@pytest.fixture(scope="module")
def home(demonstrated, tmp_path_factory):
    """A copy of the demonstration that commands may work on."""
    folder = tmp_path_factory.mktemp("cli") / "office"
    shutil.copytree(demonstrated.home, folder)
    return folder


def run(home, *arguments: str, **more) -> Result:
    env = {"COLUMNS": "300"} | more.pop("env", {})
    return CliRunner().invoke(main, ["--home", str(home), *arguments], env=env, **more)


def refused(result: Result, words: str) -> bool:
    """It failed with these words, without a traceback."""
    assert result.exit_code != 0
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    assert re.search(words, result.output), result.output
    return True


# --- the demonstration ---


def test_the_demonstration_says_what_it_made_and_who_may_sign_in(demonstrated):
    said = demonstrated.output

    for part in ("演示机关已建成", "2026-0001", PASSWORD, "赵审核", "归档包"):
        assert part in said


def test_the_demonstration_is_never_made_over_an_office(home):
    assert refused(CliRunner().invoke(main, ["demo", str(home), "--no-serve"]), "已经有一个机关")


# --- looking ---


def test_show_tells_a_case_with_its_number_masked(home):
    shown = run(home, "show", "2026-0003")

    assert shown.exit_code == 0
    for part in ("孙试样", "已记入", "失信行为认定决定书", "9****************"):
        assert part in shown.output
    assert not re.search(r"\b9999991983\d{8}\b", shown.output)


def test_show_gives_the_same_as_json(home):
    shown = json.loads(run(home, "show", "2026-0003", "--json").output)

    assert shown["number"] == "2026-0003"
    assert shown["state"] == "listed"
    assert shown["letters"]
    assert shown["records"][0]["step"] == "report"


def test_a_view_on_the_command_line_is_logged(home):
    run(home, "show", "2026-0002")

    assert '"case": "2026-0002"' in (home / "access.jsonl").read_text(encoding="utf-8").splitlines()[-1]


def test_steps_says_what_may_come_next_and_why_the_rest_may_not(home):
    near, everything = run(home, "steps", "2026-0012"), run(home, "steps", "2026-0012", "--all")

    assert "收到陈述申辩" in near.output
    assert "尚未届满" in near.output or "申辩复核" in near.output
    assert len(everything.output) > len(near.output)
    assert "依据：" in everything.output


@pytest.mark.parametrize(
    "command", [("cases",), ("cases", "--due"), ("cases", "--state", "listed"), ("today",), ("register",)]
)
def test_lists_are_shown(home, command):
    assert run(home, *command).exit_code == 0


def test_a_respondent_is_found_by_the_whole_number_only(home):
    from casefiles.cli.shell import opened

    number = read_case(opened(home), "2026-0003").respondent.identity_number

    assert "孙试样" in run(home, "cases", "--identity", number).output
    assert "没有找到案件" in run(home, "cases", "--identity", PERSON_ID).output


def test_search_finds_a_ruling_and_marks_the_words(home):
    found = run(home, "search", "古丽例·示")

    assert "2026-0002" in found.output
    assert "没有含有这些词语的裁决" in run(home, "search", "火星").output


# --- the law ---


@pytest.mark.parametrize("kind", ["text", "mermaid", "json"])
def test_the_procedure_is_printed_from_the_step_table(kind):
    printed = CliRunner().invoke(main, ["procedure", "--format", kind])

    assert printed.exit_code == 0
    for step in PROCEDURE:
        if kind == "json":
            assert step.name in [row["name"] for row in json.loads(printed.output)]
        elif kind == "text":
            assert f"{step.title}（{step.name}）" in printed.output
    if kind == "mermaid":
        assert printed.output.startswith("stateDiagram-v2")
        assert 'state "已记入" as listed' in printed.output


def test_the_measure_is_printed_in_its_own_words():
    printed = CliRunner().invoke(main, ["measure", "--part", "articles"], env={"COLUMNS": "400"})

    assert "第十二条" in printed.output
    assert "恶意不覆行合约" in printed.output


def test_every_part_of_the_measure_can_be_printed():
    assert CliRunner().invoke(main, ["measure"], env={"COLUMNS": "400"}).exit_code == 0
    data = json.loads(CliRunner().invoke(main, ["measure", "--json"]).output)
    assert len(data["articles"]) == 12
    assert len(data["restrictions"]) == 16


def test_an_unknown_measure_is_refused():
    assert refused(CliRunner().invoke(main, ["measure", "--name", "atlantis"]), "没有名为“atlantis”")


# --- upkeep ---


def test_check_answers_zero_when_all_is_well(home):
    checked = run(home, "check")

    assert checked.exit_code == 0, checked.output
    assert "全部完好" in checked.output


def test_check_answers_one_and_names_what_is_wrong(home, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(home, copy)
    (copy / "cases" / "2026" / "2026-0002" / "letters" / "0099-无主.docx").write_bytes(b"x")

    checked = run(copy, "check")

    assert checked.exit_code == 1
    assert "0099-无主.docx" in checked.output


def test_verify_answers_zero_for_a_whole_bag_and_one_for_none(home):
    assert run(home, "verify", "2026-0001").exit_code == 0
    assert run(home, "verify", "2026-0003").exit_code == 1


def test_reindex_and_archive_run_over_a_whole_office(home):
    assert "已重建，共" in run(home, "reindex").output
    assert run(home, "archive").exit_code == 0


# --- working ---


def test_an_office_is_made_and_a_first_case_filed_by_command(tmp_path):
    home = tmp_path / "office"
    assert run(home, "init").exit_code == 0
    made = run(
        home, "account", "li", "李经办", "--role", "clerk", input="a good long word\na good long word\n"
    )
    assert made.exit_code == 0, made.output

    filed = run(home, "file", "NEW", "report", "-", "--as", "li", input=json.dumps(enterprise()))

    assert filed.exit_code == 0, filed.output
    assert "报送登记　现为“已登记，待受理”" in filed.output


def test_a_password_typed_at_the_command_must_be_changed_unless_its_owner_typed_it(tmp_path):
    home = tmp_path / "office"
    run(home, "init")
    typed = ("--role", "clerk", "--password", "a good long word")

    told = run(home, "account", "li", "李经办", *typed)
    own = run(home, "account", "ma", "马协办", *typed, "--own")

    assert "第一次登录时须更改口令" in told.output
    assert "更改口令" not in own.output
    accounts = AccountFile(home)
    assert (accounts.is_temporary("li"), accounts.is_temporary("ma")) == (True, False)


def test_a_workbook_is_looked_over_then_taken_in(tmp_path):
    home = tmp_path / "office"
    run(home, "init")
    run(home, "account", "li", "李经办", "--role", "clerk", "--password", "a good long word")

    looked = run(home, "take-in", str(HERE / WORKBOOK), "--as", "li", "--look")
    assert looked.exit_code == 0, looked.output
    assert "没有收下任何一行" in looked.output
    assert not (home / "cases").exists()

    taken = run(home, "take-in", str(HERE / WORKBOOK), "--as", "li", "--returned", str(tmp_path / "r.xlsx"))
    assert "处理结果" in taken.output
    assert (tmp_path / "r.xlsx").read_bytes().startswith(b"PK")


# --- faults ---


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("show", "2026-9999"), "2026-9999"),
        (("show", "../../etc"), "没有"),
        (("steps", "2026-9999"), "2026-9999"),
        (("file", "2026-0014", "verification", "-", "--as", "nobody"), "没有账号“nobody”"),
        (("file", "2026-0014", "fly", "-", "--as", "li"), "没有名为“fly”的步骤"),
        (("file", "2026-0014", "verification", "-", "--as", "li"), "认定的具体情形"),
        (("file", "2026-0014", "legal_review", "-", "--as", "li"), "审核"),
        (("file", "NEW", "evidence", "-", "--as", "li"), "立案|收到日期"),
        (("verify", "2026-9999"), "没有这个案件的归档包"),
    ],
)
def test_a_fault_is_said_in_plain_chinese(home, command, words):
    assert refused(run(home, *command, input="{}"), words)


def test_answers_that_are_no_json_are_said_so(home):
    assert refused(run(home, "file", "NEW", "report", "-", "--as", "li", input="{half"), "不是 JSON")
    assert refused(run(home, "file", "NEW", "report", "-", "--as", "li", input="[]"), "JSON 对象")


def test_a_refusal_quotes_the_article(home):
    answers = {"outcome": "uphold", "opinion": "维持", "responses": []}

    result = run(home, "file", "2026-0002", "defence_review", "-", "--as", "zhao", input=json.dumps(answers))

    assert refused(result, "已归档")


def test_what_is_no_office_is_said_so(tmp_path):
    assert refused(run(tmp_path, "cases"), r"casefiles .*init")


def test_broken_settings_are_named_by_key(tmp_path):
    home = tmp_path / "office"
    run(home, "init")
    toml = home / "office.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("phone =", "telephone ="), encoding="utf-8")

    assert refused(run(home, "cases"), r"\[office\] phone")


def test_a_damaged_case_is_named(home, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(home, copy)
    record = next((copy / "cases" / "2026" / "2026-0014" / "records").glob("0001*"))
    record.chmod(0o600)
    record.write_text("{}", encoding="utf-8")

    assert refused(run(copy, "show", "2026-0014"), "0001")
    assert run(copy, "show", "2026-0012").exit_code == 0
    checked = run(copy, "check")
    assert checked.exit_code == 1
    assert "0001" in checked.output


def test_no_command_shows_a_whole_identity_number(home):
    from casefiles.cli.shell import opened

    numbers = {c.respondent.identity_number for c in every_case(opened(home)) if c.kind.is_natural_person}

    said = "".join(
        run(home, *c).output
        for c in (("cases",), ("register",), ("today",), ("show", "2026-0003"), ("show", "2026-0004"))
    )
    assert not any(number in said for number in numbers)
