"""The audit trail: who changed what, without a word about persons."""

from typing import Any

import pytest

from shared import aws
from shared.db.keys import Family, org_partition
from shared.db.ops import from_wire, to_wire
from tests.conftest import TABLE
from tests.deals import a_deal, a_lead
from tests.front_door import Client
from tests.streams import Stream, tell_batch


def trail(api: Client, family: Family, *parts: str) -> list[dict[str, Any]]:
    answer = aws.tenant_table(api.caller.org_id).query(
        TableName=TABLE,
        KeyConditionExpression="PK = :pk",
        ExpressionAttributeValues=to_wire({":pk": org_partition(api.caller.org_id, family, *parts)}),
    )
    return [from_wire(item) for item in answer["Items"]]


@pytest.mark.req("1.32")
def test_a_change_is_noted_once_with_who_when_and_what(api: Client, stream: Stream) -> None:
    deal = a_deal(api)
    stream.records(api.caller.org_id)
    changed = api.patch(f"/opportunities/{deal['id']}", {"version": 1, "stage": "Proposal", "next_step": "Call Priya"})
    records = stream.records(api.caller.org_id)

    tell_batch([*records, *records])

    (row,) = trail(api, Family.AUDIT, changed.body["updated_at"][:7].replace("-", ""))
    assert row["at"] == changed.body["updated_at"]
    assert (row["by"], row["kind"], row["record"], row["version"]) == (
        api.caller.user_id,
        "OPP",
        f"OPP#{deal['id']}",
        2,
    )
    assert (row["action"], row["fields"]) == ("changed", ["next_step", "probability", "stage"])
    assert row["values"] == {
        "stage": {"from": "Qualifying", "to": "Proposal"},
        "probability": {"from": 10, "to": 50},
    }
    assert len(row["request_id"]) == 36
    (on_timeline,) = trail(api, Family.TIMELINE, f"OPP#{deal['id']}")
    assert {name: value for name, value in on_timeline.items() if name != "PK"} == {
        name: value for name, value in row.items() if name != "PK"
    }


@pytest.mark.req("1.32")
def test_the_trail_holds_no_word_about_a_person(api: Client, stream: Stream) -> None:
    lead = a_lead(api, first_name="Zenobia", email="zenobia@mail.example", phone="+91 98450 12345")
    api.patch(f"/leads/{lead['id']}", {"version": 1, "last_name": "Wadia", "title": "Dr"})
    tell_batch(stream.records(api.caller.org_id))

    rows = trail(api, Family.TIMELINE, f"LEAD#{lead['id']}")

    assert [row["action"] for row in rows] == ["created", "changed"]
    assert rows[1]["fields"] == ["last_name", "title"]
    for secret in ("Zenobia", "zenobia@mail.example", "98450", "Wadia", "Dr"):
        assert secret not in str([row["values"] for row in rows])


@pytest.mark.req("1.3")
def test_the_trail_of_one_firm_says_nothing_of_another(api: Client, stranger: Client, stream: Stream) -> None:
    a_lead(api)
    tell_batch(stream.records(api.caller.org_id))

    month = api.get("/leads").body["items"][0]["created_at"][:7].replace("-", "")
    assert len(trail(api, Family.AUDIT, month)) == 1
    assert trail(stranger, Family.AUDIT, month) == []
