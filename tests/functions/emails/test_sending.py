"""A mail on its way: handed out by the stream, sent once, with link and PDF, whatever the queue repeats."""

import json
from datetime import timedelta
from typing import Any

import boto3
import pytest

from functions.emails import service
from functions.identity.repository import MemberRepository
from functions.quotes.models import Print, PrintState
from functions.quotes.repository import QuoteRepository
from functions.tenants.models import OrgStatus
from functions.tenants.repository import OrgRepository
from shared import clock
from shared.db.records import revise
from shared.errors import Unavailable
from shared.mail import post
from shared.mail.models import Letter, NotSent, Refused, Uncertain
from shared.settings import setting
from tests.conftest import SITE
from tests.factories import member
from tests.front_door import Client
from tests.functions.kinds import untouched
from tests.mailed import PDF, a_mail, delivered, given, mail_of, order_of, printed
from tests.offers import sent
from tests.streams import Stream, tell_batch
from tests.visits import visit

pytestmark = [pytest.mark.req("4.9", "B5"), pytest.mark.usefixtures("letters")]


def queued(org_id: str) -> list[dict[str, str]]:
    """The firm's orders on the queue; the others' go back."""
    client, bodies = boto3.client("sqs"), []
    while found := client.receive_message(
        QueueUrl=setting("MAIL_QUEUE_URL"), MaxNumberOfMessages=10, VisibilityTimeout=2
    ).get("Messages"):
        bodies += [json.loads(each["Body"]) for each in found]
    return [body for body in bodies if body["org_id"] == org_id]


@pytest.fixture
def seller(api: Client) -> Client:
    return Client(member(api.caller))


def path_in(letter: Letter) -> str:
    (address,) = {word for word in letter.text.split() if word.startswith(SITE)}
    return address.removeprefix(SITE)


@pytest.mark.req("T15", "4.12")
def test_a_mail_brings_the_link_and_the_pdf(seller: Client, letters: list[Letter]) -> None:
    quote = sent(seller)
    printed(seller, quote)
    mail = a_mail(seller, quote, message="As we said.\nRavi", cc=["raj@client.example"], days=7)

    assert given(order_of(seller, mail)) == []

    (letter,) = letters
    assert (letter.to, letter.cc) == (("meera@client.example",), ("raj@client.example",))
    assert letter.subject == f"Quote {quote['number']}: Sharma kitchen"
    assert (letter.sender, letter.reply_to) == ("Alpha Interiors", f"{seller.caller.user_id}@alpha.example")
    assert [(each.name, each.content_type, each.data) for each in letter.attachments] == [
        (f"{quote['number']}.pdf", "application/pdf", PDF)
    ]
    assert letter.tags == order_of(seller, mail)
    assert "As we said.\nRavi" in letter.text
    assert visit(path_in(letter)).status == 200
    now = mail_of(seller, quote)
    assert (now["state"], now["has_pdf"], now["failure"]) == ("sent", True, None)
    (link,) = seller.get(f"/quotes/{quote['id']}/links").body["items"]
    assert (link["channel"], link["label"], link["made_by"]) == ("email", "meera@client.example", seller.caller.user_id)


@pytest.mark.req("T15")
def test_a_second_mail_leaves_the_first_one_s_link(api: Client, letters: list[Letter]) -> None:
    quote = sent(api)
    printed(api, quote)
    for _ in range(2):
        given(order_of(api, a_mail(api, quote)))

    paths = [path_in(letter) for letter in letters]

    assert len(set(paths)) == 2
    assert [visit(path).status for path in paths] == [200, 200]


def test_the_firm_s_own_words_for_sender_and_answers(api: Client, letters: list[Letter]) -> None:
    org = api.get("/org").body
    own = {"email_from_name": "Alpha | Kitchens 🏡", "email_from_address": "hello@alpha.example"}
    assert api.patch("/org", {"version": org["version"], "settings": own}).status == 200
    quote = sent(api)
    printed(api, quote)

    given(order_of(api, a_mail(api, quote, subject="Küche 🏡")))

    assert [(each.sender, each.reply_to, each.subject) for each in letters] == [
        ("Alpha | Kitchens 🏡", "hello@alpha.example", "Küche 🏡")
    ]


def test_the_stream_hands_a_mail_out_once(seller: Client, stream: Stream) -> None:
    quote = sent(seller)
    printed(seller, quote)
    mail = a_mail(seller, quote)
    records = stream.records(seller.caller.org_id)

    assert tell_batch(records)["batchItemFailures"] == []
    assert queued(seller.caller.org_id) == [order_of(seller, mail)]
    given(order_of(seller, mail))
    assert tell_batch(stream.records(seller.caller.org_id))["batchItemFailures"] == []

    assert [each for each in queued(seller.caller.org_id) if each != order_of(seller, mail)] == []


def test_an_order_given_out_twice_sends_one_mail(api: Client, letters: list[Letter]) -> None:
    quote = sent(api)
    printed(api, quote)
    mail = a_mail(api, quote)

    for _ in range(3):
        assert given(order_of(api, mail)) == []

    assert len(letters) == 1


