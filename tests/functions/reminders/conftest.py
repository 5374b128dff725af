"""A firm whose members are mailed their mornings, and the mail that left."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import boto3
import pytest
from moto.ses.models import ses_backends

from functions.dispatch.events import tell
from functions.reminders.rules import morning_of
from shared import clock
from shared.caller import Caller
from shared.settings import optional_setting, setting
from tests.factories import member
from tests.front_door import Client
from tests.streams import Stream

ZONE = "Asia/Kolkata"
_LINE = re.compile("<(?:h2|li)>(.*?)</")
SENDER = "reminders@dealwright.example"


class Sent(NamedTuple):
    """A mail as SES was given it: its subject, the titles and lines of its page."""

    subject: str
    lines: list[str]


@pytest.fixture
def outbox(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Callable[[Client], list[Sent]]:
    """What was mailed to a member so far."""
    monkeypatch.setenv("MAIL_FROM", SENDER)
    setting.cache_clear()
    optional_setting.cache_clear()
    boto3.client("sesv2").create_email_identity(EmailIdentity=SENDER)

    def mails(to: Client) -> list[Sent]:
        messages = [each for region in ses_backends["123456789012"].values() for each in region.sent_messages]
        own = [each for each in messages if address(to) in each.destinations["ToAddresses"]]
        return [Sent(each.subject, _LINE.findall(each.body)) for each in own]

    return mails


@pytest.fixture(autouse=True)
def _settings() -> Any:
    yield
    setting.cache_clear()
    optional_setting.cache_clear()


def address(of: Client) -> str:
    return f"{of.caller.user_id}@alpha.example"


@pytest.fixture
def ravi(alpha: Caller) -> Client:
    """A colleague with a place on the firm's list."""
    return Client(member(alpha))


def day(days: int) -> date:
    return clock.today(ZONE) + timedelta(days=days)


def seven_on(days: int) -> datetime:
    return morning_of(day(days), ZONE)


def told(stream: Stream, of: Client, times: int = 1) -> None:
    """Let the dispatcher hear of what has happened."""
    for record in stream.records(of.caller.org_id) * times:
        assert tell(record)


def task(of: Client, subject: str, due: int, **changes: Any) -> dict[str, Any]:
    made: dict[str, Any] = of.made(
        "/activities", {"type": "Task", "subject": subject, "due_date": day(due).isoformat(), **changes}
    )
    return made
