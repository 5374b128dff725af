"""What is to be priced, and what it comes to. Amounts are minor units of the one currency of the document."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class MarginBasis(StrEnum):
    """What a line's markup is a percentage of: the cost of all units, or of one."""

    LINE = "line"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Policy:
    """How a firm prices: its markup where neither line nor family names one, and what a markup is taken of."""

    markup: Decimal = Decimal(0)
    basis: MarginBasis = MarginBasis.LINE


@dataclass(frozen=True, slots=True)
class Discount:
    """What is taken off: the percentage, then the amount."""

    percent: Decimal = Decimal(0)
    amount_minor: int = 0


@dataclass(frozen=True, slots=True)
class Rate:
    name: str
    percent: Decimal


@dataclass(frozen=True, slots=True)
class TaxCode:
    """The rates on a price, each of the price without tax, which `inclusive` prices contain already."""

    rates: tuple[Rate, ...] = ()
    inclusive: bool = False


@dataclass(frozen=True, slots=True)
class PriceLine:
    """A line to be priced. `unit_minor` is what one unit costs, or, with a markup of 0, what it sells at.

    Of the lines with the same `group` one is chosen; an `optional` line, or a group of such, may be left out.
    """

    quantity: Decimal
    unit_minor: int
    markup: Decimal | None = None
    family_markup: Decimal | None = None
    discount: Discount = Discount()
    tax: TaxCode = TaxCode()
    group: str | None = None
    optional: bool = False
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class LinePrice:
    """A line by itself, before and after its own discount."""

    gross_minor: int
    net_minor: int

    @property
    def discount_minor(self) -> int:
        return self.gross_minor - self.net_minor


@dataclass(frozen=True, slots=True)
class PricedLine:
    """A line in its document: `share_minor` is its part of the document's discount, `taxes_minor` are by rate.

    A line that is not chosen shows what it would come to by itself, and counts for nothing.
    """

    price: LinePrice
    share_minor: int
    taxes_minor: tuple[int, ...]
    total_minor: int


@dataclass(frozen=True, slots=True)
class TaxSum:
    rate: Rate
    inclusive: bool
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Priced:
    """A document: subtotal less discount and with the taxes that are not in the prices is the total."""

    lines: Sequence[PricedLine]
    subtotal_minor: int
    discount_minor: int
    taxes: Sequence[TaxSum]
    total_minor: int
