"""LibreOffice as a second witness: every letter opens, keeps its page, its order, and its signature in company."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from doc_templates.preview import office_program, pdf_of, preview
from doc_templates.samples import SAMPLES
from doc_templates.samples.shared import PERSON
from tests.doc_templates.letter_reading import LETTERS, LIBRARY, paragraphs_of

pytestmark = pytest.mark.libreoffice

ONE_PAGE = ("service_receipt", "cover", "contents", "remarks", "defence_review", "credit_china_slip")
LONG_NAME = "𠮷㛃·阿不都热依木江·示例别克·努尔艾合买提·吐尔逊阿依·买买提依明·示例"


def stressed(name: str) -> dict[str, Any]:
    """The sample with a very long name, twenty rows in every table and long paragraphs."""

    def grown(value: Any) -> Any:
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return [
                {**value[n % len(value)], **({"序号": str(n + 1)} if "序号" in value[0] else {})}
                for n in range(20)
            ]
        if isinstance(value, list) and value:
            return [*value, *(value[0] * 4 for _ in range(6))]
        if isinstance(value, dict):
            return {key: grown(item) for key, item in value.items()}
        return value

    context = {key: grown(value) for key, value in SAMPLES[name].items()}
    return {**context, "当事人": {**PERSON, "名称": LONG_NAME, "法定代表人": LONG_NAME}}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, PdfReader]]:
    folder = tmp_path_factory.mktemp("letters")
    letters = {}
    for name in LETTERS:
        letters[name] = LIBRARY.template(name).render(SAMPLES[name])
        letters[f"{name}-long"] = LIBRARY.template(name).render(stressed(name))
    for name, letter in letters.items():
        (folder / f"{name}.docx").write_bytes(letter)
    pdf_of([folder / f"{name}.docx" for name in letters], folder)
    return {name: (letter, PdfReader(folder / f"{name}.pdf")) for name, letter in letters.items()}


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", [*LETTERS, *(f"{name}-long" for name in LETTERS)])
def test_every_page_is_a4_and_every_paragraph_is_on_it_in_order(
    name: str, printed: dict[str, tuple[bytes, PdfReader]]
) -> None:
    letter, pdf = printed[name]
    for page in pdf.pages:
        assert abs(float(page.mediabox.width) - 595.3) < 1
        assert abs(float(page.mediabox.height) - 841.9) < 1
    text = squeezed("".join(page.extract_text() for page in pdf.pages))
    place = 0
    for paragraph in paragraphs_of(letter):
        # The first characters of each paragraph, in the order of the document; breaks of page may fall anywhere later.
        start = squeezed(paragraph)[:6]
        if "印发" in paragraph or not start:
            continue
        found = text.find(start, place)
        if found < 0:
            assert start in text, start
        else:
            place = found


@pytest.mark.parametrize("name", ONE_PAGE)
def test_a_form_is_one_page(name: str, printed: dict[str, tuple[bytes, PdfReader]]) -> None:
    assert len(printed[name][1].pages) == 1


@pytest.mark.parametrize("name", [*LETTERS, *(f"{name}-long" for name in LETTERS)])
def test_no_page_holds_only_the_signature(name: str, printed: dict[str, tuple[bytes, PdfReader]]) -> None:
    for page in printed[name][1].pages:
        lines = [squeezed(line) for line in page.extract_text().splitlines() if squeezed(line)]
        lines = [line for line in lines if not re.fullmatch(r"—\d+—", line)]
        dates = [n for n, line in enumerate(lines) if re.fullmatch(r"\d{4}年\d{1,2}月\d{1,2}日", line)]
        for date in dates:
            assert date >= 2, lines


def test_page_numbers_run_from_one(printed: dict[str, tuple[bytes, PdfReader]]) -> None:
    for number, page in enumerate(printed["decision"][1].pages, start=1):
        assert f"—{number}—" in squeezed(page.extract_text())


def test_the_first_page_of_a_letter_to_a_unit_has_no_number(
    printed: dict[str, tuple[bytes, PdfReader]],
) -> None:
    pages = printed["agency_notice"][1].pages
    assert "—1—" not in squeezed(pages[0].extract_text())
    assert "—2—" in squeezed(pages[1].extract_text())


def test_a_preview_is_a_docx_a_pdf_and_pictures(tmp_path: Path) -> None:
    assert office_program()
    shown = preview(LIBRARY.template("removal"), SAMPLES["removal"], tmp_path)
    assert shown.docx.is_file()
    assert shown.pdf is not None
    assert len(shown.pages) == len(PdfReader(shown.pdf).pages)
    assert all(page.read_bytes().startswith(b"\x89PNG") for page in shown.pages)


def test_no_face_is_replaced_by_one_of_other_widths(
    printed: dict[str, tuple[bytes, PdfReader]], tmp_path: Path
) -> None:
    """A page breaks where the office's own would only if Latin letters are as wide as Times New Roman's."""
    shown = preview(LIBRARY.template("decision"), SAMPLES["decision"], tmp_path)
    fonts = subprocess.run(["pdffonts", str(shown.pdf)], capture_output=True, text=True, check=True).stdout
    assert "DejaVu" not in fonts


def test_a_full_page_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    facts = ["当事人未履行生效法律文书确定的义务" * 200]
    (tmp_path / "facts.docx").write_bytes(
        LIBRARY.template("decision").render({**SAMPLES["decision"], "事实": facts})
    )
    page = PdfReader(pdf_of([tmp_path / "facts.docx"], tmp_path)[0]).pages[1]
    lines = [squeezed(line) for line in page.extract_text().splitlines()]
    assert [len(line) for line in lines if line and "—" not in line] == [28] * 22
