"""Other people's numbers stay covered however they are written; one's own does not."""

from __future__ import annotations

import pytest

from casefiles.people.masking import INSTEAD_OF_INFORMANT, Cover, masked
from tests.builders.reports import PERSON_ID

OTHER = "999999198804050018"
NOBODY = Cover.but_for([])


@pytest.mark.parametrize(
    "written",
    [
        OTHER,
        "999999 19880405 0018",
        "999999-19880405-0018",
        "9 9 9 9 9 9 1 9 8 8 0 4 0 5 0 0 1 8",
        "99999919880405001x",
        "９９９９９９１９８８０４０５００１８",
        "999999880405001",
        "13900000000",
        "139-0000-0000",
        "+86 139 0000 0000",
        "0994-4800001",
    ],
)
def test_a_number_is_covered_however_it_is_written(written):
    text = NOBODY.over(f"证人（{written}）证明")

    assert written not in text
    assert text.startswith("证人（")
    assert text.endswith("）证明")


@pytest.mark.parametrize(
    "text", ["2026年3月5日", "罚款215,000元", "木发改信告〔2026〕3号", "A4-09-14", "2026-0003"]
)
def test_what_is_no_such_number_stays(text):
    assert NOBODY.over(text) == text


def test_one_s_own_number_stays():
    own = Cover.but_for([PERSON_ID, "13900000000"])
    text = f"{PERSON_ID}，139 0000 0000"

    assert own.over(text) == text
    assert not own.is_needed(text)
    assert own.is_needed(OTHER)
    assert OTHER not in own.over(f"{text}；{OTHER}")


def test_the_sentence_about_whoever_informed_is_left_out():
    text = NOBODY.over("使用作弊秤。举报人赵某住在示例路。经查属实。")

    assert text == f"使用作弊秤。{INSTEAD_OF_INFORMANT}。经查属实。"


def test_a_page_masks_whole_resident_numbers():
    assert masked(f"号码{OTHER}。") == "号码9****************8。"
