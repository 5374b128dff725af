"""What the server prices and computes, for the browser's engine to be held to; run as a module it writes the file.

Drawn by chance from a fixed seed, with what is refused among it. Amounts are as on the wire, results in minor units.
"""

import json
import random
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from functions.pricing.models import Discount, MarginBasis, Policy, Priced, PriceLine, Rate, TaxCode
from functions.pricing.rules import price
from shared.errors import InvalidInput
from shared.formulas import measure, quantity
from shared.money import to_minor

FILE = Path(__file__).parent / "pricing_vectors.json"
DOCUMENTS = 1500
FORMULAS = 1500
CURRENCIES = {"JPY": 0, "INR": 2, "KWD": 3}
HOSTILE = [
    "",
    " ",
    "()",
    "__import__('os')",
    "open('x')",
    "eval(1)",
    "length.real",
    "length[0]",
    "1/0",
    "1/(length-length)",
    "9**9**9",
    "9^9",
    "1e999999",
    "9" * 500,
    "(" * 100,
    "(" * 501,
    "-" * 100 + "1",
    "(" * 19 + "1" + ")" * 19,
    "(" * 20 + "1" + ")" * 20,
    "😀",
    "length + 😀",
    "😀" * 300,
    "٣ + 1",
    "1\x00",
    "1\u00a0+ 1",
    "1.",
    ".5",
    "1 2",
    "2 ft ft",
    "length + 2",
    "2 parsec",
    "ceil(1, 2)",
    "ceil()",
    "min(length, 1)",
    "max(,)",
    "length(1)",
    "constructor",
    "constructor(1)",
    "1 constructor",
    "toString",
    "__proto__",
    "-length",
    "depth",
]

Drawn = TypeVar("Drawn")


class Lot:
    """Chance from a seed, by nothing but `random()`, whose numbers every version of Python keeps."""

    def __init__(self, seed: int) -> None:
        self.source = random.Random(seed)

    def below(self, end: int) -> int:
        return int(self.source.random() * end)

    def of(self, *choices: Drawn) -> Drawn:
        return choices[self.below(len(choices))]

    def decimal(self, end: int, places: int) -> str:
        places = self.below(places + 1)
        return format(Decimal(self.below(end * 10**places)).scaleb(-places), "f")


def _discount(lot: Lot, places: int) -> dict[str, str]:
    percent = lot.of("5", "12.5", "33.3333", "0.0001", lot.decimal(100, 4), "100.01" if lot.below(5) == 0 else "100")
    return lot.of({}, {}, {"percent": percent}, {"amount": lot.decimal(lot.of(1, 2, 20), places)})


def _tax(lot: Lot) -> dict[str, Any]:
    percents = ("0", "5", "9", "9.975", "10.75", "20", "60" if lot.below(5) == 0 else "18")
    return {
        "rates": [[lot.of("GST", "VAT"), lot.of(*percents)] for _ in range(lot.below(4))],
        "inclusive": lot.of(True, False),
    }


def _line(lot: Lot, places: int) -> dict[str, Any]:
    line: dict[str, Any] = {
        "quantity": lot.of("1", "3", "0.3333", "999999999.9999" if lot.below(20) == 0 else "2.25", lot.decimal(100, 4)),
        "unit": lot.decimal(lot.of(2, 100, 10_000), places),
    }
    for field, chance in (("markup", 3), ("family_markup", 4)):
        if lot.below(chance) == 0:
            line[field] = lot.of("0", "15", "33.3333", lot.decimal(100, 4), "1000" if lot.below(9) == 0 else "999.9999")
    if discount := _discount(lot, places):
        line["discount"] = discount
    if lot.below(2):
        line["tax"] = _tax(lot)
    if lot.below(6) == 0:
        line |= {"optional": lot.below(9) > 0, "chosen": lot.of(True, False)}
    return line


def _group(lot: Lot, places: int, name: str) -> list[dict[str, Any]]:
    """Lines of which one is chosen, or none, or too many."""
    members = [_line(lot, places) for _ in range(1 + lot.below(3))]
    optional, chosen = lot.of(True, False), lot.below(len(members) + lot.of(0, 0, 1))
    return [
        each | {"group": name, "optional": optional, "chosen": at == chosen or lot.below(20) == 0}
        for at, each in enumerate(members)
    ]


def _document(lot: Lot) -> dict[str, Any]:
    currency, places = lot.of(*CURRENCIES.items())
    lines = [_line(lot, places) for _ in range(lot.below(5))]
    if lot.below(4) == 0:
        lines += _group(lot, places, "a") + (_group(lot, places, "b") if lot.below(2) else [])
    document: dict[str, Any] = {"currency": currency, "lines": lines}
    if discount := _discount(lot, places):
        document["discount"] = discount
    if lot.below(2):
        document["policy"] = {"markup": lot.of("0", "15", "40"), "basis": lot.of("line", "unit")}
    return document


def _read_discount(sent: dict[str, str], currency: str) -> Discount:
    return Discount(Decimal(sent.get("percent", "0")), to_minor(sent.get("amount", "0"), currency, "amount"))


