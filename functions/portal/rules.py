"""In which words the page speaks to a client."""

import json
from collections.abc import Mapping
from pathlib import Path

_WORDS: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "words.json").read_text(encoding="utf-8"))
_ENGLISH = "en"


def words(locale: str) -> Mapping[str, str]:
    """The page's own words in the locale's language, in English where there are none."""
    return _WORDS.get(locale.split("-")[0], _WORDS[_ENGLISH])


def language(accepted: str) -> str:
    """The first language of an `Accept-Language` that there are words in, else English."""
    asked = (each.partition(";")[0].partition("-")[0].strip().lower() for each in accepted.split(","))
    return next((each for each in asked if each in _WORDS), _ENGLISH)
