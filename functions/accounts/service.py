"""Finding, creating, changing and deactivating accounts."""

from functions.accounts.models import NAMED, AccountChange, AccountCreate, AccountOut, AccountVerdicts
from functions.accounts.repository import AccountRepository
from functions.accounts.rules import settled
from functions.identity.repository import give, owner_ops
from shared.caller import Caller
from shared.db.lineage import ancestors, unmoved, unmoved_ops
from shared.db.ops import Op, equals
from shared.db.records import fresh, revise
from shared.db.retry import until_current
from shared.errors import Conflict, InvalidInput
from shared.models import OwnerChange


def list_accounts(
    caller: Caller,
    *,
    q: str,
    active: bool,
    owner: str | None,
    parent_id: str | None,
    limit: int,
    after: str | None,
) -> tuple[list[AccountOut], str | None]:
    """A page of accounts and the position of the next: by name and words, or newest first of an owner or a parent."""
    accounts = AccountRepository(caller)
    if q and active:
        owner_id = caller.named(owner) if owner else None
        return accounts.called(q, owner_id=owner_id, parent_id=parent_id or None, limit=limit, after=after)
    of_owner = [equals("owner_id", caller.named(owner))] if owner else []
    if parent_id and not q:
        where = [equals("is_active", active), *of_owner]
        return accounts.children(parent_id, where=where, limit=limit, after=after)
    if owner and active and not parent_id:
        return accounts.list_by_owner(caller.named(owner), limit=limit, after=after)
    where = [*of_owner, *([equals("parent_id", parent_id)] if parent_id else [])]
    return accounts.list_by_name(active=active, prefix=q, where=where, limit=limit, after=after)


def new_account(caller: Caller, data: AccountCreate) -> AccountOut:
    """The account that `data` asks for, not yet written."""
    account = AccountOut(
        **data.model_dump(exclude={"id", "owner_id", "addresses", *NAMED}),
        addresses=[],
        billing_address=None,
        shipping_address=None,
        **fresh(data.id),
        owner_id=data.owner_id or caller.user_id,
        is_active=True,
        merged_into_id=None,
    )
    sent = {name: getattr(data, name) for name in ("addresses", *NAMED) if getattr(data, name)}
    return account.model_copy(update=settled(account, sent))


def create_account(caller: Caller, data: AccountCreate, *more: Op) -> tuple[AccountOut, bool]:
    """The new account, and False when the same request had made it before; InvalidInput for an unknown parent."""
    accounts = AccountRepository(caller)
    account = new_account(caller, data)
    if account.parent_id == account.id:
        raise InvalidInput.at("parent_id", "circular_parent", "An account cannot be above itself.")
    ops = (accounts.exists_op(account.parent_id, "parent_id"),) if account.parent_id else ()
    return accounts.create(account, *ops, *owner_ops(caller, account.owner_id), *more)


def change_account(caller: Caller, account_id: str, data: AccountChange, *more: Op) -> AccountOut:
    """Change just the fields sent; VersionRequired, StaleVersion, InvalidInput for a parent that makes a circle."""
    return until_current(lambda: _change_account(caller, account_id, data, more))


def _change_account(caller: Caller, account_id: str, data: AccountChange, more: tuple[Op, ...]) -> AccountOut:
    accounts = AccountRepository(caller)
    account = accounts.get(account_id)
    if accounts.require_version(account, data.version):
        return account
    _refuse_merged(account)
    changed = revise(account, settled(account, data.changes()))
    ops = _parent_ops(accounts, account, changed.parent_id)
    return accounts.save(account, changed, *ops, *owner_ops(caller, changed.owner_id, account.owner_id), *more)


def give_accounts(caller: Caller, data: OwnerChange) -> AccountVerdicts:
    """Give accounts to an active member, those that are as they were seen; a verdict on each."""
    return AccountVerdicts(results=give(AccountRepository(caller), data, _refuse_merged))


def _refuse_merged(account: AccountOut) -> None:
    if account.merged_into_id is not None:
        raise Conflict("record_merged", "This account went into another one.", current=account)


def _parent_ops(accounts: AccountRepository, account: AccountOut, parent_id: str | None) -> tuple[Op, ...]:
    """What a transaction checks of a new parent: it is there and active, and not below the account itself."""
    if parent_id is None or parent_id == account.parent_id:
        return ()
    above = ancestors(accounts, "parent_id", account.id, parent_id)
    where = [unmoved(above[0], "parent_id")] if above else []
    return (accounts.exists_op(parent_id, "parent_id", *where), *unmoved_ops(accounts, "parent_id", above[1:]))
