"""Links are handed out, listed and revoked; their secrets are shown once."""

import hashlib

import pytest

from functions.identity.rules import Role
from functions.links.repository import follow
from functions.quotes.models import Print, PrintState
from functions.quotes.repository import QuoteRepository
from shared.ids import new_id
from tests.deals import UNKNOWN
from tests.front_door import Client
from tests.functions.kinds import as_role, everything, untouched
from tests.offers import a_quote, section, sent
from tests.visits import a_link


@pytest.mark.req("B10", "S27", "4.8")
def test_a_link_is_shown_once_and_listed_without_its_secret(api: Client) -> None:
    quote = sent(api)

    first, second = a_link(api, quote, label="Meera", channel="whatsapp"), a_link(api, quote, days=7)

    secret = first["path"].removeprefix("/p/")
    assert len(secret) == 43
    listed = api.get(f"/quotes/{quote['id']}/links").body["items"]
    assert listed == [{name: value for name, value in each.items() if name != "path"} for each in (second, first)]
    assert (first["label"], first["channel"], first["is_live"], first["viewed_at"]) == ("Meera", "whatsapp", True, None)
    assert first["made_by"] == api.caller.user_id
    lead = follow(hashlib.sha256(secret.encode()).hexdigest())
    assert lead is not None
    assert (lead.org_id, lead.quote_id, lead.link_id) == (api.caller.org_id, quote["id"], first["id"])
    assert secret not in str(everything(api.caller))


@pytest.mark.req("T15", "B10")
def test_revoking_one_leaves_the_others(api: Client) -> None:
    quote = sent(api)
    first, second = a_link(api, quote), a_link(api, quote)

    answer = api.delete(f"/quotes/{quote['id']}/links/{first['id']}")
    again = api.delete(f"/quotes/{quote['id']}/links/{first['id']}")

    assert (answer.status, again.status) == (204, 204)
    states = {each["id"]: each["is_live"] for each in api.get(f"/quotes/{quote['id']}/links").body["items"]}
    assert states == {first["id"]: False, second["id"]: True}


@pytest.mark.req("T2")
def test_the_same_request_again_makes_no_second_link(api: Client) -> None:
    quote, headers = sent(api), {"Idempotency-Key": new_id()}
    path = f"/quotes/{quote['id']}/links"

    first = api.post(path, {"label": "Meera"}, headers=headers)
    again = api.post(path, {"label": "Meera"}, headers=headers)

    assert (first.status, again.status) == (201, 200)
    assert again.body == first.body | {"path": None}
    assert len(api.get(path).body["items"]) == 1


@pytest.mark.req("4.6", "B10")
def test_a_draft_has_no_links(api: Client) -> None:
    draft = a_quote(api)

    with untouched(api.caller):
        answer = api.post(f"/quotes/{draft['id']}/links", {})

    assert (answer.status, answer.code, answer.body["current"]["id"]) == (409, "quote_draft", draft["id"])


@pytest.mark.req("T8", "1.24")
def test_whose_links_they_are(api: Client, stranger: Client) -> None:
    quote = sent(api)
    link = a_link(api, quote)
    path = f"/quotes/{quote['id']}/links"

    with untouched(api.caller):
        answers = [
            stranger.get(path),
            stranger.post(path, {}),
            stranger.delete(f"{path}/{link['id']}"),
            api.get(f"/quotes/{UNKNOWN}/links"),
            api.post(f"/quotes/{UNKNOWN}/links", {}),
            api.delete(f"{path}/{UNKNOWN}"),
        ]
        reader = as_role(api, Role.READ_ONLY)
        refused = [reader.post(path, {}), reader.delete(f"{path}/{link['id']}")]

    assert {answer.status for answer in answers} == {404}
    assert {answer.status for answer in refused} == {403}
    assert len(reader.get(path).body["items"]) == 1


@pytest.mark.req("4.8", "7.4", "T10")
def test_the_pdf_by_a_link_of_a_few_minutes(api: Client, stranger: Client) -> None:
    quote = sent(api)
    path = f"/quotes/{quote['id']}/pdf"
    early = api.get(path)
    assert (early.status, early.code) == (409, "not_printed")
    sha = QuoteRepository(api.caller).get(quote["id"]).body_sha or ""
    key = f"documents/quotes/{quote['id']}/x.pdf"
    QuoteRepository(api.caller).note_print(quote["id"], Print(state=PrintState.PRINTED, body_sha=sha, key=key))

    url = api.get(path).body["url"]

    assert f"/org/{api.caller.org_id}/{key}?" in url
    assert "X-Amz-Expires=300" in url
    assert stranger.get(path).status == 404


@pytest.mark.req("B10")
@pytest.mark.parametrize(
    ("fields", "path"), [({"days": 0}, "days"), ({"days": 366}, "days"), ({"channel": "pigeon"}, "channel")]
)
def test_what_no_link_can_be(api: Client, fields: dict[str, object], path: str) -> None:
    quote = sent(api)

    with untouched(api.caller):
        answer = api.post(f"/quotes/{quote['id']}/links", fields)

    assert (answer.status, answer.paths) == (422, [path])


@pytest.mark.req("4.12", "3.8", "T10")
def test_a_draft_is_previewed_as_its_client_will_see_it(api: Client) -> None:
    line = {"name": "<script>alert(1)</script>", "quantity": "3", "cost": "777.31", "markup": "13.57"}
    quote = a_quote(api, sections=[section(line)], template="modern", internal_note="They pay late")

    with untouched(api.caller):
        draft = api.get(f"/quotes/{quote['id']}/preview").body["html"]

    assert all(shown in draft for shown in ("Alpha Interiors", "Sharma Homes", "Sharma kitchen", "2,648.37", "Draft"))
    assert all(hidden not in draft for hidden in ("777.31", "13.57", "They pay late", "<script", "<form", "Accept"))
    assert "default-src &#39;none&#39;" in draft or "default-src 'none'" in draft


@pytest.mark.req("4.12")
def test_what_was_finalised_is_not_previewed(api: Client) -> None:
    quote = sent(api)

    with untouched(api.caller):
        answer = api.get(f"/quotes/{quote['id']}/preview")

    assert (answer.status, answer.body["code"]) == (409, "quote_locked")
    assert answer.body["current"]["number"] == quote["number"]


@pytest.mark.req("1.3", "T8")
def test_nobody_elses_is_previewed(api: Client, stranger: Client) -> None:
    quote = a_quote(api)
    path = f"/quotes/{quote['id']}/preview"

    assert as_role(api, Role.READ_ONLY).get(path).status == 200
    foreign, unknown = stranger.get(path), stranger.get(f"/quotes/{UNKNOWN}/preview")
    assert (foreign.status, unknown.status) == (404, 404)
