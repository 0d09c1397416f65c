"""Article 7: what may be published, where, and how it is masked."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from casefiles.law.ground import Place
from casefiles.office.errors import Refused, Unacceptable
from casefiles.office.reading.register import published
from casefiles.office.upkeep.index import reindex
from casefiles.outward.register import is_shown, listing, take_down_day
from casefiles.procedure.permission import refusals
from casefiles.procedure.table import STEPS
from tests.builders.answers import PUBLICATION, decision, proposal
from tests.builders.cases import MEASURE, moment
from tests.builders.reports import COMPANY_CODE, PERSON_ID, official, person
from tests.world.offices import new_office, opened
from tests.world.staff import STAFF
from tests.world.stages import STAGES

OFFICE = "木垒哈萨克自治县发展和改革委员会"


def test_every_field_that_the_article_names_is_held_with_its_default():
    fields = {field.key: field.default for field in MEASURE.published}

    assert fields == {
        "name": "shown",
        "organisation_code": "replaced",
        "representative": "hidden",
        "sex": "hidden",
        "age": "hidden",
        "identity_number": "masked",
        "duty": "shown",
        "conduct": "shown",
        "decision": "shown",
    }


@pytest.mark.parametrize(("item", "keys"), [(1, 3), (2, 4), (3, 1), (4, 1)])
def test_each_field_belongs_to_its_item(item, keys):
    named = [f for f in MEASURE.published if f.item == item or (item == 2 and f.key == "name")]

    assert len(named) == keys


def test_the_channels_are_the_articles():
    for channel in MEASURE.channels:
        assert channel.removeprefix("木垒县") in MEASURE.quote(Place(7))


def test_an_organisation_is_shown_with_its_credit_code_and_without_its_representative(world):
    [entry] = published(world.case_at("published").office)

    assert entry.identity == COMPANY_CODE
    assert entry.identity_label == "统一社会信用代码"
    assert "周例样" not in str(asdict(entry))


def test_the_organisation_code_that_the_article_asks_for_can_be_read_from_the_credit_code(world):
    assert world.case_at("reported").case.respondent.organisation_code == "MA0000007"


def published_person(tmp_path, report=person, codes=("M5-3-03",)):
    """A natural person's case carried to its publication."""
    worker = opened(new_office(tmp_path / "person"), report())
    rows = [
        {
            "code": codes[0],
            "basis": "《某某条例》第一条",
            "agency": "县财政局",
            "months": 3,
            "reason": "理由。",
        }
    ]
    for stage in list(STAGES)[1:]:
        if stage == "notice_drafted":
            worker.on("2026-01-09").file("prior_notice", proposal(restrictions=rows))
        elif stage == "decision_drafted":
            worker.on("2026-02-02").file("decision", decision(restrictions=rows))
        elif stage != "objected":
            STAGES[stage](worker)
    return worker


@pytest.mark.parametrize(("report", "code"), [(person, "M5-3-03"), (official, "M5-2-03")])
def test_a_persons_whole_number_is_never_shown_nor_sex_and_age_by_default(tmp_path, report, code):
    worker = published_person(tmp_path, report, (code,))
    number = worker.case.respondent.identity_number

    [entry] = published(worker.office)
    shown = str(asdict(entry))

    assert entry.identity == f"{number[0]}{'*' * 16}{number[-1]}"
    assert number not in shown
    assert worker.case.respondent.sex not in shown
    assert number[6:14] not in shown


def test_an_office_may_show_no_number_at_all_but_never_the_whole(tmp_path):
    worker = published_person(tmp_path)
    none_shown, problems = MEASURE.with_policies({"publish.id_mask": POLICY | {"value": "none_shown"}})
    _, refused = MEASURE.with_policies({"publish.id_mask": POLICY | {"value": "full"}})

    entry = listing(worker.case, none_shown, OFFICE, worker.office.today)

    assert problems == []
    assert entry.identity == "（不公示）"
    assert "first_last、none_shown" in refused[0]


