"""How amounts, quantities and dates are written where the reader lives. Digits are European ones everywhere, so that
who sends a document and who gets it read the same figures."""

from copy import copy
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import NumberPattern

from shared.documents.models import DateFormat, Paper
from shared.money import exponent

_FALLBACK = Locale("en")
_LETTER = frozenset("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split())
_SIGN_FIRST = "\u200e"  # else a page from right to left has the minus behind its number
_NUMERIC = {DateFormat.DAY_FIRST: "%d/%m/%Y", DateFormat.MONTH_FIRST: "%m/%d/%Y", DateFormat.ISO: "%Y-%m-%d"}


@lru_cache(maxsize=64)
def locale_of(name: str) -> Locale:
    """The locale of `en-IN`; where it is not known its language's, else English."""
    for tag in (name, name.split("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except UnknownLocaleError:
            continue
    return _FALLBACK


def is_letter(name: str) -> bool:
    """Whether the locale's country prints on US letter."""
    return name.partition("-")[2] in _LETTER


class Figures:
    """Amounts of a document's currency, quantities, percentages and dates, as its locale writes them."""

    def __init__(self, paper: Paper) -> None:
        self._locale = locale_of(paper.locale)
        self._currency = paper.currency
        self._places = exponent(paper.currency)
        self._date_format = paper.date_format
        self._money: NumberPattern = self._locale.currency_formats["standard"]
        self._number: NumberPattern = self._locale.decimal_formats[None]
        self._percent: NumberPattern = self._locale.percent_formats[None]

    def money(self, minor: int) -> str:
        """An amount with its currency's sign: `₹12,34,567.50`."""
        return self._written(self._money, self._major(minor), (self._places, self._places), currency=self._currency)

    def amount(self, minor: int) -> str:
        """An amount by itself: `12,34,567.50`."""
        written = self._written(self._number, self._major(minor), (self._places, self._places))
        return _SIGN_FIRST + written if minor < 0 and self._locale.text_direction == "rtl" else written

    def price(self, text: str) -> str:
        """A price of one unit, which may have more decimals than its currency."""
        places = max(self._places, len(text.partition(".")[2].rstrip("0")))
        return self._written(self._number, Decimal(text), (self._places, places))

    def quantity(self, number: Decimal) -> str:
        """A number with the decimals that it has: `2.5`."""
        return self._written(self._number, number, (0, 6))

    def percent(self, number: Decimal) -> str:
        """A percentage: `18%`."""
        return self._written(self._percent, number / 100, (0, 6))

    def day(self, day: date) -> str:
        """A date as the firm wants it written, or in the locale's words."""
        if self._date_format is DateFormat.LOCALE:
            return format_date(day, "long", locale=self._locale)
        return day.strftime(_NUMERIC[self._date_format])

    def _major(self, minor: int) -> Decimal:
        return Decimal(minor).scaleb(-self._places)

    def _written(
        self, pattern: NumberPattern, number: Decimal, places: tuple[int, int], currency: str | None = None
    ) -> str:
        exact = copy(pattern)
        exact.frac_prec = places
        written: str = exact.apply(number, self._locale, currency=currency, currency_digits=False)
        return written
