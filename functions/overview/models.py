"""What stands around a record: the newest few of each kind."""

from functions.activities.models import ActivityOut
from functions.contacts.models import ContactOut
from functions.contracts.models import ContractOut
from functions.leads.models import LeadOut
from functions.opportunities.models import ContactRole, OpportunityOut
from functions.orders.models import OrderOut
from functions.receivables.models import PaymentOut
from functions.tenants.models import Stage
from shared.models import Id, Output, Related


class AccountRelated(Output):
    """What belongs to an account, newest first."""

    contacts: Related[ContactOut]
    opportunities: Related[OpportunityOut]
    orders: Related[OrderOut]
    contracts: Related[ContractOut]
    payments: Related[PaymentOut]
    activities: Related[ActivityOut]


class ContactOpportunityOut(Output):
    """A deal, and the part a contact plays in it."""

    opportunity_id: Id
    name: str
    stage: Stage
    role: ContactRole
    amount: str
    currency: str


class ContactRelated(Output):
    """What a contact has a part in, newest first."""

    opportunities: Related[ContactOpportunityOut]
    activities: Related[ActivityOut]


class LeadRelated(Output):
    """A lead, and what was done about it, newest first."""

    lead: LeadOut
    activities: Related[ActivityOut]
