"""A document as HTML: the page that a client opens, and what is printed, from the same template.

The printed one has no controls: they come from the portal, whose own templates extend these.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import bidirectional

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from shared.documents import colours
from shared.documents.figures import Figures, is_letter, locale_of
from shared.documents.models import PageSize, Paper, Signature

_LEFT, _RIGHT = frozenset({"L", "EN"}), frozenset({"R", "AL", "AN"})
PICTURE = "picture:"
TEMPLATES = Path(__file__).parent / "templates"
_WORDS: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "words.json").read_text(encoding="utf-8"))


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
    images: Mapping[str, str] | None = None,
    *,
    templates: Environment | None = None,
    name: str | None = None,
    **more: Any,
) -> str:
    """The whole page. `images` has an address for each image that is to be shown; the others are left out.

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


def addresses(names: Iterable[str]) -> dict[str, str]:
    """What a page that is to be printed calls the pictures that are handed over with it."""
    return {name: f"{PICTURE}{name}" for name in names}


def words(locale: str) -> Mapping[str, str]:
    """The words of a document in the locale's language, in English where there are none."""
    return _WORDS.get(locale.split("-")[0], _WORDS["en"])


def _known(paper: Paper, images: Mapping[str, str]) -> dict[str, Any]:
    colour = paper.issuer.colour or colours.HOUSE
    lines = [line for section in paper.sections for line in section.lines]
    size = paper.page_size or (PageSize.LETTER if is_letter(paper.locale) else PageSize.A4)
    return {
        "paper": paper,
        "images": images,
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