def _read_line(sent: dict[str, Any], currency: str) -> PriceLine:
    tax = sent.get("tax", {"rates": [], "inclusive": False})
    markups = {field: Decimal(sent[field]) for field in ("markup", "family_markup") if field in sent}
    return PriceLine(
        quantity=Decimal(sent["quantity"]),
        unit_minor=to_minor(sent["unit"], currency, "unit"),
        **markups,
        discount=_read_discount(sent.get("discount", {}), currency),
        tax=TaxCode(tuple(Rate(name, Decimal(percent)) for name, percent in tax["rates"]), tax["inclusive"]),
        group=sent.get("group"),
        optional=sent.get("optional", False),
        chosen=sent.get("chosen", True),
    )


def _shown(priced: Priced) -> dict[str, Any]:
    """Amounts as text: some are more than a JSON number holds in a browser."""
    return {
        "lines": [
            [
                *_texts(each.price.gross_minor, each.price.net_minor, each.share_minor, each.total_minor),
                _texts(*each.taxes_minor),
            ]
            for each in priced.lines
        ],
        "taxes": [[each.rate.name, each.inclusive, str(each.amount_minor)] for each in priced.taxes],
        "sums": _texts(priced.subtotal_minor, priced.discount_minor, priced.total_minor),
    }


def _texts(*amounts: int) -> list[str]:
    return [str(each) for each in amounts]


def _price(document: dict[str, Any]) -> dict[str, Any]:
    policy = document.get("policy", {"markup": "0", "basis": "line"})
    return _shown(
        price(
            [_read_line(each, document["currency"]) for each in document["lines"]],
            _read_discount(document.get("discount", {}), document["currency"]),
            Policy(Decimal(policy["markup"]), MarginBasis(policy["basis"])),
        )
    )


def _atom(lot: Lot, power: int) -> str:
    number = lot.decimal(lot.of(2, 20, 400), 3)
    unit = {1: lot.of("ft", "m", "cm", "in"), 2: lot.of("sqft", "sqm"), 3: "cuft"}.get(power, "")
    known = {0: "doors", 1: lot.of("length", "height"), 2: "length * height", 3: "length * length * height"}
    return lot.of(f"{number} {unit}".strip(), known.get(power, number))


def _expression(lot: Lot, depth: int, power: int) -> str:
    """A formula of that power; one in forty of its parts is of another, and makes a unit mismatch of the whole."""
    if lot.below(40) == 0:
        power += 1
    if depth == 0 or lot.below(6) == 0:
        return _atom(lot, power)
    like = [_expression(lot, depth - 1, power) for _ in range(3)]
    factor = _expression(lot, depth - 1, 0)
    choices = [
        f"{like[0]} + {like[1]}",
        f"({like[0]} - {like[1]})",
        f"{lot.of('min', 'max')}({', '.join(like[: 1 + lot.below(3)])})",
        f"({like[0]})*{factor}",
        f"({like[0]}) / ({factor})",
        f"-{_atom(lot, power)} + {like[2]}",
    ]
    if power == 0:
        rounded = f"{lot.of('ceil', 'floor', 'round')}({_expression(lot, depth - 1, lot.below(3))})"
        choices += [rounded, rounded, f"({_atom(lot, 1)} + {_atom(lot, 1)})/{_atom(lot, 1)}"]
    return lot.of(*choices)


def _mangled(lot: Lot, formula: str) -> str:
    at = lot.below(len(formula))
    return formula[:at] + lot.of("", "(", ")", ",", "+", "x", "7", " ", "_", "é") + formula[at + lot.below(2) :]


def _formula(lot: Lot) -> dict[str, Any]:
    power, into = lot.of((0, "piece"), (0, "piece"), (1, "m"), (1, "ft"), (2, "sqft"))
    formula = _expression(lot, 1 + lot.below(3), power)
    return {
        "formula": _mangled(lot, formula) if lot.below(10) == 0 else formula,
        "dimensions": {
            "length": [lot.decimal(40, 3), lot.of("ft", "ft", "m", "in")],
            "height": [lot.decimal(12, 2), lot.of("ft", "ft", "yd", "mm")],
            "doors": [str(lot.below(5)), "piece"],
        },
        "unit": lot.of("ft", "m"),
        "into": into,
    }


def _compute(asked: dict[str, Any]) -> str:
    dimensions = {name: measure(Decimal(number), unit) for name, (number, unit) in asked["dimensions"].items()}
    return format(quantity(asked["formula"], dimensions, asked["unit"], asked["into"], "quantity"), "f")


def _judged(asked: dict[str, Any], compute: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    try:
        return asked | {"result": compute(asked)}
    except InvalidInput as refusal:
        return asked | {"refused": [refusal.errors[0].path, refusal.errors[0].code]}


def made() -> dict[str, list[dict[str, Any]]]:
    """Documents and formulas, each with its result or why it is refused."""
    lot = Lot(40)
    documents = [_document(lot) for _ in range(DOCUMENTS)]
    formulas = [_formula(lot) for _ in range(FORMULAS)]
    hostile = [_formula(lot) | {"formula": formula} for formula in HOSTILE]
    return {
        "documents": [_judged(each, _price) for each in documents],
        "formulas": [_judged(each, _compute) for each in hostile + formulas],
    }


def text() -> str:
    """The file: one vector a line."""
    sections = [
        f'"{name}":[\n'
        + ",\n".join(json.dumps(each, ensure_ascii=True, separators=(",", ":")) for each in vectors)
        + "\n]"
        for name, vectors in made().items()
    ]
    return "{" + ",\n".join(sections) + "}\n"


if __name__ == "__main__":
    FILE.write_text(text())
    sys.stdout.write(f"{FILE.name}\n")
