"""A contact's e-mail address is its own within the firm, whoever is asking at the same time."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from functions.contacts.repository import ContactRepository
from tests.front_door import Answer, Client
from tests.functions.kinds import everything, untouched


@pytest.fixture
def account(api: Client) -> dict[str, Any]:
    return api.made("/accounts", {"name": "Innovate"})


def _contact(api: Client, account: dict[str, Any], last_name: str, email: str | None) -> dict[str, Any]:
    return api.made("/contacts", {"last_name": last_name, "email": email, "account_id": account["id"]})


def _markers(api: Client) -> dict[str, str]:
    return {row["SK"]: row["ref"] for row in everything(api.caller) if row["SK"].startswith("CON_EMAIL#")}


@pytest.mark.req("S17", "2.15")
@pytest.mark.parametrize("again", ["asha@x.com", "ASHA@X.com", "  asha@x.com ", "\uff41sha@x.com", "asha@\uff58.com"])
def test_an_address_is_taken_however_it_is_written(api: Client, account: dict[str, Any], again: str) -> None:
    holder = _contact(api, account, "Rao", "Asha@X.com")
    assert holder["email"] == "asha@x.com"

    with untouched(api.caller):
        answer = api.post("/contacts", {"last_name": "Sen", "email": again, "account_id": account["id"]})

    assert (answer.status, answer.code, answer.paths) == (409, "email_taken", ["email"])
    assert answer.body["current"] == holder


@pytest.mark.req("S17")
def test_another_firm_may_have_the_address(api: Client, stranger: Client, account: dict[str, Any]) -> None:
    _contact(api, account, "Rao", "asha@x.com")

    theirs = _contact(stranger, stranger.made("/accounts", {"name": "Theirs"}), "Rao", "asha@x.com")

    assert _markers(stranger) == {"CON_EMAIL#asha@x.com": theirs["id"]}


@pytest.mark.req("S17")
def test_many_contacts_need_no_address(api: Client, account: dict[str, Any]) -> None:
    for email in (None, "", "   "):
        assert _contact(api, account, "Rao", email)["email"] is None
    assert _markers(api) == {}


@pytest.mark.req("S17")
def test_an_address_given_up_is_free(api: Client, account: dict[str, Any]) -> None:
    first = _contact(api, account, "Rao", "asha@x.com")

    changed = api.patch(f"/contacts/{first['id']}", {"version": 1, "email": "rao@x.com"})
    second = _contact(api, account, "Sen", "asha@x.com")
    emptied = api.patch(f"/contacts/{first['id']}", {"version": 2, "email": None})

    assert (changed.status, changed.body["email"]) == (200, "rao@x.com")
    assert (emptied.status, emptied.body["email"]) == (200, None)
    assert _markers(api) == {"CON_EMAIL#asha@x.com": second["id"]}


@pytest.mark.req("S17")
def test_a_change_to_a_taken_address_is_refused(api: Client, account: dict[str, Any]) -> None:
    holder, other = _contact(api, account, "Rao", "asha@x.com"), _contact(api, account, "Sen", "sen@x.com")

    with untouched(api.caller):
        answer = api.patch(f"/contacts/{other['id']}", {"version": 1, "email": "Asha@x.com"})

    assert (answer.status, answer.code, answer.paths) == (409, "email_taken", ["email"])
    assert answer.body["current"] == holder


@pytest.mark.req("S17")
def test_writing_the_same_address_differently_keeps_it(api: Client, account: dict[str, Any]) -> None:
    made = _contact(api, account, "Rao", "asha@x.com")

    answer = api.patch(f"/contacts/{made['id']}", {"version": 1, "email": "ASHA@x.com"})

    assert (answer.status, answer.body["email"], answer.body["version"]) == (200, "asha@x.com", 2)
    assert _markers(api) == {"CON_EMAIL#asha@x.com": made["id"]}


@pytest.mark.req("S17", "2.14")
def test_a_deactivated_contact_keeps_its_address(api: Client, account: dict[str, Any]) -> None:
    made = _contact(api, account, "Rao", "asha@x.com")
    gone = api.patch(f"/contacts/{made['id']}", {"version": 1, "is_active": False}).body

    answer = api.post("/contacts", {"last_name": "Sen", "email": "asha@x.com", "account_id": account["id"]})

    assert (answer.status, answer.code, answer.body["current"]) == (409, "email_taken", gone)
    assert api.patch(f"/contacts/{made['id']}", {"version": 2, "is_active": True}).status == 200
    assert _markers(api) == {"CON_EMAIL#asha@x.com": made["id"]}


def test_a_stale_change_of_address_moves_no_marker(api: Client, account: dict[str, Any]) -> None:
    made = _contact(api, account, "Rao", "asha@x.com")
    api.patch(f"/contacts/{made['id']}", {"version": 1, "phone": "555"})

    with untouched(api.caller):
        answer = api.patch(f"/contacts/{made['id']}", {"version": 1, "email": "new@x.com"})

    assert (answer.status, answer.code) == (409, "stale_version")


def test_a_contact_is_found_by_its_address(api: Client, account: dict[str, Any]) -> None:
    made = _contact(api, account, "Rao", "asha@x.com")
    contacts = ContactRepository(api.caller)

    found = contacts.by_email("ASHA@x.com")

    assert found is not None
    assert found.id == made["id"]
    assert contacts.by_email("nobody@x.com") is None


@pytest.mark.req("S17")
def test_of_32_contacts_with_one_address_one_is_made(api: Client, account: dict[str, Any]) -> None:
    def create(number: int) -> Answer:
        body = {"last_name": f"Rao {number}", "email": "asha@x.com", "account_id": account["id"]}
        return api.post("/contacts", body)

    before = len(everything(api.caller))
    with ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(create, range(32)))

    winners = [answer.body for answer in answers if answer.status == 201]
    assert len(winners) == 1
    losers = [answer for answer in answers if answer.status != 201]
    assert [(answer.status, answer.code) for answer in losers] == [(409, "email_taken")] * 31
    assert all(answer.body["current"] == winners[0] for answer in losers)
    assert _markers(api) == {"CON_EMAIL#asha@x.com": winners[0]["id"]}
    assert len(everything(api.caller)) == before + 2  # the contact and its marker


@pytest.mark.req("S17")
def test_an_address_being_given_up_goes_to_one(api: Client, account: dict[str, Any]) -> None:
    holder = _contact(api, account, "Holder", "asha@x.com")
    others = [_contact(api, account, f"Other {number}", None) for number in range(15)]

    def change(contact: dict[str, Any]) -> Answer:
        email = "new@x.com" if contact is holder else "asha@x.com"
        return api.patch(f"/contacts/{contact['id']}", {"version": 1, "email": email})

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(change, [*others[:8], holder, *others[8:]]))

    assert answers[8].status == 200
    winners = [answer for answer in answers if answer.status == 200 and answer.body["email"] == "asha@x.com"]
    assert len(winners) <= 1
    assert {answer.code for answer in answers if answer.status != 200} <= {"email_taken"}
    stored = {row["email"]: row["id"] for row in everything(api.caller) if row.get("t") == "CON" and "email" in row}
    assert {f"CON_EMAIL#{email}": contact_id for email, contact_id in stored.items()} == _markers(api)
    assert stored["new@x.com"] == holder["id"]


@pytest.mark.req("S17")
def test_two_contacts_cannot_swap_addresses_behind_each_other(api: Client, account: dict[str, Any]) -> None:
    first, second = _contact(api, account, "One", "one@x.com"), _contact(api, account, "Two", "two@x.com")

    def change(move: tuple[str, str]) -> Answer:
        return api.patch(f"/contacts/{move[0]}", {"version": 1, "email": move[1]})

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(change, [(first["id"], "two@x.com"), (second["id"], "one@x.com")]))

    assert [(answer.status, answer.code) for answer in answers] == [(409, "email_taken")] * 2
    assert _markers(api) == {"CON_EMAIL#one@x.com": first["id"], "CON_EMAIL#two@x.com": second["id"]}
