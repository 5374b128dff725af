"""What a sign-in asks for besides the password: a new one, a code, an authenticator."""

import base64
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest

from functions.identity.rules import Role
from shared import settings
from tests.front_door import Answer
from tests.functions.identity.authenticator import code_of, wrong_code_of
from tests.functions.identity.conftest import PASSWORD, TOKEN, Browser, Member, Pool, all_rows, member_of
from tests.functions.identity.test_login import sessions_of
from tests.functions.identity.test_sessions import later

NEW = "Another-password-2026"


@pytest.fixture
def invited(asha: Member, pool: Pool) -> Member:
    """Arjun, who has a temporary password."""
    arjun = member_of(asha.caller, Role.USER, "Arjun", "Mehta")
    boto3.client("cognito-idp").admin_set_user_password(
        UserPoolId=pool.id, Username=arjun.email, Password=PASSWORD, Permanent=False
    )
    return arjun


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """A deployment whose admins need a second factor."""
    require_totp(monkeypatch, "admin")


def require_totp(monkeypatch: pytest.MonkeyPatch, roles: str) -> None:
    monkeypatch.setenv("TOTP_ROLES", roles)
    settings.optional_setting.cache_clear()


@pytest.fixture(autouse=True)
def forget_settings() -> Any:
    settings.optional_setting.cache_clear()
    yield
    settings.optional_setting.cache_clear()


def answer(browser: Browser, challenge: Answer, **fields: Any) -> Answer:
    return browser.send("POST", "/auth/challenge", {"handle": challenge.body["handle"], **fields})


def enrol(browser: Browser) -> str:
    """Turn codes on for whoever is signed in; the secret."""
    secret: str = browser.send("POST", "/me/totp").body["secret"]
    assert browser.send("PUT", "/me/totp", {"code": code_of(secret)}).status == 204
    return secret


@pytest.mark.req("1.16")
def test_a_temporary_password_becomes_a_password_of_ones_own(invited: Member) -> None:
    browser = Browser()
    challenge = browser.login(invited.email)
    assert challenge.body["challenge"] == "new_password"
    assert browser.send("GET", "/me").status == 401

    entered = answer(browser, challenge, password=NEW)

    assert entered.status == 200
    assert entered.body["user"]["email"] == invited.email
    assert sorted(browser.jar) == ["__Host-at", "__Host-csrf", "__Host-rt"]
    assert browser.send("GET", "/me").status == 200
    assert Browser().login(invited.email).code == "invalid_credentials"
    assert Browser().login(invited.email, NEW).body["user"]["id"] == invited.user.id


@pytest.mark.req("1.23")
def test_no_row_of_the_table_has_a_password(invited: Member) -> None:
    browser = Browser()
    answer(browser, browser.login(invited.email), password=NEW)
    assert Browser().login(invited.email, NEW).status == 200

    held = json.dumps(all_rows(), default=str)

    assert invited.email in held
    assert PASSWORD not in held
    assert NEW not in held


@pytest.mark.req("1.26")
@pytest.mark.parametrize(
    "password", ["Short-2026!", "alllower-2026", "ALLUPPER-2026", "NoDigits-here", "NoSigns2026xx", ""]
)
def test_a_new_password_has_to_be_a_good_one(invited: Member, password: str) -> None:
    browser = Browser()
    challenge = browser.login(invited.email)

    refused = answer(browser, challenge, password=password)

    assert (refused.status, refused.paths, refused.cookies) == (422, ["password"], [])
    assert answer(browser, challenge, password=NEW).status == 200


@pytest.mark.req("1.16")
def test_a_challenge_wants_its_own_kind_of_answer(invited: Member) -> None:
    browser = Browser()
    challenge = browser.login(invited.email)

    for fields in ({}, {"code": "123456"}):
        refused = answer(browser, challenge, **fields)
        assert (refused.status, refused.paths) == (422, ["password"])
    assert answer(browser, challenge, code="12 456").paths == ["code"]


