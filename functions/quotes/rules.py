"""How the lines of an offer become money, and what may become of it. Pure."""

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from functions.opportunities.models import Line
from functions.pricing.models import Discount, Policy, Priced, PriceLine, Rate, TaxCode
from functions.pricing.rules import price
from functions.quotes.models import (
    MOST_LINES,
    MOST_PHOTOS,
    Answer,
    Issuer,
    LineTax,
    Quote,
    QuoteLine,
    QuoteLineInput,
    QuoteSectionInput,
    QuoteStatus,
    QuoteText,
    Section,
    TaxAmount,
)
from functions.tenants.models import OrgOut
from shared import money
from shared.documents.models import Answer as PaperAnswer
from shared.documents.models import DateFormat, Kind, Mark, Paper, Recipient, Signature
from shared.documents.models import Issuer as PaperIssuer
from shared.documents.models import Line as PaperLine
from shared.documents.models import Section as PaperSection
from shared.documents.models import Tax as PaperTax
from shared.documents.models import Template as PaperTemplate
from shared.errors import InvalidInput
from shared.ids import new_id

WAITING = (QuoteStatus.SENT, QuoteStatus.VIEWED)
FINER = 2  # decimals more than the currency's that a price of one may have
AS_SOLD = Decimal(0)


@dataclass(frozen=True)
class Body:
    """All that a header totals: what is read with the lines, and the lines."""

    text: QuoteText
    lines: list[QuoteLine]


@dataclass(frozen=True)
class _Entered:
    """A line with its section and the place of its fields in the request."""

    section: Section
    line: QuoteLineInput
    place: str


def shown_status(quote: Quote, today: date) -> QuoteStatus:
    """The state as it is on that day of the firm."""
    late = quote.valid_until is not None and quote.valid_until < today
    return QuoteStatus.EXPIRED if late and quote.status in WAITING else quote.status


def sections_of(entered: Sequence[QuoteSectionInput]) -> list[Section]:
    """The sections as they are kept, each with an id."""
    sections = [Section(**each.model_dump(exclude={"id", "lines"}), id=each.id or new_id()) for each in entered]
    _require_distinct([each.id for each in sections], "sections.{}.id")
    return sections


def lines_of(entered: Sequence[QuoteSectionInput], sections: Sequence[Section], currency: str) -> list[QuoteLine]:
    """The lines in order, not priced yet; InvalidInput names the field of what cannot be priced."""
    found = list(_placed(entered, sections))
    if len(found) > MOST_LINES:
        raise InvalidInput.at("sections", "too_many_lines", f"A quote has {MOST_LINES} lines at most.")
    if len({each.line.photo_id for each in found if each.line.photo_id}) > MOST_PHOTOS:
        raise InvalidInput.at("sections", "too_many_photos", f"A quote has {MOST_PHOTOS} photos at most.")
    lines = [_line(each, currency) for each in found]
    _require_distinct([each.id for each in lines], "{}", [f"{each.place}id" for each in found])
    return lines


def priced(text: QuoteText, lines: Sequence[QuoteLine], currency: str) -> Body:
    """The body with what its lines come to, as they are chosen; InvalidInput as `sections.0.lines.2.discount`."""
    sections = {each.id: each for each in text.sections}
    places = _places(text.sections, lines)
    to_price = [_to_price(line, sections[line.section_id]) for line in lines]
    discount = Discount(text.discount_percent, text.discount_minor)
    sums = price(to_price, discount, Policy(text.markup, text.margin_basis), lambda number: f"{places[number]}.")
    taxes = [
        TaxAmount(
            name=each.rate.name, percent=each.rate.percent, inclusive=each.inclusive, amount_minor=each.amount_minor
        )
        for each in sums.taxes
    ]
    totals = {"subtotal_minor": sums.subtotal_minor, "off_minor": sums.discount_minor, "taxes": taxes}
    return Body(text.model_copy(update=totals), _with_prices(lines, sums))


