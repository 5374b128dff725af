"""A signed-in client of the deployed API, through CloudFront's name like a browser."""

import http.client
import json
import uuid
from http.cookies import SimpleCookie
from typing import Any

BASE = "/api/v1"


class ApiError(RuntimeError):
    """The API refused."""

    def __init__(self, request: str, status: int, answer: Any) -> None:
        super().__init__(f"{request} answered {status}: {json.dumps(answer)[:500]}")
        self.status = status
        self.answer = answer


class ApiSession:
    """One user's session. Addresses below `*.localhost` do not resolve here, so the name goes into the Host header."""

    def __init__(self, host: str, port: int) -> None:
        self._host = f"{host}:{port}"
        self._port = port
        self._cookies: dict[str, str] = {}

    def login(self, email: str, password: str) -> dict[str, Any]:
        """Sign in; what the API says of the user and the firm."""
        return self.call("POST", "/auth/login", {"email": email, "password": password})

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """The JSON answer; ApiError when the status is not a success."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        headers = {
            "host": self._host,
            "content-type": "application/json",
            "cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items()),
            "x-csrf-token": self._cookies.get("__Host-csrf", ""),
            "idempotency-key": str(uuid.uuid4()),
        }
        connection.request(method, BASE + path, json.dumps(body) if body is not None else None, headers)
        answer = connection.getresponse()
        for line in answer.headers.get_all("set-cookie") or []:
            self._cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        content = _parse(answer.read())
        connection.close()
        if not 200 <= answer.status < 300:
            raise ApiError(f"{method} {path}", answer.status, content)
        return content


def _parse(text: bytes) -> dict[str, Any]:
    try:
        parsed: dict[str, Any] = json.loads(text) if text else {}
    except ValueError:
        return {"body": text.decode(errors="replace")}
    return parsed
