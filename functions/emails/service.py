"""Ordering mails of quotes, sending each once, and noting what became of it.

A mail is a record; the stream hands it out as it is made. Whoever sends it claims it first, and one whose sender died
on the way is not sent again: whether it left, the mail service's own report tells.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from functions.emails import rules
from functions.emails.models import Mail, MailCreate, MailOut, Mails, MailState, Order, Recipient, Report
from functions.emails.repository import MailRepository
from functions.followups.service import ask_of_owner
from functions.identity.repository import MemberRepository
from functions.links.models import LinkChannel
from functions.links.service import LinkWanted, lead_to
from functions.quotes.models import PrintState, QuoteStatus
from functions.quotes.repository import Offer, QuoteRepository
from functions.tenants.models import OrgOut, OrgStatus
from functions.tenants.repository import OrgRepository, org_of
from functions.tenants.rules import mails_of
from shared import clock
from shared.caller import Caller, nobody
from shared.db.ops import Op
from shared.db.records import fresh, revise
from shared.db.retry import Outdated, until_current
from shared.db.stream import Changed
from shared.db.table import begin, both
from shared.errors import Conflict, StaleVersion, TooManyRequests
from shared.mail import post
from shared.mail.models import Refused, Uncertain
from shared.months import month_of
from shared.storage import DocumentBucket
from shared.work import MAIL, hand_out

MOST_AN_HOUR = 200
"""Of a firm; what its plan allows in a month is not to be spent, nor the deployment's good name, in an hour."""
_HOUR = 3600
PATIENCE = timedelta(minutes=15)
"""How long a mail waits for its PDF."""
LOOK_AGAIN_S = 5
CLAIM = timedelta(minutes=2)
"""After this long whoever claimed a mail has died: the function ends before."""
_LONGEST_LABEL = 255


def list_mails(caller: Caller, quote_id: str) -> Mails:
    """The quote's mails, newest first; NotFound when the firm has no such quote."""
    mails = MailRepository(caller, quote_id)
    found, _ = both(mails.newest, lambda: QuoteRepository(caller).get(quote_id))
    return Mails(items=[_shown(mail) for mail in found], is_on=post.sends_mail())


def order_mail(caller: Caller, quote_id: str, data: MailCreate) -> tuple[MailOut, bool]:
    """Have a finalised quote mailed; the mail, and False when the same request had ordered it before.

    Conflict `quote_draft`, `mail_off`, `too_many_emails` when the plan's mails of this month are used up, and
    TooManyRequests.
    """
    mails, quotes = MailRepository(caller, quote_id), QuoteRepository(caller)
    quote, org = both(lambda: quotes.get(quote_id), lambda: org_of(caller))
    if quote.status is QuoteStatus.DRAFT:
        message = "This quote is a draft; finalise it first."
        raise Conflict("quote_draft", message, current=quotes.present(quote))
    if not post.sends_mail():
        raise Conflict("mail_off", "This deployment sends no mail. Its operator can set an address to send from.")
    mail, created = mails.create(_new(caller, quote_id, data), *_count_ops(caller, org))
    return _shown(mail), created


def _new(caller: Caller, quote_id: str, data: MailCreate) -> Mail:
    to = list(dict.fromkeys(data.to))
    cc = [each for each in dict.fromkeys(data.cc) if each not in to]
    return Mail(
        **fresh(data.id),
        quote_id=quote_id,
        to=to,
        cc=cc,
        subject=data.subject,
        message=data.message,
        sent_by=caller.user_id,
        state=MailState.WAITING,
        sent_at=None,
        has_pdf=None,
        failure=None,
        recipients=[Recipient(address=each, state=MailState.WAITING, reason=None) for each in (*to, *cc)],
        days=data.days,
        claimed_at=None,
        told_as=None,
    )


def _count_ops(caller: Caller, org: OrgOut) -> list[Op]:
    """Counts the mail in its month, which the plan limits, and in its hour."""
    now, most = clock.now(), org.limits.emails_per_month
    used_up = Conflict("too_many_emails", f"Your plan has {most} mails a month, and they are used up.")
    hour, passed = divmod(int(now.timestamp()), _HOUR)
    orgs = OrgRepository(caller)
    return [
        orgs.count_op(mails_of(month_of(now, org.settings.timezone)), most, used_up),
        orgs.count_op(f"MAILS-H{hour}", MOST_AN_HOUR, TooManyRequests(_HOUR - passed), (hour + 2) * _HOUR),
    ]


def _shown(mail: Mail) -> MailOut:
    return MailOut.model_validate(mail.model_dump(include=set(MailOut.model_fields)))


def order_mailing(change: Changed) -> None:
    """Hand a new mail out; told twice, it is handed out twice, and sent once."""
    if change.kind == MailRepository.name and change.before is None and change.after:
        _hand_out(Order(org_id=change.org_id, quote_id=change.after["quote_id"], mail_id=change.after["id"]))


