"""Accounts: by name, by owner, and by the account above them."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from pydantic import BaseModel

from functions.accounts.models import AccountOut, RecordOfAccount
from shared.db.naming import named_then_worded
from shared.db.ops import Condition, Item, Op, check, equals, present
from shared.db.records import LIST, OWNER, PARENT, Index, Records, name_key
from shared.db.retry import Outdated
from shared.db.table import Span
from shared.errors import InvalidInput
from shared.words import sort_text

T = TypeVar("T", bound=RecordOfAccount)
Shown = TypeVar("Shown", bound=BaseModel)


class AccountRepository(Records[AccountOut]):
    name = "ACC"
    model = AccountOut

    def index(self, record: AccountOut) -> Index:
        if record.merged_into_id is not None:  # in no list, but below its parent, should that be merged, too
            return {PARENT: (("ACC", record.parent_id), f"GONE#{record.id}")} if record.parent_id else {}
        state = "A" if record.is_active else "I"
        keys: dict[str, tuple[tuple[str, ...], str]] = {
            LIST: (("ACC",), f"{state}#{name_key(record.name)}#{record.id}"),
        }
        if record.parent_id is not None:
            keys[PARENT] = (("ACC", record.parent_id), f"ACC#{record.id}")
        if record.is_active:
            keys[OWNER] = (("OWN", record.owner_id), f"ACC#A#{record.id}")
        return keys

    def list_by_name(
        self, *, active: bool, prefix: str, limit: int, after: str | None, where: Sequence[Condition] = ()
    ) -> tuple[list[AccountOut], str | None]:
        """Accounts in order of their names, those whose names begin with `prefix`."""
        return self.page(LIST, _named(active, prefix), limit=limit, after=after, where=where)

    def called(
        self, text: str, *, owner_id: str | None, parent_id: str | None, limit: int, after: str | None
    ) -> tuple[list[AccountOut], str | None]:
        """Active accounts whose names begin with `text`, in order, then others found by its words."""
        span, wanted = _named(True, text), {"owner_id": owner_id, "parent_id": parent_id}
        asked = {name: value for name, value in wanted.items() if value is not None}
        where = [equals(name, value) for name, value in asked.items()]

        def fits(account: AccountOut) -> bool:
            return account.is_active and all(getattr(account, name) == value for name, value in asked.items())

        def worded(position: str | None) -> tuple[list[tuple[AccountOut, str]], str | None]:
            found, reached = self.worded_beside(span, text, fits, limit=limit, after=position)
            return [(account, row["SK"]) for account, row in found], reached

        return named_then_worded(
            lambda position: self.page(LIST, span, limit=limit, after=position, where=where),
            worded,
            limit=limit,
            after=after,
        )

    def list_by_owner(self, owner_id: str, *, limit: int, after: str | None) -> tuple[list[AccountOut], str | None]:
        """The active accounts of one owner, newest first."""
        return self.page(OWNER, Span(("OWN", owner_id), "ACC#A#"), limit=limit, after=after, descending=True)

    def children(
        self, parent_id: str, *, where: Sequence[Condition] = (), limit: int, after: str | None
    ) -> tuple[list[AccountOut], str | None]:
        """The accounts directly below one, newest first."""
        span = Span(("ACC", parent_id), f"{self.name}#")
        return self.page(PARENT, span, limit=limit, after=after, descending=True, where=where)

    def names(self, account_ids: Sequence[str]) -> dict[str, str]:
        """The present names of the accounts, by id; empty for one made so lately that it is not seen."""
        found = self.get_many(account_ids)
        return {each: found[each].name if each in found else "" for each in account_ids}

    def exists_op(self, account_id: str, path: str = "account_id", *where: Condition) -> Op:
        """Lets a transaction depend on the account being there and active; InvalidInput at `path` otherwise.

        `where` is what the caller has read of the account; Outdated when only that has changed.
        """

        def otherwise(stored: Item | None) -> Exception:
            if where and stored and stored["is_active"]:
                return Outdated()
            return InvalidInput.at(path, "unknown_account", "Choose an active account of yours.")

        return check(self.key(account_id), present("SK"), equals("is_active", True), *where, otherwise=otherwise)


def _named(active: bool, prefix: str) -> Span:
    return Span(("ACC",), "A#" if active else "I#", sort_text(prefix))


class RecordsOfAccounts(Records[T], Generic[T, Shown]):
    """Records that each belong to an account, and are shown with its present name."""

    def show(self, record: T, account_name: str) -> Shown:
        """The record as clients see it."""
        raise NotImplementedError

    def present(self, record: T) -> Shown:
        return self.shown([record])[0]

    def shown(self, records: Sequence[T]) -> list[Shown]:
        """The records as clients see them, their accounts' names read in one round trip."""
        names = AccountRepository(self.caller).names([record.account_id for record in records])
        return [self.show(record, names[record.account_id]) for record in records]

    def found(
        self, text: str, fits: Callable[[T], bool], *, limit: int, after: str | None
    ) -> tuple[list[Shown], str | None]:
        """Those of the records that fit and are found by the words of `text`, as clients see them."""
        found, position = self.worded(text, fits, limit=limit, after=after)
        return [self.show(record, self._account_in(record, detail)) for record, detail in found], position

    def _account_in(self, _: T, detail: str) -> str:
        """The name of a record's account in the detail it is found with."""
        return detail

    def account_name(self, account_id: str) -> str:
        """The present name of a record's account."""
        return AccountRepository(self.caller).names([account_id])[account_id]

    def related_to_account(self, account_id: str, limit: int) -> tuple[list[T], bool]:
        """The newest records of an account, and whether there are more."""
        span = Span(("ACC", account_id), f"{self.name}#")
        found, position = self.page(PARENT, span, limit=limit, after=None, descending=True)
        return found, position is not None
