"""Creating, changing and deactivating accounts."""

from functions.accounts.models import AccountChange, AccountCreate, AccountOut
from functions.accounts.repository import AccountRepository
from shared import clock
from shared.caller import Caller
from shared.db.ops import Op
from shared.db.records import revise
from shared.errors import InvalidInput
from shared.ids import new_id

_DEEPEST = 10


def new_account(caller: Caller, data: AccountCreate) -> AccountOut:
    """The account that `data` asks for, not yet written."""
    now = clock.now()
    return AccountOut(
        **data.model_dump(exclude={"id", "owner_id", "billing_address", "shipping_address"}),
        billing_address=data.billing_address,
        shipping_address=data.shipping_address,
        id=data.id or new_id(),
        version=1,
        created_at=now,
        updated_at=now,
        owner_id=data.owner_id or caller.user_id,
        is_active=True,
    )


def create_account(caller: Caller, data: AccountCreate) -> tuple[AccountOut, bool]:
    """The new account, and False when the same request had made it before; InvalidInput for an unknown parent."""
    accounts = AccountRepository(caller)
    account = new_account(caller, data)
    return accounts.create(account, *_parent_ops(accounts, account.id, data.parent_id))


def change_account(caller: Caller, account_id: str, data: AccountChange) -> AccountOut:
    """Change just the fields sent; VersionRequired, StaleVersion, InvalidInput for a parent that makes a circle."""
    accounts = AccountRepository(caller)
    account = accounts.get(account_id)
    accounts.require_version(account, data.version)
    changed = revise(account, data.changes())
    moved = changed.parent_id != account.parent_id
    ops = _parent_ops(accounts, account.id, changed.parent_id) if moved else ()
    return accounts.save(account, changed, *ops)


def _parent_ops(accounts: AccountRepository, account_id: str, parent_id: str | None) -> tuple[Op, ...]:
    """What a transaction checks of a new parent: it exists, and is not below the account itself."""
    ancestor, depth = parent_id, 0
    while ancestor is not None:
        depth += 1
        if ancestor == account_id or depth > _DEEPEST:
            raise InvalidInput.at("parent_id", "circular_parent", "An account cannot be above itself.")
        above = accounts.find(ancestor)
        ancestor = above.parent_id if above else None
    return (accounts.exists_op(parent_id, "parent_id"),) if parent_id else ()
