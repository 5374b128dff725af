"""Which tax codes and families are sound, and what a family's items are as lines. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from functions.catalog.models import (
    PIECES,
    Dimension,
    FamilyItem,
    FamilyTried,
    Product,
    TaxCode,
    TaxRate,
    TriedLine,
    TriedTax,
)
from functions.files.models import FileType
from functions.pricing import models as pricing
from functions.pricing.rules import MOST_TAX
from shared.errors import FieldError, InvalidInput
from shared.formulas import FUNCTIONS, MILLIMETRES, UNITS, Value, measure, quantity
from shared.money import to_text

SHOWN = frozenset({FileType.PNG, FileType.JPEG, FileType.WEBP, FileType.GIF})
"""The pictures that every browser shows."""
_METRES = "m"


@dataclass(frozen=True)
class FamilyLine:
    """An item of a family as a line of a quote: it has a cost, which is marked up, or a price."""

    item_id: str
    product_id: str | None
    name: str
    description: str | None
    unit: str
    quantity: Decimal
    cost_minor: int | None
    price_minor: int | None
    markup: Decimal | None
    tax_code_id: str | None
    optional: bool
    group: str | None
    chosen: bool

    def to_price(self, family_markup: Decimal | None, tax: TaxCode | None) -> pricing.PriceLine:
        """The line as it is priced; a price is taken as it is."""
        has_cost = self.cost_minor is not None
        return pricing.PriceLine(
            quantity=self.quantity,
            unit_minor=(self.cost_minor if has_cost else self.price_minor) or 0,
            markup=self.markup if has_cost else Decimal(0),
            family_markup=family_markup,
            tax=tax_of(tax),
            group=self.group,
            optional=self.optional,
            chosen=self.chosen,
        )


def tax_of(code: TaxCode | None) -> pricing.TaxCode:
    """The code as a line is taxed by it; without one, it is not taxed."""
    if code is None:
        return pricing.TaxCode()
    rates = tuple(pricing.Rate(name=rate.name, percent=rate.percent) for rate in code.rates)
    return pricing.TaxCode(rates=rates, inclusive=code.inclusive)


def require_rates(rates: Sequence[TaxRate]) -> None:
    """InvalidInput when the rates come to more than the price could bear."""
    if sum(Fraction(rate.percent) for rate in rates) > MOST_TAX:
        raise InvalidInput.at("rates", "tax_out_of_range", f"Tax rates come to {MOST_TAX} % at most.")


def offered(product: Product) -> tuple[int | None, int | None]:
    """A product's cost, where it is marked up in quotes, or else its price: the one that is not None."""
    if product.cost_minor is not None:
        return product.cost_minor, None
    return None, product.standard_list_price_minor


def require_dimensions(dimensions: Sequence[Dimension]) -> None:
    """InvalidInput for a name that formulas could not tell from another, from a unit or a function."""
    known: set[str] = set()
    for number, each in enumerate(dimensions):
        if each.name in known:
            message = f"There is another dimension called {each.name}."
            raise InvalidInput.at(f"dimensions.{number}.name", "duplicate_name", message)
        if each.name in FUNCTIONS or each.name in UNITS:
            message = f"Formulas know {each.name} already: choose another name."
            raise InvalidInput.at(f"dimensions.{number}.name", "reserved_name", message)
        known.add(each.name)


def require_items(items: Sequence[FamilyItem]) -> None:
    """InvalidInput for an item that neither a product nor its own fields describe; of each id there is one."""
    known: set[str] = set()
    for number, item in enumerate(items):
        place = f"items.{number}"
        if item.id in known:
            raise InvalidInput.at(f"{place}.id", "duplicate_id", "There is another item with this id.")
        if item.cost_minor is not None and item.price_minor is not None:
            raise InvalidInput.at(f"{place}.price", "cost_and_price", "Give a cost to be marked up, or a price.")
        if item.product_id is None and item.name is None:
            raise InvalidInput.at(f"{place}.name", "name_missing", "Name the item, or choose a product.")
        if item.product_id is None and item.cost_minor is None and item.price_minor is None:
            raise InvalidInput.at(f"{place}.price", "price_missing", "Give a cost or a price, or choose a product.")
        known.add(item.id)


