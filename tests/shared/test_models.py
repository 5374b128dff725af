"""Field types: what is read, what is refused, what is sent. Pure."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from shared.models import (
    Change,
    Day,
    Email,
    Instant,
    Name,
    OptionalText,
    Percent,
    Phone,
    Quantity,
    UserId,
    Website,
    stamp,
    unchanged,
)


def read(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).validate_python(value)


def sent(kind: Any, value: Any) -> Any:
    return TypeAdapter(kind).dump_python(read(kind, value), mode="json")


@pytest.mark.parametrize(
    ("kind", "value", "result"),
    [
        (Day, "2026-11-15", date(2026, 11, 15)),
        (Day, date(2026, 11, 15), date(2026, 11, 15)),
        (Quantity, "1.5", Decimal("1.5")),
        (Quantity, ".5", Decimal("0.5")),
        (Quantity, Decimal(3), Decimal(3)),
        (Quantity, "999999999.9999", Decimal("999999999.9999")),
        (Percent, "0", Decimal(0)),
        (Percent, "100", Decimal(100)),
        (Name, "  Acme  ", "Acme"),
        (OptionalText, "  ", None),
        (OptionalText, None, None),
        (Email, "Priya@EXAMPLE.com", "priya@example.com"),
        (Phone, "+91 (98) 200-12345", "+91 (98) 200-12345"),
        (Website, "innovate.com/about?x=1", "innovate.com/about?x=1"),
    ],
)
def test_read(kind: Any, value: Any, result: Any) -> None:
    assert read(kind, value) == result


@pytest.mark.req("S6")
@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *[(Day, value) for value in ("2026-1-1", "2026-02-30", "2026-11-15T00:00:00Z", "20261115", "", 0, None, True)],
        (Day, datetime(2026, 11, 15, tzinfo=UTC)),
        (Day, "2026-11-15\n"),
        *[(Quantity, value) for value in ("0", "-1", "1.00001", "1e2", "NaN", "Infinity", "1_0", "५", " 1", "", 1.5)],
        *[(Quantity, value) for value in (True, None, 3, "1" * 14, ".", "-", "1.5\n")],
        *[(Percent, value) for value in ("-0.0001", "100.0001", "0.00001", 0.5)],
        *[(Name, value) for value in ("", " ", "x" * 256, "a\nb", "a\x00", "a\x7f", 7, None)],
        *[(Email, value) for value in ("", "a", "a@b", "a@b@c.com", "a b@c.com", "x" * 250 + "@example.com")],
        *[(Website, value) for value in ("javascript:alert(1)", "ftp://a.b", "a b.com", "http://u:p@a.com", "here")],
        *[(UserId, value) for value in ("", "a#b", "a b", "x" * 65, "a\n")],
    ],
)
def test_refused(kind: Any, value: Any) -> None:
    with pytest.raises(ValidationError):
        read(kind, value)


@pytest.mark.parametrize(
    ("value", "text"),
    [("1.50", "1.5"), ("2.000", "2"), ("100", "100"), ("0.0001", "0.0001"), ("1000", "1000"), (Decimal("1E+2"), "100")],
)
def test_quantities_are_sent_plain(value: Any, text: str) -> None:
    assert sent(Quantity, value) == text


def test_instants_are_sent_in_utc() -> None:
    at = datetime(2026, 11, 15, 20, 0, 0, 5000, tzinfo=UTC)

    assert stamp(at) == sent(Instant, at) == "2026-11-15T20:00:00.005000Z"
    with pytest.raises(ValidationError):
        read(Instant, "2026-11-15T20:00:00")
    assert read(Instant, "2026-11-15T20:00:00+05:30") == at.replace(
        hour=20, microsecond=0, tzinfo=timezone(timedelta(hours=5, minutes=30))
    )


class Coat(Change):
    name: Name = unchanged()
    colour: OptionalText = None


@pytest.mark.req("2.13")
def test_a_change_knows_absent_from_null() -> None:
    assert Coat.model_validate({"version": 1}).changes() == {}
    assert Coat.model_validate({"colour": None}).changes() == {"colour": None}
    assert Coat.model_validate({"name": " Red ", "version": 3}).changes() == {"name": "Red"}
    with pytest.raises(ValidationError):
        Coat.model_validate({"name": None})
    with pytest.raises(ValidationError):
        Coat.model_validate({"size": 5})
