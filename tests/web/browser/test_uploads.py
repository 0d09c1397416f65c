"""Files from a browser: large ones are seen to be on their way, too large ones are refused in words, names do no harm."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, FilePayload

from casefiles.office.context import OfficeContext
from casefiles.office.reading.cases import files_of
from tests.web.browser.people_at_browsers import Desk, Running
from tests.web.people import SCAN
from tests.world import World
from tests.world.case_worker import CaseWorker

pytestmark = pytest.mark.browser
MEGABYTE = 1024 * 1024
MATERIAL = {"title": "录像光盘", "source": "某局"}
NAMES = (
    "CON.pdf",
    "a\"b'c.pdf",
    "第一行\n第二行.pdf",
    "\u202efdp.exe",
    "证据材料（一）.pdf",
    "长" * 200 + ".pdf",
    "..%2f..%2fx.pdf",
)


@pytest.fixture
def case(world: World) -> Iterator[tuple[CaseWorker, Running]]:
    worker = world.case_at("accepted")
    with Running(worker.office) as running:
        yield worker, running


#: While a page is being left Playwright waits; so the page itself writes down what stood beside its buttons.
NOTE_WHAT_IS_SHOWN = """() => {
  const bar = document.querySelector("#step .bar");
  sessionStorage.shown = "";
  const note = () => { sessionStorage.shown += bar.innerText + "\\n"; };
  new MutationObserver(note).observe(bar, {childList: true, subtree: true, characterData: true});
}"""


def scanned(folder: Path, megabytes: float) -> Path:
    """A PDF of that size, as far as its first bytes tell."""
    path = folder / f"{megabytes}.pdf"
    with path.open("wb") as file:
        file.write(SCAN)
        file.truncate(int(megabytes * MEGABYTE))
    return path


def test_a_large_file_is_seen_on_its_way_and_arrives_whole(
    browser: Browser, case: tuple[CaseWorker, Running], tmp_path: Path
) -> None:
    worker, running = case
    clerk = Desk(browser, running.address, "li")
    clerk.opens(f"/cases/{worker.number}/steps/evidence")
    clerk.fills(MATERIAL, scanned(tmp_path, 50))
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 15 * MEGABYTE}
    clerk.context.new_cdp_session(clerk.page).send("Network.emulateNetworkConditions", slow)

    clerk.page.evaluate(NOTE_WHAT_IS_SHOWN)
    clerk.page.click("#step button[value=file]", no_wait_after=True)
    clerk.arrives(f"/cases/{worker.number}")

    shown = clerk.page.evaluate("sessionStorage.shown")
    assert "正在上传50.0MB，请不要关闭这一页（2秒）" in shown
    assert "正在提交……" in shown
    file = files_of(worker.office, worker.case)[-1]
    assert file.size == 50 * MEGABYTE
    assert "50.0 MB" in clerk.text()
    clerk.leaves()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize(
    ("sizes", "words"), [((61,), "61"), ((31, 31), "62")], ids=["one of 61 MB", "two of 31 MB"]
)
def test_files_too_large_are_refused_in_words_and_what_was_typed_is_kept(
    browser: Browser,
    case: tuple[CaseWorker, Running],
    tmp_path: Path,
    sizes: tuple[int, ...],
    words: str,
    scripts: bool,
) -> None:
    worker, running = case
    before = worker.case.sequence
    clerk = Desk(browser, running.address, "li", java_script_enabled=scripts)
    clerk.opens(f"/cases/{worker.number}/steps/evidence")
    files = []
    for place, size in enumerate(sizes):
        (tmp_path / str(place)).mkdir()
        files.append(scanned(tmp_path / str(place), size))
    clerk.fills(MATERIAL, files)
    if scripts:
        clerk.page.click("#step button[value=file]")
        clerk.shown("请")
        said = clerk.said()
    else:
        assert clerk.presses().status == 413
        said = clerk.page.locator("#errors").inner_text()

    assert words in said
    assert "60MB" in said or "50MB" in said
    assert "分" in said
    assert clerk.page.locator("[name=title]").input_value() == MATERIAL["title"]
    assert worker.case.sequence == before
    clerk.fills({}, FilePayload(name="x.pdf", mimeType="application/pdf", buffer=SCAN))
    assert clerk.presses().status == 200
    assert worker.case.sequence == before + 1
    clerk.leaves()


def test_whatever_a_file_is_called_it_lies_and_comes_back_under_the_program_s_own_name(
    browser: Browser, case: tuple[CaseWorker, Running]
) -> None:
    worker, running = case
    word = io.BytesIO()
    Document().save(word)
    before = set(worker.office.home.parent.rglob("*"))
    clerk = Desk(browser, running.address, "li")
    files = [FilePayload(name="../../x.docx", mimeType="", buffer=word.getvalue())]
    files += [
        FilePayload(name=name, mimeType="application/pdf", buffer=SCAN + b"%" * place)
        for place, name in enumerate(NAMES)
    ]
    clerk.takes(f"/cases/{worker.number}/steps/evidence", MATERIAL, files)

    sequence = worker.case.sequence
    named = re.compile(rf"{sequence:04d}-补充材料(-\d)?\.(pdf|docx)")
    stored = {
        path for path in set(worker.office.home.parent.rglob("*")) - before if path.parent.name == "evidence"
    }
    assert len(stored) == 1 + len(NAMES)
    assert all(named.fullmatch(path.name) for path in stored)
    with clerk.page.expect_download() as coming:
        clerk.page.locator('main a[href$=".docx"]').last.click()
    assert coming.value.suggested_filename == f"{sequence:04d}-补充材料.docx"
    assert Path(coming.value.path()).read_bytes() == word.getvalue()
    clerk.leaves()


def test_a_workbook_is_taken_in_without_scripts(browser: Browser, office: OfficeContext) -> None:
    workbook = (resources.files("casefiles.demo") / "samples" / "部门报送表.xlsx").read_bytes()
    with Running(office) as running:
        clerk = Desk(browser, running.address, "li", java_script_enabled=False)
        clerk.opens("/intake")
        clerk.page.set_input_files(
            "#workbook", FilePayload(name="../报送表.xlsx", mimeType="", buffer=workbook)
        )
        clerk.page.get_by_role("button", name="核对这张表").click()
        clerk.page.get_by_role("button", name="登记完好的").click()
        clerk.page.get_by_text("下载处理结果").wait_for(timeout=30_000)

        taken = list(office.store.numbers())
        assert len(taken) > 10
        assert taken[0] in clerk.text()
        clerk.leaves()
