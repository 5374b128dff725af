"""An export: what of which list is wanted, how far it is, and where its file lies for a week."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from functions.activities.models import TaskStatus
from functions.cases.models import CaseStatus, IssueType
from functions.catalog.models import ProductStatus
from functions.contracts.models import ContractStatus
from functions.leads.models import LeadStatus
from functions.orders.models import OrderStatus
from functions.quotes.models import QuoteStatus
from functions.receivables.models import PaymentMethod, PaymentStatus
from functions.tenants.models import CasePriority, Stage
from shared.models import Id, Input, Instant, Listing, Month, OptionalLabel, Output, Record, UserId


class ExportKind(StrEnum):
    """The list that is exported, or all that the firm has."""

    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    LEADS = "leads"
    OPPORTUNITIES = "opportunities"
    QUOTES = "quotes"
    ORDERS = "orders"
    PAYMENTS = "payments"
    CONTRACTS = "contracts"
    CASES = "cases"
    PRODUCTS = "products"
    TASKS = "tasks"
    EVERYTHING = "everything"


class ExportState(StrEnum):
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


class ExportFailure(Output):
    """Why there is no file."""

    code: str
    message: str


class Export(Record):
    """The export as it is stored; `object` names its file, which nobody can guess and only a link reaches."""

    kind: ExportKind
    filters: dict[str, str]
    state: ExportState
    started_by: UserId
    key_id: str | None
    rows: int | None
    size: int | None
    object: str | None
    failure: ExportFailure | None
    finished_at: Instant | None


class ExportProgress(Output):
    """How far the work is: rows written, and for everything the kinds of records begun."""

    rows: int
    kinds: int


class ExportOut(Output):
    """An export; `rows` grows while it is at work, and its file can be fetched until `expires_at`."""

    id: Id
    version: int
    created_at: Instant
    updated_at: Instant
    kind: ExportKind
    filters: dict[str, str]
    state: ExportState
    started_by: UserId
    rows: int | None
    kinds: int | None = Field(description="Of everything: the kinds of records begun")
    kinds_total: int | None
    size: int | None
    failure: ExportFailure | None
    finished_at: Instant | None
    expires_at: Instant | None


class ExportCreate(Input):
    """What is wanted: a list under the filters that the list itself takes, or everything."""

    id: Id | None = None
    kind: ExportKind
    filters: Annotated[
        dict[str, Annotated[str, StringConstraints(max_length=100)]],
        Field(max_length=12, description="As the list's own query: `status`, `owner`, `q` and so on"),
    ] = Field(default_factory=dict)


_Words = Annotated[str, StringConstraints(max_length=100)]
_Member = Annotated[str, StringConstraints(max_length=64)]


class NoFilters(Input):
    """Everything has none."""


class _Searched(Input):
    q: _Words = ""


class _Owned(_Searched):
    owner: _Member | None = None


class AccountFilters(_Owned):
    active: bool = True
    parent_id: Id | None = None


class ContactFilters(_Owned):
    active: bool = True
    account_id: Id | None = None


class LeadFilters(_Owned):
    status: LeadStatus | None = None


class OpportunityFilters(_Owned):
    stage: Stage | None = None


class QuoteFilters(_Owned):
    status: QuoteStatus | None = None


class OrderFilters(_Owned):
    status: OrderStatus | None = None


class PaymentFilters(_Searched):
    status: PaymentStatus | None = None
    method: PaymentMethod | None = None


class ContractFilters(_Searched):
    status: ContractStatus | None = None


class CaseFilters(_Owned):
    status: CaseStatus | None = None
    priority: CasePriority | None = None
    account_id: Id | None = None
    issue_type: IssueType | None = None
    breached: bool = False
    first: Month | None = Field(default=None, alias="from")
    last: Month | None = Field(default=None, alias="to")


class ProductFilters(_Searched):
    status: ProductStatus = ProductStatus.ACTIVE
    category: OptionalLabel = None


class TaskFilters(Input):
    status: TaskStatus | None = None
    assignee: _Member = "me"


ExportList = Listing[ExportOut]
