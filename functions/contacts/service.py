"""Finding, creating, changing and deactivating contacts."""

from functions.accounts.repository import AccountRepository
from functions.accounts.rules import addressed
from functions.contacts.models import Contact, ContactChange, ContactCreate, ContactOut, ContactVerdicts
from functions.contacts.repository import ContactRepository
from functions.identity.repository import give, owner_ops
from shared.caller import Caller
from shared.db.lineage import ancestors, unmoved, unmoved_ops
from shared.db.ops import Op, equals
from shared.db.records import fresh, revise
from shared.db.retry import until_current
from shared.db.table import both
from shared.errors import Conflict, InvalidInput
from shared.models import OwnerChange


def list_contacts(
    caller: Caller,
    *,
    q: str,
    active: bool,
    owner: str | None,
    account_id: str | None,
    limit: int,
    after: str | None,
) -> tuple[list[ContactOut], str | None]:
    """A page of contacts and the position of the next: by name and words, or newest first of an account or an owner."""
    contacts = ContactRepository(caller)
    if q and active:
        owner_id = caller.named(owner) if owner else None
        return contacts.called(q, owner_id=owner_id, account_id=account_id or None, limit=limit, after=after)
    of_owner = [equals("owner_id", caller.named(owner))] if owner else []
    if account_id and not q:
        where = [equals("is_active", active), *of_owner]
        found, position = contacts.list_by_account(account_id, where=where, limit=limit, after=after)
    elif owner and active:
        found, position = contacts.list_by_owner(caller.named(owner), limit=limit, after=after)
    else:
        where = [*of_owner, *([equals("account_id", account_id)] if account_id else [])]
        found, position = contacts.list_by_name(active=active, prefix=q, where=where, limit=limit, after=after)
    return contacts.shown(found), position


def get_contact(caller: Caller, contact_id: str) -> ContactOut:
    """The contact with its account's name; NotFound when the firm has none such."""
    contacts = ContactRepository(caller)
    return contacts.present(contacts.get(contact_id))


def new_contact(caller: Caller, data: ContactCreate) -> Contact:
    """The contact that `data` asks for, not yet written."""
    return Contact(
        **data.model_dump(exclude={"id", "owner_id", "addresses"}),
        addresses=addressed(data.addresses, []),
        **fresh(data.id),
        owner_id=data.owner_id or caller.user_id,
        is_active=True,
        merged_into_id=None,
    )


def create_contact(caller: Caller, data: ContactCreate, *more: Op) -> tuple[ContactOut, bool]:
    """The new contact, and False when the same request had made it before.

    Conflict `email_taken`, with the contact that has the address; InvalidInput for an unknown account or manager.
    """
    contacts, contact = ContactRepository(caller), new_contact(caller, data)
    ops = [
        AccountRepository(caller).exists_op(contact.account_id),
        *contacts.email_ops(contact.id, None, contact.email),
        *owner_ops(caller, contact.owner_id),
        *more,
    ]
    if contact.reports_to_id == contact.id:
        raise InvalidInput.at("reports_to_id", "circular_parent", "A contact cannot report to itself.")
    if contact.reports_to_id:
        ops.append(contacts.exists_op(contact.reports_to_id, contact.account_id, "reports_to_id"))
    try:
        made, created = contacts.create(contact, *ops)
    except Conflict as conflict:
        raise taken_by(caller, conflict, contact.email) from None
    return contacts.present(made), created


def change_contact(caller: Caller, contact_id: str, data: ContactChange, *more: Op) -> ContactOut:
    """Change just the fields sent; VersionRequired, StaleVersion, Conflict `email_taken`, InvalidInput."""
    return until_current(lambda: _change_contact(caller, contact_id, data, more))


def _change_contact(caller: Caller, contact_id: str, data: ContactChange, more: tuple[Op, ...]) -> ContactOut:
    contacts, accounts = ContactRepository(caller), AccountRepository(caller)
    contact = contacts.get(contact_id)
    if contacts.require_version(contact, data.version):
        return contacts.present(contact)
    _refuse_merged(contacts, contact)
    sent = data.changes()
    if "addresses" in sent:
        sent["addresses"] = addressed(data.addresses, contact.addresses)
    changed = revise(contact, sent)
    ops = [
        *contacts.email_ops(contact.id, contact.email, changed.email),
        *_manager_ops(contacts, contact, changed),
        *owner_ops(caller, changed.owner_id, contact.owner_id),
        *more,
    ]
    if changed.account_id != contact.account_id:
        ops.append(accounts.exists_op(changed.account_id))
    try:
        saved, names = both(
            lambda: contacts.save(contact, changed, *ops),
            lambda: accounts.names([changed.account_id]),
        )
    except Conflict as conflict:
        raise taken_by(caller, conflict, changed.email) from None
    return contacts.show(saved, names[saved.account_id]) if saved.account_id in names else contacts.present(saved)


def give_contacts(caller: Caller, data: OwnerChange) -> ContactVerdicts:
    """Give contacts to an active member, those that are as they were seen; a verdict on each."""
    contacts = ContactRepository(caller)
    return ContactVerdicts(results=give(contacts, data, lambda contact: _refuse_merged(contacts, contact)))


def _refuse_merged(contacts: ContactRepository, contact: Contact) -> None:
    if contact.merged_into_id is not None:
        raise Conflict("record_merged", "This contact went into another one.", current=contacts.present(contact))


def taken_by(caller: Caller, conflict: Conflict, email: str | None) -> Conflict:
    """The same conflict; when it is `email_taken`, together with the contact that has the address."""
    if conflict.code == "email_taken" and email:
        contacts = ContactRepository(caller)
        holder = contacts.by_email(email)
        conflict.current = contacts.present(holder) if holder else None
    return conflict


def _manager_ops(contacts: ContactRepository, before: Contact, after: Contact) -> tuple[Op, ...]:
    """What a transaction checks when manager or account change: the manager is of that account, and not below."""
    unmoved_here = (before.reports_to_id, before.account_id) == (after.reports_to_id, after.account_id)
    if unmoved_here or after.reports_to_id is None:
        return ()
    above = ancestors(contacts, "reports_to_id", before.id, after.reports_to_id)
    where = [unmoved(above[0], "reports_to_id")] if above else []
    manager = contacts.exists_op(after.reports_to_id, after.account_id, "reports_to_id", *where)
    return (manager, *unmoved_ops(contacts, "reports_to_id", above[1:]))
