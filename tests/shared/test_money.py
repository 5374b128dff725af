"""Money: minor units inside, decimal strings outside, half-up per line. Pure."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.errors import InvalidInput
from shared.money import CURRENCIES, MAX_MINOR, exponent, half_up, share, to_minor, to_text

EXPONENTS = [("JPY", 0), ("INR", 2), ("USD", 2), ("KWD", 3)]


@pytest.mark.parametrize(("currency", "places"), EXPONENTS)
def test_exponents(currency: str, places: int) -> None:
    assert exponent(currency) == places


def test_every_currency_is_three_capitals() -> None:
    assert len(CURRENCIES) > 140
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in CURRENCIES)


@pytest.mark.req("S6")
@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("0", "INR", 0),
        ("0.00", "INR", 0),
        ("1250", "INR", 125000),
        ("1250.5", "INR", 125050),
        ("1250.00", "INR", 125000),
        ("1.000000", "INR", 100),
        ("0.01", "INR", 1),
        ("1250", "JPY", 1250),
        ("1250.00", "JPY", 1250),
        ("1.234", "KWD", 1234),
        ("9999999999999.99", "INR", MAX_MINOR - 1),
        ("10000000000000", "INR", MAX_MINOR),
    ],
)
def test_amounts(text: str, currency: str, minor: int) -> None:
    assert to_minor(text, currency, "price") == minor


@pytest.mark.req("S6")
@pytest.mark.parametrize(
    ("text", "currency", "code"),
    [
        *[(text, "INR", "not_an_amount") for text in ("", " 1", "1 ", "1\n", "-1", "+1", "01", ".5", "1.", "1,0")],
        *[(text, "INR", "not_an_amount") for text in ("NaN", "Infinity", "1e400", "1e2", "0x1", "１", "٣", "1_000")],
        ("1.0000000", "INR", "not_an_amount"),
        ("1" * 16, "INR", "not_an_amount"),
        ("1.005", "INR", "too_many_decimals"),
        ("0.5", "JPY", "too_many_decimals"),
        ("0.0001", "KWD", "too_many_decimals"),
        ("10000000000000.01", "INR", "amount_too_large"),
        ("9" * 15, "INR", "amount_too_large"),
    ],
)
def test_what_is_no_amount(text: str, currency: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        to_minor(text, currency, "line_items.2.sale_price")

    assert [(each.path, each.code) for each in refusal.value.errors] == [("line_items.2.sale_price", code)]


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (125000, "INR", "1250.00"),
        (5, "INR", "0.05"),
        (0, "INR", "0.00"),
        (-5, "INR", "-0.05"),
        (-125000, "INR", "-1250.00"),
        (1250, "JPY", "1250"),
        (-1, "JPY", "-1"),
        (1, "KWD", "0.001"),
    ],
)
def test_texts(minor: int, currency: str, text: str) -> None:
    assert to_text(minor, currency) == text


@pytest.mark.req("S6")
@given(st.integers(0, MAX_MINOR - 1), st.sampled_from([code for code, _ in EXPONENTS]))
def test_an_amount_survives_the_wire(minor: int, currency: str) -> None:
    text = to_text(minor, currency)

    assert to_minor(text, currency, "price") == minor
    assert Decimal(text) == Decimal(minor).scaleb(-exponent(currency))


@pytest.mark.req("2.24")
@given(st.integers(0, MAX_MINOR), st.integers(0, 100))
def test_a_share_is_rounded_half_up(minor: int, percent: int) -> None:
    assert share(minor, percent) == int((Decimal(minor * percent) / 100).to_integral_value(ROUND_HALF_UP))


@given(st.integers(0, MAX_MINOR), st.integers(1, MAX_MINOR))
def test_a_ratio_is_rounded_half_up(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)

    assert -Fraction(1, 2) < half_up(numerator, denominator) - exact <= Fraction(1, 2)
