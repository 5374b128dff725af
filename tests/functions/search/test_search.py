"""One box for everything: what is typed finds what it should, whatever the stream does."""

import random
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from functions.search.service import rebuild, reconcile
from shared import aws
from shared.db.keys import Family, org_partition
from shared.db.ops import to_wire
from tests.conftest import TABLE, CallCount
from tests.deals import UNKNOWN, a_contact, a_deal, a_product, an_account
from tests.factories import lead_body
from tests.front_door import Client
from tests.streams import Record, Stream, tell_batch
from tests.uploads import a_file, begun
from tests.whole_firm import one_of_each

FIRST = ("Ravi", "Raúl", "Zoë", "Asha", "Ram", None)
LAST = ("Kumar", "Müller", "Núñez", "Kapoor", "O'Neil", "Rao")
FIRMS = ("Aurora Hotels", "Café Noir", "Nordstern GmbH", "A/B Homes", "Kumar & Sons", "100% Wood")
Found = dict[str, list[str]]


def found(api: Client, q: str, **query: Any) -> Found:
    answer = api.get("/search", q=q, **query)
    assert answer.status == 200, answer.body
    return {group["kind"]: [each["title"] for each in group["items"]] for group in answer.body["groups"]}


def told(api: Client, stream: Stream) -> list[Record]:
    records = stream.records(api.caller.org_id)
    tell_batch(records)
    return records


def bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text).lower() if unicodedata.category(c) != "Mn")


def brute_force(leads: list[dict[str, Any]], q: str) -> set[str]:
    """The ids of the leads with words that begin with each word of `q`, by reading all of them."""
    ids = set()
    for lead in leads:
        text = f"{lead['first_name'] or ''} {lead['last_name']} {lead['company']}"
        words = bare("".join(c if c.isalnum() or unicodedata.category(c) == "Mn" else " " for c in text)).split()
        if all(any(word.startswith(each) for word in words) for each in bare(q).split()):
            ids.add(lead["id"])
    return ids


def many_leads(api: Client, chance: random.Random) -> None:
    """Leads of mixed names, a third of them renamed once or twice."""
    for _ in range(30):
        body = lead_body(
            first_name=chance.choice(FIRST), last_name=chance.choice(LAST), company=chance.choice(FIRMS), email=None
        )
        lead = api.made("/leads", body)
        for version in range(1, 1 + chance.choice((0, 0, 1, 2))):
            api.patch(f"/leads/{lead['id']}", {"version": version, "company": chance.choice(FIRMS)})


QUESTIONS = (
    "ra",
    "rau",
    "kumar",
    "mull",
    "nun kum",
    "cafe",
    "NOIR café",
    "hot aur",
    "asha rao",
    "n",
    "sons",
    "100",
    "zo",
)


@pytest.mark.req("14.2", "2.16", "21.4")
def test_finds_what_reading_everything_finds_whatever_the_stream_does(api: Client, stream: Stream) -> None:
    chance = random.Random(11)
    many_leads(api, chance)
    records = stream.records(api.caller.org_id)
    kept = [each for each in records if chance.random() >= 0.1]
    disturbed = kept + [each for each in kept if chance.random() < 0.2]
    chance.shuffle(disturbed)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(tell_batch, [disturbed[at : at + 10] for at in range(0, len(disturbed), 10)]))
    assert answers == [{"batchItemFailures": []}] * len(answers)
    reconcile(api.caller.org_id)

    leads = api.get("/leads", limit="100").body["items"]
    for q in QUESTIONS:
        (group,) = api.get("/search", q=q, kind="lead", limit="20").body["groups"] or [{"items": [], "has_more": False}]
        expected = brute_force(leads, q)
        ids = [each["id"] for each in group["items"]]
        assert len(ids) == len(set(ids)) == min(20, len(expected)), q
        assert set(ids) <= expected, q
        assert group["has_more"] == (len(expected) > 20), q
    assert reconcile(api.caller.org_id) == 0


