"""The made-up requests once more, through everything that is deployed: distribution, gateway, authorizer, functions."""

import http.client
import json
import sys
import time
from typing import Any
from urllib.parse import urlencode

from tests.factories import new_caller
from tests.front_door import Answer, Client
from tests.made_up import check, made_up
from tests.whole_firm import one_of_each

_EXAMPLES = 2
_CSRF = "__Host-csrf"


class Deployed(Client):
    """A signed-in browser of a deployment."""

    def __init__(self, port: int, host: str, email: str, password: str) -> None:
        super().__init__(new_caller())
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._host = host
        self._cookies: dict[str, str] = {}
        signed_in = self.post("/auth/login", {"email": email, "password": password})
        assert signed_in.status == 200, signed_in.text
        self._cookies = dict(each.partition(";")[0].split("=", 1) for each in signed_in.cookies)

    def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        query: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        raw: str | None = None,
        **_: Any,
    ) -> Answer:
        text = raw if raw is not None else None if body is None else json.dumps(body)
        url = f"/api/v1{path}" + (f"?{urlencode(query)}" if query else "")
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        sent = {"host": self._host, "content-type": "application/json", "cookie": cookies}
        sent |= {"x-csrf-token": self._cookies.get(_CSRF, "")} | (headers or {})
        self._connection.request(method, url, body=text and text.encode(), headers=sent)
        answer = self._connection.getresponse()
        return Answer(
            status=answer.status,
            headers={name.lower(): value for name, value in answer.getheaders()},
            cookies=answer.headers.get_all("set-cookie") or [],
            text=answer.read().decode(),
        )


def made_up_requests(port: int, host: str, email: str, password: str) -> int:
    """How many operations answered as no description allows; each is named."""
    begun, failed, sent = time.monotonic(), 0, 0
    firm = Deployed(port, host, email, password)
    records = one_of_each(firm)
    for operation, mode in made_up():
        try:
            check(operation, mode, firm, records, _EXAMPLES)
            sent += 1
        except Exception as error:  # whatever it is, the others are to be tried too
            failed += 1
            sys.stderr.write(f"{operation.label}, {mode.value}: {error}\n")
    seconds = time.monotonic() - begun
    sys.stdout.write(f"made-up requests: {sent} kinds as described, {failed} not, {seconds:.0f} s\n")
    return failed
