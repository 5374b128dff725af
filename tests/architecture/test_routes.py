"""Every route: its permission, its operation id, its place in the deployment and the documents."""

import re
from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest
from aws_lambda_powertools.event_handler.depends import Depends

from functions.identity.handler import PUBLIC
from functions.identity.rules import Permission
from infra.domains import DOMAINS, PAGES
from tests.architecture.source import ROOT
from tests.front_door import apps, owner_of


def routes() -> Iterator[tuple[str, Any]]:
    for name, app in apps().items():
        for route in app._static_routes + app._dynamic_routes:
            yield name, route


def permissions(route: Any) -> list[str | None]:
    """What the signature of a route's function asks of the caller."""
    marks = [
        mark
        for hint in get_type_hints(route.func, include_extras=True).values()
        for mark in getattr(hint, "__metadata__", ())
        if isinstance(mark, Depends)
    ]
    return [mark.dependency.permission for mark in marks if hasattr(mark.dependency, "permission")]


@pytest.mark.req("1.2", "1.24")
def test_every_route_names_its_permission_or_is_public() -> None:
    for _, route in routes():
        label = (route.method, route.openapi_path)
        asked = permissions(route)
        if label in PUBLIC:
            assert asked == [], label
        else:
            assert len(asked) == 1, label
            assert asked[0] is None or asked[0] in set(Permission), label


def test_a_route_that_writes_asks_for_a_writing_permission() -> None:
    """But for what is one's own: anybody signed in may change their password, and nobody another's. To try a family out
    writes nothing."""
    for name, route in routes():
        label = (route.method, route.openapi_path)
        own = name in {"profile", "feeds", "reminders"} or route.openapi_path.endswith("/search/favourites")
        if label not in PUBLIC and not own and route.operation_id != "try_family":
            asked = str(permissions(route)[0])
            assert asked.endswith(":write") == (route.method != "GET"), label


def test_operation_ids_are_unique_and_set() -> None:
    ids = [route.operation_id for _, route in routes()]
    assert None not in ids
    assert len(ids) == len(set(ids))


def test_every_domain_is_deployed() -> None:
    deployed = {spec.name for spec in (*DOMAINS, *PAGES)}
    assert deployed == {path.parent.name for path in ROOT.glob("functions/*/handler.py")}


def test_the_gateway_leads_every_route_to_its_domain() -> None:
    """And its path with a method it does not have, so that 405 is the domain's own answer."""
    for name, route in routes():
        path = re.sub(r"\{\w+\}", "01K0AAAAAAAAAAAAAAAAAAAAAA", route.openapi_path)
        assert {owner_of(method, path) for method in (route.method, "TRACE")} == {name}, path


@pytest.mark.req("19.1")
def test_every_list_is_limited_and_has_cursors() -> None:
    for _, route in routes():
        names = {param.name for param in route.dependant.query_params}
        returned = str(get_type_hints(route.func).get("return"))
        if "Listing[" in returned:
            assert {"limit", "cursor"} <= names, route.openapi_path


def test_access_patterns_are_written_down() -> None:
    """docs/access-patterns.md names every public method of every repository."""
    text = (ROOT / "docs/access-patterns.md").read_text()
    missing = [
        f"{path.parent.name}.{name}"
        for path in sorted((ROOT / "functions").glob("*/repository.py"))
        for name in re.findall(r"^    def ([a-z]\w+)\(", path.read_text(), re.MULTILINE)
        if name not in {"index", "present", "key"} and f"`{name}`" not in text
    ]
    assert missing == []
