"""A quote is accepted: its deal is won with its lines, and ordered, all at once."""

import pytest

from functions.quotes.repository import QuoteRepository
from functions.quotes.rules import offer_hash
from shared import clock
from tests.deals import a_deal, an_account, with_lines, won
from tests.deals import a_product as product_of
from tests.front_door import Client
from tests.functions.kinds import untouched
from tests.offers import GST, PLY, SINK, a_quote, accepted, lines, moved, now, sent

PEN = [[0, 0, 40, 12, 80, 30], [90, 5, 90, 60]]


def order_at_once(api: Client) -> None:
    """The firm wants every accepted quote ordered."""
    org = api.get("/org").body
    answer = api.patch("/org", {"version": org["version"], "quoting": {"order_on_acceptance": True}})
    assert answer.status == 200, answer.text


@pytest.mark.req("4.14", "7.7", "B3")
def test_who_accepted_what_when_and_from_where(api: Client) -> None:
    quote = sent(api)

    before = QuoteRepository(api.caller).offer(quote["id"])

    answer = moved(api, quote, "accept", name="Meera Sharma", signature=PEN)

    yes = now(api, quote)
    assert answer.body == {name: yes[name] for name in answer.body}
    assert (answer.status, yes["status"], yes["version"], yes["total"]) == (200, "Accepted", 3, "18300.00")
    said = yes["answer"]
    assert (said["accepted"], said["name"], said["signature"], said["total"]) == (True, "Meera Sharma", PEN, "18300.00")
    assert (said["at"], said["ip"], said["by"]) == (yes["answered_at"], "203.0.113.7", api.caller.user_id)
    offer = QuoteRepository(api.caller).offer(quote["id"])
    assert offer.answer is not None
    assert offer.answer.body_sha == offer.header.body_sha == offer_hash(offer.body)
    assert offer.answer.offered_sha == before.header.body_sha


@pytest.mark.req("4.15", "B4")
def test_its_deal_is_won_with_its_lines(api: Client) -> None:
    taxed = SINK | {"tax": GST, "discount_percent": "10", "unit": "nos"}
    quote = accepted(api, sent(api, a_quote(api, PLY, taxed)))

    deal = api.get(f"/opportunities/{quote['opportunity_id']}").body

    today = clock.today(api.caller.timezone).isoformat()
    assert (deal["stage"], deal["probability"], deal["closed_on"]) == ("Closed Won", 100, today)
    assert (deal["amount"], deal["quote_id"], deal["order_id"]) == (quote["total"], quote["id"], None)
    assert [(each["product_name"], each["sale_price"], each["tax"], each["total"]) for each in deal["line_items"]] == [
        ("Marine ply 18 mm", "138.00", "0.00", "13800.00"),
        ("Sink", "4500.00", "729.00", "4779.00"),
    ]
    with untouched(api.caller):
        stuck = api.put(f"/opportunities/{deal['id']}/line_items", {"version": deal["version"], "line_items": []})
        lost = api.patch(f"/opportunities/{deal['id']}", {"version": deal["version"], "stage": "Closed Lost"})
    assert {(each.status, each.code) for each in (stuck, lost)} == {(409, "deal_concluded")}


@pytest.mark.req("4.15", "S15", "T2")
def test_its_order_with_one_click(api: Client) -> None:
    quote = accepted(api, sent(api, a_quote(api, PLY, SINK | {"tax": GST}, discount_amount="1000")))

    first = api.post(f"/opportunities/{quote['opportunity_id']}/generate-order", None)
    again = api.post(f"/opportunities/{quote['opportunity_id']}/generate-order", None)

    assert (first.status, again.status, again.body["id"]) == (201, 200, first.body["id"])
    assert first.body["total"] == quote["total"] == "18065.74"
    assert [(each["product_id"], each["product_name"], each["unit"]) for each in first.body["line_items"]] == [
        (None, "Marine ply 18 mm", "sqft"),
        (None, "Sink", "pcs"),
    ]
    assert [(each["discount"], each["tax"], each["total"]) for each in first.body["line_items"]] == [
        ("754.10", "0.00", "13045.90"),
        ("245.90", "765.74", "5019.84"),
    ]


