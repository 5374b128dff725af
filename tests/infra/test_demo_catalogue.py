"""What the demo firms make quotes of is what the API takes, and comes to something."""

from typing import Any, cast

import pytest

from infra.local import catalogue
from infra.local.http import ApiSession
from tests.factories import new_firm
from tests.front_door import Client


class _Session:
    """The browser of the demo's admin, at the front door."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def call(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.client.send(method, path, body)
        assert answer.status in (200, 201), answer.text
        return answer.body


@pytest.mark.req("3.6", "3.7", "3.9")
@pytest.mark.parametrize(
    ("key", "currency", "totals"),
    [
        (
            "alpha",
            "INR",
            {"Kitchen, L-shape": "110448.02", "Wardrobe, sliding": "60511.58", "Bedroom, complete": "47146.20"},
        ),
        ("beta", "USD", {"Website by pages": "4790.50"}),
    ],
)
def test_the_demo_catalogue_is_sound(cloud: None, key: str, currency: str, totals: dict[str, str]) -> None:
    api = Client(new_firm(currency, "UTC"))

    catalogue.fill(cast(ApiSession, _Session(api)), key)

    tree = api.get("/categories").body
    assert (tree["version"], len(tree["items"])) == (
        1,
        sum(1 + len(each) for each in catalogue.CATEGORIES[key].values()),
    )
    found = {}
    for each in api.get("/families").body["items"]:
        family = api.get(f"/families/{each['id']}").body
        wanted = {name: family[name] for name in ("markup", "dimensions", "items")}
        found[each["name"]] = api.post("/families/try", wanted).body["total"]
    assert found == totals
