"""A quote on its way to a PDF: handed out by the stream, printed, kept, noted once."""

import hashlib
import json
from io import BytesIO
from typing import Any

import boto3
import pytest
import requests
from PIL import Image
from pypdf import PdfReader

from functions.identity.rules import Role
from functions.printing import gateway
from functions.printing.events import handler
from functions.quotes.models import Print, PrintState
from functions.quotes.repository import Offer, QuoteRepository
from shared.caller import Caller
from shared.documents.models import Paper, Printed
from shared.settings import setting
from shared.storage import DocumentBucket
from shared.work import MOST_TRIES
from tests.conftest import DOCUMENTS
from tests.factories import member
from tests.front_door import Client
from tests.offers import PLY, SINK, a_quote, accepted, section, sent
from tests.queues import given_out
from tests.streams import Stream, tell_batch
from tests.uploads import a_file

SIGNATURE = [[10, 40, 60, 10, 110, 60], [140, 30]]


@pytest.fixture(autouse=True)
def printed_pages(monkeypatch: pytest.MonkeyPatch) -> list[Paper]:
    """What is printed, by something quicker than the real thing."""
    seen: list[Paper] = []

    def press(paper: Paper, pictures: Any) -> Printed:
        seen.append(paper)
        data = paper.model_dump_json().encode()
        return Printed(data=data, sha256=hashlib.sha256(data).hexdigest(), pages=1)

    monkeypatch.setattr(gateway, "press", press)
    return seen


def offer(api: Client, quote: dict[str, Any]) -> Offer:
    return QuoteRepository(api.caller).offer(quote["id"])


def pdf(api: Client, quote: dict[str, Any]) -> Print:
    found = offer(api, quote).pdf
    assert found
    return found


def message(api: Client, quote: dict[str, Any], sha: str | None = None) -> dict[str, str]:
    return {
        "org_id": api.caller.org_id,
        "quote_id": quote["id"],
        "body_sha": sha or pdf(api, quote).body_sha,
    }


def order(body: dict[str, str], tries: int = 1) -> list[Any]:
    """The queue gives an order out; the failures that are reported."""
    return given_out(handler, body, tries)


def objects(org_id: str) -> list[str]:
    found = boto3.client("s3").list_objects_v2(Bucket=DOCUMENTS, Prefix=f"org/{org_id}/").get("Contents", [])
    return [each["Key"] for each in found]


@pytest.mark.req("4.6", "4.8")
def test_a_finalised_quote_is_printed_and_kept(api: Client) -> None:
    quote = sent(api)

    assert order(message(api, quote)) == []

    done = pdf(api, quote)
    assert (done.state, done.pages, done.failure) == (PrintState.PRINTED, 1, None)
    assert done.key == f"documents/quotes/{quote['id']}/{done.sha256}.pdf"
    assert objects(api.caller.org_id) == [f"org/{api.caller.org_id}/{done.key}"]
    data = DocumentBucket(api.caller).read(done.key)
    assert (len(data), hashlib.sha256(data).hexdigest()) == (done.size, done.sha256)
    shown = api.get(f"/quotes/{quote['id']}").body
    assert (shown["pdf_state"], shown["version"]) == ("printed", quote["version"])


@pytest.mark.req("4.8")
def test_a_document_is_fetched_by_a_link_of_its_own_firm(api: Client, beta: Caller) -> None:
    quote = sent(api)
    order(message(api, quote))
    name = pdf(api, quote).key
    assert name

    link = DocumentBucket(api.caller).fetch_link(name, content_type="application/pdf", disposition="inline")

    answer = requests.get(link, timeout=10)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert DocumentBucket(beta).find(name) is None


def test_the_stream_hands_a_waiting_quote_out_and_no_other(api: Client, stream: Stream) -> None:
    member(api.caller, Role.ADMIN)  # whom the quote's reminder is given to
    quote = sent(api)
    draft = a_quote(api)
    stream_of = stream.records(api.caller.org_id)

    assert tell_batch(stream_of)["batchItemFailures"] == []
    order(message(api, quote))
    assert tell_batch(stream.records(api.caller.org_id))["batchItemFailures"] == []

    handed = [body for body in _queued() if body["org_id"] == api.caller.org_id]
    assert handed == [message(api, quote)]
    assert draft["id"] not in str(handed)


def _queued() -> list[dict[str, str]]:
    client, bodies = boto3.client("sqs"), []
    while found := client.receive_message(QueueUrl=setting("PRINT_QUEUE_URL"), MaxNumberOfMessages=10).get("Messages"):
        bodies += [json.loads(each["Body"]) for each in found]
    return bodies


def test_printing_leaves_the_trail_as_it_is(api: Client, stream: Stream) -> None:
    quote = sent(api)
    tell_batch(stream.records(api.caller.org_id))
    before = api.get("/audit").body["items"]

    order(message(api, quote))
    tell_batch(stream.records(api.caller.org_id))

    assert api.get("/audit").body["items"] == before


