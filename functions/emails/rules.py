"""What a mail says, and what becomes of it. Pure."""

from collections.abc import Mapping
from email.utils import parseaddr

from functions.emails.models import Bounce, Mail, MailState, Recipient, Report
from functions.identity.models import Member
from functions.quotes.repository import Offer
from functions.tenants.models import OrgOut
from shared.documents.render import words
from shared.mail.models import Attachment, Letter
from shared.mail.render import Facts, written

PDF = "application/pdf"
MOST_PDF_BYTES = 10 * 1024 * 1024
"""What is larger many servers refuse; then the mail has the link only."""
UNCLEAR = "We cannot tell whether this mail left. Ask the client before you send it again."
_REJECTED = "The mail service found something harmful in this message."
GAVE_UP = "Something went wrong on our side. Please send it again."
NOT_ACTIVE = "Your organisation is not active."

_ORDER = [MailState.WAITING, MailState.SENT, MailState.DELIVERED, MailState.BOUNCED, MailState.COMPLAINED]
_COMPLAINED = "They marked the mail as unwanted. Do not write to this address again unless they ask for it."
_BOUNCES = {
    "NoEmail": "There is no such mailbox.",
    "Suppressed": "Mail to this address bounced before, and is held back.",
    "OnAccountSuppressionList": "Mail to this address bounced before, and is held back.",
    "MailboxFull": "The mailbox is full.",
    "MessageTooLarge": "Their mail server takes no mail of this size.",
    "ContentRejected": "Their mail server refused what the mail says.",
    "AttachmentRejected": "Their mail server refused the PDF.",
}
_PERMANENT, _TRANSIENT = "There is no such mailbox.", "Their mail server did not take the mail in time."


def letter_of(mail: Mail, offer: Offer, org: OrgOut, sender: Member | None, url: str, pdf: bytes | None) -> Letter:
    """The letter that brings a quote: the sender's words, the link, the PDF where there is one."""
    header, text = offer.header, offer.body.text
    issuer, number = text.issuer, header.number or header.title
    firm = issuer.name if issuer else org.name
    facts = Facts(
        locale=issuer.locale if issuer else org.settings.locale,
        colour=issuer.colour if issuer else None,
        firm=firm,
        address=issuer.address if issuer else None,
        footer=issuer.footer if issuer else None,
        title=header.title,
        greeted=text.client.attention or text.client.name,
        message=mail.message,
        url=url,
        has_pdf=pdf is not None,
    )
    plain, page = written(facts)
    return Letter(
        to=tuple(mail.to),
        cc=tuple(mail.cc),
        subject=mail.subject or f"{words(facts.locale)['quote']} {number}: {header.title}",
        text=plain,
        html=page,
        sender=org.settings.email_from_name or firm,
        reply_to=org.settings.email_from_address or (sender.email if sender else None),
        attachments=(Attachment(f"{number}.pdf", PDF, pdf),) if pdf is not None else (),
        tags={"org_id": org.id, "quote_id": header.id, "mail_id": mail.id},
    )


def reported(mail: Mail, report: Report) -> Mail:
    """The mail after a report of what became of it. Nothing goes backwards, in whatever order reports come."""
    if report.reject:
        return mail.model_copy(update={"state": MailState.FAILED, "failure": _REJECTED})
    told = _told(mail, report)
    recipients = [_further(each, told.get(each.address)) for each in mail.recipients]
    state = state_of(recipients)
    if state is MailState.WAITING:
        return mail
    return mail.model_copy(update={"recipients": recipients, "state": state, "failure": None})


def sent(mail: Mail) -> list[Recipient]:
    """The recipients of a mail that has left; of one of them there may be word already."""
    left = Recipient(address="", state=MailState.SENT, reason=None)
    return [_further(each, left) for each in mail.recipients]


def failed(mail: Mail, why: str) -> Mail:
    """The mail, which did not leave, unless there is word that it did."""
    if mail.state is not MailState.WAITING:
        return mail
    return mail.model_copy(update={"state": MailState.FAILED, "failure": why})


def troubles(mail: Mail) -> Mapping[str, str]:
    """Who did not get the mail, or did not want it, and why, by address."""
    bad = (MailState.BOUNCED, MailState.COMPLAINED)
    return {each.address: each.reason or "" for each in mail.recipients if each.state in bad}


def _told(mail: Mail, report: Report) -> dict[str, Recipient]:
    if report.bounce:
        why, bounced = _why(report.bounce), [each.address for each in report.bounce.recipients]
        return _each(bounced, MailState.BOUNCED, why)
    if report.complaint:
        return _each([each.address for each in report.complaint.recipients], MailState.COMPLAINED, _COMPLAINED)
    if report.delivery:
        return _each(report.delivery.recipients, MailState.DELIVERED)
    everybody = [each.address for each in mail.recipients]
    return _each(everybody, MailState.SENT) if report.kind == "Send" else {}


def _each(addresses: list[str], state: MailState, reason: str | None = None) -> dict[str, Recipient]:
    bare = [parseaddr(each)[1].lower() for each in addresses]
    return {each: Recipient(address=each, state=state, reason=reason) for each in bare}


def _further(before: Recipient, told: Recipient | None) -> Recipient:
    if told is None or _ORDER.index(told.state) <= _ORDER.index(before.state):
        return before
    return before.model_copy(update={"state": told.state, "reason": told.reason})


def state_of(recipients: list[Recipient]) -> MailState:
    """The worst of what happened, or else the least that was reached, but sent where it has left for somebody."""
    states = [_ORDER.index(each.state) for each in recipients]
    if max(states) > _ORDER.index(MailState.DELIVERED):
        return _ORDER[max(states)]
    least = _ORDER[min(states)]
    return MailState.SENT if least is MailState.WAITING and max(states) else least


def _why(bounce: Bounce) -> str:
    known = _BOUNCES.get(bounce.detail)
    return known or (_PERMANENT if bounce.kind == "Permanent" else _TRANSIENT)
