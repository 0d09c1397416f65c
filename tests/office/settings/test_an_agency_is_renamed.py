"""An agency gets another name while a case runs: what is printed changes, and nothing else does."""

from __future__ import annotations

import shutil
import tarfile
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from casefiles.cases.earlier_records import with_agency_keys
from casefiles.cases.filing import ProposedFiling
from casefiles.cases.states import State
from casefiles.office.filing.forms import form_for
from casefiles.office.opening import open_office
from casefiles.office.reading.agencies import outbox_of
from casefiles.office.reading.answers import readable
from casefiles.office.reading.cases import read_case
from casefiles.office.reading.steps import permissions_of
from casefiles.office.settings.home import SETTINGS, read_office
from casefiles.office.settings.packs import shipped_measure
from casefiles.office.upkeep.checks import check_everything
from casefiles.office.upkeep.due import run_due
from casefiles.outward.agencies import agencies_still_restricting
from casefiles.people.roles import SYSTEM, Officer
from casefiles.people.visibility import letters_to
from casefiles.procedure.deadlines import deadlines
from casefiles.procedure.listing.rules import agencies_to_inform
from casefiles.procedure.table import STEPS
from tests.builders.answers import decision, restriction
from tests.builders.cases import MEASURE
from tests.builders.files import letter_words
from tests.world.case_worker import CaseWorker
from tests.world.clock import ManualClock
from tests.world.offices import resumed
from tests.world.staff import AGENCY
from tests.world.stages import STAGES, TERM_END

OLD, NEW = "县财政局", "木垒县财政和国有资产监督管理局"
HOMES = Path(__file__).parents[2] / "homes"


def in_the_settings(home: Path, row: str) -> None:
    path = home / SETTINGS
    path.write_text(path.read_text(encoding="utf-8").replace("[agencies]\n", f"[agencies]\n{row}\n"), "utf-8")


def by_hand(home: Path) -> None:
    in_the_settings(home, f'finance = {{ name = "{NEW}" }}')


def by_hand_with_its_former_name(home: Path) -> None:
    in_the_settings(home, f'finance = {{ name = "{NEW}", formerly = ["{OLD}"] }}')


def in_the_pack(home: Path) -> None:
    """The county's own pack gives another name and keeps no former one."""
    shipped = resources.files("casefiles") / "law" / "packs" / "mulei-2021-3.toml"
    text = shipped.read_text(encoding="utf-8")
    (home / "measure").mkdir(exist_ok=True)
    (home / "measure" / "mulei-2021-3.toml").write_text(
        text.replace(f'name = "{OLD}"', f'name = "{NEW}"'), "utf-8"
    )


RENAMINGS: dict[str, Callable[[Path], None]] = {
    "by hand": by_hand,
    "by hand with its former name": by_hand_with_its_former_name,
    "in the pack": in_the_pack,
}
BETWEEN = ("notice_drafted", "decision_drafted", "decision_served", "listed", "informed")


def on_its_way(worker: CaseWorker, stage: str) -> CaseWorker:
    """From the stage to the end: told, answered, published, removed, lifted."""
    stages = list(STAGES)
    for name in stages[stages.index(stage) + 1 : stages.index("published") + 1]:
        STAGES[name](worker)
    worker.on("2026-03-02").file(
        "performance", {"performed_on": "2026-03-01", "proof": "缴款凭证。"}, scan="缴款凭证"
    )
    worker.clock.move_to(TERM_END + (date(2026, 5, 2) - date(2026, 5, 1)))
    run_due(worker.office)
    worker.letters_to_seal().serve("2026-05-06")
    for agency in agencies_still_restricting(worker.case):
        worker.file(
            "receipt", {"agency": agency, "action": "lifted", "acted_on": "2026-05-06"}, scan="解除回执"
        )
    return worker


def what_happened(worker: CaseWorker) -> list[object]:
    """The case by its keys: steps, answers, letters, deadlines, what is refused now."""
    case, office = worker.case, worker.office
    return [
        case.state,
        [
            (f.step, f.answers, [{**row, "addressee": ""} for row in f.facts.get("letters", ())])
            for f in case.filings
        ],
        [(x.ref, x.kind, x.agency, x.status, x.number) for x in case.letters],
        [(d.key, d.last_day, d.met) for d in deadlines(case, office.measure, office.calendar)],
        [(p.step.name, p.is_open) for p in permissions_of(office, case, SYSTEM)],
        [asdict(sent) for sent in outbox_of(office, "finance")],
    ]


