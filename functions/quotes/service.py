"""Making, changing and finalising offers, and what clients say to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from functions.accounts.models import AccountOut
from functions.accounts.repository import AccountRepository
from functions.identity.repository import owner_ops
from functions.opportunities.models import OpportunityCreate
from functions.opportunities.repository import Deal, OpportunityRepository
from functions.opportunities.service import new_opportunity
from functions.quotes.models import (
    Answer,
    Print,
    PrintState,
    Quote,
    QuoteChange,
    QuoteCreate,
    QuoteDecline,
    QuoteDetail,
    QuoteOut,
    QuoteSectionInput,
    QuoteStatus,
    QuoteText,
)
from functions.quotes.repository import Offer, QuoteRepository
from functions.quotes.rules import (
    WAITING,
    Body,
    from_deal_lines,
    issuer_of,
    lines_of,
    next_number,
    offer_hash,
    priced,
    sections_of,
    shown_status,
    total_of,
)
from functions.tenants.models import OrgOut, Stage
from functions.tenants.repository import org_of
from shared import clock
from shared.caller import Caller
from shared.db.ops import Op
from shared.db.records import NumberTaken, fresh, revise
from shared.db.retry import Outdated, until_current
from shared.db.table import begin, both
from shared.errors import Conflict, InvalidInput, StaleVersion
from shared.ids import new_id, short_number
from shared.money import to_minor

_UNSENT = ("body_sha", "sent_at", "viewed_at", "answered_at", "pdf")
"""What a quote that was never sent has not."""
_OF_BODY = {"client", "sections", "intro", "terms", "internal_note", "markup", "discount_percent", "discount_amount"}


@dataclass(frozen=True)
class Visitor:
    """From where an answer came: the client's own, or a member's who noted it."""

    ip: str
    agent: str
    by: str | None = None
    link_id: str | None = None


def list_quotes(
    caller: Caller, status: QuoteStatus | None, owner: str | None, q: str, *, limit: int, after: str | None
) -> tuple[list[QuoteOut], str | None]:
    """Quotes in a state, of one owner or of all: those found by words, or newest first; a page may be short."""
    quotes = QuoteRepository(caller)
    owner_id, today = caller.named(owner) if owner else None, quotes.today

    def fits(quote: Quote) -> bool:
        return status in (None, shown_status(quote, today)) and owner_id in (None, quote.owner_id)

    if q.strip():
        return quotes.found(q, fits, limit=limit, after=after)
    stored: Sequence[QuoteStatus] = [each for each in QuoteStatus if each is not QuoteStatus.EXPIRED]
    if status is not None:
        stored = WAITING if status is QuoteStatus.EXPIRED else [status]
    found, position = quotes.with_status(stored, owner_id, limit=limit, after=after)
    return quotes.shown([quote for quote in found if fits(quote)]), position


def quotes_of_deal(caller: Caller, opportunity_id: str, *, limit: int, after: str | None) -> tuple[list[QuoteOut], Any]:
    """A deal's quotes, newest first; NotFound when the firm has no such deal."""
    deal = OpportunityRepository(caller).get(opportunity_id)
    quotes = QuoteRepository(caller)
    found, position = quotes.of_deal(deal.account_id, deal.id, limit=limit, after=after)
    return quotes.shown(found), position


def get_quote(caller: Caller, quote_id: str) -> QuoteDetail:
    """The quote with all it says."""
    quotes = QuoteRepository(caller)
    offer = quotes.offer(quote_id)
    return quotes.detail(offer, quotes.account_name(offer.header.account_id))


def offer_to_print(caller: Caller, quote_id: str, body_sha: str) -> Offer | None:
    """The quote that is to be printed; None when it says something else by now, or is printed. NotFound."""
    offer = QuoteRepository(caller).offer(quote_id)
    if offer.pdf is None or offer.pdf.body_sha != body_sha or offer.pdf.state is PrintState.PRINTED:
        return None
    return offer


