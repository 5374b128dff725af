"""What needs no sign-in, and that everything else does."""

import json
from pathlib import Path

import pytest
from botocore.exceptions import EndpointConnectionError

from functions.identity import handler as identity
from functions.identity.handler import PUBLIC
from shared import aws
from shared.caller import Caller
from shared.ids import new_id
from tests.conftest import CallCount
from tests.factories import new_caller
from tests.front_door import Client, apps, owner_of
from tests.functions.identity.conftest import Browser, Pool


@pytest.mark.req("21.10")
def test_health_reads_the_table(pool: Pool, calls: CallCount) -> None:
    answer = Browser().send("GET", "/health")

    assert (answer.status, answer.body) == (200, {"status": "ok"})
    assert calls.operations == ["GetItem"]


@pytest.mark.req("21.10")
def test_health_is_503_while_the_table_does_not_answer(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise EndpointConnectionError(endpoint_url="http://127.0.0.1")

    monkeypatch.setattr(aws, "directory_table", fail)
    answer = Browser().send("GET", "/health")

    assert (answer.status, answer.code) == (503, "unavailable")


@pytest.mark.req("1.22")
@pytest.mark.parametrize("reason", ["token_missing", "token_invalid", "token_expired"])
def test_every_other_route_of_the_product_asks_for_a_sign_in(alpha: Caller, calls: CallCount, reason: str) -> None:
    refused, public = [], set()
    for app in apps().values():
        for route in app._static_routes + app._dynamic_routes:
            if (route.method, route.openapi_path) in PUBLIC:
                public.add((route.method, route.openapi_path))
                continue
            path = "/".join(new_id() if part.startswith("{") else part for part in route.openapi_path.split("/"))
            answer = Client(alpha).send(
                route.method, path.removeprefix("/api/v1"), {"unknown": 1}, verdict={"reason": reason}
            )
            refused.append((answer.status, answer.code))

    assert set(refused) == {(401, reason)}
    assert len(refused) >= 8
    assert public == PUBLIC
    assert calls.operations == []


@pytest.mark.req("19.2")
def test_the_description_is_the_packaged_one(pool: Pool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    described = {"openapi": "3.1.0", "info": {"title": "API </script>", "version": "1"}, "paths": {}}
    packaged = tmp_path / "openapi.json"
    packaged.write_text(json.dumps(described))
    use(monkeypatch, packaged)

    assert Browser().send("GET", "/openapi.json").body == described
    page = Browser().send("GET", "/docs")
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert page.text.startswith("<!doctype html>")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert policy.count("'sha256-") == page.text.count("</script>") == 2
    assert "unsafe-inline" not in policy.partition("script-src")[2]
    assert '<\\/script>", "version": "1"' in page.text
    assert "SwaggerUIBundle" in page.text
    assert "validatorUrl: null" in page.text
    outside = [part for part in ('<script src="', "<link", 'src="http') if part in page.text.partition("<script>")[0]]
    assert outside == []


@pytest.mark.req("19.2")
def test_a_package_without_a_description_says_404(pool: Pool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    use(monkeypatch, tmp_path / "openapi.json")

    answers = [Browser().send("GET", path) for path in ("/openapi.json", "/docs")]

    assert [(each.status, each.code) for each in answers] == [(404, "not_found")] * 2


def test_the_description_lies_beside_the_code() -> None:
    assert Path(identity.__file__).parents[2] / "docs" / "openapi.json" == identity._OPENAPI


def test_fields_do_not_break_what_is_no_record(pool: Pool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    packaged = tmp_path / "openapi.json"
    packaged.write_text("{}")
    use(monkeypatch, packaged)

    assert Client(new_caller()).get("/docs", fields="a").status == 200


def test_an_unknown_path_and_a_wrong_method_are_problems(pool: Pool) -> None:
    unknown = Browser().send("GET", "/nothing-here")
    wrong = Browser().send("GET", "/auth/login")

    assert owner_of("GET", "/api/v1/nothing-here") == "identity"
    assert (unknown.status, unknown.code) == (404, "not_found")
    assert (wrong.status, wrong.code, wrong.headers["allow"]) == (405, "method_not_allowed", "POST")


def use(monkeypatch: pytest.MonkeyPatch, packaged: Path) -> None:
    monkeypatch.setattr(identity, "_OPENAPI", packaged)
    identity._description.cache_clear()
    identity._docs_page.cache_clear()
    identity._docs_policy.cache_clear()
