"""What the pages cost with many people at once, against a bare Flask page on the same server.

    python -m benchmarks.web [--quick]

Fifty people ask at once; the server (waitress, as `casefiles serve` runs it) and they share the machine's cores. Prints
median and 95th percentile for each page and the ratio of the 95th to that of the bare page, at several sizes of office.
Not a timed test.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import os
import platform
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.steps import office_with
from casefiles.demo.run import PASSWORD
from casefiles.demo.walk import STAFF

PEOPLE = 50
EACH = 8
PAGES = """
import logging
import sys
from datetime import date
from pathlib import Path
import waitress
from casefiles.demo.walk import DemoClock
from casefiles.office.opening import open_office
from casefiles.web.app import create_app
logging.disable(logging.CRITICAL)
waitress.serve(create_app(open_office(Path(sys.argv[1]), DemoClock(date(2026, 1, 6)))), port=int(sys.argv[2]), host="127.0.0.1", threads=8)
"""
BARE = """
import logging
import sys
import waitress
from flask import Flask
app = Flask("bare")
app.add_url_rule("/", view_func=lambda: "<!doctype html><title>bare</title><p>" + "x" * 20000)
logging.disable(logging.CRITICAL)
waitress.serve(app, port=int(sys.argv[2]), host="127.0.0.1", threads=8)
"""
Ask = Callable[[http.client.HTTPConnection, int], None]


@contextmanager
def served(program: str, home: Path) -> Iterator[int]:
    """The program in a process of its own; the port on which it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    process = subprocess.Popen([sys.executable, "-c", program, str(home), str(port)])
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if process.poll() is not None:
                    raise SystemExit("the server ended before it answered") from None
        yield port
    finally:
        process.terminate()
        process.wait(20)


def crowd(port: int, ask: Ask) -> list[float]:
    """Seconds of each request of fifty people who ask at once."""
    spent: list[float] = []
    ready = threading.Barrier(PEOPLE)

    def person(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        ready.wait()
        for turn in range(EACH):
            begun = time.perf_counter()
            ask(connection, number * EACH + turn)
            spent.append(time.perf_counter() - begun)
        connection.close()

    threads = [threading.Thread(target=person, args=(number,)) for number in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(spent)


def get(address: Callable[[int], str], cookie: str = "") -> Ask:
    def ask(connection: http.client.HTTPConnection, number: int) -> None:
        connection.request("GET", address(number), headers={"Cookie": cookie})
        reply = connection.getresponse()
        reply.read()
        if reply.status != 200:
            raise SystemExit(f"{address(number)} answered {reply.status}")

    return ask


def filing(cookie: str, token: str, fresh: Iterator[int]) -> Ask:
    """Each request accepts another case."""

    def ask(connection: http.client.HTTPConnection, _: int) -> None:
        sent = {"co_clerk": "马协办", "no_conflict": "y", "seen": "1", "button": "file", "csrf_token": token}
        heads = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", f"/cases/2026-{next(fresh):04d}/steps/acceptance", urlencode(sent), heads)
        reply = connection.getresponse()
        reply.read()
        if reply.status != 302:
            raise SystemExit(f"a filing was answered {reply.status}")

    return ask


def signed_in(port: int) -> tuple[str, str]:
    """The cookie and the form token of a clerk who has signed in."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def page(cookie: str, address: str) -> tuple[str, str]:
        connection.request("GET", address, headers={"Cookie": cookie})
        reply = connection.getresponse()
        text = reply.read().decode()
        found = re.search(r'name="csrf_token" value="([^"]+)"', text)
        if found is None:
            raise SystemExit(f"{address} has no form: {reply.status}")
        return (reply.getheader("Set-Cookie") or cookie).partition(";")[0], found[1]

    cookie, token = page("", "/login")
    sent = urlencode({"account": "li", "password": PASSWORD, "csrf_token": token})
    heads = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/login", sent, heads)
    reply = connection.getresponse()
    reply.read()
    cookie = (reply.getheader("Set-Cookie") or "").partition(";")[0]
    return page(cookie, "/cases")


def shown(name: str, spent: list[float], bare: float) -> float:
    median, late = spent[len(spent) // 2], spent[int(len(spent) * 0.95)]
    ratio = f"{late / bare:8.2f}×" if bare else "        —"
    print(f"  {name:<14}{median * 1000:10.1f}{late * 1000:10.1f}{ratio}", flush=True)
    return late


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="only 1,000 and 2,000 cases")
    sizes = [1000, 2000] if parser.parse_args().quick else [1000, 20_000]
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {PEOPLE} people, {EACH} requests each; ms"
    )
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCHMARK_DIR")) as folder:
        with served(BARE, Path(folder)) as port:
            print(f"  {'':<14}{'median':>10}{'p95':>10}{'p95 ÷ bare':>10}")
            bare = shown("bare Flask", crowd(port, get(lambda n: "/")), 0)
        for size in sizes:
            home = Path(folder) / f"office-{size}"
            office = office_with(size, home)
            office.accounts.add("li", "李经办", STAFF["clerk"].roles, PASSWORD)
            with served(PAGES, home) as port:
                cookie, token = signed_in(port)
                print(f"{size:,} cases")
                shown("list", crowd(port, get(lambda n: "/cases", cookie)), bare)
                shown("today", crowd(port, get(lambda n: "/today", cookie)), bare)
                shown("case page", crowd(port, get(lambda n: f"/cases/2026-{n + 2:04d}", cookie)), bare)
                fresh = itertools.count(500)
                shown("filing", crowd(port, filing(cookie, token, fresh)), bare)


if __name__ == "__main__":
    main()
