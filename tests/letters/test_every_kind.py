"""Every kind of letter, written from a real case: numbered, complete, addressed, and without a gap."""

from __future__ import annotations

import re

import pytest

from casefiles.cases.letter_kinds import LETTER_KINDS
from casefiles.procedure.table import PROCEDURE
from doc_templates.engine.library import TemplateLibrary
from tests.letters.branches import every, the

KINDS = sorted({kind.name for step in PROCEDURE for kind in step.every_letter})
WITH_REMEDIES = ("decision", "entry_notice", "objection_result", "annulment")
GIVEN_BACK = ("refusal", "referral")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_from_a_real_case(written, kind):
    assert len(the(written, kind).signed) > 150


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_has_no_empty_brackets_no_none_and_no_template_left(written, kind):
    for one in every(written, kind):
        for text in (one.signed, one.draft):
            assert not re.search(r"（\s*）|“”|《》|\(\)|None|nan|\{\{|\}\}|\{%|%\}", text), one.letter.title


@pytest.mark.parametrize("kind", KINDS)
def test_punctuation_does_not_pile_up(written, kind):
    for one in every(written, kind):
        assert not re.search(r"[，。；、：][，。；、：]", one.signed), re.findall(
            r".{8}[，。；、：][，。；、：].{4}", one.signed
        )


@pytest.mark.parametrize("kind", KINDS)
def test_the_draft_has_no_number_and_no_date_and_the_signed_letter_has_both(written, kind):
    for one in every(written, kind):
        number = one.letter.number
        assert re.fullmatch(r"木发改信\w+〔2026〕[1-9]\d*号", number)
        assert number in one.signed
        assert one.letter.day is not None
        if one.draft:
            assert number not in one.draft


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_names_its_reader_and_how_to_reach_the_office(written, kind):
    for one in every(written, kind):
        assert one.letter.addressee in one.signed
        assert "0994-0000000" in one.signed or kind in GIVEN_BACK


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_person_reads_the_own_number_in_full(tmp_path, written, kind):
    for one in every(written, kind):
        respondent = one.worker.case.respondent
        if respondent.kind.is_natural_person and one.letter.addressee != respondent.name:
            assert respondent.identity_number not in one.signed


@pytest.mark.parametrize("kind", WITH_REMEDIES)
def test_what_binds_the_person_says_how_to_contest_it(written, kind):
    for one in every(written, kind):
        for part in ("行政复议", "行政诉讼", "木垒哈萨克自治县人民政府", "木垒县人民法院", "60日", "6个月"):
            assert part in one.signed, (kind, part)


def test_series_differ_so_that_no_two_kinds_share_a_number():
    marks = [kind.mark for kind in LETTER_KINDS.values()]

    assert len(marks) == len(set(marks))


def test_a_number_is_never_given_twice(written):
    for ones in written.values():
        numbers = [one.letter.number for one in ones]
        assert len(numbers) == len(set(numbers))


def test_every_template_that_a_letter_needs_is_shipped(tmp_path):
    names = TemplateLibrary(tmp_path).names()

    assert set(LETTER_KINDS) <= set(names)