POLICY = {"by": "吴管理", "on": "2026-01-05", "reason": "测试"}


def test_no_whole_number_stands_in_the_register_the_index_or_the_search(tmp_path):
    worker = published_person(tmp_path)
    reindex(worker.office)

    assert PERSON_ID not in str(published(worker.office))
    for path in (worker.office.home / "index").rglob("*"):
        if path.is_file():
            assert PERSON_ID.encode() not in path.read_bytes(), path.name


def test_the_entry_shows_conduct_instrument_performance_number_term_and_remedies(world):
    [entry] = published(world.case_at("published").office)

    assert entry.conduct == "计量作弊"
    assert entry.instrument == "行政处罚决定书（例市监罚〔2025〕7号）"
    assert entry.performance == "未履行"
    assert entry.decision_number == "木发改信决〔2026〕1号"
    assert (entry.first_day.isoformat(), entry.last_day.isoformat()) == ("2026-02-25", "2026-05-01")
    assert "行政复议" in entry.remedies
    assert "行政诉讼" in entry.remedies


def test_the_register_never_tells_the_facts_of_the_case(world):
    worker = world.case_at("published")

    assert "电子秤" not in str(asdict(published(worker.office)[0]))


def test_a_minor_class_is_never_published(world):
    worker = world.case_at("upheld").on("2026-02-02").file("decision", decision(severity="minor"))
    for stage in ("decision_served", "listed", "informed"):
        STAGES[stage](worker)

    with pytest.raises(Refused, match="轻微失信原则上不公示"):
        worker.on("2026-02-25").file("publication", PUBLICATION, "signer")

    assert take_down_day(worker.case, MEASURE) is None
    assert published(worker.office) == []


def test_a_minor_class_is_published_only_where_the_office_has_given_it_months(world):
    months, problems = MEASURE.with_policies({"publish.minor_months": POLICY | {"value": 2}})
    worker = world.case_at("upheld").on("2026-02-02").file("decision", decision(severity="minor"))
    for stage in ("decision_served", "listed", "informed"):
        STAGES[stage](worker)

    assert problems == []
    assert take_down_day(worker.case, months).isoformat() == "2026-04-01"
    step, by = STEPS["publication"], STAFF["signer"]
    attempts = [moment("2026-02-25", by, measure, **PUBLICATION) for measure in (MEASURE, months)]
    assert [bool(refusals(worker.case, step, attempt)) for attempt in attempts] == [True, False]


def test_nothing_is_published_before_the_wait_after_service_is_over(world):
    with pytest.raises(Refused, match="等待期至2026年2月24日"):
        world.case_at("informed").on("2026-02-24").file("publication", PUBLICATION, "signer")


def test_a_publication_does_not_begin_before_it_was_allowed(world):
    backdated = PUBLICATION | {"published_on": "2026-02-10"}

    with pytest.raises((Refused, Unacceptable)):
        world.case_at("informed").on("2026-02-25").file("publication", backdated, "signer")


def test_only_a_signer_who_checked_privacy_publishes(world):
    worker = world.case_at("informed").on("2026-02-25")

    with pytest.raises(Refused, match="由签发人办理"):
        worker.file("publication", PUBLICATION)
    with pytest.raises(Unacceptable):
        worker.file("publication", PUBLICATION | {"privacy_checked": False}, "signer")


def test_a_publication_ends_with_the_classs_longest_even_if_the_term_is_longer(world):
    case = world.snapshot("published")
    shorter, _ = MEASURE.with_policies({"publish.general_months": POLICY | {"value": 3}})

    assert take_down_day(case, MEASURE) == case.listing.term[1]
    assert take_down_day(case, shorter).isoformat() == "2026-05-01"


def test_a_case_that_was_not_published_is_never_shown(world):
    case = world.snapshot("informed")

    assert not is_shown(case, MEASURE, case.listing.term[0])
    with pytest.raises(ValueError, match="no publication"):
        listing(case, MEASURE, OFFICE, case.listing.term[0])
