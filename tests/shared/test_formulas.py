"""Formulas of quantities: exact, with units, and nothing typed into them does anything but compute. Pure."""

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.errors import InvalidInput
from shared.formulas import MOST_CHARACTERS, measure, quantity

ROOM = {
    "length": measure(Decimal("10"), "ft"),
    "height": measure(Decimal("10.5"), "ft"),
    "depth": measure(Decimal("0.6"), "m"),
    "doors": measure(Decimal(3), "piece"),
}


def computed(formula: str, into: str = "piece", unit: str = "ft") -> str:
    return format(quantity(formula, ROOM, unit, into, "items.0.quantity").normalize(), "f")


def refused(formula: str, into: str = "piece") -> str:
    with pytest.raises(InvalidInput) as refusal:
        quantity(formula, ROOM, "ft", into, "items.0.quantity")
    (error,) = refusal.value.errors
    assert error.path == "items.0.quantity"
    return error.code


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("ceil(length * height / 32)", "4"),
        ("ceil(length * height / 32 sqft)", "4"),
        ("doors", "3"),
        ("2 + 3 * 4 - 6 / 4", "12.5"),
        ("(2 + 3) * 4", "20"),
        ("7 - 2 - 1", "4"),
        ("8 / 4 / 2", "1"),
        ("--2", "2"),
        ("-2 + 3", "1"),
        ("1 / 3", "0.3333"),
        ("2 / 3", "0.6667"),
        ("0.00005", "0.0001"),
        ("0.1 + 0.2", "0.3"),
        ("ceil(0.1 * 3 / 0.1)", "3"),  # which binary fractions make 4 of
        ("length / 1 yd", "3.3333"),
        ("(length + 0.5 m) / 1 ft", "11.6404"),
        ("round(2.5) + floor(2.9)", "5"),
        ("round(length)", "10"),
        ("min(doors, 2, 5) + max(4, doors)", "6"),
        ("min(doors)", "3"),
        ("max(0 ft, height - length) / 1 in", "6"),
        ("1 / length * 20 ft", "2"),
        ("\t1\r\n+ 1 ", "2"),
        ("999999999.9999", "999999999.9999"),
    ],
)
def test_what_formulas_come_to(formula: str, result: str) -> None:
    assert computed(formula) == result


@pytest.mark.parametrize(
    ("formula", "into", "result"),
    [
        ("length * height", "sqft", "105"),
        ("length * height", "sqm", "9.7548"),
        ("length * height * 1 in", "cuft", "8.75"),
        ("depth", "mm", "600"),
        ("length + depth", "ft", "11.9685"),
        ("12", "sqft", "12"),  # a count is in the item's unit already
        ("ceil(length * height)", "sqft", "105"),
    ],
)
def test_the_unit_of_the_item(formula: str, into: str, result: str) -> None:
    assert computed(formula, into) == result


def test_what_is_rounded_is_counted_in_the_authors_unit() -> None:
    assert (computed("ceil(length)", unit="ft"), computed("ceil(length)", unit="m")) == ("10", "4")


@pytest.mark.parametrize(
    ("formula", "code"),
    [
        ("", "formula_syntax"),
        ("   ", "formula_syntax"),
        ("__import__('os')", "formula_syntax"),
        ("__import__", "formula_syntax"),
        ("open", "unknown_name"),
        ("eval(1)", "unknown_name"),
        ("length(1)", "unknown_name"),
        ("ceil", "unknown_name"),
        ("doors.real", "formula_syntax"),
        ("doors[0]", "formula_syntax"),
        ("lambda: 1", "formula_syntax"),
        ("1; 2", "formula_syntax"),
        ("1 if 1 else 2", "unknown_unit"),
        ("1/0", "division_by_zero"),
        ("doors / (length - length)", "division_by_zero"),
        ("9 ** 9 ** 9", "formula_syntax"),
        ("9 ^ 9", "formula_syntax"),
        ("1e999999999", "unknown_unit"),
        ("9" * MOST_CHARACTERS, "quantity_too_large"),
        ("*".join(["9999999999"] * 45), "quantity_too_large"),
        ("1000000000", "quantity_too_large"),
        ("(" * 10**6, "formula_too_long"),
        ("(" * MOST_CHARACTERS, "formula_too_deep"),
        ("-" * 400 + "1", "formula_too_deep"),
        ("ceil(" * 30 + "1" + ")" * 30, "formula_too_deep"),
        ("😀", "formula_syntax"),
        ("doors + 😀", "formula_syntax"),
        ("٣", "formula_syntax"),
        ("１", "formula_syntax"),
        ("1\u00a0+ 1", "formula_syntax"),
        ("1\x00", "formula_syntax"),
        ("1 +", "formula_syntax"),
        ("(1", "formula_syntax"),
        ("1)", "formula_syntax"),
        ("()", "formula_syntax"),
        ("1 2", "formula_syntax"),
        ("1,000", "formula_syntax"),
        (".5", "formula_syntax"),
        ("5.", "formula_syntax"),
        ("ceil(1, 2)", "wrong_arguments"),
        ("ceil()", "formula_syntax"),
        ("max(1,)", "formula_syntax"),
        ("min(1, 2", "formula_syntax"),
        ("width", "unknown_name"),
        ("Doors", "unknown_name"),
        ("2 parsec", "unknown_unit"),
        ("2 ft ft", "formula_syntax"),
        ("length + 2", "unit_mismatch"),
        ("length - length * height", "unit_mismatch"),
        ("max(length, 0)", "unit_mismatch"),
        ("length", "unit_mismatch"),
        ("1 / length", "unit_mismatch"),
        ("length - 11 ft", "unit_mismatch"),
        ("2 - doors", "negative_quantity"),
    ],
)
def test_what_is_refused(formula: str, code: str) -> None:
    assert refused(formula) == code


def test_a_refusal_says_what_is_wrong() -> None:
    with pytest.raises(InvalidInput, match="Here a length meets an area; write units."):
        quantity("length + length * height", ROOM, "ft", "ft", "quantity")
    with pytest.raises(InvalidInput, match="This comes to an area; piece is not an area."):
        quantity("length * height", ROOM, "ft", "piece", "quantity")


def test_brackets_are_read_to_their_bound() -> None:
    assert computed("(" * 19 + "1" + ")" * 19) == "1"
    assert refused("(" * 20 + "1" + ")" * 20) == "formula_too_deep"
    assert computed("+".join(["(1)"] * 120)) == "120"


whole = st.integers(0, 31_000)  # the product of two is a quantity


@given(whole, whole, st.integers(1, 10**6))
def test_arithmetic_is_exact(a: int, b: int, c: int) -> None:
    assert computed(f"ceil({a} / {c} * {b})") == str(ceil(Fraction(a * b, c)))


@given(st.text(max_size=60) | st.text("lengthdors0123456789.+-*/(), _ftm", max_size=60))
def test_whatever_is_typed_is_a_quantity_or_a_refusal(formula: str) -> None:
    with suppress(InvalidInput):
        assert 0 <= quantity(formula, ROOM, "ft", "piece", "quantity") < 10**9
