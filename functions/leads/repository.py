"""Leads: by status, by owner, newest first."""

from collections.abc import Sequence

from functions.leads.models import LeadOut, LeadStatus
from shared.db.ops import Condition, Item, Op, differs, equals
from shared.db.records import LIST, OWNER, Index, Records
from shared.db.table import Span
from shared.errors import StaleVersion

OPEN_STATUSES = (LeadStatus.NEW, LeadStatus.CONTACTED, LeadStatus.QUALIFIED)
_STATES = {LeadStatus.CONVERTED: "C", LeadStatus.REMOVED: "R"}


class AlreadyConverted(Exception):
    """Somebody converted the lead first; `lead` says into what."""

    def __init__(self, lead: LeadOut) -> None:
        super().__init__()
        self.lead = lead


def _state(status: LeadStatus) -> str:
    return _STATES.get(status, "O")


class LeadRepository(Records[LeadOut]):
    name = "LEAD"
    model = LeadOut

    def index(self, record: LeadOut) -> Index:
        state = _state(record.status)
        return {
            OWNER: (("OWN", record.owner_id), f"LEAD#{state}#{record.id}"),
            LIST: (("LEAD",), f"{state}#{record.status}#{record.id}"),
        }

    def with_status(
        self, statuses: Sequence[LeadStatus], where: Sequence[Condition] = (), *, limit: int, after: str | None
    ) -> tuple[list[LeadOut], str | None]:
        """Leads of any owner in the statuses, newest first; with `where` a page may be short."""
        spans = [Span(("LEAD",), f"{_state(status)}#{status}#") for status in statuses]
        return self.page(LIST, *spans, limit=limit, after=after, descending=True, where=where)

    def of_owner(
        self, owner_id: str, status: LeadStatus | None, *, limit: int, after: str | None
    ) -> tuple[list[LeadOut], str | None]:
        """One owner's leads, newest first: the open ones, or those in a status, when a page may be short."""
        span = Span(("OWN", owner_id), f"LEAD#{_state(status or LeadStatus.NEW)}#")
        where = [equals("status", status)] if status else []
        return self.page(OWNER, span, limit=limit, after=after, descending=True, where=where)

    def convert_op(self, before: LeadOut, after: LeadOut) -> Op:
        """Makes the lead Converted exactly once: AlreadyConverted when it is, StaleVersion when it was changed."""

        def otherwise(stored: Item | None) -> Exception:
            if stored is None:
                return StaleVersion(None)
            lead = self.load(stored)
            return AlreadyConverted(lead) if lead.converted_to else StaleVersion(lead)

        return self.change_op(before, after, differs("status", LeadStatus.CONVERTED), otherwise=otherwise)
