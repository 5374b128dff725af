"""Whom a row means, and what is left of leads that an undo has taken away."""

import pytest

from functions.identity.rules import Role
from functions.imports.models import RowProblem
from functions.loading.rules import problems_of
from shared.caller import Caller
from shared.errors import Conflict, InvalidInput
from tests.factories import member
from tests.front_door import Client
from tests.imported import checked, counts, imported, step, why
from tests.streams import Stream, tell_batch
from tests.sums import sums_of


@pytest.fixture
def api(alpha: Caller) -> Client:
    """An admin who is on the firm's list, as whoever imports must still be when the work is done."""
    return Client(member(alpha, Role.ADMIN))


def told_of_leads(api: Client, stream: Stream) -> None:
    records = stream.records(api.caller.org_id)
    tell_batch([each for each in records if each["dynamodb"]["Keys"]["SK"]["S"].startswith("LEAD#")])


@pytest.mark.req("16.1", "15.2")
def test_a_lead_that_an_undo_has_taken_away_is_in_no_sum_and_found_by_no_search(api: Client, stream: Stream) -> None:
    record = imported(api, "Last name,Company,Lead source\nRaocorn,Rao Homes,Web\n")
    told_of_leads(api, stream)
    (row,) = sums_of(api).values()
    assert row == {"leads:Web": 1}
    assert [each["kind"] for each in api.get("/search", q="raocorn").body["groups"]] == ["lead"]

    step(api, record, "undo")
    told_of_leads(api, stream)

    assert sums_of(api) == {}
    assert api.get("/search", q="raocorn").body["groups"] == []


@pytest.mark.req("16.1")
def test_a_contact_s_account_is_named_by_its_id_as_well(api: Client) -> None:
    twins = [api.made("/accounts", {"name": "Twin"}) for _ in range(2)]

    assert counts(imported(api, f"Last name,Account\nRao,{twins[1]['id']}\n", "contacts")) == {"create": 1}

    (contact,) = api.get("/contacts").body["items"]
    assert contact["account_id"] == twins[1]["id"]


@pytest.mark.req("16.1", "B11")
def test_a_row_that_several_records_are_like_is_refused(api: Client) -> None:
    for _ in range(2):
        api.made("/leads", {"last_name": "Rao", "company": "Rao Homes"})

    record = checked(api, "Last name,Company,Phone\nrao,RAO homes,030 1\n")

    assert why(api, record) == [(2, None, "ambiguous")]


def test_a_refusal_without_fields_is_one_of_the_row_and_fields_keep_theirs() -> None:
    whole = problems_of(Conflict("lead_converted", "This lead has been converted."))
    fields = problems_of(InvalidInput.at("email", "email_taken", "Somebody has this address."))

    assert whole == [RowProblem(field=None, code="lead_converted", message="This lead has been converted.")]
    assert fields == [RowProblem(field="email", code="email_taken", message="Somebody has this address.")]
