"""Documents to look at."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from shared.documents.models import Answer, Issuer, Kind, Line, Paper, Recipient, Section, Signature, Tax


def line(number: int, name: str = "Base unit", **changes: Any) -> Line:
    """Two units at 1,250.00 with tax on top."""
    return Line.model_validate(
        {
            "id": f"line-{number}",
            "name": name,
            "unit": "pcs",
            "quantity": Decimal("2"),
            "unit_price": "1250.00",
            "gross_minor": 250_000,
            "net_minor": 250_000,
            "taxes": ["GST 18%"],
            "total_minor": 295_000,
        }
        | changes
    )


def kitchen(lines: int = 3, **changes: Any) -> Paper:
    """A quote of one section."""
    net = 250_000 * lines
    section = Section(id="s1", name="Kitchen", subtotal_minor=net, lines=[line(n) for n in range(lines)])
    paper: dict[str, Any] = {
        "kind": Kind.QUOTE,
        "number": "Q-01K9ABCD",
        "locale": "en-IN",
        "currency": "INR",
        "issued_on": date(2026, 11, 23),
        "valid_until": date(2026, 12, 23),
        "issuer": Issuer(
            name="Acme Interiors", address=["12 MG Road", "Bengaluru 560001"], tax_number="29ABCDE1234F1Z5"
        ),
        "recipient": Recipient(name="Ravi Kumar", address=["4 Lake View"], email="ravi@example.com"),
        "subject": "A new kitchen",
        "sections": [section],
        "subtotal_minor": net,
        "taxes": [Tax(name="GST", percent=Decimal(18), inclusive=False, amount_minor=net * 18 // 100)],
        "total_minor": net * 118 // 100,
        "terms": "Half in advance.",
    }
    return Paper.model_validate(paper | changes)


def signed() -> Answer:
    """An answer with two strokes of a pen."""
    strokes = [[(10, 40), (60, 10), (110, 60)], [(140, 30), (190, 30)]]
    return Answer(
        name="Ravi Kumar",
        at=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
        on=date(2026, 11, 24),
        signature=Signature(width=300, height=100, strokes=[list(stroke) for stroke in strokes]),
    )
