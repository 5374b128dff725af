"""What stands in the files: which records, under which headings, in which words."""

import json
from typing import Any

import pytest

from functions.accounts.models import AccountOut
from functions.archive.service import SHEETS
from functions.audit.rules import KINDS
from functions.exports.models import ExportKind
from functions.exports.service import KINDS_OF_EVERYTHING
from functions.identity.rules import Role
from functions.listing import service as listing
from shared.caller import Caller
from shared.sheets import csv_text, guarded, plain
from tests.deals import a_payment, an_order, settle
from tests.exported import archive, exported, fetched, rows, table
from tests.factories import lead_body, member, new_firm
from tests.front_door import Client
from tests.functions.kinds import all_pages
from tests.imported import checked, counts, imported
from tests.retainers import a_contract
from tests.uploads import PNG
from tests.whole_firm import one_of_each

ARABIC, FAMILY = "شركة الأثاث", "👩‍👩‍👧 Home"


@pytest.fixture
def api(alpha: Caller) -> Client:
    return Client(member(alpha, Role.ADMIN))


@pytest.mark.req("15.4", "T14")
@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+49 30 1", "'+49 30 1"),
        ("-1+2", "'-1+2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("-5.00", "-5.00"),
        ("-12", "-12"),
        ("--12", "'--12"),
        ("'tis", "'tis"),
        ("a=b", "a=b"),
        (ARABIC, ARABIC),
        ("", ""),
    ],
)
def test_a_cell_that_would_run_is_marked_and_our_own_import_takes_the_mark_away(cell: str, written: str) -> None:
    assert guarded(cell) == written
    assert plain(written) == cell


@pytest.mark.req("15.4", "T14")
def test_formulas_pictures_and_other_scripts(api: Client) -> None:
    texts = ["=1+1", "@cmd", "-2+3", "+1", ARABIC, FAMILY, 'a "quoted", one; two', "'=1"]
    for text in texts:
        api.made("/accounts", {"name": text, "description": "one\ntwo\n=three"})

    data = fetched(api, exported(api, "accounts"))

    assert data.startswith(b"\xef\xbb\xbfID,External ID,Name,Phone,")
    found = table(data)
    assert sorted(plain(each["Name"]) for each in found) == sorted(texts)
    assert not [cell for each in found for cell in each.values() if cell.startswith(("=", "@", "+", "-"))]
    assert {each["Description"] for each in found} == {"one\ntwo\n=three"}


@pytest.mark.req("15.4")
@pytest.mark.parametrize(("currency", "price"), [("INR", "1250.00"), ("JPY", "1250"), ("KWD", "1250.125")])
def test_amounts_are_in_major_units_of_their_currency(cloud: None, currency: str, price: str) -> None:
    api = Client(member(new_firm(currency, "Asia/Tokyo"), Role.ADMIN))
    api.made("/products", {"name": "Kitchen", "standard_list_price": price})

    (row,) = rows(api, "products")

    assert (row["List price"], row["Currency"], row["Retainer"]) == (price, currency, "no")


@pytest.mark.req("15.4", "T14")
def test_a_refund_is_a_negative_number(api: Client) -> None:
    payment = a_payment(api, an_order(api), amount="100.00")
    assert settle(api, payment, "refund", {"amount": "40.00"}).status == 201

    found = rows(api, "payments")

    assert sorted((each["Amount"], each["Currency"]) for each in found) == [("-40.00", "INR"), ("100.00", "INR")]


@pytest.mark.req("15.4", "16.1", "T14")
@pytest.mark.parametrize("kind", ["accounts", "contacts", "leads", "products"])
def test_our_own_import_takes_the_file_back_and_changes_nothing(api: Client, kind: str) -> None:
    address = {"street": "=1 Street", "city": ARABIC, "state": None, "postal_code": "01234", "country": "India"}
    account = api.made(
        "/accounts",
        {
            "name": "'=Rao",
            "phone": "+49 30 1",
            "type": "Customer",
            "billing_address": address,
            "website": "rao.example",
        },
    )
    api.made("/accounts", {"name": "Rao", "parent_id": account["id"], "shipping_address": address})
    api.made("/accounts", {"name": "Rao"})
    for name in ("Rao", FAMILY):
        api.made("/contacts", {"last_name": name, "first_name": "-Asha", "account_id": account["id"], "title": "@home"})
    api.made("/leads", lead_body(phone="+49 30 1", address=address, lead_source="Referral", email="p@x.example"))
    api.made("/leads", lead_body(status="New", website="https://x.example", industry="Retail"))
    api.made("/products", {"name": "Kitchen", "standard_list_price": "1250.00", "description": "=1\n\t=2"})
    api.made("/products", {"name": "Care", "standard_list_price": "0.50", "is_retainer_product": True})
    before = [each for page in all_pages(api, f"/{kind}", 100) for each in page]

    record = checked(api, fetched(api, exported(api, kind)), kind)

    assert counts(record) == {"unchanged": len(before)}
    assert len(before) >= 2


