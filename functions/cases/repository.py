"""Cases: the open ones in the order they are worked in, the closed ones by when they were; macros by name."""

from dataclasses import dataclass
from datetime import UTC, datetime

from functions.accounts.repository import AccountRepository, RecordsOfAccounts
from functions.cases.models import Case, CaseDetail, CaseEvent, CaseOut, CaseStatus, IssueType, Macro, ValueChange
from functions.cases.rules import RANKS
from functions.contacts.repository import ContactRepository
from functions.tenants.models import CasePriority
from shared import clock
from shared.db.keys import LAST, Family, entity
from shared.db.ops import Condition, Item, Op, delete, differs, equals, put
from shared.db.records import LIST, OWNER, PARENT, Index, Records, in_months, name_key
from shared.db.table import Span, both
from shared.db.trail import Trail
from shared.months import month_of
from shared.words import sort_text

Found = tuple[list[Case], str | None]


@dataclass(frozen=True)
class Wanted:
    """Which cases a list is asked for; None is any."""

    owner_id: str | None = None
    priority: CasePriority | None = None
    status: CaseStatus | None = None
    issue_type: IssueType | None = None
    first_month: str | None = None
    last_month: str | None = None

    def fits(self, case: Case, zone: str) -> bool:
        """Whether a case is one of them, by a calendar in that zone; without a status, whether it is open."""
        month = month_of(case.created_at, zone)
        return (
            (case.status is not CaseStatus.CLOSED if self.status is None else case.status is self.status)
            and all(
                getattr(self, name) in (None, getattr(case, name)) for name in ("owner_id", "priority", "issue_type")
            )
            and (self.first_month or month) <= month <= (self.last_month or month)
        )


@dataclass(frozen=True)
class _Turn:
    """How far a queue has been read: as of which instant, whether still among the late, and after which position."""

    as_of: str
    late: bool
    after: str | None = None


class CaseRepository(RecordsOfAccounts[Case, CaseOut]):
    name = "CASE"
    model = Case

    def index(self, record: Case) -> Index:
        place = _place(record)
        return {
            OWNER: (("OWN", record.owner_id), f"CASE#{place}"),
            LIST: (("CASE",), place),
            PARENT: (("ACC", record.account_id), f"CASE#{record.id}"),
        }

    @staticmethod
    def show(record: Case, account_name: str) -> CaseOut:
        """The case as clients see it now."""
        breached = record.is_breached(clock.now())
        return CaseOut(**record.model_dump(), account_name=account_name, breached=breached)

    def _account_in(self, record: Case, detail: str) -> str:
        return detail.removeprefix(f"{record.number} · ")

    def described(self, case_id: str) -> CaseDetail:
        """The case with the names it is about, in two round trips; NotFound when the firm has none such."""
        case = self.get(case_id)
        accounts, contacts = AccountRepository(self.caller), ContactRepository(self.caller)
        keys = [accounts.key(case.account_id), *([contacts.key(case.contact_id)] if case.contact_id else [])]
        found = self.table.get_many(keys)
        account = found.get(keys[0])
        contact = contacts.load(found[keys[1]]) if keys[-1] in found and case.contact_id else None
        return CaseDetail(
            **self.show(case, account["name"] if account else "").model_dump(),
            contact_name=contact.name if contact else None,
            contact_email=contact.email if contact else None,
        )

    def queue(self, wanted: Wanted, *, breached: bool = False, limit: int, after: str | None) -> Found:
        """Open cases: those past their target first, each part by priority and then by what is due first.

        `breached` leaves it at the first part. What is past its target is decided once, for all pages. With a status,
        an issue type or months a page may be short.
        """
        turn = _turn(after)
        if not turn.late:
            found, position = self._open(wanted, turn, late=False, limit=limit)
            return found, _further(turn, position, late=False)
        if breached:
            found, position = self._open(wanted, turn, late=True, limit=limit)
            return found, _further(turn, position, late=True)
        (first, position), (others, beyond) = both(
            lambda: self._open(wanted, turn, late=True, limit=limit),
            lambda: self._open(wanted, _Turn(turn.as_of, late=False), late=False, limit=limit),
        )
        if position is not None:
            return first, _further(turn, position, late=True)
        room = limit - len(first)
        if len(others) > room:
            beyond = _place(others[room - 1]).removeprefix("O#") if room else ""
        return first + others[:room], _further(turn, beyond, late=False)

    def _open(self, wanted: Wanted, turn: _Turn, *, late: bool, limit: int) -> Found:
        ranks = [RANKS[wanted.priority]] if wanted.priority else list(RANKS.values())
        partition, prefix = _shelf(wanted.owner_id, "O#")
        spans = [
            Span(partition, prefix, since=f"{rank}#", until=f"{rank}#{turn.as_of}")
            if late
            else Span(partition, prefix, since=f"{rank}#{turn.as_of}", until=f"{rank}#{LAST}")
            for rank in ranks
        ]
        index = OWNER if wanted.owner_id else LIST
        return self.page(index, *spans, limit=limit, after=turn.after, where=self._where(wanted))

    def closed(self, wanted: Wanted, *, limit: int, after: str | None) -> Found:
        """Closed cases, the last one closed first; with any filter but the owner a page may be short."""
        partition, prefix = _shelf(wanted.owner_id, "C#")
        where = self._where(wanted, "priority")
        index = OWNER if wanted.owner_id else LIST
        return self.page(index, Span(partition, prefix), limit=limit, after=after, descending=True, where=where)

    def of_account(
        self, account_id: str, wanted: Wanted, *, breached: bool = False, limit: int, after: str | None
    ) -> Found:
        """An account's cases, newest first; without a status the open ones. A page may be short."""
        where = self._where(wanted, "priority", "owner_id")
        if breached:
            where.append(Condition("due_at", "<", _second(clock.now())))
        if wanted.status is None:
            where.append(differs("status", CaseStatus.CLOSED))
        span = Span(("ACC", account_id), "CASE#")
        return self.page(PARENT, span, limit=limit, after=after, descending=True, where=where)

    def _where(self, wanted: Wanted, *also: str) -> list[Condition]:
        """What the keys of a list do not say of the cases in it."""
        where = [equals(name, getattr(wanted, name)) for name in ("status", "issue_type", *also)]
        months = in_months("created_at", wanted.first_month, wanted.last_month, self.caller.timezone)
        return [*(each for each in where if each.value is not None), *months]

    def of_contact(self, contact_id: str, limit: int) -> tuple[list[str], bool]:
        """The ids of a contact's newest cases, and whether there are more."""
        page = self.table.page(PARENT, [Span(("CON", contact_id), "CASE#")], limit=limit, descending=True)
        return [item["case_id"] for item in page.items], page.next is not None

    def contact_ops(self, case_id: str, before: str | None, after: str | None) -> tuple[Op, ...]:
        """What a transaction does to a case's place among its contact's cases."""
        if before == after:
            return ()
        sk = entity(self.name, case_id, "WHO")
        if after is None:
            return (delete(sk),)
        row: Item = {"case_id": case_id, **self.index_keys({PARENT: (("CON", after), f"CASE#{case_id}")})}
        return (put(sk, row),)

    def events(self, case_id: str, *, limit: int, after: str | None) -> tuple[list[CaseEvent], str | None]:
        """What the system saw of a case, newest first; a moment behind it."""
        place = (Family.TIMELINE, self.key(case_id))
        page = Trail(self.caller).page([place], limit=limit, until=after, where=(equals("kind", self.name),))
        return [_event(row) for row in page.items], page.next


