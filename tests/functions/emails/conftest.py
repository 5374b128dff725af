"""A deployment that sends mail, and what left."""

from collections.abc import Iterator

import boto3
import pytest

from functions.emails import gateway
from shared.mail import post
from shared.mail.models import Letter
from shared.settings import optional_setting, setting

SITE = "https://crm.alpha.example"


@pytest.fixture(autouse=True)
def deployment(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    boto3.client("ssm").put_parameter(Name="/test/public-url", Value=SITE, Type="String", Overwrite=True)
    for name, value in (
        ("MAIL_FROM", "crm@dealwright.example"),
        ("MAIL_FOLLOWED_AS", "test-mail"),
        ("SITE_PARAMETER", "/test/public-url"),
    ):
        monkeypatch.setenv(name, value)
    _forget()
    yield
    _forget()


def _forget() -> None:
    for known in (setting, optional_setting, gateway.site):
        known.cache_clear()


@pytest.fixture(autouse=True)
def letters(monkeypatch: pytest.MonkeyPatch) -> list[Letter]:
    """The letters that left."""
    left: list[Letter] = []

    def send(letter: Letter) -> str:
        left.append(letter)
        return f"0100-{len(left)}"

    monkeypatch.setattr(post, "send", send)
    return left
