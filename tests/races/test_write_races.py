"""The same write many times at once: one takes effect, the others say so."""

from functools import partial
from typing import Any

import pytest

from shared.ids import new_id
from tests.deals import a_deal, a_lead, a_won_deal, an_account
from tests.factories import lead_body
from tests.functions.kinds import everything
from tests.races.conftest import Race, tally


@pytest.mark.req("2.27", "T7", "S11")
@pytest.mark.parametrize("kind", ["leads", "opportunities"])
def test_sixteen_changes_of_one_version(race: Race, kind: str) -> None:
    made = a_lead(race.api) if kind == "leads" else a_deal(race.api)
    field = "title" if kind == "leads" else "next_step"
    path = f"/{kind}/{made['id']}"

    answers = race.all_write_at_once(
        *[partial(race.api.patch, path, {"version": 1, field: f"By {number}"}) for number in range(16)]
    )

    assert tally(answers) == {(200, ""): 1, (409, "stale_version"): 15}
    winner = next(answer.body for answer in answers if answer.status == 200)
    assert all(answer.body["current"] == winner for answer in answers if answer.status == 409)
    present = race.api.get(path).body
    assert {name: present[name] for name in winner} == winner


@pytest.mark.req("2.3", "T7")
def test_thirty_two_creates_of_one_id(race: Race) -> None:
    body = lead_body(id=new_id())

    answers = race.all_write_at_once(*[partial(race.api.post, "/leads", body)] * 32)

    assert tally(answers) == {(200, ""): 31, (201, ""): 1}
    assert {answer.text for answer in answers} == {answers[0].text}
    assert len(everything(race.api.caller)) == 2  # the race.api, and the lead


@pytest.mark.req("T7")
@pytest.mark.parametrize("kind", ["leads", "opportunities"])
def test_sixteen_creates_under_one_key(race: Race, kind: str) -> None:
    account = an_account(race.api)
    deal = {"name": "Kitchen", "stage": "Proposal", "account_id": account["id"]}
    body, key = lead_body() if kind == "leads" else deal, {"Idempotency-Key": "a-key-of-the-browser"}

    answers = race.all_write_at_once(*[partial(race.api.post, f"/{kind}", body, headers=key)] * 16)

    assert tally(answers) == {(200, ""): 15, (201, ""): 1}
    assert len({answer.body["id"] for answer in answers}) == 1
    assert len(everything(race.api.caller)) == 4  # the race.api, the account, the record and the key


@pytest.mark.req("S15", "T7")
def test_sixteen_orders_under_one_key(race: Race) -> None:
    path = f"/opportunities/{a_won_deal(race.api)['id']}/generate-order"

    answers = race.all_write_at_once(
        *[partial(race.api.post, path, headers={"Idempotency-Key": "a-key-of-the-browser"})] * 16
    )

    assert tally(answers) == {(200, ""): 15, (201, ""): 1}
    assert {answer.text for answer in answers} == {answers[0].text}


@pytest.mark.req("2.21")
def test_sixteen_parts_for_one_contact(race: Race) -> None:
    account = an_account(race.api)
    contact = race.api.made("/contacts", {"last_name": "Sharma", "account_id": account["id"]})
    deal = a_deal(race.api, account)
    body: dict[str, Any] = {"version": 1, "contact_id": contact["id"], "role": "Other"}

    answers = race.all_write_at_once(*[partial(race.api.post, f"/opportunities/{deal['id']}/contact_roles", body)] * 16)

    assert tally(answers) == {(201, ""): 1, (409, "stale_version"): 15}
    assert len(race.api.get(f"/opportunities/{deal['id']}").body["contact_roles"]) == 1
