"""Which filters each list takes, who may export what, and what the file is called. Pure."""

from pydantic import ValidationError

from functions.exports.models import (
    AccountFilters,
    CaseFilters,
    ContactFilters,
    ContractFilters,
    ExportKind,
    LeadFilters,
    NoFilters,
    OpportunityFilters,
    OrderFilters,
    PaymentFilters,
    ProductFilters,
    QuoteFilters,
    TaskFilters,
)
from functions.identity.rules import Permission
from shared.errors import FieldError, InvalidInput
from shared.models import Input

FILTERS: dict[ExportKind, type[Input]] = {
    ExportKind.ACCOUNTS: AccountFilters,
    ExportKind.CONTACTS: ContactFilters,
    ExportKind.LEADS: LeadFilters,
    ExportKind.OPPORTUNITIES: OpportunityFilters,
    ExportKind.QUOTES: QuoteFilters,
    ExportKind.ORDERS: OrderFilters,
    ExportKind.PAYMENTS: PaymentFilters,
    ExportKind.CONTRACTS: ContractFilters,
    ExportKind.CASES: CaseFilters,
    ExportKind.PRODUCTS: ProductFilters,
    ExportKind.TASKS: TaskFilters,
    ExportKind.EVERYTHING: NoFilters,
}

NEEDS: dict[ExportKind, frozenset[Permission]] = {
    ExportKind.ACCOUNTS: frozenset({Permission.ACCOUNTS_READ}),
    ExportKind.CONTACTS: frozenset({Permission.CONTACTS_READ}),
    ExportKind.LEADS: frozenset({Permission.LEADS_READ}),
    ExportKind.OPPORTUNITIES: frozenset({Permission.OPPORTUNITIES_READ}),
    ExportKind.QUOTES: frozenset({Permission.QUOTES_READ}),
    ExportKind.ORDERS: frozenset({Permission.ORDERS_READ}),
    ExportKind.PAYMENTS: frozenset({Permission.PAYMENTS_READ}),
    ExportKind.CONTRACTS: frozenset({Permission.CONTRACTS_READ}),
    ExportKind.CASES: frozenset({Permission.CASES_READ}),
    ExportKind.PRODUCTS: frozenset({Permission.PRODUCTS_READ}),
    ExportKind.TASKS: frozenset({Permission.ACTIVITIES_READ}),
    ExportKind.EVERYTHING: frozenset(each for each in Permission if each.endswith(":read")),
}
"""What somebody must be allowed to read; no API key reads keys, and so none exports everything."""

ZIPPED = frozenset({ExportKind.EVERYTHING})


def wanted(kind: ExportKind, filters: dict[str, str]) -> Input:
    """The filters as the list takes them; InvalidInput names those it does not."""
    try:
        return FILTERS[kind].model_validate(filters)
    except ValidationError as error:
        found = [
            FieldError(".".join(["filters", *map(str, each["loc"])]), each["type"], each["msg"])
            for each in error.errors(include_url=False)
        ]
        raise InvalidInput("invalid_input", "This list cannot be narrowed so.", errors=found) from None


def file_name(kind: ExportKind, day: str) -> str:
    """Under which name the file is saved."""
    return f"{kind}-{day}.{'zip' if kind in ZIPPED else 'csv'}"
