"""The page of a quote: looked at, chosen on, accepted, declined, asked about, by whoever holds a link."""

from datetime import timedelta

import pytest

from functions.identity.repository import MemberRepository
from functions.identity.rules import Role
from functions.portal import service
from functions.quotes.models import Print, PrintState
from functions.quotes.repository import QuoteRepository
from functions.tenants.models import OrgStatus
from functions.tenants.repository import OrgRepository, org_of
from shared import clock
from shared.caller import Caller
from shared.db.records import revise
from tests.conftest import CallCount
from tests.factories import member
from tests.front_door import Client
from tests.functions.kinds import untouched
from tests.offers import GST, PLY, SINK, a_quote, lines, moved, now, sent
from tests.visits import a_link, act, visit

PEN = [[0, 0, 40, 12, 80, 30]]
TAP = SINK | {"name": "Tap", "price": "900.00", "optional": True, "chosen": False}


@pytest.fixture
def api(alpha: Caller) -> Client:
    """An admin who is on the firm's list, and so can be given tasks."""
    return Client(member(alpha, Role.ADMIN))


@pytest.mark.req("4.12", "7.7", "7.8")
def test_the_page_shows_the_quote_and_nothing_of_its_costs(api: Client, calls: CallCount) -> None:
    quote = sent(api, a_quote(api, PLY | {"cost": "777.31"}, SINK | {"tax": GST}, internal_note="They pay late"))
    link = a_link(api, quote)
    with untouched(api.caller):
        visit(link["path"])
    calls.operations.clear()

    page = visit(link["path"])

    assert page.status == 200
    assert all(shown in page.text for shown in (quote["number"], "Sharma kitchen", "Marine ply 18 mm", "GST", "Accept"))
    assert all(hidden not in page.text for hidden in ("777.31", "They pay late", "markup", api.caller.user_id))
    assert sorted(calls.operations) == ["GetItem", "GetItem", "GetItem", "Query"]
    assert len(page.text.encode()) < 60 * 1024
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-robots-tag"] == "noindex, nofollow"
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "set-cookie" not in page.headers


@pytest.mark.req("T15", "B10")
def test_looking_is_noted_when_the_page_says_so_and_once_per_link(api: Client) -> None:
    quote = sent(api)
    first, second = a_link(api, quote), a_link(api, quote)
    for _ in range(3):
        visit(first["path"])
    assert now(api, quote)["status"] == "Sent"

    answers = [act(link, "view").status for link in (first, first, second)]

    seen = now(api, quote)
    assert answers == [204, 204, 204]
    assert (seen["status"], seen["version"]) == ("Viewed", 3)
    looks = {each["id"]: each["viewed_at"] for each in api.get(f"/quotes/{quote['id']}/links").body["items"]}
    assert seen["sent_at"] < looks[first["id"]] < looks[second["id"]]


@pytest.mark.req("7.7", "4.14", "B3")
def test_the_client_signs(api: Client) -> None:
    quote = sent(api)
    link = a_link(api, quote)

    answer = act(link, "accept", {"name": "Meera Sharma", "signature": PEN})

    assert (answer.status, answer.body) == (200, {})
    said = now(api, quote)["answer"]
    assert (said["accepted"], said["name"], said["signature"], said["by"]) == (True, "Meera Sharma", PEN, None)
    assert (said["ip"], said["agent"]) == ("203.0.113.7", "")
    page = visit(link["path"]).text
    assert "This quote was accepted" in page
    assert "polyline" in page
    assert 'data-open="accept"' not in page
    deal = api.get(f"/opportunities/{quote['opportunity_id']}").body
    assert (deal["stage"], deal["quote_id"]) == ("Closed Won", quote["id"])


@pytest.mark.req("T2", "4.14")
def test_accepted_twice_is_accepted_once(api: Client) -> None:
    quote = sent(api)
    link, other = a_link(api, quote), a_link(api, quote)
    act(link, "accept", {"name": "Meera"})

    with untouched(api.caller, but="#RATE"):
        again = act(link, "accept", {"name": "Meera"})
        another = act(other, "accept", {"name": "Dev"})
        late = act(other, "decline", {"name": "Dev"})

    assert [(each.status, each.body["code"]) for each in (again, another, late)] == [(409, "quote_accepted")] * 3
    assert again.body["current"] is None


@pytest.mark.req("B1", "4.3")
def test_choices_are_priced_by_the_server(api: Client) -> None:
    quote = sent(api, a_quote(api, SINK, TAP))
    link = a_link(api, quote)
    tap = lines(quote)[1]["id"]
    page = visit(link["path"]).text
    assert f'value="{tap}"' in page

    with untouched(api.caller, but="#RATE"):
        both, neither = act(link, "price", {"choices": [tap]}), act(link, "price", {"choices": []})
        wrong = act(link, "price", {"choices": [lines(quote)[0]["id"]]})

    assert "5,400.00" in both.text
    assert "5,400.00" not in neither.text
    assert (wrong.status, wrong.body["errors"][0]["code"]) == (422, "not_a_choice")
    act(link, "accept", {"name": "Meera", "choices": [tap]})
    assert now(api, quote)["total"] == "5400.00"


@pytest.mark.req("7.7", "4.2")
def test_the_client_declines_with_a_reason(api: Client) -> None:
    quote = sent(api)
    link = a_link(api, quote)

    answer = act(link, "decline", {"name": "Meera", "reason": "Too dear"})

    after = now(api, quote)
    assert (answer.status, after["status"], after["answer"]["reason"]) == (200, "Declined", "Too dear")
    assert "This quote was declined" in visit(link["path"]).text