@pytest.mark.parametrize("stage", BETWEEN)
@pytest.mark.parametrize("renaming", RENAMINGS.values(), ids=RENAMINGS)
def test_a_case_goes_the_same_way_under_another_name(world, tmp_path, stage, renaming):
    as_it_was = on_its_way(world.case_at(stage, tmp_path / "old"), stage)
    worker = world.case_at(stage, tmp_path / "new")
    renaming(worker.office.home)
    renamed = on_its_way(resumed(worker.office.home, worker.number), stage)

    assert renamed.office.measure.agency_name("finance") == NEW
    assert as_it_was.case.state == State.REMOVED
    assert what_happened(renamed) == what_happened(as_it_was)
    assert NEW in letter_words(renamed, "lift_notice", "finance")


def test_the_letters_print_the_name_of_the_day(world, tmp_path):
    worker = world.case_at("decision_served", tmp_path / "office")
    by_hand(worker.office.home)
    worker = resumed(worker.office.home, worker.number)
    STAGES["listed"](worker)
    STAGES["informed"](worker)

    words = letter_words(worker, "entry_notice") + letter_words(worker, "agency_notice", "finance")
    assert NEW in words
    assert OLD not in words.replace(NEW, "")
    assert OLD in letter_words(worker, "decision"), "what was signed stays as it was"


def test_a_form_shows_the_present_name_and_takes_every_name(world, tmp_path):
    worker = world.case_at("upheld", tmp_path / "office")
    by_hand(worker.office.home)
    worker = resumed(worker.office.home, worker.number)

    form = form_for(worker.office, worker.case, STEPS["decision"], SYSTEM)
    [row] = [entry.form for entry in form.restrictions.entries if entry.form.agency.data]
    assert (row.agency.data, NEW in str(row.agency())) == ("finance", True)
    for written in (NEW, OLD, "finance"):
        answers = decision(restrictions=[restriction(agency=written)])
        form = form_for(worker.office, worker.case, STEPS["decision"], SYSTEM, answers)
        assert form.answers()["restrictions"][0]["agency"] == "finance", written


def test_what_was_filed_is_read_with_the_present_name(world, tmp_path):
    worker = world.case_at("decision_drafted", tmp_path / "office")
    by_hand(worker.office.home)
    worker = resumed(worker.office.home, worker.number)

    form = form_for(worker.office, worker.case, STEPS["decision"], SYSTEM, {})
    [shown] = [one for one in readable(form, worker.case.filings[-1].answers) if one.name == "restrictions"]
    assert NEW in shown.rows[0]
    assert "finance" not in str(shown)


def test_a_correction_reaches_the_agency_that_carries_the_measure_out(world, tmp_path):
    worker = world.case_at("informed", tmp_path / "office")
    by_hand(worker.office.home)
    worker = resumed(worker.office.home, worker.number)
    corrected = {"field": "restriction:M5-1-05", "value": "2", "reason": "期限有误。"}
    answers = {"corrections": [corrected], "no_heavier": True}
    worker.on("2026-02-10").file("rectification", answers, "reviewer", scan="更正的根据")

    assert [x.agency for x in worker.case.letters if x.kind == "correction"] == ["", "finance"]


# --- accounts ---


@pytest.mark.parametrize("keeps_key", [True, False])
def test_the_agencys_account_sees_its_letters_under_either_name(world, tmp_path, keeps_key):
    worker = world.case_at("informed", tmp_path / "office")
    key = "finance" if keeps_key else ""
    worker.office.accounts.add(AGENCY.id, AGENCY.name, AGENCY.roles, "a long enough pass", OLD, agency=key)
    by_hand(worker.office.home)
    office = open_office(worker.office.home, worker.clock)

    account = office.accounts.officer(AGENCY.id)
    assert account is not None
    assert [x.kind for x in letters_to(read_case(office, worker.number), account, office.measure)] == [
        "agency_notice"
    ]


def test_an_account_with_its_key_needs_no_former_name():
    renamed = replace(MEASURE.agencies["finance"], name=NEW, formerly=())
    measure = replace(MEASURE, agencies={**MEASURE.agencies, "finance": renamed})
    account = Officer("tian", "田收文", AGENCY.roles, OLD, "finance")

    assert measure.known_agency(account.body) == ""
    assert measure.known_agency(account.agency) == "finance"


