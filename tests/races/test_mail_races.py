"""Mails under contention: ordered once, sent once, counted once, told once."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from functions.identity.rules import Role
from functions.tenants.models import Limits
from functions.tenants.repository import OrgRepository
from shared.db.records import revise
from shared.ids import new_id
from shared.mail.models import Letter
from tests.factories import member
from tests.mailed import a_mail, bounced, delivered, given, mail_of, order_of, printed
from tests.offers import sent
from tests.races.conftest import Race, tally

pytestmark = [pytest.mark.req("4.9", "B5", "T2"), pytest.mark.usefixtures("letters")]
TO = {"to": ["meera@client.example"]}


def test_one_mail_ordered_by_sixteen(race: Race) -> None:
    quote, mail_id = sent(race.api), new_id()
    post = partial(race.api.post, f"/quotes/{quote['id']}/emails", TO | {"id": mail_id})

    answers = race.all_write_at_once(*[post] * 16)

    assert tally(answers) == {(201, ""): 1, (200, ""): 15}
    assert [each["id"] for each in race.api.get(f"/quotes/{quote['id']}/emails").body["items"]] == [mail_id]
    assert race.api.get("/org").body["usage"]["emails_this_month"] == 1


def test_the_plan_s_last_mails(race: Race) -> None:
    orgs, quote = OrgRepository(race.api.caller), sent(race.api)
    org = orgs.get(race.api.caller.org_id)
    orgs.save(org, revise(org, {"limits": Limits.model_validate(org.limits.model_dump() | {"emails_per_month": 3})}))

    answers = race.all_write_at_once(*[partial(race.api.post, f"/quotes/{quote['id']}/emails", TO)] * 16)

    assert tally(answers) == {(201, ""): 3, (409, "too_many_emails"): 13}
    assert len(race.api.get(f"/quotes/{quote['id']}/emails").body["items"]) == 3


def test_one_order_given_out_to_sixteen(race: Race, letters: list[Letter]) -> None:
    quote = sent(race.api)
    printed(race.api, quote)
    mail = a_mail(race.api, quote)

    with ThreadPoolExecutor(16) as pool:
        failures = list(pool.map(given, [order_of(race.api, mail)] * 16))

    assert failures == [[]] * 16
    assert (len(letters), mail_of(race.api, quote)["state"]) == (1, "sent")
    assert len(race.api.get(f"/quotes/{quote['id']}/links").body["items"]) == 1


def test_reports_at_the_same_time(race: Race) -> None:
    member(race.api.caller, role=Role.ADMIN)
    quote = sent(race.api)
    printed(race.api, quote)
    mail = a_mail(race.api, quote, to=[f"c{number}@client.example" for number in range(5)])
    given(order_of(race.api, mail))
    told = [delivered(race.api, mail, f"c{number}@client.example") for number in range(4)]
    told += [bounced(race.api, mail, "c4@client.example")] * 4

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(given, told)) == [[]] * 8

    now = mail_of(race.api, quote)
    assert [each["state"] for each in now["recipients"]] == ["delivered"] * 4 + ["bounced"]
    tasks = race.api.get("/activities", what=f"quote:{quote['id']}").body["items"]
    assert len(tasks) == 1
