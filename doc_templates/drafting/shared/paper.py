"""Builds the body of a letter's template: paragraphs, conditions, loops, tables, the signature block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from doc_templates import gbt9704 as gb
from doc_templates.drafting.shared.styles import KAI_STYLE, NAME_STYLE, style_id

NAME_TAGS = (
    "当事人.名称",
    "当事人.法定代表人",
    "受送达人",
    "收文单位",
    "单位",
    "被询问人.姓名",
    "代理人",
    "收文人",
    "申请人",
    "听证.主持人",
    "听证.记录人",
    "批准人",
    "报送人",
)
_NAME_RUN = re.compile(r"(\{\{ (?:" + "|".join(re.escape(tag) for tag in NAME_TAGS) + r") \}\})")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table with one row for each item."""

    heading: str
    cell: str
    width: int
    """In thousandths of the table's width."""
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a form."""

    text: str | Sequence[str]
    width: int
    """In thousandths of the table's width."""
    style: str = "表格文字"
    across: int = 1
    """The number of grid columns that it spans."""
    merge: str = ""
    """“restart” begins a vertical merge, “continue” continues it."""
    top: bool = False
    """Whether the text is at the top of the cell, not in the middle."""


def run(text: str, character_style: str = "") -> str:
    """A run; tabs in the text become tab elements."""
    properties = f'<w:rPr><w:rStyle w:val="{style_id(character_style)}"/></w:rPr>' if character_style else ""
    pieces = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t")
    )
    return f"<w:r>{properties}{pieces}</w:r>"


def paragraph(text: str, style: str, extra: str = "") -> str:
    """A paragraph in a named style. Names of persons and bodies get the font that has rare characters."""
    runs = "".join(
        run(piece, NAME_STYLE if _NAME_RUN.fullmatch(piece) else "")
        for piece in _NAME_RUN.split(text)
        if piece
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{extra}</w:pPr>{runs}</w:p>'


@dataclass(slots=True)
class Paper:
    """The body of a template, built piece by piece."""

    parts: list[str] = field(default_factory=list)

    def add(self, text: str, style: str = "公文正文") -> None:
        """A paragraph."""
        self.parts.append(paragraph(text, style))

    def tag(self, tag: str) -> None:
        """A paragraph that holds only a template tag; it leaves nothing in the letter."""
        self.parts.append(paragraph(f"{{%p {tag} %}}", "公文正文"))

    @contextmanager
    def when(self, condition: str) -> Iterator[None]:
        """Content that appears only if the condition is true."""
        self.tag(f"if {condition}")
        yield
        self.tag("endif")

    def otherwise(self) -> None:
        """The other branch of :meth:`when`."""
        self.tag("else")

    @contextmanager
    def each(self, item: str, items: str) -> Iterator[None]:
        """Content that is repeated for each item."""
        self.tag(f"for {item} in {items}")
        yield
        self.tag("endfor")

    def paragraphs(self, items: str, style: str = "公文正文") -> None:
        """A paragraph for each string of a list."""
        with self.each("段", items):
            self.add("{{ 段 }}", style)

    def numbered(self, items: str, style: str = "公文正文") -> None:
        """Like :meth:`paragraphs`, numbered if there are several."""
        with self.each("段", items):
            self.add("{% if loop.length > 1 %}{{ loop.index }}.{% endif %}{{ 段 }}", style)

    def rows(self, items: str, columns: Sequence[Column], small: bool = False) -> None:
        """A table with a repeated heading row and one row for each item (the variable 项)."""
        prefix = "表格小字" if small else "表格"
        text, centred, head = f"{prefix}{'' if small else '文字'}", f"{prefix}居中", f"{prefix}表头"
        self._hold_last_paragraph()
        heading = _row(
            [Cell(column.heading, column.width, head) for column in columns],
            "<w:cantSplit/><w:tblHeader/>",
        )
        opening = _row([Cell(f"{{%tr for 项 in {items} %}}", 1000, across=len(columns))])
        body = _row(
            [Cell(column.cell, column.width, centred if column.centred else text) for column in columns],
            "<w:cantSplit/>",
        )
        closing = _row([Cell("{%tr endfor %}", 1000, across=len(columns))])
        self.parts.append(_table([column.width for column in columns], heading + opening + body + closing))
        self.add("", "表后间隔")

    def _hold_last_paragraph(self) -> None:
        """Keeps the paragraph before a table on the table's page."""
        body, held = (f'<w:pStyle w:val="{style_id(name)}"/>' for name in ("公文正文", "正文与下段同页"))
        self.parts[-1] = self.parts[-1].replace(body, held)

    def form(self, widths: Sequence[int], rows: Sequence[tuple[Sequence[Cell], int]]) -> None:
        """A fixed table: rows of cells, each with a minimum height in twips."""
        drawn = "".join(
            _row(cells, f'<w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>')
            for cells, height in rows
        )
        self.parts.append(_table(widths, drawn))

    def raw_rows(self, widths: Sequence[int], rows: Sequence[str]) -> None:
        """A table of finished rows (see :func:`form_row`)."""
        self.parts.append(_table(widths, "".join(rows)))

    def signature(self, day: str = "日期") -> None:
        """The office's name and the date, with room for a seal of 42–45 mm (7.3.5)."""
        with self.when("机关.名称|length > 15"):
            self.add("{{ 机关.名称 }}", "长署名")
            self.add(f"{{{{ {day} }}}}", "长署名日期")
            self.otherwise()
            self.add("{{ 机关.名称 }}", "发文机关署名")
            self.add(f"{{{{ {day} }}}}", "成文日期")

    def heading(self, title: str) -> None:
        """The head of an enforcement letter: office, title, number."""
        self.add("{{ 机关.名称 }}", "文书机关")
        self.add(title, "文书名称")
        self.add("{{ 文号 }}", "发文字号")

    def signer_line(self) -> None:
        """The number at the left, the signer at the right, a red rule below (7.2.6, 7.2.7)."""
        number = run("\t{{ 文号 }}\t签发人：") + run("{{ 签发人 }}", KAI_STYLE)
        self.parts.append(f'<w:p><w:pPr><w:pStyle w:val="{style_id("上行发文字号")}"/></w:pPr>{number}</w:p>')

    def xml(self) -> str:
        """The body as XML."""
        return "".join(self.parts)


def form_row(cells: Sequence[Cell], height: int = 0) -> str:
    """One row of a form, for :meth:`Paper.raw_rows`."""
    return _row(cells, f'<w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else "")


def tag_row(tag: str, columns: int) -> str:
    """A row that holds only a template tag; it leaves nothing in the letter."""
    return _row([Cell(f"{{%tr {tag} %}}", 1000, across=columns)])


def _table(widths: Sequence[int], rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{sum(map(_twips, widths))}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _twips(width: int) -> int:
    return width * gb.PAGE.text_width // 1000


def _row(cells: Sequence[Cell], properties: str = "") -> str:
    drawn = "".join(_cell(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{drawn}</w:tr>" if properties else f"<w:tr>{drawn}</w:tr>"


def _cell(cell: Cell) -> str:
    texts = [cell.text] if isinstance(cell.text, str) else cell.text
    merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    place = "top" if cell.top else "center"
    content = "".join(paragraph(text, cell.style) for text in texts)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(cell.width)}" w:type="dxa"/>{span}{merge}'
        f'<w:vAlign w:val="{place}"/></w:tcPr>{content}</w:tc>'
    )
