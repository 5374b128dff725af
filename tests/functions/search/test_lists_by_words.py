"""Every list finds what its box is asked for: by words, within what the list shows, page by page."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from functions.identity.rules import Role
from functions.search.service import rebuild, reconcile
from tests.conftest import CallCount
from tests.deals import a_deal, a_lead, a_payment, an_account, an_order, settle
from tests.front_door import Client
from tests.functions.kinds import all_pages, as_role
from tests.help_desk import a_case
from tests.retainers import a_contract, paid_for
from tests.streams import Stream, tell_batch
from tests.whole_firm import one_of_each

Row = dict[str, Any]


@dataclass(frozen=True)
class Listed:
    """A list with a box: how one of its records is made for an account, and what of a record its words are from."""

    path: str
    made: Callable[[Client, Row], Row]
    read: tuple[str, ...]

    def expected(self, rows: list[Row], q: str) -> set[str]:
        """The ids of the rows with words that begin with each word of `q`, by reading all of them."""

        def words(row: Row) -> list[str]:
            return " ".join(str(row[name] or "") for name in self.read).lower().replace("-", " ").split()

        asked = q.lower().replace("-", " ").split()
        return {row["id"] for row in rows if all(any(word.startswith(e) for word in words(row)) for e in asked)}


def _deal_of(api: Client, account: Row) -> Row:
    deal = a_deal(api, account)
    product = api.made("/products", {"name": "Desk", "standard_list_price": "10.00"})
    saved = api.made(
        f"/opportunities/{deal['id']}/line_items", {"version": 1, "product_id": product["id"], "quantity": "1"}
    )
    won: Row = api.patch(f"/opportunities/{deal['id']}", {"version": saved["version"], "stage": "Closed Won"}).body
    return won


def _payment_of(api: Client, account: Row) -> Row:
    return a_payment(api, an_order(api, _deal_of(api, account)), amount="1.00", transaction_id="UTR 4711")


LISTS = [
    Listed(
        "/leads",
        lambda api, account: a_lead(api, company=account["name"], email=None),
        ("first_name", "last_name", "company"),
    ),
    Listed("/opportunities", lambda api, account: a_deal(api, account), ("name", "account_name")),
    Listed("/orders", lambda api, account: an_order(api, _deal_of(api, account)), ("number", "account_name")),
    Listed("/contracts", lambda api, account: a_contract(api, account), ("number", "account_name")),
    Listed("/cases", lambda api, account: a_case(api, account=account), ("number", "subject", "account_name")),
    Listed("/payments", _payment_of, ("document_number", "transaction_id", "account_name")),
]
every_list = pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed.path[1:])
FIRMS = ("Aurora Hotels", "Aurora Homes", "Autumn Inn", "Café Noir")


def told(api: Client, stream: Stream) -> None:
    tell_batch(stream.records(api.caller.org_id))


def ids(api: Client, path: str, limit: int = 25, **query: str) -> list[str]:
    return [each["id"] for page in all_pages(api, path, limit, **query) for each in page]


@every_list
@pytest.mark.req("14.1")
def test_a_list_finds_what_reading_it_whole_finds_page_by_page(
    api: Client, stream: Stream, calls: CallCount, listed: Listed
) -> None:
    accounts = [an_account(api, name) for name in FIRMS]
    for at in range(6):
        listed.made(api, accounts[at % len(accounts)])
    told(api, stream)
    rows = api.get(listed.path, limit="100").body["items"]
    number = next((str(row[name]) for row in rows for name in listed.read if "umber" in name), "aurora")

    for q in ("au", "aur ho", "AURORA", "hom aurora", "caf", "noir", "inn aut", number, "nobody", "aurora nobody"):
        expected = listed.expected(rows, q)
        for limit in (2, 25):
            found = ids(api, listed.path, limit, q=q)
            assert len(found) == len(set(found)), (q, limit)
            assert set(found) == expected, (q, limit)
    assert ids(api, listed.path, q="cafe") == ids(api, listed.path, q="café")
    by_id = {row["id"]: row for row in rows}
    calls.operations.clear()
    assert all(row == by_id[row["id"]] for row in api.get(listed.path, q="aurora").body["items"])
    assert calls.operations == ["Query", "BatchGetItem"]
    assert ids(api, listed.path, q=" ") == [row["id"] for row in rows]
    assert ids(api, listed.path, q="#") == []


@every_list
@pytest.mark.req("14.1", "1.3")
def test_nobody_finds_what_is_another_firm_s_nor_reads_on_with_its_cursor(
    api: Client, stranger: Client, stream: Stream, listed: Listed
) -> None:
    for firm in (api, stranger):
        account = an_account(firm, "Aurora Hotels")
        for _ in range(2):
            listed.made(firm, account)
        told(firm, stream)
    mine, theirs = (set(ids(firm, listed.path)) for firm in (api, stranger))
    assert (set(ids(api, listed.path, q="aurora")), set(ids(stranger, listed.path, q="aurora"))) == (mine, theirs)

    cursor = api.get(listed.path, q="aurora", limit="1").body["next_cursor"]
    for answer in (
        stranger.get(listed.path, q="aurora", limit="1", cursor=cursor),
        api.get(listed.path, q="auror", limit="1", cursor=cursor),
        api.get(listed.path, limit="1", cursor=cursor),
    ):
        assert (answer.status, answer.paths) == (422, ["cursor"])
    refused = api.get(listed.path, q="x" * 101)
    assert (refused.status, refused.paths) == (422, ["q"])


@pytest.mark.req("14.1")
def test_what_the_list_does_not_show_is_not_found_in_it(api: Client, stream: Stream) -> None:
    colleague, account = as_role(api, Role.USER), an_account(api, "Aurora Hotels")
    mine, theirs = a_lead(api, company="Aurora"), a_lead(colleague, company="Aurora", status="New")
    converted = a_lead(api, company="Aurora")
    api.post(f"/leads/{converted['id']}/convert", {"version": 1, "opportunity_name": "Lobby"})
    won, qualifying = _deal_of(api, account), a_deal(api, account)
    order = an_order(api, won)
    cancelled = a_contract(api, account)
    api.post(f"/contracts/{cancelled['id']}/cancel", {"version": 1, "end_date": "2026-03-31"})
    urgent, late = a_case(api, account=account, priority="High"), a_case(api, account=account, issue_type="Billing")
    api.patch(f"/cases/{late['id']}", {"version": 1, "status": "Closed"})
    paid = a_payment(api, order, amount="1.00", method="UPI")
    void = settle(api, a_payment(api, order, amount="2.00"), "void").body
    told(api, stream)

    def found(path: str, **query: str) -> set[str]:
        return set(ids(api, path, 25, q="aurora", **query))

    assert found("/leads") == {mine["id"], theirs["id"]}
    assert found("/leads", owner="me") == {mine["id"]}
    assert found("/leads", status="New") == {theirs["id"]}
    assert found("/leads", status="Converted") == {converted["id"]}
    assert qualifying["id"] in found("/opportunities")
    assert won["id"] not in found("/opportunities")
    assert found("/opportunities", stage="Closed Won") >= {won["id"]}
    assert found("/opportunities", owner=colleague.caller.user_id) == set()
    assert found("/orders", status="Partially Paid", owner="me") == {order["id"]}
    assert found("/orders", status="Fulfilled") == found("/orders", owner=colleague.caller.user_id) == set()
    assert found("/contracts", status="Active") == set()
    assert found("/contracts") == {cancelled["id"]}
    assert found("/cases") == found("/cases", priority="High") == {urgent["id"]}
    assert found("/cases", status="Closed", issue_type="Billing") == {late["id"]}
    assert found("/cases", account_id=account["id"], owner="me") == {urgent["id"]}
    assert found("/cases", breached="true") == found("/cases", to="2020-01") == found("/cases", priority="Low") == set()
    assert found("/cases", to="2099-12") == {urgent["id"]}
    assert found("/payments") == {paid["id"], void["id"]}
    assert found("/payments", method="UPI") == {paid["id"]}
    assert found("/payments", status="Void", method="Cash") == {void["id"]}


@pytest.mark.req("14.1")
def test_a_page_is_short_where_most_of_what_is_found_is_filtered_and_loses_nothing(api: Client, stream: Stream) -> None:
    chance = random.Random(3)
    for number in range(130):
        a_lead(api, company=f"Aurora {number}", status=chance.choice(["New", "Contacted"]))
    told(api, stream)
    new = [each["id"] for page in all_pages(api, "/leads", 100, status="New") for each in page]

    found = ids(api, "/leads", 7, q="aurora", status="New")

    assert found == new  # the latest first, as the list is without words
    assert ids(api, "/leads", 100, q="au") == ids(api, "/leads", 100)
    assert set(ids(api, "/leads", 100, q="sha aur", status="New")) <= set(new)


@pytest.mark.req("14.1", "14.2")
def test_payments_are_found_by_reference_and_told_anew_after_loss(api: Client, stream: Stream) -> None:
    account = an_account(api, "Aurora Hotels")
    payment = _payment_of(api, account)
    cycle = paid_for(api, a_contract(api, account), transaction_id="NEFT-0815")
    stream.records(api.caller.org_id)  # lost
    assert ids(api, "/payments", q="4711") == []

    assert reconcile(api.caller.org_id) > 0
    assert ids(api, "/payments", q="utr 4711") == [payment["id"]]
    assert ids(api, "/payments", q="0815") == [cycle["id"]]
    (group,) = api.get("/search", q="4711").body["groups"]
    assert group["kind"] == "payment"
    assert group["items"][0] == {
        "id": payment["id"],
        "title": f"{payment['document_number']}/1",
        "detail": "Aurora Hotels",
        "of": None,
    }
    api.patch(f"/payments/{payment['id']}", {"version": 1, "transaction_id": "UTR 9"})
    api.patch(f"/accounts/{account['id']}", {"version": 1, "name": "Nordstern"})
    told(api, stream)
    assert ids(api, "/payments", q="4711") == []
    assert ids(api, "/payments", q="9 nordstern") == [payment["id"]]
    assert reconcile(api.caller.org_id) == 0
    assert rebuild(api.caller.org_id) > 0
    assert set(ids(api, "/payments", q="nord")) == {payment["id"], cycle["id"]}


def test_every_kind_of_the_firm_has_its_words(api: Client, stream: Stream) -> None:
    one_of_each(api)
    told(api, stream)
    assert reconcile(api.caller.org_id) == 0
