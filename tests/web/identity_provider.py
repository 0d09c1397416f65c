"""An OpenID provider on the loopback: discovery, keys, authorization and token endpoints, signed ID tokens, PKCE.

It signs in whoever `account` names, at once. `claims` changes what its tokens say, so that a test can make them wrong.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
import time
from typing import Any
from urllib.parse import urlencode

from flask import Flask, abort, jsonify, redirect, request
from flask.typing import ResponseReturnValue
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

CLIENT_ID, CLIENT_SECRET = "casefiles", "a secret of the two"
KEY = RSAKey.generate_key(2048, {"kid": "first"})
STRANGE_KEY = RSAKey.generate_key(2048, {"kid": "first"})


class Provider:
    """A provider that is up while it is entered."""

    def __init__(self) -> None:
        self.account: Any = "li"
        self.claims: dict[str, Any] = {}
        self.metadata: dict[str, Any] = {}
        self.key = KEY
        self.denies = False
        self.token_requests = 0
        self._asked: dict[str, dict[str, str]] = {}
        self._server = make_server("127.0.0.1", 0, self._app(), threaded=True)
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Provider:
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def settings(self) -> str:
        """The section of office.toml that names this provider."""
        return (
            f'\n[oidc]\nissuer = "{self.issuer}"\nclient_id = "{CLIENT_ID}"\n'
            'client_secret_file = "oidc.secret"\nbutton = "用县统一身份认证登录"\n'
        )

    def _app(self) -> Flask:
        app = Flask("provider")
        app.get("/.well-known/openid-configuration")(self._discovery)
        app.get("/keys")(lambda: jsonify({"keys": [KEY.as_dict(private=False)]}))
        app.get("/authorize")(self._authorize)
        app.post("/token")(self._token)
        return app

    def _discovery(self) -> ResponseReturnValue:
        known = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        return jsonify(known | self.metadata)

    def _authorize(self) -> ResponseReturnValue:
        asked = request.args.to_dict()
        if asked["client_id"] != CLIENT_ID or asked["response_type"] != "code":
            abort(400)
        if asked.get("code_challenge_method") != "S256" or not asked.get("nonce"):
            abort(400)
        if self.denies:
            return redirect(
                f"{asked['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': asked['state']})}"
            )
        code = secrets.token_urlsafe()
        self._asked[code] = asked
        return redirect(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")

    def _token(self) -> ResponseReturnValue:
        self.token_requests += 1
        asked, sent = self._asked.pop(request.form["code"], None), request.authorization
        if not asked or not sent or (sent.username, sent.password) != (CLIENT_ID, CLIENT_SECRET):
            return jsonify({"error": "invalid_grant"}), 400
        digest = hashlib.sha256(request.form["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return jsonify({"error": "invalid_grant"}), 400
        if request.form["redirect_uri"] != asked["redirect_uri"]:
            return jsonify({"error": "invalid_grant"}), 400
        return jsonify(
            {
                "access_token": secrets.token_urlsafe(),
                "token_type": "Bearer",
                "id_token": self._id_token(asked["nonce"]),
            }
        )

    def _id_token(self, nonce: str) -> str:
        now = int(time.time())
        said = {
            "iss": self.issuer,
            "sub": "u-1",
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            "preferred_username": self.account,
        }
        said = {name: value for name, value in (said | self.claims).items() if value is not None}
        return jwt.encode({"alg": "RS256", "kid": "first"}, said, self.key)
