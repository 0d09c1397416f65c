"""A real server in a process of its own: signed in over the wire, on the loopback, under its own names only."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar

import lxml.html
import pytest

from casefiles.office.context import OfficeContext
from casefiles.office.errors import Unusable
from casefiles.web.serving import serve
from tests.web.people import pages
from tests.world.staff import PASSWORD

SERVE = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from casefiles.office.opening import open_office
from casefiles.web.serving import serve
serve(open_office(Path(sys.argv[1]), lambda: datetime.now(timezone.utc)), port=int(sys.argv[2]))
"""


@pytest.fixture
def served(office: OfficeContext) -> Iterator[str]:
    pages(office)
    for address, _ in served_by(office):
        yield address


def served_by(office: OfficeContext) -> Iterator[tuple[str, Callable[[], str]]]:
    """The address of the office's pages while they are served, and what the console has said so far."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    console = office.home.parent / f"console-{port}.txt"
    with console.open("wb") as out:
        command = [sys.executable, "-X", "utf8", "-u", "-c", SERVE, str(office.home), str(port)]
        process = subprocess.Popen(command, stdout=out)
    address = f"http://127.0.0.1:{port}"
    try:
        while not _answers(address):
            assert process.poll() is None, "the server ended before it answered"
        yield address, lambda: console.read_text(encoding="utf-8")
    finally:
        process.terminate()
        process.wait(10)


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=5)  # noqa: S310 - our own address
    except urllib.error.URLError:
        return False
    return True


def test_the_server_signs_people_in_and_serves_their_day(served: str) -> None:
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    form = lxml.html.fromstring(browser.open(f"{served}/login").read().decode())
    token = form.xpath('//input[@name="csrf_token"]/@value')[0]
    sent = urllib.parse.urlencode({"account": "li", "password": PASSWORD, "csrf_token": token})
    reply = browser.open(f"{served}/login", sent.encode())
    assert reply.url == f"{served}/today"
    assert "今日" in reply.read().decode()
    assert reply.headers["Content-Security-Policy"]


def test_another_site_s_name_for_this_machine_is_refused(served: str) -> None:
    request = urllib.request.Request(f"{served}/login", headers={"Host": "elsewhere.example"})  # noqa: S310 - our own address
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)  # noqa: S310 - our own address
    assert refused.value.code == 400
    assert "Traceback" not in refused.value.read().decode()


def test_a_request_through_a_proxy_is_not_taken_for_someone_at_the_machine(office: OfficeContext) -> None:
    for address, _ in served_by(office):
        asked = urllib.request.Request(f"{address}/setup", headers={"X-Forwarded-For": "10.0.0.9"})  # noqa: S310 - our own address
        assert "一次性设立码" in urllib.request.urlopen(asked).read().decode()  # noqa: S310 - our own address
        assert "一次性设立码" not in urllib.request.urlopen(f"{address}/setup").read().decode()  # noqa: S310 - our own address


def test_a_fresh_office_says_at_its_start_how_to_set_up_the_administrator_and_one_in_use_does_not(
    office: OfficeContext,
) -> None:
    for _, said in served_by(office):
        assert re.search(r"一次性设立码 (\w{4}-){2}\w{4}", said())
    pages(office)
    for _, said in served_by(office):
        assert "设立码" not in said()


def test_a_port_that_another_program_has_is_said_in_words(office: OfficeContext) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Unusable, match=f"{port} 端口用不了.*--port {port + 1}"):
            serve(office, port=port, told=lambda text: None)
