"""Reports through the front door."""

from datetime import UTC, datetime
from typing import Any

import pytest

from functions.identity.rules import Role
from shared import clock
from tests.conftest import CallCount
from tests.deals import a_deal, a_product, conversion, with_lines, won
from tests.factories import lead_body, member
from tests.front_door import Client
from tests.functions.kinds import as_role
from tests.streams import Stream, tell_batch

NOTHING = {
    "source": "All",
    "leads": 0,
    "converted": 0,
    "conversion_percent": "0",
    "won": 0,
    "lost": 0,
    "won_amount": "0.00",
}


def at(monkeypatch: pytest.MonkeyPatch, *moment: int) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(*moment, tzinfo=UTC))  # type: ignore[arg-type,misc]


def a_won_lead(api: Client, source: str, price: str) -> dict[str, Any]:
    """A lead of that source whose deal was won; the deal."""
    lead = api.made("/leads", lead_body(lead_source=source))
    deal = api.post(f"/leads/{lead['id']}/convert", conversion(lead)).body["opportunity"]
    return won(api, with_lines(api, deal, {"product_id": a_product(api, price)["id"], "quantity": "1"}))


@pytest.mark.req("2.6", "15.2")
def test_lead_sources_say_where_business_comes_from(api: Client, stream: Stream, calls: CallCount) -> None:
    a_won_lead(api, "Web", "1250.50")
    api.made("/leads", lead_body(lead_source="Web"))
    api.made("/leads", lead_body(lead_source="Web"))
    api.made("/leads", lead_body(lead_source="Referral"))
    api.made("/leads", lead_body())
    lost = a_deal(api, lead_source="Event")
    api.patch(f"/opportunities/{lost['id']}", {"version": 1, "stage": "Closed Lost"})
    tell_batch(stream.records(api.caller.org_id))
    calls.operations.clear()

    answer = api.get("/reports/lead-sources")

    assert (answer.status, calls.operations) == (200, ["Query"])
    assert answer.body["currency"] == "INR"
    web = {"source": "Web", "leads": 3, "converted": 1, "conversion_percent": "33.3"}
    referral = {"source": "Referral", "leads": 1, "converted": 0, "conversion_percent": "0"}
    assert answer.body["sources"] == [
        web | {"won": 1, "lost": 0, "won_amount": "1250.50"},
        referral | {"won": 0, "lost": 0, "won_amount": "0.00"},
        referral | {"source": "Unknown", "won": 0, "lost": 0, "won_amount": "0.00"},
        NOTHING | {"source": "Event", "lost": 1},
    ]
    assert answer.body["total"] == {
        "source": "All",
        "leads": 5,
        "converted": 1,
        "conversion_percent": "20",
        "won": 1,
        "lost": 1,
        "won_amount": "1250.50",
    }


@pytest.mark.req("2.6", "S28")
def test_a_month_is_the_firms_own(api: Client, stream: Stream, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, 2026, 10, 31, 18, 29)
    api.made("/leads", lead_body(lead_source="Web"))
    at(monkeypatch, 2026, 10, 31, 18, 30)  # the first minute of November in Kolkata
    api.made("/leads", lead_body(lead_source="Web"))
    tell_batch(stream.records(api.caller.org_id))

    october = api.get("/reports/lead-sources", **{"from": "2026-10", "to": "2026-10"}).body
    default = api.get("/reports/lead-sources").body

    assert october["total"]["leads"] == 1
    assert (default["from_month"], default["to_month"], default["total"]["leads"]) == ("2025-12", "2026-11", 2)


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ({"from": "2026-13"}, "from"),
        ({"to": "2026-1"}, "to"),
        ({"from": "2026-05", "to": "2026-04"}, "from"),
        ({"from": "2024-01", "to": "2026-04"}, "from"),
    ],
)
def test_a_period_must_be_one(api: Client, query: dict[str, str], path: str) -> None:
    answer = api.get("/reports/lead-sources", **query)

    assert (answer.status, answer.paths) == (422, [path])


@pytest.mark.req("2.24", "15.1")
def test_pipeline_follows_the_deals(api: Client, stream: Stream, calls: CallCount) -> None:
    arjun = member(api.caller)
    product = a_product(api, "100.01")
    deal = with_lines(api, a_deal(api), {"product_id": product["id"], "quantity": "1"})
    with_lines(api, a_deal(api, owner_id=arjun.user_id), {"product_id": product["id"], "quantity": "3"})
    tell_batch(stream.records(api.caller.org_id))
    api.patch(f"/opportunities/{deal['id']}", {"version": deal["version"], "stage": "Negotiation"})
    tell_batch(stream.records(api.caller.org_id))
    calls.operations.clear()

    whole = api.get("/reports/pipeline")

    assert calls.operations == ["Query"]
    none = {"deals": 0, "amount": "0.00", "weighted": "0.00"}
    assert whole.body == {
        "currency": "INR",
        "stages": [
            {"stage": "Qualifying", "deals": 1, "amount": "300.03", "weighted": "30.00"},
            {"stage": "Proposal", **none},
            {"stage": "Negotiation", "deals": 1, "amount": "100.01", "weighted": "75.01"},
        ],
        "deals": 2,
        "amount": "400.04",
        "weighted": "105.01",
    }
    assert api.get("/reports/pipeline", owner="me").body["amount"] == "100.01"
    assert api.get("/reports/pipeline", owner=arjun.user_id).body["amount"] == "300.03"
    assert api.get("/reports/pipeline", owner="nobody").body["amount"] == "0.00"


@pytest.mark.req("1.3")
def test_reports_of_one_firm_know_nothing_of_another(api: Client, stranger: Client, stream: Stream) -> None:
    a_won_lead(api, "Web", "10.00")
    a_deal(api)
    tell_batch(stream.records(api.caller.org_id))

    assert stranger.get("/reports/lead-sources").body["total"] == NOTHING
    assert stranger.get("/reports/lead-sources").body["sources"] == []
    pipeline = stranger.get("/reports/pipeline", owner=api.caller.user_id).body
    assert (pipeline["deals"], pipeline["currency"]) == (0, "USD")


@pytest.mark.req("1.24")
def test_every_role_reads_reports(api: Client) -> None:
    assert as_role(api, Role.READ_ONLY).get("/reports/pipeline").status == 200
    assert as_role(api, Role.USER).get("/reports/lead-sources").status == 200
