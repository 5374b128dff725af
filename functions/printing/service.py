"""One document at a time: printed, kept for good, and noted on its record, once whatever the queue repeats."""

from collections.abc import Callable

from functions.printing.models import CannotPrint, Order
from functions.quotes import service as quotes
from functions.quotes.models import Print, PrintState
from functions.quotes.repository import QuoteRepository
from shared.caller import nobody
from shared.db.stream import Changed
from shared.documents.models import Paper, Printed
from shared.storage import DocumentBucket, TenantBucket
from shared.work import PRINT, hand_out

PDF = "application/pdf"
Press = Callable[[Paper, Callable[[str], bytes]], Printed]


def follow(change: Changed) -> None:
    """Have a quote printed that waits for it; told twice, it is printed twice and noted once."""
    pdf = change.after.get("pdf") if change.kind == QuoteRepository.name and change.after else None
    if change.after and pdf and pdf["state"] == PrintState.WAITING:
        hand_out(change.org_id, queue=PRINT, quote_id=change.after["id"], body_sha=pdf["body_sha"])


def carry_out(order: Order, press: Press) -> None:
    """Print what the order is for, unless that is printed, or says something else by now.

    The bytes are kept before they are noted: dying between the two leaves a document that nobody finds, and the next
    attempt writes it under the same name, as the same page is the same bytes.
    """
    system = nobody(order.org_id)
    paper = quotes.paper_to_print(system, order.quote_id, order.body_sha)
    if paper is None:
        return
    try:
        printed = press(paper, TenantBucket(system).read)
    except CannotPrint as problem:
        _fail(order, str(problem))
        return
    name = f"documents/quotes/{order.quote_id}/{printed.sha256}.pdf"
    DocumentBucket(system).issue(name, printed.data, PDF)
    _note(
        order,
        Print(
            state=PrintState.PRINTED,
            body_sha=order.body_sha,
            key=name,
            sha256=printed.sha256,
            size=len(printed.data),
            pages=printed.pages,
        ),
    )


def give_up(order: Order) -> None:
    """Say on the quote that it could not be printed."""
    _fail(order, "Something went wrong on our side. Please have it printed again.")


def _fail(order: Order, why: str) -> None:
    _note(order, Print(state=PrintState.FAILED, body_sha=order.body_sha, failure=why))


def _note(order: Order, outcome: Print) -> None:
    QuoteRepository(nobody(order.org_id)).note_print(order.quote_id, outcome)
