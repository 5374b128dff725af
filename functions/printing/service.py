"""One document at a time: printed, kept for good, and noted beside its record, once whatever the queue repeats."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from functions.files.models import FileOut, FileParentType
from functions.files.repository import FileRepository
from functions.printing.models import CannotPrint, Order
from functions.printing.rules import is_shown
from functions.quotes import service as quotes
from functions.quotes.models import Print, PrintState
from functions.quotes.repository import Offer, QuoteRepository
from functions.quotes.rules import LOGO, paper_of
from shared.caller import Caller, nobody
from shared.db.stream import Changed
from shared.documents.models import KeptPicture, Paper, Picture, Printed
from shared.documents.render import pictures_of
from shared.errors import NotFound
from shared.storage import DocumentBucket, TenantBucket
from shared.work import PRINT, hand_out

PDF = "application/pdf"
Fit = Callable[[bytes], Picture | None]
Press = Callable[[Paper, Mapping[str, Picture]], Printed]


def order_print(change: Changed) -> None:
    """Have a quote printed that is to be; told twice, it is ordered twice, and noted once."""
    pdf = change.after.get("pdf") if change.kind == QuoteRepository.name and change.after else None
    if change.after and pdf and pdf["state"] == PrintState.WAITING:
        hand_out(change.org_id, queue=PRINT, quote_id=change.after["id"], body_sha=pdf["body_sha"])


def carry_out(order: Order, fit: Fit, press: Press) -> None:
    """Print what the order is for, unless that is printed, or the quote says something else by now.

    The bytes are kept before they are noted: dying between the two leaves a document that nobody finds, and the next
    attempt writes it under the same name, as the same page is the same bytes.
    """
    firm = nobody(order.org_id)
    offer = quotes.offer_to_print(firm, order.quote_id, order.body_sha)
    if offer is None:
        return
    paper = paper_of(offer.header, offer.body, offer.answer, QuoteRepository(firm).today)
    try:
        pictures = _kept(firm, offer.pictures) if offer.pictures is not None else _taken(firm, offer, paper, fit)
        printed = press(paper, pictures)
    except CannotPrint as problem:
        _fail(order, str(problem))
        return
    name = f"documents/quotes/{order.quote_id}/{printed.sha256}.pdf"
    DocumentBucket(firm).issue(name, printed.data, PDF)
    told = {"key": name, "sha256": printed.sha256, "size": len(printed.data), "pages": printed.pages}
    _note(order, PrintState.PRINTED, **told, pictures=_issued(firm, pictures))


def _kept(firm: Caller, pictures: Mapping[str, KeptPicture]) -> dict[str, Picture]:
    """The pictures that the quote was printed with before."""
    read = DocumentBucket(firm).read
    return {
        name: Picture(data=read(each.key), **each.model_dump(exclude={"sha256"})) for name, each in pictures.items()
    }


def _taken(firm: Caller, offer: Offer, paper: Paper, fit: Fit) -> dict[str, Picture]:
    """The quote's pictures as their files are now; what is no picture, or whose bytes are gone, is left out."""
    fitted = {name: _fitted(firm, file.id, fit) for name, file in files_of(firm, offer, paper).items()}
    return {name: picture for name, picture in fitted.items() if picture}


def files_of(firm: Caller, offer: Offer, paper: Paper) -> dict[str, FileOut]:
    """The files of the quote's pictures by the names that it has for them, without what it may not show."""
    issuer = offer.body.text.issuer
    files = {name: (issuer.logo_id or "") if issuer and name == LOGO else name for name in pictures_of(paper)}
    found = FileRepository(firm).get_many([*files.values()])
    parents = {each.parent.id for each in found.values() if each.parent.type is FileParentType.QUOTE}
    others = QuoteRepository(firm).get_many([*parents - {offer.header.id}])
    known = {name: found[file_id] for name, file_id in files.items() if file_id in found}
    return {name: file for name, file in known.items() if is_shown(name, file, offer.header, others)}


def _fitted(firm: Caller, file_id: str, fit: Fit) -> Picture | None:
    try:
        return fit(TenantBucket(firm).read(file_id))
    except NotFound:
        return None


def _issued(firm: Caller, pictures: Mapping[str, Picture]) -> dict[str, KeptPicture]:
    """The pictures, kept for good beside the document."""
    kept = {}
    for name, picture in pictures.items():
        sha256 = hashlib.sha256(picture.data).hexdigest()
        kept[name] = KeptPicture(sha256=sha256, **picture.model_dump(exclude={"data"}))
        DocumentBucket(firm).issue(kept[name].key, picture.data, picture.content_type)
    return kept


def give_up(order: Order) -> None:
    """Say on the quote that it could not be printed."""
    _fail(order, "Something went wrong on our side. Please have it printed again.")


def _fail(order: Order, why: str) -> None:
    _note(order, PrintState.FAILED, failure=why)


def _note(order: Order, state: PrintState, **outcome: Any) -> None:
    noted = Print.model_validate({"state": state, "body_sha": order.body_sha, **outcome})
    QuoteRepository(nobody(order.org_id)).note_print(order.quote_id, noted)