@pytest.mark.req("7.7")
def test_a_question_lands_with_whose_quote_it_is(api: Client) -> None:
    quote = sent(api)
    link = a_link(api, quote)

    answer = act(link, "ask", {"name": "Meera", "question": "Is the sink\nincluded?"})

    assert answer.status == 200
    (task,) = api.get("/activities", what=f"quote:{quote['id']}").body["items"]
    assert task["subject"] == "Meera asks: Is the sink included?"
    assert (task["description"], task["type"], task["status"]) == ("Is the sink\nincluded?", "Task", "Not Started")
    assert task["due_date"] == clock.today(api.caller.timezone).isoformat()


@pytest.mark.req("7.7")
def test_a_question_about_the_quote_of_somebody_who_has_left(api: Client, alpha: Caller) -> None:
    seller = member(alpha)
    quote = sent(Client(seller))
    link = a_link(api, quote)
    gone = MemberRepository(alpha).get(seller.user_id)
    MemberRepository(alpha).save(gone, revise(gone, {"is_active": False}))

    assert act(link, "ask", {"name": "Meera", "question": "Still there?"}).status == 200

    (task,) = api.get("/activities", what=f"quote:{quote['id']}").body["items"]
    assert (task["description"], task["assigned_to"]) == ("Still there?", api.caller.user_id)


@pytest.mark.req("T15", "B10", "1.3")
def test_every_link_that_leads_nowhere_looks_the_same(
    api: Client, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = sent(api)
    live, revoked, short = a_link(api, quote), a_link(api, quote), a_link(api, quote, days=1)
    api.delete(f"/quotes/{quote['id']}/links/{revoked['id']}")
    suspended = a_link(stranger, sent(stranger))
    org = org_of(stranger.caller)
    OrgRepository(stranger.caller).save(org, revise(org, {"status": OrgStatus.SUSPENDED}))
    later = clock.now() + timedelta(days=2)
    monkeypatch.setattr(clock, "now", lambda: later)

    pages = [visit(path) for path in ("/p/" + "A" * 43, "/p/x", revoked["path"], short["path"], suspended["path"])]
    with untouched(api.caller):
        acts = [act(link, "accept", {"name": "M"}) for link in (revoked, short, suspended)]

    nonces = [page.text.split('nonce="')[1].split('"')[0] for page in pages]
    assert {page.text.replace(nonce, "") for page, nonce in zip(pages, nonces, strict=True)} == {
        pages[0].text.replace(nonces[0], "")
    }
    assert {page.status for page in pages} == {404}
    assert {(each.status, each.body["code"]) for each in acts} == {(404, "not_found")}
    assert visit(live["path"]).status == 200


@pytest.mark.req("4.2", "S28")
def test_what_cannot_be_answered_any_more(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    expiring = sent(api, a_quote(api, valid_until=clock.today(api.caller.timezone).isoformat()))
    revised = sent(api)
    links = [a_link(api, each) for each in (expiring, revised)]
    moved(api, revised, "revise")
    tomorrow = clock.today(api.caller.timezone) + timedelta(days=1)
    monkeypatch.setattr(clock, "today", lambda zone: tomorrow)

    with untouched(api.caller, but="#RATE"):
        codes = [act(link, "accept", {"name": "Meera"}).body["code"] for link in links]

    assert codes == ["quote_expired", "quote_superseded"]
    assert "The time to accept this quote is over" in visit(links[0]["path"]).text
    assert "There is a newer version" in visit(links[1]["path"]).text


@pytest.mark.req("19.5", "B10")
def test_one_link_is_not_hammered(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST_A_MINUTE", 3)
    link = a_link(api, sent(api))

    answers = [act(link, "view").status for _ in range(5)]

    assert sorted(answers) == [204, 204, 204, 429, 429]


@pytest.mark.req("4.14")
@pytest.mark.parametrize(
    ("what", "body", "status"),
    [
        ("accept", {}, 422),
        ("accept", {"name": "M", "signature": [[1]]}, 422),
        ("accept", {"name": "M", "version": 1}, 422),
        ("accept", "not json", 422),
        ("accept", {"name": "M", "signature": [[1, 1] * 900] * 3000}, 413),
        ("ask", {"name": "M", "question": " "}, 422),
        ("ask", {"name": "M", "question": "x" * 1001}, 422),
        ("pay", {}, 404),
    ],
)
def test_what_the_page_would_not_send(api: Client, what: str, body: object, status: int) -> None:
    link = a_link(api, sent(api))

    with untouched(api.caller, but="#RATE"):
        assert act(link, what, body).status == status
        assert visit(f"{link['path']}/accept").status == 404


@pytest.mark.req("4.8", "7.4", "S27")
def test_the_pdf_is_fetched_by_a_link_of_a_few_minutes(api: Client) -> None:
    quote = sent(api)
    link = a_link(api, quote)
    assert visit(f"{link['path']}/pdf").status == 404
    assert "data-pdf" not in visit(link["path"]).text.split("<script")[0]
    sha = QuoteRepository(api.caller).get(quote["id"]).body_sha or ""
    key = f"documents/quotes/{quote['id']}/x.pdf"
    QuoteRepository(api.caller).note_print(quote["id"], Print(state=PrintState.PRINTED, body_sha=sha, key=key))

    answer = visit(f"{link['path']}/pdf")

    assert answer.status == 303
    address = answer.headers["location"]
    assert f"org/{api.caller.org_id}/{key}" in address
    assert "X-Amz-Expires=300" in address
