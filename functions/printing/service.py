"""One document at a time: printed, kept for good, and noted beside its record, once whatever the queue repeats."""

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


def order_print(change: Changed) -> None:
    """Have a quote printed that is to be; told twice, it is ordered twice, and noted once."""
    pdf = change.after.get("pdf") if change.kind == QuoteRepository.name and change.after else None
    if change.after and pdf and pdf["state"] == PrintState.WAITING:
        hand_out(change.org_id, queue=PRINT, quote_id=change.after["id"], body_sha=pdf["body_sha"])


def carry_out(order: Order, press: Press) -> None:
    """Print what the order is for, unless that is printed, or the quote says something else by now.

    The bytes are kept before they are noted: dying between the two leaves a document that nobody finds, and the next
    attempt writes it under the same name, as the same page is the same bytes.
    """
    firm = nobody(order.org_id)
    paper = quotes.paper_to_print(firm, order.quote_id, order.body_sha)
    if paper is None:
        return
    try:
        printed = press(paper, TenantBucket(firm).read)
    except CannotPrint as problem:
        _fail(order, str(problem))
        return
    name = f"documents/quotes/{order.quote_id}/{printed.sha256}.pdf"
    DocumentBucket(firm).issue(name, printed.data, PDF)
    size, pages = len(printed.data), printed.pages
    _note(order, PrintState.PRINTED, key=name, sha256=printed.sha256, size=size, pages=pages)


def give_up(order: Order) -> None:
    """Say on the quote that it could not be printed."""
    _fail(order, "Something went wrong on our side. Please have it printed again.")


def _fail(order: Order, why: str) -> None:
    _note(order, PrintState.FAILED, failure=why)


def _note(order: Order, state: PrintState, **outcome: str | int) -> None:
    noted = Print.model_validate({"state": state, "body_sha": order.body_sha, **outcome})
    QuoteRepository(nobody(order.org_id)).note_print(order.quote_id, noted)
