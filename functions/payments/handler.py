"""`/payments`, and the payments of an order or a contract."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.contracts.repository import ContractRepository
from functions.identity.rules import Permission
from functions.orders.repository import OrderRepository
from functions.payments import service
from functions.payments.models import (
    DocumentPaymentCreate,
    PaymentChange,
    PaymentCreate,
    PaymentList,
    PaymentRefund,
    PaymentVoid,
)
from functions.receivables.models import PaymentMethod, PaymentOut, PaymentStatus
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit, Words
from shared.http.problems import refusals

app = create_app()

PATH = f"{BASE}/payments"
ONE = f"{PATH}/<payment_id>"
OF_ORDER = f"{BASE}/orders/<order_id>/payments"
OF_CONTRACT = f"{BASE}/contracts/<contract_id>/payments"
Reader = Annotated[Caller, Depends(requires(Permission.PAYMENTS_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.PAYMENTS_WRITE))]
Payer = Annotated[Caller, Depends(requires(Permission.PAYMENTS_WRITE, keyed=True))]
AtOnce = Annotated[int, Query(ge=1, le=25, description="How many contracts at most")]
posting = refusals(400, 404, 409, 413)
_NO_VERSION = PaymentVoid()


@app.get(PATH, operation_id="list_payments", openapi_extensions=refusals())
def list_payments(
    caller: Reader,
    q: Words = "",
    status: PaymentStatus | None = None,
    method: PaymentMethod | None = None,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> PaymentList:
    """Payments, newest date first; with `q` by what they were found by.

    With `q` or a filter a page may be short while `next_cursor` says there is more.
    """
    signed = Cursor(caller, "payments", q, status, method)
    found, position = service.list_payments(caller, q, status, method, limit=limit, after=signed.open(cursor))
    return PaymentList(items=found, next_cursor=signed.seal(position))


@app.post(PATH, operation_id="log_payment", status_code=201, openapi_extensions=refusals(400, 409, 413))
def log_payment(caller: Payer, data: Annotated[PaymentCreate, Body()]) -> Response[PaymentOut]:
    """Money that a client paid, or promised, for an order or a contract. Needs an `Idempotency-Key`."""
    return made(*service.log_for_named(caller, data))


@app.post(f"{PATH}/billing-run", operation_id="run_billing", openapi_extensions=refusals())
def run_billing(caller: Writer, limit: AtOnce = 25, cursor: CursorParam = None) -> PaymentList:
    """Proposes what retainers owe today: a Pending payment for each cycle begun, unpaid and not proposed before.

    Goes through `limit` contracts; follow `next_cursor` to the end. Run again it proposes nothing twice.
    """
    signed = Cursor(caller, "billing run")
    found, position = service.run_billing(caller, limit=limit, after=signed.open(cursor))
    return PaymentList(items=found, next_cursor=signed.seal(position))


@app.get(OF_ORDER, operation_id="list_order_payments", openapi_extensions=refusals(404))
def list_order_payments(
    caller: Reader, order_id: str, limit: Limit = 25, cursor: CursorParam = None, fields: Fields = None
) -> PaymentList:
    """The payments for one order, last logged first."""
    signed = Cursor(caller, "order payments", order_id)
    orders = OrderRepository(caller)
    found, position = service.list_of_document(orders, order_id, limit=limit, after=signed.open(cursor))
    return PaymentList(items=found, next_cursor=signed.seal(position))


@app.post(OF_ORDER, operation_id="log_order_payment", status_code=201, openapi_extensions=posting)
def log_order_payment(
    caller: Payer, order_id: str, data: Annotated[DocumentPaymentCreate, Body()]
) -> Response[PaymentOut]:
    """The same as POST /payments, for the order in the path. Needs an `Idempotency-Key`."""
    return made(*service.log_payment(OrderRepository(caller), order_id, data))


@app.get(OF_CONTRACT, operation_id="list_contract_payments", openapi_extensions=refusals(404))
def list_contract_payments(
    caller: Reader, contract_id: str, limit: Limit = 25, cursor: CursorParam = None, fields: Fields = None
) -> PaymentList:
    """The payments for one contract, last logged first."""
    signed, contracts = Cursor(caller, "contract payments", contract_id), ContractRepository(caller)
    found, position = service.list_of_document(contracts, contract_id, limit=limit, after=signed.open(cursor))
    return PaymentList(items=found, next_cursor=signed.seal(position))


@app.post(OF_CONTRACT, operation_id="log_contract_payment", status_code=201, openapi_extensions=posting)
def log_contract_payment(
    caller: Payer, contract_id: str, data: Annotated[DocumentPaymentCreate, Body()]
) -> Response[PaymentOut]:
    """The same as POST /payments, for the contract in the path. Needs an `Idempotency-Key`."""
    return made(*service.log_payment(ContractRepository(caller), contract_id, data))


@app.get(ONE, operation_id="get_payment", openapi_extensions=refusals(404))
def get_payment(caller: Reader, payment_id: str, fields: Fields = None) -> PaymentOut:
    return service.get_payment(caller, payment_id)


@app.put(ONE, include_in_schema=False, operation_id="put_payment")
@app.patch(ONE, operation_id="change_payment", openapi_extensions=refusals(404, 409, 413, 428))
def change_payment(caller: Writer, payment_id: str, data: Annotated[PaymentChange, Body()]) -> PaymentOut:
    return service.change_payment(caller, payment_id, data)


@app.post(f"{ONE}/void", operation_id="void_payment", openapi_extensions=refusals(400, 404, 409, 413, 428))
def void_payment(caller: Payer, payment_id: str, data: Annotated[PaymentVoid, Body()] = _NO_VERSION) -> PaymentOut:
    """The payment stays to be seen and counts no more; nothing is ever deleted. Needs an `Idempotency-Key`."""
    return service.void_payment(caller, payment_id, data.version)


@app.post(f"{ONE}/refund", operation_id="refund_payment", status_code=201, openapi_extensions=posting)
def refund_payment(caller: Payer, payment_id: str, data: Annotated[PaymentRefund, Body()]) -> Response[PaymentOut]:
    """Money given back, as a payment of its own with a negative amount. Needs an `Idempotency-Key`."""
    return made(*service.refund_payment(caller, payment_id, data))


handler = entry(app)
