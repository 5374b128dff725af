"""WeasyPrint, where it is: a deployment without `features.pdf`, or a machine without Pango, prints nothing."""

from collections.abc import Callable
from contextlib import suppress

from functions.printing.models import CannotPrint
from shared.documents.models import Paper, Printed
from shared.documents.render import addresses, page, pictures_of
from shared.errors import NotFound

try:
    from shared.documents.pictures import UnfitPicture, fitted
    from shared.documents.printer import print_page

    CAN_PRINT = True
except (ImportError, OSError):
    CAN_PRINT = False


def press(paper: Paper, read: Callable[[str], bytes]) -> Printed:
    """The document on paper. A picture that is gone, or is none, is left out; CannotPrint where nothing prints."""
    if not CAN_PRINT:
        raise CannotPrint("This deployment prints no PDFs. Its operator can switch them on.")
    pictures: dict[str, bytes] = {}
    for name in pictures_of(paper):
        with suppress(NotFound, UnfitPicture):
            pictures[name] = fitted(read(name))
    return print_page(page(paper, addresses(pictures)), pictures)
