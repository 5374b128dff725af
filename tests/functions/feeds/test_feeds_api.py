"""A member's days behind a secret address, as a calendar program reads them."""

import hashlib
import logging
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from functions.identity.rules import Role
from functions.tenants.models import OrgStatus
from functions.tenants.repository import OrgRepository
from shared import clock
from shared.caller import Caller
from shared.db.records import revise
from shared.ids import new_id
from tests.conftest import CallCount
from tests.deals import a_contact, an_account
from tests.factories import member
from tests.front_door import Answer, Client, event, owner_of, respond, verdict_of
from tests.functions.kinds import everything
from tests.functions.partners.conftest import changed

ICS = "/api/v1/calendar.ics"


@pytest.fixture
def own(alpha: Caller) -> Client:
    """A colleague with a place on the firm's list."""
    return Client(member(alpha))


def token_of(own: Client) -> str:
    made = own.post("/me/calendar-feed")
    assert made.status == 201, made.text
    return str(parse_qs(urlsplit(made.body["path"]).query)["token"][0])


def read(token: str, **headers: str) -> Answer:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    made = event("GET", ICS, query={"token": token}, headers=sent)
    return respond(owner_of("GET", ICS), made)


def unfolded(answer: Answer) -> list[str]:
    return answer.text.replace("\r\n ", "").split("\r\n")


def day(days: int) -> str:
    return (clock.today("Asia/Kolkata") + timedelta(days=days)).isoformat()


def at(days: int, hour: str) -> str:
    return f"{day(days)}T{hour}:00Z"


def test_an_event_that_ends_as_it_begins_has_no_end(own: Client) -> None:
    own.made("/activities", {"type": "Event", "subject": "Call", "start": at(1, "09:00"), "end": at(1, "09:00")})

    names = {line.partition(":")[0] for line in unfolded(read(token_of(own)))}

    assert "DTSTART" in names
    assert "DTEND" not in names


@pytest.mark.req("B13")
def test_an_address_is_shown_once_and_stored_hashed(own: Client, calls: CallCount) -> None:
    answer = own.post("/me/calendar-feed")

    assert answer.status == 201
    assert answer.headers["cache-control"] == "no-store"
    assert calls.operations == ["GetItem", "PutItem"]
    token = parse_qs(urlsplit(answer.body["path"]).query)["token"][0]
    secret = token.rpartition(".")[2]
    assert own.get("/me/calendar-feed").body == {"made_at": answer.body["made_at"]}
    stored = str(everything(own.caller))
    assert secret not in stored
    assert hashlib.sha256(secret.encode()).hexdigest() in stored


@pytest.mark.req("B13", "11.3")
def test_events_and_open_tasks_stand_in_it(own: Client, calls: CallCount) -> None:
    subject = "Visit; Lotus, \\ \u0c95\u0ca8\u0ccd\u0ca8\u0ca1 " + "long " * 20
    visit = {"type": "Event", "subject": subject, "start": at(1, "09:00"), "end": at(1, "10:30"), "location": "Hall 1"}
    described = own.made("/activities", visit | {"description": "Bring:\nsamples"})
    fair = {"type": "Event", "subject": "Fair", "all_day": True}
    own.made("/activities", fair | {"start": at(2, "18:30"), "end": at(4, "18:30")})
    task = own.made("/activities", {"type": "Task", "subject": "Offer", "due_date": day(3)})
    own.made("/activities", {"type": "Task", "subject": "Done", "due_date": day(3), "status": "Completed"})
    own.made("/activities", {"type": "Task", "subject": "Long ago", "due_date": day(-15)})
    own.made("/activities", {"type": "Note", "subject": "A note"})
    token = token_of(own)
    calls.operations.clear()

    answer = read(token)
    lines = unfolded(answer)

    assert (answer.status, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert sorted(calls.operations) == ["BatchGetItem", "Query", "Query"]  # two round trips
    assert answer.text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in answer.text.split("\r\n"))
    assert [line for line in lines if line.startswith("SUMMARY:")] == [
        f"SUMMARY:Visit\\; Lotus\\, \\\\ \u0c95\u0ca8\u0ccd\u0ca8\u0ca1 {('long ' * 20).strip()}",
        "SUMMARY:Offer",
        "SUMMARY:Fair",
    ]
    bare = day(1).replace("-", "")
    assert {f"DTSTART:{bare}T090000Z", f"DTEND:{bare}T103000Z", "LOCATION:Hall 1"} <= set(lines)
    assert "DESCRIPTION:Bring:\\nsamples" in lines
    first, behind = day(3).replace("-", ""), day(5).replace("-", "")
    assert {f"DTSTART;VALUE=DATE:{first}", f"DTEND;VALUE=DATE:{behind}"} <= set(lines)
    assert f"DTEND;VALUE=DATE:{day(4).replace('-', '')}" in lines  # the task's
    assert {f"UID:{described['id']}@dealwright", f"UID:{task['id']}@dealwright"} <= set(lines)