@pytest.mark.req("4.15", "S15")
def test_ordered_in_the_same_moment_where_the_firm_wants_it(api: Client) -> None:
    order_at_once(api)

    quote = accepted(api)

    (order,) = api.get("/orders").body["items"]
    deal = api.get(f"/opportunities/{quote['opportunity_id']}").body
    assert (order["id"], order["total"], order["account_id"]) == (deal["order_id"], "18300.00", quote["account_id"])
    again = api.post(f"/opportunities/{quote['opportunity_id']}/generate-order", None)
    assert (again.status, again.body["id"]) == (200, order["id"])


@pytest.mark.req("B1", "4.3")
def test_the_clients_choices_are_priced_anew(api: Client) -> None:
    offered = a_quote(
        api,
        SINK,
        SINK | {"name": "Tap", "price": "900.00", "optional": True, "chosen": False},
        SINK | {"name": "Granite", "price": "2000.00", "group": "Top"},
        SINK | {"name": "Quartz", "price": "3000.00", "group": "Top", "chosen": False},
        discount_percent="10",
    )
    quote = sent(api, offered)
    _, tap, granite, quartz = (line["id"] for line in lines(quote))

    with untouched(api.caller):
        refused = [
            (moved(api, quote, "accept", name="M", choices=choices), code)
            for choices, code in (
                ([tap], "choose_one"),
                ([granite, quartz], "choose_one"),
                ([lines(quote)[0]["id"], granite], "not_a_choice"),
            )
        ]
    for answer, code in refused:
        assert (answer.status, answer.paths, answer.body["errors"][0]["code"]) == (422, ["choices"], code)

    yes = accepted(api, quote, choices=[tap, quartz])

    assert [line["chosen"] for line in lines(yes)] == [True, True, False, True]
    assert (yes["subtotal"], yes["discount"], yes["total"]) == ("8400.00", "840.00", "7560.00")
    assert now(api, quote) == yes
    deal = api.get(f"/opportunities/{quote['opportunity_id']}").body
    assert [each["product_name"] for each in deal["line_items"]] == ["Sink", "Tap", "Quartz"]


@pytest.mark.req("4.15", "S15")
def test_one_quote_of_a_deal_wins_it(api: Client) -> None:
    account = an_account(api)
    deal = with_lines(api, a_deal(api, account), {"product_id": product_of(api)["id"], "quantity": "1"})
    first, second = (sent(api, a_quote(api, account_id=account["id"], opportunity_id=deal["id"])) for _ in range(2))
    accepted(api, first)

    with untouched(api.caller):
        late = moved(api, second, "accept", name="Meera")

    assert (late.status, late.code) == (409, "deal_concluded")
    assert now(api, second)["status"] == "Sent"


@pytest.mark.req("S15")
def test_a_deal_that_was_ordered_without_it(api: Client) -> None:
    account = an_account(api)
    deal = with_lines(api, a_deal(api, account), {"product_id": product_of(api)["id"], "quantity": "1"})
    quote = sent(api, a_quote(api, account_id=account["id"], opportunity_id=deal["id"]))
    api.made(f"/opportunities/{won(api, deal)['id']}/generate-order", None)

    with untouched(api.caller):
        late = moved(api, quote, "accept", name="Meera")

    assert (late.status, late.code) == (409, "deal_concluded")


@pytest.mark.req("4.14")
@pytest.mark.parametrize(
    ("said", "path"),
    [
        ({}, "name"),
        ({"name": " "}, "name"),
        ({"name": "M", "signature": [[1]]}, "signature.0"),
        ({"name": "M", "signature": [[0, 5000]]}, "signature.0.1"),
        ({"name": "M", "signature": [[0, 1]] * 201}, "signature"),
        ({"name": "M", "signature": "data:image/png;base64,AAAA"}, "signature"),
        ({"name": "M", "choices": ["x"]}, "choices.0"),
        ({"name": "M", "total": "1.00"}, "total"),
    ],
)
def test_what_is_no_acceptance(api: Client, said: dict[str, object], path: str) -> None:
    quote = sent(api)

    with untouched(api.caller):
        answer = api.post(f"/quotes/{quote['id']}/accept", {"version": 2} | said)

    assert (answer.status, answer.paths) == (422, [path])


@pytest.mark.req("4.14")
def test_a_signature_of_ten_megabytes(api: Client) -> None:
    quote = sent(api)

    with untouched(api.caller):
        answer = moved(api, quote, "accept", name="M", signature=[[1, 1] * 900] * 3000)

    assert (answer.status, answer.code) == (413, "body_too_large")
