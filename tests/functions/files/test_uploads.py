"""Uploading through the front door, with S3's own part between the two requests."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest

from functions.identity.rules import Role
from functions.tenants.repository import OrgRepository, org_of
from shared import clock
from shared.db.ops import change
from shared.ids import new_id
from shared.storage import Content, TenantBucket
from tests.conftest import UPLOADS, CallCount
from tests.front_door import Client
from tests.functions.kinds import UNKNOWN, as_role, everything, untouched, without_request_id
from tests.uploads import PNG, a_file, announced, begun, send, sha256

PDF = b"%PDF-1.7 a plan"


@pytest.fixture
def parent(api: Client) -> str:
    return f"account:{api.made('/accounts', {'name': 'Greenfield'})['id']}"


def used(api: Client) -> int:
    bytes_used: int = api.get("/org").body["usage"]["storage_bytes"]
    return bytes_used


def limited(api: Client, **limits: int) -> None:
    """Let the firm's plan allow less."""
    orgs, org = OrgRepository(api.caller), org_of(api.caller)
    before = orgs.item(org)
    orgs.table.write(change("META", before, before | {"limits": before["limits"] | limits}), result="META")


def objects(api: Client) -> dict[str, dict[str, str]]:
    """The tags of every object of the firm, by key."""
    s3 = boto3.client("s3")
    found = s3.list_objects_v2(Bucket=UPLOADS, Prefix=f"org/{api.caller.org_id}/").get("Contents", [])
    return {
        each["Key"]: {
            tag["Key"]: tag["Value"] for tag in s3.get_object_tagging(Bucket=UPLOADS, Key=each["Key"])["TagSet"]
        }
        for each in found
    }


@pytest.mark.req("13.1", "13.2", "13.3")
def test_an_upload_is_announced_sent_and_finished(api: Client, parent: str) -> None:
    answer = api.post("/files", announced(parent, PDF, name="Plan 📐.pdf", content_type="application/pdf"))

    assert answer.status == 201
    upload = answer.body
    assert set(upload) == {"id", "url", "headers", "expires_at"}
    assert api.get("/files", parent=parent).body["items"] == []
    assert send(upload, PDF) == 200
    key = f"org/{api.caller.org_id}/{upload['id']}"
    assert objects(api) == {key: {"state": "pending"}}

    finished = api.post(f"/files/{upload['id']}/finish")

    assert finished.status == 200
    kind, _, record_id = parent.partition(":")
    assert finished.body == {
        "id": upload["id"],
        "version": 1,
        "created_at": finished.body["created_at"],
        "updated_at": finished.body["created_at"],
        "parent": {"type": kind, "id": record_id},
        "name": "Plan 📐.pdf",
        "content_type": "application/pdf",
        "size": len(PDF),
        "sha256": sha256(PDF),
        "uploaded_by": api.caller.user_id,
        "is_active": True,
    }
    assert api.get("/files", parent=parent).body == {"items": [finished.body], "next_cursor": None}
    assert api.get(f"/files/{upload['id']}").body == finished.body
    assert objects(api) == {key: {}}
    assert used(api) == len(PDF)
    assert [row["SK"] for row in everything(api.caller) if row["SK"].startswith("UPLOAD#")] == []


@pytest.mark.req("13.3", "T8")
def test_the_link_is_for_one_content_under_one_name_of_one_firm(api: Client, parent: str) -> None:
    upload = api.made("/files", announced(parent))

    url = urlsplit(upload["url"])
    asked = {name: value for name, (value,) in parse_qs(url.query).items()}
    assert (url.scheme, url.netloc) == ("https", f"{UPLOADS}.s3.eu-central-1.amazonaws.com")
    assert url.path == f"/org/{api.caller.org_id}/{upload['id']}"
    signed = asked["X-Amz-SignedHeaders"].split(";")
    assert signed == ["content-length", "content-type", "host", *sorted(upload["headers"])[1:]]
    assert upload["headers"] == {
        "content-type": "image/png",
        "if-none-match": "*",
        "x-amz-checksum-sha256": sha256(PNG),
        "x-amz-sdk-checksum-algorithm": "SHA256",
        "x-amz-tagging": "state=pending",
    }
    assert asked["X-Amz-Expires"] == "600"
    assert asked["X-Amz-Security-Token"]
    assert send(upload) == 200
    assert send(upload) == 412


