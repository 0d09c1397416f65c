"""What changed between two versions of a letter is shown whole: nothing is lost, nothing is made up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casefiles.office.letters.diff import Change, MarkedBlock, changed_pieces, marked, unmarked
from casefiles.office.letters.text import Block

WORDS = st.text(alphabet="木垒县失信行为认定，。0123年月日Ax", max_size=40)
BLOCKS = st.lists(
    st.one_of(
        WORDS.filter(bool).map(Block),
        st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=3).map(
            lambda rows: Block(rows=rows)
        ),
    ),
    max_size=6,
)


def words(block: MarkedBlock, left_out: Change) -> str:
    every = [*block.pieces, *(piece for row in block.rows for cell in row for piece in cell)]
    return "".join(piece.text for piece in every if piece.change != left_out)


def plain(blocks: list[Block]) -> str:
    return "".join(block.text + "".join(cell for row in block.rows for cell in row) for block in blocks)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_the_marks(old, new):
    pieces = changed_pieces(old, new)

    assert "".join(one.text for one in pieces if one.change != Change.ADDED) == old
    assert "".join(one.text for one in pieces if one.change != Change.REMOVED) == new


@given(BLOCKS, BLOCKS)
def test_both_letters_can_be_read_out_of_the_marks(old, new):
    found = marked(old, new)

    assert "".join(words(one, Change.ADDED) for one in found) == plain(old)
    assert "".join(words(one, Change.REMOVED) for one in found) == plain(new)


@given(BLOCKS, BLOCKS)
def test_paragraphs_bear_the_numbers_that_they_have_without_marks(old, new):
    numbered = [(one.number, one.start) for one in marked(old, new) if one.number]

    assert numbered == [(one.number, one.start) for one in unmarked(new)]


@given(BLOCKS)
def test_a_letter_is_unchanged_against_itself(blocks):
    assert not any(one.is_changed for one in marked(blocks, blocks))


def test_only_what_changed_is_marked():
    pieces = changed_pieces(
        "记入信用记录3个月，自决定作出之日起计算。", "记入信用记录12个月，自决定作出之日起计算。"
    )

    assert [(one.change, one.text) for one in pieces] == [
        (Change.SAME, "记入信用记录"),
        (Change.REMOVED, "3"),
        (Change.ADDED, "12"),
        (Change.SAME, "个月，自决定作出之日起计算。"),
    ]


def test_a_number_changes_as_a_whole_so_that_it_can_be_masked():
    old, new = "999999199001010015", "999999199001010023"

    changed = [one.text for one in changed_pieces(f"证件号码：{old}。", f"证件号码：{new}。")]

    assert changed == ["证件号码：", old, new, "。"]


def test_a_paragraph_that_is_gone_stands_where_it_was_and_has_no_number():
    old = [Block("第一段的内容"), Block("要删的话语"), Block("最后一段文字")]

    found = marked(old, [old[0], Block("完全不同、新写的另外一句"), old[2]])

    assert [(one.number, one.change) for one in found] == [
        (1, Change.SAME),
        (None, Change.REMOVED),
        (2, Change.ADDED),
        (3, Change.SAME),
    ]


def test_very_long_texts_are_compared_by_clauses():
    clauses = [f"第{number}次检查的情况属实，" for number in range(400)]
    other = [*clauses[:200], "另查明新的情况，", *clauses[200:]]

    changed = [one for one in changed_pieces("".join(clauses), "".join(other)) if one.change != Change.SAME]

    assert [(one.change, one.text) for one in changed] == [(Change.ADDED, "另查明新的情况，")]