def length_unit(dimensions: Sequence[Dimension]) -> str:
    """The unit in which what a formula rounds is counted."""
    return next((each.unit.value for each in dimensions if each.unit.value in MILLIMETRES), _METRES)


def measures(dimensions: Sequence[Dimension], values: Mapping[str, Decimal]) -> dict[str, Value]:
    """How much each dimension is: as said, else as by default. InvalidInput for a value of no dimension."""
    for name in values.keys() - {each.name for each in dimensions}:
        raise InvalidInput.at(f"values.{name}", "unknown_name", f"“{name}” is not one of the dimensions.")
    return {each.name: measure(values.get(each.name, each.default), each.unit) for each in dimensions}


def family_lines(
    items: Sequence[FamilyItem],
    dimensions: Sequence[Dimension],
    values: Mapping[str, Decimal],
    products: Mapping[str, Product],
) -> list[FamilyLine]:
    """The items as lines, in order, where the dimensions measure `values`; InvalidInput at `items.3.quantity`.

    A quantity may be 0. What an item leaves open its product says. Of a group the first is chosen, unless all of it is
    optional; so is what stands alone and is not optional.
    """
    measured, unit = measures(dimensions, values), length_unit(dimensions)
    chosen = _chosen(items)
    return [_line(item, products, measured, unit, number, item.id in chosen) for number, item in enumerate(items)]


def _line(
    item: FamilyItem,
    products: Mapping[str, Product],
    measured: Mapping[str, Value],
    unit: str,
    number: int,
    chosen: bool,
) -> FamilyLine:
    product = products.get(item.product_id) if item.product_id else None
    cost, price = item.cost_minor, item.price_minor
    if product and cost is None and price is None:
        cost, price = offered(product)
    into = item.unit or (product.unit if product else PIECES)
    return FamilyLine(
        item_id=item.id,
        product_id=item.product_id,
        name=item.name or (product.name if product else ""),
        description=item.description or (product.description if product else None),
        unit=into,
        quantity=quantity(item.quantity, measured, unit, into, f"items.{number}.quantity"),
        cost_minor=cost,
        price_minor=price,
        markup=item.markup,
        tax_code_id=item.tax_code_id or (product.tax_code_id if product else None),
        optional=item.optional,
        group=item.group,
        chosen=chosen,
    )


def _chosen(items: Sequence[FamilyItem]) -> set[str]:
    """The ids of the items that are chosen at first."""
    kept = {item.group for item in items if item.group and not item.optional}
    firsts: dict[str | None, str] = {}
    for item in items:
        firsts.setdefault(item.group, item.id)
    alone = {item.id for item in items if item.group is None and not item.optional}
    return alone | {firsts[group] for group in kept}


def at_items(refusal: InvalidInput) -> InvalidInput:
    """The same refusal, of an item instead of a document's line."""
    errors = [
        FieldError(each.path.replace("line_items", "items", 1), each.code, each.message) for each in refusal.errors
    ]
    return InvalidInput(refusal.code, refusal.detail, errors=errors)


def tried(currency: str, lines: Sequence[FamilyLine], priced: pricing.Priced) -> FamilyTried:
    """What the lines come to, as clients see it."""

    def text(minor: int | None) -> str | None:
        return None if minor is None else to_text(minor, currency)

    return FamilyTried(
        lines=[
            TriedLine(
                **{name: getattr(line, name) for name in TriedLine.model_fields if hasattr(line, name)},
                id=line.item_id,
                cost=text(line.cost_minor),
                price=text(line.price_minor),
                amount=to_text(each.price.net_minor, currency),
            )
            for line, each in zip(lines, priced.lines, strict=True)
        ],
        currency=currency,
        subtotal=to_text(priced.subtotal_minor, currency),
        taxes=[
            TriedTax(
                name=each.rate.name,
                percent=each.rate.percent,
                inclusive=each.inclusive,
                amount=to_text(each.amount_minor, currency),
            )
            for each in priced.taxes
        ],
        total=to_text(priced.total_minor, currency),
    )
