"""Mails: records below their quote, so that the stream tells of each as it is ordered."""

from functions.emails.models import Mail
from functions.quotes.repository import QuoteRepository
from shared.caller import Caller
from shared.db.keys import entity
from shared.db.records import Index, Records

MOST_LISTED = 50
_CHILD = "MAIL"


class MailRepository(Records[Mail]):
    """The mails of one quote."""

    name = "QUOTE_MAIL"
    above = (QuoteRepository.name,)
    model = Mail

    def __init__(self, caller: Caller, quote_id: str) -> None:
        super().__init__(caller)
        self._quote_id = quote_id

    def key(self, record_id: str) -> str:
        return entity(QuoteRepository.name, self._quote_id, _CHILD, record_id)

    def index(self, record: Mail) -> Index:
        return {}

    def newest(self) -> list[Mail]:
        """The newest mails of the quote."""
        rows = self.table.children(entity(QuoteRepository.name, self._quote_id, _CHILD), MOST_LISTED)
        return [self.load(row) for row in rows]
