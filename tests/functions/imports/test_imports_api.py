"""Importing through the front door: upload, columns, check, run, undo."""

from collections.abc import Callable
from typing import Any

import boto3
import pytest

from functions.identity.repository import MemberRepository
from functions.identity.rules import Role
from shared import aws
from shared.caller import Caller
from shared.db.records import revise
from tests.conftest import UPLOADS, CallCount
from tests.factories import member
from tests.front_door import Client
from tests.functions.kinds import UNKNOWN, all_pages, as_role, untouched
from tests.imported import announced, checked, counts, imported, mapped, rows, step, uploaded, why, worked
from tests.races.turns import Through

LEADS = "First name,Last name,Company,Email,Phone\nAsha,Rao,Rao Homes,asha@rao.example,+49 30 1\nBen,Li,Li Ltd,,\n"


@pytest.fixture
def api(alpha: Caller) -> Client:
    """An admin who is on the firm's list, as whoever imports must still be when the work is done."""
    return Client(member(alpha, Role.ADMIN))


def leads(api: Client) -> list[dict[str, Any]]:
    return [each for page in all_pages(api, "/leads", 100) for each in page]


@pytest.mark.req("16.1")
def test_a_file_is_read_and_its_columns_are_guessed(api: Client) -> None:
    record = uploaded(api, LEADS.encode())

    assert record["state"] == "mapping"
    assert [(each["heading"], each["field"]) for each in record["columns"]] == [
        ("First name", "first_name"),
        ("Last name", "last_name"),
        ("Company", "company"),
        ("Email", "email"),
        ("Phone", "phone"),
    ]
    assert record["columns"][0]["samples"] == ["Asha", "Ben"]
    assert {"name": "last_name", "label": "Last name", "required": True} in record["fields"]


@pytest.mark.req("16.1")
def test_a_check_says_what_each_row_would_do_and_writes_no_record(api: Client) -> None:
    read = uploaded(api, (LEADS + "Zoë,,Rao Homes,not an address,abc\n").encode())
    before = leads(api)

    record = mapped(api, read)

    assert (record["state"], record["rows"], counts(record)) == ("checked", 3, {"create": 2, "refuse": 1})
    assert leads(api) == before == []
    assert why(api, record) == [
        (4, "last_name", "missing"),
        (4, "email", "value_error"),
        (4, "phone", "string_pattern_mismatch"),
    ]
    created = rows(api, record, "create")
    assert [(each["row"], each["label"]) for each in created] == [(2, "Asha Rao, Rao Homes"), (3, "Ben Li, Li Ltd")]
    assert created[0]["fields"] == ["company", "email", "first_name", "last_name", "phone"]


@pytest.mark.req("16.1", "B11", "T14")
def test_the_same_file_twice_changes_nothing(api: Client) -> None:
    first = imported(api, LEADS)
    assert (first["state"], counts(first)) == ("done", {"create": 2})
    made = leads(api)
    assert sorted((each["last_name"], each["email"], each["phone"]) for each in made) == [
        ("Li", None, None),
        ("Rao", "asha@rao.example", "+49 30 1"),
    ]
    assert {each["owner_id"] for each in made} == {api.caller.user_id}

    second = imported(api, LEADS)

    assert counts(second) == {"unchanged": 2}
    assert leads(api) == made