OF_ANOTHER_SYSTEM = {
    "leads": "External ID,Last name,Company\nCRM-1,Rao,Rao Homes\n'=2,Rao,Rao Homes\n",
    "contacts": "External ID,Last name,Account\nCRM-1,Rao,Home\nStraße 2,Rao,Home\n",
    "accounts": "External ID,Name\nCRM-1,Rao\n# 2,Iyer\n",
    "products": "External ID,Name,List price\nSKU-1,Kitchen,1\nsku 2,Care,2.50\n",
}


@pytest.mark.req("15.4", "16.1", "B11")
@pytest.mark.parametrize("kind", OF_ANOTHER_SYSTEM)
def test_another_system_s_ids_come_back_as_they_went_in(api: Client, kind: str) -> None:
    api.made("/accounts", {"name": "Home"})
    assert counts(imported(api, OF_ANOTHER_SYSTEM[kind], kind)) == {"create": 2}
    api.made("/products", {"name": "Without", "standard_list_price": "1.00"})

    file = table(fetched(api, exported(api, kind)))

    given = [line.partition(",")[0] for line in OF_ANOTHER_SYSTEM[kind].splitlines()[1:]]
    without = {"accounts": 1, "products": 1}.get(kind, 0)
    assert sorted(each["External ID"] for each in file) == sorted([*given, *[""] * without])
    known = [{name: cell for name, cell in each.items() if name != "ID"} for each in file if each["External ID"]]
    text = csv_text([list(known[0]), *([plain(cell) for cell in each.values()] for each in known)])
    assert counts(checked(api, text, kind)) == {"unchanged": 2}


@pytest.mark.req("15.4")
def test_every_list_has_its_records_owners_and_names(api: Client) -> None:
    made = one_of_each(api)
    email = f"{api.caller.user_id}@alpha.example"

    for kind, name, filters in [
        ("accounts", "account_id", {}),
        ("contacts", "contact_id", {}),
        ("leads", "lead_id", {"status": "Converted"}),
        ("opportunities", "opportunity_id", {"stage": "Closed Won"}),
        ("quotes", "quote_id", {}),
        ("orders", "order_id", {}),
        ("payments", "payment_id", {}),
        ("contracts", "contract_id", {}),
        ("cases", "case_id", {}),
        ("products", "product_id", {}),
    ]:
        found = {each["ID"]: each for each in rows(api, kind, **filters)}
        row = found[made[name]]
        assert row.get("Owner", email) == email, kind
        assert row["Created at"].endswith("Z"), kind
        if "Account ID" in row:
            assert row["Account name"], kind


@pytest.mark.req("15.4")
def test_tasks_of_a_member(api: Client) -> None:
    api.made("/activities", {"type": "Task", "subject": "Call", "due_date": "2026-12-01"})
    api.made("/activities", {"type": "Note", "subject": "Called back"})

    (row,) = rows(api, "tasks", assignee="me")

    assert (row["Subject"], row["Due date"], row["Assigned to"]) == (
        "Call",
        "2026-12-01",
        f"{api.caller.user_id}@alpha.example",
    )


HEADINGS = {
    "leads": "ID,First name,Last name,Company,Title,Email,Phone,Website,Street,City,State,Postal code,Country,Status,"
    "Source,Industry,Owner,Owner ID,Converted to account ID,Converted to contact ID,Converted to opportunity ID,"
    "Converted at,Created at,Updated at",
    "contacts": "ID,Account ID,First name,Last name,Email,Phone,Preferred channel,Title,Description,Reports to ID,"
    "Owner,Owner ID,Active,Merged into ID,Name,Account name,Created at,Updated at",
    "products": "ID,Name,Description,Category,Unit,Tax code ID,Image ID,Currency,"
    "Retainer,Active,List price,Cost,Created at,Updated at",
    "orders": "ID,Number,Order date,Status,Payment,Fulfilment,Account ID,Account name,Opportunity ID,Owner,Owner ID,"
    "Total,Paid,Balance due,Credit,Currency,Line count,Created at,Updated at",
}


