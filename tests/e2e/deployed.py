"""What no browser sees of a deployment: the mail, and made-up requests through all that is in front of functions."""

import http.client
import json
import sys
import time
import urllib.request
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from functions.reminders.rules import morning_of
from infra.local.emulator import Emulator
from infra.local.mailing import port_of
from shared import clock
from shared.ids import new_id
from tests.factories import new_caller
from tests.front_door import Answer, Client
from tests.made_up import check, made_up
from tests.whole_firm import one_of_each

_EXAMPLES = 2
_STREAM_SECONDS = 60
_SWEEP = "dealwright-local-sweep"
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


def made_up_requests(firm: Deployed) -> int:
    """How many operations answered as no description allows; each is named."""
    begun, failed, sent = time.monotonic(), 0, 0
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


def morning_mail(firm: Deployed, email: str, emulator: Emulator) -> int:
    """1 unless a task that is due tomorrow is mailed tomorrow at seven: stream, sweep, roles, and SES."""
    me = firm.get("/me").body
    day = clock.today(me["org"]["settings"]["timezone"]) + timedelta(days=1)
    subject = f"Call {new_id()}"
    firm.made("/activities", {"type": "Task", "subject": subject, "due_date": day.isoformat()})
    seven = morning_of(day, me["org"]["settings"]["timezone"])
    begun = time.monotonic()
    while time.monotonic() - begun < _STREAM_SECONDS:
        emulator.client("lambda").invoke(FunctionName=_SWEEP, Payload=json.dumps({"time": seven.isoformat()}))
        if any(subject in json.dumps(each) and email in json.dumps(each) for each in _mails(emulator)):
            sys.stdout.write(f"morning mail: {email} was told of what is due\n")
            return 0
        time.sleep(1)
    sys.stderr.write("morning mail: none left\n")
    return 1


def _mails(emulator: Emulator) -> list[Any]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port_of(emulator)}/mails.json", timeout=10) as answer:
        found: list[Any] = json.load(answer)
        return found
