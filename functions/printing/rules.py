"""Which files a quote may show. Pure."""

from collections.abc import Mapping

from functions.files.models import FileOut, FileParentType
from functions.files.rules import PRINTED
from functions.quotes.models import Quote
from functions.quotes.rules import LOGO, root_number
from functions.tenants.models import FILE_BYTES


def is_shown(name: str, file: FileOut, quote: Quote, others: Mapping[str, Quote]) -> bool:
    """Whether the file is the picture of that name on the quote: the logo is one of the firm's own, a photo one of the
    quote, of one that it revises, or of a product. `others` are quotes that files are of, by id."""
    if not file.is_active or file.content_type not in PRINTED or file.size > FILE_BYTES:
        return False
    if name == LOGO:
        return file.parent.type is FileParentType.ORG
    if file.parent.type is FileParentType.QUOTE and file.parent.id != quote.id:
        other = others.get(file.parent.id)
        return other is not None and other.number is not None and root_number(other) == root_number(quote)
    return file.parent.type in (FileParentType.QUOTE, FileParentType.PRODUCT)