def total_of(body: Body) -> int:
    """What the chosen lines come to."""
    return sum(line.total_minor for line in body.lines)


def with_choices(body: Body, choices: Collection[str], currency: str) -> Body:
    """The body with just those lines taken that may be chosen; InvalidInput for a choice that is none."""
    may = {line.id for line in body.lines if line.optional or line.group}
    if not may.issuperset(choices):
        raise InvalidInput.at("choices", "not_a_choice", "One of these lines is not to be chosen.")
    lines = [line.model_copy(update={"chosen": line.id in choices}) if line.id in may else line for line in body.lines]
    try:
        return priced(body.text, lines, currency)
    except InvalidInput as refused:
        raise InvalidInput.at("choices", refused.errors[0].code, refused.detail) from None


def offer_hash(body: Body) -> str:
    """A fingerprint of all that the offer says, by which a later change of it would show."""
    said = {
        "text": body.text.model_dump(mode="json", exclude={"version", "internal_note"}),
        "lines": [line.model_dump(mode="json") for line in body.lines],
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def answer_hash(answer: Answer) -> str:
    """A fingerprint of what was answered, and so of what it was answered to."""
    return hashlib.sha256(json.dumps(answer.model_dump(mode="json"), sort_keys=True).encode()).hexdigest()


def root_number(quote: Quote) -> str | None:
    """What the numbers of a quote and of all its revisions begin with; None for a draft that never had one."""
    return quote.number.removesuffix(f"-{quote.revision}") if quote.number and quote.revision > 1 else quote.number


def next_number(quote: Quote) -> str:
    """The number of the revision after this one: `Q-7K3M2Q9X-2` of `Q-7K3M2Q9X`."""
    return f"{root_number(quote)}-{quote.revision + 1}"


def issuer_of(org: OrgOut) -> Issuer:
    """The firm as it is printed."""
    return Issuer(
        name=org.name,
        email=org.settings.email_from_address,
        colour=org.branding.primary_color,
        **org.branding.model_dump(include={"logo_id", "font", "footer"}),
        **org.quoting.model_dump(include={"address", "tax_number", "bank_details"}),
        **org.settings.model_dump(include={"locale", "timezone", "date_format"}, mode="json"),
    )


def from_deal_lines(lines: Sequence[Line], currency: str) -> list[QuoteLineInput]:
    """A deal's lines as they would be entered in a quote: at the prices that were agreed."""
    return [
        QuoteLineInput(
            name=line.product_name,
            quantity=line.quantity,
            price=money.to_text(line.sale_price_minor, currency),
            discount_percent=line.discount_percent,
        )
        for line in lines
    ]


def as_deal_lines(lines: Sequence[QuoteLine]) -> list[Line]:
    """The chosen lines as their deal and its order keep them: with their share of the discount, and with taxes."""
    return [_deal_line(line) for line in lines if line.chosen]


def _deal_line(line: QuoteLine) -> Line:
    each = Fraction(line.gross_minor) / Fraction(line.quantity)
    price = line.price_minor if line.price_minor is not None else money.half_up(each.numerator, each.denominator)
    return Line(
        id=line.id,
        product_id=None,
        product_name=line.name,
        is_retainer=False,
        quantity=line.quantity,
        list_price_minor=price,
        sale_price_minor=price,
        discount_percent=line.discount_percent,
        unit=line.unit,
        gross_minor=line.gross_minor,
        tax_minor=line.added_tax_minor,
        total_minor=line.total_minor,
    )


def paper_of(quote: Quote, body: Body, answer: Answer | None, today: date) -> Paper:
    """The quote as its client gets it: nothing of what it costs the firm is in there."""
    text, issuer = body.text, body.text.issuer
    if issuer is None:
        raise ValueError("a draft has no issuer yet")
    zone = ZoneInfo(issuer.timezone)
    return Paper(
        kind=Kind.QUOTE,
        number=quote.number or "",
        revision=quote.revision,
        mark=_MARKS.get(shown_status(quote, today)),
        template=PaperTemplate(quote.template),
        locale=issuer.locale,
        currency=quote.currency,
        date_format=DateFormat(issuer.date_format),
        issued_on=(quote.sent_at or quote.created_at).astimezone(zone).date(),
        valid_until=quote.valid_until,
        issuer=_paper_issuer(issuer),
        recipient=Recipient(
            name=text.client.name or "",
            address=_rows(text.client.address),
            **text.client.model_dump(include={"attention", "email", "phone", "tax_number"}),
        ),
        subject=quote.title,
        intro=text.intro,
        sections=[_paper_section(each, body.lines, quote.currency) for each in text.sections],
        subtotal_minor=text.subtotal_minor,
        discount_minor=text.off_minor,
        taxes=[PaperTax(**each.model_dump()) for each in text.taxes],
        total_minor=quote.total_minor,
        terms=text.terms,
        bank_details=issuer.bank_details,
        answer=_paper_answer(answer, zone) if answer and answer.accepted else None,
    )


LOGO = "logo"
"""The firm's logo among a quote's images."""
_MARKS = {
    QuoteStatus.DRAFT: Mark.DRAFT,
    QuoteStatus.ACCEPTED: Mark.ACCEPTED,
    QuoteStatus.DECLINED: Mark.DECLINED,
    QuoteStatus.EXPIRED: Mark.EXPIRED,
    QuoteStatus.SUPERSEDED: Mark.SUPERSEDED,
}


def _paper_issuer(issuer: Issuer) -> PaperIssuer:
    return PaperIssuer(
        address=_rows(issuer.address),
        logo=LOGO if issuer.logo_id else None,
        **issuer.model_dump(include={"name", "tax_number", "email", "colour", "font", "footer"}),
    )


def _rows(text: str | None) -> list[str]:
    return [row.strip() for row in (text or "").splitlines() if row.strip()]


def _paper_section(section: Section, lines: Sequence[QuoteLine], currency: str) -> PaperSection:
    own = [line for line in lines if line.section_id == section.id]
    return PaperSection(
        id=section.id,
        name=section.name or "",
        note=section.note,
        subtotal_minor=sum(line.net_minor for line in own if line.chosen),
        lines=[_paper_line(line, currency) for line in own],
    )


def _paper_line(line: QuoteLine, currency: str) -> PaperLine:
    return PaperLine(
        **line.model_dump(include={"id", "name", "description", "unit", "quantity", "optional", "group", "chosen"}),
        unit_price=unit_price(line, currency),
        gross_minor=line.gross_minor,
        discount_minor=line.gross_minor - line.net_minor,
        net_minor=line.net_minor,
        taxes=[each.name for each in line.tax.rates] if line.tax else [],
        total_minor=line.total_minor,
        photo=line.photo_id,
    )


def _paper_answer(answer: Answer, zone: ZoneInfo) -> PaperAnswer:
    strokes = [list(pairwise_points(stroke)) for stroke in answer.signature]
    signature = Signature(width=SIGNATURE_WIDTH, height=SIGNATURE_HEIGHT, strokes=strokes) if strokes else None
    return PaperAnswer(name=answer.name, at=answer.at, on=answer.at.astimezone(zone).date(), signature=signature)


SIGNATURE_WIDTH, SIGNATURE_HEIGHT = 600, 200
"""The box that is signed in; what is drawn beside it is not seen."""


def pairwise_points(stroke: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The points of a stroke that is sent as x, y, x, y …"""
    return zip(stroke[::2], stroke[1::2], strict=False)


def cost_of(lines: Sequence[QuoteLine]) -> int:
    """What the chosen lines cost the firm, as far as it is known, in minor units."""
    known = [Fraction(line.cost_minor) * Fraction(line.quantity) for line in lines if line.chosen and line.cost_minor]
    whole = sum(known, Fraction(0))
    return money.half_up(whole.numerator, whole.denominator)


def unit_price(line: QuoteLine, currency: str) -> str:
    """What one comes to: exact where that is possible with two decimals more than the currency has."""
    each = Fraction(line.gross_minor) / Fraction(line.quantity)
    if line.price_minor is not None:
        each = Fraction(line.price_minor)
    places = money.exponent(currency) + FINER
    finest = money.half_up(each.numerator * 10**FINER, each.denominator)
    digits = str(finest).rjust(places + 1, "0")
    whole, decimals = digits[:-places], digits[-places:]
    kept = decimals.rstrip("0").ljust(money.exponent(currency), "0")
    return f"{whole}.{kept}" if kept else whole


def _places(sections: Sequence[Section], lines: Sequence[QuoteLine]) -> list[str]:
    """Where each line stands in a request with these sections."""
    numbers = {each.id: number for number, each in enumerate(sections)}
    seen = dict.fromkeys(numbers, 0)
    places = []
    for line in lines:
        places.append(f"sections.{numbers[line.section_id]}.lines.{seen[line.section_id]}")
        seen[line.section_id] += 1
    return places


def _placed(entered: Sequence[QuoteSectionInput], sections: Sequence[Section]) -> Iterator[_Entered]:
    for number, (given, section) in enumerate(zip(entered, sections, strict=True)):
        for place, line in enumerate(given.lines):
            yield _Entered(section, line, f"sections.{number}.lines.{place}.")


def _line(entered: _Entered, currency: str) -> QuoteLine:
    line, place = entered.line, entered.place
    if line.price is None and line.cost is None:
        raise InvalidInput.at(f"{place}price", "price_missing", "Say what it costs you, or what it sells at.")
    return QuoteLine(
        **line.model_dump(include={"name", "description", "unit", "quantity", "markup", "discount_percent"}),
        **line.model_dump(include={"optional", "group", "chosen", "photo_id"}),
        tax=line.tax,
        id=line.id or new_id(),
        section_id=entered.section.id,
        cost_minor=None if line.cost is None else money.to_minor(line.cost, currency, f"{place}cost"),
        price_minor=None if line.price is None else money.to_minor(line.price, currency, f"{place}price"),
        discount_minor=money.to_minor(line.discount_amount, currency, f"{place}discount_amount"),
        gross_minor=0,
        net_minor=0,
        share_minor=0,
        added_tax_minor=0,
        alone_minor=0,
        total_minor=0,
    )


def _to_price(line: QuoteLine, section: Section) -> PriceLine:
    sold = line.price_minor is not None
    return PriceLine(
        quantity=line.quantity,
        unit_minor=line.price_minor if line.price_minor is not None else line.cost_minor or 0,
        markup=AS_SOLD if sold else line.markup,
        family_markup=section.markup,
        discount=Discount(line.discount_percent, line.discount_minor),
        tax=_tax(line.tax),
        group=f"{section.id} {line.group}" if line.group else None,
        optional=line.optional,
        chosen=line.chosen,
    )


def _tax(tax: LineTax | None) -> TaxCode:
    return TaxCode(tuple(Rate(each.name, each.percent) for each in tax.rates), tax.inclusive) if tax else TaxCode()


def _with_prices(lines: Sequence[QuoteLine], sums: Priced) -> list[QuoteLine]:
    return [
        line.model_copy(
            update={
                "gross_minor": each.price.gross_minor,
                "net_minor": each.price.net_minor,
                "share_minor": each.share_minor,
                "added_tax_minor": each.total_minor - (each.price.net_minor - each.share_minor),
                "alone_minor": each.total_minor,
                "total_minor": each.total_minor if line.chosen else 0,
            }
        )
        for line, each in zip(lines, sums.lines, strict=True)
    ]


def _require_distinct(ids: Sequence[str], path: str, places: Sequence[str] | None = None) -> None:
    seen: set[str] = set()
    for number, each in enumerate(ids):
        if each in seen:
            where = places[number] if places else path.format(number)
            raise InvalidInput.at(where, "duplicate_id", "Two of these have the same id.")
        seen.add(each)
