"""A small OpenID Connect issuer, real on its own port: discovery, code with proof of key, token."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "commonweal", "between us"
KEY = rsa.generate_private_key(65537, 2048)
OTHER = rsa.generate_private_key(65537, 2048)


@dataclass
class Issuer:
    """What it says about whoever signs in; a test changes what it wants to see refused."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    further: dict[str, Any] | None = None
    key: Any = KEY
    algorithm: str = "RS256"
    without_token: bool = False
    asked: dict[str, str] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def authorise(self, asked: dict[str, str]) -> str:
        """Somebody signs in there: the code with which they are sent back."""
        assert (asked["client_id"], asked["response_type"]) == (CLIENT, "code")
        assert asked["code_challenge_method"] == "S256"
        self.asked = asked
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return code

    def token(self, form: dict[str, str]) -> tuple[str, dict[str, Any]]:
        asked = self.codes.pop(form.get("code", ""), None)  # a code works once
        proof = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        shown = base64.urlsafe_b64encode(proof).rstrip(b"=").decode()
        if asked is None or shown != asked["code_challenge"] or form["client_secret"] != SECRET:
            return "400 Bad Request", {"error": "invalid_grant"}
        answer = {"access_token": "access", "token_type": "Bearer", "expires_in": 60}
        return "200 OK", answer if self.without_token else answer | {"id_token": self.signed(asked)}

    def signed(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        told = {"iss": self.address, "aud": CLIENT, "sub": "7", "iat": now, "exp": now + 60}
        claims = told | {"nonce": asked["nonce"]} | self.claims
        key = None if self.algorithm == "none" else self.key
        return jwt.encode(claims, key, self.algorithm, headers={"kid": "k1"})

    def answer(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        status, content = self.respond(environ)
        start(status, [("Content-Type", "application/json")])
        return [json.dumps(content).encode()]

    def respond(self, environ: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        path = environ["PATH_INFO"]
        if path == "/.well-known/openid-configuration":
            return "200 OK", self.discovery()
        if path == "/keys":
            public = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
            return "200 OK", {"keys": [public | {"kid": "k1", "alg": "RS256", "use": "sig"}]}
        if path == "/token":
            body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
            return self.token({name: values[0] for name, values in parse_qs(body).items()})
        if path == "/further" and self.further is not None:
            return "200 OK", self.further
        return "404 Not Found", {}

    def discovery(self) -> dict[str, Any]:
        told = {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorise",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }
        further = {"userinfo_endpoint": f"{self.address}/further"}
        return told | (further if self.further is not None else {})


class _Silent(WSGIRequestHandler):
    def log_message(self, *told: Any) -> None:
        pass


@contextmanager
def running() -> Iterator[Issuer]:
    """An issuer that listens until the end of the block."""
    issuer = Issuer()
    with make_server("127.0.0.1", 0, issuer.answer, handler_class=_Silent) as server:
        issuer.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield issuer
        server.shutdown()
        thread.join()


def asked_of(location: str) -> dict[str, str]:
    """What a redirect to the issuer asks for."""
    return {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
