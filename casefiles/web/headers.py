"""Security headers of every response, and the Secure flag of the session cookie."""

from __future__ import annotations

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Cookie(SecureCookieSessionInterface):
    """A session cookie that is Secure when the request came over TLS; plain HTTP on the loopback has no TLS."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure


def dress(response: Response) -> Response:
    """Add the headers. Only static files may be cached."""
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
