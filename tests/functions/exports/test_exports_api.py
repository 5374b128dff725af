"""Exporting through the front door: who may, what is asked for, how far it is, where the file is."""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlparse

import boto3
import pytest
import requests

from functions.exports.models import ExportKind
from functions.exports.rules import FILTERS, NEEDS
from functions.identity.repository import MemberRepository
from functions.identity.rules import PERMISSIONS, Permission, Role
from shared import clock
from shared.caller import Caller
from shared.db.records import revise
from shared.ids import new_id
from tests.conftest import CallCount
from tests.exported import exported, fetched, order, rows, worked
from tests.factories import lead_body, member
from tests.front_door import Client
from tests.functions.kinds import UNKNOWN, untouched
from tests.imported import Hours
from tests.streams import Stream, tell_batch


@pytest.fixture
def api(alpha: Caller) -> Client:
    """An admin who is on the firm's list, as whoever exports must still be when the work is done."""
    return Client(member(alpha, Role.ADMIN))


@pytest.mark.req("15.4", "6.6")
def test_an_export_is_begun_worked_on_and_fetched(api: Client) -> None:
    lead = api.made("/leads", lead_body())

    begun = api.made("/exports", {"kind": "leads"})
    done = worked(api, begun["id"])

    assert (begun["state"], begun["rows"], begun["size"], begun["expires_at"]) == ("working", None, None, None)
    assert (done["state"], done["rows"], done["started_by"]) == ("done", 1, api.caller.user_id)
    data = fetched(api, done)
    assert len(data) == done["size"]
    assert lead["id"] in data.decode()


@pytest.mark.req("15.4")
def test_the_file_is_private_and_saved_under_its_name(api: Client) -> None:
    record = exported(api, "leads")

    url = api.get(f"/exports/{record['id']}/link").body["url"]

    answer = requests.get(url, timeout=10)
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="leads-{record["created_at"][:10]}')
    assert answer.headers["content-type"] == "application/octet-stream"
    assert parse_qs(urlparse(url).query)["X-Amz-Expires"] == ["300"]
    assert f"/org/{api.caller.org_id}/exports/" in url


@pytest.mark.req("15.4", "T8")
def test_who_may_export(api: Client, alpha: Caller) -> None:
    salesperson, reader = Client(member(alpha, Role.USER)), Client(member(alpha, Role.READ_ONLY))

    assert exported(salesperson, "leads")["state"] == "done"
    with untouched(alpha):
        assert reader.post("/exports", {"kind": "leads"}).code == "permission_denied"
        assert salesperson.post("/exports", {"kind": "everything"}).code == "permission_denied"
    assert reader.get("/exports").status == 403


@pytest.mark.req("15.4", "1.24")
@pytest.mark.parametrize("kind", ExportKind)
def test_an_export_needs_what_its_list_needs(api: Client, kind: ExportKind) -> None:
    for lacking in NEEDS[kind] | {Permission.EXPORTS_WRITE}:
        caller = api.caller
        poor = Client(Caller(**{**caller.__dict__, "scopes": frozenset(caller.scopes - {lacking})}))
        with untouched(caller):
            assert poor.post("/exports", {"kind": kind}).status == 403, lacking


@pytest.mark.req("15.4", "1.24")
def test_everything_is_for_admins() -> None:
    assert NEEDS[ExportKind.EVERYTHING] <= PERMISSIONS[Role.ADMIN]
    assert not NEEDS[ExportKind.EVERYTHING] <= PERMISSIONS[Role.USER]


@pytest.mark.req("15.4", "T8")
def test_one_sees_ones_own_and_an_admin_all(api: Client, alpha: Caller) -> None:
    one, other = (Client(member(alpha, Role.USER)) for _ in range(2))
    record = exported(one, "leads")

    assert [each["id"] for each in one.get("/exports").body["items"]] == [record["id"]]
    assert other.get("/exports").body["items"] == []
    assert other.get(f"/exports/{record['id']}").status == 404
    assert other.get(f"/exports/{record['id']}/link").status == 404
    assert [each["id"] for each in api.get("/exports").body["items"]] == [record["id"]]
    assert fetched(api, record)


@pytest.mark.req("15.4")
def test_whoever_may_not_read_any_more_fetches_nothing(api: Client, alpha: Caller) -> None:
    person = member(alpha, Role.USER)
    record = exported(Client(person), "leads")
    demoted = Client(Caller(**{**person.__dict__, "scopes": person.scopes - {Permission.LEADS_READ}}))

    assert demoted.get(f"/exports/{record['id']}/link").status == 403


@pytest.mark.req("15.4")
@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"kind": "invoices"}, "kind"),
        ({}, "kind"),
        ({"kind": "leads", "filters": {"status": "Nonsense"}}, "filters.status"),
        ({"kind": "leads", "filters": {"stage": "Proposal"}}, "filters.stage"),
        ({"kind": "accounts", "filters": {"parent_id": "x"}}, "filters.parent_id"),
        ({"kind": "leads", "filters": {"q": "x" * 101}}, "filters.q"),
        ({"kind": "everything", "filters": {"q": "x"}}, "filters.q"),
        ({"kind": "leads", "columns": []}, "columns"),
    ],
)
def test_what_no_list_has_is_refused_by_its_field(api: Client, body: dict[str, Any], path: str) -> None:
    with untouched(api.caller):
        answer = api.post("/exports", body)

    assert (answer.status, answer.paths) == (422, [path])


