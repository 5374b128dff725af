"""A client at work: looking, choosing, accepting, declining, asking. Whoever holds a link that still leads there."""

from dataclasses import dataclass, replace

from functions.followups.service import ask_of_owner
from functions.links.models import Link
from functions.links.repository import LinkRepository, follow, is_live
from functions.links.service import pdf_of, secret_hash
from functions.orders.service import Acceptance, accept_quote
from functions.portal.models import ClientAcceptance, ClientQuestion, ClientRefusal
from functions.quotes.models import QuoteDecline
from functions.quotes.repository import Offer, QuoteRepository
from functions.quotes.rules import paper_of, total_of, with_choices
from functions.quotes.service import Visitor, decline_quote, note_viewed
from functions.tenants.models import OrgStatus
from functions.tenants.repository import org_of
from shared import clock
from shared.caller import Caller, Request, bare_caller
from shared.db.table import begin, both
from shared.documents.models import Paper
from shared.errors import NotFound, TooManyRequests
from shared.storage import DocumentBucket

MOST_A_MINUTE = 30
_MINUTE = 60


@dataclass(frozen=True)
class Client:
    """Who looks, by what they show: the secret of a link, and from where."""

    secret: str
    ip: str
    agent: str
    request_id: str


@dataclass(frozen=True)
class Opened:
    """The quote that a secret leads to, and who stands for the client there."""

    caller: Caller
    link: Link
    offer: Offer

    @property
    def paper(self) -> Paper:
        """What the client sees of it."""
        today = clock.today(self.caller.timezone)
        return paper_of(self.offer.header, self.offer.body, self.offer.answer, today)


def open_quote(client: Client) -> Opened:
    """What the secret leads to, in two round trips; NotFound alike for one that is unknown, revoked or expired, and
    where the firm is not active. Nothing is changed by it."""
    lead = follow(secret_hash(client.secret))
    if lead is None:
        raise NotFound
    caller = bare_caller(lead.org_id, user_id="client", role="client")
    caller = replace(caller, request=Request(id=client.request_id, ip=client.ip))
    org = begin(lambda: org_of(caller))
    link, offer = both(
        lambda: LinkRepository(caller).get(lead.quote_id, lead.link_id),
        lambda: QuoteRepository(caller).offer(lead.quote_id),
    )
    settings = org().settings
    if not is_live(link, clock.now()) or org().status is not OrgStatus.ACTIVE:
        raise NotFound
    return Opened(replace(caller, timezone=settings.timezone, currency=settings.currency), link, offer)


def view(client: Client) -> None:
    """Note that the client has looked at the quote, the first time by this link."""
    opened = _counted(client)
    LinkRepository(opened.caller).note(opened.link, "viewed_at")
    note_viewed(opened.caller, opened.link.quote_id)


def chosen(client: Client, choices: list[str]) -> Paper:
    """The quote as it would be with these choices; nothing is written. InvalidInput for what cannot be chosen."""
    opened = _counted(client)
    header = opened.offer.header
    body = with_choices(opened.offer.body, choices, header.currency)
    as_chosen = header.model_copy(update={"total_minor": total_of(body)})
    return replace(opened, offer=replace(opened.offer, header=as_chosen, body=body)).paper


def accept(client: Client, data: ClientAcceptance) -> None:
    """Let the client accept the quote; raises what `orders.service.accept_quote` raises."""
    opened = _counted(client)
    visitor = _visitor(client, opened)
    said = Acceptance(data.name, data.choices, data.signature, version=None, visitor=visitor)
    accept_quote(opened.caller, opened.link.quote_id, said)


def decline(client: Client, data: ClientRefusal) -> None:
    """Let the client decline the quote; raises what `quotes.service.decline_quote` raises."""
    opened = _counted(client)
    refusal = QuoteDecline(name=data.name, reason=data.reason)
    decline_quote(opened.caller, opened.link.quote_id, refusal, _visitor(client, opened))


def ask(client: Client, data: ClientQuestion) -> None:
    """Put the client's question on the list of whose quote it is, and on its timeline."""
    opened = _counted(client)
    caller, asked = opened.caller, f"{data.name} asks: {data.question}"
    ask_of_owner(caller, opened.offer.header, asked, data.question, clock.today(caller.timezone))


def pdf_link(client: Client) -> str:
    """A link to the PDF, good for a short time; NotFound before it is printed."""
    opened = open_quote(client)
    url = pdf_of(opened.caller, opened.offer)
    if url is None:
        raise NotFound
    return url


def picture_link(client: Client, name: str) -> str:
    """A link to a picture of the quote, good for a short time; NotFound for any other."""
    opened = open_quote(client)
    picture = (opened.offer.pictures or {}).get(name)
    if picture is None:
        raise NotFound
    kept = DocumentBucket(opened.caller)
    return kept.fetch_link(picture.key, content_type=picture.content_type, disposition="inline")


def _counted(client: Client) -> Opened:
    """The quote, for something that is done to it; TooManyRequests beyond a minute's share of one link."""
    opened = open_quote(client)
    now = int(clock.now().timestamp())
    minute, passed = divmod(now, _MINUTE)
    table = QuoteRepository(opened.caller).table
    (times,) = table.count(f"LINK#{opened.link.id}#{minute}", ttl=now + 2 * _MINUTE)
    if times > MOST_A_MINUTE:
        raise TooManyRequests(_MINUTE - passed)
    return opened


def _visitor(client: Client, opened: Opened) -> Visitor:
    return Visitor(ip=client.ip, agent=client.agent[:200], link_id=opened.link.id)
