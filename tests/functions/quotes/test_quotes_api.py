"""Drafts through the front door: made, priced, changed, listed, refused."""

from datetime import timedelta
from typing import Any

import pytest

from functions.identity.rules import Role
from shared import clock
from shared.ids import new_id
from tests.conftest import CallCount
from tests.deals import MALFORMED, UNKNOWN, a_deal, a_product, an_account, with_lines
from tests.front_door import Client
from tests.functions.kinds import all_pages, as_role, untouched, without_request_id
from tests.offers import GST, PLY, SINK, a_quote, lines, now, section, sent


@pytest.mark.req("3.10", "4.1", "4.2", "4.3", "S5")
def test_a_quote_made_on_site(api: Client) -> None:
    account = an_account(api)

    quote = a_quote(api, account_id=account["id"])

    today = clock.today(api.caller.timezone)
    assert (quote["title"], quote["status"], quote["number"], quote["revision"]) == ("Sharma kitchen", "Draft", None, 1)
    assert (quote["account_name"], quote["client"]["name"]) == ("Sharma Homes", "Sharma Homes")
    assert quote["valid_until"] == (today + timedelta(days=30)).isoformat()
    ply, sink = lines(quote)
    assert (ply["gross"], ply["net"], ply["total"], ply["unit_price"]) == ("13800.00", "13800.00", "13800.00", "138.00")
    assert (sink["gross"], sink["unit_price"], sink["cost"]) == ("4500.00", "4500.00", None)
    assert (quote["subtotal"], quote["discount"], quote["total"]) == ("18300.00", "0.00", "18300.00")
    assert quote["cost_total"] == "12000.00"
    assert now(api, quote) == quote


@pytest.mark.req("4.10", "S7")
def test_it_makes_its_deal(api: Client) -> None:
    quote = a_quote(api)

    deal = api.get(f"/opportunities/{quote['opportunity_id']}").body

    assert (deal["name"], deal["stage"], deal["account_id"]) == ("Sharma kitchen", "Proposal", quote["account_id"])
    assert (deal["amount"], deal["quote_id"], deal["line_items"]) == ("0.00", None, [])


@pytest.mark.req("B4", "4.15")
def test_a_deals_lines_are_what_its_quote_begins_with(api: Client) -> None:
    account, product = an_account(api), a_product(api)
    sold = {"product_id": product["id"], "quantity": "2", "sale_price": "1200.00", "discount_percent": "10"}
    deal = with_lines(api, a_deal(api, account), sold)

    quote = api.made("/quotes", {"title": "K", "account_id": account["id"], "opportunity_id": deal["id"]})

    (line,) = lines(quote)
    assert (line["name"], line["quantity"], line["price"], line["net"]) == (
        "Modular kitchen",
        "2",
        "1200.00",
        "2160.00",
    )
    assert (quote["opportunity_id"], quote["total"]) == (deal["id"], deal["amount"])
    assert api.get("/quotes", opportunity=deal["id"]).body["items"][0]["id"] == quote["id"]
    assert api.get("/quotes", opportunity=a_deal(api, account)["id"]).body["items"] == []


@pytest.mark.req("3.10", "3.11", "3.12", "T1")
def test_discounts_taxes_and_what_comes_in_the_price(api: Client) -> None:
    taxed = {
        "name": "Ply",
        "quantity": "3",
        "price": "1.15",
        "tax": {"name": "5", "rates": [{"name": "VAT", "percent": "5"}], "inclusive": False},
    }
    contained = {"name": "Sink", "quantity": "1", "price": "118.00", "tax": GST | {"inclusive": True}}

    quote = a_quote(api, taxed, contained, discount_percent="10", discount_amount="0.50")

    assert (quote["subtotal"], quote["discount"]) == ("121.45", "12.64")
    assert [each["amount"] for each in quote["taxes"]] == ["0.15", "8.06", "8.06"]
    assert quote["total"] == "108.96"
    assert sum(int(line["total"].replace(".", "")) for line in lines(quote)) == 10896


@pytest.mark.req("B1")
def test_what_is_not_chosen_counts_for_nothing(api: Client) -> None:
    quote = a_quote(
        api,
        SINK,
        SINK | {"name": "Tap", "price": "900.00", "optional": True, "chosen": False},
        SINK | {"name": "Granite", "price": "2000.00", "group": "Top"},
        SINK | {"name": "Quartz", "price": "3000.00", "group": "Top", "chosen": False},
    )

    assert [(line["total"], line["chosen"]) for line in lines(quote)] == [
        ("4500.00", True),
        ("900.00", False),
        ("2000.00", True),
        ("3000.00", False),
    ]
    assert quote["total"] == "6500.00"


