"""One document at a time: printed, kept for good, and noted on its record, once whatever the queue repeats."""

from collections.abc import Callable

from functions.printing.models import CannotPrint, Order
from functions.printing.repository import PrintRepository
from functions.printing.rules import paper_of
from functions.quotes.models import Print, PrintState, Quote
from functions.quotes.repository import Offer, QuoteRepository
from shared.caller import nobody
from shared.db.stream import Changed
from shared.documents.models import Paper, Printed
from shared.storage import DocumentBucket, TenantBucket
from shared.work import PRINT, hand_out

PDF = "application/pdf"
Press = Callable[[Paper, Callable[[str], bytes]], Printed]
_SORRY = "Something went wrong on our side. Please have it printed again."


def order_print(change: Changed) -> None:
    """Have a quote printed that waits for it; told twice, it is printed twice and noted once."""
    if change.kind != QuoteRepository.name or not change.after or not change.after.get("pdf"):
        return
    pdf = change.after["pdf"]
    if pdf["state"] == PrintState.WAITING:
        hand_out(change.org_id, queue=PRINT, quote_id=change.after["id"], body_sha=pdf["body_sha"])


def carry_out(order: Order, press: Press) -> None:
    """Print what the order is for, unless that is printed, or the quote says something else by now.

    The bytes are kept before they are noted: dying between the two leaves a document that nobody finds, and the next
    attempt writes it under the same name, as the same page is the same bytes.
    """
    prints = PrintRepository(nobody(order.org_id))
    offer = prints.offer(order.quote_id)
    if _is_waiting(offer.header, order):
        prints.note(offer.header, _outcome(prints, offer, order, press))


def give_up(order: Order) -> None:
    """Say on the quote that it could not be printed."""
    prints = PrintRepository(nobody(order.org_id))
    header = prints.get(order.quote_id)
    if _is_waiting(header, order):
        prints.note(header, _failed(order, _SORRY))


def _is_waiting(header: Quote, order: Order) -> bool:
    return header.pdf is not None and header.pdf.state is PrintState.WAITING and header.pdf.body_sha == order.body_sha


def _outcome(prints: PrintRepository, offer: Offer, order: Order, press: Press) -> Print:
    issuer = offer.body.text.issuer
    if issuer is None:
        return _failed(order, "A draft is not printed.")
    try:
        printed = press(paper_of(offer, issuer, prints.today), TenantBucket(prints.caller).read)
    except CannotPrint as problem:
        return _failed(order, str(problem))
    name = f"documents/quotes/{order.quote_id}/{printed.sha256}.pdf"
    DocumentBucket(prints.caller).issue(name, printed.data, PDF)
    return Print(
        state=PrintState.PRINTED,
        body_sha=order.body_sha,
        key=name,
        sha256=printed.sha256,
        size=len(printed.data),
        pages=printed.pages,
    )


def _failed(order: Order, why: str) -> Print:
    return Print(state=PrintState.FAILED, body_sha=order.body_sha, failure=why)