@pytest.mark.req("13.1")
@pytest.mark.parametrize("kind", ["account", "contact", "lead", "opportunity", "order", "contract", "product"])
def test_any_record_has_files(api: Client, kind: str, records: dict[str, str]) -> None:
    parent = f"{kind}:{records[f'{kind}_id']}"

    file = a_file(api, parent)

    assert api.get("/files", parent=parent).body["items"] == [file]


@pytest.fixture
def records(api: Client) -> dict[str, str]:
    account = api.made("/accounts", {"name": "Greenfield"})
    product = api.made("/products", {"name": "Care", "standard_list_price": "10.00", "is_retainer_product": True})
    kitchen = api.made("/products", {"name": "Kitchen", "standard_list_price": "100.00"})
    deal = api.made("/opportunities", {"name": "Care", "stage": "Closed Won", "account_id": account["id"]})
    lines = [{"product_id": each["id"], "quantity": "1"} for each in (product, kitchen)]
    path = f"/opportunities/{deal['id']}"
    api.put(f"{path}/line_items", {"version": 1, "line_items": lines})
    return {
        "account_id": account["id"],
        "contact_id": api.made("/contacts", {"last_name": "Rao", "account_id": account["id"]})["id"],
        "lead_id": api.made("/leads", {"last_name": "Rao", "company": "Rao & Co"})["id"],
        "opportunity_id": deal["id"],
        "order_id": api.made(f"{path}/generate-order", {})["id"],
        "contract_id": api.made(f"{path}/generate-contract", {"billing_cycle": "Monthly"})["id"],
        "product_id": product["id"],
    }


@pytest.mark.req("13.1")
@pytest.mark.parametrize(
    ("fields", "path", "code"),
    [
        ({"name": "plan.exe"}, "name", "wrong_ending"),
        ({"name": "plan.png", "content_type": "application/pdf"}, "name", "wrong_ending"),
        ({"name": ""}, "name", "string_too_short"),
        ({"name": "a\x00.png"}, "name", "string_pattern_mismatch"),
        ({"name": "a\n.png"}, "name", "string_pattern_mismatch"),
        ({"name": "x" * 252 + ".png"}, "name", "string_too_long"),
        ({"content_type": "text/html"}, "content_type", "enum"),
        ({"content_type": "image/svg+xml"}, "content_type", "enum"),
        ({"size": 0}, "size", "greater_than_equal"),
        ({"size": -1}, "size", "greater_than_equal"),
        ({"size": "12"}, "size", "int_type"),
        ({"size": 26_214_401}, "size", "file_too_large"),
        ({"size": 10**30}, "size", "file_too_large"),
        ({"sha256": "abc"}, "sha256", "string_pattern_mismatch"),
        ({"sha256": "ff" * 32}, "sha256", "string_pattern_mismatch"),
        ({"parent": {"type": "invoice", "id": UNKNOWN}}, "parent.type", "enum"),
        ({"parent": {"type": "account", "id": "x#y"}}, "parent.id", "string_pattern_mismatch"),
        ({"key": "org/another"}, "key", "extra_forbidden"),
    ],
)
def test_what_cannot_be_uploaded_is_said_before(
    api: Client, parent: str, fields: dict[str, Any], path: str, code: str
) -> None:
    with untouched(api.caller):
        answer = api.post("/files", announced(parent) | fields)

    assert (answer.status, answer.paths) == (422, [path])
    assert answer.body["errors"][0]["code"] == code


@pytest.mark.req("13.1")
def test_the_largest_file_of_the_plan_is_taken(api: Client, parent: str) -> None:
    assert api.post("/files", announced(parent) | {"size": 26_214_400}).status == 201


