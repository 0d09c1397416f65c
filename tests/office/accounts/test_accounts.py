"""Accounts: who may sign in, and what of a password is kept."""

from __future__ import annotations

import json

import pytest
from argon2 import PasswordHasher

from casefiles.office.accounts.account_file import FILE, AccountFile
from casefiles.office.errors import Unusable
from casefiles.people.roles import Role

GOOD = "correct horse battery"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def accounts(tmp_path):
    return AccountFile(tmp_path, QUICK)


def test_who_has_the_password_signs_in_with_the_roles_of_the_account(accounts):
    accounts.add("li", "李经办", [Role.CLERK], GOOD, "县发改委")

    officer = accounts.signed_in("li", GOOD)

    assert (officer.id, officer.name, officer.roles, officer.body) == (
        "li",
        "李经办",
        {Role.CLERK},
        "县发改委",
    )
    assert accounts.officer("li") == officer


@pytest.mark.parametrize(
    ("account", "password"), [("li", "wrong password"), ("nobody", GOOD), ("", ""), ("li", "")]
)
def test_nobody_else_signs_in(accounts, account, password):
    accounts.add("li", "李经办", [Role.CLERK], GOOD)

    assert accounts.signed_in(account, password) is None


def test_the_password_is_never_kept(accounts, tmp_path):
    accounts.add("li", "李经办", [Role.CLERK], GOOD)

    kept = (tmp_path / FILE).read_text(encoding="utf-8")

    assert GOOD not in kept
    assert json.loads(kept)["li"]["password"].startswith("$argon2id$")


@pytest.mark.parametrize(
    ("account", "name", "password", "words"),
    [
        ("l", "李", GOOD, "2至32位"),
        ("李", "李", GOOD, "小写字母"),
        ("../etc", "李", GOOD, "小写字母"),
        ("li", "  ", GOOD, "姓名"),
        ("li", "李", "short", "至少10位"),
        ("li", "李", "this-is-li-office", "不要包含账号"),
    ],
)
def test_a_bad_account_is_refused_in_words(accounts, account, name, password, words):
    with pytest.raises(Unusable, match=words):
        accounts.add(account, name, [Role.CLERK], password)

    assert accounts.everyone() == []


def test_an_account_made_anew_takes_the_place_of_the_old(accounts):
    accounts.add("li", "李经办", [Role.CLERK], GOOD)
    accounts.add("li", "李审核", [Role.REVIEWER], "another good password")

    assert accounts.signed_in("li", GOOD) is None
    assert [officer.name for officer in accounts.everyone()] == ["李审核"]


def test_a_damaged_file_of_accounts_is_said_so(accounts, tmp_path):
    (tmp_path / FILE).write_text("{ half", encoding="utf-8")

    with pytest.raises(Unusable, match=r"accounts\.json 读不出来"):
        accounts.officer("li")


def test_without_a_file_there_is_nobody(accounts):
    assert accounts.everyone() == []
    assert accounts.officer("li") is None


def test_a_damaged_hash_lets_nobody_in(accounts, tmp_path):
    accounts.add("li", "李经办", [Role.CLERK], GOOD)
    path = tmp_path / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("$argon2id$", "$plain$"), encoding="utf-8")

    assert accounts.signed_in("li", GOOD) is None


def test_several_people_are_added_at_once_without_loss(accounts):
    import threading

    threads = [
        threading.Thread(target=accounts.add, args=(f"clerk{n}", f"某{n}", [Role.CLERK], GOOD))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(accounts.everyone()) == 8
