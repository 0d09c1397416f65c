"""The web server: on this machine only by default, with the due work of the day done every hour."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from waitress.server import create_server

from casefiles.office.accounts.accounts import has_no_account
from casefiles.office.context import OfficeContext
from casefiles.office.errors import Unusable
from casefiles.office.opening import up_to_date
from casefiles.office.upkeep.due import run_due
from casefiles.web import first_start
from casefiles.web.app import create_app

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PORT = 8600
THREADS = 8
# A larger request is cut off before it is read. Up to this size the error page can say what is too large.
LARGEST_BODY = 512 * 1024 * 1024
HOUR = 60 * 60
_log = logging.getLogger(__name__)


def serve(
    office: OfficeContext, host: str = "127.0.0.1", port: int = PORT, told: Callable[[str], None] = print
) -> None:
    """Serve until stopped. On the loopback, requests with another Host are refused (DNS rebinding).

    `told` receives the lines for the console: the address, and how to create the first administrator. Raises
    Unusable if the address is in use or not of this machine.
    """
    pages = create_app(office)
    if has_no_account(office):
        told(first_start.invitation(pages))
    app: WSGIApplication = pages
    if host in first_start.LOOPBACK:
        app = _under_own_names(app)
    else:
        _log.warning("本机关目录正在向局域网开放（%s），口令和案卷以明文传输；请在前面加装 TLS 代理。", host)
    try:
        server = _bound(app, host, port)
    except OSError as fault:
        raise Unusable(
            f"{host} 的 {port} 端口用不了（{fault.strerror or fault}）：可能本系统已经打开，或者别的程序占用了它。"
            f"请关闭后再试，或者另选一个端口：serve --port {port + 1}"
        ) from fault
    told(f"请用浏览器打开 http://{host}:{port}/ （按 Ctrl+C 停止）")
    threading.Thread(target=_keep_due, args=(office,), daemon=True).start()
    server.run()


def _bound(app: WSGIApplication, host: str, port: int) -> Any:
    """The server, bound to its address. Raises OSError if the address is in use or not of this machine."""
    return create_server(
        app,
        host=host,
        port=port,
        threads=THREADS,
        ident="casefiles",
        max_request_body_size=LARGEST_BODY,
        # The values are not trusted, but their presence shows that a request came through a proxy (first_start.py).
        clear_untrusted_proxy_headers=False,
    )


def _under_own_names(app: WSGIApplication) -> WSGIApplication:
    """The application, limited to requests whose Host is a loopback name."""

    def asked(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        name = urlsplit(f"//{environ.get('HTTP_HOST', '')}").hostname
        if name in first_start.LOOPBACK:
            return app(environ, start_response)
        start_response("400 Bad Request", [("Content-Type", "text/plain; charset=utf-8")])
        return ["请用 http://127.0.0.1 开头的网址打开本系统。".encode()]

    return asked


def _keep_due(office: OfficeContext) -> None:
    """Run the due work every hour: it drafts the letters of listings whose term ended (the register itself goes by date)."""
    stopped = threading.Event()
    while True:
        try:
            office = up_to_date(office)
            run_due(office)
        except Exception:  # logged; the pages must go on, and the next hour tries again
            _log.exception("到期办理未能完成")
        stopped.wait(HOUR)
