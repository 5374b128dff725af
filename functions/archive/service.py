"""All that a firm has: every kind of record, and what is said of them to who opens them."""

from collections.abc import Iterator
from typing import Any

from functions.accounts.repository import AccountRepository
from functions.activities.repository import ActivityRepository
from functions.archive.models import ItemOfFamily, LineOfDocument, LineOfQuote, RoleInDeal, Sheet, Values
from functions.archive.repository import FirmRepository
from functions.audit.models import AuditEntry
from functions.audit.rules import entry_of
from functions.cases.repository import CaseRepository, MacroRepository
from functions.catalog.repository import FamilyRepository, ProductRepository, TaxCodeRepository
from functions.categories.models import Category
from functions.categories.repository import CategoryRepository
from functions.contacts.repository import ContactRepository
from functions.contracts.repository import ContractRepository
from functions.emails.models import MailOut
from functions.emails.repository import MailRepository
from functions.exports.repository import ExportRepository
from functions.feeds.repository import FeedRepository
from functions.files.repository import FileRepository
from functions.identity.repository import MemberRepository
from functions.imports.models import ImportKind
from functions.imports.repository import ImportRepository
from functions.leads.repository import LeadRepository
from functions.merging.repository import MergeRepository
from functions.opportunities.repository import OpportunityRepository
from functions.orders.repository import OrderRepository
from functions.partners.repository import ApiKeyRepository
from functions.quotes.repository import QuoteRepository
from functions.receivables.repository import PaymentRepository
from functions.reminders.repository import DigestRepository
from functions.tenants.repository import OrgRepository, org_of
from shared import clock
from shared.caller import Caller
from shared.db.records import Records
from shared.models import stamp


def _records(name: str, kind: type[Records[Any]], imported_as: ImportKind | None = None) -> Sheet:
    def rows(caller: Caller) -> Iterator[Values]:
        return (each.model_dump(mode="json") for each in FirmRepository(caller).records(kind))

    return Sheet(name, kind.model, rows, imported_as)


def _lines(name: str, kind: type[Records[Any]]) -> Sheet:
    return Sheet(name, LineOfDocument, lambda caller: FirmRepository(caller).lines(kind))


def _categories(caller: Caller) -> Iterator[Values]:
    return (each.model_dump(mode="json") for each in CategoryRepository(caller).tree().items)


def _roles(caller: Caller) -> Iterator[Values]:
    return FirmRepository(caller).parts(OpportunityRepository.name, "OPP_ROLE")


def _mails(caller: Caller) -> Iterator[Values]:
    return FirmRepository(caller).parts(QuoteRepository.name, MailRepository.name)


def _items(caller: Caller) -> Iterator[Values]:
    for chunk in FirmRepository(caller).parts(FamilyRepository.name, "FAM_BODY"):
        yield from ({**each, "family_id": chunk["family_id"]} for each in chunk["items"])


def _trail(caller: Caller) -> Iterator[Values]:
    since, until = org_of(caller).created_at, clock.now()
    rows = FirmRepository(caller).trail(stamp(since), stamp(until))
    return (entry_of(row, caller).model_dump(mode="json") for row in rows)


SHEETS: tuple[Sheet, ...] = (
    _records("organisation", OrgRepository),
    _records("members", MemberRepository),
    _records("accounts", AccountRepository, ImportKind.ACCOUNTS),
    _records("contacts", ContactRepository, ImportKind.CONTACTS),
    _records("leads", LeadRepository, ImportKind.LEADS),
    _records("products", ProductRepository, ImportKind.PRODUCTS),
    Sheet("categories", Category, _categories),
    _records("tax-codes", TaxCodeRepository),
    _records("families", FamilyRepository),
    Sheet("family-items", ItemOfFamily, _items),
    _records("opportunities", OpportunityRepository),
    _lines("opportunity-lines", OpportunityRepository),
    Sheet("opportunity-contacts", RoleInDeal, _roles),
    _records("quotes", QuoteRepository),
    Sheet("quote-lines", LineOfQuote, lambda caller: FirmRepository(caller).lines(QuoteRepository)),
    Sheet("mails", MailOut, _mails),
    _records("orders", OrderRepository),
    _lines("order-lines", OrderRepository),
    _records("contracts", ContractRepository),
    _lines("contract-lines", ContractRepository),
    _records("payments", PaymentRepository),
    _records("activities", ActivityRepository),
    _records("cases", CaseRepository),
    _records("macros", MacroRepository),
    _records("files", FileRepository),
    _records("merges", MergeRepository),
    _records("imports", ImportRepository),
    _records("exports", ExportRepository),
    _records("api-keys", ApiKeyRepository),
    _records("calendar-feeds", FeedRepository),
    _records("digests", DigestRepository),
    Sheet("audit-trail", AuditEntry, _trail),
)
"""Every kind of record that the trail knows has a file here."""

EXPLANATION = """Everything that {name} keeps in Dealwright, as of {day}.

Each file is CSV in UTF-8, with its headings in the first row, and opens in any spreadsheet program.

- Records refer to each other by their IDs: "Account ID" in contacts.csv is "ID" in accounts.csv.
- Amounts are in major units (1250.00) of the currency that their row names, or else of {currency}.
- Days are written 2026-01-31. Instants are in UTC: 2026-01-31T09:30:00Z.
- A cell that a spreadsheet would run as a formula has an apostrophe before it. Negative amounts have none.
- accounts.csv, contacts.csv, leads.csv and products.csv can be imported again under Settings, Data.
- files.csv lists your files with their sizes and SHA-256; the files themselves are downloaded in the app.
- Records changed while this was written stand here as they were when their turn came.
- No passwords, no secrets of API keys and of calendar addresses are in here, nor anywhere else to be read.

The files:

{files}
"""


def explanation(caller: Caller) -> str:
    """What README.txt says."""
    org = org_of(caller)
    files = "\n".join(f"- {sheet.name}.csv" for sheet in SHEETS)
    day = clock.today(caller.timezone).isoformat()
    return EXPLANATION.format(name=org.name, day=day, currency=caller.currency, files=files)
