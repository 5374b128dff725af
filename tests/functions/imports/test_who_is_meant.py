"""Whom a row means, and what is left of leads that an undo has taken away."""

import pytest

from functions.identity.rules import Role
from functions.imports.models import RowProblem
from functions.loading.rules import problems_of
from shared.caller import Caller
from shared.errors import Conflict, InvalidInput
from tests.factories import member
from tests.front_door import Client
from tests.imported import checked, counts, imported, rows, step, why
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


@pytest.mark.req("16.1", "B11")
def test_a_new_row_that_looks_like_what_is_there_says_so_and_is_imported_all_the_same(api: Client) -> None:
    api.made("/accounts", {"name": "Aurora Hotels Pvt. Ltd.", "website": "https://www.aurora.example/goa"})
    api.made("/accounts", {"name": "Nordstern", "phone": "+91 98450 12345"})
    gone = api.made("/accounts", {"name": "Westwind"})
    api.patch(f"/accounts/{gone['id']}", {"version": 1, "is_active": False})
    same_name, same_site, same_number = "Aurra Hotels,,", "Goa Stays,aurora.example,", "Stern,,098450-12345"
    others = "Aurora Kitchens,,\nWestwinds,,\nNew,new.example,030 12345"

    record = checked(api, f"Name,Website,Phone\n{same_name}\n{same_site}\n{same_number}\n{others}\n", "accounts")

    assert counts(record) == {"create": 3, "alike": 3}
    assert [(each["label"], each["problems"][0]["message"]) for each in rows(api, record, "alike")] == [
        ("Aurra Hotels", "This looks like Aurora Hotels Pvt. Ltd., which is there already."),
        ("Goa Stays", "This looks like Aurora Hotels Pvt. Ltd., which is there already."),
        ("Stern", "This looks like Nordstern, which is there already."),
    ]
    done = step(api, record, "run")
    assert counts(done) == {"create": 3, "alike": 3}
    assert len(api.get("/accounts").body["items"]) == 8
    assert counts(step(api, done, "undo")) == {"create": 3, "alike": 3}
    assert len(api.get("/accounts").body["items"]) == 2


@pytest.mark.req("16.1", "B11")
def test_people_look_alike_within_their_company_only(api: Client) -> None:
    home, away = (api.made("/accounts", {"name": name}) for name in ("Home", "Away"))
    api.made("/contacts", {"last_name": "Kumar", "first_name": "Ravi", "account_id": home["id"]})
    api.made("/leads", {"last_name": "Menon", "first_name": "Asha", "company": "Sea View"})

    contacts = f"First name,Last name,Account\nRavi,Kumarr,{home['id']}\nRavi,Kumarr,{away['id']}\n"
    (ravi,) = rows(api, checked(api, contacts, "contacts"), "alike")
    assert (ravi["row"], ravi["problems"][0]["message"]) == (2, "This looks like Ravi Kumar, which is there already.")
    leads = "First name,Last name,Company\nAsha,Menonn,Sea View Ltd\nAsha,Menonn,Hill Road\n"
    assert [each["row"] for each in rows(api, checked(api, leads), "alike")] == [2]
