"""How lines become money. Pure."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.catalog.models import Product
from functions.opportunities.models import Line, LineItemInput, Opportunity
from functions.opportunities.rules import alone, cycle_days, forecast, price_lines
from functions.pricing.rules import in_list
from functions.tenants.models import Stage
from shared import clock
from shared.errors import InvalidInput
from shared.ids import new_id

NOW = clock.now()


def product(price_minor: int = 199, currency: str = "INR", *, active: bool = True) -> Product:
    return Product(
        id=new_id(),
        version=1,
        created_at=NOW,
        updated_at=NOW,
        name="Lamp",
        sku=None,
        slug=None,
        description=None,
        delivery=None,
        category=None,
        unit="pcs",
        tax_code_id=None,
        image_id=None,
        currency=currency,
        is_retainer_product=False,
        is_active=active,
        standard_list_price_minor=price_minor,
        cost_minor=None,
    )


def priced(entered: list[LineItemInput], *products: Product, known: list[Line] | None = None) -> list[Line]:
    before = {line.id: line for line in known or []}
    return price_lines(entered, before, {each.id: each for each in products}, "INR", in_list)


def test_places() -> None:
    assert (in_list(2), alone(2)) == ("line_items.2.", "")


@pytest.mark.req("2.20", "S6")
def test_a_product_in_another_currency_is_refused() -> None:
    lamp = product(currency="USD")

    with pytest.raises(InvalidInput) as refusal:
        priced([LineItemInput(product_id=lamp.id, quantity=Decimal(1))], lamp)

    assert [(each.path, each.code) for each in refusal.value.errors] == [
        ("line_items.0.product_id", "currency_mismatch")
    ]


@pytest.mark.req("2.20", "3.3")
def test_a_line_that_changes_its_product_is_priced_anew() -> None:
    lamp, table = product(199), product(5000)
    (line,) = priced([LineItemInput(product_id=lamp.id, quantity=Decimal(1))], lamp)

    (kept,) = priced([LineItemInput(id=line.id, product_id=lamp.id, quantity=Decimal(2))], known=[line])
    (moved,) = priced([LineItemInput(id=line.id, product_id=table.id, quantity=Decimal(2))], table, known=[line])

    assert (kept.list_price_minor, kept.total_minor) == (199, 398)
    assert (moved.list_price_minor, moved.total_minor) == (5000, 10000)
    with pytest.raises(InvalidInput):
        priced([LineItemInput(id=line.id, product_id=table.id, quantity=Decimal(2))], known=[line])


@pytest.mark.req("2.19", "3.12", "S7")
@given(
    st.lists(
        st.tuples(
            st.integers(0, 10**9),
            st.decimals("0.0001", "99999", places=4),
            st.decimals(0, 100, places=4),
        ),
        max_size=20,
    )
)
def test_a_line_is_sold_at_its_price_less_its_discount(rows: list[tuple[int, Decimal, Decimal]]) -> None:
    products = [product(price) for price, _, _ in rows]
    entered = [
        LineItemInput(product_id=each.id, quantity=quantity, discount_percent=discount)
        for each, (_, quantity, discount) in zip(products, rows, strict=True)
    ]

    lines = priced(entered, *products)

    assert [line.total_minor for line in lines] == [net_of(*row) for row in rows]


def net_of(price_minor: int, quantity: Decimal, discount: Decimal) -> int:
    exact = price_minor * Fraction(quantity) * (100 - Fraction(discount)) / 100
    return floor(exact + Fraction(1, 2))


def deal(amount: int, probability: int, close: date | None, currency: str = "INR") -> Opportunity:
    return Opportunity(
        id=new_id(),
        version=1,
        created_at=NOW,
        updated_at=NOW,
        name="Deal",
        stage=Stage.PROPOSAL,
        close_date=close,
        closed_on=None,
        probability=probability,
        lead_source=None,
        next_step=None,
        description=None,
        account_id=new_id(),
        owner_id="somebody",
        amount_minor=amount,
        currency=currency,
        line_count=1,
        order_id=None,
        contract_id=None,
        quote_id=None,
    )


@pytest.mark.req("15.3")
def test_a_cycle_is_counted_in_days_of_the_firms_calendar() -> None:
    began = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)  # the 23rd in Kolkata

    def days(closed_on: date | None, zone: str = "Asia/Kolkata") -> int:
        changed = deal(100, 50, None).model_copy(update={"created_at": began, "closed_on": closed_on})
        return cycle_days(changed, zone)

    assert days(None) == 0
    assert (days(date(2026, 11, 25)), days(date(2026, 11, 25), "UTC")) == (2, 3)
    assert days(date(2026, 11, 22)) == 0  # closed, by its calendar, the day before it began


@pytest.mark.req("2.24")
def test_months_in_order_the_undated_last() -> None:
    deals = [
        deal(100, 50, None),
        deal(101, 50, date(2027, 12, 31)),
        deal(101, 50, date(2027, 12, 1)),
        deal(7, 100, date(2027, 2, 28)),
        deal(7, 100, date(987, 2, 28)),
        deal(9999, 100, date(2027, 2, 28), currency="USD"),
    ]

    months = forecast(deals, "INR")

    assert [(each.month, each.amount, each.weighted, each.deals) for each in months] == [
        ("0987-02", "0.07", "0.07", 1),
        ("2027-02", "0.07", "0.07", 1),
        ("2027-12", "2.02", "1.02", 2),  # 50.5 each, rounded up each
        (None, "1.00", "0.50", 1),
    ]
    assert forecast([], "INR") == []
