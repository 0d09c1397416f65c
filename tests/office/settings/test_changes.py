"""Settings changed from the pages: nothing that could not start, nothing unseen, nothing lost, at once in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles.office.context import OfficeContext
from casefiles.office.errors import NotFound, Unusable
from casefiles.office.filing.choices import vocabulary_for
from casefiles.office.opening import open_office, up_to_date
from casefiles.office.reading.agencies import outbox_of
from casefiles.office.reading.cases import read_case
from casefiles.office.reading.steps import deadlines_of
from casefiles.office.settings.edit import edited
from casefiles.office.settings.form import SettingsForm, open_form, preview, save
from casefiles.office.settings.home import read_office, settings_text
from casefiles.office.upkeep.index import recount
from casefiles.people.visibility import agency_of, body_of
from casefiles.procedure.table import STEPS
from tests.world.clock import ManualClock
from tests.world.offices import new_office, opened
from tests.world.staff import AGENCY, STAFF

ADMIN = STAFF["admin"]
LONGER = {"value": ["15"], "by": ["李主任"], "reason": ["牧区邮路较远"]}
DEFENCE = "policy.notice.defence_days"


def typed(office: OfficeContext, key: str, **values: str | list[str]) -> dict[str, list[str]]:
    """The form as it comes to the screen, with these values typed over."""
    shown = {one.name: list(one.values) for one in open_form(office, key).section.fields}
    return shown | {name: [value] if isinstance(value, str) else value for name, value in values.items()}


def looked_at(office: OfficeContext, key: str, given: dict[str, list[str]]) -> SettingsForm:
    return preview(office, key, given, up_to_date(office).settings.version)


def changed(office: OfficeContext, key: str, given: dict[str, list[str]]) -> OfficeContext:
    """The office after these were previewed and saved."""
    form = looked_at(office, key, given)
    assert form.proposal, form.problems
    done = save(office, key, given, form.seen, form.proposal.fingerprint, ADMIN)
    assert done.saved, done.problems
    return up_to_date(office)


def test_a_saved_value_is_in_force_at_once_and_the_remarks_in_the_file_stay(office):
    before = settings_text(office.home)

    newer = changed(office, "office", typed(office, "office", phone="0994-7654321"))

    assert newer.details.phone == "0994-7654321"
    assert newer.writer.office.phone == "0994-7654321"
    assert settings_text(office.home) == before.replace("0994-0000000", "0994-7654321")


def test_another_process_follows_at_its_next_request(office):
    other = open_office(office.home, office.clock)
    assert up_to_date(other) is other

    changed(office, "office", typed(office, "office", court="木垒县新例人民法院"))

    assert other.details.court != "木垒县新例人民法院"
    assert up_to_date(other).details.court == "木垒县新例人民法院"


def test_a_file_that_cannot_be_used_changes_nothing_and_is_told_of(office):
    (office.home / "office.toml").write_text("[office", encoding="utf-8")

    newer = up_to_date(office)

    assert newer.details == office.details
    assert "写法有误" in newer.settings.fault


def test_the_version_before_is_kept_and_who_changed_what_is_logged(office):
    before = (office.home / "office.toml").read_bytes()

    changed(office, "office", typed(office, "office", phone="0994-7654321"))

    [kept] = (office.home / "settings-history").iterdir()
    assert kept.name.endswith("-office.toml")
    assert kept.read_bytes() == before
    [line] = [one for one in office.log.lines() if one["what"].startswith("更改设置")]
    assert (line["by"], line["why"]) == ("admin", "电话：0994-0000000→0994-7654321")


@pytest.mark.parametrize(
    ("key", "values", "words"),
    [
        ("office", {"name": "  "}, "请填写机关全称"),
        ("office", {"number_prefix": "木/发"}, "不能有空格、括号或者标点"),
        ("office", {"measure": "atlantis-1"}, "atlantis-1"),
        ("office", {"phone": "1\n2"}, "不能写入设置的字符"),
        ("office", {"phone": "1" * 301}, "不超过300字"),
        ("festivals", {"days": "古尔邦节"}, "不是日期"),
        ("numbers", {"decision": "木发 决"}, "失信行为认定决定书"),
        ("backup", {"warn_after_days": "0"}, "1 至 90"),
        ("backup", {"warn_after_days": "七"}, "不是整数"),
        (DEFENCE, LONGER | {"value": ["2"]}, "5 至 30"),
        (DEFENCE, LONGER | {"reason": [" "]}, "请填写理由"),
        ("policy.norm.valid_until", LONGER | {"value": ["明年"]}, "不是日期"),
        ("policy.hearing.measures", LONGER | {"value": ["M9-9-99"]}, "M9-9-99"),
        ("policy.hearing.measures", LONGER | {"value": []}, "至少选择一项"),
        ("policy.publish.id_mask", LONGER | {"value": ["全部"]}, "只能是"),
        ("agency-new", {"name": "县财政局", "group": "政府相关部门"}, "都叫“县财政局”"),
        ("agency-new", {"name": "县气象局", "group": "街道"}, "类别只能是"),
        ("agency-new", {"name": "", "group": "政府相关部门"}, "请填写单位名称"),
        ("office", {}, "没有改动"),
    ],
)
def test_what_the_program_could_not_start_with_is_not_written_and_comes_back(office, key, values, words):
    before, given = settings_text(office.home), typed(office, key, **values)

    form = looked_at(office, key, given)

    assert words in "；".join(form.problems)
    assert not save(office, key, given, form.seen, "", ADMIN).saved
    assert settings_text(office.home) == before
    shown = {one.name: list(one.values) for one in form.section.fields}
    assert shown == {name: given.get(name, []) for name in shown} | {
        one.name: list(one.values) for one in form.section.fields if one.shape == "note"
    }


def test_what_is_fixed_has_no_form(office):
    with pytest.raises(NotFound, match="不可更改"):
        open_form(office, "policy.review.period")


def test_whether_officers_are_named_to_the_person_is_a_setting_too(office):
    newer = changed(office, "inspection", typed(office, "inspection", officers_named="yes"))

    assert newer.details.officers_named is True


def test_the_backup_folder_is_no_field_of_a_form(office):
    newer = changed(office, "backup", {"warn_after_days": ["3"], "folder": ["/elsewhere"]})

    assert (newer.details.backup_warn_days, newer.details.backup_folder) == (3, "")


def test_what_was_not_previewed_is_not_saved(office):
    form = looked_at(office, "office", typed(office, "office", phone="1"))

    done = save(
        office,
        "office",
        typed(office, "office", phone="2"),
        form.seen,
        form.proposal.fingerprint,
        ADMIN,
    )

    assert not done.saved
    assert "与预览时不同" in done.problems[0]
    assert up_to_date(office).details.phone == office.details.phone


def test_the_second_of_two_administrators_is_told_what_changed_and_by_whom(office):
    mine = looked_at(office, "office", typed(office, "office", phone="1"))
    changed(office, "office", typed(office, "office", court="木垒县新例人民法院"))

    given = typed(office, "office", phone="1")
    done = save(office, "office", given, mine.seen, mine.proposal.fingerprint, ADMIN)

    assert not done.saved
    assert done.meanwhile is not None
    assert "吴管理" in done.meanwhile.who
    assert [(one.title, one.new) for one in done.meanwhile.changes] == [
        ("有管辖权的人民法院名称", "木垒县新例人民法院")
    ]
    assert next(one.value for one in done.section.fields if one.name == "phone") == "1"
    assert up_to_date(office).details.phone == office.details.phone


def test_a_policy_says_who_when_and_why(office):
    policy = changed(office, DEFENCE, LONGER).measure.policy("notice.defence_days")

    assert policy.value == 15
    assert policy.set_by == "李主任，2026-01-05，牧区邮路较远"


def test_the_confirmation_of_the_measure_opens_new_decisions(tmp_path):
    office = new_office(tmp_path / "office", date(2027, 1, 4), confirmed=False)
    assert office.measure.awaits_confirmation(office.today)

    paper = {"value": ["木司函〔2027〕1号"], "by": ["李主任"], "reason": ["县司法局书面确认"]}
    newer = changed(office, "policy.norm.confirmed_by", paper)

    assert not newer.measure.awaits_confirmation(newer.today)


def test_nought_is_a_value_where_the_bounds_allow_it(office):
    newer = changed(office, "policy.publish.wait_days", LONGER | {"value": ["0"]})

    assert newer.measure.number_of("publish.wait_days") == 0


def test_a_confirmation_entered_by_mistake_is_taken_back_with_a_reason(office):
    newer = changed(office, "policy.norm.confirmed_by", LONGER | {"value": [""]})

    assert newer.measure.text_of("norm.confirmed_by") == ""


def test_the_preview_names_the_deadlines_that_move_and_they_move(world):
    worker = world.case_at("noticed")
    office, number = worker.office, worker.number
    old = next(one.last_day for one in deadlines_of(office, worker.case) if one.key == "defence")

    form = looked_at(office, DEFENCE, LONGER)

    [moved] = [one for one in form.effects.moved if one.title == "当事人陈述申辩"]
    assert (moved.case, moved.old) == (number, old)
    newer = changed(office, DEFENCE, LONGER)
    assert moved.new == next(one.last_day for one in deadlines_of(newer, worker.case) if one.key == "defence")
    assert newer.index.get(number)["due"] == old.isoformat()
    assert recount(newer) == 1
    assert not open_office(newer.home, newer.clock).index.needs_rebuild
    assert newer.index.get(number)["due"] == moved.new.isoformat()


def test_a_period_that_a_signed_notice_names_is_never_shortened(world):
    office = world.case_at("noticed").office
    longer = changed(office, DEFENCE, LONGER)
    shorter = LONGER | {"value": ["5"]}

    for one in (up_to_date(office), longer):
        form = looked_at(one, DEFENCE, shorter)
        assert "不能保存" in "".join(form.problems)
        assert "第六条第（三）项" in "".join(form.problems)


def test_nor_by_taking_a_festival_away(world):
    worker = world.case_at("noticed")
    last = next(one.last_day for one in deadlines_of(worker.office, worker.case) if one.key == "defence")
    office = changed(worker.office, "festivals", {"days": [last.isoformat()]})

    form = looked_at(office, "festivals", {"days": [""]})

    assert "不能保存" in "".join(form.problems)


def test_the_preview_shows_the_letters_as_they_would_read(office):
    form = looked_at(
        office, "office", typed(office, "office", court="木垒县新例人民法院", phone="0994-7654321")
    )

    decision = next(one for one in form.effects.letters if one.title == "失信行为认定决定书")
    changed_words = "".join(block.text for block in decision.changed)
    assert "木垒县新例人民法院提起行政诉讼" in changed_words
    assert len(decision.changed) < len(decision.blocks)


def test_a_series_of_its_own_shows_in_its_letter_and_counts_from_one(office):
    given = typed(office, "numbers", prior_notice="木发改告")

    form = looked_at(office, "numbers", given)
    newer = changed(office, "numbers", given)

    assert "木发改告〔2026〕1号" in str(form.effects.letters[0].changed)
    assert newer.details.series("prior_notice") == "木发改告"
    back = changed(newer, "numbers", typed(newer, "numbers", prior_notice=""))
    assert back.details.series("prior_notice") == "木发改信告"


def test_a_retired_agency_is_offered_no_longer_and_stays_readable(world):
    worker = world.case_at("informed")
    retired = {"name": ["县财政局"], "group": ["政府相关部门"], "retired": ["yes"]}

    office = changed(worker.office, "agency.finance", retired)

    case = read_case(office, worker.number)
    offered, answering = (
        vocabulary_for(case, STEPS[step], office.measure, office.today).choices
        for step in ("push", "receipt")
    )
    assert "finance" not in dict(offered["agencies"])
    assert dict(answering["informed_agencies"])["finance"] == "县财政局"
    assert any(row.agency == "finance" for row in outbox_of(office))


def test_an_agency_gets_a_key_of_its_own_and_may_be_renamed(office):
    first = changed(office, "agency-new", {"name": ["县气象局"], "group": ["政府相关部门"]})
    second = changed(first, "agency-new", {"name": ["县水利局"], "group": ["政府相关部门"]})
    third = changed(second, "agency.own_1", {"name": ["县气象中心"], "group": ["承担行政职能的事业单位"]})

    names = {key: third.measure.agencies[key].name for key in ("own_1", "own_2")}
    assert names == {"own_1": "县气象中心", "own_2": "县水利局"}


def test_an_account_stays_with_its_agency_when_that_gets_another_name(office):
    office.accounts.add(AGENCY.id, AGENCY.name, AGENCY.roles, "a long enough pass", AGENCY.body)

    newer = changed(office, "agency.finance", {"name": ["木垒县财政局"], "group": ["政府相关部门"]})

    account = newer.accounts.officer(AGENCY.id)
    assert agency_of(account, newer.measure) == "finance"
    assert body_of(account, newer.measure) == "木垒县财政局"


def test_a_former_name_is_kept_and_no_other_agency_takes_it(office):
    newer = changed(office, "agency.finance", {"name": ["木垒县财政局"], "group": ["政府相关部门"]})
    again = changed(newer, "agency.finance", {"name": ["木垒县财政和国资局"], "group": ["政府相关部门"]})

    assert again.measure.agencies["finance"].formerly == ("县财政局", "木垒县财政局")
    taken = looked_at(again, "agency-new", {"name": ["县财政局"], "group": ["政府相关部门"]})
    assert "原名" in "".join(taken.problems)


def test_the_preview_of_many_cases_is_bounded_and_says_so(office, monkeypatch):
    opened(office)
    opened(office)
    monkeypatch.setattr("casefiles.office.settings.effects.MOST_CASES", 1)

    effects = looked_at(office, "policy.intake.accept_days", LONGER | {"value": ["9"]}).effects

    assert (effects.cases_counted, effects.cases_open) == (1, 2)
    assert len(effects.moved) == 1


def test_a_file_from_a_windows_editor_keeps_its_line_ends(office):
    path = office.home / "office.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    office = open_office(office.home, ManualClock(date(2026, 1, 5)))

    newer = changed(office, "office", typed(office, "office", phone="0994-7654321"))

    assert newer.details.phone == "0994-7654321"
    assert path.read_bytes().count(b"\r\n") > 10


@settings(max_examples=150)
@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_whatever_is_typed_is_read_back_as_it_was_typed_or_refused(office_text, name, reason):
    row = {"value": 15, "by": name, "on": date(2026, 1, 5), "reason": reason}
    try:
        written = edited(office_text, {("office", "name"): name, ("policies", "notice.defence_days"): row})
    except (Unusable, UnicodeEncodeError):
        return
    try:
        reading = read_office(written, Path("nowhere"))
    except Unusable:
        assert not name.strip()
        return
    assert reading.details.name == name
    assert reading.details.policies["notice.defence_days"] == row


@pytest.fixture(scope="module")
def office_text(tmp_path_factory):
    return settings_text(new_office(tmp_path_factory.mktemp("text") / "office").home)


def test_a_case_underway_ends_by_the_settings_it_was_begun_with(office):
    """A request holds one office: whoever saves meanwhile changes the next one's."""
    underway = office
    changed(office, "office", typed(office, "office", phone="1"))

    assert underway.details.phone == "0994-0000000"
    assert underway.writer.office is underway.details
