"""Leads: capturing them, and converting them exactly once."""

from dataclasses import dataclass

from functions.accounts.models import AccountCreate, AccountOut, AccountType
from functions.accounts.repository import AccountRepository
from functions.accounts.service import new_account
from functions.contacts.models import Contact, ContactCreate
from functions.contacts.repository import ContactRepository
from functions.contacts.service import new_contact, taken_by
from functions.identity.repository import give, owner_ops
from functions.leads.models import (
    AccountSuggestion,
    ContactSuggestion,
    ConversionOut,
    ConversionSuggestions,
    ConvertedTo,
    LeadChange,
    LeadConversion,
    LeadCreate,
    LeadOut,
    LeadStatus,
    LeadVerdicts,
    MatchReason,
)
from functions.leads.repository import OPEN_STATUSES, AlreadyConverted, LeadRepository
from functions.opportunities.models import Opportunity, OpportunityCreate
from functions.opportunities.repository import OpportunityRepository
from functions.opportunities.service import new_opportunity
from functions.tenants.models import OrgOut
from functions.tenants.repository import org_of
from shared import clock
from shared.caller import Caller
from shared.db.ops import Op
from shared.db.records import fresh, revise
from shared.db.table import Replayed, TenantTable, begin, both
from shared.errors import Conflict, InvalidInput
from shared.models import OwnerChange

_MOST_SUGGESTIONS = 5


def list_leads(
    caller: Caller, q: str, status: LeadStatus | None, owner: str | None, *, limit: int, after: str | None
) -> tuple[list[LeadOut], str | None]:
    """A page of leads and the position of the next: those found by words, or newest first."""
    leads, statuses = LeadRepository(caller), [status] if status else OPEN_STATUSES
    owner_id = caller.named(owner) if owner else None
    if q.strip():

        def fits(lead: LeadOut) -> bool:
            return lead.status in statuses and owner_id in (None, lead.owner_id)

        found, position = leads.worded(q, fits, limit=limit, after=after)
        return [lead for lead, _ in found], position
    if owner_id:
        return leads.of_owner(owner_id, status, limit=limit, after=after)
    return leads.with_status(statuses, limit=limit, after=after)


def create_lead(caller: Caller, data: LeadCreate, *ops: Op) -> tuple[LeadOut, bool]:
    """The new lead, and False when the same request had made it before."""
    lead = LeadOut(
        **data.model_dump(exclude={"id", "owner_id", "address", "status"}),
        address=data.address,
        status=LeadStatus(data.status),
        **fresh(data.id),
        owner_id=data.owner_id or caller.user_id,
        converted_to=None,
        converted_at=None,
    )
    return LeadRepository(caller).create(lead, *owner_ops(caller, lead.owner_id), *ops)


def change_lead(caller: Caller, lead_id: str, data: LeadChange, *ops: Op) -> LeadOut:
    """Change just the fields sent; Conflict `lead_converted` when the lead has become a client."""
    leads = LeadRepository(caller)
    lead = leads.get(lead_id)
    if leads.require_version(lead, data.version):
        return lead
    _refuse_converted(lead)
    sent = data.changes()
    if "status" in sent:
        sent["status"] = LeadStatus(data.status)
    changed = revise(lead, sent)
    return leads.save(lead, changed, *owner_ops(caller, changed.owner_id, lead.owner_id), *ops)


def remove_lead(caller: Caller, lead_id: str, version: int) -> LeadOut:
    """Take a lead off every list but that of removed ones; a status given to it brings it back. Conflict, as above."""
    leads = LeadRepository(caller)
    lead = leads.get(lead_id)
    if leads.require_version(lead, version):
        return lead
    _refuse_converted(lead)
    return leads.save(lead, revise(lead, {"status": LeadStatus.REMOVED}))


def give_leads(caller: Caller, data: OwnerChange) -> LeadVerdicts:
    """Give leads to an active member, those that are as they were seen; a verdict on each."""
    return LeadVerdicts(results=give(LeadRepository(caller), data, _refuse_converted))


def _refuse_converted(lead: LeadOut) -> None:
    if lead.converted_to is not None:
        raise Conflict("lead_converted", "This lead has been converted, and can no longer be changed.", current=lead)


def suggest_matches(caller: Caller, lead_id: str) -> ConversionSuggestions:
    """Active accounts with the lead's company name, and the active contact with its e-mail."""
    lead = LeadRepository(caller).get(lead_id)
    accounts, contacts = AccountRepository(caller), ContactRepository(caller)
    (named, _), known = both(
        lambda: accounts.list_by_name(active=True, prefix=lead.company, limit=_MOST_SUGGESTIONS, after=None),
        lambda: contacts.by_email(lead.email) if lead.email else None,
    )
    suggested = [AccountSuggestion(id=each.id, name=each.name, reason=MatchReason.SAME_NAME) for each in named]
    account = accounts.find(known.account_id) if known is not None and known.is_active else None
    if known is None or account is None or not account.is_active:
        return ConversionSuggestions(accounts=suggested, contacts=[])
    person = ContactSuggestion(
        id=known.id,
        name=known.name,
        email=known.email,
        account_id=known.account_id,
        account_name=account.name,
        reason=MatchReason.SAME_EMAIL,
    )
    if all(each.id != account.id for each in suggested):
        suggested.insert(0, AccountSuggestion(id=account.id, name=account.name, reason=MatchReason.SAME_EMAIL))
    return ConversionSuggestions(accounts=suggested, contacts=[person])