@pytest.mark.req("14.2")
def test_groups_every_kind_and_says_what_tells_them_apart(api: Client, stream: Stream, calls: CallCount) -> None:
    one_of_each(api)
    told(api, stream)
    calls.operations.clear()

    answer = api.get("/search", q="kitchen")

    assert calls.operations == ["Query"] * 11 + ["BatchGetItem"]  # side by side; then what the file's record is called
    groups = {group["kind"]: group for group in answer.body["groups"]}
    assert [each["title"] for each in groups["opportunity"]["items"]] == ["Kitchen", "Kitchen"]  # the quote's own, too
    assert [each["title"] for each in groups["quote"]["items"]] == ["Kitchen"]
    assert [each["title"] for each in groups["product"]["items"]] == ["Kitchen"]
    (file,) = groups["file"]["items"]
    account = api.get(f"/accounts/{file['of']['id']}").body
    assert (file["title"], file["detail"]) == ("Kitchen plan.png", account["name"])
    assert file["of"]["kind"] == "account"
    assert groups["product"]["items"][0]["of"] is None
    by_account = found(api, account["name"])
    number = by_account["order"][0]
    assert found(api, number)["order"] == [number]
    assert found(api, number[3:7].lower())["order"] == [number]
    assert list(by_account) == [
        "account",
        "contact",
        "lead",
        "opportunity",
        "quote",
        "order",
        "contract",
        "case",
        "payment",
    ]


def test_people_are_found_by_address_number_and_firm(api: Client, stream: Stream) -> None:
    account = api.made("/accounts", {"name": "Aurora Hotels", "website": "aurora.example"})
    person = {"last_name": "Núñez", "email": "lola@mail.example", "phone": "+91 98450 12345"}
    api.made("/contacts", {**person, "account_id": account["id"]})
    told(api, stream)

    for q in ("lola@mail", "mail.example", "9845012", "+91 98450 12345", "nunez aur", "NUÑ hotels"):
        assert found(api, q) == {"contact": ["Núñez"]}, q
    assert found(api, "aurora.ex") == {"account": ["Aurora Hotels"]}
    assert found(api, "example") == {}
    assert found(api, "12345 1") == {"contact": ["Núñez"]}


@pytest.mark.req("14.2")
def test_a_rename_reaches_what_belongs_to_the_account(api: Client, stream: Stream) -> None:
    deal = a_deal(api, name="Lobby")
    account = api.get(f"/accounts/{deal['account_id']}").body
    told(api, stream)
    api.patch(f"/accounts/{account['id']}", {"version": 1, "name": "Nordstern"})

    records = told(api, stream)

    assert found(api, "nord") == {"account": ["Nordstern"], "opportunity": ["Lobby"]}
    assert found(api, account["name"]) == {}
    tell_batch(records)
    assert found(api, "nord lob") == {"opportunity": ["Lobby"]}


@pytest.mark.req("14.2")
def test_what_is_deactivated_or_gone_is_found_no_more(api: Client, stream: Stream) -> None:
    account, product = api.made("/accounts", {"name": "Gone Inn"}), a_product(api, "1.00", name="Gone chair")
    first = told(api, stream)
    assert set(found(api, "gone")) == {"account", "product"}

    api.patch(f"/accounts/{account['id']}", {"version": 1, "is_active": False})
    told(api, stream)
    tell_batch(first)  # late, and once more
    assert found(api, "gone") == {"product": ["Gone chair"]}
    api.patch(f"/accounts/{account['id']}", {"version": 2, "is_active": True})
    told(api, stream)
    assert set(found(api, "gone")) == {"account", "product"}

    key = to_wire({"PK": org_partition(api.caller.org_id), "SK": f"PROD#{product['id']}"})
    aws.tenant_table(api.caller.org_id).delete_item(TableName=TABLE, Key=key)
    assert (reconcile(api.caller.org_id), reconcile(api.caller.org_id)) == (1, 0)
    assert set(found(api, "gone")) == {"account"}


@pytest.mark.req("14.2")
@pytest.mark.parametrize("kind", ["contact", "product"])
def test_whoever_or_whatever_is_deactivated_is_not_come_upon(api: Client, stream: Stream, kind: str) -> None:
    contact = a_contact(api, an_account(api), last_name="Former")
    made = {"contact": contact, "product": a_product(api, "1.00", name="Former chair")}
    told(api, stream)
    assert set(found(api, "former")) == {"contact", "product"}

    assert api.patch(f"/{kind}s/{made[kind]['id']}", {"version": 1, "is_active": False}).status == 200
    told(api, stream)

    assert set(found(api, "former")) == {"contact", "product"} - {kind}


