"""Article 6(4): an objection holds what is new."""

from __future__ import annotations

from datetime import date

import pytest

from casefiles.office.errors import Refused
from tests.articles.course_of_article_06 import due
from tests.articles.reviews import PUSH, is_public
from tests.builders.answers import OBJECTION
from tests.builders.files import letter_words


def test_nobody_new_hears_of_what_is_contested(world):
    worker = (
        world.case_at("listed").on("2026-02-05").file("objection", OBJECTION | {"received_on": "2026-02-05"})
    )

    with pytest.raises(Refused, match="异议尚未处理完毕"):
        worker.file("push", PUSH)


def test_a_notice_drafted_before_the_objection_stays_here_too(world):
    worker = world.case_at("listed").on("2026-02-05").file("push", PUSH).letters_to_seal()
    worker.file("objection", OBJECTION | {"received_on": "2026-02-05"})

    with pytest.raises(Refused, match="异议尚未处理完毕"):
        worker.serve("2026-02-05")


def test_a_publication_that_was_objected_to_before_its_first_day_does_not_begin(world):
    worker = world.case_at("informed").on("2026-02-25")
    worker.file(
        "publication",
        {"channels": ["木垒县政府网站"], "published_on": "2026-03-20", "privacy_checked": True},
        "signer",
    )
    worker.on("2026-03-02").file("objection", OBJECTION)

    worker.on("2026-03-20")
    assert not is_public(worker)


def test_an_objection_that_needs_the_source_has_its_longer_period(world):
    worker = world.case_at("informed").on("2026-03-02").file("objection", OBJECTION | {"asks_source": True})

    assert due(worker, "objection") == date(2026, 3, 11)
    assert "7个工作日" in letter_words(worker, "objection_receipt")
