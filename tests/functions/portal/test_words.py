"""The page in the firm's language, and a link that leads nowhere in the visitor's."""

import json
from pathlib import Path

import pytest

import functions.portal
from functions.portal.rules import language
from shared.caller import Caller
from tests.front_door import Client
from tests.offers import sent
from tests.visits import a_link, act, visit

WORDS = json.loads((Path(functions.portal.__file__).parent / "words.json").read_text())
DOCUMENT_WORDS = json.loads(Path("shared/documents/words.json").read_text())


def test_every_language_of_documents_has_every_word() -> None:
    assert list(WORDS) == list(DOCUMENT_WORDS)
    assert not set(WORDS["en"]) & set(dir(dict))  # a template would take the method for the word
    for words in WORDS.values():
        assert list(words) == list(WORDS["en"])
        assert all(f"{{{name}}}" in words["accepting"] for name in ("number", "firm", "total"))


@pytest.mark.req("7.7", "7.8")
@pytest.mark.parametrize("locale", ["de-DE", "ar-EG", "hi-IN", "eo"])
def test_the_page_speaks_the_firm_s_language(alpha: Caller, locale: str) -> None:
    api = Client(alpha)
    org = api.get("/org").body
    api.patch("/org", {"version": org["version"], "settings": {"locale": locale}})
    quote = sent(api)
    link = a_link(api, quote)

    page = visit(link["path"]).text

    words = WORDS.get(locale[:2], WORDS["en"])
    assert all(f">{words[said]}<" in page for said in ("accept", "decline", "ask", "print", "why", "cancel", "erase"))
    assert f'data-failed="{words["failed"]}"' in page
    act(link, "accept", {"name": "Meera"})
    assert words["accepted"] in visit(link["path"]).text


def test_what_is_accepted_is_said_in_a_sentence(alpha: Caller) -> None:
    api = Client(alpha)
    quote = sent(api)

    page = visit(a_link(api, quote)["path"]).text

    firm = api.get("/org").body["name"]
    assert f"<p>You accept quote {quote['number']} of {firm} for <b data-total>₹18,300.00</b>.</p>" in page


def test_a_link_that_leads_nowhere_is_said_in_the_visitor_s_language() -> None:
    page = visit("/p/unknown", headers={"accept-language": "x;q=1, he-IL;q=0.8, en"})

    assert (page.status, WORDS["he"]["nowhere"] in page.text) == (404, True)
    assert '<html lang="he" dir="rtl">' in page.text


@pytest.mark.parametrize(
    ("header", "spoken"), [("", "en"), ("de", "de"), ("DE-at, en", "de"), ("eo;q=1,fr;q=0.5", "fr"), (";,;-", "en")]
)
def test_the_first_language_there_are_words_in(header: str, spoken: str) -> None:
    assert language(header) == spoken
