"""Making a document of a won deal, exactly once."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

from functions.accounts.repository import Shown
from functions.opportunities.models import Line
from functions.opportunities.repository import Deal
from functions.opportunities.service import conclude
from functions.receivables.repository import D, Detail, Document, Receivables
from shared.db.ops import Op
from shared.db.records import fresh
from shared.ids import short_number


def generate(
    records: Receivables[D, Shown, Detail],
    opportunity_id: str,
    version: int | None,
    link: Literal["order_id", "contract_id"],
    make: Callable[[Deal], Document[D]],
) -> tuple[Detail, bool]:
    """The document that `make` makes of the deal, and False when the deal had one already; raises what they raise."""

    def place(deal: Deal) -> tuple[Document[D], str, Sequence[Op]]:
        document = make(deal)
        return document, document.header.id, records.place_ops(document)

    concluded = conclude(records.caller, opportunity_id, version, link, records.document, place)
    return records.detail(concluded.outcome, concluded.account_name), concluded.created


def header_fields(deal: Deal, lines: Sequence[Line], series: str) -> dict[str, Any]:
    """What the header of any new document of the deal holds, its number one of the `series`."""
    return new_header(series, len(lines)) | {
        "account_id": deal.header.account_id,
        "opportunity_id": deal.header.id,
        "owner_id": deal.header.owner_id,
        "currency": deal.header.currency,
    }


def new_header(series: str, line_count: int) -> dict[str, Any]:
    """What the header of any new document holds, whatever it is made of."""
    record = fresh()
    return {
        **record,
        "number": short_number(series, record["id"]),
        "line_count": line_count,
        "paid_minor": 0,
        "pay_seq": 0,
    }
