"""Which fields a file's columns may go to, and which they probably mean. Pure."""

import re
from dataclasses import dataclass

from functions.identity.rules import Permission
from functions.imports.models import ImportCounts, ImportField, ImportKind, RowAction
from shared.words import folded


@dataclass(frozen=True)
class Column:
    """A field as a file names it: its name in the API, our own heading, and others' headings for it."""

    name: str
    label: str
    others: str = ""
    required: bool = False

    @property
    def headings(self) -> set[str]:
        return {_bare(each) for each in (self.label, self.name, *self.others.split("|"))} - {""}


def _address(prefix: str, label: str) -> tuple[Column, ...]:
    parts = {
        "street": "Street",
        "city": "City",
        "state": "State",
        "postal_code": "Postal code",
        "country": "Country",
    }
    others = {
        "street": "address|address line 1|street address|strasse|road",
        "city": "town|ort|stadt",
        "state": "province|region|bundesland|county",
        "postal_code": "zip|zip code|postcode|pin|pin code|plz",
        "country": "land|country/region",
    }
    return tuple(
        Column(f"{prefix}.{part}", f"{label} {name.lower()}".strip() if label else name, "" if label else others[part])
        for part, name in parts.items()
    )


_IDS = (
    Column("id", "ID", "record id"),
    Column("external_id", "External ID", "external key|reference|ref|source id|import id"),
)
_OWNER = Column("owner_id", "Owner", "owner email|assigned to|owner e-mail|account owner|lead owner|contact owner")
_EMAIL = Column("email", "Email", "e-mail|email address|e-mail address|mail")
_PHONE = Column("phone", "Phone", "telephone|phone number|tel|mobile|telefon")
_WEBSITE = Column("website", "Website", "web|url|homepage|web site|domain")
_DESCRIPTION = Column("description", "Description", "notes|note|comment|details|beschreibung")
_FIRST = Column("first_name", "First name", "given name|forename|vorname|firstname")
_LAST = Column("last_name", "Last name", "surname|family name|nachname|lastname|name", required=True)
_TITLE = Column("title", "Title", "job title|position|role")

COLUMNS: dict[ImportKind, tuple[Column, ...]] = {
    ImportKind.LEADS: (
        *_IDS,
        _FIRST,
        _LAST,
        Column("company", "Company", "company name|organisation|organization|account|firma", required=True),
        _TITLE,
        _EMAIL,
        _PHONE,
        _WEBSITE,
        *_address("address", ""),
        Column("status", "Status", "lead status|stage"),
        Column("lead_source", "Source", "lead source|origin"),
        Column("industry", "Industry", "sector|branch"),
        _OWNER,
    ),
    ImportKind.CONTACTS: (
        *_IDS,
        _FIRST,
        _LAST,
        Column("account_id", "Account", "account name|company|company name|organisation|organization", required=True),
        _EMAIL,
        _PHONE,
        Column("channel", "Preferred channel", "prefers|preferred contact method|contact by"),
        _TITLE,
        _DESCRIPTION,
        _OWNER,
    ),
    ImportKind.ACCOUNTS: (
        *_IDS,
        Column("name", "Name", "account name|company|company name|account|organisation|firma", required=True),
        _PHONE,
        _WEBSITE,
        Column("type", "Type", "account type"),
        Column("industry", "Industry", "sector|branch"),
        _DESCRIPTION,
        *_address("billing_address", "Billing"),
        *_address("shipping_address", "Shipping"),
        _OWNER,
    ),
    ImportKind.PRODUCTS: (
        *_IDS,
        Column("name", "Name", "product name|product|item|title", required=True),
        Column("sku", "SKU", "article number|item number|product code|part number|artikelnummer"),
        Column("slug", "Slug", "handle|url key|permalink"),
        _DESCRIPTION,
        Column("standard_list_price", "List price", "price|unit price|standard price|standard list price|amount|preis"),
        Column("category", "Category", "group|product category|product group|kategorie"),
        Column("unit", "Unit", "unit type|unit of measure|uom|einheit"),
        Column("delivery", "Delivery", "delivery info|delivery information|shipping"),
        Column("cost", "Cost", "unit cost|cost price|purchase price"),
        Column("is_retainer_product", "Retainer", "recurring|is retainer|retainer product"),
    ),
}

WRITES: dict[ImportKind, Permission] = {
    ImportKind.LEADS: Permission.LEADS_WRITE,
    ImportKind.CONTACTS: Permission.CONTACTS_WRITE,
    ImportKind.ACCOUNTS: Permission.ACCOUNTS_WRITE,
    ImportKind.PRODUCTS: Permission.PRODUCTS_WRITE,
}
"""What somebody must be allowed by hand to do it by file."""

NONE = ImportCounts(create=0, update=0, unchanged=0, skip=0, refuse=0, left=0)

_SIGNS = re.compile(r"[^\w/]+|_+")


def fields_of(kind: ImportKind) -> list[ImportField]:
    """The fields that a column of such a file may go to."""
    return [ImportField(name=each.name, label=each.label, required=each.required) for each in COLUMNS[kind]]


def guessed(kind: ImportKind, headings: list[str]) -> list[str | None]:
    """For each heading the field that it probably means, no field twice: our own headings before others'."""
    taken: dict[int, str] = {}
    bare = [_bare(each) for each in headings]
    for column in COLUMNS[kind]:
        ranked = [_bare(column.label), _bare(column.name), *map(_bare, column.others.split("|"))]
        free = [number for number, each in enumerate(bare) if each in column.headings and number not in taken]
        if free:
            taken[min(free, key=lambda number: ranked.index(bare[number]))] = column.name
    return [taken.get(number) for number in range(len(headings))]


def mapping_problem(kind: ImportKind, fields: list[str | None], columns: int) -> str | None:
    """Why columns cannot go to these fields, as a code; None when they can."""
    known = {each.name for each in COLUMNS[kind]}
    named = [each for each in fields if each is not None]
    if len(fields) != columns:
        return "wrong_number_of_columns"
    if not set(named) <= known:
        return "unknown_field"
    return "field_twice" if len(named) != len(set(named)) else None if named else "no_field"


def counted(counts: ImportCounts, actions: list[RowAction]) -> ImportCounts:
    """The counts with these rows added."""
    added = {name: amount + sum(each == name for each in actions) for name, amount in counts.model_dump().items()}
    return ImportCounts(**added)


def _bare(heading: str) -> str:
    return " ".join(_SIGNS.sub(" ", folded(heading)).split())
