"""What becomes of a quote: finalised, revised, declined, and never changed again."""

from datetime import timedelta
from typing import Any

import pytest

from functions.quotes.repository import QuoteRepository
from functions.quotes.rules import offer_hash
from functions.quotes.service import note_viewed
from shared import clock
from shared.ids import new_id
from tests.deals import a_product
from tests.front_door import Client
from tests.functions.kinds import untouched
from tests.offers import PLY, SINK, a_quote, accepted, lines, moved, now, section, sent

SEEN = {"version": 2, "title": "Mine"}


@pytest.mark.req("4.6", "4.2", "T10")
def test_finalising_numbers_and_locks(api: Client) -> None:
    draft = a_quote(api)

    quote = sent(api, draft)

    assert (quote["status"], quote["version"], quote["pdf_state"]) == ("Sent", 2, "waiting")
    assert quote["number"].startswith("Q-")
    assert draft["updated_at"] < quote["sent_at"] <= quote["updated_at"]
    same = {"number", "status", "version", "sent_at", "updated_at", "pdf_state"}
    assert {name: value for name, value in quote.items() if name not in same} == {
        name: value for name, value in draft.items() if name not in same
    }
    with untouched(api.caller):
        changes = [api.patch(f"/quotes/{quote['id']}", SEEN), moved(api, quote, "finalize")]
    for refused in changes:
        assert (refused.status, refused.code) == (409, "quote_locked")
        assert refused.body["current"]["number"] == quote["number"]


@pytest.mark.req("4.4", "3.13", "T10", "S25")
def test_what_was_finalised_stays_whatever_changes_around_it(api: Client) -> None:
    product = a_product(api, "4500.00", "Sink")
    quote = sent(api)
    offer = QuoteRepository(api.caller).offer(quote["id"])

    api.patch(f"/products/{product['id']}", {"version": 1, "name": "Basin", "standard_list_price": "9999.00"})
    api.patch(f"/accounts/{quote['account_id']}", {"version": 1, "name": "Sharma Villas"})
    org = api.get("/org").body
    api.patch("/org", {"version": org["version"], "name": "Alpha & Sons", "quoting": {"terms": "Cash", "markup": "40"}})

    after = QuoteRepository(api.caller).offer(quote["id"])
    assert after == offer
    assert offer_hash(after.body) == after.header.body_sha
    assert after.body.text.issuer is not None
    assert (after.body.text.issuer.name, after.body.text.client.name) == ("Alpha Interiors", "Sharma Homes")
    assert now(api, quote) == quote | {"account_name": "Sharma Villas"}


@pytest.mark.req("4.6")
def test_what_cannot_be_finalised(api: Client) -> None:
    yesterday = (clock.today(api.caller.timezone) - timedelta(days=1)).isoformat()
    for quote, path, code in (
        (a_quote(api, sections=[]), "sections", "no_lines"),
        (a_quote(api, valid_until=yesterday), "valid_until", "valid_until_past"),
    ):
        with untouched(api.caller):
            answer = moved(api, quote, "finalize")
        assert (answer.status, answer.paths, answer.body["errors"][0]["code"]) == (422, [path], code)
    with untouched(api.caller):
        bare = api.post(f"/quotes/{quote['id']}/finalize", {})
    assert (bare.status, bare.code) == (428, "version_required")


@pytest.mark.req("B3", "4.2", "4.6")
def test_a_revision_supersedes(api: Client) -> None:
    first = sent(api, a_quote(api, PLY, SINK, intro="Dear Meera", discount_percent="5"))

    answer = moved(api, first, "revise")

    second = answer.body
    assert (answer.status, second["status"], second["revision"]) == (201, "Draft", 2)
    assert (second["number"], second["previous_id"]) == (f"{first['number']}-2", first["id"])
    for name in ("title", "client", "intro", "total", "discount_percent", "opportunity_id", "sections"):
        assert second[name] == first[name]
    before = now(api, first)
    assert (before["status"], before["next_id"]) == ("Superseded", second["id"])
    with untouched(api.caller):
        for deed in ("revise", "decline", "accept"):
            refused = moved(api, before, deed, **({"name": "M"} if deed == "accept" else {}))
            assert (refused.status, refused.code) == (409, "quote_superseded"), deed

    edited = api.patch(f"/quotes/{second['id']}", {"version": 1, "sections": [section(SINK)]}).body
    out = sent(api, edited)
    third = moved(api, out, "revise").body
    assert (out["number"], third["number"]) == (f"{first['number']}-2", f"{first['number']}-3")
    assert lines(now(api, first)) == lines(first)


@pytest.mark.req("4.2")
def test_declined_with_a_reason_then_revised(api: Client) -> None:
    quote = sent(api)

    answer = moved(api, quote, "decline", name="Meera", reason="Too dear")

    declined = answer.body
    assert (answer.status, declined["status"], declined["version"]) == (200, "Declined", 3)
    said = declined["answer"]
    assert (said["accepted"], said["name"], said["reason"], said["by"]) == (
        False,
        "Meera",
        "Too dear",
        api.caller.user_id,
    )
    assert (said["total"], said["ip"]) == ("18300.00", "203.0.113.7")
    with untouched(api.caller):
        again = moved(api, declined, "accept", name="Meera")
    assert (again.status, again.code) == (409, "quote_declined")
    assert moved(api, declined, "revise").status == 201


@pytest.mark.req("4.2")
def test_a_draft_waits_for_no_answer(api: Client) -> None:
    draft = a_quote(api)

    with untouched(api.caller):
        for deed in ("decline", "accept", "revise"):
            refused = moved(api, draft, deed, **({"name": "M"} if deed == "accept" else {}))
            assert (refused.status, refused.code) == (409, "quote_draft"), deed


@pytest.mark.req("4.2", "B10")
def test_looked_at_once(api: Client) -> None:
    quote = sent(api)

    note_viewed(api.caller, quote["id"])
    first = now(api, quote)
    note_viewed(api.caller, quote["id"])

    assert (first["status"], first["version"], first["viewed_at"] > quote["sent_at"]) == ("Viewed", 3, True)
    assert now(api, quote) == first
    yes = accepted(api, first)
    note_viewed(api.caller, quote["id"])
    assert now(api, quote) == yes


@pytest.mark.req("T2")
@pytest.mark.parametrize("deed", ["finalize", "revise", "decline", "accept"])
def test_the_same_request_again_does_nothing_more(api: Client, deed: str) -> None:
    quote = a_quote(api) if deed == "finalize" else sent(api)
    headers, body = {"Idempotency-Key": new_id()}, {"version": quote["version"]}
    body |= {"name": "Meera"} if deed == "accept" else {}

    first = api.post(f"/quotes/{quote['id']}/{deed}", body, headers=headers)
    with untouched(api.caller):
        again = api.post(f"/quotes/{quote['id']}/{deed}", body, headers=headers)

    assert first.status in (200, 201)
    assert again.status == 200
    assert again.body == first.body


@pytest.mark.req("4.4")
def test_a_torn_body_is_read_again(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    quote = a_quote(api)
    quotes = QuoteRepository(api.caller)
    read = quotes.table.with_children
    halves: list[Any] = []

    def torn(sk: str) -> list[dict[str, Any]]:
        items = read(sk)
        if not halves:
            halves.append(sk)
            return [item | {"hv": 0} if "lines" in item else item for item in items]
        return items

    monkeypatch.setattr(quotes.table, "with_children", torn)

    assert quotes.offer(quote["id"]).header.title == "Sharma kitchen"
    assert halves
