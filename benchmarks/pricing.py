"""What it takes to price a quote, from the request's text to every sum."""

import gc
import json
import statistics
import time
from collections.abc import Callable
from decimal import Decimal

from benchmarks.page import Chapter, Figure
from functions.pricing.models import MarginBasis
from functions.quotes.models import QuoteChange, QuoteClient, QuoteText
from functions.quotes.rules import lines_of, priced, sections_of

_ROUNDS = 15
_LINES, _MOST_LINES = 200, 2_000
_GST = {
    "name": "GST",
    "rates": [{"name": "CGST", "percent": "9"}, {"name": "SGST", "percent": "9"}],
    "inclusive": False,
}
_TEXT = QuoteText(
    version=1,
    client=QuoteClient(name="Sharma"),
    issuer=None,
    sections=[],
    intro=None,
    terms=None,
    internal_note=None,
    markup=Decimal(20),
    margin_basis=MarginBasis.LINE,
    discount_percent=Decimal(5),
    discount_minor=0,
    subtotal_minor=0,
    off_minor=0,
    taxes=[],
)


def request(lines: int) -> str:
    """A change of a quote to so many lines, each with markup, discount and two rates, fifty to a section."""
    line = {
        "unit": "sqft",
        "quantity": "12.5",
        "cost": "120.40",
        "markup": "15",
        "discount_percent": "2.5",
        "tax": _GST,
    }
    each = [[line | {"name": f"Base unit {at + number}"} for number in range(50)] for at in range(0, lines, 50)]
    return json.dumps({"version": 1, "sections": [{"name": "Kitchen", "lines": lines} for lines in each]})


def price(text: str) -> int:
    """The total."""
    entered = QuoteChange.model_validate_json(text).sections
    sections = sections_of(entered)
    body = priced(_TEXT.model_copy(update={"sections": sections}), lines_of(entered, sections, "INR"), "INR")
    return sum(line.total_minor for line in body.lines)


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def chapter() -> Chapter:
    """Both sizes take turns."""
    gc.freeze()  # as the function does when it has started
    small, large = request(_LINES), request(_MOST_LINES)
    rounds = [(_milliseconds(lambda: price(small)), _milliseconds(lambda: price(large))) for _ in range(_ROUNDS + 2)][
        2:
    ]
    few, many = (statistics.median(each[place] for each in rounds) for place in (0, 1))
    return Chapter(
        "Pricing",
        "python -m benchmarks pricing",
        "Processor time from a request's text to every sum of its quote: each line with a markup, a discount and two "
        f"rates, a discount on the whole. Medians of {_ROUNDS}.",
        [f"{_LINES} lines", f"{_MOST_LINES:,} lines", "ratio"],
        [
            Figure("ms", [f"{few:.1f}", f"{many:.1f}", ""], few, 30),
            Figure("more lines, more time", ["", "", f"{many / few:.1f}"], many / few, 13),
        ],
    )