class MacroRepository(Records[Macro]):
    name = "MACRO"
    model = Macro

    def index(self, record: Macro) -> Index:
        state = "A" if record.is_active else "I"
        return {LIST: (("MACRO",), f"{state}#{name_key(record.name)}#{record.id}")}

    def list_by_name(
        self, *, active: bool, prefix: str, limit: int, after: str | None
    ) -> tuple[list[Macro], str | None]:
        """Macros in order of their names, those whose names begin with `prefix`."""
        span = Span(("MACRO",), "A#" if active else "I#", sort_text(prefix))
        return self.page(LIST, span, limit=limit, after=after)


def _turn(text: str | None) -> _Turn:
    if text is None:
        return _Turn(_instant(clock.now()), late=True)
    as_of, phase, after = text.split(" ", 2)
    return _Turn(as_of, phase == "late", after)


def _further(turn: _Turn, position: str | None, *, late: bool) -> str | None:
    """The place to read on from, as `_turn` reads it; None at the end."""
    return None if position is None else f"{turn.as_of} {'late' if late else 'rest'} {position}"


def _shelf(owner_id: str | None, prefix: str) -> tuple[tuple[str, ...], str]:
    return (("OWN", owner_id), f"CASE#{prefix}") if owner_id else (("CASE",), prefix)


def _place(case: Case) -> str:
    """Where a case stands: open by priority and due time, closed by when it was."""
    if case.closed_at is not None:
        return f"C#{_instant(case.closed_at)}#{case.id}"
    return f"O#{RANKS[case.priority]}#{_instant(case.due_at)}#{case.id}"


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


def _second(at: datetime) -> str:
    """An instant as stored ones can be compared with, be they of a whole second or not."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"


def _event(row: Item) -> CaseEvent:
    told = row["values"].items()
    changes = {name: ValueChange(before=each.get("from"), after=each.get("to")) for name, each in told}
    return CaseEvent(at=row["at"], by=row.get("by"), action=row["action"], fields=row["fields"], changes=changes)
