import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from shared.documents.models import Font, Issuer, Mark, Paper, Section, Size, Tax, Template
from shared.documents.render import Shown, environment, page, words
from tests.shared.documents.papers import kitchen, line, signed

HOSTILE = """<script>alert("1")</script>'}</style><img src="https://evil.example/x">"""


def text_of(html: str) -> str:
    """What is read on the page."""
    body = html[html.index("<body>") :]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def titled(paper: Paper) -> str:
    """The heading and its mark."""
    found = re.search(r"<h1>(.*?)</h1>", page(paper))
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


@pytest.mark.parametrize("template", Template)
@pytest.mark.req("4.7")
def test_every_template_says_the_same(template: Template) -> None:
    read = text_of(page(kitchen(2, template=template, answer=signed())))
    assert read == text_of(page(kitchen(2, answer=signed())))
    for each in (
        "Acme Interiors 12 MG Road Bengaluru 560001 Tax number 29ABCDE1234F1Z5",
        "Quote Number Q-01K9ABCD Date 23 November 2026 Valid until 23 December 2026",
        "To Ravi Kumar 4 Lake View ravi@example.com",
        "Item Quantity Unit price Amount Kitchen Base unit 2 pcs 1,250.00 2,500.00 Base unit 2 pcs 1,250.00 2,500.00",
        "Subtotal ₹5,000.00 GST 18% ₹900.00 Total ₹5,900.00 All amounts in INR",
        "Terms Half in advance.",
        "Accepted by Signature of Ravi Kumar Ravi Kumar , 24 November 2026",
    ):
        assert each in read


@pytest.mark.req("4.1")
def test_an_ordinary_quote_is_a_small_page() -> None:
    lines = [line(n, name=f"Base unit {n}", description="Plywood, white laminate, soft close") for n in range(60)]
    section = Section(id="s", name="Kitchen", subtotal_minor=1, lines=lines)
    assert len(page(kitchen(sections=[section])).encode()) < 60_000


@pytest.mark.req("4.1")
def test_nothing_that_somebody_wrote_is_markup() -> None:
    paper = kitchen(
        issuer=Issuer(name=HOSTILE, address=[HOSTILE], logo=HOSTILE),
        subject=HOSTILE,
        intro=HOSTILE,
        terms=HOSTILE,
        title=HOSTILE,
        sections=[
            Section(id="s", name=HOSTILE, note=HOSTILE, subtotal_minor=1, lines=[line(1, HOSTILE, description=HOSTILE)])
        ],
    )
    html = page(paper, {HOSTILE: Shown(HOSTILE, Size(width=9, height=9))})
    assert html.count("<script") == 0
    assert html.count("</style>") == 2
    assert re.findall(r"<img[^>]*src=\"https", html) == []


def test_signs_for_what_a_document_is() -> None:
    assert titled(kitchen()) == "Quote"
    assert titled(kitchen(mark=Mark.DRAFT)) == "Quote Draft"
    assert titled(kitchen(title="Offer", mark=Mark.ACCEPTED)) == "Offer Accepted"
    assert titled(kitchen(locale="de-DE")) == "Angebot"
    assert titled(kitchen(locale="sv-SE")) == "Quote"


@pytest.mark.req("3.12")
def test_options_are_told_from_what_is_in_and_what_is_left_out() -> None:
    lines = [line(1), line(2, optional=True), line(3, group="tap"), line(4, group="tap", chosen=False)]
    paper = kitchen(sections=[Section(id="s", subtotal_minor=1, lines=lines)])
    rows = re.findall(r"<tr( class=\"out\")?><th scope=\"row\">(Base.*?)</th>", page(paper))
    assert rows == [
        ("", "Base unit"),
        ("", "Base unit<i>Optional</i>"),
        ("", "Base unit<i>Choice</i>"),
        (' class="out"', "Base unit<i>Not chosen</i>"),
    ]


def test_columns_are_there_for_what_differs_between_lines() -> None:
    def headings(*lines: dict[str, Any]) -> list[str]:
        section = Section(id="s", subtotal_minor=1, lines=[line(n, **each) for n, each in enumerate(lines)])
        return re.findall(r"<th scope=\"col\"[^>]*>(.*?)</th>", page(kitchen(sections=[section])))

    plain = ["Item", "Quantity", "Unit price", "Amount"]
    assert headings({}, {}) == plain
    assert headings({}, {"taxes": []}) == [*plain[:3], "Tax", "Amount"]
    assert headings({"discount_minor": 100}) == [*plain[:3], "Discount", "Amount"]
    assert "Item" not in text_of(page(kitchen(sections=[])))