@dataclass(frozen=True)
class _Made:
    """What a conversion makes or uses, and the writes that takes."""

    account: AccountOut
    contact: Contact
    opportunity: Opportunity
    ops: tuple[Op, ...]

    @property
    def ids(self) -> ConvertedTo:
        return ConvertedTo(account_id=self.account.id, contact_id=self.contact.id, opportunity_id=self.opportunity.id)


def convert_lead(caller: Caller, lead_id: str, data: LeadConversion) -> ConversionOut:
    """Make account, contact and deal of a qualified lead in one transaction, exactly once.

    A lead that is converted already answers with the same three records. Raises VersionRequired and StaleVersion for
    an unconverted lead, Conflict `lead_not_qualified` or `email_taken`, InvalidInput for an unknown account or contact.
    """
    leads = LeadRepository(caller)
    org = begin(lambda: org_of(caller))
    account = begin(lambda: AccountRepository(caller).find(data.account_id) if data.account_id else None)
    contact = begin(lambda: ContactRepository(caller).find(data.contact_id) if data.contact_id else None)
    lead = leads.get(lead_id)
    if lead.converted_to is not None:
        return _converted(caller, lead, lead.converted_to)
    leads.require_version(lead, data.version)
    if lead.status is not LeadStatus.QUALIFIED:
        raise Conflict("lead_not_qualified", "Qualify the lead before converting it.", current=lead)
    made = _make(caller, lead, data, org(), account(), contact())
    after = revise(lead, {"status": LeadStatus.CONVERTED, "converted_to": made.ids, "converted_at": clock.now()})
    try:
        TenantTable(caller).write(leads.convert_op(lead, after), *made.ops, result=leads.key(lead.id))
    except AlreadyConverted as first:
        return _converted(caller, first.lead, first.lead.converted_to)
    except Replayed:
        return convert_lead(caller, lead_id, data)
    except Conflict as conflict:
        raise taken_by(caller, conflict, lead.email) from None
    return ConversionOut(
        lead=after,
        account=made.account,
        contact=ContactRepository.show(made.contact, made.account.name),
        opportunity=OpportunityRepository.show(made.opportunity, made.account.name),
    )


def _make(
    caller: Caller,
    lead: LeadOut,
    data: LeadConversion,
    org: OrgOut,
    account: AccountOut | None,
    contact: Contact | None,
) -> _Made:
    account, account_op = _account(caller, lead, data, account)
    contact, contact_ops = _contact(caller, lead, data, account, contact)
    wanted = OpportunityCreate(
        name=data.opportunity_name,
        stage=data.stage,
        account_id=account.id,
        close_date=data.close_date,
        lead_source=lead.lead_source,
        owner_id=lead.owner_id,
    )
    opportunity = new_opportunity(caller, wanted, org)
    opportunity_op = OpportunityRepository(caller).put_op(opportunity)
    return _Made(account, contact, opportunity, (account_op, *contact_ops, opportunity_op))


def _account(caller: Caller, lead: LeadOut, data: LeadConversion, existing: AccountOut | None) -> tuple[AccountOut, Op]:
    accounts = AccountRepository(caller)
    if data.account_id is not None:
        exists = accounts.exists_op(data.account_id)
        if existing is None:
            raise exists.otherwise(None)
        return existing, exists
    wanted = AccountCreate(
        name=lead.company,
        phone=lead.phone,
        website=lead.website,
        type=AccountType.PROSPECT,
        industry=lead.industry,
        billing_address=lead.address,
        owner_id=lead.owner_id,
    )
    account = new_account(caller, wanted)
    return account, accounts.put_op(account)


def _contact(
    caller: Caller, lead: LeadOut, data: LeadConversion, account: AccountOut, existing: Contact | None
) -> tuple[Contact, tuple[Op, ...]]:
    contacts = ContactRepository(caller)
    if data.contact_id is not None:
        if data.account_id is None:
            raise InvalidInput.at("account_id", "missing", "Name the account of the contact as well.")
        exists = contacts.exists_op(data.contact_id, account.id, "contact_id")
        if existing is None:
            raise exists.otherwise(None)
        return existing, (exists,)
    wanted = ContactCreate(
        first_name=lead.first_name,
        last_name=lead.last_name,
        title=lead.title,
        email=lead.email,
        phone=lead.phone,
        account_id=account.id,
        owner_id=lead.owner_id,
    )
    contact = new_contact(caller, wanted)
    claim = (contacts.claim_email_op(contact.id, contact.email),) if contact.email else ()
    return contact, (contacts.put_op(contact), *claim)


def _converted(caller: Caller, lead: LeadOut, ids: ConvertedTo | None) -> ConversionOut:
    """The answer for a lead that was converted before."""
    if ids is None:
        raise AssertionError("a converted lead names its records")
    contacts = ContactRepository(caller)
    opportunity = begin(lambda: OpportunityRepository(caller).get(ids.opportunity_id))
    account, contact = both(lambda: AccountRepository(caller).get(ids.account_id), lambda: contacts.get(ids.contact_id))
    moved = contact.account_id != account.id
    return ConversionOut(
        lead=lead,
        account=account,
        contact=contacts.present(contact) if moved else ContactRepository.show(contact, account.name),
        opportunity=OpportunityRepository.show(opportunity(), account.name),
    )
