"""What no route gets to see: bodies in other formats, or too large, and requests past the front door."""

import base64
import json
from io import StringIO

import pytest

from shared import aws
from shared.caller import Caller
from shared.http.app import MAX_BODY_BYTES
from shared.observability import logger
from tests.front_door import Answer, Client, event, respond, verdict_of


def sent(caller: Caller, body: str, *, encoded: bool = False, **headers: str) -> Answer:
    """The answer to a lead sent so."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    made = event(
        "POST",
        "/api/v1/leads",
        body=body,
        headers={"x-csrf-token": "token"} | names,
        cookies={"__Host-csrf": "token"},
        verdict=verdict_of(caller),
    )
    return respond("leads", made | {"isBase64Encoded": encoded})


def lead(**fields: str) -> str:
    return json.dumps({"last_name": "Sharma", "company": "Sharma Homes"} | fields)


def packed(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


@pytest.mark.req("19.1")
@pytest.mark.parametrize(
    "content_type",
    ["multipart/form-data", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/plain", ""],
)
def test_a_body_in_another_format_is_415(api: Client, content_type: str) -> None:
    answer = sent(api.caller, lead(), content_type=content_type)

    assert (answer.status, answer.code) == (415, "unsupported_media_type")
    assert api.get("/leads").body["items"] == []


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "application/json"])
def test_json_may_name_its_charset(api: Client, content_type: str) -> None:
    assert sent(api.caller, lead(), content_type=content_type).status == 201


def test_a_body_is_measured_as_it_is_read(api: Client) -> None:
    wide = lead(title="Owner").encode()
    padded = wide + b" " * (MAX_BODY_BYTES - len(wide))

    assert sent(api.caller, packed(padded), encoded=True).status == 201
    for raw in (padded + b" ", padded * 2):
        answer = sent(api.caller, packed(raw), encoded=True)
        assert (answer.status, answer.code) == (413, "body_too_large")


@pytest.mark.parametrize("body", ["é", "a", packed(b"\xff\xfe")])
def test_an_encoded_body_that_is_no_text_is_no_json(api: Client, body: str) -> None:
    answer = sent(api.caller, body, encoded=True)

    assert (answer.status, answer.code) == (422, "invalid_json")


@pytest.fixture
def behind_a_front_door(cloud: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shared.http.app.optional_setting", lambda _: "of the origin")
    secret = aws.secret
    monkeypatch.setattr(aws, "secret", lambda arn: "the secret of it" if arn == "of the origin" else secret(arn))


@pytest.mark.req("S3")
@pytest.mark.parametrize("shown", ["", "é", "wrong", "the secret of i"])
def test_past_the_front_door_nothing_is_answered(api: Client, behind_a_front_door: None, shown: str) -> None:
    refused = sent(api.caller, lead(), x_origin_verify=shown)

    assert (refused.status, refused.code) == (403, "wrong_origin")
    assert sent(api.caller, lead(), x_origin_verify="the secret of it").status == 201


def test_a_field_that_is_called_as_a_part_of_the_request_keeps_its_name(api: Client) -> None:
    answer = sent(api.caller, json.dumps({"last_name": "Sharma", "company": "A", "address": {"path": 1}, "body": 2}))

    assert (answer.status, sorted(answer.paths)) == (422, ["address.path", "body"])


@pytest.mark.req("21.11")
@pytest.mark.parametrize(("named", "noted"), [("7f9c24e5-5b1e-4b0e", "7f9c24e5-5b1e-4b0e"), ("x\ny", None), ("", None)])
def test_answer_names_the_request_and_the_log_the_browsers_own_name_too(
    api: Client, monkeypatch: pytest.MonkeyPatch, named: str, noted: str | None
) -> None:
    said: list[dict[str, object]] = []
    monkeypatch.setattr("shared.http.app.logger.info", lambda message, **fields: said.append(fields))

    answer = sent(api.caller, lead(), x_request_id=named)

    assert answer.status == 201
    assert len(answer.headers["x-request-id"]) >= 8
    assert said[-1]["client_request_id"] == noted


@pytest.mark.req("21.11")
def test_a_request_is_one_line_of_the_log(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    written = StringIO()
    monkeypatch.setattr(logger.registered_handler, "stream", written)
    logger.setLevel("INFO")
    try:
        answer = sent(api.caller, lead())
    finally:
        logger.setLevel("CRITICAL")

    (line,) = [json.loads(each) for each in written.getvalue().splitlines()]
    assert {name: line[name] for name in ("message", "method", "path", "status", "org_id", "user_id")} == {
        "message": "request",
        "method": "POST",
        "path": "/api/v1/leads",
        "status": 201,
        "org_id": api.caller.org_id,
        "user_id": api.caller.user_id,
    }
    assert line["correlation_id"] == answer.headers["x-request-id"]
    assert (line["function_name"], line["function_request_id"]) == ("test", "test")
    assert 0 <= line["milliseconds"] < 60_000
    assert "Sharma" not in json.dumps(line)
