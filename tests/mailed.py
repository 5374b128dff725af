"""Quotes sent by mail: ordered at the front door, carried out by the queue, reported as SES reports."""

from typing import Any, cast

from functions.emails.events import handler
from functions.quotes.models import Print, PrintState
from functions.quotes.repository import QuoteRepository
from shared.storage import DocumentBucket
from tests.front_door import Client
from tests.queues import given_out

PDF = b"%PDF-1.7 a quote"


def a_mail(api: Client, quote: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A mail ordered, by default to Meera."""
    return api.made(f"/quotes/{quote['id']}/emails", {"to": ["meera@client.example"]} | fields)


def mail_of(api: Client, quote: dict[str, Any]) -> dict[str, Any]:
    """The quote's one mail as it is by now."""
    (found,) = api.get(f"/quotes/{quote['id']}/emails").body["items"]
    return cast(dict[str, Any], found)


def printed(api: Client, quote: dict[str, Any], size: int = len(PDF)) -> None:
    """Let the quote be printed."""
    quotes = QuoteRepository(api.caller)
    sha = quotes.get(quote["id"]).body_sha or ""
    key = f"documents/quotes/{quote['id']}/x.pdf"
    DocumentBucket(api.caller).issue(key, PDF, "application/pdf")
    quotes.note_print(quote["id"], Print(state=PrintState.PRINTED, body_sha=sha, key=key, size=size))


def order_of(api: Client, mail: dict[str, Any]) -> dict[str, str]:
    return {"org_id": api.caller.org_id, "quote_id": mail["quote_id"], "mail_id": mail["id"]}


def given(body: Any, tries: int = 1) -> list[Any]:
    """The queue gives a message out; the failures that are reported."""
    return given_out(handler, body, tries)


def report(api: Client, mail: dict[str, Any], kind: str, **told: Any) -> dict[str, Any]:
    """What SES tells of a mail, as EventBridge puts it on the queue."""
    tags = {name: [value] for name, value in order_of(api, mail).items()}
    detail = {"eventType": kind, "mail": {"messageId": "0100", "tags": tags | {"ses:operation": ["SendEmail"]}}, **told}
    return {"version": "0", "source": "aws.ses", "detail-type": f"Email {kind}", "detail": detail}


def delivered(api: Client, mail: dict[str, Any], *addresses: str) -> dict[str, Any]:
    return report(api, mail, "Delivery", delivery={"recipients": list(addresses)})


def bounced(api: Client, mail: dict[str, Any], address: str, kind: str = "Permanent", detail: str = "General") -> Any:
    told = {"bounceType": kind, "bounceSubType": detail, "bouncedRecipients": [{"emailAddress": address}]}
    return report(api, mail, "Bounce", bounce=told)


def complained(api: Client, mail: dict[str, Any], address: str) -> dict[str, Any]:
    return report(api, mail, "Complaint", complaint={"complainedRecipients": [{"emailAddress": address}]})