def _hand_out(order: Order, delay_s: int = 0) -> None:
    hand_out(order.org_id, queue=MAIL, delay_s=delay_s, quote_id=order.quote_id, mail_id=order.mail_id)


def carry_out(order: Order, site: Callable[[], str]) -> None:
    """Send the mail unless it is sent, or somebody is at it; later when its PDF is being printed.

    Raises what kept it from leaving: then it may be tried again.
    """
    firm = nobody(order.org_id)
    mails, quotes = MailRepository(firm, order.quote_id), QuoteRepository(firm)
    org = begin(lambda: org_of(firm))
    mail, offer = both(lambda: mails.get(order.mail_id), lambda: quotes.offer(order.quote_id))
    if mail.state is not MailState.WAITING:
        return
    if mail.claimed_at:
        if clock.now() - mail.claimed_at > CLAIM:
            _fail(mails, mail.id, rules.UNCLEAR)
        return
    if org().status is not OrgStatus.ACTIVE:
        _fail(mails, mail.id, rules.NOT_ACTIVE)
        return
    if _is_printing(offer) and clock.now() - mail.created_at < PATIENCE:
        _hand_out(order, LOOK_AGAIN_S)
        return
    _send(mails, mail, offer, org(), site)


def _is_printing(offer: Offer) -> bool:
    return offer.pdf is not None and offer.pdf.state is PrintState.WAITING


def _send(mails: MailRepository, mail: Mail, offer: Offer, org: OrgOut, site: Callable[[], str]) -> None:
    firm = mails.caller
    pdf, sender = both(lambda: _pdf(firm, offer), lambda: MemberRepository(firm).find(mail.sent_by))
    try:
        mail = mails.save(mail, revise(mail, {"claimed_at": clock.now()}))
    except StaleVersion:  # somebody else is at it
        return
    try:
        label = ", ".join(mail.to)[:_LONGEST_LABEL]
        wanted = LinkWanted(mail.id, offer.header.id, label, LinkChannel.EMAIL, mail.days, mail.sent_by)
        url = site() + lead_to(firm, wanted)
        told_as = post.send(rules.letter_of(mail, offer, org, sender, url, pdf))
    except Refused as refusal:
        _fail(mails, mail.id, str(refusal))
    except Uncertain:
        _fail(mails, mail.id, rules.UNCLEAR)
    except Exception:
        _settle(mails, mail.id, lambda now: now.model_copy(update={"claimed_at": None}))
        raise
    else:
        _settle(mails, mail.id, lambda now: _left(now, told_as, has_pdf=pdf is not None))


def _left(mail: Mail, told_as: str, *, has_pdf: bool) -> Mail:
    recipients = rules.sent(mail)
    left = {"recipients": recipients, "state": rules.state_of(recipients), "failure": None}
    return mail.model_copy(update=left | {"sent_at": clock.now(), "told_as": told_as, "has_pdf": has_pdf})


def _pdf(firm: Caller, offer: Offer) -> bytes | None:
    printed = offer.pdf
    if printed is None or printed.key is None or (printed.size or 0) > rules.MOST_PDF_BYTES:
        return None
    return DocumentBucket(firm).read(printed.key)


def give_up(order: Order) -> None:
    """Say on the quote that the mail was not sent."""
    _fail(MailRepository(nobody(order.org_id), order.quote_id), order.mail_id, rules.GAVE_UP)


def note_report(report: Report) -> None:
    """Note what became of a mail, and tell the quote's owner once when somebody did not get it."""
    order = report.mail.order
    if order is None:
        return
    firm = nobody(order.org_id)
    mail = _settle(MailRepository(firm, order.quote_id), order.mail_id, lambda now: rules.reported(now, report))
    if rules.troubles(mail):
        _tell_owner(firm, mail)


def _tell_owner(firm: Caller, mail: Mail) -> None:
    """A task for whose quote it is. It has the mail's id: there is one of it."""
    org, quote = both(lambda: org_of(firm), lambda: QuoteRepository(firm).get(mail.quote_id))
    told = "\n".join(f"{address}: {why}" for address, why in rules.troubles(mail).items())
    subject, today = f"Mail with quote {quote.number} did not arrive", clock.today(org.settings.timezone)
    with suppress(Conflict):  # they were told
        ask_of_owner(firm, quote, subject, told, today, mail.id)


def _fail(mails: MailRepository, mail_id: str, why: str) -> None:
    _settle(mails, mail_id, lambda now: rules.failed(now, why))


def _settle(mails: MailRepository, mail_id: str, step: Callable[[Mail], Mail]) -> Mail:
    """The mail after a step that what is told of it meanwhile must not undo."""

    def once() -> Mail:
        before = mails.get(mail_id)
        after = step(before)
        if after == before:
            return before
        changes: dict[str, Any] = {name: getattr(after, name) for name in Mail.model_fields}
        try:
            return mails.save(before, revise(before, changes))
        except StaleVersion:
            raise Outdated from None

    return until_current(once)
