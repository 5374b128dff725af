"""How lines become money, and how long a deal took. Pure."""

from collections.abc import Mapping, Sequence

from functions.catalog.models import Product
from functions.opportunities.models import ForecastMonth, Line, LineItemInput, Opportunity
from functions.pricing.models import Discount, PriceLine
from functions.pricing.rules import Place, price_line
from shared import money
from shared.errors import InvalidInput
from shared.ids import new_id
from shared.months import day_of


def alone(_: int) -> str:
    """The place of a line that is the body itself."""
    return ""


def price_lines(
    entered: Sequence[LineItemInput],
    known: Mapping[str, Line],
    products: Mapping[str, Product],
    currency: str,
    place: Place,
) -> list[Line]:
    """The priced lines; InvalidInput names the first line that cannot be priced, whose fields are at `place`.

    A line that is already on the deal keeps the product's name and list price of when it was entered, also when
    the product has been retired since; a new line needs an active product in the deal's currency.
    """
    lines = [_price(place(number), each, known, products, currency) for number, each in enumerate(entered)]
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if line.id in seen:
            raise InvalidInput.at(f"{place(number)}id", "duplicate_line", "Two lines have the same id.")
        seen.add(line.id)
    return lines


def forecast(deals: Sequence[Opportunity], currency: str) -> list[ForecastMonth]:
    """The open deals of one currency by month of closing, soonest first, undated last."""
    months: dict[str, list[Opportunity]] = {}
    for deal in deals:
        if deal.currency == currency:
            months.setdefault(deal.close_date.isoformat()[:7] if deal.close_date else "", []).append(deal)
    return [_month(month, months[month], currency) for month in sorted(months, key=lambda each: (not each, each))]


def cycle_days(deal: Opportunity, zone: str) -> int:
    """How many days of the firm's calendar a deal took from its beginning to its end; none while it is open."""
    if deal.closed_on is None:
        return 0
    return max((deal.closed_on - day_of(deal.created_at, zone)).days, 0)


def weight(deal: Opportunity) -> int:
    """What a deal counts for by its probability, in minor units."""
    return money.share(deal.amount_minor, deal.probability)


def _month(month: str, deals: Sequence[Opportunity], currency: str) -> ForecastMonth:
    amount = sum(deal.amount_minor for deal in deals)
    weighted = sum(weight(deal) for deal in deals)
    return ForecastMonth(
        month=month or None,
        amount=money.to_text(amount, currency),
        weighted=money.to_text(weighted, currency),
        deals=len(deals),
    )


def _price(
    place: str,
    entered: LineItemInput,
    known: Mapping[str, Line],
    products: Mapping[str, Product],
    currency: str,
) -> Line:
    before = known.get(entered.id or "")
    if before is not None and before.product_id == entered.product_id:
        name, retainer, list_price = before.product_name, before.is_retainer, before.list_price_minor
    else:
        product = _sellable(products.get(entered.product_id), currency, f"{place}product_id")
        name, retainer, list_price = product.name, product.is_retainer_product, product.standard_list_price_minor
    sale_price = list_price
    if entered.sale_price is not None:
        sale_price = money.to_minor(entered.sale_price, currency, f"{place}sale_price")
    sold = PriceLine(entered.quantity, sale_price, discount=Discount(entered.discount_percent))
    return Line(
        id=entered.id or new_id(),
        product_id=entered.product_id,
        product_name=name,
        is_retainer=retainer,
        quantity=entered.quantity,
        list_price_minor=list_price,
        sale_price_minor=sale_price,
        discount_percent=entered.discount_percent,
        total_minor=price_line(sold).net_minor,
    )


def _sellable(product: Product | None, currency: str, path: str) -> Product:
    if product is None:
        raise InvalidInput.at(path, "unknown_product", "Choose a product from your catalogue.")
    if not product.is_active:
        raise InvalidInput.at(path, "product_inactive", f"{product.name} is no longer sold.")
    if product.currency != currency:
        raise InvalidInput.at(path, "currency_mismatch", f"{product.name} is priced in {product.currency}.")
    return product
