"""Accounts through the front door."""

import pytest

from tests.front_door import Client


@pytest.mark.req("2.8", "2.9", "2.3")
def test_create_sets_owner_and_answers_201(api: Client) -> None:
    answer = api.post("/accounts", {"name": "Innovate Corp", "website": "innovate.com"})

    assert answer.status == 201
    assert answer.body["name"] == "Innovate Corp"
    assert answer.body["owner_id"] == api.caller.user_id
    assert answer.body["is_active"] is True
    assert answer.body["version"] == 1
    assert api.get(f"/accounts/{answer.body['id']}").body == answer.body