@pytest.mark.req("15.4", "T9")
def test_the_same_request_twice_is_one_export(api: Client) -> None:
    key = {"Idempotency-Key": new_id()}

    first, second = (api.post("/exports", {"kind": "leads"}, headers=key) for _ in range(2))

    assert first.body["id"] == second.body["id"]
    assert len(api.get("/exports").body["items"]) == 1


@pytest.mark.req("15.4")
def test_before_it_is_ready_and_after_its_week(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = api.made("/exports", {"kind": "leads"})
    assert api.get(f"/exports/{begun['id']}/link").code == "export_not_ready"
    done = worked(api, begun["id"])
    now = clock.now()

    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=7, minutes=1))

    assert api.get(f"/exports/{done['id']}/link").code == "export_expired"


@pytest.mark.req("15.4", "T8")
def test_an_unknown_one_is_like_a_strangers(api: Client, stranger: Client) -> None:
    record = exported(api, "leads")

    for path in (f"/exports/{record['id']}", f"/exports/{record['id']}/link"):
        assert stranger.get(path).status == 404
    assert api.get(f"/exports/{UNKNOWN}/link").status == 404


@pytest.mark.req("15.4")
def test_every_question_is_one_round_trip(api: Client, calls: CallCount) -> None:
    record = exported(api, "leads")
    for path in ("/exports", f"/exports/{record['id']}", f"/exports/{record['id']}/link"):
        calls.operations.clear()
        api.get(path)
        assert len(calls.operations) == 1, path
    calls.operations.clear()
    api.post("/exports", {"kind": "leads"})
    assert len(calls.operations) == 1


@pytest.mark.req("15.4")
def test_a_page_of_a_list_takes_a_bounded_number_of_calls(
    api: Client, calls: CallCount, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = api.made("/accounts", {"name": "Rao Homes"})
    for number in range(9):
        api.made("/contacts", {"last_name": f"Rao {number}", "account_id": account["id"]})
    monkeypatch.setattr("functions.listing.service.PAGE", 3)
    begun = api.made("/exports", {"kind": "contacts"})
    calls.operations.clear()

    worked(api, begun["id"])

    # the export, its author, the firm, its members; for each page the page, the accounts' names, and how far it is
    assert len(calls.operations) <= 4 + 4 * 3 + 2


@pytest.mark.req("15.4", "T8")
def test_who_has_left_meanwhile_gets_nothing(alpha: Caller, api: Client) -> None:
    person = member(alpha, Role.USER)
    begun = Client(person).made("/exports", {"kind": "leads"})
    members = MemberRepository(alpha)
    record = members.get(person.user_id)
    members.save(record, revise(record, {"is_active": False}))

    done = worked(api, begun["id"])

    assert (done["state"], done["failure"]["code"]) == ("failed", "not_allowed")
    assert api.get(f"/exports/{begun['id']}/link").code == "export_not_ready"


@pytest.mark.req("15.4")
def test_more_than_there_is_time_for_is_said(api: Client) -> None:
    api.made("/leads", lead_body())
    begun = api.made("/exports", {"kind": "leads"})

    assert order(api, begun["id"], context=Hours(stretches=0)) == []

    record = api.get(f"/exports/{begun['id']}").body
    assert (record["state"], record["failure"]["code"]) == ("failed", "too_large")


@pytest.mark.req("15.4")
def test_filters_that_go_together_badly_are_said(api: Client) -> None:
    record = exported(api, "cases", status="Closed", breached="true")

    assert (record["state"], record["failure"]["code"]) == ("failed", "invalid_input")


@pytest.mark.req("15.4", "S12")
def test_a_new_export_is_handed_out_by_the_stream_and_is_on_the_trail(
    api: Client, stream: Stream, work_queue: str
) -> None:
    record = exported(api, "leads", status="New")

    assert tell_batch(stream.records(api.caller.org_id)) == {"batchItemFailures": []}

    (message,) = boto3.client("sqs").receive_message(QueueUrl=work_queue, MaxNumberOfMessages=10)["Messages"]
    assert message["Body"] == f'{{"org_id": "{api.caller.org_id}", "export_id": "{record["id"]}"}}'
    entries = [each for each in api.get("/audit", kind="export").body["items"] if each["record"]["id"] == record["id"]]
    assert [(each["action"], each["by"]) for each in entries][-1] == ("created", api.caller.user_id)


def test_every_kind_has_its_filters_and_its_needs() -> None:
    assert set(FILTERS) == set(NEEDS) == set(ExportKind)


@pytest.mark.req("15.4")
def test_what_a_list_shows_with_its_filters_is_what_is_exported(api: Client, alpha: Caller) -> None:
    other = Client(member(alpha, Role.USER))
    api.made("/leads", lead_body(last_name="Mine", status="New"))
    api.made("/leads", lead_body(last_name="Also mine", status="Qualified"))
    other.made("/leads", lead_body(last_name="Hers", status="New"))

    assert [each["Last name"] for each in rows(api, "leads", owner="me", status="New")] == ["Mine"]
    assert [each["Last name"] for each in rows(api, "leads", status="New")] == ["Hers", "Mine"]
