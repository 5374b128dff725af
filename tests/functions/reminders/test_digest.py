"""Mornings: who is mailed what is due, when, and how often."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from functions.reminders.events import handler
from functions.reminders.service import Unsent, send_due
from functions.tenants.models import OrgStatus
from functions.tenants.repository import OrgRepository
from shared import clock
from shared.db import due
from shared.db.records import revise
from shared.mail import post
from shared.mail.models import Letter
from tests.factories import member
from tests.front_door import Client, LambdaContext
from tests.functions.reminders.conftest import Sent, day, seven_on, task, told
from tests.streams import Stream

Outbox = Callable[[Client], list[Sent]]

pytestmark = pytest.mark.req("11.2")


def test_a_morning_s_mail_says_what_is_due_overdue_and_on(ravi: Client, stream: Stream, outbox: Outbox) -> None:
    task(ravi, "Call Priya", due=5)
    task(ravi, "Send the samples", due=3)
    task(ravi, "Not yet", due=6)
    start = f"{day(5)}T09:30:00Z"
    ravi.made("/activities", {"type": "Event", "subject": "Site visit", "start": start, "end": f"{day(5)}T10:00:00Z"})
    told(stream, ravi)

    send_due(seven_on(5) - timedelta(minutes=1))
    assert outbox(ravi) == []
    send_due(seven_on(5))

    (mail,) = outbox(ravi)
    assert mail.subject == f"{day(5):%d %b}: 1 due today, 1 overdue"
    assert mail.lines == [
        "Overdue (1)",
        f"Send the samples ({day(3):%d %b %Y})",
        "Due today (1)",
        "Call Priya",
        "Events (1)",
        "15:00: Site visit",
    ]


def test_several_tasks_told_twice_and_swept_often_are_one_mail(ravi: Client, stream: Stream, outbox: Outbox) -> None:
    first = task(ravi, "Call Priya", due=7)
    task(ravi, "Call Meera", due=7)
    told(stream, ravi, times=2)
    ravi.patch(f"/activities/{first['id']}", {"version": 1, "subject": "Call Priya again"})
    told(stream, ravi)

    for minutes in (0, 15, 100):
        send_due(seven_on(7) + timedelta(minutes=minutes))

    (mail,) = outbox(ravi)
    assert "Call Priya again" in mail.lines
    assert "2 due today" in mail.subject


def test_the_handler_sweeps_the_time_that_the_schedule_meant(ravi: Client, stream: Stream, outbox: Outbox) -> None:
    task(ravi, "Call Priya", due=8)
    told(stream, ravi)

    handler({"time": seven_on(8).isoformat().replace("+00:00", "Z")}, LambdaContext())  # type: ignore[arg-type]

    assert len(outbox(ravi)) == 1


def test_whoever_has_the_task_by_then_is_mailed(ravi: Client, api: Client, stream: Stream, outbox: Outbox) -> None:
    meera = Client(member(api.caller))
    given = task(ravi, "Call Priya", due=9)
    ravi.patch(f"/activities/{given['id']}", {"version": 1, "assigned_to": meera.caller.user_id})
    told(stream, ravi)

    send_due(seven_on(9))

    assert outbox(ravi) == []
    assert len(outbox(meera)) == 1


@pytest.mark.parametrize(
    "change", [{"status": "Completed"}, {"is_active": False}, {"due_date": None}], ids=["done", "gone", "undated"]
)
def test_what_is_no_longer_due_is_not_mailed(
    change: dict[str, Any], ravi: Client, stream: Stream, outbox: Outbox
) -> None:
    given = task(ravi, "Call Priya", due=10)
    told(stream, ravi)
    assert ravi.patch(f"/activities/{given['id']}", {"version": 1, **change}).status == 200
    told(stream, ravi)

    send_due(seven_on(10))

    assert outbox(ravi) == []


def test_who_turned_it_off_is_not_mailed(ravi: Client, stream: Stream, outbox: Outbox) -> None:
    assert ravi.get("/me/digest").body == {"is_on": True, "is_sent": True}
    assert ravi.put("/me/digest", {"is_on": False}).body["is_on"] is False
    task(ravi, "Call Priya", due=11)
    task(ravi, "Call Meera", due=12)
    told(stream, ravi)

    send_due(seven_on(11))
    assert outbox(ravi) == []

    assert ravi.put("/me/digest", {"is_on": True}).body["is_on"] is True
    send_due(seven_on(12))
    assert len(outbox(ravi)) == 1


def test_one_member_s_choice_is_not_a_colleague_s(ravi: Client, api: Client) -> None:
    ravi.put("/me/digest", {"is_on": False})

    assert api.get("/me/digest").body == {"is_on": True, "is_sent": False}
    assert ravi.get("/me/digest").body["is_on"] is False
    refused = ravi.put("/me/digest", {"is_on": "perhaps"})
    assert refused.status == 422
    assert refused.body["errors"][0]["path"] == "is_on"


def test_nobody_of_a_suspended_firm_is_mailed(ravi: Client, stream: Stream, outbox: Outbox) -> None:
    task(ravi, "Call Priya", due=13)
    told(stream, ravi)
    orgs = OrgRepository(ravi.caller)
    org = orgs.get(ravi.caller.org_id)
    orgs.save(org, revise(org, {"status": OrgStatus.SUSPENDED}))

    send_due(seven_on(13))

    assert outbox(ravi) == []


@pytest.mark.parametrize(("hours", "mails"), [(3, 1), (4, 0)])
def test_a_morning_s_mail_is_late_by_three_hours_at_most(
    hours: int, mails: int, ravi: Client, stream: Stream, outbox: Outbox
) -> None:
    task(ravi, "Call Priya", due=14)
    told(stream, ravi)

    send_due(seven_on(14) + timedelta(hours=hours))

    assert len(outbox(ravi)) == mails


def test_a_task_written_after_its_morning_has_none(
    ravi: Client, stream: Stream, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = seven_on(0) + timedelta(hours=2)
    monkeypatch.setattr(clock, "now", lambda: noon)
    task(ravi, "Call Priya", due=0)
    told(stream, ravi)

    send_due(noon)

    assert outbox(ravi) == []


def test_thirty_sweeps_at_once_mail_each_member_once(ravi: Client, stream: Stream, outbox: Outbox) -> None:
    others = [Client(member(ravi.caller)) for _ in range(4)]
    for each in (ravi, *others):
        task(each, "Call Priya", due=15)
    told(stream, ravi)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: send_due(seven_on(15)), range(30)))

    assert [len(outbox(each)) for each in (ravi, *others)] == [1] * 5


def test_a_mail_that_did_not_leave_is_tried_again_thrice_and_holds_up_no_other(
    ravi: Client, stream: Stream, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    meera = Client(member(ravi.caller))
    task(ravi, "Call Priya", due=16)
    task(meera, "Call Priya", due=16)
    told(stream, ravi)
    send, tries, now = post.send, [], clock.now()

    def failing(mail: Letter) -> str:
        if any(ravi.caller.user_id in each for each in mail.to):
            tries.append(mail)
            raise ConnectionError
        return send(mail)

    monkeypatch.setattr(post, "send", failing)
    with pytest.raises(Unsent):
        send_due(seven_on(16))
    send_due(seven_on(16))
    assert len(tries) == 1, "whoever has claimed it may still be at it"
    for later in (1, 2):
        monkeypatch.setattr(clock, "now", lambda later=later: now + later * (due.CLAIM + timedelta(seconds=1)))
        with pytest.raises(Unsent):
            send_due(seven_on(16) + timedelta(minutes=15 * later))
    monkeypatch.setattr(clock, "now", lambda: now + 3 * (due.CLAIM + timedelta(seconds=1)))
    send_due(seven_on(16) + timedelta(minutes=45))

    assert len(tries) == due.MOST_CLAIMS
    assert len(outbox(meera)) == 1


def test_whoever_dies_between_claim_and_mail_is_stood_in_for(
    ravi: Client, stream: Stream, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    task(ravi, "Call Priya", due=17)
    told(stream, ravi)
    now = clock.now()
    own = [each for each in due.waiting(seven_on(17)) if each.org_id == ravi.caller.org_id]
    assert [due.claim(each, now) for each in own] == [True]

    send_due(seven_on(17))
    assert outbox(ravi) == []
    monkeypatch.setattr(clock, "now", lambda: now + due.CLAIM + timedelta(seconds=1))
    send_due(seven_on(17))

    assert len(outbox(ravi)) == 1


def test_a_row_says_nothing_personal(ravi: Client, stream: Stream, outbox: Outbox) -> None:
    task(ravi, "Call Priya", due=18)
    told(stream, ravi)

    (row,) = [each for each in due.waiting(seven_on(18)) if each.org_id == ravi.caller.org_id]

    assert set(row.values) == {"PK", "SK", "org_id", "day", "ttl"}
    assert row.sk == f"0130#ORG#{ravi.caller.org_id}#USER#{ravi.caller.user_id}"
