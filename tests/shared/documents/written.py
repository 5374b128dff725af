"""What a locale makes of figures, a line for each that is named: run by whatever Babel is there."""

import sys
from datetime import date
from decimal import Decimal

import babel

from shared.documents.figures import Figures, locale_of
from tests.shared.documents.papers import kitchen


def written(name: str) -> str:
    """An amount with and without its currency, a percentage, a date, a quantity, and which way the locale writes."""
    write = Figures(kitchen(locale=name, currency="INR"))
    told = write.money(-123_456_750), write.amount(5), write.percent(Decimal("7.5")), write.day(date(2026, 11, 3))
    return " ".join((*told, write.quantity(Decimal("2.5")), locale_of(name).text_direction))


if __name__ == "__main__":
    sys.stdout.write("\n".join([babel.__file__, *map(written, sys.argv[1:])]))
