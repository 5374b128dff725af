"""What lines come to: each computed exactly and rounded once, half-up; totals are sums of their printed parts. Pure."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from functions.pricing.models import (
    Discount,
    LinePrice,
    MarginBasis,
    Policy,
    Priced,
    PricedLine,
    PriceLine,
    Rate,
    TaxSum,
)
from shared.errors import InvalidInput
from shared.money import MAX_MINOR, half_up

BELOW_MARKUP = 1000
MOST_TAX = 100  # of all rates together: beyond it, the taxes in a price could be rounded to more than the price
AS_IT_IS = Policy()
NOTHING = Discount()

Place = Callable[[int], str]  # line number → where its fields stand in the body


def in_list(number: int) -> str:
    """The place of a line in a request that lists them."""
    return f"line_items.{number}."


def price(
    lines: Sequence[PriceLine], discount: Discount = NOTHING, policy: Policy = AS_IT_IS, place: Place = in_list
) -> Priced:
    """What a document comes to; InvalidInput names the field, such as `line_items.2.discount`, that forbids it."""
    _require_choices(lines, place)
    prices = [price_line(line, policy, place(number)) for number, line in enumerate(lines)]
    counted = [each.net_minor if line.chosen else 0 for line, each in zip(lines, prices, strict=True)]
    subtotal = total(counted)
    off = subtotal - _less(Fraction(subtotal), discount, "")
    priced = [
        _taxed(line, each, share, place(number))
        for number, (line, each, share) in enumerate(zip(lines, prices, split(off, counted), strict=True))
    ]
    return Priced(
        lines=priced,
        subtotal_minor=subtotal,
        discount_minor=off,
        taxes=_tax_sums(lines, priced),
        total_minor=total(each.total_minor for line, each in zip(lines, priced, strict=True) if line.chosen),
    )


def price_line(line: PriceLine, policy: Policy = AS_IT_IS, place: str = "") -> LinePrice:
    """What a line comes to by itself; its own markup goes before its family's, and that before the firm's."""
    markups = (each for each in (line.markup, line.family_markup) if each is not None)
    markup = next(markups, policy.markup)
    if not 0 <= markup < BELOW_MARKUP:
        raise InvalidInput.at(f"{place}markup", "markup_out_of_range", "A markup is at least 0 % and below 1000 %.")
    cost = line.unit_minor * Fraction(line.quantity)
    marked = cost if policy.basis is MarginBasis.LINE else Fraction(line.unit_minor)
    full = cost + marked * Fraction(markup) / 100
    return LinePrice(gross_minor=_whole(full), net_minor=_less(full, line.discount, place))


def total(amounts: Iterable[int]) -> int:
    """The sum of rounded lines; InvalidInput when it is more than any document may come to."""
    whole = sum(amounts)
    if whole > MAX_MINOR:
        raise InvalidInput.at("line_items", "amount_too_large", "The total is too large.")
    return whole


def split(amount: int, weights: Sequence[int]) -> list[int]:
    """An amount in whole parts that add up to it, by weight; what is left goes to the largest remainders, in order."""
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    parts = [amount * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda place: -(amount * weights[place] % whole))
    for place in by_remainder[: amount - sum(parts)]:
        parts[place] += 1
    return parts


def _whole(exact: Fraction) -> int:
    return half_up(exact.numerator, exact.denominator)


def _less(full: Fraction, discount: Discount, place: str) -> int:
    """What a discount leaves of a price, in minor units."""
    net = _whole(full * (100 - Fraction(discount.percent)) / 100) - discount.amount_minor
    if not 0 <= discount.percent <= 100 or discount.amount_minor < 0 or net < 0:
        message = "A discount is not negative, and no more than what it is taken off."
        raise InvalidInput.at(f"{place}discount", "discount_out_of_range", message)
    return net


def _taxed(line: PriceLine, alone: LinePrice, share: int, place: str) -> PricedLine:
    percents = [Fraction(rate.percent) for rate in line.tax.rates]
    if any(percent < 0 for percent in percents) or sum(percents) > MOST_TAX:
        message = "Tax rates are not negative and come to 100 % at most."
        raise InvalidInput.at(f"{place}tax", "tax_out_of_range", message)
    charged = alone.net_minor - share
    whole = 100 + sum(percents) if line.tax.inclusive else 100
    taxes = tuple(_whole(charged * percent / whole) for percent in percents)
    added = 0 if line.tax.inclusive else sum(taxes)
    return PricedLine(price=alone, share_minor=share, taxes_minor=taxes, total_minor=charged + added)


def _tax_sums(lines: Sequence[PriceLine], priced: Sequence[PricedLine]) -> list[TaxSum]:
    """The taxes of the lines that count, by rate, in the order they first occur."""
    sums: dict[tuple[Rate, bool], int] = {}
    for line, each in zip(lines, priced, strict=True):
        for rate, tax in zip(line.tax.rates, each.taxes_minor, strict=True):
            if line.chosen:
                sums[rate, line.tax.inclusive] = sums.get((rate, line.tax.inclusive), 0) + tax
    return [TaxSum(rate, inclusive, amount) for (rate, inclusive), amount in sums.items()]


def _require_choices(lines: Sequence[PriceLine], place: Place) -> None:
    """What is not optional is chosen, and of a group one line, or none where all of it is optional."""
    groups: dict[str, list[tuple[int, PriceLine]]] = {}
    for number, line in enumerate(lines):
        if line.group is not None:
            groups.setdefault(line.group, []).append((number, line))
        elif not line.chosen and not line.optional:
            raise InvalidInput.at(f"{place(number)}chosen", "not_optional", "This line is not optional.")
    for members in groups.values():
        chosen = sum(line.chosen for _, line in members)
        if chosen > 1 or (chosen == 0 and not all(line.optional for _, line in members)):
            raise InvalidInput.at(f"{place(members[0][0])}chosen", "choose_one", "Choose one line of this group.")
