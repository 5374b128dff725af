from datetime import date
from decimal import Decimal

import pytest

from shared.documents.figures import Figures, is_letter
from shared.documents.models import DateFormat
from tests.shared.documents.papers import kitchen


def figures(locale: str, currency: str = "INR", date_format: DateFormat = DateFormat.LOCALE) -> Figures:
    return Figures(kitchen(locale=locale, currency=currency, date_format=date_format))


@pytest.mark.parametrize(
    ("locale", "currency", "minor", "money", "amount"),
    [
        ("en-IN", "INR", 123_456_750, "₹12,34,567.50", "12,34,567.50"),
        ("hi-IN", "INR", 123_456_750, "₹12,34,567.50", "12,34,567.50"),
        ("en-US", "USD", 123_456_750, "$1,234,567.50", "1,234,567.50"),
        ("de-DE", "EUR", 123_456_750, "1.234.567,50\xa0€", "1.234.567,50"),
        ("de-CH", "CHF", 123_456_750, "CHF\xa01’234’567.50", "1’234’567.50"),
        ("fr-FR", "EUR", 123_456_750, "1\u202f234\u202f567,50\xa0€", "1\u202f234\u202f567,50"),
        ("ja-JP", "JPY", 1_234_567, "￥1,234,567", "1,234,567"),
        ("en-GB", "KWD", 1_234_567, "KWD1,234.567", "1,234.567"),
        ("en-GB", "IQD", 1_234_567, "IQD1,234.567", "1,234.567"),
        ("en-IN", "INR", -5, "-₹0.05", "-0.05"),
        ("ar-AE", "AED", 123_450, "\u200f1,234.50\xa0د.إ.\u200f", "1,234.50"),
        ("xx", "EUR", 100, "€1.00", "1.00"),
        ("de-XX", "EUR", 100, "1,00\xa0€", "1,00"),
    ],
)
@pytest.mark.req("18.4")
def test_amounts_are_written_as_the_locale_does(
    locale: str, currency: str, minor: int, money: str, amount: str
) -> None:
    write = figures(locale, currency)
    assert (write.money(minor), write.amount(minor)) == (money, amount)


def test_a_minus_stands_before_its_number_where_writing_runs_to_the_left() -> None:
    assert figures("he-IL", "ILS").amount(-100_00) == "\u200e-100.00"


@pytest.mark.parametrize(
    ("text", "written"),
    [("1250", "1,250.00"), ("0.3", "0.30"), ("12.345600", "12.3456"), ("1234567.5", "12,34,567.50")],
)
def test_a_unit_price_has_the_decimals_it_needs(text: str, written: str) -> None:
    assert figures("en-IN").price(text) == written


def test_quantities_and_percentages() -> None:
    write = figures("de-DE", "EUR")
    assert [write.quantity(Decimal(each)) for each in ("2.0000", "2.5", "1234.1234")] == ["2", "2,5", "1.234,1234"]
    assert [write.percent(Decimal(each)) for each in ("18", "7.5", "0.0825")] == ["18\xa0%", "7,5\xa0%", "0,0825\xa0%"]


@pytest.mark.parametrize(
    ("locale", "date_format", "written"),
    [
        ("en-IN", DateFormat.LOCALE, "3 November 2026"),
        ("en-US", DateFormat.LOCALE, "November 3, 2026"),
        ("hi-IN", DateFormat.LOCALE, "3 नवंबर 2026"),
        ("ja-JP", DateFormat.LOCALE, "2026年11月3日"),
        ("ar-AE", DateFormat.LOCALE, "3 نوفمبر 2026"),
        ("en-IN", DateFormat.DAY_FIRST, "03/11/2026"),
        ("en-IN", DateFormat.MONTH_FIRST, "11/03/2026"),
        ("en-IN", DateFormat.ISO, "2026-11-03"),
    ],
)
@pytest.mark.req("18.4")
def test_dates(locale: str, date_format: DateFormat, written: str) -> None:
    assert figures(locale, date_format=date_format).day(date(2026, 11, 3)) == written


def test_who_prints_on_letter() -> None:
    assert [each for each in ("en-US", "es-MX", "en-IN", "de-DE", "en") if is_letter(each)] == ["en-US", "es-MX"]
