"""Contacts: by last name, by owner, by account, and by their unique e-mail address."""

from collections.abc import Sequence

from functions.accounts.repository import RecordsOfAccounts
from functions.contacts.models import Contact, ContactOut
from shared.db.keys import Family, unique_text
from shared.db.naming import named_then_worded
from shared.db.ops import Condition, Item, Op, check, delete, equals, present, put, put_new
from shared.db.records import LIST, OWNER, PARENT, Index, name_key
from shared.db.retry import Outdated
from shared.db.table import Span
from shared.errors import Conflict, FieldError, InvalidInput
from shared.words import sort_text

Found = tuple[list[Contact], str | None]


class ContactRepository(RecordsOfAccounts[Contact, ContactOut]):
    name = "CON"
    model = Contact

    def index(self, record: Contact) -> Index:
        if record.merged_into_id is not None:  # in no list, but below its account, should that be merged, too
            return {PARENT: (("ACC", record.account_id), f"GONE#{record.id}")}
        state = "A" if record.is_active else "I"
        keys: dict[str, tuple[tuple[str, ...], str]] = {
            LIST: (("CON",), f"{state}#{name_key(record.last_name, record.first_name)}#{record.id}"),
            PARENT: (("ACC", record.account_id), f"CON#{record.id}"),
        }
        if record.is_active:
            keys[OWNER] = (("OWN", record.owner_id), f"CON#A#{record.id}")
        return keys

    @staticmethod
    def show(record: Contact, account_name: str) -> ContactOut:
        """The contact as it is sent."""
        return ContactOut(**record.model_dump(), name=record.name, account_name=account_name)

    def list_by_name(
        self, *, active: bool, prefix: str, where: Sequence[Condition], limit: int, after: str | None
    ) -> Found:
        """Contacts in order of last and first name, those whose last names begin with `prefix`."""
        return self.page(LIST, _named(active, prefix), limit=limit, after=after, where=where)

    def called(
        self, text: str, *, owner_id: str | None, account_id: str | None, limit: int, after: str | None
    ) -> tuple[list[ContactOut], str | None]:
        """Active contacts whose last names begin with `text`, in order, then others found by its words, as sent."""
        span, wanted = _named(True, text), {"owner_id": owner_id, "account_id": account_id}
        asked = {name: value for name, value in wanted.items() if value is not None}
        where = [equals(name, value) for name, value in asked.items()]

        def fits(contact: Contact) -> bool:
            return contact.is_active and all(getattr(contact, name) == value for name, value in asked.items())

        def named(position: str | None) -> tuple[list[ContactOut], str | None]:
            found, further = self.page(LIST, span, limit=limit, after=position, where=where)
            return self.shown(found), further

        def worded(position: str | None) -> tuple[list[tuple[ContactOut, str]], str | None]:
            found, reached = self.worded_beside(span, text, fits, limit=limit, after=position)
            return [(self.show(contact, row["detail"]), row["SK"]) for contact, row in found], reached

        return named_then_worded(named, worded, limit=limit, after=after)

    def list_by_owner(self, owner_id: str, *, limit: int, after: str | None) -> Found:
        """The active contacts of one owner, newest first."""
        return self.page(OWNER, Span(("OWN", owner_id), "CON#A#"), limit=limit, after=after, descending=True)

    def list_by_account(
        self, account_id: str, *, where: Sequence[Condition] = (), limit: int, after: str | None = None
    ) -> Found:
        """The contacts of one account, newest first."""
        span = Span(("ACC", account_id), "CON#")
        return self.page(PARENT, span, limit=limit, after=after, descending=True, where=where)

    def by_email(self, email: str) -> Contact | None:
        """The contact that has this address, active or not, or None."""
        holder_id = self.email_holder(email)
        return self.find(holder_id) if holder_id else None

    def email_holder(self, email: str) -> str | None:
        """The id of the contact that has this address, active or not, or None."""
        marker = self.table.find_unique(_marker(email))
        return marker["ref"] if marker else None

    def claim_email_op(self, contact_id: str, email: str) -> Op:
        """Gives the address to the contact; Conflict `email_taken` when another has it."""
        message = "Another contact has this e-mail address."
        taken = Conflict("email_taken", message, errors=[FieldError("email", "email_taken", message)])
        return put_new(_marker(email), {"ref": contact_id}, family=Family.UNIQUE, otherwise=lambda _: taken)

    def release_email_op(self, contact_id: str, email: str) -> Op:
        """Takes the address from the contact that has it."""
        return delete(_marker(email), equals("ref", contact_id), family=Family.UNIQUE)

    def hand_email_op(self, contact_id: str, to_id: str, email: str) -> Op:
        """Gives the address of one contact to another."""
        return put(_marker(email), {"ref": to_id}, equals("ref", contact_id), family=Family.UNIQUE)

    def email_ops(self, contact_id: str, before: str | None, after: str | None) -> tuple[Op, ...]:
        """What a transaction does to the markers when a contact's address changes."""
        if before and after and _marker(before) == _marker(after):
            return ()
        released = (self.release_email_op(contact_id, before),) if before else ()
        return (*released, self.claim_email_op(contact_id, after)) if after else released

    def exists_op(self, contact_id: str, account_id: str, path: str, *where: Condition) -> Op:
        """Lets a transaction depend on an active contact of that account; InvalidInput at `path` otherwise.

        `where` is what the caller has read of the contact; Outdated when only that has changed.
        """

        def otherwise(stored: Item | None) -> Exception:
            if where and stored and stored["is_active"] and stored["account_id"] == account_id:
                return Outdated()
            return InvalidInput.at(path, "unknown_contact", "Choose an active contact of this account.")

        expected = (present("SK"), equals("is_active", True), equals("account_id", account_id), *where)
        return check(self.key(contact_id), *expected, otherwise=otherwise)


def _named(active: bool, prefix: str) -> Span:
    return Span(("CON",), "A#" if active else "I#", sort_text(prefix))


def _marker(email: str) -> str:
    return f"CON_EMAIL#{unique_text(email)}"