@pytest.mark.req("16.1")
def test_a_check_names_no_empty_key(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """DynamoDB refuses one, and its stand-in here does not."""
    direct, asked = aws.tenant_table, list[str]()

    def way(name: str, call: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        if name == "query":
            asked.extend(each["S"] for each in arguments["ExpressionAttributeValues"].values())
        return call(**arguments)

    monkeypatch.setattr(aws, "tenant_table", lambda org_id: Through(direct(org_id), way))

    checked(api, LEADS)

    assert asked
    assert "" not in asked


@pytest.mark.req("16.1", "B11")
def test_a_row_changes_just_the_fields_that_it_has(api: Client) -> None:
    imported(api, LEADS)

    record = imported(api, "Email,Title,Phone\nASHA@rao.example,Owner,\n")

    assert counts(record) == {"update": 1}
    (asha,) = (each for each in leads(api) if each["email"])
    assert (asha["title"], asha["phone"], asha["version"]) == ("Owner", "+49 30 1", 2)
    assert rows(api, record, "update")[0]["fields"] == ["title"]


@pytest.mark.req("16.1", "B11")
def test_records_are_known_by_another_systems_id(api: Client) -> None:
    imported(api, "External ID,Last name,Company\nCRM-1,Rao,Rao Homes\n")

    record = imported(api, "External ID,Last name,Company\nCRM-1,Rao-Meier,Meier Homes\nCRM-2,Rao,Rao Homes\n")

    assert counts(record) == {"alike": 1, "update": 1}
    assert sorted(each["last_name"] for each in leads(api)) == ["Rao", "Rao-Meier"]
    assert counts(imported(api, "External ID,Last name,Company\nCRM-1,Rao-Meier,Meier Homes\n")) == {"unchanged": 1}
    again = imported(api, "External ID,Last name,Company\ncrm-1,Rao-Meier,Meier Homes\nCRM-1,Rao,Rao Homes\n")
    assert counts(again) == {"unchanged": 1, "skip": 1}


@pytest.mark.req("16.1", "B11")
def test_every_kind_is_imported_and_known_again(api: Client) -> None:
    accounts = "Name,Website,Industry,Billing city\nRao Homes,rao.example,technology,Berlin\n"
    me = f"{api.caller.user_id}@alpha.example"
    contacts = f"First name,Last name,Account,Email,Owner\nAsha,Rao,rao  homes,a@rao.example,{me}\n"
    products = 'Name,List price,Retainer,Category,UoM,Cost\nCare,"₹ 1,25,000.50",yes,Visits,hour,"₹ 1,000"\n'
    for kind, text in (("accounts", accounts), ("contacts", contacts), ("products", products)):
        assert counts(imported(api, text, kind)) == {"create": 1}, kind
        assert counts(imported(api, text, kind)) == {"unchanged": 1}, kind

    (account,) = api.get("/accounts").body["items"]
    (contact,) = api.get("/contacts").body["items"]
    (product,) = api.get("/products").body["items"]
    assert (account["industry"], account["billing_address"]["city"]) == ("Technology", "Berlin")
    assert (contact["account_id"], contact["email"]) == (account["id"], "a@rao.example")
    assert (product["standard_list_price"], product["is_retainer_product"]) == ("125000.50", True)
    assert (product["category"], product["unit"], product["cost"]) == ("Visits", "hour", "1000.00")


@pytest.mark.req("16.1")
def test_a_row_is_refused_for_what_the_firm_does_not_have(api: Client) -> None:
    api.made("/accounts", {"name": "Twin"})
    api.made("/accounts", {"name": "Twin"})
    text = f"ID,Last name,Account,Owner\n,Rao,Nobody,x@y.example\n,Li,Twin,\n{UNKNOWN},Ito,Twin,\n12,Ito,Twin,\n"

    record = checked(api, text, "contacts")

    assert why(api, record) == [
        (2, "account_id", "unknown_account"),
        (2, "owner_id", "unknown_member"),
        (3, "account_id", "ambiguous_account"),
        (4, "account_id", "ambiguous_account"),
        (4, "id", "unknown_id"),
        (5, "account_id", "ambiguous_account"),
        (5, "id", "unknown_id"),
    ]


@pytest.mark.req("16.1", "T14")
def test_a_row_about_the_same_record_as_one_before_is_skipped(api: Client) -> None:
    text = "Last name,Company,Email\nRao,A,a@b.example\nRao,B,A@B.example\nLi,A,\nlí,a ,\n"

    record = imported(api, text)

    assert counts(record) == {"create": 2, "skip": 2}
    assert why(api, record, "skip") == [(3, None, "duplicate_row"), (5, None, "duplicate_row")]
    assert rows(api, record, "skip")[1]["problems"][0]["message"] == "Row 4 is about the same record."


@pytest.mark.req("16.1")
def test_an_undo_puts_away_what_was_made_and_puts_back_what_was_changed(api: Client) -> None:
    imported(api, LEADS)
    before = {each["id"]: each for each in leads(api)}
    record = imported(api, "Email,Last name,Company,Phone\nasha@rao.example,Rao,New,030 2\nnew@x.example,New,New,\n")
    assert counts(record) == {"create": 1, "update": 1}

    undone = step(api, record, "undo")

    assert (undone["state"], undone["counts"]["left"]) == ("undone", 0)
    after = {each["id"]: each for each in leads(api)}
    assert after.keys() == before.keys()
    fields = ("company", "phone", "last_name", "status")
    assert [[each[name] for name in fields] for each in after.values()] == [
        [before[key][name] for name in fields] for key in after
    ]
    assert api.get("/leads", status="Removed").body["items"][0]["email"] == "new@x.example"


@pytest.mark.req("16.1", "T7")
def test_an_undo_leaves_what_somebody_has_changed_since(api: Client) -> None:
    imported(api, LEADS)
    record = imported(api, "Email,Last name,Company,Phone\nasha@rao.example,Rao,New,030 2\nnew@x.example,New,New,\n")
    mine = {each["email"]: each for each in leads(api)}
    for email, change in (("asha@rao.example", {"phone": "030 3"}), ("new@x.example", {"title": "Owner"})):
        lead = mine[email]
        assert api.patch(f"/leads/{lead['id']}", {"version": lead["version"], **change}).status == 200

    undone = step(api, record, "undo")

    assert undone["counts"]["left"] == 2
    assert why(api, undone, "left") == [(2, "phone", "changed_since"), (3, None, "changed_since")]
    left = {each["email"]: each for each in leads(api)}
    assert (left["asha@rao.example"]["company"], left["asha@rao.example"]["phone"]) == ("Rao Homes", "030 3")
    assert left["new@x.example"]["title"] == "Owner"


@pytest.mark.req("16.1", "B11")
@pytest.mark.parametrize("kind", ["leads", "contacts", "accounts", "products"])
def test_what_was_undone_comes_back_when_it_is_imported_again(api: Client, kind: str) -> None:
    api.made("/accounts", {"name": "Theirs"})
    text = {
        "leads": "Last name,Company,Email\nRao,Theirs,a@b.example\n",
        "contacts": "Last name,Account,Email\nRao,Theirs,a@b.example\n",
        "accounts": "Name,Phone\nRao Homes,030 1\n",
        "products": "Name,List price\nCare,10\n",
    }[kind]
    record = imported(api, text, kind)
    seen = api.get(f"/{kind}").body["items"]
    step(api, record, "undo")
    assert len(api.get(f"/{kind}").body["items"]) == len(seen) - 1

    again = imported(api, text, kind)

    assert counts(again) == {"update": 1}
    assert {each["id"] for each in api.get(f"/{kind}").body["items"]} == {each["id"] for each in seen}
    step(api, again, "undo")
    assert len(api.get(f"/{kind}").body["items"]) == len(seen) - 1


@pytest.mark.req("16.1", "T7")
def test_what_somebody_changes_between_check_and_run_is_left_alone(api: Client) -> None:
    imported(api, LEADS)
    record = checked(api, "Email,Phone\nasha@rao.example,030 2\n")
    (asha,) = (each for each in leads(api) if each["email"])
    api.patch(f"/leads/{asha['id']}", {"version": 1, "phone": "030 3"})

    done = step(api, record, "run")

    assert (counts(done), why(api, done)) == ({"refuse": 1}, [(2, None, "changed_since")])
    assert api.get(f"/leads/{asha['id']}").body["phone"] == "030 3"


@pytest.mark.req("16.1")
def test_converted_and_inactive_records_are_left_alone(api: Client) -> None:
    lead = api.made("/leads", {"last_name": "Rao", "company": "A", "email": "a@b.example", "status": "Qualified"})
    api.post(f"/leads/{lead['id']}/convert", {"version": 1, "opportunity_name": "Kitchen"})
    (contact,) = api.get("/contacts").body["items"]
    api.patch(f"/contacts/{contact['id']}", {"version": 1, "is_active": False})

    converted = checked(api, "Email,Title\na@b.example,Owner\n")
    inactive = checked(api, "Email,Title\na@b.example,Owner\n", "contacts")

    assert why(api, converted, "skip") == [(2, None, "lead_converted")]
    assert why(api, inactive) == [(2, None, "inactive")]


@pytest.mark.req("16.1", "5.2")
@pytest.mark.parametrize("role", [Role.USER, Role.READ_ONLY])
def test_only_an_admin_imports(api: Client, role: Role) -> None:
    record = checked(api, LEADS)
    other = as_role(api, role)
    with untouched(api.caller):
        answers = [
            other.post("/imports", announced(LEADS.encode(), "leads")),
            other.get("/imports"),
            other.get(f"/imports/{record['id']}"),
            other.get(f"/imports/{record['id']}/rows", action="create"),
            other.post(f"/imports/{record['id']}/run", {"version": record["version"]}),
        ]
    assert [(each.status, each.code) for each in answers] == [(403, "permission_denied")] * 5


@pytest.mark.req("16.1")
def test_who_may_no_longer_import_brings_nothing_on(alpha: Caller) -> None:
    gone = Client(member(alpha, Role.ADMIN))
    record = checked(gone, LEADS)
    assert gone.post(f"/imports/{record['id']}/run", {"version": record["version"]}).status == 200
    members = MemberRepository(alpha)
    person = members.get(gone.caller.user_id)
    members.save(person, revise(person, {"role": Role.USER}))

    from_queue = worked(gone, record["id"])

    assert (from_queue["state"], from_queue["failure"]["code"]) == ("failed", "not_allowed")
    assert leads(gone) == []


@pytest.mark.req("16.1")
def test_steps_are_taken_in_their_order_and_from_what_was_seen(api: Client) -> None:
    record = checked(api, LEADS)
    path = f"/imports/{record['id']}"
    with untouched(api.caller):
        early = api.post(f"{path}/undo", {"version": record["version"]})
        stale = api.post(f"{path}/run", {"version": record["version"] - 1})
        unversioned = api.post(f"{path}/run", {})
        idle = api.post(f"{path}/continue", {"version": record["version"]})
        unknown = api.post(f"{path}/mapping", {"version": record["version"], "fields": ["x", None, None, None, None]})
        short = api.post(f"{path}/mapping", {"version": record["version"], "fields": ["email"]})
        twice = api.post(
            f"{path}/mapping", {"version": record["version"], "fields": ["email", "email", None, None, None]}
        )
        none = api.post(f"{path}/mapping", {"version": record["version"], "fields": [None] * 5})

    assert (early.status, early.code) == (409, "import_at_another_step")
    assert (stale.status, stale.body["current"]["id"]) == (409, record["id"])
    assert (unversioned.status, idle.status, idle.code) == (428, 409, "import_not_working")
    refused = (unknown, short, twice, none)
    assert [each.body["errors"][0]["code"] for each in refused] == [
        "unknown_field",
        "wrong_number_of_columns",
        "field_twice",
        "no_field",
    ]
    assert [each.paths for each in refused] == [["fields"]] * 4
    assert step(api, record, "run")["state"] == "done"


@pytest.mark.req("16.1")
def test_a_file_that_did_not_arrive_is_not_read(api: Client) -> None:
    upload = api.made("/imports", announced(LEADS.encode(), "leads"))
    with untouched(api.caller):
        missing = api.post(f"/imports/{upload['id']}/uploaded")
    assert (missing.status, missing.code) == (409, "upload_missing")

    key = f"org/{api.caller.org_id}/imports/{upload['id']}/file"
    boto3.client("s3").put_object(Bucket=UPLOADS, Key=key, Body=b"another file")
    with untouched(api.caller):
        other = api.post(f"/imports/{upload['id']}/uploaded")
    assert (other.status, other.code) == (409, "upload_missing")


@pytest.mark.req("16.1")
@pytest.mark.parametrize(
    ("field", "value"),
    [("size", 0), ("size", 26 * 1024 * 1024), ("kind", "orders"), ("content_type", "text/html"), ("name", "")],
)
def test_a_file_that_is_not_taken(api: Client, field: str, value: Any) -> None:
    with untouched(api.caller):
        answer = api.post("/imports", announced(LEADS.encode(), "leads") | {field: value})

    assert (answer.status, answer.paths) == (422, [field])


@pytest.mark.req("16.1", "T8")
def test_another_firm_sees_and_moves_nothing_of_an_import(api: Client, stranger: Client) -> None:
    record = checked(api, LEADS)
    path = f"/imports/{record['id']}"
    with untouched(api.caller):
        answers = [
            stranger.get(path),
            stranger.get(f"{path}/rows", action="create"),
            stranger.post(f"{path}/uploaded"),
            stranger.post(f"{path}/run", {"version": record["version"]}),
        ]
    assert [each.status for each in answers] == [404] * 4
    assert stranger.get("/imports").body["items"] == []


@pytest.mark.req("16.1")
def test_imports_are_listed_newest_first_in_one_round_trip(api: Client, calls: CallCount) -> None:
    first, second = checked(api, LEADS), imported(api, LEADS)
    calls.operations.clear()

    pages = all_pages(api, "/imports", 1)

    assert [each["id"] for page in pages for each in page] == [second["id"], first["id"]]
    assert calls.operations == ["Query", "Query"]
    calls.operations.clear()
    api.get(f"/imports/{first['id']}")
    api.get(f"/imports/{first['id']}/rows", action="create")
    assert calls.operations == ["BatchGetItem", "BatchGetItem"]
