"""Lists of leads: which statuses, whose, in which order, page by page."""

import pytest

from functions.identity.rules import Role
from tests.deals import a_lead, conversion
from tests.front_door import Client
from tests.functions.kinds import all_pages, as_role, labels

STATUSES = ["New", "Contacted", "Qualified"]


def companies(pages: list[list[dict[str, str]]]) -> list[str]:
    return [each["company"] for page in pages for each in page]


@pytest.mark.req("2.4")
def test_converted_leads_are_hidden_until_asked_for(api: Client) -> None:
    open_lead, converted = a_lead(api, company="Open"), a_lead(api, company="Converted")
    lead = api.post(f"/leads/{converted['id']}/convert", conversion(converted)).body["lead"]

    assert api.get("/leads").body == {"items": [open_lead], "next_cursor": None}
    assert api.get("/leads", status="Converted").body == {"items": [lead], "next_cursor": None}
    assert api.get("/leads", owner="me").body == {"items": [open_lead], "next_cursor": None}
    assert api.get("/leads", owner="me", status="Converted").body == {"items": [lead], "next_cursor": None}


@pytest.mark.req("2.4")
def test_filters_by_status_and_owner(api: Client) -> None:
    mine = {status: a_lead(api, company=f"Mine {status}", status=status) for status in STATUSES}
    colleague = as_role(api, Role.USER)
    theirs = a_lead(colleague, company="Theirs", status="New")

    assert api.get("/leads", status="Contacted").body["items"] == [mine["Contacted"]]
    assert labels(api.get("/leads", status="New"), "company") == ["Theirs", "Mine New"]
    assert labels(api.get("/leads", owner="me"), "company") == ["Mine Qualified", "Mine Contacted", "Mine New"]
    assert labels(api.get("/leads", owner=colleague.caller.user_id), "company") == ["Theirs"]
    assert colleague.get("/leads", owner="me").body["items"] == [theirs]
    assert api.get("/leads", owner="me", status="New").body["items"] == [mine["New"]]
    assert api.get("/leads", owner="nobody").body == {"items": [], "next_cursor": None}


@pytest.fixture
def sixty_five(api: Client) -> list[str]:
    """The companies of 65 leads of two owners over three statuses, newest first."""
    members = [api, as_role(api, Role.USER)]
    for number in range(65):
        a_lead(members[number % 2], company=f"{number:02}", status=STATUSES[number % 3])
    return [f"{number:02}" for number in reversed(range(65))]


@pytest.mark.req("2.4", "19.1")
def test_pages_follow_each_other_without_gap_or_repeat(api: Client, sixty_five: list[str]) -> None:
    assert companies(all_pages(api, "/leads", 7)) == sixty_five
    assert companies(all_pages(api, "/leads", 25)) == sixty_five
    assert [len(page) for page in all_pages(api, "/leads", 13)] == [13] * 5
    assert companies(all_pages(api, "/leads", 4, status="Contacted")) == [x for x in sixty_five if int(x) % 3 == 1]
    assert companies(all_pages(api, "/leads", 9, owner="me")) == [x for x in sixty_five if int(x) % 2 == 0]


@pytest.mark.req("2.4")
def test_pages_of_owner_and_status_may_be_short_and_lose_nothing(api: Client, sixty_five: list[str]) -> None:
    pages = all_pages(api, "/leads", 5, owner="me", status="Qualified")

    assert companies(pages) == [x for x in sixty_five if int(x) % 6 == 2]
    assert min(len(page) for page in pages[:-1]) < 5  # short, and yet not the last


def test_a_cursor_fits_its_own_list_only(api: Client, stranger: Client) -> None:
    for number in range(3):
        a_lead(api, company=str(number))
        a_lead(stranger, company=str(number))
    cursor = api.get("/leads", limit="1").body["next_cursor"]

    answers = [
        stranger.get("/leads", cursor=cursor),
        api.get("/leads", cursor=cursor, status="Qualified"),
        api.get("/leads", cursor=cursor, owner="me"),
        api.get("/orders", cursor=cursor),
        api.get("/opportunities", cursor=cursor),
        api.get("/leads", cursor=cursor[:-2] + "AA"),
        api.get("/leads", cursor="é"),
        api.get("/leads", cursor="x"),
        api.get("/leads", cursor=""),
    ]

    for answer in answers:
        assert (answer.status, answer.paths) == (422, ["cursor"])
        assert answer.body["errors"][0]["code"] == "invalid_cursor"
    assert labels(api.get("/leads", cursor=cursor), "company") == ["1", "0"]


@pytest.mark.req("19.1")
@pytest.mark.parametrize(
    ("name", "value"),
    [("status", "Hot"), ("limit", "0"), ("limit", "101"), ("limit", "many"), ("owner", "x" * 65)],
)
def test_an_impossible_filter_is_named(api: Client, name: str, value: str) -> None:
    answer = api.get("/leads", **{name: value})

    assert (answer.status, answer.code, answer.paths) == (422, "invalid_input", [name])


@pytest.mark.req("19.1")
def test_just_the_fields_asked_for(api: Client) -> None:
    lead = a_lead(api)

    assert api.get("/leads", fields="id,company").body["items"] == [{"id": lead["id"], "company": "Sharma Homes"}]
    assert api.get(f"/leads/{lead['id']}", fields="status").body == {"status": "Qualified"}
    unknown = api.get("/leads", fields="id,secret")
    assert (unknown.status, unknown.paths) == (422, ["fields"])
