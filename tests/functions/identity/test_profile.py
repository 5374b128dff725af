"""One's own password and sessions."""

import pytest

from functions.identity.rules import Role
from shared import aws
from tests.conftest import TABLE, CallCount
from tests.functions.identity.conftest import PASSWORD, Browser, Member, member_of, system_row
from tests.functions.identity.test_login import sessions_of

NEW = "Another-password-2026"


def signed_in_as(member: Member, agent: str, address: str) -> Browser:
    browser = Browser()
    assert browser.login(member.email, user_agent=agent, x_forwarded_for=f"{address}, 10.0.0.1").status == 200
    return browser


def places_of(member: Member) -> list[str]:
    """The ids that stand in the member's list of sessions."""
    found = aws.tenant_table(member.caller.org_id).query(
        TableName=TABLE,
        KeyConditionExpression="PK = :pk AND begins_with(SK, :sk)",
        ExpressionAttributeValues={
            ":pk": {"S": f"ORG#{member.caller.org_id}"},
            ":sk": {"S": f"USER#{member.caller.user_id}#SESS#"},
        },
    )["Items"]
    assert all(set(item) == {"PK", "SK", "session_id", "ttl"} for item in found)
    return [item["session_id"]["S"] for item in found]


def id_of(browser: Browser) -> str:
    return browser.jar["__Host-rt"].partition(".")[0]


@pytest.mark.req("1.21")
def test_ones_sessions_are_listed_with_where_they_are_from(asha: Member, calls: CallCount) -> None:
    phone = signed_in_as(asha, "Phone", "198.51.100.7")
    desk = signed_in_as(asha, "Desk", "198.51.100.8")
    signed_in_as(member_of(asha.caller, Role.ADMIN, "Ben", "Carter"), "Other", "198.51.100.9")
    calls.operations.clear()

    answer = phone.send("GET", "/me/sessions")

    assert answer.status == 200
    assert [{name: each[name] for name in ("id", "ip", "agent", "is_current")} for each in answer.body["items"]] == [
        {"id": id_of(desk), "ip": "198.51.100.8", "agent": "Desk", "is_current": False},
        {"id": id_of(phone), "ip": "198.51.100.7", "agent": "Phone", "is_current": True},
    ]
    assert all(each["created_at"] == each["last_seen"] for each in answer.body["items"])
    assert not [secret for secret in (*phone.jar.values(), *desk.jar.values()) if secret in answer.text]
    assert calls.operations[-2:] == ["Query", "BatchGetItem"]
    assert Browser({**desk.jar}).send("GET", "/me/sessions").body["items"][0]["is_current"] is True


@pytest.mark.req("1.21")
def test_one_session_ends_and_the_others_stay(asha: Member, revoked: set[str]) -> None:
    phone, desk = (signed_in_as(asha, name, "198.51.100.7") for name in ("Phone", "Desk"))
    ben = signed_in_as(member_of(asha.caller, Role.ADMIN, "Ben", "Carter"), "Other", "198.51.100.9")

    for stranger, session in ((ben, id_of(desk)), (phone, "01K00000000000000000000000"), (phone, "x")):
        refused = stranger.send("DELETE", f"/me/sessions/{session}")
        assert (refused.status, refused.code) == (404, "not_found")
    assert len(sessions_of(asha.caller.user_id)) == 2
    assert phone.send("DELETE", f"/me/sessions/{id_of(desk)}").status == 204

    assert system_row("SESS", id_of(desk)) is None
    assert places_of(asha) == [id_of(phone)]
    assert len(revoked) == 1
    assert desk.send("POST", "/auth/refresh").code == "session_ended"
    assert phone.send("POST", "/auth/refresh").status == 200


@pytest.mark.req("1.21")
def test_signing_out_everywhere_ends_every_session(asha: Member) -> None:
    browsers = [signed_in_as(asha, f"Browser {number}", "198.51.100.7") for number in range(60)]
    ben = signed_in_as(member_of(asha.caller, Role.ADMIN, "Ben", "Carter"), "Other", "198.51.100.9")
    kept = dict(browsers[0].jar)

    answer = browsers[0].send("DELETE", "/me/sessions")

    assert (answer.status, browsers[0].jar) == (204, {})
    assert (sessions_of(asha.caller.user_id), places_of(asha)) == ([], [])
    assert Browser(kept).send("POST", "/auth/refresh").code == "session_ended"
    assert browsers[59].send("POST", "/auth/refresh").code == "session_ended"
    assert ben.send("POST", "/auth/refresh").status == 200