# --- earlier records, which hold names ---


def of_format_1(*agencies: str | None) -> ProposedFiling:
    rows = [restriction(agency=agency) for agency in agencies]
    answers = {"severity": "general", "restrictions": rows}
    return ProposedFiling(1, "decision", "认定决定", "2026-02-02T09:00:00+08:00", {}, answers)


def test_a_name_of_that_day_is_read_as_its_key_and_what_nobody_bears_stays():
    record = of_format_1(OLD, "market", None, "", "县气象局")

    read = with_agency_keys(record, MEASURE.agency_key)

    assert [row["agency"] for row in read.answers["restrictions"]] == [
        "finance",
        "market",
        None,
        "",
        "县气象局",
    ]
    assert record.answers["restrictions"][0]["agency"] == OLD
    assert with_agency_keys(read, MEASURE.agency_key) is read


def test_a_former_name_in_the_pack_is_read_too():
    renamed = replace(MEASURE.agencies["finance"], name=NEW, formerly=(OLD,))
    measure = replace(MEASURE, agencies={**MEASURE.agencies, "finance": renamed})

    assert (measure.agency_key(OLD), measure.agency_key(NEW)) == ("finance", "finance")
    assert measure.agency_name("finance") == NEW


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A home whose records hold names."""
    with tarfile.open(HOMES / "format-1.tar.xz") as packed:
        packed.extractall(tmp_path / "office", filter="data")
    return tmp_path / "office"


def test_a_home_whose_records_hold_names_goes_on_after_a_renaming(earlier, tmp_path):
    shutil.copytree(earlier, tmp_path / "renamed")
    by_hand(tmp_path / "renamed")
    before = open_office(earlier, ManualClock(date(2026, 3, 4)))
    after = open_office(tmp_path / "renamed", ManualClock(date(2026, 3, 4)))

    one, other = read_case(before, "2026-0001"), read_case(after, "2026-0001")
    assert OLD in str([record.answers for record in after.store.folder("2026-0001").records()])
    assert {restriction.agency for restriction in one.ruling.restrictions} <= set(MEASURE.agencies)
    assert one == other
    assert (
        agencies_to_inform(one, before.measure, before.today)
        == agencies_to_inform(other, after.measure, after.today)
        == []
    )
    assert list(check_everything(after)) == []


def test_a_name_that_nobody_bears_any_more_is_named_by_the_check(earlier):
    office = open_office(earlier, ManualClock(date(2026, 3, 4)))
    renamed = replace(office.measure.agencies["finance"], name=NEW, formerly=())
    measure = replace(office.measure, agencies={**office.measure.agencies, "finance": renamed})
    office = replace(office, measure=measure)

    found = [problem for problem in check_everything(office) if OLD in problem.what]

    assert [problem.where for problem in found] == ["cases/2026/2026-0001"]
    assert f'formerly = ["{OLD}"]' in found[0].what


# --- the settings ---


def settings(tmp_path: Path, rows: str) -> str:
    from tests.world.offices import new_office

    home = new_office(tmp_path / "settings").home
    in_the_settings(home, rows)
    return (home / SETTINGS).read_text(encoding="utf-8")


def test_a_former_name_of_two_agencies_is_refused(tmp_path):
    rows = f'finance = {{ name = "{NEW}", formerly = ["{OLD}"] }}\nown_1 = {{ name = "{OLD}" }}'

    with pytest.raises(Exception, match="不能又是"):
        read_office(settings(tmp_path, rows), tmp_path)


def test_former_names_are_a_list(tmp_path):
    with pytest.raises(Exception, match="formerly 应写作"):
        read_office(settings(tmp_path, f'finance = {{ name = "{NEW}", formerly = "{OLD}" }}'), tmp_path)


def test_a_new_agency_may_take_the_name_that_only_the_pack_gave(tmp_path):
    rows = f'finance = {{ name = "{NEW}" }}\nown_1 = {{ name = "{OLD}" }}'

    measure = read_office(settings(tmp_path, rows), tmp_path).measure

    assert measure.agency_key(OLD) == "own_1"
    assert shipped_measure("mulei-2021-3").agency_key(OLD) == "finance"