def test_sums_of_sections_and_what_prices_contain() -> None:
    sections = [Section(id=name, name=name, subtotal_minor=250_000, lines=[line(1)]) for name in ("Kitchen", "Bath")]
    inclusive = [Tax(name="MwSt", percent=Decimal("7.7"), inclusive=True, amount_minor=35_747)]
    read = text_of(page(kitchen(sections=sections, discount_minor=1_000, taxes=inclusive)))
    assert "Subtotal Kitchen 2,500.00 Bath" in read
    assert "Discount -₹10.00 MwSt 7.7% (included) ₹357.47" in read


def test_pictures_are_shown_where_there_is_an_address_for_them() -> None:
    paper = kitchen(
        sections=[Section(id="s", subtotal_minor=1, lines=[line(1, photo="p1"), line(2, photo="p2")])],
        issuer=Issuer(name="Acme", logo="logo"),
    )
    images = {"p1": Shown("/p1.jpg", Size(width=600, height=800)), "logo": Shown("/l.png", Size(width=90, height=30))}

    def shown(template: Template) -> list[tuple[str, ...]]:
        html = page(paper.model_copy(update={"template": template}), images)
        return re.findall(r'<img[^>]*src="([^"]*)" alt="([^"]*)" width="(\d+)" height="(\d+)"', html)

    assert shown(Template.CLASSIC) == [("/l.png", "Acme", "90", "30"), ("/p1.jpg", "Photo: Base unit", "68", "90")]
    assert shown(Template.COMPACT) == [("/l.png", "Acme", "90", "30"), ("/p1.jpg", "Photo: Base unit", "45", "60")]


@pytest.mark.req("18.4")
@pytest.mark.parametrize("template", Template)
def test_the_firm_chooses_its_letters_and_what_stands_below(template: Template) -> None:
    plain = kitchen(template=template)
    chosen = kitchen(template=template, issuer=Issuer(name="Acme", font=Font.SERIF, footer="Acme & Sons\nPune"))

    assert "Noto Serif" not in page(plain)
    assert "<footer" not in page(plain)
    assert 'html { font-family: "Noto Serif"' in page(chosen)
    assert '<footer class="prose">Acme &amp; Sons\nPune</footer>' in page(chosen)


@pytest.mark.req("18.1")
def test_the_firms_colour_and_what_is_read_on_it() -> None:
    html = page(kitchen(issuer=Issuer(name="Acme", colour="#ffd54f")))
    assert ":root { --colour: #ffd54f; --ink: #000000; --accent: #7f6a27; }" in html


@pytest.mark.parametrize(
    ("locale", "direction", "size"), [("ar-AE", "rtl", "A4"), ("he-IL", "rtl", "A4"), ("en-US", "ltr", "letter")]
)
@pytest.mark.req("18.4")
def test_which_way_it_runs_and_on_what(locale: str, direction: str, size: str) -> None:
    html = page(kitchen(locale=locale, currency="EUR"))
    assert f'<html lang="{locale}" dir="{direction}">' in html
    assert f"@page {{ size: {size}; }}" in html


def test_what_runs_the_other_way_is_set_apart() -> None:
    assert "\u2068شركة\u2069" in page(kitchen(subject="شركة"))
    assert "\u2068" not in page(kitchen())
    assert '<h2 class="subject">شركة</h2>' in page(kitchen(locale="ar-AE", subject="شركة"))
    assert "\u2068A new kitchen\u2069" in page(kitchen(locale="ar-AE"))


@pytest.mark.req("4.9")
def test_a_signature_is_drawn_again() -> None:
    assert re.findall(r"<polyline points=\"(.*?)\"/>", page(kitchen(answer=signed()))) == [
        "10,40 60,10 110,60",
        "140,30 190,30",
    ]


def test_every_language_has_all_words() -> None:
    english = set(words("en-IN"))
    for language in ("de", "fr", "es", "pt", "hi", "ar", "he", "ja", "zh"):
        assert set(words(language)) == english
        assert words(language) != words("en")


def test_a_portal_puts_its_own_around_it(tmp_path: Path) -> None:
    (tmp_path / "portal.html").write_text(
        "{% extends layout %}{% block choice %}[{{ line.id }}]{% endblock %}"
        "{% block controls %}<form>{{ ask }}</form>{% endblock %}"
    )
    html = page(
        kitchen(1, template=Template.MODERN),
        templates=environment(tmp_path),
        name="portal.html",
        ask="Accept?",
        nonce="n1",
    )
    assert "[line-0]Base unit" in html
    assert "<form>Accept?</form>" in html
    assert '<style nonce="n1">' in html
    assert "row-reverse" in html