def create_quote(caller: Caller, data: QuoteCreate) -> tuple[QuoteDetail, bool]:
    """The new draft, and False when the same request had made it; without a deal it makes one, without sections it
    takes the deal's lines. InvalidInput names what cannot be priced, or is not the firm's."""
    accounts, opportunities = AccountRepository(caller), OpportunityRepository(caller)
    org = begin(lambda: org_of(caller))
    account, deal = both(
        lambda: accounts.find(data.account_id),
        lambda: opportunities.find_deal(data.opportunity_id) if data.opportunity_id else None,
    )
    exists = accounts.exists_op(data.account_id)
    if account is None:
        raise exists.otherwise(None)
    if data.opportunity_id and (deal is None or deal.header.account_id != account.id):
        raise InvalidInput.at("opportunity_id", "unknown_opportunity", "Choose a deal of this account.")
    wanted = OpportunityCreate(name=data.title, stage=Stage.PROPOSAL, account_id=account.id)
    header = deal.header if deal else new_opportunity(caller, wanted, org())
    made = [exists] if deal else [exists, opportunities.put_op(header)]
    offer = _new(caller, data, org(), account, replace(deal, header=header) if deal else Deal(header, [], {}))
    quotes = QuoteRepository(caller)
    ops = [*quotes.body_ops(offer.header, offer.body), *made, *owner_ops(caller, offer.header.owner_id)]
    record, created = quotes.create(offer.header, *ops)
    return quotes.detail(offer if created else quotes.offer(record.id), account.name), created


def _new(caller: Caller, data: QuoteCreate, org: OrgOut, account: AccountOut, deal: Deal) -> Offer:
    body = _first_body(data, org, account, deal)
    header = Quote.model_validate(
        dict.fromkeys((*_UNSENT, "number", "previous_id", "next_id"))
        | {
            **fresh(data.id),
            "revision": 1,
            "title": data.title,
            "status": QuoteStatus.DRAFT,
            "account_id": account.id,
            "opportunity_id": deal.header.id,
            "owner_id": caller.user_id,
            "currency": deal.header.currency,
            "total_minor": total_of(body),
            "line_count": len(body.lines),
            "body_version": 1,
            "valid_until": data.valid_until or _last_day(clock.today(caller.timezone), org),
            "template": data.template or org.quoting.template,
        }
    )
    return Offer(header, body)


def _last_day(today: date, org: OrgOut) -> date:
    return today + timedelta(days=org.quoting.validity_days)


def _first_body(data: QuoteCreate, org: OrgOut, account: AccountOut, deal: Deal) -> Body:
    currency, policy = deal.header.currency, org.quoting
    entered = data.sections
    if entered is None:
        entered = [QuoteSectionInput(lines=from_deal_lines(deal.lines, currency))] if deal.lines else []
    sections = sections_of(entered)
    text = QuoteText(
        version=1,
        client=data.client if data.client.name else data.client.model_copy(update={"name": account.name}),
        issuer=None,
        sections=sections,
        intro=data.intro,
        terms=policy.terms if data.terms is None else data.terms,
        internal_note=data.internal_note,
        markup=policy.markup if data.markup is None else data.markup,
        margin_basis=policy.margin_basis,
        discount_percent=data.discount_percent,
        discount_minor=to_minor(data.discount_amount, currency, "discount_amount"),
        subtotal_minor=0,
        off_minor=0,
        taxes=[],
    )
    return priced(text, lines_of(entered, sections, currency), currency)


def change_quote(caller: Caller, quote_id: str, data: QuoteChange) -> QuoteDetail:
    """Change just the fields sent of a draft; Conflict `quote_locked` when it is none any more."""
    quotes = QuoteRepository(caller)
    with quotes.telling_all(quote_id):
        offer = quotes.offer(quote_id)
        if quotes.require_version(offer.header, data.version):
            return quotes.detail(offer, quotes.account_name(offer.header.account_id))
        _require(quotes, offer.header, QuoteStatus.DRAFT)
        sent = data.changes()
        body = _changed(offer, data) if _OF_BODY & set(sent) else offer.body
        fields = {name: value for name, value in sent.items() if name not in _OF_BODY}
        owners = owner_ops(caller, data.owner_id, offer.header.owner_id) if "owner_id" in sent else []
        return _save(quotes, offer, fields, body, *owners)