def test_a_mail_waits_for_its_pdf(api: Client, letters: list[Letter]) -> None:
    quote = sent(api)
    mail = a_mail(api, quote)

    with untouched(api.caller):
        assert given(order_of(api, mail)) == []
    assert letters == []
    printed(api, quote)
    given(order_of(api, mail))

    assert [len(letter.attachments) for letter in letters] == [1]


@pytest.mark.parametrize("why", ["failed", "late", "large"])
def test_without_a_pdf_it_says_so(
    why: str, api: Client, letters: list[Letter], monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = sent(api)
    mail = a_mail(api, quote)
    if why == "failed":
        sha = QuoteRepository(api.caller).get(quote["id"]).body_sha or ""
        QuoteRepository(api.caller).note_print(quote["id"], Print(state=PrintState.FAILED, body_sha=sha, failure="No"))
    elif why == "large":
        printed(api, quote, size=10 * 1024 * 1024 + 1)
    else:
        late = clock.now() + service.PATIENCE
        monkeypatch.setattr(clock, "now", lambda: late)

    assert given(order_of(api, mail)) == []

    (letter,) = letters
    assert letter.attachments == ()
    assert "There is no PDF with this mail" in letter.text
    assert (mail_of(api, quote)["state"], mail_of(api, quote)["has_pdf"]) == ("sent", False)


def _refusing(monkeypatch: pytest.MonkeyPatch, problem: BaseException) -> list[Letter]:
    tried: list[Letter] = []

    def send(letter: Letter) -> str:
        tried.append(letter)
        raise problem

    monkeypatch.setattr(post, "send", send)
    return tried


@pytest.mark.parametrize(
    ("problem", "told"), [(Refused("No such sender."), "No such sender."), (Uncertain(), "We cannot tell")]
)
def test_what_was_refused_or_may_have_left_is_not_tried_again(
    problem: Exception, told: str, api: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = sent(api)
    printed(api, quote)
    mail, tried = a_mail(api, quote), _refusing(monkeypatch, problem)

    for _ in range(2):
        assert given(order_of(api, mail)) == []

    now = mail_of(api, quote)
    assert (len(tried), now["state"], now["sent_at"]) == (1, "failed", None)
    assert now["failure"].startswith(told)
    given(delivered(api, mail, "meera@client.example"))
    assert (mail_of(api, quote)["state"], mail_of(api, quote)["failure"]) == ("delivered", None)


@pytest.mark.parametrize("problem", [NotSent(), Unavailable()])
def test_what_did_not_leave_is_tried_again_and_given_up(
    problem: Exception, api: Client, letters: list[Letter], monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = sent(api)
    printed(api, quote)
    mail, other, send = a_mail(api, quote), a_mail(api, quote), post.send
    _refusing(monkeypatch, problem)

    assert given(order_of(api, mail)) == [{"itemIdentifier": "m1"}]
    assert given(order_of(api, other)) == [{"itemIdentifier": "m1"}]
    assert given(order_of(api, other), tries=4) == []
    monkeypatch.setattr(post, "send", send)
    assert given(order_of(api, mail), tries=2) == []
    assert given(order_of(api, other)) == []

    states = {
        each["id"]: (each["state"], each["failure"]) for each in api.get(f"/quotes/{quote['id']}/emails").body["items"]
    }
    assert states == {
        mail["id"]: ("sent", None),
        other["id"]: ("failed", "Something went wrong on our side. Please send it again."),
    }
    assert visit(path_in(letters[0])).status == 200


@pytest.mark.req("T4")
def test_whose_sender_died_is_not_sent_again(
    api: Client, letters: list[Letter], monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = sent(api)
    printed(api, quote)
    mail = a_mail(api, quote)
    tried = _refusing(monkeypatch, _Died())
    with pytest.raises(_Died):
        given(order_of(api, mail))

    assert given(order_of(api, mail)) == []
    assert mail_of(api, quote)["state"] == "waiting", "whoever claimed it may still be at it"
    later = clock.now() + service.CLAIM + timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert given(order_of(api, mail)) == []

    assert (len(tried), letters) == (1, [])
    assert mail_of(api, quote)["failure"].startswith("We cannot tell whether this mail left.")


class _Died(BaseException):
    """The function ends where it is."""


def test_a_suspended_firm_s_mail_stays(api: Client, letters: list[Letter]) -> None:
    quote = sent(api)
    printed(api, quote)
    mail = a_mail(api, quote)
    orgs = OrgRepository(api.caller)
    org = orgs.get(api.caller.org_id)
    orgs.save(org, revise(org, {"status": OrgStatus.SUSPENDED}))

    assert given(order_of(api, mail)) == []

    assert letters == []
    assert MemberRepository(api.caller).find(api.caller.user_id) is None
    assert mail_of(api, quote)["state"] == "failed"


def test_an_order_of_nothing_is_done(api: Client, stranger: Client, letters: list[Letter]) -> None:
    quote = sent(api)
    mail = a_mail(api, quote)

    foreign: dict[str, Any] = order_of(api, mail) | {"org_id": stranger.caller.org_id}

    assert given(foreign) == []
    assert letters == []