@pytest.mark.req("13.1", "1.3")
@pytest.mark.parametrize("kind", ["account", "product"])
def test_a_record_that_is_not_the_firms_has_no_files(api: Client, stranger: Client, kind: str, parent: str) -> None:
    theirs = f"{kind}:{parent.partition(':')[2]}" if kind == "account" else f"product:{UNKNOWN}"
    nobodys = f"{kind}:{new_id()}"

    with untouched(stranger.caller):
        answers = [stranger.get("/files", parent=each) for each in (theirs, nobodys)]
        answers += [stranger.post("/files", announced(each)) for each in (theirs, nobodys)]

    assert {answer.status for answer in answers} == {404}
    assert all(without_request_id(answer) == without_request_id(answers[0]) for answer in answers)


@pytest.mark.req("13.1", "1.24")
def test_who_may_only_read_a_record_only_reads_its_files(api: Client, parent: str) -> None:
    reader, file = as_role(api, Role.READ_ONLY), a_file(api, parent)
    upload_id = begun(api, parent)

    with untouched(api.caller):
        refused = [
            reader.post("/files", announced(parent)),
            reader.post(f"/files/{upload_id}/finish"),
            reader.patch(f"/files/{file['id']}", {"version": 1, "name": "b.png"}),
            reader.delete(f"/files/{file['id']}", version="1"),
        ]
        assert reader.get("/files", parent=parent).body["items"] == [file]
        assert reader.get(f"/files/{file['id']}/link").status == 200

    assert {(answer.status, answer.code) for answer in refused} == {(403, "permission_denied")}


@pytest.mark.req("13.1", "1.24")
def test_only_who_may_change_products_adds_files_to_them(api: Client) -> None:
    product = f"product:{api.made('/products', {'name': 'Kitchen', 'standard_list_price': '1.00'})['id']}"
    user, file = as_role(api, Role.USER), a_file(api, product)
    upload_id = begun(api, product)

    with untouched(api.caller):
        refused = [
            user.post("/files", announced(product)),
            user.post(f"/files/{upload_id}/finish"),
            user.patch(f"/files/{file['id']}", {"version": 1, "name": "b.png"}),
            user.delete(f"/files/{file['id']}", version="1"),
        ]

    assert {(answer.status, answer.code) for answer in refused} == {(403, "permission_denied")}
    assert user.get("/files", parent=product).body["items"] == [file]


@pytest.mark.req("13.1", "1.29")
def test_a_key_for_files_alone_reads_the_files_of_no_record(api: Client, parent: str) -> None:
    file = a_file(api, parent)
    narrow = Client(replace(api.caller, scopes=frozenset({"files:read", "files:write", "leads:read"})))

    answers = [narrow.get("/files", parent=parent), narrow.get(f"/files/{file['id']}")]
    answers += [narrow.get(f"/files/{file['id']}/link")]

    assert {(answer.status, answer.code) for answer in answers} == {(403, "permission_denied")}


@pytest.mark.req("13.1")
def test_an_upload_that_never_arrived_is_no_file(api: Client, parent: str) -> None:
    upload = api.made("/files", announced(parent))

    with untouched(api.caller):
        answer = api.post(f"/files/{upload['id']}/finish")

    assert (answer.status, answer.code) == (409, "upload_missing")
    assert send(upload) == 200
    assert api.post(f"/files/{upload['id']}/finish").status == 200


@pytest.mark.req("13.1", "13.3")
@pytest.mark.parametrize(
    ("data", "content_type"), [(PNG + b"!", "image/png"), (PNG[::-1], "image/png"), (PNG, "text/html")]
)
def test_what_differs_from_what_was_announced_is_no_file(
    api: Client, parent: str, data: bytes, content_type: str
) -> None:
    """S3 refuses it already; were it there nevertheless, it would not become a file."""
    upload = api.made("/files", announced(parent))
    boto3.client("s3").put_object(
        Bucket=UPLOADS,
        Key=f"org/{api.caller.org_id}/{upload['id']}",
        Body=data,
        ContentType=content_type,
        ChecksumAlgorithm="SHA256",
    )

    with untouched(api.caller):
        answer = api.post(f"/files/{upload['id']}/finish")

    assert (answer.status, answer.code) == (409, "upload_differs")


@pytest.mark.req("13.1")
def test_finishing_again_is_the_same_file(api: Client, parent: str) -> None:
    file_id = begun(api, parent)
    first = api.post(f"/files/{file_id}/finish")

    with untouched(api.caller):
        again = [api.post(f"/files/{file_id}/finish"), api.post(f"/files/{file_id}/finish", {})]

    assert [(answer.status, answer.body) for answer in again] == [(200, first.body)] * 2
    assert used(api) == len(PNG)


