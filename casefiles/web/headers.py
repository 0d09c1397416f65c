"""What every answer carries so that a browser does no harm with it."""

from __future__ import annotations

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Cookie(SecureCookieSessionInterface):
    """The session cookie is Secure wherever the page came over TLS; on the loopback there is none."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure


def dress(response: Response) -> Response:
    """Add the headers; only the program's own style and script files may be kept by the browser."""
    headers = response.headers
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    if response.mimetype == "text/html":
        headers["Content-Security-Policy"] = CONTENT_POLICY
    if request.endpoint != "static":
        headers["Cache-Control"] = "no-store"
    if request.is_secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return response
