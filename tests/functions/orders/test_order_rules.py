"""What state an order is in, and which moves it allows. Pure."""

from decimal import Decimal
from itertools import product

import pytest

from functions.opportunities.models import Line
from functions.orders.models import Fulfilment, OrderStatus, PaymentState, SettableStatus, ShopStatus
from functions.orders.rules import MOVES, body_hash, payment_state, shop_status, status

UNPAID, PARTIAL, PAID = PaymentState


@pytest.mark.req("5.4", "5.6")
@pytest.mark.parametrize(
    ("total", "paid", "state"),
    [(100, 0, UNPAID), (100, 1, PARTIAL), (100, 99, PARTIAL), (100, 100, PAID), (100, 101, PAID), (0, 0, PAID)],
)
def test_payment(total: int, paid: int, state: PaymentState) -> None:
    assert payment_state(total, paid) is state


@pytest.mark.req("5.4")
@pytest.mark.parametrize(
    ("fulfilment", "payment", "shown"),
    [
        (Fulfilment.OPEN, UNPAID, OrderStatus.AWAITING_PAYMENT),
        (Fulfilment.OPEN, PARTIAL, OrderStatus.PARTIALLY_PAID),
        (Fulfilment.OPEN, PAID, OrderStatus.PAID_IN_FULL),
        *[(Fulfilment.SHIPPED, payment, OrderStatus.SHIPPED) for payment in PaymentState],
        *[(Fulfilment.FULFILLED, payment, OrderStatus.FULFILLED) for payment in PaymentState],
        *[(Fulfilment.CANCELLED, payment, OrderStatus.CANCELLED) for payment in PaymentState],
    ],
)
def test_status(fulfilment: Fulfilment, payment: PaymentState, shown: OrderStatus) -> None:
    assert status(fulfilment, payment) is shown


@pytest.mark.req("5.5", "S21")
def test_the_word_of_a_shop_for_every_state() -> None:
    assert {(each, payment): shop_status(each, payment) for each, payment in product(Fulfilment, PaymentState)} == {
        (Fulfilment.OPEN, UNPAID): ShopStatus.PENDING,
        (Fulfilment.OPEN, PARTIAL): ShopStatus.PROCESSING,
        (Fulfilment.OPEN, PAID): ShopStatus.PROCESSING,
        **{(Fulfilment.SHIPPED, payment): ShopStatus.SHIPPED for payment in PaymentState},
        **{(Fulfilment.FULFILLED, payment): ShopStatus.DELIVERED for payment in PaymentState},
        **{(Fulfilment.CANCELLED, payment): ShopStatus.CANCELLED for payment in PaymentState},
    }


@pytest.mark.req("5.10", "5.5", "S21")
def test_moves() -> None:
    assert {
        Fulfilment.OPEN: {SettableStatus.SHIPPED, SettableStatus.FULFILLED, SettableStatus.CANCELLED},
        Fulfilment.SHIPPED: {SettableStatus.FULFILLED},
        Fulfilment.FULFILLED: frozenset(),
        Fulfilment.CANCELLED: frozenset(),
    } == MOVES


@pytest.mark.req("5.1")
def test_the_hash_of_a_body_shows_any_change() -> None:
    line = Line(
        id="01M80DV73S9GT2XSKSPAV25943",
        product_id="01M80DV73S9GT2XSKSPAV25944",
        product_name="Lamp",
        is_retainer=False,
        quantity=Decimal("1.50"),
        list_price_minor=199,
        sale_price_minor=199,
        discount_percent=Decimal(0),
        total_minor=299,
    )
    same = Line.model_validate(line.model_dump(mode="json"))

    assert body_hash([line]) == body_hash([same])
    assert len(body_hash([])) == 64
    others = [line.model_copy(update={name: 1}) for name in ("total_minor", "list_price_minor", "sale_price_minor")]
    hashes = {body_hash(lines) for lines in ([line], [line, line], [], *([each] for each in others))}
    assert len(hashes) == 6
