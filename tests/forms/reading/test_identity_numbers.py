"""An identity number is taken only when every digit stands up, and shown only in part."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.reading import Unreadable
from forms.reading.identity import mask, organisation_check, read_credit_code, read_resident_id
from tests.builders.numbers import credit_code, resident_id, with_wrong_check

TODAY = date(2026, 11, 23)
GOOD_ID = "999999190001010015"
GOOD_CODES = ["91999999MA00000079", "12999999000000019J", "92999999MAABCDEF8D"]

BIRTHS = st.dates(date(1900, 1, 1), TODAY)
IDS = st.builds(resident_id, BIRTHS, st.integers(0, 999))
CODES = st.builds(credit_code, st.text(alphabet="0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=6, max_size=6))
ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.binary(),
    st.dates(),
    st.text(alphabet=st.characters(), max_size=30),
    st.text(alphabet="0123456789X", min_size=18, max_size=18),
    st.text(alphabet="0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ", min_size=17, max_size=19),
    IDS,
    CODES,
)


@st.composite
def noisy(draw, numbers):
    """A number as people write it: spaced, in full width, in lower case, with things that cannot be seen."""
    number = draw(numbers)
    written = "".join(
        draw(st.sampled_from(["", "", "", " ", "　", "\u200b", "\u00a0"]))
        + draw(st.sampled_from([character, character.lower(), chr(ord(character) + 0xFEE0)]))
        for character in number
    )
    return number, f" {written}\n"


@given(noisy(IDS))
def test_an_identity_number_reads_back_through_any_noise(written):
    number, noise = written
    assert read_resident_id(noise, today=TODAY).number == number


@given(noisy(CODES))
def test_a_credit_code_reads_back_through_any_noise(written):
    number, noise = written
    code = read_credit_code(noise)
    assert code.number == number
    assert code.organisation_code == number[8:17]
    assert code.is_sound
    assert code.organisation_code_is_sound


@pytest.mark.parametrize("reader", [read_resident_id, read_credit_code])
@given(value=ANYTHING)
def test_whatever_comes_is_read_or_refused_in_words(reader, value):
    try:
        reader(value)
        complaint = "none"
    except Unreadable as refusal:
        complaint = refusal.message
    assert complaint.strip()


@given(IDS, st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(number, place, shift):
    if number[place] == "X":
        return
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    with pytest.raises(Unreadable):
        read_resident_id(wrong, today=TODAY)


@given(BIRTHS, st.integers(0, 999))
def test_birth_and_sex_are_read_from_the_number(birth, sequence):
    found = read_resident_id(resident_id(birth, sequence))
    assert (found.birth, found.sex) == (birth, "男" if sequence % 2 else "女")


def test_an_unknown_region_is_a_remark_and_no_reason_to_refuse():
    assert read_resident_id(GOOD_ID).region_known is False


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("999999202102300033", "20210230.*不存在"),
        (with_wrong_check(GOOD_ID), "校验码"),
        ("999999900101001", "15位"),
        ("99999919000101001", "18位，现为17位"),
        ("99999919000101O015", "第15位“O”"),
        (GOOD_CODES[0], "统一社会信用代码"),
        (f"{GOOD_ID}（本人）", "只应有数字和字母"),
        ("", "请填写"),
        (None, "请填写"),
    ],
)
def test_a_bad_identity_number_is_refused_with_what_is_wrong(written, complaint):
    with pytest.raises(Unreadable, match=complaint):
        read_resident_id(written, today=TODAY)


@pytest.mark.parametrize(
    "written", [9.999991985070501e17, 999999198507050100, "9.99999E+17", "9.99999198507050e17"]
)
@pytest.mark.parametrize("reader", [read_resident_id, read_credit_code])
def test_a_number_that_excel_rounded_is_refused_with_how_to_prevent_it(reader, written):
    with pytest.raises(Unreadable, match=r"Excel.*丢失.*“文本”"):
        reader(written)


def test_nobody_is_born_after_today():
    number = resident_id(date(2027, 1, 1), 1)
    assert read_resident_id(number).birth == date(2027, 1, 1)
    with pytest.raises(Unreadable, match="不合理"):
        read_resident_id(number, today=TODAY)


def test_age_counts_full_years():
    leap = read_resident_id(resident_id(date(2008, 2, 29), 1))
    assert leap.age_on(date(2026, 2, 28)) == 17
    assert leap.age_on(date(2026, 3, 1)) == 18
    assert leap.age_on(date(2028, 2, 29)) == 20


@pytest.mark.parametrize("number", GOOD_CODES)
def test_known_good_credit_codes_are_taken(number):
    assert read_credit_code(number).number == number


def test_a_credit_code_that_only_fails_its_check_is_left_to_a_person():
    wrong = with_wrong_check(GOOD_CODES[0])
    with pytest.raises(Unreadable, match="校验码") as refused:
        read_credit_code(wrong)
    assert refused.value.doubt
    assert read_credit_code(wrong, doubt_settled=True).number == wrong


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("91999999MAO0000079", "字母“O”"),
        ("91ABCDEFMA00000079", "第3至8位"),
        ("MA0000007", "组织机构代码"),
        ("999999000000001", "注册号"),
        ("91999999MA0000007", "18位，现为17位"),
    ],
)
def test_a_malformed_credit_code_is_refused_beyond_doubt(written, complaint):
    with pytest.raises(Unreadable, match=complaint) as refused:
        read_credit_code(written)
    assert not refused.value.doubt


@pytest.mark.parametrize("code", ["MA0000007", "000000019", "MAABCDEF8"])
def test_an_organisation_code_has_its_own_check(code):
    assert organisation_check(code[:8]) == code[8]


@given(IDS)
def test_a_masked_number_shows_its_first_and_last_character_only(number):
    assert mask(number) == f"{number[0]}{'*' * 16}{number[-1]}"


def test_a_short_number_is_masked_whole():
    assert [mask(""), mask("1"), mask("12"), mask("123")] == ["", "*", "**", "1*3"]


@given(IDS)
def test_a_refusal_never_repeats_the_number(number):
    with pytest.raises(Unreadable) as refused:
        read_resident_id(with_wrong_check(number))
    assert number[:17] not in refused.value.message