def _changed(offer: Offer, data: QuoteChange) -> Body:
    """The draft's body with what was sent of it."""
    currency, sent = offer.header.currency, data.changes()
    text = {name: sent[name] for name in _OF_BODY - {"sections", "discount_amount"} if name in sent}
    if "discount_amount" in sent:
        text["discount_minor"] = to_minor(data.discount_amount, currency, "discount_amount")
    lines = offer.body.lines
    if "sections" in sent:
        sections = sections_of(data.sections)
        text["sections"], lines = sections, lines_of(data.sections, sections, currency)
    return priced(offer.body.text.model_copy(update=text), lines, currency)


def finalize_quote(caller: Caller, quote_id: str, version: int | None) -> QuoteDetail:
    """Let nothing of the draft change any more: it gets its number, the firm's details, its fingerprint.

    Raises Conflict `quote_locked`, InvalidInput for a quote without lines or one that would be too late at once.
    """
    return until_current(lambda: _finalize(caller, quote_id, version))


def _finalize(caller: Caller, quote_id: str, version: int | None) -> QuoteDetail:
    quotes = QuoteRepository(caller)
    offer, org = both(lambda: quotes.offer(quote_id), lambda: org_of(caller))
    if quotes.require_version(offer.header, version):
        return quotes.detail(offer, quotes.account_name(offer.header.account_id))
    _require(quotes, offer.header, QuoteStatus.DRAFT)
    if not offer.body.lines:
        raise InvalidInput.at("sections", "no_lines", "Add what you offer first.")
    if offer.header.valid_until and offer.header.valid_until < quotes.today:
        raise InvalidInput.at("valid_until", "valid_until_past", "Choose a last day that is not over.")
    body = replace(offer.body, text=offer.body.text.model_copy(update={"issuer": issuer_of(org)}))
    sha = offer_hash(body)
    number = offer.header.number or short_number("Q", new_id())
    fields = {
        "number": number,
        "status": QuoteStatus.SENT,
        "sent_at": clock.now(),
        "body_sha": sha,
        "pdf": Print(state=PrintState.WAITING, body_sha=sha),
    }
    marker = [] if offer.header.number else [quotes.number_op(number, {"ref": quote_id})]
    try:
        return _save(quotes, offer, fields, body, *marker)
    except NumberTaken:
        raise Outdated from None


def print_quote(caller: Caller, quote_id: str, version: int | None) -> QuoteDetail:
    """Have a quote printed whose printing has failed; nothing is done where it has not."""
    quotes = QuoteRepository(caller)
    offer = quotes.offer(quote_id)
    replayed = quotes.require_version(offer.header, version)
    if not replayed and offer.pdf and offer.pdf.state is PrintState.FAILED:
        quotes.save(offer.header, revise(offer.header, {}), quotes.forget_print_op(quote_id, offer.pdf))
    return get_quote(caller, quote_id)


def revise_quote(caller: Caller, quote_id: str, version: int | None) -> tuple[QuoteDetail, bool]:
    """A new draft that says what the quote says, which it supersedes; and False when the same request had made it.

    Raises Conflict `quote_draft`, `quote_accepted` or `quote_superseded` for what cannot be revised.
    """
    quotes = QuoteRepository(caller)
    offer, org = both(lambda: quotes.offer(quote_id), lambda: org_of(caller))
    before = offer.header
    if quotes.require_version(before, version) and before.next_id:
        return get_quote(caller, before.next_id), False
    _require(quotes, before, *WAITING, QuoteStatus.DECLINED)
    after = before.model_copy(
        update=dict.fromkeys(_UNSENT)
        | {
            **fresh(),
            "body_version": 1,
            "status": QuoteStatus.DRAFT,
            "number": next_number(before),
            "revision": before.revision + 1,
            "previous_id": before.id,
            "owner_id": caller.user_id,
            "valid_until": _last_day(quotes.today, org),
        }
    )
    body = replace(offer.body, text=offer.body.text.model_copy(update={"version": 1, "issuer": None}))
    superseded = revise(before, {"status": QuoteStatus.SUPERSEDED, "next_id": after.id})
    ops = [quotes.save_op(before, superseded), *quotes.body_ops(after, body), *owner_ops(caller, after.owner_id)]
    record, created = quotes.create(after, *ops)
    shown = Offer(after, body) if created else quotes.offer(record.id)
    return quotes.detail(shown, quotes.account_name(before.account_id)), created


