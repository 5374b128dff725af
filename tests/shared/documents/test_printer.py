import logging
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from weasyprint.urls import FatalURLFetchingError

from shared.documents.models import Issuer, Picture, Printed, Section
from shared.documents.pictures import fitted
from shared.documents.printer import Fetcher, ForeignAddress, print_page
from shared.documents.render import beside, page, pictures_of
from tests.shared.documents.papers import kitchen, line, signed
from tests.shared.documents.scripts import GREETINGS


def read(printed: Printed) -> PdfReader:
    return PdfReader(BytesIO(printed.data))


def fonts(reader: PdfReader) -> dict[str, bool]:
    """The names of all fonts, and whether they are in the file."""
    found = {}
    for sheet in reader.pages:
        resources: Any = sheet["/Resources"]
        for font in resources["/Font"].values():
            inner = font.get_object().get("/DescendantFonts", [font])[0].get_object()
            files = {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())
            found[str(inner["/BaseFont"])] = bool(files)
    return found


@pytest.mark.req("4.6", "4.7")
def test_a_tagged_document_with_title_and_language() -> None:
    printed = print_page(page(kitchen(answer=signed(), locale="de-DE")), {})
    reader = read(printed)
    assert printed.pages == len(reader.pages) == 1
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Angebot Q-01K9ABCD · Acme Interiors", "Acme Interiors")
    catalog: Any = reader.trailer["/Root"].get_object()
    assert str(catalog["/Lang"]) == "de-DE"
    assert str(catalog["/MarkInfo"]["/Marked"]) == "True"
    assert str(catalog["/ViewerPreferences"]["/DisplayDocTitle"]) == "True"
    assert b"pdfuaid" in catalog["/Metadata"].get_object().get_data()
    assert "/StructTreeRoot" in catalog
    text = reader.pages[0].extract_text()
    for each in ("Q-01K9ABCD", "Base unit", "Ravi Kumar", "₹"):
        assert each in text


@pytest.mark.req("4.6")
def test_the_same_page_gives_the_same_bytes() -> None:
    html = page(kitchen(answer=signed()))
    first, second = print_page(html, {}), print_page(html, {})
    assert first == second
    assert print_page(page(kitchen(number="Q-2")), {}).sha256 != first.sha256


@pytest.mark.req("4.7", "18.4")
def test_all_scripts_are_printed_with_fonts_in_the_file(caplog: pytest.LogCaptureFixture) -> None:
    lines = [line(n, name=text) for n, text in enumerate(GREETINGS.values())]
    paper = kitchen(sections=[Section(id="s", subtotal_minor=1, lines=lines)])
    with caplog.at_level(logging.WARNING, "weasyprint"):
        printed = print_page(page(paper), {})
    assert [each.getMessage() for each in caplog.records if "notdef" in each.getMessage()] == []
    found = fonts(read(printed))
    assert all(found.values())
    for family in ("Devanagari", "Arabic", "Hebrew", "CJK", "Bengali", "Tamil", "Thai"):
        assert any(family in name for name in found), family
    assert any("Emoji" in name for name in found)


def test_an_ordinary_page_carries_no_font_that_it_does_not_need() -> None:
    found = fonts(read(print_page(page(kitchen()), {})))
    assert sorted(name.split("+")[1] for name in found) == ["Noto-Sans", "Noto-Sans-Bold"]


def test_pictures_come_with_the_page() -> None:
    out = BytesIO()
    Image.new("RGB", (2000, 1000), "red").save(out, "JPEG")
    pictures = {"photo/1": fitted(out.getvalue()), "logo": fitted(out.getvalue())}
    paper = kitchen(
        issuer=Issuer(name="Acme", logo="logo"),
        sections=[Section(id="s", subtotal_minor=1, lines=[line(1, photo="photo/1")])],
    )
    assert pictures_of(paper) == ["logo", "photo/1"]
    reader = read(print_page(page(paper, beside(pictures)), pictures))
    assert sorted(each.image.size for each in reader.pages[0].images if each.image) == [(800, 400), (800, 400)]


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest/meta-data/",
        "https://evil.example/x.png",
        "file:///etc/passwd",
        "ftp://evil.example/x",
        "picture:another",
        "x.png",
    ],
)
@pytest.mark.req("4.7")
def test_nothing_is_fetched_from_anywhere(address: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        Fetcher({"mine": Picture(data=b"", content_type="image/png", width=1, height=1)}).fetch(address)
    for html in (
        f'<img src="{address}">',
        f'<link rel="stylesheet" href="{address}">',
        f'<style>@import "{address}";</style>',
        f'<style>p {{ background: url("{address}"); }}</style><p>x',
        f'<style>@font-face {{ font-family: x; src: url("{address}"); }}</style><p>x',
    ):
        if ":" in address:
            with pytest.raises(ForeignAddress):
                print_page(f"<html lang=en><title>x</title>{html}", {})
        else:
            assert print_page(f"<html lang=en><title>x</title>{html}", {}).pages == 1


@pytest.mark.req("4.7")
def test_a_very_long_quote_is_printed_whole() -> None:
    printed = print_page(page(kitchen(2_000)), {})
    assert printed.pages > 50
    last = read(printed).pages[-1].extract_text()
    assert "₹59,00,000.00" in last
    assert f"{printed.pages} / {printed.pages}" in last
