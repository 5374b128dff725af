"""Staying signed in and signing out: rotation, grace, reuse, and eight tabs at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from functions.identity import gateway, pre_token
from shared import aws, clock
from tests.conftest import CallCount
from tests.front_door import Answer, Client
from tests.functions.identity.conftest import Browser, Member, system_row
from tests.functions.identity.test_login import deactivate


def refresh(browser: Browser, cookie: str | None = None) -> Answer:
    """A refresh from another tab of the same browser, presenting `cookie`; the jar stays as it is."""
    tab = Browser({**browser.jar, "__Host-rt": cookie or browser.jar["__Host-rt"]})
    return tab.send("POST", "/auth/refresh")


def secret_in(answer: Answer) -> str:
    (line,) = [each for each in answer.cookies if each.startswith("__Host-rt=")]
    return line.partition(";")[0].removeprefix("__Host-rt=")


def row_of(cookie: str) -> dict[str, Any] | None:
    return system_row("SESS", cookie.partition(".")[0])


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """No second passes but those a test lets pass."""
    later(monkeypatch, 0)


def later(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    moment = clock.now() + timedelta(seconds=seconds)
    monkeypatch.setattr(clock, "now", lambda: moment)


@pytest.mark.req("1.20", "S9")
def test_a_refresh_gives_a_new_token_and_a_new_secret(signed_in: Browser, calls: CallCount) -> None:
    first = dict(signed_in.jar)
    answer = signed_in.send("POST", "/auth/refresh")

    assert answer.status == 200
    assert set(answer.body) == {"expires_at"}
    assert [line.partition("=")[2].partition("; ")[2] for line in answer.cookies] == [
        "Path=/; Max-Age=300; HttpOnly; Secure; SameSite=Lax",
        "Path=/; Max-Age=604800; HttpOnly; Secure; SameSite=Lax",
    ]
    assert answer.headers["cache-control"] == "no-store"
    assert signed_in.jar["__Host-at"] != first["__Host-at"]
    assert signed_in.jar["__Host-rt"] != first["__Host-rt"]
    assert signed_in.jar["__Host-rt"].partition(".")[0] == first["__Host-rt"].partition(".")[0]
    assert signed_in.send("GET", "/me").status == 200
    # authorizer apart: the session, then at the same time trigger, member and firm, then the rotation
    assert calls.operations[1:6] == ["GetItem", "GetItem", "GetItem", "GetItem", "UpdateItem"]


@pytest.mark.req("S9")
def test_a_session_ends_seven_days_after_the_sign_in(
    asha: Member, signed_in: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    allow(asha, 1440)
    for seconds in (*[86_400] * 6, 86_340):
        later(monkeypatch, seconds)
        answer = signed_in.send("POST", "/auth/refresh")
        assert answer.status == 200
    assert answer.cookies[1].endswith("; Path=/; Max-Age=60; HttpOnly; Secure; SameSite=Lax")

    later(monkeypatch, 60)
    assert refresh(signed_in).code == "session_ended"


def allow(member: Member, idle_minutes: int) -> None:
    change = {"version": 1, "settings": {"idle_minutes": idle_minutes}}
    assert Client(member.caller).patch("/org", change).status == 200


@pytest.mark.req("1.27", "S9")
@pytest.mark.parametrize(("minutes", "seconds"), [(None, 3600), (90, 5400), (10, 600), (5, 600)])
def test_a_session_unused_for_longer_than_the_firm_allows_ends(
    asha: Member,
    signed_in: Browser,
    revoked: set[str],
    monkeypatch: pytest.MonkeyPatch,
    minutes: int | None,
    seconds: int,
) -> None:
    if minutes is not None:
        allow(asha, minutes)
    for _ in range(2):  # every refresh begins the time anew
        later(monkeypatch, seconds)
        assert signed_in.send("POST", "/auth/refresh").status == 200
    cookie = signed_in.jar["__Host-rt"]
    assert revoked == set()

    later(monkeypatch, seconds + 1)
    answer = refresh(signed_in)

    assert (answer.status, answer.code, answer.cookies) == (401, "session_ended", [])
    assert row_of(cookie) is None
    assert len(revoked) == 1


@pytest.mark.req("1.27")
def test_a_limit_made_shorter_holds_for_sessions_that_are_open(
    asha: Member, signed_in: Browser, revoked: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, 1200)
    allow(asha, 15)

    assert refresh(signed_in).code == "session_ended"
    assert len(revoked) == 1


@pytest.mark.req("S9")
def test_the_secret_before_counts_for_half_a_minute_and_rotates_nothing(
    signed_in: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = signed_in.jar["__Host-rt"]
    new = secret_in(refresh(signed_in))
    before = row_of(old)
    later(monkeypatch, 30)

    again = refresh(signed_in, old)

    assert again.status == 200
    assert secret_in(again) == new
    assert row_of(old) == before
    assert refresh(signed_in, new).status == 200


@pytest.mark.req("S9")
def test_an_old_secret_ends_the_session_for_whoever_holds_it(
    signed_in: Browser, revoked: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = signed_in.jar["__Host-rt"]
    new = secret_in(refresh(signed_in))
    later(monkeypatch, 31)

    answer = refresh(signed_in, old)

    assert (answer.status, answer.code, answer.cookies) == (401, "session_ended", [])
    assert row_of(old) is None
    assert len(revoked) == 1
    assert refresh(signed_in, new).code == "session_ended"


@pytest.mark.req("S9", "1.19")
def test_a_secret_two_rotations_old_ends_the_session_at_once(signed_in: Browser, revoked: set[str]) -> None:
    oldest = signed_in.jar["__Host-rt"]
    newest = secret_in(refresh(signed_in, secret_in(refresh(signed_in))))

    assert refresh(signed_in, oldest).code == "session_ended"
    assert refresh(signed_in, newest).code == "session_ended"
    assert len(revoked) == 1


@pytest.mark.req("S9")
def test_eight_tabs_at_once_leave_one_session_and_all_of_them_signed_in(
    signed_in: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All eight have read the session before the first of them rotates it."""
    barrier, renew = Barrier(8, timeout=20), gateway.renew

    def together(token: str) -> gateway.Tokens:
        barrier.wait()
        return renew(token)

    with monkeypatch.context() as patched, ThreadPoolExecutor(8) as tabs:
        patched.setattr(gateway, "renew", together)
        answers = list(tabs.map(lambda _: refresh(signed_in), range(8)))

    assert [each.status for each in answers] == [200] * 8
    (cookie,) = {secret_in(each) for each in answers}
    for each in answers:
        tab = Browser(dict(signed_in.jar))
        tab.keep(each)
        assert tab.send("GET", "/me").status == 200
    assert refresh(signed_in, cookie).status == 200