@pytest.mark.req("14.2")
def test_words_are_made_anew_from_the_records_alone(api: Client, stream: Stream) -> None:
    api.made("/accounts", {"name": "Aurora Hotels"})
    told(api, stream)
    pk = org_partition(api.caller.org_id, Family.SEARCH, "ACC")
    stale = to_wire(
        {"PK": pk, "SK": f"ghost#{UNKNOWN}", "id": UNKNOWN, "title": "Ghost", "detail": "", "all_words": " ghost"}
    )
    aws.stream_table().put_item(TableName=TABLE, Item=stale)
    assert found(api, "ghost") != {}

    assert rebuild(api.caller.org_id) == 1
    assert found(api, "ghost") == {}
    assert found(api, "aurora") == {"account": ["Aurora Hotels"]}


@pytest.mark.req("14.2", "1.3")
def test_one_firm_finds_nothing_of_another_and_nobody_what_they_may_not_read(
    api: Client, stranger: Client, stream: Stream
) -> None:
    for firm in (api, stranger):
        firm.made("/leads", lead_body(last_name="Shared", company=f"Of {firm.caller.currency}"))
        told(firm, stream)
    for firm in (api, stranger):
        (group,) = firm.get("/search", q="shared").body["groups"]
        assert [each["detail"] for each in group["items"]] == [f"Of {firm.caller.currency}"]
    limited = Client(replace(api.caller, scopes=frozenset({"accounts:read"})))
    assert found(limited, "shared") == {}


@pytest.mark.req("14.2")
@pytest.mark.parametrize("q", ["", " ", "#", "/", "%", "\\", "ORG#", "\U0010ffff", "' OR 1=1", "🎉", "\x00", "é" * 100])
def test_hostile_words_find_nothing_and_break_nothing(api: Client, stream: Stream, q: str) -> None:
    api.made("/leads", lead_body(last_name="Plain", company="Firm"))
    told(api, stream)
    assert found(api, q) == {}


def test_a_picture_is_a_word_and_three_hundred_letters_are_refused_by_name(api: Client, stream: Stream) -> None:
    api.made("/accounts", {"name": "🎉 Party"})
    told(api, stream)
    assert found(api, "🎉") == {"account": ["🎉 Party"]}
    refused = api.get("/search", q="x" * 300)
    assert (refused.status, refused.body["errors"][0]["path"]) == (422, "q")


@pytest.mark.req("13.1", "14.2")
def test_a_file_is_found_by_its_name_until_it_is_removed(api: Client, stream: Stream) -> None:
    account = api.made("/accounts", {"name": "Aurora"})
    file = a_file(api, f"account:{account['id']}", name="Offer_v2 Küche.png")
    begun(api, f"account:{account['id']}", name="Offer unfinished.png")
    told(api, stream)

    for q in ("offer", "v2", "kuche png", "OFF KÜ"):
        assert found(api, q) == {"file": ["Offer_v2 Küche.png"]}, q
    api.patch(f"/files/{file['id']}", {"version": 1, "name": "Bath.png"})
    told(api, stream)
    assert found(api, "offer") == {}
    assert found(api, "bath") == {"file": ["Bath.png"]}
    api.delete(f"/files/{file['id']}", version="2")
    told(api, stream)
    assert found(api, "bath") == {}
    assert reconcile(api.caller.org_id) == 0


@pytest.mark.req("13.1", "14.2")
def test_a_file_is_shown_with_what_its_record_is_called_now(api: Client, stream: Stream) -> None:
    account = api.made("/accounts", {"name": "Aurora"})
    a_file(api, f"account:{account['id']}", name="Offer.png")
    told(api, stream)
    api.patch(f"/accounts/{account['id']}", {"version": 1, "name": "Borealis"})

    (group,) = api.get("/search", q="offer").body["groups"]

    assert [each["detail"] for each in group["items"]] == ["Borealis"]


@pytest.mark.req("1.24", "14.2")
def test_who_may_not_read_a_record_does_not_find_its_files(api: Client, stream: Stream) -> None:
    account = api.made("/accounts", {"name": "Aurora"})
    a_file(api, f"account:{account['id']}", name="Offer.png")
    told(api, stream)
    narrow = Client(replace(api.caller, scopes=frozenset({"files:read", "leads:read"})))

    assert found(narrow, "offer") == {}
