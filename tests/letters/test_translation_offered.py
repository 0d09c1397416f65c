"""Letters offer a translation, as the office has set it and as the person needs it (民族区域自治法 Art. 21)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from casefiles.demo.walk import Walk
from casefiles.letters.wording import languages_offered
from casefiles.office.settings.home import SETTINGS
from tests.builders import DEFENCE, MEASURE, STAGES, enterprise, letter_words, new_office, opened, resumed

HOW = {"by": "李主任", "on": "2026-01-05", "reason": "试验"}
ROW = 'by = "李主任"\non = 2026-01-05\nreason = "试验"\n'
OFF = f'\n[policies."language.offer"]\nvalue = false\n{ROW}'
OTHERS = f'\n[policies."language.names"]\nvalue = "蒙古语"\n{ROW}'


def with_settings(walk: Walk, text: str) -> Walk:
    path = walk.office.home / SETTINGS
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    return resumed(walk.office.home, walk.number)


def hearing_asked(at: Callable[[str], Walk]) -> Walk:
    return (
        at("noticed")
        .on("2026-01-14")
        .file("defence", DEFENCE | {"received_on": "2026-01-14", "hearing": True})
    )


def hearing_announced(walk: Walk) -> None:
    announced = {
        "held_on": "2026-02-02",
        "at_time": "10时",
        "place": "会议室",
        "chair": "周主持",
        "recorder": "吴记录",
    }
    walk.on("2026-01-15").file("hearing_notice", announced)


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
    at, letter, settings, offered
):
    stage, draft = DRAFTED[letter]
    walk = with_settings(hearing_asked(at) if stage == "hearing_asked" else at(stage), settings)
    draft(walk)
    words = letter_words(walk, letter)

    assert ("翻译" in words) is (offered is not None)
    assert offered is None or offered in words
    assert letter == "decision" or "有权使用本民族语言文字" in words, "that right is no setting"


def test_a_need_that_was_reported_is_met_whatever_the_setting_says(tmp_path):
    walk = opened(new_office(tmp_path / "office"), enterprise(language="柯尔克孜文"))
    walk = with_settings(walk, OFF)
    for stage in ("accepted", "verified", "legally_reviewed", "notice_drafted"):
        STAGES[stage](walk)

    assert "由本机关提供翻译（柯尔克孜文），不收取费用" in letter_words(walk, "prior_notice")


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
