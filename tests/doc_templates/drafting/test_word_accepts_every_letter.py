"""Word repairs, or refuses, a document whose elements stand in the wrong order or place: none of ours does."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from lxml import etree

from doc_templates.engine.reproducible_zip import unpacked
from tests.doc_templates.letter_reading import LETTERS, LIBRARY, W, rendered

# The order that the schema of WordprocessingML (ECMA-376 part 1, annex A) gives the elements we use.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "pPr rPr tblPr trPr tcPr tblStylePr",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left bottom right insideH insideV",
    "settings": "writeProtection view zoom removePersonalInformation mirrorMargins evenAndOddHeaders "
    "drawingGridHorizontalSpacing drawingGridVerticalSpacing characterSpacingControl compat rsids themeFontLang",
    "compat": "spaceForUL balanceSingleByteDoubleByteWidth doNotLeaveBackslashAlone ulTrailSpace "
    "doNotExpandShiftReturn adjustLineHeightInTable useFELayout compatSetting",
}


def out_of_order(root: etree._Element) -> Iterator[str]:
    for name, order in ORDERS.items():
        places = {W + child: place for place, child in enumerate(order.split())}
        for element in root.iter(W + name):
            found = [places.get(str(child.tag), -1) for child in element]
            if found != sorted(found) or -1 in found:
                yield f"{name}: {[str(child.tag).removeprefix(W) for child in element]}"


def misplaced(root: etree._Element) -> Iterator[str]:
    for cell in root.iter(f"{W}tc"):
        if not len(cell) or cell[-1].tag != f"{W}p":
            yield "a cell that does not end in a paragraph"
    for body in root.iter(f"{W}body"):
        if [child.tag for child in body][-1] != f"{W}sectPr" or body[-2].tag != f"{W}p":
            yield "a body that does not end in a paragraph and its section"
        for one, next_one in pairwise(body):
            if one.tag == next_one.tag == f"{W}tbl":
                yield "two tables without a paragraph between"
    for row in root.iter(f"{W}tr"):
        if row.find(f"{W}tc") is None:
            yield "a row without cells"
    for table in root.iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
            if sum(1 if span is None else int(span.get(f"{W}val") or 0) for span in spans) != columns:
                yield "a row that does not fill its grid"


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_and_its_template_are_sound(name: str) -> None:
    for docx in (rendered(name), LIBRARY.template(name).docx):
        for part, content in unpacked(docx).items():
            if part.startswith("word/") and part.endswith(".xml"):
                root = etree.fromstring(content)
                assert [*out_of_order(root), *misplaced(root)] == [], part


@pytest.mark.parametrize("name", LETTERS)
def test_every_style_that_a_letter_names_is_there(name: str) -> None:
    parts = unpacked(rendered(name))
    styles = etree.fromstring(parts["word/styles.xml"])
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    for part, content in parts.items():
        if part.startswith("word/") and part.endswith(".xml"):
            for use in etree.fromstring(content).iter(
                f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn"
            ):
                assert use.get(f"{W}val") in known
