"""Standing in for someone on leave, at the pages: recorded by the administrator, seen by whom it concerns."""

from __future__ import annotations

from datetime import date

from flask import Flask

from casefiles.office.context import OfficeContext
from casefiles.people.roles import Role
from tests.web.people import Person, pages, text_of
from tests.world import World

LEAVE = {
    "principal": "sun",
    "roles": ["signer"],
    "deputy": "feng",
    "first": "2026-01-05",
    "last": "2026-02-20",
    "reason": "年休假",
}


def test_the_administrator_records_and_ends_a_delegation(app: Flask) -> None:
    admin = Person(app, "admin")
    assert "代理（休假、外出期间）" in text_of(admin.opens("/accounts"))
    faulty = admin.sends("/delegations", LEAVE | {"roles": ["legal"], "reason": "年休假<b>"}, 422)
    assert "孙签发没有法制审核人的职责" in text_of(faulty.text)
    assert "年休假&lt;b&gt;" in faulty.text
    assert "至少选择一项" in text_of(admin.sends("/delegations", LEAVE | {"roles": []}, 422).text)

    admin.sends("/delegations", LEAVE)

    assert "冯审核 feng孙签发 sun签发人2026年1月5日至2026年2月20日" in text_of(admin.opens("/delegations"))
    admin.opens("/delegations/2", 404)
    assert "为什么提前终止" in admin.sends("/delegations/1", {"reason": ""}, 422).text
    admin.sends("/delegations/1", {"reason": "提前返岗"})
    listed = text_of(admin.opens("/delegations"))
    assert "已提前终止" in listed
    assert "提前返岗" in listed
    assert "不必再终止" in text_of(admin.opens("/delegations/1"))
    logged = text_of(admin.opens("/audit"))
    assert "登记代理：冯审核代孙签发" in logged
    assert "终止代理：冯审核代孙签发" in logged


def test_only_the_administrator_opens_the_delegations(app: Flask) -> None:
    for account in ("li", "sun", "feng", "gao"):
        Person(app, account).opens("/delegations", 403)
        Person(app, account).sends("/delegations", LEAVE, 403)


def test_the_deputy_reads_on_today_s_page_for_whom_and_until_when(app: Flask) -> None:
    deputy = Person(app, "feng")
    assert "代理" not in text_of(deputy.opens("/today"))
    Person(app, "admin").sends("/delegations", LEAVE)

    assert "您正在代理孙签发（签发人）至2026年2月20日" in text_of(deputy.opens("/today"))
    assert "您的签发人职责由冯审核代理至2026年2月20日" in text_of(Person(app, "sun").opens("/today"))
    Person(app, "admin").sends("/delegations/1", {"reason": "提前返岗"})
    assert "代理" not in text_of(deputy.opens("/today"))


def test_a_delegation_is_over_with_the_day_without_anyone_signing_in_again(
    app: Flask, office: OfficeContext
) -> None:
    Person(app, "admin").sends("/delegations", LEAVE | {"last": "2026-01-06"})
    deputy = Person(app, "feng")
    assert "代孙签发" in deputy.opens("/today")

    office.clock.move_to(date(2026, 1, 7))  # type: ignore[attr-defined]

    assert "代孙签发" not in deputy.opens("/today")


def test_the_case_page_and_the_log_say_who_signed_for_whom(world: World) -> None:
    worker = world.case_at("notice_drafted")
    app = pages(worker.office)
    Person(app, "admin").sends("/delegations", LEAVE | {"first": "2026-01-09"})
    waiting = [letter.ref for letter in worker.case.letters if letter.is_underway]
    Person(app, "zhao").fills(
        f"/cases/{worker.number}/steps/letter_review", {"letters": waiting, "outcome": "pass"}
    )
    deputy = Person(app, "feng")
    assert "等签发人办理" in text_of(deputy.opens("/today"))
    deputy.fills(f"/cases/{worker.number}/steps/letter_sign", {"letters": waiting})

    page = text_of(deputy.opens(f"/cases/{worker.number}"))
    assert "文书签发 冯审核（代孙签发）" in page
    assert "文书审核 赵审核（审核人）" in page
    log = text_of(Person(app, "admin").opens("/audit"))
    assert "冯审核（代孙签发） feng" in log
    assert "办理文书签发" in log


def test_what_the_one_on_leave_drafted_is_not_signed_for_them(world: World) -> None:
    worker = world.case_at("notice_drafted")
    app = pages(worker.office)
    worker.office.accounts.change("li", "李经办", [Role.CLERK, Role.REVIEWER])
    Person(app, "admin").sends(
        "/delegations",
        LEAVE | {"principal": "li", "deputy": "qian", "roles": ["reviewer"], "first": "2026-01-09"},
    )
    waiting = [letter.ref for letter in worker.case.letters if letter.is_underway]

    refused = Person(app, "qian").fills(
        f"/cases/{worker.number}/steps/letter_review", {"letters": waiting, "outcome": "pass"}, status=422
    )

    assert "是您代理的李经办拟的稿" in text_of(refused.text)
