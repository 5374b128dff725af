"""Formulas of quantities over dimensions with units, such as `ceil(length * height / 32)`: a language of its own.

    sum     = product { ("+" | "-") product }
    product = factor { ("*" | "/") factor }
    factor  = number [unit] | dimension | "-" factor | "(" sum ")" | function "(" sum { "," sum } ")"

It knows no other names, has no powers and no loops, and is bounded in length and depth, so that whatever is typed is
read in no time. Arithmetic is in fractions, hence exact. Lengths, areas and volumes are added and compared among
themselves only; `ceil`, `floor` and `round` make a count of them, in the unit of whoever wrote the formula.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from shared.errors import InvalidInput
from shared.money import half_up

MOST_CHARACTERS = 500
MOST_DEPTH = 20
MOST_QUANTITY = 10**13 - 1  # in ten-thousandths: what a line's quantity holds
MILLIMETRES = {
    "mm": Fraction(1),
    "cm": Fraction(10),
    "m": Fraction(1000),
    "in": Fraction("25.4"),
    "ft": Fraction("304.8"),
    "yd": Fraction("914.4"),
}
UNITS = {
    prefix + name: (size**power, power)
    for prefix, power in (("", 1), ("sq", 2), ("cu", 3))
    for name, size in MILLIMETRES.items()
}
_COUNTED = (Fraction(1), 0)  # pieces, sheets, hours: what is no unit of length, area or volume
_KINDS = {0: "a count", 1: "a length", 2: "an area", 3: "a volume"}
_TOKEN = re.compile(r"[ \t\r\n]+|([0-9]+(?:\.[0-9]+)?|[A-Za-z][A-Za-z0-9_]*|[-+*/(),])|(.)", re.DOTALL)
_WHOLE: Mapping[str, Callable[[Fraction], int]] = {
    "ceil": ceil,
    "floor": floor,
    "round": lambda number: floor(number + Fraction(1, 2)),
}
FUNCTIONS = frozenset({"min", "max", *_WHOLE})


class Value(NamedTuple):
    """A count (power 0), a length in mm (1), an area in mm² (2) …"""

    number: Fraction
    power: int


def measure(number: Decimal, unit: str) -> Value:
    """So much of a unit."""
    size, power = UNITS.get(unit, _COUNTED)
    return Value(Fraction(number) * size, power)


def quantity(formula: str, dimensions: Mapping[str, Value], unit: str, into: str, path: str) -> Decimal:
    """What a formula comes to in the unit `into`, half-up to four decimals; InvalidInput at `path` when it cannot.

    A count is taken to be in that unit already. `unit` is the one of length in which what is rounded is counted.
    """
    reader = _Reader(_tokens(formula, path), dimensions, MILLIMETRES[unit], path)
    value = reader.whole()
    size, power = UNITS.get(into, _COUNTED)
    if value.power not in (0, power):
        raise reader.refusal("unit_mismatch", f"This comes to {_kind(value)}; {into} is not {_kind(value)}.")
    number = value.number / size if value.power else value.number
    if number < 0:
        raise reader.refusal("negative_quantity", "This comes to less than nothing.")
    rounded = half_up(number.numerator * 10**4, number.denominator)
    if rounded > MOST_QUANTITY:
        raise reader.refusal("quantity_too_large", "This comes to more than any line may have.")
    return Decimal(rounded).scaleb(-4)


def _tokens(formula: str, path: str) -> list[str]:
    if len(formula) > MOST_CHARACTERS:
        raise InvalidInput.at(path, "formula_too_long", f"A formula has {MOST_CHARACTERS} characters at most.")
    tokens = []
    for match in _TOKEN.finditer(formula):
        if match[2]:
            raise InvalidInput.at(path, "formula_syntax", f"Character {match.start() + 1} has no place in a formula.")
        if match[1]:
            tokens.append(match[1])
    return tokens


def _kind(value: Value) -> str:
    return _KINDS.get(value.power, "no quantity")


class _Reader:
    """Reads a formula's tokens from left to right and computes as it goes."""

    def __init__(self, tokens: Sequence[str], dimensions: Mapping[str, Value], unit: Fraction, path: str) -> None:
        self.tokens = tokens
        self.dimensions = dimensions
        self.unit = unit
        self.path = path
        self.at = 0
        self.depth = 0

    def refusal(self, code: str, message: str) -> InvalidInput:
        return InvalidInput.at(self.path, code, message)

    def unexpected(self) -> InvalidInput:
        token = self.peek()
        message = f"“{token}” is not expected here." if token else "The formula is not complete."
        return self.refusal("formula_syntax", message)

    def peek(self) -> str:
        """The next token; nothing at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *wanted: str) -> str:
        """The next token if it is one of those, which is then behind us."""
        token = self.peek()
        if token not in wanted:
            return ""
        self.at += 1
        return token

    def whole(self) -> Value:
        value = self.sum()
        if self.peek():
            raise self.unexpected()
        return value

    def sum(self) -> Value:
        value = self.product()
        while sign := self.take("+", "-"):
            right = self.product()
            self.require_like(value, right)
            value = Value(value.number + (right.number if sign == "+" else -right.number), value.power)
        return value

    def product(self) -> Value:
        value = self.factor()
        while sign := self.take("*", "/"):
            right = self.factor()
            if sign == "*":
                value = Value(value.number * right.number, value.power + right.power)
            elif right.number == 0:
                raise self.refusal("division_by_zero", "This divides by zero.")
            else:
                value = Value(value.number / right.number, value.power - right.power)
        return value

    def factor(self) -> Value:
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise self.refusal("formula_too_deep", f"Brackets are nested {MOST_DEPTH} deep at most.")
        value = self.nested() if self.peek() in ("-", "(") else self.named()
        self.depth -= 1
        return value

    def nested(self) -> Value:
        if self.take("-"):
            value = self.factor()
            return Value(-value.number, value.power)
        self.take("(")
        return self.closed(self.sum())

    def named(self) -> Value:
        token = self.peek()
        if not token[:1].isalnum():
            raise self.unexpected()
        self.at += 1
        if token[0].isdigit():
            return self.measured(Fraction(token))
        if self.take("("):
            return self.call(token)
        if token not in self.dimensions:
            raise self.refusal("unknown_name", f"“{token}” is not one of the dimensions.")
        return self.dimensions[token]

    def measured(self, number: Fraction) -> Value:
        """A number, with the unit if one follows it."""
        unit = self.peek()
        if not unit[:1].isalpha():
            return Value(number, 0)
        if unit not in UNITS:
            raise self.refusal("unknown_unit", f"“{unit}” is not a unit of length, area or volume.")
        self.at += 1
        size, power = UNITS[unit]
        return Value(number * size, power)

    def call(self, name: str) -> Value:
        if name not in FUNCTIONS:
            raise self.refusal("unknown_name", f"There is no function “{name}”.")
        values = [self.sum()]
        while self.take(","):
            values.append(self.sum())
        first = self.closed(values[0])
        if name not in _WHOLE:
            for each in values[1:]:
                self.require_like(first, each)
            return min(values) if name == "min" else max(values)
        if len(values) > 1:
            raise self.refusal("wrong_arguments", f"“{name}” takes one value.")
        return Value(Fraction(_WHOLE[name](first.number / self.unit**first.power)), 0)

    def closed(self, value: Value) -> Value:
        if not self.take(")"):
            raise self.unexpected()
        return value

    def require_like(self, left: Value, right: Value) -> None:
        if left.power != right.power:
            raise self.refusal("unit_mismatch", f"Here {_kind(left)} meets {_kind(right)}; write units.")
