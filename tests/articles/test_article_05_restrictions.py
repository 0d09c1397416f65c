"""Article 5: sixteen restrictions, by kind of respondent, each on a statutory basis, none beyond the listing's term."""

from __future__ import annotations

import pytest

from casefiles.cases.states import State
from casefiles.law.ground import Place
from casefiles.law.kinds import RespondentKind
from casefiles.office.errors import Refused, Unacceptable
from casefiles.procedure.shared.proposal import restrictions_fit_the_respondent, term_is_within_its_class
from tests.builders.answers import proposal, restriction
from tests.builders.cases import MEASURE
from tests.builders.files import letter_words
from tests.builders.reports import official, person
from tests.world.offices import opened


def test_there_are_sixteen_restrictions_eight_and_five_and_three():
    counts = {kind: len(MEASURE.restrictions_for(kind)) for kind in RespondentKind}

    assert len(MEASURE.restrictions) == 16
    assert counts == {
        RespondentKind.ENTERPRISE: 8,
        RespondentKind.OFFICIAL: 5,
        RespondentKind.PERSON: 3,
        RespondentKind.SOLE_TRADER: 0,
        RespondentKind.ORGANISATION: 0,
        RespondentKind.STATE_ORGAN: 0,
    }


@pytest.mark.parametrize("code", MEASURE.restrictions)
def test_each_restriction_stands_in_the_words_of_its_item(code):
    found = MEASURE.restrictions[code]

    assert found.area.replace("木垒县", "") in MEASURE.quote(Place(5, found.item))
    assert found.mode in ("从严审核", "视情节限制")
    assert found.note


def proposed(case, moment_, *rows, **more):
    at = moment_("2026-01-09", **(proposal(restrictions=list(rows)) | more))
    return restrictions_fit_the_respondent(case, at)


@pytest.fixture
def asked():
    from tests.builders.cases import moment

    return moment


@pytest.mark.parametrize("code", [c for c, r in MEASURE.restrictions.items() if r.respondent != "enterprise"])
def test_a_restriction_of_another_kind_of_respondent_is_refused(world, asked, code):
    refusal = proposed(world.snapshot("legally_reviewed"), asked, restriction(code))

    assert refusal.ground == MEASURE.restrictions[code].ground
    assert "当事人是企业" in refusal.reason


@pytest.mark.parametrize("code", [r.code for r in MEASURE.restrictions_for(RespondentKind.ENTERPRISE)])
def test_an_enterprises_restriction_is_taken_unless_it_is_blocked(world, asked, code):
    refusal = proposed(world.snapshot("legally_reviewed"), asked, restriction(code))

    assert (refusal is None) == (code != "M5-1-08")


@pytest.mark.parametrize(
    ("report", "code"), [(person, "M5-3-01"), (None, "M5-1-08")], ids=["priority benefits", "doing business"]
)
def test_a_blocked_restriction_is_refused_with_the_norm_that_blocks_it(office, asked, report, code):
    case = opened(office, report() if report else None).case

    refusal = proposed(case, asked, restriction(code))

    assert MEASURE.restrictions[code].footing.title in refusal.reason
    assert MEASURE.restrictions[code].note in refusal.reason


def test_a_restriction_without_its_statutory_basis_is_refused(world):
    worker = world.case_at("legally_reviewed")

    with pytest.raises((Refused, Unacceptable), match="依据"):
        worker.file("prior_notice", proposal(restrictions=[restriction(basis="")]))

    assert worker.case.state == State.LEGALLY_REVIEWED


def test_a_basis_of_spaces_is_no_basis(world, asked):
    assert proposed(world.snapshot("legally_reviewed"), asked, restriction(basis="")) is not None


def test_a_restriction_is_no_longer_than_the_listing(world, asked):
    refusal = proposed(world.snapshot("legally_reviewed"), asked, restriction(months=4))

    assert "长于记入期限" in refusal.reason


@pytest.mark.parametrize(("severity", "longest"), [("minor", 3), ("general", 12), ("serious", 36)])
def test_a_term_has_an_end_within_its_class(world, asked, severity, longest):
    case = world.snapshot("legally_reviewed")

    def judged(months):
        at = asked("2026-01-09", **proposal(severity=severity, term_months=months))
        return term_is_within_its_class(case, at)

    assert judged(longest) is None
    assert f"{longest}个月" in judged(longest + 1).reason
    assert judged(0) is not None


def test_several_restrictions_are_each_judged(world, asked):
    refusal = proposed(
        world.snapshot("legally_reviewed"), asked, restriction("M5-1-05"), restriction("M5-1-08")
    )

    assert "从事相关经营活动" in refusal.reason


def test_no_restriction_at_all_is_lawful(world, asked):
    assert proposed(world.snapshot("legally_reviewed"), asked) is None


def test_the_notice_names_each_restriction_with_basis_body_term_and_reason(world):
    words = letter_words(world.case_at("notice_drafted"), "prior_notice")

    for part in ("政策扶持从严审核", "全国失信惩戒措施基础清单第二类", "县财政局", "3个月", "与情节相当"):
        assert part in words


def test_an_agency_learns_only_of_the_restrictions_that_are_its_own(world):
    worker = world.case_at("informed")

    assert "政策扶持" in letter_words(worker, "agency_notice", "finance")
    assert "政策扶持" not in letter_words(worker, "agency_notice", "market")


def test_an_agency_reads_a_masked_number_of_a_natural_person(office):
    worker = opened(office, official())

    assert worker.case.respondent.masked_identity.count("*") == 16


def test_informed_bodies_are_of_the_four_groups_of_the_article():
    groups = {agency.group for agency in MEASURE.agencies.values()}

    assert groups <= {"政府相关部门", "金融监管机构", "金融机构", "承担行政职能的事业单位"}
