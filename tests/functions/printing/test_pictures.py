"""The pictures of a quote: which are shown, and that they are kept with what was issued."""

import re
from html import unescape
from io import BytesIO
from typing import Any, cast

import boto3
import pytest
import requests
from PIL import Image
from pypdf import PdfReader

from functions.printing.events import handler
from functions.quotes.models import Print, PrintState
from functions.quotes.repository import QuoteRepository
from shared.caller import Caller
from shared.storage import DocumentBucket
from tests.conftest import UPLOADS
from tests.front_door import Client
from tests.functions.kinds import UNKNOWN, untouched
from tests.offers import PLY, a_quote, accepted, moved, section, sent
from tests.queues import given_out
from tests.uploads import a_file
from tests.visits import a_link, visit


def drawn(colour: str, size: tuple[int, int] = (60, 40), kind: str = "PNG", mode: str = "RGB") -> bytes:
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind)
    return out.getvalue()


def with_photos(api: Client, quote: dict[str, Any], *photos: str) -> dict[str, Any]:
    """The draft with a line for each photo."""
    lines = [PLY | {"photo_id": each, "name": f"Ply {number}"} for number, each in enumerate(photos)]
    answer = api.patch(f"/quotes/{quote['id']}", {"version": quote["version"], "sections": [section(*lines)]})
    assert answer.status == 200, answer.text
    changed: dict[str, Any] = answer.body
    return changed


def logo_of(api: Client, data: bytes) -> dict[str, Any]:
    """The firm's logo."""
    logo = a_file(api, f"organisation:{api.caller.org_id}", data)
    org = api.get("/org").body
    assert api.patch("/org", {"version": org["version"], "branding": {"logo_id": logo["id"]}}).status == 200
    return logo


def print_of(api: Client, quote: dict[str, Any]) -> Print:
    """What came of printing the quote as it stands."""
    pdf = QuoteRepository(api.caller).offer(quote["id"]).pdf
    assert pdf
    body = {"org_id": api.caller.org_id, "quote_id": quote["id"], "body_sha": pdf.body_sha}
    assert given_out(handler, body) == []
    done = QuoteRepository(api.caller).offer(quote["id"]).pdf
    assert done
    assert done.state is PrintState.PRINTED
    return done