@pytest.mark.req("4.3", "S6")
@pytest.mark.parametrize(
    ("line", "path", "code"),
    [
        ({"price": None}, "price", "price_missing"),
        ({"price": "-1"}, "price", "not_an_amount"),
        ({"price": "1.234"}, "price", "too_many_decimals"),
        ({"quantity": "0"}, "quantity", "greater_than"),
        ({"quantity": 2}, "quantity", "value_error"),
        ({"price": None, "cost": "1.00", "markup": "1000"}, "markup", "less_than"),
        ({"discount_percent": "101"}, "discount_percent", "less_than_equal"),
        ({"discount_amount": "4500.01"}, "discount", "discount_out_of_range"),
        ({"chosen": False}, "chosen", "not_optional"),
        ({"tax": GST | {"rates": []}}, "tax.rates", "too_short"),
        ({"tax": GST | {"rates": [{"name": "Too much", "percent": "60"}] * 2}}, "tax", "tax_out_of_range"),
        ({"total": "1.00"}, "total", "extra_forbidden"),
        ({"name": ""}, "name", "string_too_short"),
    ],
)
def test_a_line_that_cannot_be_priced_is_named(api: Client, line: dict[str, Any], path: str, code: str) -> None:
    account = an_account(api)
    body = {"title": "K", "account_id": account["id"], "sections": [section(PLY), section(PLY, SINK | line)]}

    with untouched(api.caller):
        answer = api.post("/quotes", body)

    assert (answer.status, answer.paths) == (422, [f"sections.1.lines.1.{path}"])
    assert answer.body["errors"][0]["code"] == code


@pytest.mark.req("4.1")
def test_what_a_quote_cannot_be_made_of(api: Client, stranger: Client) -> None:
    account, other = an_account(api), an_account(api, "Other")
    deal, theirs = a_deal(api, other), an_account(stranger)
    twice = new_id()
    bodies: list[tuple[dict[str, Any], str]] = [
        ({"account_id": UNKNOWN}, "account_id"),
        ({"account_id": theirs["id"]}, "account_id"),
        ({"account_id": account["id"], "opportunity_id": deal["id"]}, "opportunity_id"),
        ({"account_id": account["id"], "opportunity_id": UNKNOWN}, "opportunity_id"),
        (
            {"account_id": account["id"], "sections": [section(SINK | {"id": twice}, PLY | {"id": twice})]},
            "sections.0.lines.1.id",
        ),
        ({"account_id": account["id"], "sections": [section(id=twice), section(id=twice)]}, "sections.1.id"),
    ]
    for body, path in bodies:
        with untouched(api.caller):
            answer = api.post("/quotes", {"title": "K"} | body)
        assert (answer.status, answer.paths) == (422, [path]), body


@pytest.mark.req("4.5", "T7", "S11")
def test_only_what_is_sent_changes(api: Client, calls: CallCount) -> None:
    quote = a_quote(api)
    calls.operations.clear()

    answer = api.patch(f"/quotes/{quote['id']}", {"version": 1, "discount_percent": "10", "intro": "Dear Meera"})

    assert sorted(calls.operations) == ["BatchGetItem", "Query", "TransactWriteItems"]
    assert answer.status == 200
    assert answer.body == quote | {
        "version": 2,
        "discount_percent": "10",
        "discount": "1830.00",
        "intro": "Dear Meera",
        "total": "16470.00",
        "sections": answer.body["sections"],
        "updated_at": answer.body["updated_at"],
    }
    with untouched(api.caller):
        stale = api.patch(f"/quotes/{quote['id']}", {"version": 1, "title": "Mine"})
        bare = api.patch(f"/quotes/{quote['id']}", {"title": "Mine"})
    assert (stale.status, stale.code, stale.body["current"]) == (409, "stale_version", now(api, quote))
    assert (bare.status, bare.code) == (428, "version_required")


@pytest.mark.req("4.5", "4.13", "S25")
def test_two_thousand_lines_come_and_go(api: Client) -> None:
    quote = a_quote(api, *[SINK | {"name": f"Item {number}"} for number in range(2000)])
    assert (quote["line_count"], quote["total"]) == (2000, "9000000.00")
    assert now(api, quote) == quote

    fewer = api.patch(f"/quotes/{quote['id']}", {"version": 1, "sections": [section(PLY), section(SINK)]}).body

    assert (fewer["line_count"], fewer["total"], len(fewer["sections"])) == (2, "18300.00", 2)
    assert now(api, fewer) == fewer
    with untouched(api.caller):
        answer = api.patch(f"/quotes/{quote['id']}", {"version": 2, "sections": [section(*[SINK] * 1500)] * 2})
    assert (answer.status, answer.body["errors"][0]["code"]) == (422, "too_many_lines")


