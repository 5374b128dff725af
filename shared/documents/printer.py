"""HTML as PDF: tagged for screen readers, its fonts embedded, the same bytes for the same page."""

import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from shared.documents.models import Picture, Printed
from shared.documents.render import PICTURE

VARIANT = "pdf/ua-1"
_FONTS = FontConfiguration()


class ForeignAddress(Exception):
    """A page asks for something that did not come with it, as no page of ours does."""


class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint says nothing of its types
    """Hands out the pictures that came with the page, and nothing else: no network, no file."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        super().__init__(allowed_protocols=())
        self._pictures = pictures

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The picture; whatever else is asked for stops the print."""
        picture = self._pictures.get(url.removeprefix(PICTURE)) if url.startswith(PICTURE) else None
        if picture is None:
            raise FatalURLFetchingError(f"not a picture of this page: {url[:80]}")
        return URLFetcherResponse(url, BytesIO(picture.data))


def print_page(html: str, pictures: Mapping[str, Picture]) -> Printed:
    """The page on paper; ForeignAddress."""
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    with _uncollected():
        try:
            document = HTML(string=html, url_fetcher=Fetcher(pictures)).render(font_config=_FONTS)
            data = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier)
        except FatalURLFetchingError as refused:
            raise ForeignAddress(str(refused)) from refused
        return Printed(data=data, sha256=hashlib.sha256(data).hexdigest(), pages=len(document.pages))


@contextmanager
def _uncollected() -> Iterator[None]:
    """A page is made of hundreds of thousands of objects that all live until its end: looking for garbage among them
    takes a quarter of the time, and finds none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
