"""The pipeline: lists, the board's columns, the forecast."""

from typing import Any

import pytest

from functions.identity.rules import Role
from tests.conftest import CallCount
from tests.deals import a_deal, a_product, an_account, with_lines
from tests.front_door import Client
from tests.functions.kinds import all_pages, as_role, labels

OPEN = ["Qualifying", "Proposal", "Negotiation"]


def names(pages: list[list[dict[str, Any]]]) -> list[str]:
    return [each["name"] for page in pages for each in page]


@pytest.fixture
def sixty_five(api: Client) -> list[str]:
    """Names of 65 open deals of two owners over three stages, soonest to close first and undated last."""
    account, members = an_account(api), [api, as_role(api, Role.USER)]
    for number in range(65):
        date = f"2027-{12 - number // 6:02}-{28 - number % 28:02}" if number < 60 else None
        a_deal(members[number % 2], account, name=f"{number:02}", stage=OPEN[number % 3], close_date=date)
    dated = [f"{number:02}" for number in range(60)]
    return sorted(dated, key=lambda n: (12 - int(n) // 6, 28 - int(n) % 28)) + [f"{n}" for n in range(60, 65)]


@pytest.mark.req("2.18", "2.23", "19.1")
def test_pages_follow_each_other_without_gap_or_repeat(api: Client, sixty_five: list[str]) -> None:
    assert names(all_pages(api, "/opportunities", 7)) == sixty_five
    assert names(all_pages(api, "/opportunities", 100)) == sixty_five
    assert names(all_pages(api, "/opportunities", 4, stage="Proposal")) == [n for n in sixty_five if int(n) % 3 == 1]
    assert names(all_pages(api, "/opportunities", 9, owner="me")) == [n for n in sixty_five if int(n) % 2 == 0]
    both = all_pages(api, "/opportunities", 5, owner="me", stage="Negotiation")
    assert names(both) == [n for n in sixty_five if int(n) % 6 == 2]
    assert {len(page) for page in both[:-1]} == {5}


@pytest.mark.req("2.23")
def test_the_board_goes_on_where_a_column_ends(api: Client, sixty_five: list[str]) -> None:
    board = api.get("/opportunities/board", limit="10").body

    assert [column["stage"] for column in board["columns"]] == [*OPEN, "Closed Won", "Closed Lost"]
    for number, column in enumerate(board["columns"][:3]):
        expected = [n for n in sixty_five if int(n) % 3 == number]
        assert [each["name"] for each in column["items"]] == expected[:10]
        rest = api.get("/opportunities", stage=column["stage"], limit="100", cursor=column["next_cursor"])
        assert labels(rest, "name") == expected[10:]
    assert [(each["items"], each["next_cursor"]) for each in board["columns"][3:]] == [([], None)] * 2


@pytest.mark.req("2.23")
def test_the_board_of_one_owner(api: Client) -> None:
    account, colleague = an_account(api), as_role(api, Role.USER)
    mine = a_deal(api, account, stage="Proposal")
    a_deal(colleague, account, stage="Proposal")
    lost = a_deal(api, account, stage="Closed Lost")

    board = api.get("/opportunities/board", owner="me").body["columns"]

    assert {each["stage"]: [deal["id"] for deal in each["items"]] for each in board} == {
        "Qualifying": [],
        "Proposal": [mine["id"]],
        "Negotiation": [],
        "Closed Won": [],
        "Closed Lost": [lost["id"]],
    }
    assert board[1]["items"][0] == mine
    assert mine["account_name"] == "Sharma Homes"


@pytest.mark.req("2.23", "2.24")
def test_an_owner_s_columns_are_full_whatever_is_in_the_others(api: Client, calls: CallCount) -> None:
    account = an_account(api)
    for number in range(4):
        a_deal(api, account, stage="Qualifying", close_date=f"2027-01-0{number + 1}")
    late = [a_deal(api, account, stage="Negotiation", close_date=f"2027-02-0{day}")["id"] for day in (1, 2, 3)]
    calls.operations.clear()

    column = api.get("/opportunities/board", owner="me", limit="2").body["columns"][2]

    assert sorted(calls.operations) == ["BatchGetItem", "GetItem", *["Query"] * 5]
    assert ([deal["id"] for deal in column["items"]], column["next_cursor"] is None) == (late[:2], False)
    rest = api.get("/opportunities", stage="Negotiation", owner="me", limit="2", cursor=column["next_cursor"]).body
    assert ([deal["id"] for deal in rest["items"]], rest["next_cursor"]) == (late[2:], None)


@pytest.mark.req("2.23")
def test_a_board_over_more_than_a_hundred_accounts(api: Client) -> None:
    for number in range(101):
        a_deal(api, an_account(api, f"Account {number}"), stage=OPEN[number % 3])

    columns = api.get("/opportunities/board", limit="100").body["columns"]

    shown = {deal["account_name"] for column in columns for deal in column["items"]}
    assert shown == {f"Account {number}" for number in range(101)}


def test_a_column_s_cursor_fits_its_column_only(api: Client, stranger: Client) -> None:
    account = an_account(api)
    for _ in range(2):
        a_deal(api, account)
    cursor = api.get("/opportunities/board", limit="1").body["columns"][0]["next_cursor"]

    for answer in (
        api.get("/opportunities", cursor=cursor),
        api.get("/opportunities", cursor=cursor, stage="Proposal"),
        api.get("/opportunities", cursor=cursor, stage="Qualifying", owner="me"),
        stranger.get("/opportunities", cursor=cursor, stage="Qualifying"),
    ):
        assert (answer.status, answer.paths) == (422, ["cursor"])
    assert len(api.get("/opportunities", cursor=cursor, stage="Qualifying").body["items"]) == 1


@pytest.mark.req("2.24")
def test_the_forecast_weighs_each_deal_by_its_probability(api: Client) -> None:
    product, account = a_product(api, "100.05"), an_account(api)
    colleague = as_role(api, Role.USER)

    def deal(of: Client, close: str | None, stage: str, quantity: str, **fields: Any) -> None:
        made = a_deal(of, account, close_date=close, stage=stage, **fields)
        with_lines(of, made, {"product_id": product["id"], "quantity": quantity})

    deal(api, "2027-01-31", "Qualifying", "1")
    deal(api, "2027-01-01", "Proposal", "1")
    deal(colleague, "2027-02-01", "Negotiation", "2")
    deal(api, None, "Negotiation", "1", probability=0)
    deal(api, "2027-01-05", "Closed Won", "5")
    deal(api, "2027-01-05", "Closed Lost", "5")

    everybody = api.get("/opportunities/forecast")
    mine = api.get("/opportunities/forecast", owner="me")

    january = {"month": "2027-01", "amount": "200.10", "weighted": "60.04", "deals": 2}  # 10.005 and 50.025, rounded
    february = {"month": "2027-02", "amount": "200.10", "weighted": "150.08", "deals": 1}
    undated = {"month": None, "amount": "100.05", "weighted": "0.00", "deals": 1}
    assert everybody.body == {"months": [january, february, undated], "currency": "INR", "complete": True}
    assert mine.body == {"months": [january, undated], "currency": "INR", "complete": True}


@pytest.mark.req("2.24")
def test_a_forecast_that_leaves_deals_out_says_so(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("functions.opportunities.service.FORECAST_DEALS", 2)
    account = an_account(api)
    for month in ("01", "02", "03"):
        a_deal(api, account, close_date=f"2027-{month}-01")

    forecast = api.get("/opportunities/forecast").body

    assert [each["month"] for each in forecast["months"]] == ["2027-01", "2027-02"]
    assert forecast["complete"] is False


@pytest.mark.req("19.1")
@pytest.mark.parametrize(("name", "value"), [("stage", "Dreaming"), ("limit", "0"), ("limit", "101")])
def test_an_impossible_filter_is_named(api: Client, name: str, value: str) -> None:
    assert api.get("/opportunities", **{name: value}).paths == [name]


@pytest.mark.req("19.1")
def test_just_the_fields_asked_for(api: Client) -> None:
    deal = a_deal(api)

    assert api.get("/opportunities", fields="id").body == {"items": [{"id": deal["id"]}], "next_cursor": None}
    assert api.get(f"/opportunities/{deal['id']}", fields="amount").body == {"amount": "0.00"}
