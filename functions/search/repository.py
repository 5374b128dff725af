"""The kinds of records that can be found, and the words they are found by. Another kind joins by a line in SEARCHED."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from functions.accounts.repository import AccountRepository, RecordsOfAccounts
from functions.cases.repository import CaseRepository
from functions.catalog.repository import ProductRepository
from functions.contacts.repository import ContactRepository
from functions.contracts.repository import ContractRepository
from functions.files.repository import FileRepository
from functions.identity.rules import Permission
from functions.leads.repository import LeadRepository
from functions.opportunities.repository import OpportunityRepository
from functions.orders.repository import OrderRepository
from functions.quotes.repository import QuoteRepository
from functions.receivables.repository import PaymentRepository
from functions.search.models import FoundOut, FoundRecord, MadeKind, SearchKind
from functions.search.rules import (
    Marks,
    account_face,
    case_face,
    contact_face,
    deal_face,
    file_face,
    lead_face,
    payment_face,
    product_face,
    questions,
    quote_face,
    receivable_face,
    similar,
)
from shared.caller import Caller, nobody
from shared.db.keys import entity
from shared.db.ops import Item, absent, equals, put
from shared.db.records import PARENT, Records
from shared.db.retry import Outdated
from shared.db.table import Replayed, Span, TenantTable, begin, both, together
from shared.db.word_index import WordIndex, Words
from shared.errors import NotFound
from shared.words import Face

_PAGE = 100
_MOST_CANDIDATES = 20


@dataclass(frozen=True)
class Searched:
    """A kind of records: where they are, who may read them, and what they are found by."""

    kind: SearchKind
    records: type[Records[Any]]
    permission: Permission
    face: Callable[[Any, str], Face]


SEARCHED: tuple[Searched, ...] = (
    Searched(SearchKind.ACCOUNT, AccountRepository, Permission.ACCOUNTS_READ, account_face),
    Searched(SearchKind.CONTACT, ContactRepository, Permission.CONTACTS_READ, contact_face),
    Searched(SearchKind.LEAD, LeadRepository, Permission.LEADS_READ, lead_face),
    Searched(SearchKind.OPPORTUNITY, OpportunityRepository, Permission.OPPORTUNITIES_READ, deal_face),
    Searched(SearchKind.QUOTE, QuoteRepository, Permission.QUOTES_READ, quote_face),
    Searched(SearchKind.ORDER, OrderRepository, Permission.ORDERS_READ, receivable_face),
    Searched(SearchKind.CONTRACT, ContractRepository, Permission.CONTRACTS_READ, receivable_face),
    Searched(SearchKind.CASE, CaseRepository, Permission.CASES_READ, case_face),
    Searched(SearchKind.PRODUCT, ProductRepository, Permission.PRODUCTS_READ, product_face),
    Searched(SearchKind.FILE, FileRepository, Permission.FILES_READ, file_face),
    Searched(SearchKind.PAYMENT, PaymentRepository, Permission.PAYMENTS_READ, payment_face),
)
BY_KIND = {each.kind: each for each in SEARCHED}


def found_by_account(searched: Searched) -> bool:
    """Whether records of the kind are found by the names of their accounts, too."""
    return issubclass(searched.records, RecordsOfAccounts)


class WordsRepository:
    """What the stream keeps of one kind; read here and written by the stream alone."""

    def __init__(self, caller: Caller, searched: Searched) -> None:
        self._table = TenantTable(caller)
        self._searched = searched

    def with_words(self, words: Sequence[str]) -> tuple[list[FoundOut], bool]:
        """The records with words that begin with each of `words`, and whether there may be more."""
        items, reached = Words(self._table.caller, self._searched.records.name).under(words)
        return list({item["id"]: _found(item) for item in items}.values()), reached is not None


class RecordsRepository:
    """Records of whatever kind, by what they are called."""

    def __init__(self, caller: Caller) -> None:
        self._table = TenantTable(caller)

    def titles(self, records: Sequence[FoundRecord]) -> dict[FoundRecord, str]:
        """What records are called at present, in one round trip; a deactivated one has no title."""
        return {each: BY_KIND[each.kind].face(record, "").title for each, record in self.stored(records).items()}

    def stored(self, records: Sequence[FoundRecord]) -> dict[FoundRecord, Any]:
        """Those of the records that are there, as of now, in one round trip."""
        keys = {each: self.key(each) for each in records}
        found = self._table.get_many(list(keys.values()))
        return {each: self._load(BY_KIND[each.kind], found[key]) for each, key in keys.items() if key in found}

    def key(self, record: FoundRecord) -> str:
        return BY_KIND[record.kind].records(self._table.caller).key(record.id)

    def _load(self, searched: Searched, item: Item) -> Any:
        return searched.records(self._table.caller).load(item)


class LookAlikeRepository:
    """Which records of a kind may be the one that is described."""

    def __init__(self, caller: Caller, kind: MadeKind) -> None:
        self._words = WordsRepository(caller, BY_KIND[SearchKind(kind)])
        self._contacts = ContactRepository(caller) if kind is MadeKind.CONTACT else None

    def candidates(self, marks: Marks) -> dict[str, str]:
        """The ids of at most twenty that may be it, with what is known of each, in one round trip."""
        asked = questions(marks)
        holder = begin(lambda: self._holder(marks.email))
        answers = together(*(partial(self._words.with_words, each.words) for each in asked))
        found = {
            each.id: each.detail
            for question, (rows, _) in zip(asked, answers, strict=True)
            for each in rows
            if not question.by_name or similar(each.title, marks.name)
        }
        holder_id = holder()
        first = {holder_id: found.get(holder_id, "")} if holder_id else {}
        return dict(islice((first | found).items(), _MOST_CANDIDATES))

    def _holder(self, email: str) -> str | None:
        return self._contacts.email_holder(email) if self._contacts and email else None


class FavouriteRepository:
    """What a member keeps at hand, in one row of their own, which the stream does not tell of."""

    def __init__(self, caller: Caller) -> None:
        self._table = TenantTable(caller)
        self._key = entity("FAV", caller.user_id)

    def own(self) -> tuple[list[FoundRecord], int]:
        """The records in the order they were added, and how often that changed."""
        row = self._table.get(self._key) or {"records": [], "turn": 0}
        kept = (each.split(":") for each in row["records"])
        return [FoundRecord(kind=SearchKind(kind), id=record_id) for kind, record_id in kept], int(row["turn"])

    def with_record(self, record: FoundRecord) -> tuple[list[FoundRecord], int]:
        """The same, once it is sure that the firm has the record; NotFound otherwise. One round trip."""
        key = RecordsRepository(self._table.caller).key(record)
        own, found = both(self.own, lambda: self._table.get(key))
        if found is None:
            raise NotFound
        return own

    def keep(self, records: Sequence[FoundRecord], turn: int) -> None:
        """Write the row as the next turn; Outdated when another device has done so meanwhile."""

        def otherwise(_: Item | None) -> Exception:
            return Outdated()

        before = equals("turn", turn) if turn else absent("SK")
        row = {"records": [f"{each.kind}:{each.id}" for each in records], "turn": turn + 1}
        try:
            self._table.write(put(self._key, row, before, otherwise=otherwise), result=self._key)
        except Replayed:
            return


def _found(item: Item) -> FoundOut:
    kind, _, record_id = item.get("of", "").partition(":")
    of = FoundRecord(kind=SearchKind(kind), id=record_id) if kind else None
    return FoundOut(id=item["id"], title=item["title"], detail=item["detail"], of=of)


class FirmWords:
    """The words of one kind of a firm's records, kept true to them."""

    def __init__(self, org_id: str, searched: Searched) -> None:
        self._searched = searched
        self._accounts = AccountRepository(nobody(org_id))
        self._records = searched.records(nobody(org_id))
        self._index = WordIndex(org_id, searched.records.name)

    def follow(self, item: Item) -> bool:
        """Let a stored record be found by what it is; False when its words were known."""
        return self._follow(self._records.load(item))

    def _follow(self, record: Any, *, again: bool = False) -> bool:
        account_id = record.account_id if found_by_account(self._searched) else None
        return self._apply(record, self._accounts.names([account_id])[account_id] if account_id else "", again)

    def follow_account(self, account_id: str) -> int:
        """Let the records of an account be found by its present name; how many were not."""
        name = self._accounts.names([account_id])[account_id]
        return sum(self._apply(record, name, again=True) for record in self._of_account(account_id))

    def _of_account(self, account_id: str) -> Iterator[Any]:
        span, after = Span(("ACC", account_id), f"{self._records.name}#"), None
        while True:
            found, after = self._records.page(PARENT, span, limit=_PAGE, after=after)
            yield from found
            if after is None:
                return

    def _apply(self, record: Any, account_name: str, again: bool) -> bool:
        return self._index.apply(record.id, record.version, self._searched.face(record, account_name), again=again)

    def follow_all(self) -> int:
        """Let every record be found by what it is as of now, and by nothing what is gone; how many were not."""
        healed, present = 0, set()
        for record in self._records.all():
            present.add(record.id)
            healed += self._follow(record, again=True)
        for record_id, version in list(self._index.records()):
            if record_id not in present:
                healed += self._index.apply(record_id, version + 1, Face())
        return healed

    def forget_all(self) -> None:
        """Forget all words; only while the stream waits."""
        self._index.clear()
