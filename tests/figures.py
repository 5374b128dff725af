"""The numbers of reports, and whether the records behind each come to it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tests.front_door import Client

Record = dict[str, Any]
MONEY = {"won": "won_amount", "ordered": "ordered", "received": "received", "for_orders": "for_orders"}
COUNTED = {"won": "won", "lost": "lost", "ordered": "orders", "received": "payments"}


def counted(api: Client, figure: str, first: str, last: str, **query: str) -> list[Record]:
    """The records behind a number, to the last page."""
    found: list[Record] = []
    cursor: dict[str, str] = {}
    while True:
        asked = {"figure": figure, "from": first, "to": last, **query, **cursor}
        answer = api.get("/reports/records", **asked)
        assert answer.status == 200, answer.text
        found += answer.body["items"]
        if answer.body["next_cursor"] is None:
            return found
        cursor = {"cursor": answer.body["next_cursor"]}


def assert_figures_lead_to_their_records(api: Client, limit: str = "100") -> None:
    """Every number of every report is the number, and the sum, of the records it leads to."""
    checked = 0
    for row, figure, first, last, query in _figures(api):
        records = counted(api, figure, first, last, limit=limit, **query)
        assert len({each["id"] for each in records}) == len(records)
        if figure in COUNTED:
            assert row[COUNTED[figure]] == len(records), (figure, first, last, query)
        if figure in MONEY:
            assert Decimal(row[MONEY[figure]]) == sum(Decimal(each["amount"]) for each in records)
        if figure == "won" and "cycle_days" in row:
            assert row["cycle_days"] == sum(each["days"] for each in records)
        if figure not in COUNTED and figure not in MONEY:
            assert row[figure.removeprefix("source_")] == len(records), (figure, first, last, query)
        checked += len(records) > 0
    assert checked > 10


def _figures(api: Client) -> Iterator[tuple[Record, str, str, str, dict[str, str]]]:
    """A row, the figure in it, the first and last month, and what else narrows it."""
    deals, money = api.get("/reports/closed-deals").body, api.get("/reports/revenue").body
    done, sources = api.get("/reports/activity").body, api.get("/reports/lead-sources").body
    first, last = deals["from_month"], deals["to_month"]
    for figure in ("won", "lost"):
        yield deals["total"], figure, first, last, {}
        yield deals["months"][-1], figure, last, last, {}
        yield deals["months"][0], figure, first, first, {}
        for owner in deals["owners"]:
            yield owner, figure, first, last, {"owner": owner["owner_id"]}
    for figure in ("ordered", "received", "for_orders"):
        yield money["total"], figure, first, last, {}
        yield money["months"][-1], figure, last, last, {}
    for user in done["users"]:
        for figure in ("tasks", "events", "calls", "notes"):
            yield user, figure, first, last, {"owner": user["user_id"]}
    for source in sources["sources"]:
        for figure in ("leads", "converted", "source_won", "source_lost"):
            yield source, figure, first, last, {"source": source["source"]}
