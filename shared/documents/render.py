"""A document as HTML: the page that a client opens, and what is printed, from the same template.

The printed one has no controls: they come from the portal, whose own templates extend these.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from shared.documents import colours
from shared.documents.figures import Figures, is_letter, locale_of
from shared.documents.models import PageSize, Paper, Signature, Size, Template

_LEFT, _RIGHT = frozenset({"L", "EN"}), frozenset({"R", "AL", "AN"})
PICTURE = "picture:"
_LOGO = Size(width=200, height=80)
_PHOTO = Size(width=120, height=90)
_SMALL_PHOTO = Size(width=80, height=60)
UNKNOWN = Size(width=4_000, height=3_000)
"""Of a picture that nobody has looked into yet: it is given the whole box."""
TEMPLATES = Path(__file__).parent / "templates"
_WORDS: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "words.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Shown:
    """A picture on the page: where it comes from, and how large it is there."""

    address: str
    size: Size


@cache
def environment(*folders: Path) -> Environment:
    """The templates of these folders, and behind them the documents' own, which they may extend."""
    made = Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["apart"] = _apart
    return made


def page(
    paper: Paper,
    images: Mapping[str, Shown] | None = None,
    *,
    templates: Environment | None = None,
    name: str | None = None,
    **more: Any,
) -> str:
    """The whole page. `images` has each image that is to be shown, in its own size; the others are left out.

    `templates` and `name` put a template of another folder in place of the document's own, which extends `layout`,
    and `more` is what that one knows beside the document. A `nonce` lets a browser's policy allow the styles.
    """
    layout = f"{paper.template.value}.html"
    template = (templates or environment()).get_template(name or layout)
    return template.render({"nonce": None, **more, **_known(paper, images or {}), "layout": layout})


def pictures_of(paper: Paper) -> list[str]:
    """The names of all images that the document shows, each once."""
    photos = [line.photo for section in paper.sections for line in section.lines]
    return list(dict.fromkeys(name for name in (paper.issuer.logo, *photos) if name))


def beside(pictures: Mapping[str, Size]) -> dict[str, Shown]:
    """Pictures that are handed over with a page that is to be printed, as the page calls them."""
    return {name: Shown(f"{PICTURE}{name}", size) for name, size in pictures.items()}


def words(locale: str) -> Mapping[str, str]:
    """The words of a document in the locale's language, in English where there are none."""
    return _WORDS.get(locale.split("-")[0], _WORDS["en"])


def _known(paper: Paper, images: Mapping[str, Shown]) -> dict[str, Any]:
    photo = _SMALL_PHOTO if paper.template is Template.COMPACT else _PHOTO
    logo = paper.issuer.logo
    colour = paper.issuer.colour or colours.HOUSE
    lines = [line for section in paper.sections for line in section.lines]
    size = paper.page_size or (PageSize.LETTER if is_letter(paper.locale) else PageSize.A4)
    return {
        "paper": paper,
        "images": {name: _within(each, _LOGO if name == logo else photo) for name, each in images.items()},
        "photo_size": photo,
        "logo_size": _LOGO,
        "write": Figures(paper),
        "say": words(paper.locale),
        "direction": locale_of(paper.locale).text_direction,
        "colour": colour,
        "ink": colours.on(colour),
        "accent": colours.on_paper(colour),
        "size": size.value,
        "has_taxes": len({tuple(line.taxes) for line in lines}) > 1,  # else the totals say it
        "has_discounts": any(line.discount_minor for line in lines),
        "points": _points,
    }


def _within(image: Shown, box: Size) -> Shown:
    """The image as it stands in the box, so that a browser keeps its place free while it loads."""
    size = image.size
    by = min(Fraction(box.width, size.width), Fraction(box.height, size.height), Fraction(1))
    width, height = (max(1, round(side * by)) for side in (size.width, size.height))
    return Shown(image.address, Size(width=width, height=height))


@pass_context
def _apart(context: Context, text: str) -> str:
    """Text as it is written; what runs against the page, or could, is set apart from what stands around it."""
    strange = _LEFT if context["direction"] == "rtl" else _RIGHT
    if text.isascii() and strange is _RIGHT:
        return text
    return "\n".join(
        _isolated(row) if strange.intersection(map(bidirectional, row)) else row for row in text.split("\n")
    )


def _isolated(row: str) -> str:
    return f"\u2068{row}\u2069"


def _points(signature: Signature) -> list[str]:
    """Each stroke as SVG writes it; a dot is a stroke too short to be seen unless it is drawn out."""
    drawn = [
        stroke if len(stroke) > 1 else [*stroke, (stroke[0][0] + 1, stroke[0][1])]
        for stroke in signature.strokes
        if stroke
    ]
    return [" ".join(f"{x},{y}" for x, y in stroke) for stroke in drawn]
