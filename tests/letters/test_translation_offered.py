"""Letters offer a translation, as the office has set it and as the person needs it (民族区域自治法 Art. 21)."""

from __future__ import annotations

import pytest

from casefiles.letters.wording import languages_offered
from casefiles.office.settings.home import SETTINGS
from tests.builders.answers import DEFENCE
from tests.builders.cases import MEASURE
from tests.builders.files import letter_words
from tests.builders.reports import enterprise
from tests.world import World
from tests.world.case_worker import CaseWorker
from tests.world.offices import new_office, opened, resumed
from tests.world.stages import STAGES

HOW = {"by": "李主任", "on": "2026-01-05", "reason": "试验"}
ROW = 'by = "李主任"\non = 2026-01-05\nreason = "试验"\n'
OFF = f'\n[policies."language.offer"]\nvalue = false\n{ROW}'
OTHERS = f'\n[policies."language.names"]\nvalue = "蒙古语"\n{ROW}'


def with_settings(worker: CaseWorker, text: str) -> CaseWorker:
    path = worker.office.home / SETTINGS
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return resumed(worker.office.home, worker.number)


def hearing_asked(world: World) -> CaseWorker:
    return (
        world.case_at("noticed")
        .on("2026-01-14")
        .file("defence", DEFENCE | {"received_on": "2026-01-14", "hearing": True})
    )


def hearing_announced(worker: CaseWorker) -> None:
    announced = {
        "held_on": "2026-02-02",
        "at_time": "10时",
        "place": "会议室",
        "chair": "周主持",
        "recorder": "吴记录",
    }
    worker.on("2026-01-15").file("hearing_notice", announced)


DRAFTED = {
    "prior_notice": ("legally_reviewed", STAGES["notice_drafted"]),
    "decision": ("upheld", STAGES["decision_drafted"]),
    "hearing_notice": ("hearing_asked", hearing_announced),
}


@pytest.mark.parametrize("letter", DRAFTED)
@pytest.mark.parametrize(
    ("settings", "offered"),
    [("", "由本机关提供"), (OTHERS, "蒙古语等"), (OFF, None)],
    ids=["by default", "other languages", "off"],
)
def test_a_letter_offers_a_translation_in_the_languages_that_the_office_has_set(
    world, letter, settings, offered
):
    stage, draft = DRAFTED[letter]
    worker = with_settings(
        hearing_asked(world) if stage == "hearing_asked" else world.case_at(stage), settings
    )
    draft(worker)
    words = letter_words(worker, letter)

    assert ("翻译" in words) is (offered is not None)
    assert offered is None or offered in words
    assert letter == "decision" or "有权使用本民族语言文字" in words, "that right is no setting"


def test_a_need_that_was_reported_is_met_whatever_the_setting_says(tmp_path):
    worker = opened(new_office(tmp_path / "office"), enterprise(language="柯尔克孜文"))
    worker = with_settings(worker, OFF)
    for stage in ("accepted", "verified", "legally_reviewed", "notice_drafted"):
        STAGES[stage](worker)

    assert "由本机关提供翻译（柯尔克孜文），不收取费用" in letter_words(worker, "prior_notice")


@pytest.mark.parametrize(
    ("offer", "needed", "languages"),
    [
        (True, "", "哈萨克语、维吾尔语等"),
        (True, "哈萨克文", "哈萨克文、维吾尔语等"),
        (True, "柯尔克孜文", "柯尔克孜文、哈萨克语、维吾尔语等"),
        (False, "", ""),
        (False, "哈萨克文", "哈萨克文"),
    ],
)
def test_the_language_needed_is_named_first(offer, needed, languages):
    measure, problems = MEASURE.with_policies({"language.offer": HOW | {"value": offer}})

    assert problems == []
    assert languages_offered(measure, needed) == languages