def colours(api: Client, done: Print) -> list[tuple[int, ...]]:
    """What the pictures of the PDF look like in the middle."""
    reader = PdfReader(BytesIO(DocumentBucket(api.caller).read(done.key or "")))
    images = [each.image for page in reader.pages for each in page.images if each.image]
    return [cast(tuple[int, ...], each.convert("RGB").getpixel((each.width // 2, each.height // 2))) for each in images]


def reds(shown: list[tuple[int, ...]]) -> int:
    return len([each for each in shown if each[0] > 200 and each[1] < 60])


@pytest.mark.req("7.8", "3.15", "18.1")
def test_photos_and_the_logo_are_on_the_page_and_in_the_pdf(api: Client) -> None:
    draft = a_quote(api)
    logo_of(api, drawn("blue", mode="RGBA"))
    photo = a_file(
        api, f"quote:{draft['id']}", drawn("red", (3000, 2000), "JPEG"), name="a.jpg", content_type="image/jpeg"
    )
    quote = sent(api, with_photos(api, draft, photo["id"]))
    link = a_link(api, quote)
    assert "<img" not in visit(link["path"]).text

    done = print_of(api, quote)

    assert done.pictures is not None
    assert {name: (each.width, each.height, each.content_type) for name, each in done.pictures.items()} == {
        "logo": (60, 40, "image/png"),
        photo["id"]: (800, 533, "image/jpeg"),
    }
    assert len(colours(api, done)) == 2
    page = visit(link["path"])
    path = f"{link['path']}/pictures/{photo['id']}"
    assert f'<img src="{path}" alt="Photo: Ply 0" width="120" height="80" loading="lazy">' in page.text
    assert f'src="{link["path"]}/pictures/logo" alt="Alpha Interiors" width="60" height="40">' in page.text
    answer = visit(path)
    assert answer.status == 303
    got = requests.get(answer.headers["location"], timeout=10)
    assert (got.status_code, got.headers["content-type"]) == (200, "image/jpeg")
    assert Image.open(BytesIO(got.content)).size == (800, 533)
    origin = answer.headers["location"].split("/org/")[0]
    assert f"img-src 'self' {origin};" in page.headers["content-security-policy"]
    assert len(page.text.encode()) < 60 * 1024


@pytest.mark.req("T10", "S30")
def test_pictures_stay_whatever_becomes_of_the_files(api: Client) -> None:
    draft = a_quote(api)
    logo = logo_of(api, drawn("red"))
    photo = a_file(api, f"quote:{draft['id']}", drawn("red"))
    quote = sent(api, with_photos(api, draft, photo["id"]))
    link = a_link(api, quote)
    before = print_of(api, quote)
    location = visit(f"{link['path']}/pictures/logo").headers["location"]
    seen = requests.get(location, timeout=10).content

    logo_of(api, drawn("blue"))
    for file in (logo, photo):
        assert api.delete(f"/files/{file['id']}", version="1").status == 204
    after = print_of(api, accepted(api, quote))

    assert after.body_sha != before.body_sha
    assert after.pictures == before.pictures
    assert reds(colours(api, before)) == reds(colours(api, after)) == 2
    again = visit(f"{link['path']}/pictures/logo").headers["location"]
    assert requests.get(again, timeout=10).content == seen


@pytest.mark.req("T8", "7.8")
def test_only_pictures_of_the_quote_of_products_and_of_the_firm_are_shown(api: Client, stranger: Client) -> None:
    other, product = a_quote(api), api.made("/products", {"name": "Tap"})
    draft = a_quote(api)
    account = draft["account_id"]
    own = f"quote:{draft['id']}"
    removed = a_file(api, own, drawn("red"))
    api.delete(f"/files/{removed['id']}", version="1")
    theirs = a_quote(stranger)
    refused = [
        a_file(api, f"quote:{other['id']}", drawn("red")),
        a_file(api, f"account:{account}", drawn("red")),
        a_file(api, f"organisation:{api.caller.org_id}", drawn("red")),
        a_file(stranger, f"quote:{theirs['id']}", drawn("red")),
        removed,
        a_file(api, own, b"%PDF-1.7 no picture"),
        a_file(api, own, b"%PDF-1.7", name="a.pdf", content_type="application/pdf"),
        a_file(api, own, drawn("red", kind="GIF"), name="a.gif", content_type="image/gif"),
        a_file(api, own, b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ]
    taken = [a_file(api, own, drawn("green")), a_file(api, f"product:{product['id']}", drawn("green"))]
    photos = [*[each["id"] for each in (*refused, *taken)], UNKNOWN]
    quote = sent(api, with_photos(api, draft, *photos))

    done = print_of(api, quote)

    assert done.pictures is not None
    assert set(done.pictures) == {each["id"] for each in taken}
    assert (reds(colours(api, done)), len(colours(api, done))) == (0, 2)
    link = a_link(api, quote)
    assert [visit(f"{link['path']}/pictures/{each['id']}").status for each in refused] == [404] * len(refused)


def test_a_file_whose_bytes_are_lost_is_left_out(api: Client) -> None:
    draft = a_quote(api)
    photo = a_file(api, f"quote:{draft['id']}", drawn("red"))
    quote = sent(api, with_photos(api, draft, photo["id"]))
    boto3.client("s3").delete_object(Bucket=UPLOADS, Key=f"org/{api.caller.org_id}/{photo['id']}")

    assert print_of(api, quote).pictures == {}


@pytest.mark.req("4.12", "T8")
def test_a_preview_shows_what_is_going_to_be_printed(api: Client) -> None:
    draft, other = a_quote(api), a_quote(api)
    logo_of(api, drawn("blue"))
    photo, foreign = (a_file(api, f"quote:{each['id']}", drawn("red")) for each in (draft, other))
    changed = with_photos(api, draft, photo["id"], foreign["id"])

    html = api.get(f"/quotes/{changed['id']}/preview").body["html"]

    shown = [unescape(each) for each in re.findall(r'<img[^>]*src="([^"]*)"', html)]
    assert [requests.get(each, timeout=10).status_code for each in shown] == [200, 200]
    assert f"/org/{api.caller.org_id}/{photo['id']}" in shown[1]


@pytest.mark.req("4.4", "7.8")
def test_a_revision_shows_the_photos_of_what_it_revises(api: Client) -> None:
    draft = a_quote(api)
    photo = a_file(api, f"quote:{draft['id']}", drawn("red"))
    first = sent(api, with_photos(api, draft, photo["id"]))
    second = sent(api, moved(api, first, "revise").body)
    third = sent(api, moved(api, second, "revise").body)

    assert [set(print_of(api, each).pictures or ()) for each in (first, second, third)] == [{photo["id"]}] * 3


@pytest.mark.req("B10", "T8")
def test_a_link_that_leads_nowhere_shows_no_picture_and_a_link_shows_its_own_quotes(api: Client, beta: Caller) -> None:
    draft = a_quote(api)
    photo = a_file(api, f"quote:{draft['id']}", drawn("red"))
    quote, other = sent(api, with_photos(api, draft, photo["id"])), sent(api)
    link, others, foreign = a_link(api, quote), a_link(api, other), a_link(Client(beta), sent(Client(beta)))
    print_of(api, quote)
    print_of(api, other)
    name = f"pictures/{photo['id']}"
    assert visit(f"{link['path']}/{name}").status == 303

    assert api.delete(f"/quotes/{quote['id']}/links/{link['id']}").status == 204

    with untouched(api.caller):
        paths = [f"{each['path']}/{name}" for each in (link, others, foreign)]
        paths += [f"/p/{'x' * 43}/{name}", f"{others['path']}/pictures/logo", f"{others['path']}/pictures/.."]
        assert [visit(each).status for each in paths] == [404] * len(paths)


@pytest.mark.req("4.7")
def test_a_quote_has_so_many_photos_and_no_more(api: Client) -> None:
    draft = a_quote(api)
    photos = [f"{UNKNOWN[:-3]}{number:03}" for number in range(201)]
    body = section(*[PLY | {"photo_id": each} for each in photos])

    with untouched(api.caller):
        answer = api.patch(f"/quotes/{draft['id']}", {"version": 1, "sections": [body]})

    assert (answer.status, answer.body["errors"][0]["code"]) == (422, "too_many_photos")
    same = section(*[PLY | {"photo_id": photos[number % 200]} for number in range(201)])
    assert api.patch(f"/quotes/{draft['id']}", {"version": 1, "sections": [same]}).status == 200