@pytest.mark.req("4.1")
def test_more_text_than_fits(api: Client) -> None:
    account, wordy = an_account(api), SINK | {"description": "पूर्णतः " * 120}

    with untouched(api.caller):
        answer = api.post("/quotes", {"title": "K", "account_id": account["id"], "sections": [section(*[wordy] * 180)]})

    assert (answer.status, answer.paths, answer.body["errors"][0]["code"]) == (422, ["sections"], "too_much_text")


@pytest.mark.req("S11", "20.6", "B9")
def test_made_again_by_the_same_phone(api: Client) -> None:
    account, mine = an_account(api), new_id()
    body = {"id": mine, "title": "K", "account_id": account["id"], "sections": [section(SINK)]}

    first, again = api.post("/quotes", body), api.post("/quotes", body)
    other = api.post("/quotes", body | {"title": "Another"})

    assert (first.status, again.status, other.status, other.code) == (201, 200, 409, "id_taken")
    assert again.body == first.body
    assert len(api.get("/opportunities").body["items"]) == 1


@pytest.mark.req("4.10", "3.15")
def test_lists_by_state_owner_and_words(api: Client) -> None:
    account = an_account(api)
    drafts = [a_quote(api, account_id=account["id"], title=f"Kitchen {number}") for number in range(3)]
    out = sent(api, a_quote(api, account_id=account["id"]))

    pages = all_pages(api, "/quotes", limit=2)

    assert [each["id"] for page in pages for each in page] == [out["id"], *(each["id"] for each in reversed(drafts))]
    assert [each["id"] for each in api.get("/quotes", status="Sent").body["items"]] == [out["id"]]
    assert len(api.get("/quotes", status="Draft", owner="me").body["items"]) == 3
    assert api.get("/quotes", owner=UNKNOWN).body["items"] == []
    assert "cost_total" not in api.get("/quotes", status="Sent").body["items"][0]


@pytest.mark.req("4.2", "S28", "T3")
def test_expired_is_a_matter_of_the_firms_calendar(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    quote = sent(api, a_quote(api, valid_until=clock.today(api.caller.timezone).isoformat()))
    assert now(api, quote)["status"] == "Sent"
    assert api.get("/quotes", status="Expired").body["items"] == []

    tomorrow = clock.today(api.caller.timezone) + timedelta(days=1)
    monkeypatch.setattr(clock, "today", lambda zone: tomorrow)

    assert now(api, quote)["status"] == "Expired"
    assert [each["id"] for each in api.get("/quotes", status="Expired").body["items"]] == [quote["id"]]
    assert api.get("/quotes", status="Sent").body["items"] == []


@pytest.mark.req("T8", "1.3")
@pytest.mark.parametrize("quote_id", [UNKNOWN, *MALFORMED])
def test_no_such_quote(api: Client, quote_id: str) -> None:
    for deed in ("finalize", "revise", "decline", "accept"):
        answer = api.post(
            f"/quotes/{quote_id}/{deed}", {"version": 1, "name": "M"} if deed == "accept" else {"version": 1}
        )
        assert answer.status in (404, 405), deed
    assert api.get(f"/quotes/{quote_id}").status == 404


@pytest.mark.req("T8", "1.3")
def test_a_foreign_quote_is_no_quote(api: Client, stranger: Client) -> None:
    quote = a_quote(api)

    with untouched(api.caller):
        foreign, unknown = stranger.get(f"/quotes/{quote['id']}"), stranger.get(f"/quotes/{UNKNOWN}")
        change = stranger.patch(f"/quotes/{quote['id']}", {"version": 1, "title": "Mine"})

    assert (foreign.status, change.status) == (404, 404)
    assert without_request_id(foreign) == without_request_id(unknown)
    assert stranger.get("/quotes").body["items"] == []


@pytest.mark.req("1.24")
def test_who_only_reads(api: Client) -> None:
    quote, reader = a_quote(api), as_role(api, Role.READ_ONLY)

    with untouched(api.caller):
        refused = [
            reader.post("/quotes", {"title": "K", "account_id": quote["account_id"]}),
            reader.patch(f"/quotes/{quote['id']}", {"version": 1, "title": "Mine"}),
            *(
                reader.post(f"/quotes/{quote['id']}/{deed}", {"version": 1})
                for deed in ("finalize", "revise", "decline")
            ),
            reader.post(f"/quotes/{quote['id']}/accept", {"version": 1, "name": "M"}),
        ]

    assert {answer.status for answer in refused} == {403}
    assert reader.get(f"/quotes/{quote['id']}").body == quote
