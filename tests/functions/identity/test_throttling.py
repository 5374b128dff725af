"""Nobody guesses for long, and nobody learns by guessing who has an account."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from functions.identity.rules import Role
from shared import aws, clock
from tests.conftest import CallCount
from tests.front_door import Answer
from tests.functions.identity.conftest import Browser, Member, Pool, all_rows, member_of
from tests.functions.identity.test_login import without_request_id
from tests.functions.identity.test_sessions import later

WRONG = "not the password"


class Asked:
    """The calls that Cognito got."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def note(self, model: Any, **_: Any) -> None:
        self.names.append(model.name)


@pytest.fixture
def asked(pool: Pool) -> Any:
    noted = Asked()
    events = aws.client("cognito-idp").meta.events
    events.register("before-call.cognito-identity-provider", noted.note)
    yield noted
    events.unregister("before-call.cognito-identity-provider", noted.note)


@pytest.fixture(scope="module")
def quarters() -> Iterator[timedelta]:
    """One quarter of an hour after the other."""
    return (timedelta(minutes=15 * number) for number in count(1))


@pytest.fixture(autouse=True)
def beginning_of_a_quarter(quarters: Iterator[timedelta], monkeypatch: pytest.MonkeyPatch) -> None:
    """A quarter of an hour of its own for every test: the address is everybody's, and so are its counters."""
    moment = clock.now().replace(minute=0, second=0, microsecond=0) + next(quarters)
    monkeypatch.setattr(clock, "now", lambda: moment)


def fail(email: str, address: str = "198.51.100.1", password: str = WRONG) -> Answer:
    return Browser().login(email, password, x_forwarded_for=f"{address}, 10.0.0.1")


@pytest.mark.req("1.18", "19.5")
def test_after_ten_wrong_passwords_an_account_has_to_wait(
    asha: Member, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = [f"198.51.100.{number}" for number in range(12)]
    assert {fail(asha.email, each).code for each in addresses[:10]} == {"invalid_credentials"}
    later(monkeypatch, 60)
    tried = len(asked.names)

    refused = fail(asha.email, addresses[10])
    right = fail(asha.email, addresses[11], "Dealwright-demo-2026")

    for each in (refused, right):
        assert (each.status, each.code, each.cookies) == (429, "too_many_attempts", [])
        assert each.headers["retry-after"] == "840"
        assert each.headers["content-type"] == "application/problem+json"
    assert len(asked.names) == tried
    later(monkeypatch, 840)
    assert fail(asha.email, password="Dealwright-demo-2026").status == 200


@pytest.mark.req("19.5")
def test_after_fifty_an_address_has_to_wait(asha: Member) -> None:
    codes = [fail(f"nobody-{number}@alpha.example", "192.0.2.9").code for number in range(50)]
    assert set(codes) == {"invalid_credentials"}

    assert fail(asha.email, "192.0.2.9", "Dealwright-demo-2026").status == 429
    assert fail(asha.email, "192.0.2.10", "Dealwright-demo-2026").status == 200


@pytest.mark.req("19.5")
def test_who_signs_in_rightly_is_never_held_up(asha: Member) -> None:
    assert {fail(asha.email, "192.0.2.20", "Dealwright-demo-2026").status for _ in range(60)} == {200}


@pytest.mark.req("19.5")
def test_forty_guesses_at_once_are_no_more_than_ten(asha: Member, asked: Asked) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda number: fail(asha.email, f"192.0.2.{30 + number}"), range(40)))

    assert sorted(each.status for each in answers) == [401] * 10 + [429] * 30
    assert len(asked.names) == 10


@pytest.mark.req("1.18")
def test_an_unknown_email_costs_the_same_calls(asha: Member, asked: Asked, calls: CallCount) -> None:
    made = []
    for email in (asha.email, "nobody@alpha.example"):
        asked.names.clear()
        calls.operations.clear()
        refused = fail(email)
        made.append((str(without_request_id(refused)), list(asked.names), list(calls.operations)))

    assert made[0] == made[1]
    assert made[0][1:] == (["AdminInitiateAuth"], ["UpdateItem", "UpdateItem"])


@pytest.mark.req("1.18", "1.26")
def test_a_forgotten_password_tells_nobody_who_has_an_account(asha: Member, asked: Asked, calls: CallCount) -> None:
    gone = member_of(asha.caller, Role.USER, "Arjun", "Mehta")
    made = []
    for email in (asha.email, gone.email.upper(), "nobody@alpha.example", "no e-mail at all"):
        asked.names.clear()
        calls.operations.clear()
        answer = Browser().send("POST", "/auth/forgot-password", {"email": email})
        made.append((answer.status, answer.text, answer.cookies, list(asked.names), list(calls.operations)))

    assert made == [(204, "", [], ["ForgotPassword"], ["UpdateItem", "UpdateItem"])] * 4


@pytest.mark.req("1.18", "19.5")
@pytest.mark.parametrize("code", ["UserNotFoundException", "NotAuthorizedException", "LimitExceededException"])
def test_whatever_cognito_says_of_a_forgotten_password_stays_with_us(
    asha: Member, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    def refuse(**_: Any) -> None:
        raise aws.client("cognito-idp").exceptions.ClientError({"Error": {"Code": code, "Message": "no"}}, "Forgot")

    monkeypatch.setattr(aws.client("cognito-idp"), "forgot_password", refuse)

    assert Browser().send("POST", "/auth/forgot-password", {"email": asha.email}).status == 204


@pytest.mark.req("19.5")
def test_five_forgotten_passwords_are_enough(asha: Member, asked: Asked) -> None:
    answers = [Browser().send("POST", "/auth/forgot-password", {"email": asha.email}) for _ in range(6)]

    assert [each.status for each in answers] == [204] * 5 + [429]
    assert answers[5].headers["retry-after"] == "900"
    assert asked.names == ["ForgotPassword"] * 5


@pytest.mark.req("19.5")
def test_the_counters_name_nobody_and_go_by_themselves(asha: Member) -> None:
    fail(asha.email, "192.0.2.77")
    rows = [row for row in all_rows() if "#RATE#" in row["PK"]["S"]]

    assert rows
    assert all(set(row) == {"PK", "SK", "n", "ttl"} for row in rows)
    assert not [row for row in rows if asha.email in str(row) or "192.0.2.77" in str(row)]