@pytest.mark.req("15.4")
@pytest.mark.parametrize("kind", HEADINGS)
def test_headings_stay_as_others_rely_on_them(api: Client, kind: str) -> None:
    first = fetched(api, exported(api, kind)).decode("utf-8-sig").splitlines()[0]

    assert set(HEADINGS[kind].split(",")) <= set(first.split(","))


@pytest.mark.req("15.4", "T9")
def test_a_record_that_moves_within_its_list_meanwhile_comes_once(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [api.made("/accounts", {"name": f"Rao {number}"}) for number in range(6)]
    monkeypatch.setattr(listing, "PAGE", 2)
    direct, moved = listing.LISTS[ExportKind.ACCOUNTS].page, list[Any]()

    def page(caller: Caller, filters: Any, after: str | None) -> Any:
        if after and not moved:
            answer = api.patch(f"/accounts/{made[0]['id']}", {"version": 1, "name": "Zuse"})
            moved.append(answer.status)
        return direct(caller, filters, after)

    monkeypatch.setitem(listing.LISTS, ExportKind.ACCOUNTS, listing.List(AccountOut, page))

    found = rows(api, "accounts")

    assert moved == [200]
    assert sorted(each["ID"] for each in found) == sorted(each["id"] for each in made)


@pytest.mark.req("15.4", "16.2", "T8")
def test_everything_is_all_that_the_firm_has_and_nothing_of_another(api: Client, stranger: Client) -> None:
    mine = one_of_each(api)
    theirs = one_of_each(stranger)
    a_contract(api)

    record = exported(api, "everything")
    files = archive(api, record)

    assert (record["state"], record["kinds"], record["kinds_total"]) == ("done", None, len(SHEETS))
    assert list(files) == ["README.txt", *(f"{sheet.name}.csv" for sheet in SHEETS)]
    found = {name: table(data) for name, data in files.items() if name.endswith(".csv")}
    assert record["rows"] == sum(map(len, found.values()))
    whole = b"".join(files.values()).decode()
    for name, made in mine.items():
        assert made in whole or name == "session_id", name
    assert not [name for name, made in theirs.items() if made in whole]
    assert stranger.caller.org_id not in whole
    assert [each["Role"] for each in found["opportunity-contacts.csv"]] == ["Decision Maker"]
    (line,) = (each for each in found["order-lines.csv"] if each["Document ID"] == mine["order_id"])
    assert (line["Total"], line["Currency"]) == ("100.00", "INR")
    (file,) = found["files.csv"]
    assert (file["ID"], file["Size"], file["Uploaded by"]) == (
        mine["file_id"],
        str(len(PNG)),
        f"{api.caller.user_id}@alpha.example",
    )
    assert "Alpha Interiors" in files["README.txt"].decode()


@pytest.mark.req("15.4", "16.2", "S9")
def test_no_secret_leaves(api: Client) -> None:
    one_of_each(api)
    api.post("/me/calendar-feed")

    files = archive(api, exported(api, "everything"))

    tables = [data for name, data in files.items() if name.endswith(".csv")]
    headings = {heading for data in tables for heading in data.decode("utf-8-sig").split("\r\n")[0].split(",")}
    assert not [each for each in headings if "hash" in each.lower() or "secret" in each.lower()]
    assert files["api-keys.csv"].count(b"\r\n") == 2
    assert b"hash" not in b"".join(tables)


@pytest.mark.req("15.4", "16.2")
def test_every_kind_that_the_trail_knows_is_in_everything() -> None:
    parts_and_the_trail = {"opportunity-lines", "order-lines", "contract-lines", "opportunity-contacts", "audit-trail"}
    parts_and_the_trail |= {"family-items", "quote-lines"}
    names = {sheet.name for sheet in SHEETS}

    assert len(names) == len(SHEETS) == KINDS_OF_EVERYTHING
    assert len(names - parts_and_the_trail) == len(KINDS)


@pytest.mark.req("15.4", "16.2")
def test_the_accounts_of_everything_can_be_imported_too(api: Client) -> None:
    api.made("/accounts", {"name": "Rao", "phone": "+49 30 1"})

    files = archive(api, exported(api, "everything"))

    assert counts(checked(api, files["accounts.csv"], "accounts")) == {"unchanged": 1}


@pytest.mark.req("15.4")
def test_filters_of_an_export_are_kept_as_they_were_asked_for(api: Client) -> None:
    record = exported(api, "cases", status="New", priority="High", **{"from": "2026-01"})

    assert record["filters"] == {"status": "New", "priority": "High", "from": "2026-01"}
    assert json.dumps(record["rows"]) == "0"
