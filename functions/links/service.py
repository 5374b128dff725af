"""Handing out links to quotes, and taking them back."""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from functions.links.models import (
    Link,
    LinkChannel,
    LinkCreate,
    LinkMadeOut,
    LinkOut,
    Links,
    PdfLinkOut,
    PreviewOut,
)
from functions.links.repository import LinkRepository, is_live
from functions.printing.service import files_of
from functions.quotes.models import PrintState, QuoteStatus
from functions.quotes.repository import Offer, QuoteRepository
from functions.quotes.rules import issuer_of, paper_of
from functions.tenants.repository import org_of
from shared import clock
from shared.caller import Caller
from shared.db.table import both
from shared.documents.models import Paper
from shared.documents.render import UNKNOWN, Shown, environment, page
from shared.errors import Conflict
from shared.ids import new_id
from shared.storage import DocumentBucket, TenantBucket

PATH = "/p"
_BYTES = 32
_TEMPLATES = environment(Path(__file__).parent / "templates")


def secret_hash(secret: str) -> str:
    """How a secret is stored; it has 256 random bits, so that a plain hash does."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True)
class LinkWanted:
    """A link that something else hands out: its id, where it leads, for whom, for how long, on whose behalf."""

    id: str
    quote_id: str
    label: str | None
    channel: LinkChannel
    days: int
    made_by: str

    def link(self, now: datetime) -> Link:
        """The link, made now."""
        return Link(
            id=self.id,
            quote_id=self.quote_id,
            label=self.label,
            channel=self.channel,
            made_at=now,
            made_by=self.made_by,
            expires_at=now + timedelta(days=self.days),
            revoked_at=None,
            viewed_at=None,
        )


def list_links(caller: Caller, quote_id: str) -> Links:
    """The quote's links, newest first; NotFound when the firm has no such quote."""
    links = LinkRepository(caller)
    found, _ = both(lambda: links.of_quote(quote_id), lambda: QuoteRepository(caller).get(quote_id))
    return Links(items=[show(link) for link in found])


def make_link(caller: Caller, quote_id: str, data: LinkCreate) -> LinkMadeOut:
    """A new link to a finalised quote; those made before lead there as ever.

    Raises Conflict `quote_draft` for one that could still change. Asked again, the same link without its address.
    """
    links, quotes = LinkRepository(caller), QuoteRepository(caller)
    quote, before = both(lambda: quotes.get(quote_id), links.made_before)
    if before:
        return LinkMadeOut(**show(links.get(quote_id, before)).model_dump(), path=None)
    if quote.status is QuoteStatus.DRAFT:
        message = "This quote is a draft; finalise it first."
        raise Conflict("quote_draft", message, current=quotes.present(quote))
    now, secret = clock.now(), secrets.token_urlsafe(_BYTES)
    wanted = LinkWanted(data.id or new_id(), quote_id, data.label, data.channel, data.days, caller.author)
    link = wanted.link(now)
    links.create(link)
    links.lead(secret_hash(secret), link)
    return LinkMadeOut(**show(link).model_dump(), path=f"{PATH}/{secret}")


def lead_to(caller: Caller, wanted: LinkWanted) -> str:
    """The path of the link wanted, made unless it is there: then by a new secret, as nobody has read the one before."""
    links, now, secret = LinkRepository(caller), clock.now(), secrets.token_urlsafe(_BYTES)
    link = wanted.link(now)
    with suppress(Conflict):
        links.create(link)
    links.lead(secret_hash(secret), link)
    return f"{PATH}/{secret}"


def revoke_link(caller: Caller, quote_id: str, link_id: str) -> None:
    """Have the link lead nowhere from now on; NotFound when the quote has none such."""
    links = LinkRepository(caller)
    links.note(links.get(quote_id, link_id), "revoked_at")


def pdf_link(caller: Caller, quote_id: str) -> PdfLinkOut:
    """A link to the quote's PDF, good for a few minutes; Conflict `not_printed` while there is none."""
    quotes = QuoteRepository(caller)
    offer = quotes.offer(quote_id)
    url = pdf_of(caller, offer)
    if url is None:
        raise Conflict("not_printed", "This quote is not printed yet.", current=quotes.present(offer.header))
    return PdfLinkOut(url=url)


def pdf_of(caller: Caller, offer: Offer) -> str | None:
    """Where the PDF of a quote as it stands can be fetched for a few minutes; None before it is printed."""
    printed = offer.pdf
    if printed is None or printed.state is not PrintState.PRINTED or printed.key is None:
        return None
    name = f'inline; filename="{offer.header.number}.pdf"'
    return DocumentBucket(caller).fetch_link(printed.key, content_type="application/pdf", disposition=name)


def preview(caller: Caller, quote_id: str) -> PreviewOut:
    """The draft's page as its client will see it, with the firm's details and the files of today.

    Conflict `quote_locked` for a quote that was finalised: its link and its PDF show what its client sees.
    """
    quotes = QuoteRepository(caller)
    offer, org = both(lambda: quotes.offer(quote_id), lambda: org_of(caller))
    if offer.header.status is not QuoteStatus.DRAFT:
        message = "This quote was finalised. Its link and its PDF show what the client sees."
        raise Conflict("quote_locked", message, current=quotes.present(offer.header))
    body = replace(offer.body, text=offer.body.text.model_copy(update={"issuer": issuer_of(org)}))
    paper = paper_of(offer.header, body, offer.answer, quotes.today)
    images = _images(caller, replace(offer, body=body), paper)
    return PreviewOut(html=page(paper, images, templates=_TEMPLATES, name="preview.html"))


def _images(caller: Caller, offer: Offer, paper: Paper) -> dict[str, Shown]:
    """The files of the draft's pictures, whose sizes nobody knows yet."""
    links, files = TenantBucket(caller).fetch_link, files_of(caller, offer, paper)
    return {
        name: Shown(links(file.id, content_type=file.content_type, disposition="inline"), UNKNOWN)
        for name, file in files.items()
    }


def show(link: Link) -> LinkOut:
    """The link as members see it."""
    return LinkOut(**link.model_dump(), is_live=is_live(link, clock.now()))
