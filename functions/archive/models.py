"""What is kept below records, as rows of their own; a file's rows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from functions.catalog.models import FamilyItem
from functions.imports.models import ImportKind
from functions.opportunities.models import ContactRole, Line
from functions.quotes.models import QuoteLine
from shared.caller import Caller
from shared.models import Id

Values = Mapping[str, Any]
"""Fields of a record, as they go into JSON."""


class LineOfDocument(Line):
    """A line of a deal, an order or a contract."""

    document_id: Id
    currency: str


class LineOfQuote(QuoteLine):
    """A line of a quote, with what it costs and how it is marked up."""

    document_id: Id
    currency: str


class RoleInDeal(BaseModel):
    """The part that a contact has in a deal."""

    opportunity_id: Id
    contact_id: Id
    role: ContactRole


class ItemOfFamily(FamilyItem):
    """An item of a family; amounts are in the firm's currency."""

    family_id: Id


@dataclass(frozen=True)
class Sheet:
    """A kind of record: what each looks like, where they come from, and which import takes them back."""

    name: str
    model: type[BaseModel]
    rows: Callable[[Caller], Iterator[Values]]
    imported_as: ImportKind | None = None
