"""A firm whose records add to every sum, the same sums from the records alone, and a bad day for the stream."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from shared import aws
from shared.db.keys import Family, org_partition
from shared.db.ops import from_wire, to_wire
from tests.conftest import TABLE
from tests.deals import a_payment, a_product, conversion, settle, with_lines, won
from tests.factories import lead_body
from tests.front_door import Client
from tests.streams import Record

SOURCES = ("Web", "Referral", None)
Sums = dict[str, dict[str, int]]


def sums_of(api: Client) -> Sums:
    """Every row of sums of the firm, without the cells that have come back to nothing."""
    found: Sums = {}
    for item in aws.tenant_table(api.caller.org_id).query(
        TableName=TABLE,
        KeyConditionExpression="PK = :pk",
        ExpressionAttributeValues=to_wire({":pk": org_partition(api.caller.org_id, Family.ROLLUP)}),
    )["Items"]:
        row = from_wire(item)
        cells = {name: int(amount) for name, amount in row.items() if name not in ("PK", "SK") and amount}
        if cells:
            found[row["SK"]] = cells
    return found


@dataclass
class Funnel:
    """The ids of what was made and is found in no list that goes through all of its kind."""

    deals: list[str] = field(default_factory=list)
    activities: list[str] = field(default_factory=list)


def funnel(api: Client, leads: int, owner: str | None = None) -> Funnel:
    """Leads through the whole funnel, some to the end, some not; every third deal is `owner`'s."""
    product, made = a_product(api, "100.00"), Funnel()
    for number in range(leads):
        lead = api.made("/leads", lead_body(last_name=f"Nr {number}", lead_source=SOURCES[number % 3]))
        if number % 4 == 0:
            continue
        deal = api.post(f"/leads/{lead['id']}/convert", conversion(lead)).body["opportunity"]
        made.deals.append(deal["id"])
        made.activities.append(_activity(api, deal, number))
        deal = with_lines(api, deal, {"product_id": product["id"], "quantity": str(number)})
        if owner and number % 3 == 2:
            deal = _changed(api, deal, owner_id=owner)
        if number % 4 == 1:
            if number % 8 == 5:
                _changed(api, deal, stage="Closed Lost")
            continue
        deal = won(api, deal)
        if number % 4 == 3:
            _ordered(api, deal, number)
    return made


def _changed(api: Client, deal: dict[str, Any], **fields: Any) -> dict[str, Any]:
    answer = api.patch(f"/opportunities/{deal['id']}", {"version": deal["version"], **fields})
    assert answer.status == 200, answer.text
    changed: dict[str, Any] = answer.body
    return changed


def _ordered(api: Client, deal: dict[str, Any], number: int) -> None:
    order = api.made(f"/opportunities/{deal['id']}/generate-order", None)
    if number % 8 == 7:
        api.patch(f"/orders/{order['id']}", {"version": 1, "status": "Cancelled"})
        return
    first = a_payment(api, order, amount="12.34")
    a_payment(api, order, amount="5.00", status="Pending")
    settle(api, first, "refund", {"amount": "2.34"})
    settle(api, a_payment(api, order, amount="7.00"), "void")


def _activity(api: Client, deal: dict[str, Any], number: int) -> str:
    """A task, done or not, or a call, or a note, or an event; every fifth is taken back."""
    types = [{"type": "Task"}, {"type": "Task", "status": "Completed"}, {"type": "Call"}, {"type": "Note"}]
    types.append({"type": "Event", "start": deal["created_at"], "end": deal["created_at"]})
    about = {"type": "opportunity", "id": deal["id"]}
    made = api.made("/activities", types[number % 5] | {"subject": f"Nr {number}", "what": about})
    if number % 5 == 2:
        api.patch(f"/activities/{made['id']}", {"version": 1, "is_active": number % 2 == 0})
    return str(made["id"])


def brute_force(api: Client, made: Funnel) -> Sums:
    """The same sums from what the API says of every record."""
    rows: dict[str, Counter[str]] = {}
    for found in (_of_leads(api), _of_deals(api, made), _of_money(api), _of_activities(api, made)):
        for row, cells in found:
            rows.setdefault(row, Counter()).update(cells)
    return {row: {name: value for name, value in cells.items() if value} for row, cells in rows.items()}


Cells = Iterator[tuple[str, dict[str, int]]]


def _of_leads(api: Client) -> Cells:
    unconverted, converted = api.get("/leads", limit="100"), api.get("/leads", status="Converted", limit="100")
    for lead in unconverted.body["items"] + converted.body["items"]:
        source = lead["lead_source"] or "Unknown"
        counts = {f"leads:{source}": 1, f"converted:{source}": int(lead["status"] == "Converted")}
        yield f"SOURCE#{_month(lead)}", counts


def _of_money(api: Client) -> Cells:
    for status in ("Awaiting Payment", "Partially Paid", "Shipped", "Fulfilled"):
        for order in api.get("/orders", status=status, limit="100").body["items"]:
            cells = {"orders": 1, "total": _minor(order["total"]), "paid": _minor(order["paid"])}
            yield f"SALES#{order['order_date'][:7]}", cells
    for payment in api.get("/payments", status="Completed", limit="100").body["items"]:
        cells = {"received:orders": _minor(payment["amount"]), "payments:orders": 1}
        yield f"CASH#{payment['payment_date'][:7]}", cells


def _of_activities(api: Client, made: Funnel) -> Cells:
    for each in (api.get(f"/activities/{each}").body for each in made.activities):
        if each["is_active"] and (each["type"] != "Task" or each["completed_at"]):
            yield f"DONE#{_month(each)}", {f"{each['type']}:{each['assigned_to']}": 1}


def _of_deals(api: Client, made: Funnel) -> Cells:
    for deal in (api.get(f"/opportunities/{each}").body for each in made.deals):
        yield from _of_deal(deal).items()


def _of_deal(deal: dict[str, Any]) -> Sums:
    source, owner, minor = deal["lead_source"] or "Unknown", deal["owner_id"], _minor(deal["amount"])
    if deal["stage"] == "Closed Won":
        sourced = {f"won:{source}": 1, f"value:{source}": minor}
        return {
            f"SOURCE#{_month(deal)}": sourced,
            f"DEALS#{deal['closed_on'][:7]}": {f"won:{owner}": 1, f"value:{owner}": minor},
        }
    if deal["stage"] == "Closed Lost":
        return {f"SOURCE#{_month(deal)}": {f"lost:{source}": 1}, f"DEALS#{deal['closed_on'][:7]}": {f"lost:{owner}": 1}}
    stage, share = deal["stage"], Decimal(deal["probability"]) / 100
    cells = {f"deals:{stage}": 1, f"amount:{stage}": minor, f"weighted:{stage}": int(minor * share)}
    return {"PIPE": cells, f"PIPE#{owner}": cells}


def _minor(amount: str) -> int:
    return int(Decimal(amount) * 100)


def _month(record: dict[str, Any]) -> str:
    """All are made within one test; where that crosses midnight in Kolkata at a month's end, it fails honestly."""
    return str(record["created_at"])[:7]


def disturbed(records: list[Record], lost: float) -> list[list[Record]]:
    """The batches of a bad day: some records never come, a fifth come twice, none in order."""
    chance = random.Random(7)
    kept = [each for each in records if chance.random() >= lost]
    twice = kept + [each for each in kept if chance.random() < 0.2]
    chance.shuffle(twice)
    return [twice[start : start + 20] for start in range(0, len(twice), 20)]
