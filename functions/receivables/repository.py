"""Receivables: a header in the indexes, and a body that no method here changes."""

from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from pydantic import BaseModel

from functions.accounts.repository import RecordsOfAccounts, Shown
from functions.opportunities.models import Line
from functions.receivables.models import Receivable
from shared.db.documents import chunks, lines_of, whole
from shared.db.ops import Op, put_new
from shared.errors import NotFound

D = TypeVar("D", bound=Receivable)
Detail = TypeVar("Detail", bound=BaseModel)


@dataclass(frozen=True)
class Document(Generic[D]):
    """A header with its lines."""

    header: D
    lines: list[Line]


class Receivables(RecordsOfAccounts[D, Shown], Generic[D, Shown, Detail]):
    """Documents of one kind."""

    @classmethod
    def detail(cls, document: Document[D], account_name: str) -> Detail:
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
        return Document(header, lines_of(Line, items, header.lines_minor, header.line_count))

    def place_ops(self, document: Document[D]) -> list[Op]:
        """The writes of a new document: header, the marker of its number, body."""
        header = document.header
        marker = self.number_op(header.number, {"ref": header.id, "account_id": header.account_id})
        body = [put_new(sk, chunk) for sk, chunk in chunks(self.name, header.id, document.lines)]
        return [self.put_op(header), marker, *body]
