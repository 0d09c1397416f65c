"""The respondent: age at the conduct, and what of a number may be shown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefiles.cases.respondent import Respondent
from casefiles.law.kinds import RespondentKind
from tests.builders.reports import COMPANY_CODE, PERSON_ID, REPORTS


def born(day: date) -> Respondent:
    return Respondent(RespondentKind.PERSON, "孙例", PERSON_ID, birth=day)


def test_a_person_is_of_age_on_the_eighteenth_birthday_and_not_the_day_before():
    someone = born(date(2008, 5, 1))

    assert someone.is_minor_on(date(2026, 4, 30))
    assert not someone.is_minor_on(date(2026, 5, 1))


def test_who_was_born_on_29_february_comes_of_age_on_1_march():
    someone = born(date(2008, 2, 29))

    assert someone.is_minor_on(date(2026, 2, 28))
    assert not someone.is_minor_on(date(2026, 3, 1))


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.dates(date(2021, 11, 12), date(2030, 1, 1)))
def test_age_grows_by_one_a_year(birth, day):
    age = born(birth).age_on(day)

    assert age is not None
    assert age in (day.year - birth.year, day.year - birth.year - 1)
    assert born(birth).is_minor_on(day) == (age < 18)


def test_an_organisation_has_no_age():
    company = Respondent(RespondentKind.ENTERPRISE, "例样", COMPANY_CODE)

    assert company.age_on(date(2026, 1, 1)) is None
    assert not company.is_minor_on(date(2026, 1, 1))


@pytest.mark.parametrize("kind", [k for k in RespondentKind if k.is_natural_person])
def test_a_persons_number_is_masked_but_for_its_ends(kind):
    masked = Respondent(kind, "孙例", PERSON_ID).masked_identity

    assert masked == "9****************5"


@pytest.mark.parametrize("kind", [k for k in RespondentKind if not k.is_natural_person])
def test_a_credit_code_is_public(kind):
    company = Respondent(kind, "例样", COMPANY_CODE)

    assert (company.masked_identity, company.organisation_code) == (COMPANY_CODE, "MA0000007")


@pytest.mark.parametrize("kind", REPORTS)
def test_every_report_names_its_respondent(kind):
    respondent = Respondent.from_answers(REPORTS[kind]())

    assert respondent.kind.value == kind
    assert respondent.identity_label in ("公民身份号码", "统一社会信用代码")
