"""What has changed between two versions of a letter: paragraph by paragraph, character by character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from casefiles.office.letters.text import Block

#: Numbers, dates and codes change as a whole: half an identity number is neither readable nor masked.
_TOKEN = re.compile(r"[0-9A-Za-z]+|.", re.DOTALL)
_SENTENCE = re.compile(r"[^。；，\n]*[。；，\n]?")
_MOST_PAIRS = 1_000_000
_FEWEST_BETWEEN = 3
_ALIKE = 0.4


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Piece:
    """A run of characters that is in both versions, or in one."""

    change: Change
    text: str


Pieces = Sequence[Piece]


@dataclass(frozen=True)
class MarkedBlock:
    """A paragraph, or a table with its rows of cells, with what changed in it.

    `number` is its place in the newer version, None where it is no longer there; `change` is that of the whole block.
    """

    number: int | None
    change: Change = Change.SAME
    pieces: Pieces = ()
    rows: Sequence[Sequence[Pieces]] = ()
    start: str = ""

    @property
    def is_changed(self) -> bool:
        every = [*self.pieces, *(piece for row in self.rows for cell in row for piece in cell)]
        return any(piece.change != Change.SAME for piece in every)


def unmarked(blocks: Sequence[Block]) -> list[MarkedBlock]:
    """The blocks of a letter of which there is no earlier version."""
    return [_whole(block, Change.SAME, number) for number, block in enumerate(blocks, start=1)]


def marked(old: Sequence[Block], new: Sequence[Block]) -> list[MarkedBlock]:
    """The newer blocks with what was added, and between them what was removed."""
    numbers = iter(range(1, len(new) + 1))
    found: list[MarkedBlock] = []
    for before, after in _paired(old, new):
        if after is None and before is not None:
            found.append(_whole(before, Change.REMOVED, None))
        elif after is not None:
            found.append(_against(before, after, next(numbers)))
    return found


def changed_pieces(old: str, new: str) -> list[Piece]:
    """Both texts in one, each run of characters marked as kept, removed or added."""
    before, after = _tokens(old, new)
    found: list[Piece] = []
    for kind, a1, a2, b1, b2 in _settled(before, after):
        if kind == "equal":
            found.append(Piece(Change.SAME, "".join(before[a1:a2])))
            continue
        found += [
            Piece(change, text)
            for change, text in (
                (Change.REMOVED, "".join(before[a1:a2])),
                (Change.ADDED, "".join(after[b1:b2])),
            )
            if text
        ]
    return found


def _tokens(old: str, new: str) -> tuple[list[str], list[str]]:
    """Characters; whole clauses where the texts are so long that comparing characters would take minutes."""
    unit = _TOKEN if len(old) * len(new) <= _MOST_PAIRS else _SENTENCE
    return [t for t in unit.findall(old) if t], [t for t in unit.findall(new) if t]


def _settled(before: list[str], after: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """The steps from one to the other, without islands of a character or two between two changes."""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    held: tuple[int, int, int, int] | None = None
    for place, (kind, a1, a2, b1, b2) in enumerate(steps):
        inside = 0 < place < len(steps) - 1
        if kind == "equal" and not (inside and a2 - a1 < _FEWEST_BETWEEN):
            if held:
                yield "replace", *held
            held = None
            yield kind, a1, a2, b1, b2
        else:
            held = (held[0], a2, held[2], b2) if held else (a1, a2, b1, b2)
    if held:
        yield "replace", *held


def _paired(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    """Each block of either version with the one that it became, in the order of reading."""
    before, after = [_words(block) for block in old], [_words(block) for block in new]
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(old[a1:a2], new[b1:b2], strict=True)
        else:
            yield from _matched(list(old[a1:a2]), list(new[b1:b2]))


def _matched(old: list[Block], new: list[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    """Blocks that differ: each new one with the first old one after the last match that is much like it.

    Between two matches what was removed comes before what was added.
    """
    added: list[Block] = []
    for after in new:
        place = next((n for n, before in enumerate(old[:20]) if _alike(before, after)), None)
        if place is None:
            added.append(after)
            continue
        yield from _unmatched(old[:place], added)
        yield old[place], after
        del old[: place + 1]
        added.clear()
    yield from _unmatched(old, added)


def _unmatched(removed: list[Block], added: list[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    yield from ((before, None) for before in removed)
    yield from ((None, after) for after in added)


def _alike(old: Block, new: Block) -> bool:
    if bool(old.rows) != bool(new.rows):
        return False
    return SequenceMatcher(None, _words(old), _words(new), autojunk=False).quick_ratio() > _ALIKE


def _against(old: Block | None, new: Block, number: int) -> MarkedBlock:
    if old is None:
        return _whole(new, Change.ADDED, number)
    if not new.rows:
        return MarkedBlock(number, pieces=changed_pieces(old.text, new.text), start=new.text)
    rows = [row for before, after in _paired_rows(old, new) for row in _row(before, after)]
    return MarkedBlock(number, rows=rows, start=_words(new))


def _paired_rows(old: Block, new: Block) -> Iterator[tuple[Sequence[str] | None, Sequence[str] | None]]:
    for before, after in _paired(*([Block("　".join(row)) for row in one.rows] for one in (old, new))):
        yield _row_of(old, before), _row_of(new, after)


def _row_of(table: Block, words: Block | None) -> Sequence[str] | None:
    return None if words is None else next(row for row in table.rows if "　".join(row) == words.text)


def _row(before: Sequence[str] | None, after: Sequence[str] | None) -> list[list[Pieces]]:
    if before is not None and after is not None and len(before) == len(after):
        return [[changed_pieces(a, b) for a, b in zip(before, after, strict=True)]]
    gone: list[list[Pieces]] = (
        [[_piece(Change.REMOVED, cell) for cell in before]] if before is not None else []
    )
    come: list[list[Pieces]] = [[_piece(Change.ADDED, cell) for cell in after]] if after is not None else []
    return [*gone, *come]


def _whole(block: Block, change: Change, number: int | None) -> MarkedBlock:
    rows = [[_piece(change, cell) for cell in row] for row in block.rows]
    return MarkedBlock(number, change, _piece(change, block.text), rows, _words(block))


def _piece(change: Change, text: str) -> list[Piece]:
    return [Piece(change, text)] if text else []


def _words(block: Block) -> str:
    return "\n".join("　".join(row) for row in block.rows) if block.rows else block.text
