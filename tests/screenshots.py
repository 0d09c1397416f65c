"""Pictures of the main pages for the documents: `python -m tests.screenshots` writes docs/pages/*.png.

Plays the demonstration into a folder of its own, serves it on the loopback, and opens the pages in Debian's Chromium.
"""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from casefiles.demo import PASSWORD, make_demo
from casefiles.web.app import create_app

PAGES = Path(__file__).resolve().parent.parent / "docs" / "pages"
DESK, PHONE = (1280, 720), (390, 780)


@dataclass(frozen=True)
class Picture:
    """One page, as one account sees it, on a screen of a size."""

    name: str
    account: str
    address: str
    size: tuple[int, int] = DESK
    scheme: str = "light"


PICTURES = (
    Picture("today", "zhao", "/today"),
    Picture("case", "li", "/cases/2026-0003"),
    Picture("step", "li", "/cases/2026-0014/steps/verification"),
    Picture("desk", "zhao", "/cases/2026-0010/letters/0005-1/desk"),
    Picture("year", "li", "/year/2026"),
    Picture("department", "gao", "/mine"),
    Picture("phone", "zhao", "/today", PHONE),
    Picture("dark", "admin", "/accounts", DESK, "dark"),
)


def main() -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("these pictures need Debian's chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        office, _ = make_demo(Path(folder) / "office")
        server = make_server("127.0.0.1", 0, create_app(office), threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        try:
            for picture in PICTURES:
                take(browser, f"http://127.0.0.1:{server.server_port}", picture)
        finally:
            browser.close()
            server.shutdown()
            thread.join()


def take(browser: Browser, base: str, picture: Picture) -> None:
    """Sign in, open the page, write its picture."""
    width, height = picture.size
    context = browser.new_context(
        base_url=base,
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.scheme == "dark" else "light",
        locale="zh-CN",
    )
    page = context.new_page()
    page.goto("/login")
    page.fill("#account", picture.account)
    page.fill("#password", PASSWORD)
    page.click("button.main")
    page.goto(picture.address)
    PAGES.mkdir(parents=True, exist_ok=True)
    written = PAGES / f"{picture.name}.png"
    page.screenshot(path=written)
    context.close()
    sys.stdout.write(f"{written.name}: {written.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    main()
