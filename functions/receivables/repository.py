"""Receivables: a header in the indexes, a body that no method here changes, and a row for each payment."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Generic, Literal, TypeVar

from pydantic import BaseModel

from functions.accounts.repository import RecordsOfAccounts, Shown
from functions.opportunities.models import Line
from functions.receivables.models import Payment, PaymentMethod, PaymentOut, PaymentStatus, Receivable
from functions.receivables.rules import paid
from shared import money
from shared.db.documents import chunks, lines_of, whole
from shared.db.keys import LAST, Family, entity
from shared.db.ops import Item, Op, equals, present, put, put_new
from shared.db.records import LIST, PARENT, Index, load, revise
from shared.db.retry import Contended, Outdated
from shared.db.table import Span, both
from shared.errors import NotFound
from shared.ids import ULID_PATTERN

D = TypeVar("D", bound=Receivable)
Detail = TypeVar("Detail", bound=BaseModel)

_DOCUMENTS = {"c": "CONTRACT", "o": "ORDER"}
_WIRE = re.compile(rf"(?P<kind>[co])-(?P<document>{ULID_PATTERN.strip('^$')})-(?P<number>[0-9]{{5}})")


@dataclass(frozen=True)
class Document(Generic[D]):
    """A header with its lines and payments."""

    header: D
    lines: list[Line]
    payments: Sequence[Payment] = ()


class Receivables(RecordsOfAccounts[D, Shown], Generic[D, Shown, Detail]):
    """Documents of one kind; a payment names its document under `link`."""

    link: ClassVar[Literal["order_id", "contract_id"]]

    def detail(self, document: Document[D], account_name: str) -> Detail:
        """The document with its lines as clients see it."""
        raise NotImplementedError

    def described(self, record_id: str) -> Detail:
        """The document as clients see it; NotFound when the firm has none such."""
        document = self.document(record_id)
        return self.detail(document, self.account_name(document.header.account_id))

    def document(self, record_id: str) -> Document[D]:
        """Header and lines as of now; NotFound when the firm has no such document."""
        return whole(partial(self._document, record_id), record_id)

    def _document(self, record_id: str) -> Document[D]:
        items = self.table.with_children(self.key(record_id))
        if not items:
            raise NotFound
        header = self.load(items[0])
        payments = [load(Payment, item) for item in items if item["t"] == PaymentRepository.name]
        lines = lines_of(Line, items, header.lines_minor, header.line_count)
        return self._tallied(Document(header, lines, payments))

    def with_payments(self, record_id: str) -> Document[D]:
        """The document with its payments but without its lines, as of now; NotFound when the firm has none such."""
        return whole(partial(self._with_payments, record_id), record_id)

    def _with_payments(self, record_id: str) -> Document[D]:
        rows = PaymentRepository(self.caller)
        header, payments = both(lambda: self.get(record_id), lambda: rows.of_document(self.key(record_id)))
        return self._tallied(Document(header, [], payments))

    def _tallied(self, document: Document[D]) -> Document[D]:
        """The document, once its payments are those that its header counts; Contended before."""
        counts = self.counted(document.header, document.payments)
        if any(getattr(document.header, name) != value for name, value in counts.items()):
            raise Contended
        return document

    def counted(self, _: D, payments: Sequence[Payment]) -> dict[str, Any]:
        """What the header says of its payments when they are these."""
        return {"paid_minor": paid(payments), "pay_seq": len(payments)}

    def counted_with(self, header: D, payment: Payment) -> dict[str, Any]:
        """What the header says of its payments once there is one more, which is no refund."""
        return {"paid_minor": header.paid_minor + paid([payment]), "pay_seq": header.pay_seq + 1}

    def paid_op(self, header: D, counts: dict[str, Any]) -> Op:
        """Sets what the header says of its payments, at the version it was read at; Outdated when it has changed."""
        return self.change_op(header, revise(header, counts), otherwise=lambda _: Outdated())

    def account_ops(self, header: D) -> list[Op]:
        """What else is written when a document comes to belong to another account."""
        return [put(self.number_key(header.number), _numbered(header), family=Family.UNIQUE)]

    def place_ops(self, document: Document[D]) -> list[Op]:
        """The writes of a new document: header, the marker of its number, body."""
        header = document.header
        marker = self.number_op(header.number, _numbered(header))
        body = [put_new(sk, chunk) for sk, chunk in chunks(self.name, header.id, document.lines)]
        return [self.put_op(header), marker, *body]


class PaymentRepository(RecordsOfAccounts[Payment, PaymentOut]):
    """Payments, each below the document that it is for."""

    name = "PAY"
    above = tuple(_DOCUMENTS.values())
    model = Payment

    def key(self, record_id: str) -> str:
        found = _parts(record_id)
        return entity(_DOCUMENTS[found["kind"]], found["document"], self.name, found["number"])

    def index(self, record: Payment) -> Index:
        by_date = f"{self.name}#{record.payment_date}#{record.id}"
        return {LIST: (("PAY",), by_date), PARENT: (("ACC", record.account_id), by_date)}

    @staticmethod
    def show(record: Payment, account_name: str) -> PaymentOut:
        """The payment as clients see it."""
        return PaymentOut(
            **record.model_dump(exclude={"amount_minor"}),
            account_name=account_name,
            amount=money.to_text(record.amount_minor, record.currency),
        )

    def of_document(self, key: str) -> list[Payment]:
        """All payments for the document with that key as of now, in the order they were logged."""
        return [self.load(item) for item in self.table.with_children(f"{key}#{self.name}")]

    def newest(
        self, status: PaymentStatus | None, method: PaymentMethod | None, *, limit: int, after: str | None
    ) -> tuple[list[Payment], str | None]:
        """Payments for any document, newest date first; with a filter a page may be short."""
        wanted = [("status", status), ("method", method)]
        where = [equals(name, value) for name, value in wanted if value]
        return self.page(LIST, Span(("PAY",), "PAY#"), limit=limit, after=after, descending=True, where=where)

    def received_between(
        self, first: str, last: str, link: str | None, *, limit: int, after: str | None
    ) -> tuple[list[Payment], str | None]:
        """What was received and given back in the months from `first` to `last`, newest date first; with a `link`, as
        `order_id`, for such documents only. A page may be short."""
        where = [equals("status", PaymentStatus.COMPLETED), *([present(link)] if link else [])]
        span = Span((self.name,), f"{self.name}#", since=first, until=last + LAST)
        return self.page(LIST, span, limit=limit, after=after, descending=True, where=where)

    def _taken(self, stored: Item | None) -> Exception:
        return Outdated()  # another payment got this number meanwhile, be it of the same words


def _numbered(header: Receivable) -> Item:
    """What finding a document by its number should know."""
    return {"ref": header.id, "account_id": header.account_id}


def payment_id(document: str, document_id: str, number: int) -> str:
    """The id of a document's payment by its number, such as `o-<order>-00001`."""
    return f"{document[0].lower()}-{document_id}-{number:05}"


def document_of(payment: str) -> tuple[str, str]:
    """The name and id of the document that a payment is for; NotFound when it is no payment's id."""
    found = _parts(payment)
    return _DOCUMENTS[found["kind"]], found["document"]


def _parts(payment: str) -> re.Match[str]:
    found = _WIRE.fullmatch(payment)
    if found is None:
        raise NotFound
    return found
