"""What each kind of record is found by and how it is shown then, and which two may be the same. Pure."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from functions.accounts.models import AccountOut
from functions.cases.models import Case
from functions.catalog.models import Product
from functions.contacts.models import Contact
from functions.files.models import FileOut
from functions.leads.models import LeadOut, LeadStatus
from functions.opportunities.models import Opportunity
from functions.quotes.models import Quote
from functions.receivables.models import Payment, Receivable
from functions.search.models import FoundOut, LookAlikeReason, MadeKind
from shared.words import Face, address_words, asked, digits, distinct, folded, local_numbers, phone_words, words

_HIDDEN = Face()
"""Of what is deactivated: it is in lists of such records and in history, but nobody comes upon it."""


def account_face(account: AccountOut, _: str) -> Face:
    if not account.is_active:
        return _HIDDEN
    found = distinct([*words(account.name), *address_words(account.website), *phone_words(account.phone)])
    return Face(account.name, account.type, found)


def contact_face(contact: Contact, account_name: str) -> Face:
    if not contact.is_active:
        return _HIDDEN
    own = [*words(contact.name), *address_words(contact.email), *phone_words(contact.phone)]
    return Face(contact.name, account_name, distinct([*own, *words(account_name)]))


def lead_face(lead: LeadOut, _: str) -> Face:
    if lead.status is LeadStatus.REMOVED:
        return _HIDDEN
    name = _lead_name(lead)
    addresses = address_words(lead.email, lead.website)
    found = distinct([*words(name, lead.company), *addresses, *phone_words(lead.phone)])
    return Face(name, lead.company, found)


def deal_face(deal: Opportunity, account_name: str) -> Face:
    return Face(deal.name, account_name, distinct(words(deal.name, account_name)))


def quote_face(quote: Quote, account_name: str) -> Face:
    """Called by its title, told apart by its number and revision."""
    number = quote.number or ""
    return Face(quote.title, account_name, distinct(words(quote.title, number, account_name)))


def receivable_face(document: Receivable, account_name: str) -> Face:
    return Face(document.number, account_name, distinct(words(document.number, account_name)))


def payment_face(payment: Payment, account_name: str) -> Face:
    """Found by what it was paid for and by its reference; called as its receipt is."""
    receipt = f"{payment.document_number}/{int(payment.id[-5:])}"
    return Face(receipt, account_name, distinct(words(receipt, payment.transaction_id, account_name)))


def case_face(case: Case, account_name: str) -> Face:
    detail = f"{case.number} · {account_name}"
    return Face(case.subject, detail, distinct(words(case.number, case.subject, account_name)))


def product_face(product: Product, _: str) -> Face:
    found = Face(product.name, product.sku or "", distinct(words(product.name, product.sku)))
    return found if product.is_active else _HIDDEN


def file_face(file: FileOut, _: str) -> Face:
    of = f"{file.parent.type}:{file.parent.id}"
    return Face(file.name, "", distinct(words(file.name)), of) if file.is_active else Face(of=of)


def best(found: list[FoundOut], text: str) -> list[FoundOut]:
    """Those whose titles begin with what was typed first, then by title."""
    typed = " ".join(folded(text).split())

    def order(each: FoundOut) -> tuple[bool, str, str]:
        title = folded(each.title)
        return not title.startswith(typed), title, each.id

    return sorted(found, key=order)


_FREE_MAIL = frozenset(
    {
        "aol.com",
        "fastmail.com",
        "gmail.com",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hotmail.com",
        "icloud.com",
        "live.com",
        "mail.com",
        "me.com",
        "msn.com",
        "outlook.com",
        "proton.me",
        "protonmail.com",
        "rediffmail.com",
        "t-online.de",
        "web.de",
        "yahoo.co.in",
        "yahoo.co.uk",
        "yahoo.com",
        "yahoo.in",
        "yandex.com",
        "ymail.com",
        "zoho.com",
    }
)
"""Whoever has an address there works elsewhere."""

_FORMS = frozenset(
    {"ag", "and", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "kg", "limited", "llc", "llp", "ltd"}
    | {"plc", "private", "pty", "pvt", "sa", "sarl", "srl", "the"}
)
"""What a firm's name is written with or without."""

