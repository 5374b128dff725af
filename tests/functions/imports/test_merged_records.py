"""What an import makes of records that have become part of others."""

import pytest

from functions.identity.rules import Role
from shared.caller import Caller
from tests.factories import member
from tests.front_door import Client
from tests.imported import checked, counts, imported, why
from tests.pairs import merge


@pytest.fixture
def api(alpha: Caller) -> Client:
    """An admin who is on the firm's list, as whoever imports must still be when the work is done."""
    return Client(member(alpha, Role.ADMIN))


@pytest.mark.req("16.1", "B11")
def test_a_merged_records_external_id_leads_to_what_it_went_into(api: Client) -> None:
    imported(api, "Name,External ID\nAurora Grand,7\nAurora Grand Pvt,8\nAurora Group,9\n", "accounts")
    grand, pvt, group = sorted(api.get("/accounts").body["items"], key=lambda each: str(each["name"]))
    assert merge(api, grand, pvt).status == 201
    assert merge(api, group, api.get(f"/accounts/{grand['id']}").body).status == 201

    record = imported(api, "Name,External ID,Phone\nAurora Group,8,+91 22 1\nAurora Group,7,+91 22 2\n", "accounts")

    assert counts(record) == {"update": 1, "skip": 1}
    assert why(api, record, "skip") == [(3, None, "duplicate_row")]
    assert api.get(f"/accounts/{group['id']}").body["phone"] == "+91 22 1"

    ours = f"ID,External ID,Name\n{pvt['id']},8,Aurora Grand Pvt\n{group['id']},9,Aurora Group\n"
    old = checked(api, ours, "accounts")
    assert counts(old) == {"refuse": 1, "unchanged": 1}
    assert why(api, old) == [(2, None, "inactive")]