@pytest.mark.req("1.21")
def test_a_sign_out_takes_the_session_off_the_list(asha: Member, signed_in: Browser, revoked: set[str]) -> None:
    assert len(places_of(asha)) == 1
    signed_in.send("POST", "/auth/logout")

    assert places_of(asha) == []


@pytest.mark.req("1.26")
def test_a_password_changes_for_who_knows_it(asha: Member, signed_in: Browser) -> None:
    wrong = signed_in.send("POST", "/me/password", {"current_password": "not this", "password": NEW})
    weak = signed_in.send("POST", "/me/password", {"current_password": PASSWORD, "password": "password"})
    assert (wrong.status, wrong.paths) == (422, ["current_password"])
    assert (weak.status, weak.paths) == (422, ["password"])
    assert Browser().login(asha.email, NEW).code == "invalid_credentials"

    assert signed_in.send("POST", "/me/password", {"current_password": PASSWORD, "password": NEW}).status == 204

    assert Browser().login(asha.email).code == "invalid_credentials"
    assert Browser().login(asha.email, NEW).status == 200
    assert signed_in.send("POST", "/auth/refresh").status == 200


@pytest.mark.req("1.26", "19.5")
def test_who_sits_at_an_open_browser_does_not_guess_for_long(asha: Member, signed_in: Browser) -> None:
    body = {"current_password": "not this", "password": NEW}
    answers = [signed_in.send("POST", "/me/password", body) for _ in range(11)]

    assert [each.status for each in answers] == [422] * 10 + [429]
    assert Browser().login(asha.email).status == 200


@pytest.mark.req("1.26")
def test_a_forgotten_password_is_replaced_with_the_code_that_was_mailed(asha: Member, signed_in: Browser) -> None:
    browser = Browser()
    assert browser.send("POST", "/auth/forgot-password", {"email": asha.email}).status == 204
    weak = browser.send("POST", "/auth/reset-password", {"email": asha.email, "code": "123456", "password": "weak"})
    assert (weak.status, weak.paths) == (422, ["password"])

    body = {"email": asha.email.upper(), "code": "123456", "password": NEW}
    assert browser.send("POST", "/auth/reset-password", body).status == 204

    assert Browser().login(asha.email, NEW).status == 200
    assert signed_in.send("POST", "/auth/refresh").code == "session_ended"


@pytest.mark.req("1.18", "1.26")
@pytest.mark.parametrize("code", ["CodeMismatchException", "ExpiredCodeException", "UserNotFoundException"])
def test_a_wrong_code_and_an_unknown_email_are_the_same_refusal(
    asha: Member, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    def refuse(**_: object) -> None:
        raise aws.client("cognito-idp").exceptions.ClientError({"Error": {"Code": code, "Message": "no"}}, "Confirm")

    monkeypatch.setattr(aws.client("cognito-idp"), "confirm_forgot_password", refuse)
    body = {"email": asha.email, "code": "123456", "password": NEW}
    answer = Browser().send("POST", "/auth/reset-password", body)

    assert (answer.status, answer.paths, answer.body["errors"][0]["code"]) == (422, ["code"], "wrong_code")
    assert Browser().login(asha.email).status == 200


@pytest.mark.req("22.4")
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("DELETE", "/me/sessions", None),
        ("POST", "/me/password", {"current_password": PASSWORD, "password": NEW}),
        ("POST", "/me/totp", None),
        ("PUT", "/me/totp", {"code": "123456"}),
        ("POST", "/me/totp/remove", {"current_password": PASSWORD}),
    ],
)
def test_nothing_of_oneself_changes_without_the_csrf_token(
    asha: Member, signed_in: Browser, method: str, path: str, body: object
) -> None:
    answer = signed_in.send(method, path, body, x_csrf_token="wrong")

    assert (answer.status, answer.code) == (403, "csrf_failed")
    assert len(sessions_of(asha.caller.user_id)) == 1
    assert Browser().login(asha.email).status == 200


@pytest.mark.req("22.4")
@pytest.mark.parametrize("path", ["/auth/login", "/auth/challenge", "/auth/forgot-password", "/auth/reset-password"])
def test_no_other_sites_page_signs_anybody_in(asha: Member, calls: CallCount, path: str) -> None:
    body = {"email": asha.email, "password": PASSWORD}
    answer = Browser().send("POST", path, body, sec_fetch_site="cross-site")

    assert (answer.status, answer.code) == (403, "csrf_failed")
    assert calls.operations == []