@pytest.mark.req("4.6")
def test_twice_late_or_for_what_was_never_said_changes_nothing(api: Client, printed_pages: list[Paper]) -> None:
    quote = sent(api)
    body = message(api, quote)
    order(body)
    done = offer(api, quote)

    for late in (body, message(api, quote, "0" * 64), body | {"quote_id": a_quote(api)["id"]}):
        assert order(late) == []
    assert order(body | {"quote_id": "01K0AAAAAAAAAAAAAAAAAAAAAA"}) == []
    assert order(body | {"org_id": "01K0AAAAAAAAAAAAAAAAAAAAAA"}) == []

    assert offer(api, quote) == done
    assert len(printed_pages) == 1
    assert len(objects(api.caller.org_id)) == 1


def test_two_at_once_note_it_once(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another worker comes to the end of the same order while this one prints."""
    quote, press = sent(api), gateway.press
    body = message(api, quote)

    def slow(paper: Paper, pictures: Any) -> Printed:
        monkeypatch.setattr(gateway, "press", press)
        assert order(body) == []
        return press(paper, pictures)

    monkeypatch.setattr(gateway, "press", slow)
    assert order(body) == []
    assert pdf(api, quote).state is PrintState.PRINTED
    assert len(objects(api.caller.org_id)) == 1


@pytest.mark.req("4.9")
def test_what_was_offered_and_what_was_accepted_are_two_documents(api: Client, printed_pages: list[Paper]) -> None:
    quote = sent(api)
    order(message(api, quote))
    offered = pdf(api, quote)

    accepted(api, quote, signature=SIGNATURE)
    waiting = pdf(api, quote)
    order(message(api, quote))

    assert waiting.state is PrintState.WAITING
    assert {each.state for each in offer(api, quote).prints} == {PrintState.PRINTED}
    assert offered in offer(api, quote).prints
    assert pdf(api, quote).key != offered.key
    assert len(objects(api.caller.org_id)) == 2
    assert [each.mark for each in printed_pages] == [None, "accepted"]


def test_who_accepts_while_it_is_printed_gets_both(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    quote, press = sent(api), gateway.press

    def slow(paper: Paper, pictures: Any) -> Printed:
        monkeypatch.setattr(gateway, "press", press)
        accepted(api, quote)
        return press(paper, pictures)

    monkeypatch.setattr(gateway, "press", slow)
    assert order(message(api, quote)) == []
    between = pdf(api, quote)
    assert order(message(api, quote)) == []

    assert between.state is PrintState.WAITING
    assert pdf(api, quote).state is PrintState.PRINTED
    assert len({each.key for each in offer(api, quote).prints}) == 2


def test_what_fails_is_tried_again_and_given_up(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    quote = sent(api)

    def broken(paper: Paper, pictures: Any) -> Printed:
        raise ValueError("a defect")

    monkeypatch.setattr(gateway, "press", broken)
    for tries in range(1, MOST_TRIES + 1):
        assert order(message(api, quote), tries) == [{"itemIdentifier": "m1"}]
        assert pdf(api, quote).state is PrintState.WAITING
    assert order(message(api, quote), MOST_TRIES + 1) == []

    shown = api.get(f"/quotes/{quote['id']}").body
    assert shown["pdf_state"] == "failed"
    assert shown["pdf_failure"] == "Something went wrong on our side. Please have it printed again."
    assert objects(api.caller.org_id) == []


def test_a_deployment_that_does_not_print_says_so(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(gateway, "CAN_PRINT", False)
    quote = sent(api)

    assert order(message(api, quote)) == []

    done = pdf(api, quote)
    assert (done.state, done.key) == (PrintState.FAILED, None)
    assert done.failure == "This deployment prints no PDFs. Its operator can switch them on."


@pytest.mark.req("3.9", "4.7")
def test_the_real_thing_has_photos_and_nothing_of_what_it_costs(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    draft = a_quote(api, internal_note="Do not go below 15000.")
    out = BytesIO()
    Image.new("RGB", (3000, 2000), "red").save(out, "PNG")
    photo = a_file(api, f"quote:{draft['id']}", out.getvalue())
    other = a_file(api, f"quote:{draft['id']}", b"\x89PNG\r\n\x1a\n no picture")
    lines = [PLY | {"photo_id": photo["id"]}, SINK | {"photo_id": other["id"]}]
    changed = api.patch(f"/quotes/{draft['id']}", {"version": draft["version"], "sections": [section(*lines)]})
    assert changed.status == 200, changed.text
    quote = sent(api, changed.body)

    assert order(message(api, quote)) == []

    done = pdf(api, quote)
    assert done.key
    reader = PdfReader(BytesIO(DocumentBucket(api.caller).read(done.key)))
    text = "\n".join(each.extract_text() for each in reader.pages)
    assert [each.image.size for each in reader.pages[0].images if each.image] == [(800, 533)]
    assert "Marine ply 18 mm" in text
    assert "₹18,300.00" in text
    assert [each for each in ("120.00", "15 %", "Do not go", "markup", "cost") if each in text] == []


def test_an_order_that_makes_no_sense_ends_where_failures_wait(api: Client) -> None:
    assert order({"org_id": api.caller.org_id, "body_sha": "0"}) == [{"itemIdentifier": "m1"}]
