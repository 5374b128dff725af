"""Ordering mails: who may, of what, how many, and what is refused."""

from datetime import datetime

import pytest

from functions.emails import service
from functions.identity.rules import Role
from functions.tenants.models import Limits
from functions.tenants.repository import OrgRepository
from shared import clock
from shared.db.records import revise
from shared.ids import new_id
from shared.settings import optional_setting
from tests.conftest import CallCount
from tests.deals import UNKNOWN
from tests.front_door import Client
from tests.functions.kinds import as_role, untouched
from tests.mailed import a_mail
from tests.offers import a_quote, sent

pytestmark = [pytest.mark.req("4.9", "B5"), pytest.mark.usefixtures("letters")]


def _path(quote: dict[str, object]) -> str:
    return f"/quotes/{quote['id']}/emails"


def test_a_mail_is_ordered_and_listed_newest_first(api: Client) -> None:
    quote = sent(api)

    first = a_mail(api, quote, to=["Meera@Client.Example", "meera@client.example"], cc=["raj@client.example"])
    second = a_mail(api, quote, subject="Your kitchen", message="As we said.\nAsha")

    assert (first["to"], first["cc"], first["state"], first["sent_by"]) == (
        ["meera@client.example"],
        ["raj@client.example"],
        "waiting",
        api.caller.user_id,
    )
    assert [(each["address"], each["state"]) for each in first["recipients"]] == [
        ("meera@client.example", "waiting"),
        ("raj@client.example", "waiting"),
    ]
    assert (second["subject"], second["message"]) == ("Your kitchen", "As we said.\nAsha")
    assert api.get(_path(quote)).body == {"items": [second, first], "is_on": True}
    assert not {"claimed_at", "told_as"} & set(first)


def test_ordering_takes_two_round_trips(api: Client, calls: CallCount) -> None:
    quote = sent(api)
    calls.operations.clear()

    a_mail(api, quote)

    assert calls.operations.count("TransactWriteItems") == 1
    assert sorted(calls.operations) == ["GetItem", "GetItem", "TransactWriteItems"]


def test_a_draft_is_not_mailed(api: Client) -> None:
    draft = a_quote(api)

    with untouched(api.caller):
        answer = api.post(_path(draft), {"to": ["meera@client.example"]})

    assert (answer.status, answer.code, answer.body["current"]["id"]) == (409, "quote_draft", draft["id"])


def test_a_deployment_without_an_address_mails_nothing(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    quote = sent(api)
    monkeypatch.delenv("MAIL_FROM")
    optional_setting.cache_clear()

    with untouched(api.caller):
        answer = api.post(_path(quote), {"to": ["meera@client.example"]})

    assert (answer.status, answer.code) == (409, "mail_off")
    assert api.get(_path(quote)).body == {"items": [], "is_on": False}


@pytest.mark.req("T8", "1.24")
def test_whose_mails_they_are(api: Client, stranger: Client) -> None:
    quote, body = sent(api), {"to": ["meera@client.example"]}
    a_mail(api, quote)
    reader = as_role(api, Role.READ_ONLY)

    with untouched(api.caller):
        answers = [
            stranger.get(_path(quote)),
            stranger.post(_path(quote), body),
            api.get(f"/quotes/{UNKNOWN}/emails"),
            api.post(f"/quotes/{UNKNOWN}/emails", body),
        ]
        refused = reader.post(_path(quote), body)

    assert {answer.status for answer in answers} == {404}
    assert (refused.status, len(reader.get(_path(quote)).body["items"])) == (403, 1)


@pytest.mark.req("T2")
def test_the_same_request_again_orders_no_second_mail_and_counts_none(api: Client) -> None:
    quote, headers, mail_id = sent(api), {"Idempotency-Key": new_id()}, new_id()
    body = {"id": mail_id, "to": ["meera@client.example"]}

    answers = [
        api.post(_path(quote), body, headers=headers),
        api.post(_path(quote), body, headers=headers),
        api.post(_path(quote), body),
        api.post(_path(quote), body | {"to": ["raj@client.example"]}),
    ]

    assert [answer.status for answer in answers] == [201, 200, 200, 409]
    assert [each["id"] for each in api.get(_path(quote)).body["items"]] == [mail_id]
    assert api.get("/org").body["usage"]["emails_this_month"] == 1


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"to": []}, "to"),
        ({"to": [f"c{n}@client.example" for n in range(6)]}, "to"),
        ({"to": ["meera@client.example\r\nBcc: all@client.example"]}, "to.0"),
        ({"to": ["मीरा@client.example"]}, "to.0"),
        ({"cc": ["nobody"]}, "cc.0"),
        ({"subject": "Your kitchen\r\nBcc: all@client.example"}, "subject"),
        ({"subject": "x" * 256}, "subject"),
        ({"message": "x" * 1001}, "message"),
        ({"days": 0}, "days"),
        ({"bcc": ["raj@client.example"]}, "bcc"),
    ],
)
def test_what_no_mail_can_be(api: Client, fields: dict[str, object], path: str) -> None:
    quote = sent(api)

    with untouched(api.caller):
        answer = api.post(_path(quote), {"to": ["meera@client.example"]} | fields)

    assert (answer.status, answer.paths) == (422, [path])


def test_an_address_of_any_script_s_host_is_taken(api: Client) -> None:
    assert a_mail(api, sent(api), to=["meera@küche.example"])["to"] == ["meera@xn--kche-0ra.example"]


@pytest.mark.req("1.6")
def test_the_plan_s_mails_of_a_month_are_counted_and_end(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    orgs, quote = OrgRepository(api.caller), sent(api)
    org = orgs.get(api.caller.org_id)
    orgs.save(org, revise(org, {"limits": Limits.model_validate(org.limits.model_dump() | {"emails_per_month": 2})}))
    for _ in range(2):
        a_mail(api, quote)

    with untouched(api.caller):
        answer = api.post(_path(quote), {"to": ["meera@client.example"]})

    assert (answer.status, answer.code) == (409, "too_many_emails")
    assert api.get("/org").body["usage"]["emails_this_month"] == 2
    # 23:30 in Kolkata on the last of the month, and half an hour later
    last, first = datetime.fromisoformat("2031-03-31T18:00:00Z"), datetime.fromisoformat("2031-03-31T18:30:00Z")
    monkeypatch.setattr(clock, "now", lambda: last)
    a_mail(api, quote)
    assert api.get("/org").body["usage"]["emails_this_month"] == 1
    monkeypatch.setattr(clock, "now", lambda: first)
    assert api.get("/org").body["usage"]["emails_this_month"] == 0


def test_a_firm_s_hour_has_an_end(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST_AN_HOUR", 1)
    quote = sent(api)
    a_mail(api, quote)

    with untouched(api.caller):
        answer = api.post(_path(quote), {"to": ["meera@client.example"]})

    assert (answer.status, answer.code) == (429, "too_many_requests")
    assert 0 < int(answer.headers["retry-after"]) <= 3600
