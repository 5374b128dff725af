"""Quotes: a header in the indexes; below it the lines in chunks, what is read with them, and what was answered."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial

from functions.accounts.repository import RecordsOfAccounts
from functions.quotes.models import (
    Answer,
    AnswerOut,
    Print,
    PrintState,
    Quote,
    QuoteClientOut,
    QuoteDetail,
    QuoteLine,
    QuoteLineOut,
    QuoteOut,
    QuoteSectionOut,
    QuoteStatus,
    QuoteText,
    Section,
    TaxAmountOut,
)
from functions.quotes.rules import WAITING, Body, cost_of, shown_status, unit_price
from functions.tenants.repository import zone_of
from shared import clock, money
from shared.db.documents import LINES_PER_CHUNK, chunk_key, chunks, lines_of, whole
from shared.db.keys import entity
from shared.db.ops import Item, Op, delete, equals, put, put_new
from shared.db.records import LIST, OWNER, PARENT, Index, load
from shared.db.retry import Contended
from shared.db.table import Span
from shared.documents.models import KeptPicture
from shared.errors import InvalidInput, NotFound, StaleVersion

_MOST_BODY_BYTES = 1_500_000
_MOST_CHUNK_BYTES = 350_000
_OPEN = (QuoteStatus.DRAFT, *WAITING)
_TEXT, _ANSWER, _PRINT = "QUOTE_TEXT", "QUOTE_ANSWER", "QUOTE_PRINT"


@dataclass(frozen=True)
class Offer:
    """A quote with all that it says, and what was said to it."""

    header: Quote
    body: Body
    answer: Answer | None = None
    prints: Sequence[Print] = ()

    @property
    def pdf(self) -> Print | None:
        """What came of printing the quote as it stands, or that it waits for that; None for a draft."""
        wanted = self.header.pdf
        return next((each for each in self.prints if wanted and each.body_sha == wanted.body_sha), wanted)

    @property
    def pictures(self) -> Mapping[str, KeptPicture] | None:
        """Those printed with it, which it keeps whatever becomes of the files; None before it was printed at all."""
        known = (each.pictures for each in (self.pdf, *self.prints) if each and each.pictures is not None)
        return next(known, None)


class _Printed(Exception):
    """There is word of that print already."""


def _shelf(status: QuoteStatus) -> str:
    return f"{'O' if status in _OPEN else 'C'}#{status}#"


class QuoteRepository(RecordsOfAccounts[Quote, QuoteOut]):
    name = "QUOTE"
    model = Quote

    def index(self, record: Quote) -> Index:
        shelf = _shelf(record.status)
        return {
            OWNER: (("OWN", record.owner_id), f"QUOTE#{shelf}{record.id}"),
            LIST: (("QUOTE",), shelf + record.id),
            PARENT: (("ACC", record.account_id), f"QUOTE#{record.id}"),
        }

    @property
    def today(self) -> date:
        """The firm's."""
        return clock.today(self.caller.timezone or zone_of(self.caller.org_id))

    def show(self, record: Quote, account_name: str) -> QuoteOut:
        """The quote as lists show it."""
        return QuoteOut(
            **record.model_dump(exclude={"total_minor", "status", "body_version", "body_sha", "pdf"}),
            status=shown_status(record, self.today),
            account_name=account_name,
            total=money.to_text(record.total_minor, record.currency),
        )

    def offer(self, quote_id: str) -> Offer:
        """All of one version, as of now; NotFound when the firm has no such quote."""
        return whole(partial(self._offer, quote_id), quote_id)

    @contextmanager
    def telling_all(self, quote_id: str) -> Iterator[None]:
        """A conflict tells the whole quote as it is by now, and not its header only."""
        try:
            yield
        except StaleVersion:
            offer = self.offer(quote_id)
            raise StaleVersion(self.detail(offer, self.account_name(offer.header.account_id))) from None

    def _offer(self, quote_id: str) -> Offer:
        items = self.table.with_children(self.key(quote_id))
        if not items:
            raise NotFound
        header = self.load(items[0])
        texts = [load(QuoteText, item | {"version": item["hv"]}) for item in items if item["t"] == _TEXT]
        if not texts or texts[0].version != header.body_version or _torn(items, header.body_version):
            raise Contended
        lines = lines_of(QuoteLine, items, header.total_minor, header.line_count)
        answers = [load(Answer, item) for item in items if item["t"] == _ANSWER]
        prints = [load(Print, item) for item in items if item["t"] == _PRINT]
        return Offer(header, Body(texts[0], lines), answers[0] if answers else None, prints)

    def detail(self, offer: Offer, account_name: str) -> QuoteDetail:
        """The quote with all it says, as the firm sees it."""
        header, text, lines = offer.header, offer.body.text, offer.body.lines
        shown, currency = self.show(header, account_name), header.currency
        return QuoteDetail(
            **shown.model_dump(),
            **text.model_dump(include={"intro", "terms", "internal_note", "markup", "margin_basis"}),
            client=QuoteClientOut(**text.client.model_dump()),
            discount_percent=text.discount_percent,
            discount_amount=money.to_text(text.discount_minor, currency),
            sections=[_section_out(each, lines, currency) for each in text.sections],
            subtotal=money.to_text(text.subtotal_minor, currency),
            discount=money.to_text(text.off_minor, currency),
            taxes=[
                TaxAmountOut(
                    **each.model_dump(exclude={"amount_minor"}), amount=money.to_text(each.amount_minor, currency)
                )
                for each in text.taxes
            ],
            cost_total=money.to_text(cost_of(lines), currency),
            answer=_answer_out(offer.answer, currency) if offer.answer else None,
            pdf_state=offer.pdf.state if offer.pdf else None,
            pdf_failure=offer.pdf.failure if offer.pdf else None,
        )

    def body_ops(self, header: Quote, body: Body, before: int = 0) -> list[Op]:
        """The writes of the body that the header is of, in place of one with `before` lines; InvalidInput when it is
        too much to keep."""
        text = body.text.model_dump(mode="json", exclude={"version"})  # by which the stream tells records from parts
        ops = [put(self._child(header.id, "TEXT"), {"t": _TEXT, "hv": header.version, **text})]
        for sk, chunk in chunks(self.name, header.id, body.lines):
            ops.append(put(sk, chunk | {"hv": header.version}))
        sizes = [len(str(op.values).encode()) for op in ops]
        if max(sizes) > _MOST_CHUNK_BYTES or sum(sizes) > _MOST_BODY_BYTES:
            raise InvalidInput.at("sections", "too_much_text", "This is more text than a quote can hold.")
        used, held = len(ops) - 1, -(-before // LINES_PER_CHUNK)
        return ops + [delete(chunk_key(self.name, header.id, number)) for number in range(used, held)]

    def answer_op(self, quote_id: str, answer: Answer) -> Op:
        """Keeps what was answered; the state of the header lets there be one answer only."""
        return put_new(self._child(quote_id, "ANSWER"), {"t": _ANSWER, **answer.model_dump(mode="json")})

    def answer(self, quote_id: str) -> Answer | None:
        """What was answered, as of now."""
        item = self.table.get(self._child(quote_id, "ANSWER"))
        return load(Answer, item) if item else None

    def note_print(self, quote_id: str, outcome: Print) -> None:
        """Keep what came of printing; what was printed stays so, whatever fails later."""
        sk = entity(self.name, quote_id, "PDF", outcome.body_sha)
        row = {"t": _PRINT, **outcome.model_dump(mode="json")}
        if outcome.state is PrintState.PRINTED:
            self.table.write(put(sk, row), result=sk)
            return
        with suppress(_Printed):
            self.table.write(put_new(sk, row, otherwise=lambda _: _Printed()), result=sk)

    def forget_print_op(self, quote_id: str, outcome: Print) -> Op:
        """Lets a print be waited for again that has failed."""
        return delete(entity(self.name, quote_id, "PDF", outcome.body_sha), equals("state", PrintState.FAILED))

    def with_status(
        self, statuses: Sequence[QuoteStatus], owner_id: str | None, *, limit: int, after: str | None
    ) -> tuple[list[Quote], str | None]:
        """Quotes in the stored states, of one owner or of all, newest first."""
        if owner_id:
            spans = [Span(("OWN", owner_id), f"QUOTE#{_shelf(each)}") for each in statuses]
            return self.page(OWNER, *spans, limit=limit, after=after, descending=True)
        spans = [Span(("QUOTE",), _shelf(each)) for each in statuses]
        return self.page(LIST, *spans, limit=limit, after=after, descending=True)

    def of_deal(
        self, account_id: str, opportunity_id: str, *, limit: int, after: str | None
    ) -> tuple[list[Quote], str | None]:
        """The quotes of an account's deal, newest first; a page may be short."""
        span, where = Span(("ACC", account_id), f"{self.name}#"), [equals("opportunity_id", opportunity_id)]
        return self.page(PARENT, span, limit=limit, after=after, descending=True, where=where)

    def _child(self, quote_id: str, name: str) -> str:
        return entity(self.name, quote_id, name)


def _torn(items: Sequence[Item], version: int) -> bool:
    return any(item["hv"] != version for item in items if "lines" in item)


def _section_out(section: Section, lines: Sequence[QuoteLine], currency: str) -> QuoteSectionOut:
    own = [line for line in lines if line.section_id == section.id]
    subtotal = sum(line.net_minor for line in own if line.chosen)
    return QuoteSectionOut(
        **section.model_dump(exclude={"dimensions"}),
        dimensions=section.dimensions,
        subtotal=money.to_text(subtotal, currency),
        lines=[_line_out(line, currency) for line in own],
    )


def _line_out(line: QuoteLine, currency: str) -> QuoteLineOut:
    return QuoteLineOut(
        **line.model_dump(include={"id", "name", "description", "unit", "quantity", "markup", "discount_percent"}),
        **line.model_dump(include={"optional", "group", "chosen", "photo_id"}),
        tax=line.tax,
        cost=None if line.cost_minor is None else money.to_text(line.cost_minor, currency),
        price=None if line.price_minor is None else money.to_text(line.price_minor, currency),
        discount_amount=money.to_text(line.discount_minor, currency),
        unit_price=unit_price(line, currency),
        gross=money.to_text(line.gross_minor, currency),
        net=money.to_text(line.net_minor, currency),
        total=money.to_text(line.total_minor if line.chosen else line.alone_minor, currency),
    )


def _answer_out(answer: Answer, currency: str) -> AnswerOut:
    shown = answer.model_dump(exclude={"link_id", "offered_sha", "body_sha", "total_minor"})
    return AnswerOut(**shown, total=money.to_text(answer.total_minor, currency))
