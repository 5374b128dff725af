"""A letter's words, as text and as a page, from one set of facts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from shared.documents import colours
from shared.documents.figures import locale_of

_HERE = Path(__file__).parent
_WORDS: dict[str, dict[str, str]] = json.loads((_HERE / "words.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Facts:
    """What a letter about a document says; `message` is the sender's own words."""

    locale: str
    colour: str | None
    firm: str
    address: str | None
    footer: str | None
    title: str
    greeted: str | None
    message: str | None
    url: str
    has_pdf: bool


def written(facts: Facts) -> tuple[str, str]:
    """The letter in plain words, and as a page."""
    colour, say = facts.colour or colours.HOUSE, words(facts.locale)
    known = {
        "facts": facts,
        "say": say,
        "greeting": say["greeting_name"].format(name=facts.greeted) if facts.greeted else say["greeting"],
        "intro": say["intro"].format(firm=facts.firm, title=facts.title),
        "rows": [row for part in (facts.address, facts.footer) if part for row in part.split("\n")],
        "colour": colour,
        "ink": colours.on(colour),
        "direction": locale_of(facts.locale).text_direction,
        "language": facts.locale,
    }
    text, page = (_environment().get_template(f"letter.{kind}").render(known) for kind in ("txt", "html"))
    return text, page


def words(locale: str) -> Mapping[str, str]:
    """A letter's words in the locale's language, in English where there are none."""
    return _WORDS.get(locale.split("-")[0], _WORDS["en"])


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
