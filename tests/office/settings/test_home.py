"""The office's home: founded once, read with every fault named by its key."""

from __future__ import annotations

import pytest

from casefiles.office.errors import Unusable
from casefiles.office.opening import open_office
from casefiles.office.settings.home import found_home, read_home
from casefiles.office.settings.packs import shipped_measure
from casefiles.people.office_details import REQUIRED, BadSettings, read_settings
from tests.world.clock import ManualClock
from tests.world.offices import FIRST_DAY, OFFICE, new_office


@pytest.fixture
def home(tmp_path):
    found_home(tmp_path / "office", OFFICE)
    return tmp_path / "office"


def rewrite(home, old, new):
    path = home / "office.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_fresh_home_is_read_as_it_was_founded(home):
    details, measure, secret = read_home(home)

    assert details.name == OFFICE["name"]
    assert measure.id == "mulei-2021-3"
    assert len(secret) == 32


def test_a_home_is_never_founded_over_another(home):
    kept = (home / "secret.key").read_bytes()

    with pytest.raises(Unusable, match="已经是一个机关目录"):
        found_home(home, OFFICE)

    assert (home / "secret.key").read_bytes() == kept


def test_two_offices_have_different_secrets(home, tmp_path):
    found_home(tmp_path / "other", OFFICE)

    assert (home / "secret.key").read_bytes() != (tmp_path / "other" / "secret.key").read_bytes()


def test_what_is_no_home_is_said_so_with_what_to_run(tmp_path):
    with pytest.raises(Unusable, match=r"casefiles .*init"):
        read_home(tmp_path)


@pytest.mark.parametrize("key", REQUIRED)
def test_a_missing_setting_is_named_by_its_key(home, key):
    rewrite(home, f'{key} = "{OFFICE[key]}"', "")

    with pytest.raises(Unusable, match=rf"\[office\] {key}"):
        read_home(home)


def test_every_missing_setting_is_named_at_once():
    with pytest.raises(BadSettings) as fault:
        read_settings({"office": {"name": " "}})

    assert len(fault.value.problems) == len(REQUIRED)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[calendar]", "[calendar", "写法有误"),
        ("local_festivals = []", 'local_festivals = ["古尔邦节"]', "local_festivals"),
        ("[numbers]", '[numbers]\nlove_letter = "木发改爱"', "love_letter"),
        ('measure = "mulei-2021-3"', 'measure = "atlantis-1"', "atlantis-1"),
    ],
)
def test_a_faulty_setting_is_named(home, old, new, words):
    rewrite(home, old, new)

    with pytest.raises(Unusable, match=words):
        read_home(home)


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        ('[policies."notice.defence_days"]\nvalue = 2\nby = "李"\non = 2026-01-05\nreason = "快"', "5 至 30"),
        ('[policies."minors"]\nvalue = false\nby = "李"\non = 2026-01-05\nreason = "例外"', "固定"),
        ('[policies."notice.defence_days"]\nvalue = 15', "by、on、reason"),
        ('[policies."no.such"]\nvalue = 1\nby = "李"\non = 2026-01-05\nreason = "无"', r"no\.such"),
    ],
)
def test_a_policy_out_of_bounds_stops_the_office_before_it_starts(home, policy, words):
    path = home / "office.toml"
    path.write_text(path.read_text(encoding="utf-8") + policy, encoding="utf-8")

    with pytest.raises(Unusable, match=words):
        open_office(home, ManualClock(FIRST_DAY))


def test_a_lost_secret_is_said_so(home):
    (home / "secret.key").unlink()

    with pytest.raises(Unusable, match=r"secret\.key"):
        read_home(home)


def test_settings_saved_by_a_windows_editor_are_read(home):
    path = home / "office.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert read_home(home)[0].name == OFFICE["name"]


def test_an_office_names_its_own_agencies(tmp_path):
    own = '[agencies]\nfinance = { name = "木垒县财政局" }\nschool = { name = "县教育局", group = "政府相关部门" }\n'
    office = new_office(tmp_path / "office")
    rewrite(office.home, "[agencies]", own)

    _, measure, _ = read_home(office.home)

    assert measure.agencies["finance"].name == "木垒县财政局"
    assert measure.agencies["school"].name == "县教育局"
    assert measure.agencies["market"].name == "县市场监督管理局"


def test_local_festivals_count_for_the_person(tmp_path):
    office = new_office(tmp_path / "office")
    rewrite(office.home, "local_festivals = []", "local_festivals = [2026-03-20]")

    assert read_home(office.home)[0].local_festivals[0].isoformat() == "2026-03-20"


def test_an_unknown_measure_is_refused_with_those_there_are():
    with pytest.raises(Unusable, match="mulei-2021-3"):
        shipped_measure("nowhere")
