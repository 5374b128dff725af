"""Files that are there: listed, looked at, fetched, renamed, removed."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest
import requests
from botocore.exceptions import ClientError, EndpointConnectionError

from functions.files import service
from shared import aws, clock
from tests.conftest import UPLOADS, CallCount
from tests.front_door import Client
from tests.functions.files.test_uploads import objects, used
from tests.functions.kinds import UNKNOWN, all_pages, everything, untouched, without_request_id
from tests.uploads import PNG, a_file, announced, begun


@pytest.fixture
def parent(api: Client) -> str:
    return f"account:{api.made('/accounts', {'name': 'Greenfield'})['id']}"


@pytest.mark.req("13.1")
def test_files_are_listed_newest_first_in_pages(api: Client, parent: str) -> None:
    made = [a_file(api, parent, name=f"{number}.png") for number in range(5)]
    other = f"account:{api.made('/accounts', {'name': 'Another'})['id']}"
    a_file(api, other)

    pages = all_pages(api, "/files", 2, parent=parent)

    assert [each for page in pages for each in page] == made[::-1]
    assert [len(page) for page in pages] == [2, 2, 1]
    cursor = api.get("/files", parent=parent, limit="2").body["next_cursor"]
    assert api.get("/files", parent=other, cursor=cursor).paths == ["cursor"]
    assert api.get("/files", parent=parent, fields="id,name").body["items"][0] == {"id": made[4]["id"], "name": "4.png"}


@pytest.mark.req("13.1")
@pytest.mark.parametrize("parent", ["", "account", "account:x", f"firm:{UNKNOWN}", f"account:{UNKNOWN}x"])
def test_files_are_listed_of_one_record(api: Client, parent: str) -> None:
    answer = api.get("/files", parent=parent)

    assert (answer.status, answer.paths) == (422, ["parent"])


@pytest.mark.req("13.2", "13.3")
def test_a_file_is_fetched_under_its_name_as_bytes_that_no_browser_runs(api: Client, parent: str) -> None:
    file = a_file(api, parent, name="Grundriß 📐.png")

    answer = api.get(f"/files/{file['id']}/link")

    url = urlsplit(answer.body["url"])
    asked = {name: value for name, (value,) in parse_qs(url.query).items()}
    assert answer.status == 200
    assert url.path == f"/org/{api.caller.org_id}/{file['id']}"
    assert asked["response-content-type"] == "application/octet-stream"
    assert asked["response-content-disposition"] == (
        "attachment; filename=\"Grundri.png\"; filename*=UTF-8''Grundri%C3%9F%20%F0%9F%93%90.png"
    )
    assert (asked["X-Amz-Expires"], asked["X-Amz-SignedHeaders"]) == ("300", "host")
    assert requests.get(answer.body["url"], timeout=10).content == PNG


@pytest.mark.req("13.2")
def test_pictures_and_pdfs_are_looked_at_as_what_they_are(api: Client, parent: str) -> None:
    pdf = a_file(api, parent, b"%PDF-1.7", name="plan.pdf", content_type="application/pdf")

    answer = api.get(f"/files/{pdf['id']}/link", inline="true")

    asked = {name: value for name, (value,) in parse_qs(urlsplit(answer.body["url"]).query).items()}
    assert asked["response-content-type"] == "application/pdf"
    assert asked["response-content-disposition"] == "inline; filename=\"plan.pdf\"; filename*=UTF-8''plan.pdf"


@pytest.mark.req("13.2")
def test_nothing_else_is_looked_at(api: Client, parent: str) -> None:
    text = a_file(api, parent, b"<script>", name="notes.txt", content_type="text/plain")

    answer = api.get(f"/files/{text['id']}/link", inline="true")

    assert (answer.status, answer.paths) == (422, ["inline"])
    assert answer.body["errors"][0]["code"] == "no_preview"


@pytest.mark.req("13.1")
def test_a_file_is_renamed_within_its_type(api: Client, parent: str) -> None:
    file = a_file(api, parent)
    path = f"/files/{file['id']}"

    renamed = api.patch(path, {"version": 1, "name": "Bath.png"})

    assert (renamed.status, renamed.body["name"], renamed.body["version"]) == (200, "Bath.png", 2)
    with untouched(api.caller):
        stale = api.patch(path, {"version": 1, "name": "Later.png"})
        unversioned = api.patch(path, {"name": "Later.png"})
        another = api.patch(path, {"version": 2, "name": "Bath.exe"})
        size = api.patch(path, {"version": 2, "size": 1})
    assert (stale.status, stale.code, stale.body["current"]) == (409, "stale_version", renamed.body)
    assert (unversioned.status, unversioned.code) == (428, "version_required")
    assert (another.status, another.paths) == (422, ["name"])
    assert (size.status, size.paths) == (422, ["size"])


@pytest.mark.req("13.1", "13.4")
def test_a_removed_file_is_nowhere_and_its_storage_is_free(api: Client, parent: str) -> None:
    gone, kept = a_file(api, parent), a_file(api, parent, name="kept.png")

    answer = api.delete(f"/files/{gone['id']}", version="1")

    assert (answer.status, answer.text) == (204, "")
    assert api.get("/files", parent=parent).body["items"] == [kept]
    assert used(api) == len(PNG)
    assert list(objects(api)) == [f"org/{api.caller.org_id}/{kept['id']}"]
    unknown = without_request_id(api.get(f"/files/{UNKNOWN}"))
    path = f"/files/{gone['id']}"
    with untouched(api.caller):
        answers = [api.get(path), api.get(f"{path}/link"), api.post(f"{path}/finish")]
        answers += [api.patch(path, {"version": 2, "name": "b.png"}), api.delete(path, version="2")]
    assert [without_request_id(each) for each in answers] == [unknown] * 5
    (row,) = [row for row in everything(api.caller) if row["SK"] == f"FILE#{gone['id']}"]
    assert (row["is_active"], row["updated_by"], row["version"]) == (False, api.caller.user_id, 2)
    assert "GSI3PK" not in row


@pytest.mark.req("13.1")
def test_a_removal_asked_for_again_is_the_same(api: Client, parent: str) -> None:
    file, key = a_file(api, parent), {"idempotency-key": "a-key-of-the-browser"}

    answers = [api.send("DELETE", f"/files/{file['id']}", query={"version": "1"}, headers=key) for _ in range(2)]

    assert [answer.status for answer in answers] == [204, 204]
    assert used(api) == 0


@pytest.mark.req("13.1")
def test_a_removal_names_the_version_it_saw(api: Client, parent: str) -> None:
    file = a_file(api, parent)
    renamed = api.patch(f"/files/{file['id']}", {"version": 1, "name": "Bath.png"}).body

    with untouched(api.caller):
        stale = api.delete(f"/files/{file['id']}", version="1")
        unversioned = api.delete(f"/files/{file['id']}")

    assert (stale.status, stale.body["current"]) == (409, renamed)
    assert unversioned.status == 428


@pytest.mark.req("13.1")
def test_a_sweep_takes_away_what_a_crash_has_left_and_nothing_else(
    api: Client, parent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, lost, uploading = a_file(api, parent), f"org/{api.caller.org_id}/{UNKNOWN}", begun(api, parent)
    removed = a_file(api, parent)
    api.delete(f"/files/{removed['id']}", version="1")
    s3 = boto3.client("s3")
    for name in (UNKNOWN, removed["id"]):
        s3.put_object(Bucket=UPLOADS, Key=f"org/{api.caller.org_id}/{name}", Body=PNG)

    assert service.sweep(api.caller.org_id) == 0
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=2, minutes=1))

    assert service.sweep(api.caller.org_id) == 2
    assert lost not in objects(api)
    assert sorted(objects(api)) == sorted(f"org/{api.caller.org_id}/{each}" for each in (kept["id"], uploading))


class _Silent:
    """S3 that does not answer, or answers with an error of its own."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, name: str) -> object:
        def call(**_: object) -> None:
            raise self._error

        return call


@pytest.mark.req("13.2", "T9")
@pytest.mark.parametrize(
    "error",
    [
        EndpointConnectionError(endpoint_url="https://s3"),
        ClientError({"Error": {"Code": "SlowDown", "Message": "later"}}, "HeadObject"),
    ],
)
def test_while_s3_does_not_answer_nothing_is_lost(
    api: Client, parent: str, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_id = begun(api, parent)
    with monkeypatch.context() as silent, untouched(api.caller):
        silent.setattr(aws, "tenant_bucket", lambda _: _Silent(error))
        answer = api.post(f"/files/{file_id}/finish")

    assert (answer.status, answer.code) == (503, "unavailable")
    assert api.post(f"/files/{file_id}/finish").status == 200


@pytest.mark.req("13.1")
def test_a_page_of_files_is_one_round_trip(api: Client, parent: str, calls: CallCount) -> None:
    for number in range(3):
        api.made("/files", announced(parent, name=f"{number}.png"))
    calls.operations.clear()

    api.get("/files", parent=parent)

    assert sorted(calls.operations) == ["GetItem", "Query"]
