"""Processes that die at the worst moment: nothing half-done, nothing acknowledged lost."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

import boto3
import pytest

from shared import aws
from tests.conftest import DYNOXIDE, create_table
from tests.deals import a_deal, a_lead, a_product, a_won_deal, conversion, with_lines
from tests.factories import lead_body, new_firm
from tests.front_door import Answer, Client
from tests.functions.kinds import all_pages, everything, untouched
from tests.servers import free_port, stop, wait_for_port

WRITERS = 16
_ENOUGH, _PATIENCE = 4, 60
UNAVAILABLE = 503


def killed_at(moment: str, api: Client, method: str, path: str, body: Any, key: str | None = None) -> None:
    """The request, in a process that is killed at its transaction."""
    caller = asdict(api.caller) | {"scopes": sorted(api.caller.scopes)}
    del caller["request"]
    request = {"caller": caller, "method": method, "path": path, "body": body, "key": key}
    command = [sys.executable, "-m", "tests.crashes.victim", moment]
    done = subprocess.run(command, input=json.dumps(request), text=True, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr[-2000:]


@pytest.mark.req("T9", "2.7")
def test_a_conversion_killed_before_its_transaction_has_not_begun(api: Client) -> None:
    lead = a_lead(api, email="priya@mail.example")

    with untouched(api.caller):
        killed_at("before", api, "POST", f"/leads/{lead['id']}/convert", conversion(lead))

    assert api.post(f"/leads/{lead['id']}/convert", conversion(lead)).status == 200


@pytest.mark.req("T9", "2.7")
def test_a_conversion_killed_after_its_transaction_is_done_once(api: Client) -> None:
    lead = a_lead(api, email="priya@mail.example")
    killed_at("after", api, "POST", f"/leads/{lead['id']}/convert", conversion(lead))

    with untouched(api.caller):
        answers = [api.post(f"/leads/{lead['id']}/convert", conversion(lead)) for _ in range(2)]

    assert [answer.status for answer in answers] == [200, 200]
    assert answers[0].body == answers[1].body
    assert answers[0].body["lead"]["status"] == "Converted"


@pytest.mark.req("5.1", "S15")
@pytest.mark.parametrize("moment", ["before", "after"])
def test_an_order_killed_at_its_transaction_exists_once_or_not_yet(api: Client, moment: str) -> None:
    deal = a_won_deal(api)
    killed_at(moment, api, "POST", f"/opportunities/{deal['id']}/generate-order", None)

    answer = api.post(f"/opportunities/{deal['id']}/generate-order")

    assert answer.status == {"before": 201, "after": 200}[moment]
    assert [order["id"] for order in api.get("/orders").body["items"]] == [answer.body["id"]]


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_create_killed_at_its_transaction_can_be_sent_again_under_its_key(api: Client, moment: str) -> None:
    body = lead_body(last_name="Once")
    killed_at(moment, api, "POST", "/leads", body, key="a-key-of-the-browser")

    answer = api.post("/leads", body, headers={"idempotency-key": "a-key-of-the-browser"})

    assert answer.status == {"before": 201, "after": 200}[moment]
    assert [lead["id"] for lead in api.get("/leads").body["items"]] == [answer.body["id"]]


class Database:
    """A DynamoDB whose data are on disk, to be killed and started again."""

    def __init__(self, path: Path) -> None:
        self._path, self._port = path, free_port()
        self.endpoint = f"http://127.0.0.1:{self._port}"
        self.process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        command = [str(DYNOXIDE), "--port", str(self._port), "--db-path", str(self._path)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for_port(self._port)
        return self.process

    def kill(self) -> None:
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def database(cloud: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    made = Database(tmp_path / "table.db")
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", made.endpoint)
    aws._clients.clear()
    create_table(boto3.client("dynamodb"))
    yield made
    aws._clients.clear()
    stop(made.process)


class Writers:
    """Sixteen people at work on one firm, and what they were told was done."""

    def __init__(self, api: Client) -> None:
        self.api, self.stopped = api, False
        self.leads: dict[str, dict[str, Any]] = {}
        self.conversions: list[dict[str, Any]] = []
        self.orders: list[dict[str, Any]] = []
        self.product = a_product(api, "10.00")

    def wait_until_at_work(self) -> None:
        """Until something of either kind is done, however slow the machine is; they are in the middle of more."""
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline and min(len(self.conversions), len(self.orders)) < _ENOUGH:
            time.sleep(0.05)

    def work(self, seed: int) -> set[int]:
        """Until somebody pulls the plug; the statuses of what was refused."""
        chance, refused = random.Random(seed), set()
        while not self.stopped:
            answer = chance.choice((self._convert, self._order))()
            if answer.status >= 400:
                refused.add(answer.status)
                break
        return refused

    def _convert(self) -> Answer:
        made = self.api.post("/leads", lead_body())
        if made.status != 201:
            return made
        self.leads[made.body["id"]] = made.body
        done = self.api.post(f"/leads/{made.body['id']}/convert", conversion(made.body))
        if done.status == 200:
            self.conversions.append(done.body)
        return done

    def _order(self) -> Answer:
        done = self.api.post("/accounts", {"name": "A firm"})
        if done.status != 201:
            return done
        body = {"name": "A deal", "stage": "Closed Won", "account_id": done.body["id"]}
        deal = self.api.post("/opportunities", body)
        if deal.status != 201:
            return deal
        lines = {"version": 1, "line_items": [{"product_id": self.product["id"], "quantity": "3"}]}
        saved = self.api.put(f"/opportunities/{deal.body['id']}/line_items", lines)
        if saved.status != 200:
            return saved
        order = self.api.post(f"/opportunities/{deal.body['id']}/generate-order")
        if order.status == 201:
            self.orders.append(order.body)
        return order


@pytest.mark.req("T2", "T9")
def test_a_table_killed_under_sixteen_writers_is_whole(database: Database) -> None:
    api = Client(new_firm("INR", "Asia/Kolkata"))
    writers = Writers(api)
    with ThreadPoolExecutor(WRITERS) as pool:
        running = [pool.submit(writers.work, seed) for seed in range(WRITERS)]
        writers.wait_until_at_work()
        database.kill()
        writers.stopped = True
        refused = set().union(*(each.result() for each in running))
    database.start()

    assert refused == {UNAVAILABLE}
    assert writers.conversions
    assert writers.orders
    for done in writers.conversions:
        for kind in ("lead", "account", "contact", "opportunity"):
            path = {"lead": "leads", "account": "accounts", "contact": "contacts", "opportunity": "opportunities"}[kind]
            assert api.get(f"/{path}/{done[kind]['id']}").body.items() >= done[kind].items()
    for order in writers.orders:
        assert api.get(f"/orders/{order['id']}").body == order
    _nothing_is_half_done(api)


def _nothing_is_half_done(api: Client) -> None:
    rows = {row["SK"]: row for row in everything(api.caller)}
    leads = [row for sk, row in rows.items() if sk.startswith("LEAD#")]
    converted = [row["converted_to"] for row in leads if row["status"] == "Converted"]
    deals = {sk: row for sk, row in rows.items() if row.get("t") == "OPP"}
    orders = {sk: row for sk, row in rows.items() if row.get("t") == "ORDER"}
    for ids in converted:
        assert {f"ACC#{ids['account_id']}", f"CON#{ids['contact_id']}", f"OPP#{ids['opportunity_id']}"} <= rows.keys()
    of_leads = {f"CON#{ids['contact_id']}" for ids in converted}
    assert {sk for sk in rows if sk.startswith("CON#")} == of_leads
    assert {f"ORDER#{deal['order_id']}" for deal in deals.values() if "order_id" in deal} == set(orders)
    for sk, order in orders.items():
        lines = rows[f"{sk}#B#000"]["lines"]
        assert sum(int(line["total_minor"]) for line in lines) == order["total_minor"]


def test_the_same_table_serves_again_after_the_crash(database: Database) -> None:
    api = Client(new_firm("INR", "Asia/Kolkata"))
    deal = with_lines(api, a_deal(api), {"product_id": a_product(api)["id"], "quantity": "1"})
    database.kill()

    assert api.get(f"/opportunities/{deal['id']}").status == UNAVAILABLE
    assert api.patch(f"/opportunities/{deal['id']}", {"version": 2, "stage": "Proposal"}).status == UNAVAILABLE

    database.start()
    assert api.get(f"/opportunities/{deal['id']}").body == deal
    assert all_pages(api, "/leads", 10) == [[]]
