"""Orders: a header in the indexes, and a body that no method here changes."""

from collections.abc import Sequence

from functions.accounts.repository import AccountRepository
from functions.opportunities.models import Line
from functions.orders.models import Order, OrderDetail, OrderLineOut, OrderOut, OrderStatus
from functions.orders.rules import outstanding, payment_state, shop_status, status, taken_off
from functions.receivables.repository import Document, PaymentRepository, Receivables
from shared import money
from shared.db.ops import Condition
from shared.db.records import LIST, OWNER, PARENT, Index
from shared.db.table import Span
from shared.months import month_on

OPEN_STATUSES = (OrderStatus.AWAITING_PAYMENT, OrderStatus.PARTIALLY_PAID, OrderStatus.PAID_IN_FULL)
_SENT = (OrderStatus.SHIPPED, OrderStatus.FULFILLED)  # words that do not tell what is paid
_OWING = (OrderStatus.AWAITING_PAYMENT, OrderStatus.PARTIALLY_PAID, *_SENT)


def order_status(order: Order) -> OrderStatus:
    return status(order.fulfilment, payment_state(order.total_minor, order.paid_minor))


def _state(shown: OrderStatus) -> str:
    return "O" if shown in OPEN_STATUSES else "C"


def _shelf(order: Order) -> str:
    """Where an order is listed: with the open ones until it is sent and paid."""
    shown = order_status(order)
    return f"{'O' if outstanding(order) else _state(shown)}#{shown}#"


def _shelves(statuses: Sequence[OrderStatus]) -> list[Span]:
    """Where orders in the statuses are listed; those sent in one of two places, by whether they are paid."""
    shelves = [f"{_state(each)}#{each}#" for each in statuses]
    unpaid = [f"O#{each}#" for each in statuses if each in _SENT]
    return [Span(("ORDER",), each) for each in (*shelves, *unpaid)]


class OrderRepository(Receivables[Order, OrderOut, OrderDetail]):
    name = "ORDER"
    link = "order_id"
    model = Order

    def index(self, record: Order) -> Index:
        shown = order_status(record)
        return {
            OWNER: (("OWN", record.owner_id), f"ORDER#{_state(shown)}#{record.id}"),
            LIST: (("ORDER",), _shelf(record) + record.id),
            PARENT: (("ACC", record.account_id), f"ORDER#{record.id}"),
        }

    @staticmethod
    def show(record: Order, account_name: str) -> OrderOut:
        """The order as clients see it."""
        payment = payment_state(record.total_minor, record.paid_minor)
        return OrderOut(
            **record.model_dump(exclude={"total_minor", "paid_minor", "pay_seq", "body_sha"}),
            status=status(record.fulfilment, payment),
            payment=payment,
            shop_status=shop_status(record.fulfilment, payment),
            account_name=account_name,
            total=money.to_text(record.total_minor, record.currency),
            paid=money.to_text(record.paid_minor, record.currency),
            balance_due=money.to_text(max(record.total_minor - record.paid_minor, 0), record.currency),
            credit=money.to_text(max(record.paid_minor - record.total_minor, 0), record.currency),
        )

    def detail(self, document: Document[Order], account_name: str) -> OrderDetail:
        """The order with its lines and payments, newest first, as clients see it."""
        header = self.show(document.header, account_name)
        lines = [_line_out(line, header.currency) for line in document.lines]
        payments = [PaymentRepository.show(each, account_name) for each in reversed(document.payments)]
        return OrderDetail(**header.model_dump(), line_items=lines, payments=payments)

    def with_status(
        self, statuses: Sequence[OrderStatus], *, limit: int, after: str | None
    ) -> tuple[list[Order], str | None]:
        """Orders of any owner in the statuses, newest first."""
        return self.page(LIST, *_shelves(statuses), limit=limit, after=after, descending=True)

    def owing(self, *, limit: int, after: str | None) -> tuple[list[Order], str | None]:
        """Orders that are not paid in full, sent or not, oldest first."""
        spans = [Span(("ORDER",), f"O#{each}#") for each in _OWING]
        return self.page(LIST, *spans, limit=limit, after=after)

    def of_owner(
        self, owner_id: str, statuses: Sequence[OrderStatus], *, limit: int, after: str | None
    ) -> tuple[list[Order], str | None]:
        """One owner's orders in the statuses, newest first; a page may be short."""
        spans = [Span(("OWN", owner_id), f"ORDER#{state}#") for state in sorted({_state(each) for each in statuses})]
        found, position = self.page(OWNER, *spans, limit=limit, after=after, descending=True)
        return [record for record in found if order_status(record) in statuses], position

    def placed_between(self, first: str, last: str, *, limit: int, after: str | None) -> tuple[list[Order], str | None]:
        """Orders of the months from `first` to `last`, but cancelled ones, newest first; a page may be short."""
        standing = [each for each in OrderStatus if each is not OrderStatus.CANCELLED]
        where = [Condition("order_date", ">=", first), Condition("order_date", "<", month_on(last, 1))]
        return self.page(LIST, *_shelves(standing), limit=limit, after=after, descending=True, where=where)

    def with_number(self, prefix: str, *, limit: int) -> list[OrderOut]:
        """The orders whose numbers begin with `prefix`, in order of their numbers, in two round trips."""
        markers = self.table.uniques(self.number_key(prefix.upper()), limit)
        accounts = AccountRepository(self.caller)
        keys = [self.key(each["ref"]) for each in markers] + [accounts.key(each["account_id"]) for each in markers]
        found = self.table.get_many(keys)
        return [
            self.show(self.load(found[self.key(each["ref"])]), found[accounts.key(each["account_id"])]["name"])
            for each in markers
            if self.key(each["ref"]) in found and accounts.key(each["account_id"]) in found  # not so lately made
        ]


def _line_out(line: Line, currency: str) -> OrderLineOut:
    return OrderLineOut(
        product_id=line.product_id,
        product_name=line.product_name,
        quantity=line.quantity,
        unit=line.unit,
        list_price=money.to_text(line.list_price_minor, currency),
        price_at_purchase=money.to_text(line.sale_price_minor, currency),
        discount_percent=line.discount_percent,
        discount=money.to_text(taken_off(line), currency),
        tax=money.to_text(line.tax_minor, currency),
        total=money.to_text(line.total_minor, currency),
    )
