"""What becomes of a mail, in whatever order it is told, and who hears of it."""

from itertools import permutations
from typing import Any

import pytest

from functions.emails.models import Mail, MailState, Report
from functions.emails.rules import failed, reported, troubles
from functions.identity.repository import MemberRepository
from functions.identity.rules import Role
from shared.db.records import revise
from tests.factories import member
from tests.front_door import Client
from tests.functions.kinds import untouched
from tests.mailed import a_mail, bounced, complained, delivered, given, mail_of, order_of, printed, report
from tests.offers import sent

pytestmark = [pytest.mark.req("4.9", "B5"), pytest.mark.usefixtures("letters")]
MEERA, RAJ = "meera@client.example", "raj@client.example"


@pytest.fixture
def seller(api: Client) -> Client:
    return Client(member(api.caller))


def posted(api: Client, *to: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """A quote, and its mail that has left."""
    quote = sent(api)
    printed(api, quote)
    mail = a_mail(api, quote, to=list(to or (MEERA,)))
    assert given(order_of(api, mail)) == []
    return quote, mail


def tasks(api: Client, quote: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get("/activities", what=f"quote:{quote['id']}").body["items"]
    return found


def test_a_delivered_mail(seller: Client) -> None:
    quote, mail = posted(seller, MEERA, RAJ)

    given(delivered(seller, mail, MEERA.upper()))
    assert mail_of(seller, quote)["state"] == "sent"
    given(delivered(seller, mail, RAJ))

    assert mail_of(seller, quote)["state"] == "delivered"
    assert tasks(seller, quote) == []


@pytest.mark.req("B4")
def test_a_bounce_is_a_task_of_the_owner_s_once(seller: Client) -> None:
    quote, mail = posted(seller, MEERA, RAJ)
    told = bounced(seller, mail, f"Meera <{MEERA}>")

    for _ in range(2):
        assert given(told) == []
    given(delivered(seller, mail, MEERA, RAJ))
    given(bounced(seller, mail, RAJ, "Transient", "MailboxFull"))

    now = mail_of(seller, quote)
    assert now["state"] == "bounced"
    assert [(each["address"], each["state"], each["reason"]) for each in now["recipients"]] == [
        (MEERA, "bounced", "There is no such mailbox."),
        (RAJ, "bounced", "The mailbox is full."),
    ]
    (task,) = tasks(seller, quote)
    assert task["subject"] == f"Mail with quote {quote['number']} did not arrive"
    assert task["description"] == f"{MEERA}: There is no such mailbox."
    assert (task["type"], task["assigned_to"], task["status"]) == ("Task", seller.caller.user_id, "Not Started")


def test_an_admin_hears_where_the_owner_is_gone(api: Client, seller: Client) -> None:
    admin = Client(member(api.caller, role=Role.ADMIN))
    quote, mail = posted(seller)
    members = MemberRepository(api.caller)
    owner = members.get(seller.caller.user_id)
    members.save(owner, revise(owner, {"is_active": False}))

    given(bounced(seller, mail, MEERA))

    assert [task["assigned_to"] for task in tasks(api, quote)] == [admin.caller.user_id]


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_reports_come_in_any_order(order: tuple[int, ...], seller: Client) -> None:
    quote, mail = posted(seller)
    told = [report(seller, mail, "Send"), delivered(seller, mail, MEERA), complained(seller, mail, MEERA)]

    for number in order:
        assert given(told[number]) == []

    assert mail_of(seller, quote)["state"] == "complained"
    assert len(tasks(seller, quote)) == 1


def test_word_that_comes_before_the_sender_has_noted_it(seller: Client) -> None:
    quote = sent(seller)
    printed(seller, quote)
    mail = a_mail(seller, quote)
    with untouched(seller.caller):
        given(report(seller, mail, "Open"))

    given(delivered(seller, mail, MEERA))

    assert mail_of(seller, quote)["state"] == "delivered"


def test_a_rejected_mail(seller: Client) -> None:
    quote, mail = posted(seller)

    given(report(seller, mail, "Reject", reject={"reason": "Bad content"}))

    assert (mail_of(seller, quote)["state"], mail_of(seller, quote)["failure"]) == (
        "failed",
        "The mail service found something harmful in this message.",
    )


def test_reports_of_nothing_change_nothing(api: Client, stranger: Client) -> None:
    quote, mail = posted(api)
    untagged = delivered(api, mail, MEERA)
    untagged["detail"]["mail"]["tags"] = {"ses:operation": ["SendEmail"]}

    with untouched(api.caller):
        assert given(untagged) == []
        assert given(delivered(stranger, mail, MEERA)) == []
        assert given(delivered(api, mail, "somebody@else.example")) == []
        assert given(report(api, mail, "Open")) == []
        assert given({"detail": {"eventType": "Bounce"}}) == [{"itemIdentifier": "m1"}]

    assert mail_of(api, quote)["state"] == "sent"


@pytest.mark.parametrize(
    ("kind", "detail", "reason"),
    [
        ("Permanent", "General", "There is no such mailbox."),
        ("Permanent", "OnAccountSuppressionList", "Mail to this address bounced before, and is held back."),
        ("Transient", "AttachmentRejected", "Their mail server refused the PDF."),
        ("Transient", "General", "Their mail server did not take the mail in time."),
        ("Undetermined", "Undetermined", "Their mail server did not take the mail in time."),
    ],
)
def test_why_it_bounced_in_plain_words(kind: str, detail: str, reason: str, seller: Client) -> None:
    quote, mail = posted(seller)

    given(bounced(seller, mail, MEERA, kind, detail))

    assert mail_of(seller, quote)["recipients"][0]["reason"] == reason


def test_no_failure_after_word_that_it_left(seller: Client) -> None:
    quote, mail = posted(seller)
    given(delivered(seller, mail, MEERA))
    stored = Mail.model_validate(mail_of(seller, quote) | {"days": 90, "claimed_at": None, "told_as": None})

    assert failed(stored, "No") == stored
    assert reported(stored, Report.model_validate(report(seller, mail, "Send")["detail"])) == stored
    assert (stored.state, troubles(stored)) == (MailState.DELIVERED, {})
