"""What a record's timeline says the system saw of it: for whoever may read the record, page by page."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from functions.identity.rules import Role
from tests.conftest import CallCount
from tests.deals import a_deal, a_lead, a_payment, a_won_deal, an_account, an_order, conversion, settle
from tests.factories import member
from tests.front_door import Client
from tests.functions.kinds import as_role
from tests.streams import Stream, tell_batch
from tests.uploads import a_file

Event = dict[str, Any]


def told(api: Client, stream: Stream) -> None:
    records = stream.records(api.caller.org_id)
    tell_batch([*records, *records])  # a fifth, or all of it, comes twice


def events(api: Client, kind: str, record_id: str, limit: int = 100) -> list[Event]:
    found: list[Event] = []
    cursor: dict[str, str] = {}
    while True:
        answer = api.get("/audit/timeline", kind=kind, record_id=record_id, limit=str(limit), **cursor)
        assert answer.status == 200, answer.text
        found += answer.body["items"]
        if answer.body["next_cursor"] is None:
            return found
        cursor = {"cursor": answer.body["next_cursor"]}


def became(found: list[Event], field: str) -> list[str | None]:
    return [each["values"][field]["became"] for each in found if field in each["values"]]


@pytest.mark.req("11.9", "1.32")
def test_a_deal_tells_of_its_stages_owner_and_order(api: Client, stream: Stream, calls: CallCount) -> None:
    deal = a_won_deal(api)
    mate = Client(member(api.caller))
    order = an_order(api, deal)
    now = api.get(f"/opportunities/{deal['id']}").body
    api.patch(f"/opportunities/{deal['id']}", {"version": now["version"], "owner_id": mate.caller.user_id})
    told(api, stream)
    calls.operations.clear()

    found = events(mate, "opportunity", deal["id"])

    assert calls.operations == ["Query"]
    assert became(found, "stage") == ["Closed Won", "Qualifying"]
    assert became(found, "owner_id")[0] == mate.caller.user_id
    assert became(found, "order_id") == [order["id"]]
    assert [each["action"] for each in found][-1] == "created"
    times = [datetime.fromisoformat(each["at"]) for each in found]
    assert times == sorted(times, reverse=True)


@pytest.mark.req("11.9", "5.11")
def test_an_order_tells_of_its_payments_and_a_record_of_its_files(api: Client, stream: Stream) -> None:
    order, account = an_order(api), an_account(api)
    payment = a_payment(api, order, amount="100.00")
    settle(api, payment, "void")
    file = a_file(api, f"account:{account['id']}", name="Plan.png")
    api.delete(f"/files/{file['id']}", version="1")
    told(api, stream)

    paid = [each for each in events(api, "order", order["id"]) if each["kind"] == "payment"]
    assert [(each["action"], became([each], "status")) for each in paid] == [
        ("changed", ["Void"]),
        ("created", ["Completed"]),
    ]
    assert became(paid, "amount") == ["100.00"]
    added = [each for each in events(api, "account", account["id"]) if each["kind"] == "file"]
    assert [(each["action"], became([each], "is_active")) for each in added] == [
        ("changed", ["false"]),
        ("created", ["true"]),
    ]
    assert {each["record"]["id"] for each in added} == {file["id"]}


@pytest.mark.req("11.9")
def test_a_lead_tells_that_it_was_converted(api: Client, stream: Stream) -> None:
    lead = a_lead(api)
    api.post(f"/leads/{lead['id']}/convert", conversion(lead))
    told(api, stream)
    assert became(events(api, "lead", lead["id"]), "status") == ["Converted", "Qualified"]


@pytest.mark.req("11.9")
def test_a_hundred_changes_are_read_page_by_page(api: Client, stream: Stream) -> None:
    deal = a_deal(api)
    for version in range(1, 32):
        api.patch(f"/opportunities/{deal['id']}", {"version": version, "probability": version})
    told(api, stream)

    found = events(api, "opportunity", deal["id"], limit=7)

    assert became(found, "probability") == [str(number) for number in range(31, 0, -1)] + ["10"]


@pytest.mark.req("11.9", "1.3")
def test_only_who_may_read_the_record_reads_what_happened_to_it(api: Client, stranger: Client, stream: Stream) -> None:
    deal = a_deal(api)
    told(api, stream)
    assert events(stranger, "opportunity", deal["id"]) == []
    assert len(events(as_role(api, Role.READ_ONLY), "opportunity", deal["id"])) == 1

    limited = Client(replace(api.caller, scopes=frozenset({"leads:read"})))
    refused = limited.get("/audit/timeline", kind="opportunity", record_id=deal["id"])
    assert (refused.status, refused.code) == (403, "permission_denied")
    for query, path in (({"kind": "user", "record_id": "x"}, "kind"), ({"kind": "lead"}, "record_id")):
        answer = api.get("/audit/timeline", **query)
        assert (answer.status, answer.paths) == (422, [path])
    assert api.get("/audit/timeline", kind="lead", record_id="a#b").status == 404
