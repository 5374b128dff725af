"""A salesperson's home tells of their own deals, leads, orders, cases and tasks, and of nobody else's."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from tests.deals import a_product, an_account, with_lines, won
from tests.factories import lead_body, member
from tests.front_door import Client
from tests.streams import Stream, tell_batch

STAGES = ("Qualifying", "Proposal", "Negotiation")


@pytest.fixture
def sellers(api: Client, stream: Stream) -> tuple[Client, Client]:
    """Two who sell, one of them twice as busy, in a firm whose admin has something of everything, too."""
    busy, other = Client(member(api.caller)), Client(member(api.caller))
    product, account = a_product(api, "100.10"), an_account(api)
    for client, times in ((busy, 2), (other, 1), (api, 1)):
        for number in range(times):
            sold = {"product_id": product["id"], "quantity": str(number + 1)}
            for stage in STAGES:
                body = {
                    "name": stage,
                    "stage": stage,
                    "account_id": account["id"],
                    "close_date": f"2027-0{number + 1}-15",
                }
                with_lines(client, client.made("/opportunities", body), sold)
            body = {"name": "Won", "stage": "Proposal", "account_id": account["id"]}
            deal = won(client, with_lines(client, client.made("/opportunities", body), sold))
            client.made(f"/opportunities/{deal['id']}/generate-order", None)
            client.made("/leads", lead_body(email=None))
            client.made("/cases", {"subject": "Leak", "account_id": account["id"]})
            client.made("/activities", {"type": "Task", "subject": "Call back", "due_date": "2027-01-04"})
    tell_batch(stream.records(api.caller.org_id))
    return busy, other


def everything(api: Client, path: str, **query: str) -> Iterator[dict[str, Any]]:
    """The firm's records of a kind, whosesoever they are, to the last page."""
    cursor: dict[str, str] = {}
    while True:
        answer = api.get(path, limit="3", **query, **cursor).body
        yield from answer["items"]
        if answer["next_cursor"] is None:
            return
        cursor = {"cursor": answer["next_cursor"]}


@pytest.mark.req("15.1", "2.24")
def test_the_numbers_of_a_home_are_its_own_and_equal_to_brute_force(
    api: Client, sellers: tuple[Client, Client]
) -> None:
    deals = [each for each in everything(api, "/opportunities") if each["stage"] in STAGES]
    assert len(deals) == 12
    for client, times in zip(sellers, (2, 1), strict=True):
        own = [each for each in deals if each["owner_id"] == client.caller.user_id]
        assert len(own) == 3 * times

        pipeline = client.get("/reports/pipeline", owner="me").body
        for stage in pipeline["stages"]:
            of_stage = [each for each in own if each["stage"] == stage["stage"]]
            assert stage["deals"] == len(of_stage) == times
            assert Decimal(stage["amount"]) == sum(Decimal(each["amount"]) for each in of_stage)
        assert Decimal(pipeline["amount"]) == sum(Decimal(each["amount"]) for each in own)

        forecast = client.get("/opportunities/forecast", owner="me").body
        for month in forecast["months"]:
            of_month = [each for each in own if (each["close_date"] or "").startswith(month["month"] or "-")]
            assert Decimal(month["amount"]) == sum(Decimal(each["amount"]) for each in of_month)
        assert sum(Decimal(each["amount"]) for each in forecast["months"]) == Decimal(pipeline["amount"])


@pytest.mark.req("15.1")
@pytest.mark.parametrize("path", ["/leads", "/orders", "/cases"])
def test_the_lists_of_a_home_are_ones_own(api: Client, sellers: tuple[Client, Client], path: str) -> None:
    whole = list(everything(api, path))
    assert len(whole) == 4
    for client, times in zip(sellers, (2, 1), strict=True):
        mine = client.get(path, owner="me", limit="5").body["items"]
        assert len(mine) == times
        own = {each["id"] for each in whole if each["owner_id"] == client.caller.user_id}
        assert {each["id"] for each in mine} == own


@pytest.mark.req("15.1", "11.5")
def test_the_tasks_of_a_home_are_ones_own(sellers: tuple[Client, Client]) -> None:
    for client, times in zip(sellers, (2, 1), strict=True):
        tasks = client.get("/activities/tasks").body["items"]
        assert [each["assigned_to"] for each in tasks] == [client.caller.user_id] * times
