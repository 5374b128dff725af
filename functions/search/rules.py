"""What each kind of record is found by, and how it is shown then. Pure."""

from functions.accounts.models import AccountOut
from functions.cases.models import Case
from functions.catalog.models import Product
from functions.contacts.models import Contact
from functions.files.models import FileOut
from functions.leads.models import LeadOut, LeadStatus
from functions.opportunities.models import Opportunity
from functions.receivables.models import Payment, Receivable
from functions.search.models import FoundOut
from shared.words import Face, address_words, distinct, folded, phone_words, words

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
    name = f"{lead.first_name or ''} {lead.last_name}".strip()
    addresses = address_words(lead.email, lead.website)
    found = distinct([*words(name, lead.company), *addresses, *phone_words(lead.phone)])
    return Face(name, lead.company, found)


def deal_face(deal: Opportunity, account_name: str) -> Face:
    return Face(deal.name, account_name, distinct(words(deal.name, account_name)))


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
    return Face(product.name, "", distinct(words(product.name))) if product.is_active else _HIDDEN


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
