"""A real server in a process of its own: signed in over the wire, on the loopback, under its own names only."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar

import lxml.html
import pytest
from people import pages

from casefiles.demo.run import PASSWORD
from casefiles.office import Office

SERVE = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from casefiles.office import Office
from casefiles.web.serving import serve
serve(Office(Path(sys.argv[1]), lambda: datetime.now(timezone.utc)), port=int(sys.argv[2]))
"""


@pytest.fixture
def served(office: Office) -> Iterator[str]:
    pages(office)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", SERVE, str(office.home), str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        while not _answers(address):
            assert process.poll() is None, "the server ended before it answered"
        yield address
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
