"""How each list is read, with the filters that its own route takes; what follows a list's page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from functions.accounts.models import AccountOut
from functions.accounts.service import list_accounts
from functions.activities.models import ActivityDetail
from functions.activities.repository import ActivityRepository
from functions.cases.models import CaseOut
from functions.cases.repository import Wanted
from functions.cases.service import list_cases
from functions.catalog.models import ProductOut
from functions.catalog.service import list_products
from functions.contacts.models import ContactOut
from functions.contacts.service import list_contacts
from functions.contracts.models import ContractOut
from functions.contracts.service import list_contracts
from functions.exports.models import (
    AccountFilters,
    CaseFilters,
    ContactFilters,
    ContractFilters,
    ExportKind,
    LeadFilters,
    OpportunityFilters,
    OrderFilters,
    PaymentFilters,
    ProductFilters,
    QuoteFilters,
    TaskFilters,
)
from functions.imports.models import ImportKind
from functions.leads.models import LeadOut
from functions.leads.service import list_leads
from functions.opportunities.models import OpportunityOut
from functions.opportunities.repository import OPEN_STAGES
from functions.opportunities.service import pipeline
from functions.orders.models import OrderOut, OrderStatus
from functions.orders.service import list_orders
from functions.payments.service import list_payments
from functions.quotes.models import QuoteOut
from functions.quotes.service import list_quotes
from functions.receivables.models import PaymentOut
from shared.caller import Caller

PAGE = 500

Position = str | None
Found = tuple[list[Any], Position]


def _accounts(caller: Caller, by: AccountFilters, after: Position) -> Found:
    return list_accounts(
        caller, q=by.q, active=by.active, owner=by.owner, parent_id=by.parent_id, limit=PAGE, after=after
    )


def _contacts(caller: Caller, by: ContactFilters, after: Position) -> Found:
    return list_contacts(
        caller, q=by.q, active=by.active, owner=by.owner, account_id=by.account_id, limit=PAGE, after=after
    )


def _leads(caller: Caller, by: LeadFilters, after: Position) -> Found:
    return list_leads(caller, by.q, by.status, by.owner, limit=PAGE, after=after)


def _opportunities(caller: Caller, by: OpportunityFilters, after: Position) -> Found:
    stages = [by.stage] if by.stage else OPEN_STAGES
    return pipeline(caller, stages, by.owner, by.q, limit=PAGE, after=after)


def _orders(caller: Caller, by: OrderFilters, after: Position) -> Found:
    statuses = [by.status] if by.status else list(OrderStatus)
    return list_orders(caller, statuses, by.owner, by.q, limit=PAGE, after=after)


def _quotes(caller: Caller, by: QuoteFilters, after: Position) -> Found:
    return list_quotes(caller, by.status, by.owner, by.q, limit=PAGE, after=after)


def _payments(caller: Caller, by: PaymentFilters, after: Position) -> Found:
    return list_payments(caller, by.q, by.status, by.method, limit=PAGE, after=after)


def _contracts(caller: Caller, by: ContractFilters, after: Position) -> Found:
    return list_contracts(caller, by.q, by.status, limit=PAGE, after=after)


def _cases(caller: Caller, by: CaseFilters, after: Position) -> Found:
    owner = caller.named(by.owner) if by.owner else None
    wanted = Wanted(owner, by.priority, by.status, by.issue_type, by.first, by.last)
    return list_cases(caller, by.q, wanted, by.account_id, breached=by.breached, limit=PAGE, after=after)


def _products(caller: Caller, by: ProductFilters, after: Position) -> Found:
    return list_products(caller, q=by.q, status=by.status, category=by.category, limit=PAGE, after=after)


def _tasks(caller: Caller, by: TaskFilters, after: Position) -> Found:
    activities = ActivityRepository(caller)
    found, position = activities.tasks_of(caller.named(by.assignee), by.status, limit=PAGE, after=after)
    return activities.named(found), position


@dataclass(frozen=True)
class List:
    """A list: how a page of it is read, what its records look like, and which import takes them back."""

    model: type[BaseModel]
    page: Callable[[Caller, Any, Position], Found]
    imported_as: ImportKind | None = None


LISTS: dict[ExportKind, List] = {
    ExportKind.ACCOUNTS: List(AccountOut, _accounts, ImportKind.ACCOUNTS),
    ExportKind.CONTACTS: List(ContactOut, _contacts, ImportKind.CONTACTS),
    ExportKind.LEADS: List(LeadOut, _leads, ImportKind.LEADS),
    ExportKind.OPPORTUNITIES: List(OpportunityOut, _opportunities),
    ExportKind.QUOTES: List(QuoteOut, _quotes),
    ExportKind.ORDERS: List(OrderOut, _orders),
    ExportKind.PAYMENTS: List(PaymentOut, _payments),
    ExportKind.CONTRACTS: List(ContractOut, _contracts),
    ExportKind.CASES: List(CaseOut, _cases),
    ExportKind.PRODUCTS: List(ProductOut, _products, ImportKind.PRODUCTS),
    ExportKind.TASKS: List(ActivityDetail, _tasks),
}


def pages(caller: Caller, kind: ExportKind, filters: Any) -> Iterator[list[BaseModel]]:
    """The list's pages to its end; a record that moves within it meanwhile comes once."""
    after: Position = None
    seen: set[str] = set()
    while True:
        found, after = LISTS[kind].page(caller, filters, after)
        new = [each for each in found if each.id not in seen]
        seen.update(each.id for each in new)
        yield new
        if after is None:
            return
