"""Signing in through the front door."""

import json
import re
from datetime import datetime
from typing import Any

import boto3
import pytest

from functions.identity import pre_token
from functions.identity.rules import Role
from shared import aws, clock
from shared.db.directory import Directory
from tests.conftest import TABLE, CallCount
from tests.factories import new_firm
from tests.front_door import Answer
from tests.functions.identity.conftest import PASSWORD, TOKEN, Browser, Member, Pool, all_rows, member_of, system_row
from tests.functions.identity.test_authorizer import suspend


def sessions_of(user_id: str) -> list[dict[str, Any]]:
    return [row for row in all_rows() if row["PK"]["S"].startswith("SYS#SESS#") and row["user_id"]["S"] == user_id]


def without_request_id(answer: Answer) -> tuple[int, dict[str, str], list[str], str]:
    text = answer.text.replace(answer.body["request_id"], "")
    headers = {name: value for name, value in answer.headers.items() if name != "x-request-id"}
    return answer.status, headers, answer.cookies, text


@pytest.mark.req("1.18", "1.14")
def test_a_sign_in_answers_with_the_person_the_firm_and_the_permissions(asha: Member) -> None:
    browser = Browser()
    answer = browser.login(asha.email)

    assert answer.status == 200
    assert set(answer.body) == {"user", "org", "permissions", "expires_at"}
    assert answer.body["user"] == {
        "id": asha.caller.user_id,
        "version": 1,
        "email": asha.email,
        "first_name": "Asha",
        "last_name": "Rao",
        "name": "Asha Rao",
        "role": "admin",
        "is_active": True,
    }
    assert answer.body["org"]["id"] == asha.caller.org_id
    assert answer.body["permissions"] == sorted(asha.caller.scopes)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", answer.body["expires_at"])
    assert answer.headers["cache-control"] == "no-store"
    me = browser.send("GET", "/me").body
    assert me == {name: answer.body[name] for name in ("user", "org", "permissions")}