_ALIKE_PERCENT = 88
_SHORTEST_NAME = 3
BEGIN = 3
FEWEST_DIGITS = 6


@dataclass(frozen=True)
class Marks:
    """What a record is told from others by."""

    name: str = ""
    email: str = ""
    phone: str = ""
    domains: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Question:
    """Words that a look-alike would be found by; by a name also much else is."""

    words: tuple[str, ...]
    by_name: bool = False


LOOKED_IN: dict[MadeKind, tuple[MadeKind, ...]] = {
    MadeKind.ACCOUNT: (MadeKind.ACCOUNT,),
    MadeKind.CONTACT: (MadeKind.CONTACT, MadeKind.LEAD),
    MadeKind.LEAD: (MadeKind.LEAD, MadeKind.CONTACT, MadeKind.ACCOUNT),
}
"""Among what somebody may already be who is about to be made: a lead's person a contact, its company an account."""


def domain_of(address: str | None) -> frozenset[str]:
    """The domain of a web or e-mail address, if it says whose the address is."""
    _, _, rest = (address or "").strip().lower().rpartition("//")
    host = rest.partition("/")[0].rpartition("@")[2].partition(":")[0].removeprefix("www.")
    return frozenset({host} - _FREE_MAIL - {""})


def marks_of(record: AccountOut | Contact | LeadOut) -> Marks:
    """What a stored record is told by; nothing of what has become another record."""
    if isinstance(record, AccountOut):
        return Marks(record.name, phone=record.phone or "", domains=domain_of(record.website))
    if isinstance(record, Contact):
        return Marks(record.name, record.email or "", record.phone or "")
    if record.status in (LeadStatus.REMOVED, LeadStatus.CONVERTED):
        return Marks()
    return Marks(_lead_name(record), record.email or "", record.phone or "")


def questions(marks: Marks) -> list[Question]:
    """What to ask the words for; a name by its words, and by their beginnings for one that is written otherwise."""
    number = digits(marks.phone)
    numbers = local_numbers(marks.phone) or ([number] if len(number) >= FEWEST_DIGITS else [])
    sure = [asked(marks.email), *((each,) for each in numbers), *(asked(each) for each in sorted(marks.domains))]
    names: list[tuple[str, ...]] = []
    if len(folded(marks.name).strip()) >= _SHORTEST_NAME:
        named = asked(" ".join(called(marks.name)))
        names = [named, asked(" ".join(each[:BEGIN] for each in named))]
    return [*(Question(each) for each in sure if each), *(Question(each, by_name=True) for each in names if each)]


def alike(wanted: Marks, other: Marks) -> list[LookAlikeReason]:
    """Why the two may be the same, the best reason first."""
    reasons = {
        LookAlikeReason.SAME_EMAIL: bool(wanted.email) and wanted.email.strip().lower() == other.email.lower(),
        LookAlikeReason.SAME_PHONE: _same_number(digits(wanted.phone), digits(other.phone)),
        LookAlikeReason.SAME_DOMAIN: bool(wanted.domains & other.domains),
        LookAlikeReason.SIMILAR_NAME: similar(wanted.name, other.name),
    }
    return [reason for reason, holds in reasons.items() if holds]


def similar(one: str, other: str) -> bool:
    """Whether two names say the same, in whatever order and legal form, or with a letter typed wrong."""
    mine, theirs = " ".join(sorted(called(one))), " ".join(sorted(called(other)))
    if len(mine) < _SHORTEST_NAME or not theirs:
        return False
    same = sum(block.size for block in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks())
    return 200 * same >= _ALIKE_PERCENT * (len(mine) + len(theirs))


def _same_number(one: str, other: str) -> bool:
    """Whether one is the other, or the other with the codes of country and town before it."""
    short, long = sorted((one, other), key=len)
    if len(short) < FEWEST_DIGITS:
        return False
    return short == long or (bool(local_numbers(short)) and long.endswith(short))


def called(name: str) -> set[str]:
    """The words of a name but for a firm's legal form."""
    return set(words(name)) - _FORMS or set(words(name))


def _lead_name(lead: LeadOut) -> str:
    return f"{lead.first_name or ''} {lead.last_name}".strip()
