"""Reads the cells of a sheet from its XML.

openpyxl opens the package (sheets, shared strings, styles). Only the cells are read here, because its own row reader is
several times slower on long lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, Any, NamedTuple
from xml.parsers import expat

from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import from_excel, from_ISO8601

_PIECE = 2**18
_LONGEST_INTEGER = 300


class Cell(NamedTuple):
    """A cell's value and openpyxl's letter for its type: n, s, d, b, e, f. A formula is text that begins with "="."""

    value: object
    data_type: str


EMPTY = Cell(None, "n")


class Sources(NamedTuple):
    """What cells refer to: shared strings, the styles of dates and durations, and Excel's day zero."""

    strings: list[str]
    dates: frozenset[int]
    durations: frozenset[int]
    epoch: Any


def read_cells(part: IO[bytes], sources: Sources, width: int) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the non-empty rows with their numbers; cells right of `width` are ignored."""
    rows: list[tuple[int, list[Cell]]] = []
    parser = expat.ParserCreate()
    _Rows(parser, sources, width, lambda number, cells: rows.append((number, cells)))
    while piece := part.read(_PIECE):
        parser.Parse(piece, False)
        yield from rows
        rows.clear()
    parser.Parse(b"", True)
    yield from rows


class _Rows:
    """Expat's handlers: collect the cells of a row and pass each finished row on."""

    def __init__(
        self, parser: Any, sources: Sources, width: int, done: Callable[[int, list[Cell]], object]
    ) -> None:
        self.sources = sources
        self.width = width
        self.done = done
        self.row = 0
        self.column = 0
        self.cells: list[Cell] = []
        self.type, self.style = "n", 0
        self.texts: dict[str, list[str]] = {}
        self.into: list[str] | None = None
        self.in_phonetic = False
        self.columns: dict[str, int] = {}
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self.row = int(float(attributes["r"])) if "r" in attributes else self.row + 1
            self.column = 0
            self.cells = []
        elif name in ("v", "f", "t") and not self.in_phonetic:
            self.into = self.texts.setdefault(name, [])
        elif name == "rPh":
            self.in_phonetic = True

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference:
            letters = reference.rstrip("0123456789")
            if letters not in self.columns:
                self.columns[letters] = column_index_from_string(letters)
            self.column = self.columns[letters]
        else:
            self.column += 1
        self.type = attributes.get("t", "n")
        self.style = int(attributes.get("s", 0))
        self.texts = {}

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            if self.texts and self.column <= self.width:
                self._keep(self._cell())
        elif name == "row":
            if self.cells:
                self.done(self.row, self.cells)
                self.cells = []
        elif name in ("v", "f", "t"):
            self.into = None
        elif name == "rPh":
            self.in_phonetic = False

    def text(self, text: str) -> None:
        if self.into is not None:
            self.into.append(text)

    def _keep(self, cell: Cell) -> None:
        if cell.value is None:
            return
        gap = self.column - len(self.cells) - 1
        if gap < 0:
            self.cells[self.column - 1] = cell
        else:
            self.cells.extend([EMPTY] * gap)
            self.cells.append(cell)

    def _cell(self) -> Cell:
        if "f" in self.texts:
            return Cell("=" + "".join(self.texts["f"]), "f")
        if self.type == "inlineStr":
            return Cell("".join(self.texts.get("t", ())), "s")
        value = "".join(self.texts.get("v", ()))
        if not value:
            return EMPTY
        if self.type == "n":
            return self._number(value)
        if self.type == "s":
            return Cell(self.sources.strings[int(value)], "s")
        if self.type == "b":
            return Cell(value.strip() not in ("0", "false"), "b")
        if self.type == "d":
            return Cell(from_ISO8601(value), "d")  # type: ignore[no-untyped-call]
        return Cell(value, "e" if self.type == "e" else "s")

    def _number(self, written: str) -> Cell:
        is_whole = len(written) < _LONGEST_INTEGER and written.strip().lstrip("+-").isdecimal()
        number: int | float = int(written) if is_whole else float(written)
        if self.style not in self.sources.dates:
            return Cell(number, "n")
        try:
            moment = from_excel(number, self.sources.epoch, timedelta=self.style in self.sources.durations)
        except (OverflowError, ValueError):
            # No such date. The number helps the clerk to correct it more than an error would.
            return Cell(number, "n")
        return Cell(moment, "d")
