"""What stands around a record: the newest few of each kind."""

from functions.activities.models import ActivityOut
from functions.cases.models import CaseOut, CaseStatus
from functions.contacts.models import ContactOut
from functions.contracts.models import ContractOut
from functions.leads.models import LeadOut
from functions.opportunities.models import ContactRole, OpportunityOut
from functions.orders.models import OrderOut
from functions.quotes.models import QuoteOut
from functions.receivables.models import PaymentOut
from functions.tenants.models import CasePriority, Stage
from shared.models import Id, Output, Related


class AccountRelated(Output):
    """What belongs to an account, newest first."""

    contacts: Related[ContactOut]
    opportunities: Related[OpportunityOut]
    quotes: Related[QuoteOut]
    orders: Related[OrderOut]
    contracts: Related[ContractOut]
    payments: Related[PaymentOut]
    cases: Related[CaseOut]
    activities: Related[ActivityOut]


class ContactOpportunityOut(Output):
    """A deal, and the part a contact plays in it."""

    opportunity_id: Id
    name: str
    stage: Stage
    role: ContactRole
    amount: str
    currency: str


class ContactCaseOut(Output):
    """A case that a contact reported."""

    id: Id
    number: str
    subject: str
    status: CaseStatus
    priority: CasePriority
    breached: bool


class ContactRelated(Output):
    """What a contact has a part in, newest first."""

    opportunities: Related[ContactOpportunityOut]
    cases: Related[ContactCaseOut]
    activities: Related[ActivityOut]


class LeadRelated(Output):
    """A lead, and what was done about it, newest first."""

    lead: LeadOut
    activities: Related[ActivityOut]