@pytest.mark.req("1.16")
def test_a_handle_is_opaque_and_short_lived(invited: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Browser()
    challenge = browser.login(invited.email)
    handle = challenge.body["handle"]
    assert invited.email.encode() not in base64.urlsafe_b64decode(handle)
    assert {name: challenge.body[name] for name in ("secret", "uri")} == {"secret": None, "uri": None}

    for forged in (handle[:40] + ("A" if handle[40] != "A" else "B") + handle[41:], "garbage"):
        refused = browser.send("POST", "/auth/challenge", {"handle": forged, "password": NEW})
        assert (refused.status, refused.code) == (401, "challenge_expired")
    later(monkeypatch, 601)
    refused = answer(browser, challenge, password=NEW)
    assert (refused.status, refused.code, refused.cookies) == (401, "challenge_expired", [])
    assert sessions_of(invited.caller.user_id) == []


@pytest.mark.req("1.25")
def test_who_has_an_authenticator_is_asked_for_its_code(asha: Member, signed_in: Browser) -> None:
    secret = enrol(signed_in)
    browser = Browser()
    challenge = browser.login(asha.email)
    assert (challenge.body["challenge"], challenge.cookies) == ("totp", [])

    wrong = answer(browser, challenge, code=wrong_code_of(secret))
    assert (wrong.status, wrong.paths, wrong.cookies) == (422, ["code"], [])
    assert answer(browser, challenge).paths == ["code"]
    assert answer(browser, challenge, code=code_of(secret)).status == 200
    assert browser.send("GET", "/me").status == 200


@pytest.mark.req("1.25")
def test_an_admin_sets_an_authenticator_up_before_anything_else(asha: Member, strict: None, revoked: set[str]) -> None:
    browser = Browser()
    challenge = browser.login(asha.email)

    assert (challenge.body["challenge"], challenge.cookies) == ("totp_setup", [])
    secret = challenge.body["secret"]
    uri = urlsplit(challenge.body["uri"])
    assert (uri.scheme, uri.netloc, uri.path) == (
        "otpauth",
        "totp",
        f"/Alpha%20Interiors:{asha.email.replace('@', '%40')}",
    )
    assert parse_qs(uri.query) == {"secret": [secret], "issuer": ["Alpha Interiors"]}
    assert not TOKEN.search(challenge.text)
    assert sessions_of(asha.caller.user_id) == []
    wrong = answer(browser, challenge, code=wrong_code_of(secret))
    assert (wrong.status, wrong.paths, wrong.cookies) == (422, ["code"], [])

    assert answer(browser, challenge, code=code_of(secret)).status == 200
    assert browser.send("GET", "/me").status == 200
    assert browser.send("POST", "/auth/refresh").status == 200
    assert Browser().login(asha.email).body["challenge"] == "totp"


@pytest.mark.req("1.25")
def test_a_new_admin_chooses_a_password_and_then_sets_an_authenticator_up(
    asha: Member, pool: Pool, strict: None
) -> None:
    ben = member_of(asha.caller, Role.ADMIN, "Ben", "Carter")
    boto3.client("cognito-idp").admin_set_user_password(
        UserPoolId=pool.id, Username=ben.email, Password=PASSWORD, Permanent=False
    )
    browser = Browser()

    second = answer(browser, browser.login(ben.email), password=NEW)
    assert (second.body["challenge"], second.cookies) == ("totp_setup", [])
    assert answer(browser, second, code=code_of(second.body["secret"])).status == 200


@pytest.mark.req("1.25")
@pytest.mark.parametrize(("roles", "kind"), [("admin", None), ("admin user read_only", "totp_setup"), ("", None)])
def test_who_needs_a_second_factor_is_the_deployments_choice(
    asha: Member, monkeypatch: pytest.MonkeyPatch, roles: str, kind: str | None
) -> None:
    require_totp(monkeypatch, roles)
    arjun = member_of(asha.caller, Role.USER, "Arjun", "Mehta")

    assert Browser().login(arjun.email).body.get("challenge") == kind


@pytest.mark.req("1.25")
def test_an_authenticator_comes_and_goes(asha: Member, signed_in: Browser, revoked: set[str]) -> None:
    assert signed_in.send("GET", "/me/security").body == {"totp": False, "totp_required": False}
    shown = signed_in.send("POST", "/me/totp")
    assert shown.headers["cache-control"] == "no-store"
    wrong = signed_in.send("PUT", "/me/totp", {"code": wrong_code_of(shown.body["secret"])})
    assert (wrong.status, wrong.paths) == (422, ["code"])
    assert signed_in.send("GET", "/me/security").body["totp"] is False

    enrol(signed_in)
    assert signed_in.send("GET", "/me/security").body == {"totp": True, "totp_required": False}
    refused = signed_in.send("POST", "/me/totp/remove", {"current_password": "not the password"})
    assert (refused.status, refused.paths) == (422, ["current_password"])
    assert signed_in.send("GET", "/me/security").body["totp"] is True
    assert signed_in.send("POST", "/me/totp/remove", {"current_password": PASSWORD}).status == 204
    assert signed_in.send("GET", "/me/security").body["totp"] is False
    assert signed_in.send("POST", "/me/totp/remove", {"current_password": PASSWORD}).status == 204  # with none there
    assert len(revoked) == 1


@pytest.mark.req("1.25")
def test_where_a_role_needs_an_authenticator_it_stays(signed_in: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    enrol(signed_in)
    require_totp(monkeypatch, "admin")

    refused = signed_in.send("POST", "/me/totp/remove", {"current_password": PASSWORD})

    assert (refused.status, refused.code) == (409, "totp_required")
    assert signed_in.send("GET", "/me/security").body == {"totp": True, "totp_required": True}


def test_no_step_leaves_a_secret_in_the_log(invited: Member, capsys: pytest.CaptureFixture[str]) -> None:
    browser = Browser()
    challenge = browser.login(invited.email)
    answer(browser, challenge, password=NEW)
    written = json.dumps(capsys.readouterr().out)

    for secret in (PASSWORD, NEW, challenge.body["handle"], *browser.jar.values()):
        assert secret not in written
