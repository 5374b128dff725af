"""Tax codes through the front door: their rates, and which is the default."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from functions.identity.rules import Role
from shared.ids import new_id
from tests.conftest import CallCount
from tests.front_door import Client
from tests.functions.kinds import all_pages, as_role, everything, labels, untouched, without_request_id

SPLIT = [{"name": "CGST", "percent": "9"}, {"name": "SGST", "percent": "9"}]


def _code(name: str = "GST 18 %", **fields: Any) -> dict[str, Any]:
    return {"name": name, "rates": SPLIT} | fields


def _default(api: Client) -> list[str]:
    """The names of the codes that say they are the default one."""
    return [each["name"] for each in api.get("/tax-codes").body["items"] if each["is_default"]]


@pytest.mark.req("3.11")
def test_a_tax_code_is_kept_as_it_is_sent(api: Client) -> None:
    answer = api.post("/tax-codes", _code(inclusive=True))

    assert answer.status == 201
    assert answer.body == {
        "id": answer.body["id"],
        "version": 1,
        "created_at": answer.body["created_at"],
        "updated_at": answer.body["created_at"],
        "name": "GST 18 %",
        "rates": SPLIT,
        "inclusive": True,
        "is_default": False,
        "is_active": True,
    }
    assert api.get(f"/tax-codes/{answer.body['id']}").body == answer.body
    assert api.get("/tax-codes").body == {"items": [answer.body], "next_cursor": None}
    exempt = [{"name": "Exempt", "percent": "0"}]
    changed = api.patch(f"/tax-codes/{answer.body['id']}", {"version": 1, "rates": exempt})
    assert (changed.body["rates"], changed.body["inclusive"]) == (exempt, True)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"rates": []}, "rates"),
        ({"rates": [{"name": "A", "percent": "1"}] * 6}, "rates"),
        ({"rates": [{"name": "A", "percent": "60"}, {"name": "B", "percent": "40.0001"}]}, "rates"),
        ({"rates": [{"name": "A", "percent": "-1"}]}, "rates.0.percent"),
        ({"rates": [{"name": "A", "percent": "100.1"}]}, "rates.0.percent"),
        ({"rates": [{"name": "A", "percent": 18}]}, "rates.0.percent"),
        ({"rates": [{"name": "", "percent": "18"}]}, "rates.0.name"),
        ({"rates": None}, "rates"),
        ({"inclusive": "yes"}, "inclusive"),
        ({"is_default": None}, "is_default"),
        ({"name": ""}, "name"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_impossible_rates_are_refused(api: Client, changes: dict[str, Any], path: str) -> None:
    made = api.made("/tax-codes", _code())

    with untouched(api.caller):
        answers = [
            api.post("/tax-codes", _code() | changes),
            api.patch(f"/tax-codes/{made['id']}", {"version": 1, **changes}),
        ]

    assert [(each.status, each.code, each.paths) for each in answers] == [(422, "invalid_input", [path])] * 2


def test_one_code_at_most_is_the_default(api: Client) -> None:
    first = api.made("/tax-codes", _code("First", is_default=True))
    assert first["is_default"]
    second = api.made("/tax-codes", _code("Second", is_default=True))
    assert _default(api) == ["Second"]
    assert (api.get(f"/tax-codes/{first['id']}").body["version"], second["version"]) == (2, 1)

    again = api.patch(f"/tax-codes/{first['id']}", {"version": 2, "is_default": True})
    assert (again.status, again.body["is_default"], again.body["version"]) == (200, True, 3)
    assert _default(api) == ["First"]
    same = api.patch(f"/tax-codes/{first['id']}", {"version": 3, "is_default": True, "name": "Still first"})
    assert (same.status, _default(api)) == (200, ["Still first"])

    none = api.patch(f"/tax-codes/{first['id']}", {"version": 4, "is_default": False})
    assert (none.status, _default(api)) == (200, [])
    assert api.patch(f"/tax-codes/{second['id']}", {"version": 2, "is_default": True}).status == 200
    gone = api.delete(f"/tax-codes/{second['id']}", version="3")
    assert (gone.body["is_active"], gone.body["is_default"]) == (False, False)
    assert "TAX_DEFAULT" not in [row["SK"] for row in everything(api.caller)]


def test_of_many_that_would_be_the_default_at_once_one_is(api: Client) -> None:
    made = [api.made("/tax-codes", _code(f"Code {number}")) for number in range(8)]

    def choose(code: dict[str, Any]) -> int:
        return api.patch(f"/tax-codes/{code['id']}", {"version": 1, "is_default": True}).status

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(choose, made))

    assert statuses == [200] * 8
    assert len(_default(api)) == 1


def test_an_inactive_code_is_no_default(api: Client) -> None:
    made = api.made("/tax-codes", _code())
    api.delete(f"/tax-codes/{made['id']}", version="1")

    with untouched(api.caller):
        answer = api.patch(f"/tax-codes/{made['id']}", {"version": 2, "is_default": True})

    assert (answer.status, answer.paths) == (422, ["is_default"])
    back = api.patch(f"/tax-codes/{made['id']}", {"version": 2, "is_default": True, "is_active": True})
    assert (back.status, _default(api)) == (200, ["GST 18 %"])


def test_a_code_made_twice_by_one_request_is_made_once(api: Client) -> None:
    body = _code(id=new_id(), is_default=True)
    first = api.post("/tax-codes", body)

    with untouched(api.caller):
        second = api.post("/tax-codes", body)
        other = api.post("/tax-codes", body | {"name": "Another"})

    assert (first.status, second.status, second.body) == (201, 200, first.body)
    assert (other.status, other.code) == (409, "id_taken")


@pytest.mark.req("3.15")
def test_codes_are_listed_by_name(api: Client) -> None:
    for name in ("Zero", "GST 5 %", "gst 18 %"):
        api.made("/tax-codes", _code(name))
    old = api.made("/tax-codes", _code("Old"))
    api.delete(f"/tax-codes/{old['id']}", version="1")

    assert labels(api.get("/tax-codes"), "name") == ["gst 18 %", "GST 5 %", "Zero"]
    assert labels(api.get("/tax-codes", q="gst"), "name") == ["gst 18 %", "GST 5 %"]
    assert labels(api.get("/tax-codes", active="false"), "name") == ["Old"]
    assert [len(page) for page in all_pages(api, "/tax-codes", 2)] == [2, 1]


@pytest.mark.req("2.27", "1.24", "1.3")
def test_who_may_not_changes_nothing(api: Client, stranger: Client) -> None:
    made = api.made("/tax-codes", _code())
    path, reader = f"/tax-codes/{made['id']}", as_role(api, Role.USER)

    with untouched(api.caller):
        forbidden = [
            reader.post("/tax-codes", _code()),
            reader.patch(path, {"version": 1, "name": "Mine"}),
            reader.delete(path, version="1"),
        ]
        stale = [api.patch(path, {"version": 7, "name": "Mine"}), api.patch(path, {"name": "Mine"}), api.delete(path)]
        foreign = stranger.patch(path, {"version": 1, "name": "Mine"})
        unknown = stranger.patch(f"/tax-codes/{new_id()}", {"version": 1, "name": "Mine"})

    assert [(each.status, each.code) for each in forbidden] == [(403, "permission_denied")] * 3
    assert [each.status for each in stale] == [409, 428, 428]
    assert stale[0].body["current"] == made
    assert (foreign.status, without_request_id(foreign)) == (404, without_request_id(unknown))
    assert reader.get(path).body == made


def test_every_route_takes_at_most_two_round_trips(api: Client, calls: CallCount) -> None:
    first = api.made("/tax-codes", _code("First", is_default=True))

    calls.operations.clear()
    made = api.made("/tax-codes", _code("Second", is_default=True))
    assert len(calls.operations) == 2
    calls.operations.clear()
    assert api.patch(f"/tax-codes/{first['id']}", {"version": 2, "is_default": True}).status == 200
    assert len(calls.operations) == 3  # code beside marker, and the transaction
    assert made["is_default"]
