"""When the morning is, and how its mail reads."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from functions.activities.models import ActivityOut, ActivityType
from functions.reminders.models import Morning
from functions.reminders.rules import mail_of, morning_of
from shared.ids import new_id

DAY = date(2026, 3, 29)
AT = datetime(2026, 3, 1, tzinfo=UTC)
EMPTY = Morning(day=DAY, timezone="Europe/Berlin", overdue=[], due=[], events=[], more=False)


def activity(subject: str, **fields: Any) -> ActivityOut:
    blank: dict[str, Any] = dict.fromkeys(ActivityOut.model_fields)
    record = {"id": "01K0AAAAAAAAAAAAAAAAAAAAAA", "version": 1, "created_at": AT, "updated_at": AT}
    given = {"type": ActivityType.TASK, "subject": subject, "assigned_to": new_id(), "is_active": True}
    return ActivityOut.model_validate({**blank, **record, **given, **fields})


@pytest.mark.parametrize(
    ("day", "zone", "expected"),
    [
        (date(2026, 3, 28), "Europe/Berlin", datetime(2026, 3, 28, 6, tzinfo=UTC)),
        (date(2026, 3, 29), "Europe/Berlin", datetime(2026, 3, 29, 5, tzinfo=UTC)),  # the clocks went forward
        (date(2026, 3, 29), "Asia/Kathmandu", datetime(2026, 3, 29, 1, 15, tzinfo=UTC)),
        (date(2026, 3, 29), "Pacific/Kiritimati", datetime(2026, 3, 28, 17, tzinfo=UTC)),
        (date(2026, 3, 29), "Pacific/Pago_Pago", datetime(2026, 3, 29, 18, tzinfo=UTC)),
    ],
)
def test_the_morning_is_seven_o_clock_in_the_zone(day: date, zone: str, expected: datetime) -> None:
    assert morning_of(day, zone) == expected


def test_text_and_page_say_the_same_and_the_page_is_no_one_s_to_write() -> None:
    morning = replace(EMPTY, due=[activity("<script>alert(1)</script>"), activity("नमस्ते 🎉\nand more")])

    mail = mail_of(morning, "ravi@alpha.example", "Alpha & Sons", "https://crm.alpha.example")

    assert mail.subject == "29 Mar: 2 due today"
    assert "- नमस्ते 🎉 and more" in mail.text.splitlines()
    assert "https://crm.alpha.example/my-day" in mail.text
    assert "<script>" not in mail.html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in mail.html
    assert "Alpha &amp; Sons" in mail.html
    assert 'href="https://crm.alpha.example/my-day"' in mail.html


def test_without_a_known_site_there_is_no_link() -> None:
    mail = mail_of(replace(EMPTY, due=[activity("Call")]), "ravi@alpha.example", "Alpha", None)

    assert "http" not in mail.text + mail.html


def test_more_overdue_than_was_read_says_so() -> None:
    late = [activity("Call", due_date=date(2026, 3, 1))] * 20

    mail = mail_of(replace(EMPTY, overdue=late, more=True), "ravi@alpha.example", "Alpha", None)

    assert mail.subject == "29 Mar: 20+ overdue"
    assert "Overdue (20 or more)" in mail.text


def test_events_say_their_hour_in_the_zone_the_day_they_began_or_all_day() -> None:
    events = [
        activity("Fair", type=ActivityType.EVENT, all_day=True, start=AT),
        activity("Trip", type=ActivityType.EVENT, all_day=False, start=datetime(2026, 3, 27, 9, tzinfo=UTC)),
        activity("Visit", type=ActivityType.EVENT, all_day=False, start=datetime(2026, 3, 29, 9, tzinfo=UTC)),
    ]

    mail = mail_of(replace(EMPTY, due=[activity("Call")], events=events), "ravi@alpha.example", "Alpha", None)

    assert [line for line in mail.text.splitlines() if line.startswith("-")] == [
        "- Call",
        "- All day: Fair",
        "- since 27 Mar: Trip",
        "- 11:00: Visit",
    ]