@pytest.mark.req("B13", "11.10")
def test_who_is_at_an_event_is_named_and_nobody_is_invited(own: Client, alpha: Caller, calls: CallCount) -> None:
    mate, account = Client(member(alpha)), an_account(own)
    asha, ravi = a_contact(own, account, last_name="Menon; Asha"), a_contact(own, account, last_name="Kumar")
    people = [{"type": "user", "id": mate.caller.user_id}, {"type": "contact", "id": ravi["id"]}]
    visit = {"type": "Event", "subject": "Visit", "start": at(1, "09:00"), "end": at(1, "10:30"), "attendees": people}
    own.made("/activities", visit | {"who": {"type": "contact", "id": asha["id"]}, "description": "Bring samples"})
    own.made("/activities", {"type": "Event", "subject": "Alone", "start": at(2, "09:00"), "end": at(2, "10:00")})
    own_token, mates_token = token_of(own), token_of(mate)
    calls.operations.clear()

    lines = unfolded(read(own_token))
    assert sorted(calls.operations) == ["BatchGetItem", "BatchGetItem", "Query", "Query"]  # three round trips
    at_own = "DESCRIPTION:Bring samples\\n\\nAttending: Menon\\; Asha\\, Ravi Iyer\\, Kumar"
    assert [line for line in lines if line.startswith("DESCRIPTION:")] == [at_own]
    at_mates = "DESCRIPTION:Bring samples\\n\\nAttending: Ravi Iyer\\, Menon\\; Asha\\, Kumar"
    assert [line for line in unfolded(read(mates_token)) if line.startswith("DESCRIPTION:")] == [at_mates]
    assert not any(line.startswith(("ATTENDEE", "ORGANIZER")) for line in lines)
    assert "METHOD:PUBLISH" in lines


@pytest.mark.req("B13")
def test_what_has_not_changed_is_not_sent_again(own: Client) -> None:
    visit = {"type": "Event", "subject": "Visit", "start": at(1, "09:00"), "end": at(1, "10:30")}
    made = own.made("/activities", visit)
    token = token_of(own)
    first = read(token)

    again = read(token, if_none_match=f"W/{first.headers['etag']}")
    assert (again.status, again.text, again.headers["etag"]) == (304, "", first.headers["etag"])

    own.patch(f"/activities/{made['id']}", {"version": 1, "subject": "Visit at last"})
    changed_since = read(token, if_none_match=first.headers["etag"])
    assert (changed_since.status, "SEQUENCE:1" in unfolded(changed_since)) == (200, True)


def org_is(caller: Caller, **fields: Any) -> None:
    orgs = OrgRepository(caller)
    before = orgs.get(caller.org_id)
    orgs.save(before, revise(before, fields))


@pytest.mark.req("B13", "1.3")
def test_every_address_that_leads_nowhere_looks_the_same(own: Client, alpha: Caller, beta: Caller) -> None:
    token = token_of(own)
    org_id, user_id, secret = token.split(".")
    other = token_of(Client(member(beta)))
    unknown = [
        "",
        "x",
        "é" * 40,
        "A" * 5000,
        f"{org_id}.{user_id}.{'x' * 43}",
        f"{beta.org_id}.{user_id}.{secret}",
        f"{new_id()}.{user_id}.{secret}",
        f"{org_id}.{alpha.user_id}.{secret}",
        ".".join([org_id, user_id, other.rpartition(".")[2]]),
    ]
    answers = [read(each) for each in unknown]

    assert read(token).status == 200
    assert {(each.status, each.code) for each in answers} == {(404, "not_found")}


@pytest.mark.req("B13", "1.26")
def test_a_revoked_or_replaced_address_is_dead_at_once(own: Client) -> None:
    first = token_of(own)
    second = token_of(own)
    assert [read(each).status for each in (first, second)] == [404, 200]

    assert own.delete("/me/calendar-feed").status == 204
    assert own.delete("/me/calendar-feed").status == 204
    assert read(second).status == 404
    assert own.get("/me/calendar-feed").body == {"made_at": None}


@pytest.mark.req("B13", "1.20")
def test_who_is_deactivated_and_whose_firm_is_suspended_has_no_calendar(own: Client, alpha: Caller) -> None:
    token = token_of(own)
    changed(own.caller, is_active=False)
    assert read(token).status == 404
    changed(own.caller, is_active=True)
    assert read(token).status == 200
    org_is(alpha, status=OrgStatus.SUSPENDED)
    assert read(token).status == 404


@pytest.mark.req("B13", "1.27")
def test_a_firm_that_names_its_networks_is_read_from_there_only(own: Client, alpha: Caller) -> None:
    token = token_of(own)
    settings = OrgRepository(alpha).get(alpha.org_id).settings
    org_is(alpha, settings=settings.model_copy(update={"allowed_networks": ["198.51.100.0/24"]}))

    assert read(token).status == 404
    assert read(token, x_forwarded_for="198.51.100.7, 10.0.0.1").status == 200


@pytest.mark.req("B13", "1.24")
def test_everybody_signed_in_has_an_address_of_their_own_and_keys_have_none(alpha: Caller) -> None:
    reader = Client(member(alpha, Role.READ_ONLY))
    assert read(token_of(reader)).status == 200

    keyed = Client(replace(reader.caller, key_id="01K0AAAAAAAAAAAAAAAAAAAAAA"))
    verdict = verdict_of(keyed.caller) | {"key_id": "01K0AAAAAAAAAAAAAAAAAAAAAA"}
    refused = [keyed.send(method, "/me/calendar-feed", verdict=verdict) for method in ("GET", "POST", "DELETE")]
    assert {each.status for each in refused} <= {401, 403}


@pytest.mark.req("B13", "21.11")
def test_no_log_names_the_secret(own: Client, capsys: pytest.CaptureFixture[str], caplog: Any) -> None:
    token = token_of(own)
    with caplog.at_level(logging.INFO):
        assert read(token).status == 200
        assert read(token[:-1] + "?").status == 404
    written = capsys.readouterr()
    assert token.rpartition(".")[2] not in written.out + written.err + caplog.text


@pytest.mark.req("B13")
def test_the_same_request_again_makes_no_second_address(own: Client) -> None:
    headers = {"Idempotency-Key": "the-only-one"}
    first = own.post("/me/calendar-feed", headers=headers)
    again = own.post("/me/calendar-feed", headers=headers)

    assert (first.status, again.status) == (201, 201)
    assert again.body == {"made_at": first.body["made_at"], "path": None}
    assert read(first.body["path"].partition("=")[2]).status == 200