@pytest.mark.req("S9")
def test_a_refresh_that_loses_to_two_rotations_ends_the_session(
    signed_in: Browser, revoked: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old, renew = signed_in.jar["__Host-rt"], gateway.renew

    def slowly(token: str) -> gateway.Tokens:
        with monkeypatch.context() as patched:
            patched.setattr(gateway, "renew", renew)
            refresh(signed_in, secret_in(refresh(signed_in)))
        return renew(token)

    with monkeypatch.context() as patched:
        patched.setattr(gateway, "renew", slowly)
        answer = refresh(signed_in, old)

    assert (answer.status, answer.code) == (401, "session_ended")
    assert row_of(old) is None


@pytest.mark.req("1.21")
def test_a_refresh_that_loses_to_a_sign_out_gives_nothing(
    signed_in: Browser, revoked: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old, renew = signed_in.jar["__Host-rt"], gateway.renew

    def slowly(token: str) -> gateway.Tokens:
        tokens = renew(token)
        assert Browser(dict(signed_in.jar)).send("POST", "/auth/logout").status == 204
        return tokens

    monkeypatch.setattr(gateway, "renew", slowly)
    answer = refresh(signed_in, old)

    assert (answer.status, answer.code, answer.cookies) == (401, "session_ended", [])
    assert row_of(old) is None


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "garbage",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV.",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV." + "x" * 43,
        "../DIR#USER#1." + "x" * 43,
        "01ARZ3NDEKTSV4RRFFQ69G5FAV.é" + "x" * 42,
    ],
)
def test_a_cookie_of_no_session_is_a_session_that_ended(signed_in: Browser, cookie: str) -> None:
    tab = Browser({**signed_in.jar, "__Host-rt": cookie})

    answer = tab.send("POST", "/auth/refresh")

    assert (answer.status, answer.code, answer.cookies) == (401, "session_ended", [])
    assert refresh(signed_in).status == 200


def test_who_was_deactivated_gets_no_new_token(asha: Member, signed_in: Browser) -> None:
    deactivate(asha)
    cookie = signed_in.jar["__Host-rt"]

    assert (refresh(signed_in).status, refresh(signed_in).code) == (401, "session_ended")
    assert row_of(cookie) is None


