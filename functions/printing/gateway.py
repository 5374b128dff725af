"""WeasyPrint, where it is: a deployment without `features.pdf`, or a machine without Pango, prints nothing."""

from collections.abc import Mapping

from functions.printing.models import CannotPrint
from shared.documents.models import Paper, Picture, Printed
from shared.documents.render import beside, page

try:
    from shared.documents.pictures import UnfitPicture, fitted
    from shared.documents.printer import print_page

    CAN_PRINT = True
except (ImportError, OSError):
    CAN_PRINT = False


def fit(data: bytes) -> Picture | None:
    """The picture as documents show it, None for what is no picture; CannotPrint where nothing prints."""
    _require_printing()
    try:
        return fitted(data)
    except UnfitPicture:
        return None


def press(paper: Paper, pictures: Mapping[str, Picture]) -> Printed:
    """The document on paper, with these of its pictures; CannotPrint where nothing prints."""
    _require_printing()
    return print_page(page(paper, beside(pictures)), pictures)


def _require_printing() -> None:
    if not CAN_PRINT:
        raise CannotPrint("This deployment prints no PDFs. Its operator can switch them on.")
