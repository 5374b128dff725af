"""What a client gets of a quote, and what is known of its PDF."""

import pytest

from functions.quotes.models import Print, PrintState
from functions.quotes.repository import QuoteRepository
from functions.quotes.rules import SIGNATURE_WIDTH, paper_of
from functions.quotes.service import offer_to_print
from shared.documents.models import Mark, Paper
from shared.documents.render import page
from tests.front_door import Client
from tests.functions.kinds import untouched
from tests.offers import GST, a_quote, accepted, moved, now, section, sent

SECRET = {"name": "Ply", "quantity": "3", "cost": "777.31", "markup": "13.57", "tax": GST}
PEN = [[0, 0, 40, 12, 80, 30], [90, 5, 90, 60]]


def paper_for(api: Client, quote_id: str) -> Paper:
    quotes = QuoteRepository(api.caller)
    offer = quotes.offer(quote_id)
    return paper_of(offer.header, offer.body, offer.answer, quotes.today)


@pytest.mark.req("4.12", "S5", "T10")
def test_neither_cost_nor_markup_nor_a_note_leaves_the_firm(api: Client) -> None:
    org = api.get("/org").body
    api.patch(
        "/org", {"version": org["version"], "quoting": {"bank_details": "IBAN 1", "address": "1 Hill Road\nPune"}}
    )
    sections = [section(SECRET, markup="29.83", note="Soft close")]
    quote = sent(
        api,
        a_quote(
            api,
            sections=sections,
            internal_note="They pay late",
            markup="43.19",
            intro="Dear Meera",
            client={"attention": "Accounts", "tax_number": "29ABCDE1234F1Z5"},
        ),
    )

    paper = paper_for(api, quote["id"])

    for text in (paper.model_dump_json(), page(paper)):
        assert all(hidden not in text for hidden in ("777.31", "77731", "13.57", "29.83", "43.19", "They pay late"))
        assert all(shown in text for shown in ("Dear Meera", "Soft close", "IBAN 1", "1 Hill Road", "Sharma Homes"))
        assert all(shown in text for shown in ("Accounts", "29ABCDE1234F1Z5"))
    assert (paper.number, paper.mark, paper.total_minor) == (quote["number"], None, 312507)
    assert paper.sections[0].lines[0].unit_price == "882.79"
    assert paper.sections[0].lines[0].net_minor == 264837


@pytest.mark.req("4.14", "B3")
def test_an_accepted_one_bears_its_signature(api: Client) -> None:
    quote = accepted(api, signature=PEN, name="Meera Sharma")

    paper = paper_for(api, quote["id"])

    assert paper.mark is Mark.ACCEPTED
    assert paper.answer is not None
    assert paper.answer.signature is not None
    assert paper.answer.signature.width == SIGNATURE_WIDTH
    assert paper.answer.signature.strokes == [[(0, 0), (40, 12), (80, 30)], [(90, 5), (90, 60)]]
    assert paper.answer.name == "Meera Sharma"


@pytest.mark.req("4.6", "S30")
def test_what_comes_of_printing_is_known_and_changes_no_version(api: Client) -> None:
    quote = sent(api)
    quotes = QuoteRepository(api.caller)
    sha = quotes.get(quote["id"]).body_sha or ""
    failed = Print(state=PrintState.FAILED, body_sha=sha, failure="There is no more paper.")
    printed = Print(state=PrintState.PRINTED, body_sha=sha, key="documents/1.pdf", sha256="0" * 64, size=9, pages=1)
    assert offer_to_print(api.caller, quote["id"], sha) is not None
    assert offer_to_print(api.caller, quote["id"], "another") is None

    quotes.note_print(quote["id"], failed)
    after = now(api, quote)
    assert (after["pdf_state"], after["pdf_failure"], after["version"]) == ("failed", "There is no more paper.", 2)
    assert offer_to_print(api.caller, quote["id"], sha) is not None

    quotes.note_print(quote["id"], printed)
    quotes.note_print(quote["id"], failed)
    assert now(api, quote) == quote | {"pdf_state": "printed"}
    with untouched(api.caller):
        assert offer_to_print(api.caller, quote["id"], sha) is None


@pytest.mark.req("4.6")
def test_what_could_not_be_printed_is_tried_again(api: Client) -> None:
    quote = sent(api)
    quotes = QuoteRepository(api.caller)
    sha = quotes.get(quote["id"]).body_sha or ""
    with untouched(api.caller):
        waiting = moved(api, quote, "print")
    assert waiting.body == quote
    quotes.note_print(quote["id"], Print(state=PrintState.FAILED, body_sha=sha, failure="No paper."))

    again = moved(api, quote, "print")

    assert (again.status, again.body["pdf_state"], again.body["version"]) == (200, "waiting", 3)
    assert now(api, quote) == again.body


@pytest.mark.req("4.6")
def test_an_accepted_quote_is_printed_anew(api: Client) -> None:
    quote = sent(api)
    quotes = QuoteRepository(api.caller)
    before = quotes.get(quote["id"]).body_sha or ""
    quotes.note_print(quote["id"], Print(state=PrintState.PRINTED, body_sha=before))

    assert now(api, quote)["pdf_state"] == "printed"

    yes = accepted(api, quote)

    assert quotes.get(quote["id"]).body_sha == before
    assert yes["pdf_state"] == "waiting"


@pytest.mark.req("4.6")
def test_a_draft_is_not_printed(api: Client) -> None:
    draft = a_quote(api)

    assert draft["pdf_state"] is None
    assert offer_to_print(api.caller, draft["id"], "") is None
    with pytest.raises(ValueError, match="no issuer"):
        paper_for(api, draft["id"])