def decline_quote(caller: Caller, quote_id: str, data: QuoteDecline, visitor: Visitor) -> Quote:
    """Note that the client said no; Conflict for a quote that does not wait for an answer."""
    quotes = QuoteRepository(caller)
    header = quotes.get(quote_id)
    if data.version is not None:
        quotes.require_version(header, data.version)
    if not is_waiting(quotes, header):
        return header
    answer = answer_of(header, visitor, accepted=False, name=data.name or "", reason=data.reason, signature=[])
    declined = {"status": QuoteStatus.DECLINED, "answered_at": answer.at}
    return quotes.save(header, revise(header, declined), quotes.answer_op(quote_id, answer))


def note_declined(caller: Caller, quote_id: str, data: QuoteDecline) -> QuoteDetail:
    """The same, noted by a member."""
    decline_quote(caller, quote_id, data, member_noting(caller))
    return get_quote(caller, quote_id)


def member_noting(caller: Caller) -> Visitor:
    """A member who notes what a client has answered."""
    return Visitor(ip=caller.request.ip, agent="", by=caller.user_id)


def note_viewed(caller: Caller, quote_id: str) -> None:
    """Note that the client has looked at the quote; the first time is the one that counts."""
    quotes = QuoteRepository(caller)
    header = quotes.get(quote_id)
    if header.status is QuoteStatus.SENT:
        viewed = {"status": QuoteStatus.VIEWED, "viewed_at": clock.now()}
        try:
            quotes.save(header, revise(header, viewed))
        except StaleVersion:  # it was answered, revised or seen at this moment
            return


def with_body(header: Quote, body: Body) -> dict[str, Any]:
    """What the header says of its body once that is written with it."""
    return {
        "total_minor": total_of(body),
        "line_count": len(body.lines),
        "body_version": header.version + 1,
    }


def _save(quotes: QuoteRepository, offer: Offer, fields: dict[str, Any], body: Body, *ops: Op) -> QuoteDetail:
    """Write header and body as one, and read the account's name for the answer at the same time."""
    header = revise(offer.header, fields | with_body(offer.header, body))
    written = [*quotes.body_ops(header, body, len(offer.body.lines)), *ops]
    saved, name = both(
        lambda: quotes.save(offer.header, header, *written), lambda: quotes.account_name(header.account_id)
    )
    return quotes.detail(Offer(header, body) if saved is header else quotes.offer(saved.id), name)


def answer_of(header: Quote, visitor: Visitor, **said: Any) -> Answer:
    """What was said to a quote as it stands."""
    return Answer(
        **said,
        ip=visitor.ip,
        agent=visitor.agent,
        by=visitor.by,
        link_id=visitor.link_id,
        at=clock.now(),
        offered_sha=header.body_sha or "",
        body_sha=header.body_sha or "",
        total_minor=header.total_minor,
    )


_STANDING = {
    QuoteStatus.DRAFT: ("quote_draft", "This quote is a draft; finalise it first."),
    QuoteStatus.ACCEPTED: ("quote_accepted", "This quote was accepted, and stays as it is."),
    QuoteStatus.DECLINED: ("quote_declined", "This quote was declined."),
    QuoteStatus.SUPERSEDED: ("quote_superseded", "There is a newer version of this quote."),
    QuoteStatus.EXPIRED: ("quote_expired", "The time to accept this quote is over."),
}


def _require(quotes: QuoteRepository, header: Quote, *statuses: QuoteStatus) -> None:
    """Conflict, with the quote as it is, unless it is in one of the states."""
    if header.status in statuses:
        return
    code, message = _STANDING.get(header.status, ("quote_locked", "This quote was finalised, and stays as it is."))
    if QuoteStatus.DRAFT in statuses:
        code = "quote_locked"
    raise Conflict(code, message, current=quotes.present(header))


def is_waiting(quotes: QuoteRepository, header: Quote) -> bool:
    """Whether the quote waits for an answer, and not because this very request has answered it before; Conflict, with
    the quote as it is, when it does not wait."""
    status = shown_status(header, quotes.today)
    if status in WAITING:
        return True
    if quotes.table.carried_out():
        return False
    code, message = _STANDING[status]
    raise Conflict(code, message, current=quotes.present(header))