@pytest.mark.req("1.20", "S9", "S10")
def test_the_cookies_have_exactly_their_attributes(asha: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = clock.now()
    monkeypatch.setattr(clock, "now", lambda: moment)
    lines = Browser().login(asha.email).cookies

    bodies = [re.sub(r"=[A-Za-z0-9._-]+; ", "=…; ", line, count=1) for line in lines]
    assert bodies == [
        "__Host-at=…; Path=/; Max-Age=300; HttpOnly; Secure; SameSite=Lax",
        "__Host-rt=…; Path=/; Max-Age=604800; HttpOnly; Secure; SameSite=Lax",
        "__Host-csrf=…; Path=/; Max-Age=604800; Secure; SameSite=Lax",
    ]
    assert re.match(r"__Host-rt=[0-9A-Z]{26}\.[A-Za-z0-9_-]{43};", lines[1])


@pytest.mark.req("1.20")
def test_no_token_is_in_a_body(asha: Member) -> None:
    browser = Browser()
    texts = [
        browser.login(asha.email).text,
        browser.send("POST", "/auth/refresh").text,
        browser.send("GET", "/me").text,
    ]

    assert not [text for text in texts for secret in browser.jar.values() if secret in text]
    assert not [text for text in texts if TOKEN.search(text)]


@pytest.mark.req("1.20")
def test_the_row_of_a_session_holds_no_secret_in_the_clear(asha: Member) -> None:
    browser = Browser()
    browser.login(asha.email, user_agent="Firefox", x_forwarded_for="198.51.100.7, 203.0.113.9, 10.0.0.1")
    session_id, _, secret = browser.jar["__Host-rt"].partition(".")
    row = system_row("SESS", session_id)

    assert row is not None
    assert (row["user_id"], row["org_id"]) == ({"S": asha.caller.user_id}, {"S": asha.caller.org_id})
    assert (row["ip"], row["agent"]) == ({"S": "203.0.113.9"}, {"S": "Firefox"})
    assert secret not in json.dumps(row)
    assert row["sealed_token"]["S"].startswith("gAAAA")
    lifetime = int(row["ttl"]["N"]) - seconds(row["created_at"]["S"])
    assert 7 * 86_400 - 1 <= lifetime <= 7 * 86_400


def seconds(stamp: str) -> int:
    return int(datetime.fromisoformat(stamp).timestamp())


def test_what_a_sign_in_asks_of_the_table(asha: Member, calls: CallCount) -> None:
    Browser().login(asha.email)

    counted, own = calls.operations[:2], calls.operations[2:]
    assert counted == ["UpdateItem", "UpdateItem"]  # account and address at the same time, before anything is tried
    trigger, *entered = own
    assert trigger == "GetItem"
    assert entered == [
        *["GetItem", "GetItem"],  # the member and the firm at the same time
        *["PutItem", "PutItem"],  # the session, and its place in the member's list
        *["UpdateItem", "UpdateItem"],  # what was counted is taken back
    ]


@pytest.mark.req("1.14", "1.18")
def test_an_email_is_the_same_in_any_case(asha: Member) -> None:
    assert Browser().login(f"  {asha.email.upper()} ").status == 200


@pytest.mark.req("1.18")
def test_no_answer_tells_whether_an_email_is_known(asha: Member) -> None:
    inactive = member_of(asha.caller, Role.USER, "Arjun", "Mehta")
    deactivate(inactive)
    answers = [
        Browser().login(asha.email, "not the password"),
        Browser().login("nobody@alpha.example"),
        Browser().login("not an e-mail at all"),
        Browser().login(inactive.email),
        Browser().login(inactive.email, "not the password"),
    ]

    assert answers[0].body == {
        "type": "/api/v1/docs#invalid_credentials",
        "title": "Sign in",
        "status": 401,
        "code": "invalid_credentials",
        "detail": "The e-mail address or the password is not right.",
        "errors": [],
        "request_id": answers[0].body["request_id"],
        "current": None,
    }
    assert answers[0].cookies == []
    assert {str(without_request_id(each)) for each in answers} == {str(without_request_id(answers[0]))}
    assert sessions_of(asha.caller.user_id) == sessions_of(inactive.caller.user_id) == []


@pytest.mark.req("1.18")
@pytest.mark.parametrize(
    ("body", "paths"),
    [
        ({}, ["email", "password"]),
        ({"email": "a@b.example"}, ["password"]),
        ({"email": "", "password": ""}, ["email", "password"]),
        ({"email": "a@b.example", "password": "x" * 257}, ["password"]),
        ({"email": "a@b.example", "password": "x", "org_id": "01ARZ3NDEKTSV4RRFFQ69G5FAV"}, ["org_id"]),
        ({"email": ["a@b.example"], "password": {"$ne": ""}}, ["email", "password"]),
    ],
)
def test_a_malformed_sign_in_is_422_with_its_fields(pool: Pool, body: dict[str, Any], paths: list[str]) -> None:
    answer = Browser().send("POST", "/auth/login", body)

    assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", paths)


@pytest.mark.req("S10")
def test_another_sites_form_cannot_sign_anybody_in(asha: Member) -> None:
    assert Browser().login(asha.email, content_type="text/plain").status == 415
    for site in ("cross-site", "same-site"):
        answer = Browser().login(asha.email, sec_fetch_site=site)
        assert (answer.status, answer.code) == (403, "csrf_failed")
    assert sessions_of(asha.caller.user_id) == []
    assert Browser().login(asha.email, sec_fetch_site="same-origin").status == 200


@pytest.mark.req("1.18")
def test_a_temporary_password_asks_for_a_new_one(asha: Member, pool: Pool) -> None:
    boto3.client("cognito-idp").admin_set_user_password(
        UserPoolId=pool.id, Username=asha.email, Password=PASSWORD, Permanent=False
    )
    answer = Browser().login(asha.email)

    assert answer.status == 200
    assert set(answer.body) == {"challenge", "handle", "secret", "uri"}
    assert answer.body["challenge"] == "new_password"
    assert answer.cookies == []
    assert answer.headers["cache-control"] == "no-store"


def test_a_step_that_we_have_no_answer_to_signs_nobody_in(asha: Member, pool: Pool) -> None:
    boto3.client("cognito-idp").admin_set_user_mfa_preference(
        UserPoolId=pool.id, Username=asha.email, SMSMfaSettings={"Enabled": True, "PreferredMfa": True}
    )
    answer = Browser().login(asha.email)

    assert (answer.status, answer.code, answer.cookies) == (403, "challenge_required", [])


def test_a_suspended_firm_signs_nobody_in(asha: Member, revoked: set[str]) -> None:
    suspend(asha.caller)
    answer = Browser().login(asha.email)

    assert (answer.status, answer.code, answer.cookies) == (403, "org_suspended", [])
    assert len(revoked) == 1
    assert sessions_of(asha.caller.user_id) == []
    assert Browser().login(asha.email, "not the password").code == "invalid_credentials"


def test_a_token_without_a_firm_signs_nobody_in(asha: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where Cognito goes on although its trigger failed."""
    monkeypatch.setattr(pre_token, "handler", lambda event, context: no_claims())

    assert Browser().login(asha.email).code == "invalid_credentials"


def no_claims() -> dict[str, Any]:
    generation: dict[str, Any] = {"accessTokenGeneration": {"claimsToAddOrOverride": {}}}
    return {"response": {"claimsAndScopeOverrideDetails": generation}}


def test_trouble_behind_a_sign_in_is_no_wrong_password(asha: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("the table does not answer")

    monkeypatch.setattr(pre_token, "handler", fail)
    answer = Browser().login(asha.email)

    assert (answer.status, answer.code) == (503, "unavailable")


def test_a_member_whose_row_is_missing_cannot_sign_in(pool: Pool, revoked: set[str]) -> None:
    asha = member_of(new_firm("INR", "Asia/Kolkata"), Role.ADMIN)
    key = {"PK": {"S": f"ORG#{asha.caller.org_id}"}, "SK": {"S": f"USER#{asha.caller.user_id}"}}
    aws.tenant_table(asha.caller.org_id).delete_item(TableName=TABLE, Key=key)

    assert Browser().login(asha.email).code == "invalid_credentials"
    assert len(revoked) == 1


def deactivate(member: Member) -> None:
    row = {"org_id": member.caller.org_id, "role": member.user.role.value, "is_active": False}
    Directory().replace("DIR", "USER", member.caller.user_id, values=row)
