"""The smoke test: it takes nothing for proven that was not, and it changes nothing."""

from collections.abc import Iterator

import boto3
import pytest
from botocore.exceptions import ClientError

from infra.artifacts import ROOT
from infra.config import load
from infra.ops import smoke
from infra.ops.probes import Deployed, Unproven, must_be_refused, site, table
from shared.settings import setting
from tests.conftest import RECORDER


@pytest.fixture(autouse=True)
def unrecorded() -> Iterator[None]:
    """The probes ask for what policies must refuse, so the replay has no use for them."""
    before = set(RECORDER.calls)
    yield
    RECORDER.calls = before


def failing_with(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code}}, "GetItem")


def refuse(code: str) -> None:
    raise failing_with(code)


@pytest.mark.parametrize("code", ["AccessDeniedException", "AccessDenied", "403"])
def test_only_a_refusal_proves_anything(code: str) -> None:
    must_be_refused("a read", refuse, code=code)
    with pytest.raises(Unproven, match="a read was allowed"):
        must_be_refused("a read", dict)
    with pytest.raises(Unproven, match="ResourceNotFoundException"):
        must_be_refused("a read", refuse, code="ResourceNotFoundException")


@pytest.mark.req("22.10")
def test_where_nothing_is_enforced_the_table_probes_say_so_and_leave_no_row(
    cloud: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, name = boto3.client("dynamodb"), setting("TABLE_NAME")
    rows = client.scan(TableName=name, Select="COUNT")["Count"]
    outputs = {"TableName": name, "TenantRoleArn": setting("TENANT_ROLE_ARN")}
    monkeypatch.setattr(smoke, "probes", lambda: iter(table.PROBES.items()))

    found = smoke.run(Deployed(load("local"), outputs, boto3.session.Session()))

    assert [name for name, _ in found] == list(table.PROBES)
    assert all(reason is not None for _, reason in found)
    assert client.scan(TableName=name, Select="COUNT")["Count"] == rows


def test_the_page_that_is_asked_for_is_there() -> None:
    assert (ROOT / f"frontend/src/app{site.PAGE}/page.tsx").is_file()


def test_every_check_has_a_name_of_its_own() -> None:
    names = [name for name, _ in smoke.probes()]

    assert len(names) == len(set(names)) == 11
    assert len(smoke.BY_HAND) == 5