def test_trouble_at_cognito_ends_no_session(signed_in: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("the table does not answer")

    with monkeypatch.context() as patched:
        patched.setattr(pre_token, "handler", fail)
        before = row_of(signed_in.jar["__Host-rt"])
        answer = refresh(signed_in)
        assert (answer.status, answer.code) == (503, "unavailable")
        assert row_of(signed_in.jar["__Host-rt"]) == before

    assert refresh(signed_in).status == 200


def test_a_token_sealed_under_another_key_is_a_session_that_ended(
    signed_in: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aws, "secret", lambda arn: "another secret")

    assert refresh(signed_in).code == "session_ended"
    assert row_of(signed_in.jar["__Host-rt"]) is None


@pytest.mark.req("S10")
@pytest.mark.parametrize("path", ["/auth/refresh", "/auth/logout"])
@pytest.mark.parametrize("token", [None, "", "wrong", "é"])
def test_without_the_csrf_token_nothing_happens(
    signed_in: Browser, revoked: set[str], path: str, token: str | None
) -> None:
    before = row_of(signed_in.jar["__Host-rt"])
    if token is None:
        del signed_in.jar["__Host-csrf"]

    answer = signed_in.send("POST", path, x_csrf_token=token or "")

    assert (answer.status, answer.code, answer.cookies) == (403, "csrf_failed", [])
    assert row_of(signed_in.jar["__Host-rt"]) == before
    assert revoked == set()


@pytest.mark.req("1.21")
def test_a_sign_out_ends_the_session_here_and_at_cognito(signed_in: Browser, revoked: set[str]) -> None:
    kept = dict(signed_in.jar)
    signed_in.jar["__Host-at"] = "an expired token"

    answer = signed_in.send("POST", "/auth/logout")

    assert (answer.status, answer.text) == (204, "")
    assert answer.cookies == [
        "__Host-at=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax",
        "__Host-rt=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax",
        "__Host-csrf=; Path=/; Max-Age=0; Secure; SameSite=Lax",
    ]
    assert signed_in.jar == {}
    assert row_of(kept["__Host-rt"]) is None
    assert len(revoked) == 1
    assert refresh(Browser(kept)).code == "session_ended"
    again = Browser(dict(kept)).send("POST", "/auth/logout")
    assert (again.status, again.cookies) == (204, answer.cookies)
    assert len(revoked) == 1
    assert Browser({"__Host-csrf": kept["__Host-csrf"]}).send("POST", "/auth/logout").status == 204


@pytest.mark.req("1.21")
def test_a_sign_out_succeeds_though_cognito_does_not_answer(
    signed_in: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: Any) -> None:
        raise EndpointConnectionError(endpoint_url="https://cognito-idp.example")

    monkeypatch.setattr(aws.client("cognito-idp"), "revoke_token", fail)
    cookie = signed_in.jar["__Host-rt"]

    assert signed_in.send("POST", "/auth/logout").status == 204
    assert row_of(cookie) is None


@pytest.mark.parametrize(
    ("code", "status", "problem"),
    [
        ("NotAuthorizedException", 401, "session_ended"),
        ("TooManyRequestsException", 503, "unavailable"),
        ("InternalErrorException", 503, "unavailable"),
        ("ResourceNotFoundException", 500, "internal_error"),
    ],
)
def test_what_cognito_says_is_what_the_browser_hears(
    signed_in: Browser, monkeypatch: pytest.MonkeyPatch, code: str, status: int, problem: str
) -> None:
    def fail(**_: Any) -> None:
        raise ClientError({"Error": {"Code": code, "Message": "no"}}, "AdminInitiateAuth")

    monkeypatch.setattr(aws.client("cognito-idp"), "admin_initiate_auth", fail)
    answer = refresh(signed_in)

    assert (answer.status, answer.code) == (status, problem)
    assert (row_of(signed_in.jar["__Host-rt"]) is None) == (status == 401)


def test_cognito_out_of_reach_is_503(signed_in: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: Any) -> None:
        raise EndpointConnectionError(endpoint_url="https://cognito-idp.example")

    monkeypatch.setattr(aws.client("cognito-idp"), "admin_initiate_auth", fail)
    answer = refresh(signed_in)

    assert (answer.status, answer.code) == (503, "unavailable")


def test_a_refresh_token_that_cognito_rotates_is_kept(signed_in: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    renew, asked = gateway.renew, []

    def rotating(token: str) -> gateway.Tokens:
        asked.append(token)
        return replace(renew(asked[0]), refresh_token=f"token {len(asked)}")

    monkeypatch.setattr(gateway, "renew", rotating)
    for _ in range(3):
        assert signed_in.send("POST", "/auth/refresh").status == 200

    assert asked[1:] == ["token 1", "token 2"]
