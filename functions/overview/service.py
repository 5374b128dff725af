"""A record's surroundings in one or two round trips; of what the caller may not read, nothing.

Members read all of it, API keys what their scopes name.
"""

from collections.abc import Callable
from typing import TypeVar

from functions.accounts.repository import AccountRepository
from functions.activities.models import ActivityOut, WhatType, WhoType
from functions.activities.repository import ActivityRepository
from functions.cases.models import Case
from functions.cases.repository import CaseRepository
from functions.contacts.repository import ContactRepository
from functions.contracts.repository import ContractRepository
from functions.identity.rules import Permission
from functions.leads.repository import LeadRepository
from functions.opportunities.models import ContactRole, Opportunity
from functions.opportunities.repository import OpportunityRepository
from functions.orders.repository import OrderRepository
from functions.overview.models import (
    AccountRelated,
    ContactCaseOut,
    ContactOpportunityOut,
    ContactRelated,
    LeadRelated,
)
from functions.quotes.repository import QuoteRepository
from functions.receivables.repository import PaymentRepository
from shared import clock
from shared.caller import Caller
from shared.db.table import begin, both
from shared.models import Related
from shared.money import to_text

_MOST = 6

T = TypeVar("T")
Page = tuple[list[T], bool]


def _begin(caller: Caller, permission: Permission, read: Callable[[], Page[T]]) -> Callable[[], Page[T]]:
    """The read, under way; or nothing where the caller may not read such records."""
    return begin(read) if permission in caller.scopes else lambda: ([], False)


def around_account(caller: Caller, account_id: str) -> AccountRelated:
    """The newest of what belongs to an account, in one round trip; NotFound if none such."""

    def below(permission: Permission, read: Callable[[str, int], Page[T]]) -> Callable[[], Page[T]]:
        return _begin(caller, permission, lambda: read(account_id, _MOST))

    offers, retainers = QuoteRepository(caller), ContractRepository(caller)
    contacts = below(Permission.CONTACTS_READ, ContactRepository(caller).related_to_account)
    opportunities = below(Permission.OPPORTUNITIES_READ, OpportunityRepository(caller).related_to_account)
    quotes = below(Permission.QUOTES_READ, offers.related_to_account)
    orders = below(Permission.ORDERS_READ, OrderRepository(caller).related_to_account)
    contracts = below(Permission.CONTRACTS_READ, retainers.related_to_account)
    payments = below(Permission.PAYMENTS_READ, PaymentRepository(caller).related_to_account)
    cases = below(Permission.CASES_READ, CaseRepository(caller).related_to_account)
    activities = _activities(caller, WhatType.ACCOUNT, account_id)
    name = AccountRepository(caller).get(account_id).name
    people, more_people = contacts()
    deals, more_deals = opportunities()
    offered, more_offered = quotes()
    placed, more_placed = orders()
    agreed, more_agreed = contracts()
    paid, more_paid = payments()
    reported, more_reported = cases()
    return AccountRelated(
        contacts=Related(items=[ContactRepository.show(each, name) for each in people], has_more=more_people),
        opportunities=Related(items=[OpportunityRepository.show(each, name) for each in deals], has_more=more_deals),
        contracts=Related(items=[retainers.show(each, name) for each in agreed], has_more=more_agreed),
        payments=Related(items=[PaymentRepository.show(each, name) for each in paid], has_more=more_paid),
        cases=Related(items=[CaseRepository.show(each, name) for each in reported], has_more=more_reported),
        quotes=Related(items=[offers.show(each, name) for each in offered], has_more=more_offered),
        orders=Related(items=[OrderRepository.show(each, name) for each in placed], has_more=more_placed),
        activities=_related(activities()),
    )


def around_contact(caller: Caller, contact_id: str) -> ContactRelated:
    """The newest deals and cases that a contact has a part in; NotFound when there is no such contact."""
    opportunities, cases = OpportunityRepository(caller), CaseRepository(caller)
    reported = _begin(caller, Permission.CASES_READ, lambda: cases.of_contact(contact_id, _MOST))
    activities = _activities(caller, WhoType.CONTACT, contact_id)
    parts = _begin(caller, Permission.OPPORTUNITIES_READ, lambda: _parts_of(opportunities, contact_id))
    ContactRepository(caller).get(contact_id)
    roles, has_more = parts()
    case_ids, more_cases = reported()
    deals, known = both(lambda: opportunities.get_many([each for each, _ in roles]), lambda: cases.get_many(case_ids))
    items = [_part_in(deals[each], role) for each, role in roles if each in deals]
    return ContactRelated(
        opportunities=Related(items=items, has_more=has_more),
        cases=Related(items=[_reported(known[each]) for each in case_ids if each in known], has_more=more_cases),
        activities=_related(activities()),
    )


def around_lead(caller: Caller, lead_id: str) -> LeadRelated:
    """A lead with the newest activities about it, in one round trip; NotFound when there is no such lead."""
    activities = _activities(caller, WhoType.LEAD, lead_id)
    lead = LeadRepository(caller).get(lead_id)
    return LeadRelated(lead=lead, activities=_related(activities()))


def _activities(caller: Caller, kind: WhatType | WhoType, record_id: str) -> Callable[[], Page[ActivityOut]]:
    activities = ActivityRepository(caller)
    return _begin(caller, Permission.ACTIVITIES_READ, lambda: activities.related_to(kind, record_id, _MOST))


def _related(page: Page[ActivityOut]) -> Related[ActivityOut]:
    return Related(items=page[0], has_more=page[1])


def _parts_of(opportunities: OpportunityRepository, contact_id: str) -> Page[tuple[str, ContactRole]]:
    roles, has_more = opportunities.roles_of_contact(contact_id, _MOST)
    return list(roles.items()), has_more


def _part_in(deal: Opportunity, role: ContactRole) -> ContactOpportunityOut:
    return ContactOpportunityOut(
        opportunity_id=deal.id,
        name=deal.name,
        stage=deal.stage,
        role=role,
        amount=to_text(deal.amount_minor, deal.currency),
        currency=deal.currency,
    )


def _reported(case: Case) -> ContactCaseOut:
    shown = case.model_dump(include={"id", "number", "subject", "status", "priority"})
    return ContactCaseOut(**shown, breached=case.is_breached(clock.now()))
