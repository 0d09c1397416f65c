"""Files in and out: what they are is told from their content, where they lie is the program's own affair."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from flask import Flask

from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import files_of, read_case
from tests.builders.reports import enterprise
from tests.web.people import SCAN, Person, complaints

EVIDENCE = {"received_on": "2026-01-05", "title": "材料", "source": "某局"}


@pytest.fixture
def opened(clerk: Person) -> Person:
    clerk.fills("/new/report", enterprise(item=9))
    return clerk


@pytest.mark.parametrize(
    "name",
    ["../../x.pdf", "..\\..\\x.pdf", "/etc/passwd.pdf", "C:\\x.pdf", "a\x00b.pdf", "证据<b>.pdf", ".pdf"],
)
def test_a_file_s_name_is_never_a_path(opened: Person, office: OfficeContext, name: str) -> None:
    before = set(office.home.parent.rglob("*"))
    opened.fills("/cases/2026-0001/steps/evidence", EVIDENCE, scans=((name, SCAN),))
    added = set(office.home.parent.rglob("*")) - before
    assert {path.parent.name for path in added if path.is_file()} <= {
        "records",
        "evidence",
        "office",
        "index",
    }
    assert any(path.name == "0002-补充材料.pdf" for path in added)


def test_a_file_that_is_not_what_its_name_says_is_refused_in_plain_words(opened: Person) -> None:
    reply = opened.fills(
        "/cases/2026-0001/steps/evidence", EVIDENCE, scans=(("扫描件.pdf", b"MZ not a pdf"),), status=422
    )
    assert "不是可以存入案卷的类型" in complaints(reply.text)


def test_a_step_that_needs_a_file_says_so(opened: Person) -> None:
    reply = opened.fills("/cases/2026-0001/steps/evidence", EVIDENCE, status=422)
    assert "请上传" in complaints(reply.text)


@pytest.mark.parametrize(
    "path",
    ["../../../office.toml", "..%2f..%2foffice.toml", "records/0001-report.json", "letters/none.docx", "%00"],
)
def test_only_files_that_a_record_names_come_out(opened: Person, path: str) -> None:
    reply = opened.client.get(f"/cases/2026-0001/files/{path}")
    assert reply.status_code in (404, 308)
    assert b"number_prefix" not in reply.data


def test_a_filed_scan_comes_back_as_it_was(opened: Person, office: OfficeContext) -> None:
    opened.fills("/cases/2026-0001/steps/evidence", EVIDENCE, scans=(("x.pdf", SCAN),))
    path = files_of(office, read_case(office, "2026-0001"))[0].path
    reply = opened.client.get(f"/cases/2026-0001/files/{path}")
    assert reply.data == SCAN
    assert reply.mimetype == "application/pdf"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert reply.headers["Cache-Control"] == "no-store"


def test_too_large_a_request_gets_a_friendly_page(opened: Person) -> None:
    opened.client.application.config["MAX_CONTENT_LENGTH"] = 2000
    reply = opened.client.post("/cases/2026-0001/steps/evidence", data={"title": "x" * 5000})
    assert reply.status_code == 413
    assert "60MB" in reply.text


def test_an_altered_record_is_a_plain_page_and_no_traceback(opened: Person, office: OfficeContext) -> None:
    record = next((office.home / "cases").rglob("records/0001*.json"))
    record.chmod(0o644)
    record.write_text(record.read_text(encoding="utf-8").replace("周例样", "吴例样") + " ", encoding="utf-8")
    reply = opened.client.get("/cases/2026-0001")
    assert reply.status_code == 500
    assert "备份" in reply.text
    assert "Traceback" not in reply.text


@pytest.mark.parametrize(
    "address", ["/cases/2026-9999", "/cases/x", "/nowhere", "/cases/2026-0001/steps/none", "/new/acceptance"]
)
def test_what_is_not_there_is_a_plain_chinese_page(opened: Person, address: str) -> None:
    page = opened.opens(address, 404)
    assert "没有" in page


def test_a_blank_form_comes_as_word_with_the_case_s_number_in_its_name(demo_app: Flask) -> None:
    reply = Person(demo_app, "li").client.get("/cases/2026-0003/blanks/form_objection")

    assert reply.status_code == 200
    assert reply.mimetype.endswith("wordprocessingml.document")
    assert "2026-0003" in unquote(reply.headers["Content-Disposition"])
    assert Person(demo_app, "li").client.get("/cases/2026-0003/blanks/nothing").status_code == 404
    assert Person(demo_app, "tian").client.get("/cases/2026-0003/blanks/form_objection").status_code == 403
