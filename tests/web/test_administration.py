"""The administrator's pages: looked at before saved, nothing typed lost, no case content, and nobody else gets in."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import docx
import lxml.html
import pytest
from flask import Flask

from casefiles.office.context import OfficeContext
from casefiles.office.upkeep.jobs import Progress
from casefiles.web.system import JOBS
from doc_templates.engine.library import SHIPPED
from tests.builders.reports import person
from tests.web.people import OFFICERS, Person, complaints, pages, text_of
from tests.world.offices import opened
from tests.world.staff import OUTSIDERS

PAGES = (
    "/system",
    "/settings",
    "/settings/office",
    "/agencies",
    "/templates",
    "/templates/decision",
    "/backups",
)
DEFENCE = "/settings/policy.notice.defence_days"
LONGER = {"value": "15", "by": "李主任", "reason": "牧区邮路较远"}


@pytest.fixture
def admin(app: Flask) -> Person:
    return Person(app, "admin")


def form_of(page: str) -> dict[str, str]:
    """What a browser would send of the settings form as it stands."""
    return dict(lxml.html.fromstring(page).get_element_by_id("settings").form_values())


def previews(admin: Person, address: str, status: int = 200, **values: str) -> str:
    sent = form_of(admin.opens(address)) | values
    return admin.sends(address, sent | {"button": "preview"}, status).text


def saves(admin: Person, address: str, page: str, status: int = 302) -> str:
    return admin.sends(address, form_of(page) | {"button": "save"}, status).text


def named_folder(office: OfficeContext, folder: Path) -> None:
    path = office.home / "office.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('folder = ""', f'folder = "{folder}"'), encoding="utf-8"
    )


def test_the_administrator_s_day_begins_with_the_system(app: Flask) -> None:
    admin = Person(app, "admin")
    assert admin.client.get("/").location == "/system"
    page = text_of(admin.opens("/system"))
    for words in ("个在用", "磁盘剩余", "程序版本", "还没有核对过", "还没有定备份放在哪里"):
        assert words in page


def test_nobody_else_opens_these_pages(app: Flask) -> None:
    for officer in (*OFFICERS, *OUTSIDERS.values()):
        other = Person(app, officer.id)
        for address in PAGES:
            other.opens(address, 403)
        for address in (
            "/settings/office",
            "/backups",
            "/backups/verify",
            "/system/check",
            "/templates/decision",
        ):
            other.sends(address, {}, 403)


def test_a_setting_is_previewed_then_saved_then_in_force_on_every_page(admin: Person) -> None:
    page = previews(admin, "/settings/office", phone="0994-7654321")
    shown = text_of(page)
    assert "0994-0000000" in shown
    assert "联系电话：0994-7654321" in shown
    assert "0994-7654321" not in admin.opens("/system")

    saves(admin, "/settings/office", page)

    assert "0994-7654321" in admin.opens("/system")
    assert "更改设置 电话" in text_of(admin.opens("/audit"))


def test_nothing_is_saved_without_a_preview(admin: Person) -> None:
    sent = form_of(admin.opens("/settings/office")) | {"phone": "0994-7654321", "button": "save"}

    page = admin.sends("/settings/office", sent, 422).text

    assert "请看过下面的预览" in complaints(page)
    assert form_of(page)["phone"] == "0994-7654321"
    assert "0994-7654321" not in admin.opens("/system")


def test_what_was_typed_comes_back_with_what_is_wrong(admin: Person) -> None:
    page = previews(admin, DEFENCE, 422, **LONGER | {"value": "2"})

    assert "5 至 30" in complaints(page)
    assert form_of(page)["reason"] == "牧区邮路较远"


def test_the_second_administrator_is_told_and_loses_nothing(app: Flask) -> None:
    first, second = Person(app, "admin"), Person(app, "admin")
    mine = previews(second, "/settings/office", phone="0994-7654321")
    saves(first, "/settings/office", previews(first, "/settings/office", court="木垒县新例人民法院"))

    page = saves(second, "/settings/office", mine, 409)

    said = complaints(page)
    assert "吴管理" in said
    assert "木垒县新例人民法院" in said
    kept = form_of(page)
    assert (kept["phone"], kept["court"]) == ("0994-7654321", "木垒县新例人民法院")
    saves(
        second, "/settings/office", second.sends("/settings/office", kept | {"button": "preview"}, 200).text
    )
    now = text_of(first.opens("/settings"))
    assert "0994-7654321" in now
    assert "木垒县新例人民法院" in now


def test_a_preview_names_cases_by_number_only(office: OfficeContext, app: Flask) -> None:
    worker = opened(office, person(name="孙例某"))
    page = previews(Person(app, "admin"), "/settings/policy.intake.accept_days", **LONGER | {"value": "9"})

    assert worker.number in page
    for secret in ("孙例某", worker.case.respondent.identity_number, "计量", "县市场监督管理局"):
        assert secret not in page


def test_a_longer_period_is_in_the_lists_at_once(office: OfficeContext, app: Flask) -> None:
    worker, admin = opened(office), Person(app, "admin")
    before = office.index.get(worker.number)["due"]
    address = "/settings/policy.intake.accept_days"

    reply = admin.client.post(
        address, data=form_of(previews(admin, address, **LONGER | {"value": "9"})) | {"button": "save"}
    )

    assert reply.location.startswith("/system/jobs/recount")
    page = admin.client.get(reply.location, follow_redirects=True)
    assert "已按新的设置重算1件案件" in text_of(page.text)
    assert office.index.get(worker.number)["due"] > before


def test_an_agency_is_added_and_retired(admin: Person) -> None:
    saves(
        admin,
        "/settings/agency-new",
        previews(admin, "/settings/agency-new", name="县气象局", group="金融机构"),
    )
    assert "县气象局" in text_of(admin.opens("/agencies"))

    saves(admin, "/settings/agency.own_1", previews(admin, "/settings/agency.own_1", retired="yes"))

    assert "县气象局 已停用" in text_of(admin.opens("/agencies"))


def test_a_section_that_is_none_is_a_plain_page(admin: Person) -> None:
    for address in (
        "/settings/nothing",
        "/settings/policy.review.period",
        "/settings/agency.nobody",
        "/templates/nothing",
    ):
        assert "Traceback" not in admin.opens(address, 404)
    admin.opens("/system/jobs/nothing", 404)


# --- templates ---


def sends_template(admin: Person, data: bytes, status: int, name: str = "entry_notice") -> str:
    reply = admin.client.post(
        f"/templates/{name}",
        data={"template": (io.BytesIO(data), "改好的.docx")},
        content_type="multipart/form-data",
    )
    assert reply.status_code == status, text_of(reply.text)[:600]
    return reply.text


def changed_template(name: str, old: str, new: str) -> bytes:
    """The shipped template with some words other than they were."""
    document = docx.Document(str(SHIPPED / f"{name}.docx"))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace(old, new)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_an_own_template_is_taken_used_and_given_back(admin: Person, office: OfficeContext) -> None:
    own = changed_template("entry_notice", "本机关", "我单位")
    sends_template(admin, own, 302)
    assert admin.client.get("/templates/entry_notice/file").data == own
    assert "用的是本机关的模板" in text_of(admin.opens("/templates/entry_notice"))

    admin.sends("/templates/entry_notice/back", {})

    assert "用的是随程序的模板" in text_of(admin.opens("/templates/entry_notice"))
    [kept] = (office.home / "templates-history").iterdir()
    assert kept.read_bytes() == own
    assert kept.name in admin.opens("/templates/entry_notice")
    admin.sends("/templates/entry_notice/back", {}, 422)


def test_a_second_own_template_leaves_the_first_in_the_history(admin: Person, office: OfficeContext) -> None:
    first = changed_template("entry_notice", "本机关", "我单位")
    sends_template(admin, first, 302)
    sends_template(admin, changed_template("entry_notice", "本机关", "我委"), 302)

    [kept] = (office.home / "templates-history").iterdir()
    assert kept.read_bytes() == first


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "不是完好的 Word 文档"),
        (b"PK\x03\x04nothing", "不是完好的 Word 文档"),
        (changed_template("entry_notice", "}}", "}} {{ 当世人 }}"), "没有“当世人”这一变量"),
        (changed_template("entry_notice", "{{", "{%"), "标记写法有误"),
        (changed_template("entry_notice", "复议.机关", "机关.名称"), "没有写“复议.机关”"),
    ],
)
def test_a_template_that_makes_no_right_letter_is_not_taken(
    admin: Person, office: OfficeContext, data: bytes, words: str
) -> None:
    page = sends_template(admin, data, 422)

    said = complaints(page)
    assert words in said
    assert "entry_notice" in said
    assert not (office.home / "templates" / "entry_notice.docx").exists()
    assert not (office.home / "templates-history").exists()


def test_no_file_is_said_so(admin: Person) -> None:
    assert "请选择" in complaints(sends_template(admin, b"", 422))


# --- backups and the check ---


def test_a_backup_is_made_at_the_press_of_a_button_and_listed_as_proven(
    office: OfficeContext, app: Flask, tmp_path: Path
) -> None:
    admin = Person(app, "admin")
    assert "[backup] folder" in text_of(admin.opens("/backups"))
    named_folder(office, tmp_path / "disk")

    page = ended(admin, admin.sends("/backups", {"folder": str(tmp_path / "elsewhere")}).location)

    [package] = (tmp_path / "disk").glob("*.zip")
    assert not (tmp_path / "elsewhere").exists()
    assert package.name in page
    assert "写完时已核对" in page
    said = ended(admin, admin.sends("/backups/verify", {"name": package.name}).location)
    assert "完好" in said
    assert "没有这一份备份" in ended(
        admin, admin.sends("/backups/verify", {"name": "../office.toml"}).location
    )


def test_the_check_is_run_from_the_page_and_its_result_stays(admin: Person, office: OfficeContext) -> None:
    (office.home / "cases" / "2026" / "乱").mkdir(parents=True)

    ended(admin, admin.sends("/system/check", {}).location)

    page = text_of(admin.opens("/system"))
    assert "1个问题" in page
    assert "cases/2026/乱" in page


def ended(admin: Person, address: str) -> str:
    """The page to which a job leads when it is done."""
    job = admin.client.application.extensions[JOBS].get(address.rpartition("/")[2])
    assert job.finished.wait(60)
    return text_of(admin.client.get(address, follow_redirects=True).text)


def test_a_job_that_takes_longer_shows_how_far_it_is(app: Flask, admin: Person) -> None:
    let_go = threading.Event()

    def slow(progress: Progress) -> str:
        progress(1, 4)
        let_go.wait(60)
        return "好了。"

    job = app.extensions[JOBS].begin("check", "核对全部案卷", slow)
    while not job.total:
        pass
    page = admin.opens("/system/jobs/check")
    assert "已完成25%" in text_of(page)
    assert 'http-equiv="refresh"' in page
    let_go.set()
    assert "好了" in ended(admin, "/system/jobs/check")


def test_a_settings_file_broken_by_hand_is_told_of_and_the_pages_go_on(
    admin: Person, office: OfficeContext
) -> None:
    (office.home / "office.toml").write_text("[office", encoding="utf-8")

    assert "现在仍按改动前的设置办理" in text_of(admin.opens("/system"))
    admin.opens("/accounts")
    assert "写法有误" in complaints(previews(admin, "/settings/office", 422, phone="1"))


def test_a_demonstration_s_templates_all_show(demo: OfficeContext) -> None:
    admin = Person(pages(demo), "admin")
    page = lxml.html.fromstring(admin.opens("/templates"))
    found = [one for one in page.xpath("//td/a/@href") if not one.endswith("/file")]
    assert len(found) >= 30
    for address in found[::6]:
        assert "没有问题" in text_of(admin.opens(address))