@pytest.mark.req("13.1")
def test_starting_again_under_the_same_key_is_the_same_upload(api: Client, parent: str) -> None:
    body, key = announced(parent), {"idempotency-key": "a-key-of-the-browser"}
    first = api.post("/files", body, headers=key)

    with untouched(api.caller):
        again = api.post("/files", body, headers=key)
        other = api.post("/files", body | {"name": "another.png"}, headers=key)

    assert (first.status, again.status) == (201, 200)
    assert again.body["id"] == first.body["id"]
    assert (other.status, other.code) == (422, "invalid_input")
    assert send(again.body) == 200


@pytest.mark.req("13.1")
def test_an_upload_can_be_finished_for_a_day(api: Client, parent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file_id, now = begun(api, parent), clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=1, seconds=1))

    with untouched(api.caller):
        answer = api.post(f"/files/{file_id}/finish")

    assert answer.status == 404
    (row,) = [row for row in everything(api.caller) if row["SK"] == f"UPLOAD#{file_id}"]
    assert row["ttl"] == pytest.approx(int(now.timestamp()) + 24 * 3600, abs=5)
    assert "t" not in row


@pytest.mark.req("13.1", "B9")
def test_what_was_begun_too_long_ago_is_announced_again_under_its_id(
    api: Client, parent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = announced(parent) | {"id": new_id()}
    assert api.post("/files", wanted).status == 201
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=1, seconds=1))

    again = api.post("/files", wanted)

    assert (again.status, again.body["id"]) == (200, wanted["id"])
    assert send(again.body) == 200
    assert api.post(f"/files/{wanted['id']}/finish").status == 200
    assert api.post("/files", wanted).status == 201  # the answer got lost: it asks once more, and finds it there
    assert api.post(f"/files/{wanted['id']}/finish").body["version"] == 1
    assert [each["id"] for each in api.get("/files", parent=parent).body["items"]] == [wanted["id"]]
    assert used(api) == len(PNG)


@pytest.mark.req("13.1", "1.6")
def test_a_full_plan_takes_no_further_file(api: Client, parent: str) -> None:
    a_file(api, parent)
    late = begun(api, parent)
    limited(api, storage_bytes=2 * len(PNG) - 1)

    with untouched(api.caller):
        answers = [api.post("/files", announced(parent)), api.post(f"/files/{late}/finish")]

    assert {(answer.status, answer.code) for answer in answers} == {(409, "storage_full")}
    assert [answer.paths for answer in answers] == [["size"]] * 2
    assert objects(api)[f"org/{api.caller.org_id}/{late}"] == {"state": "pending"}


@pytest.mark.req("13.1", "1.6")
def test_the_last_byte_of_a_plan_can_be_used(api: Client, parent: str) -> None:
    limited(api, storage_bytes=len(PNG))

    a_file(api, parent)

    assert used(api) == len(PNG)


@pytest.mark.req("13.1")
def test_each_step_takes_two_round_trips_at_most(api: Client, parent: str, calls: CallCount) -> None:
    upload = api.made("/files", announced(parent))
    assert calls.operations == ["GetItem", "TransactWriteItems"]
    send(upload)
    calls.operations.clear()
    api.post(f"/files/{upload['id']}/finish")
    assert calls.operations == ["BatchGetItem", "TransactWriteItems"]
    calls.operations.clear()
    api.get("/files", parent=parent)
    assert sorted(calls.operations) == ["GetItem", "Query"]
    calls.operations.clear()
    api.get(f"/files/{upload['id']}/link")
    assert calls.operations == ["GetItem"]


def test_the_bucket_says_what_is_there_and_nothing_of_other_firms(api: Client, stranger: Client, parent: str) -> None:
    file = a_file(api, parent)

    assert TenantBucket(api.caller).find(file["id"]) == Content(len(PNG), "image/png", sha256(PNG))
    assert TenantBucket(stranger.caller).find(file["id"]) is None
    assert TenantBucket(stranger.caller).names(before=clock.now() + timedelta(days=1)) == []
