"""Finishing and removing, cut off at the worst moments: a file without its bytes never, and sent again it is done."""

from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ReadTimeoutError

from functions.files import service
from shared import aws
from shared.storage import TenantBucket
from tests.front_door import Client
from tests.functions.files.test_uploads import objects, used
from tests.functions.kinds import untouched
from tests.races.turns import Through
from tests.uploads import PNG, a_file, begun


class Cut(BaseException):
    """The function's process is gone."""


@pytest.fixture
def parent(api: Client) -> str:
    return f"account:{api.made('/accounts', {'name': 'Greenfield'})['id']}"


def cut_off(patch: pytest.MonkeyPatch, error: BaseException, *, after: bool) -> None:
    """The table's transactions end so, before or after they were carried out."""
    direct = aws.tenant_table

    def way(name: str, call: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        if name != "transact_write_items":
            return call(**arguments)
        if after:
            call(**arguments)
        raise error

    patch.setattr(aws, "tenant_table", lambda org_id: Through(direct(org_id), way))


@pytest.mark.req("13.1", "T9")
def test_a_finish_whose_answer_is_lost_is_done_once(api: Client, parent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file_id = begun(api, parent)
    with monkeypatch.context() as patch:
        cut_off(patch, ReadTimeoutError(endpoint_url="table"), after=True)
        assert api.post(f"/files/{file_id}/finish").code == "unavailable"

    with untouched(api.caller):
        answer = api.post(f"/files/{file_id}/finish")

    assert answer.status == 200
    assert api.get("/files", parent=parent).body["items"] == [answer.body]
    assert used(api) == len(PNG)


@pytest.mark.req("13.1", "T9")
def test_a_finish_that_dies_before_its_transaction_can_be_sent_again(
    api: Client, parent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_id = begun(api, parent)
    with monkeypatch.context() as patch, untouched(api.caller):
        cut_off(patch, Cut(), after=False)
        with pytest.raises(Cut):
            service.finish_upload(api.caller, file_id)

    assert api.post(f"/files/{file_id}/finish").status == 200
    assert objects(api) == {f"org/{api.caller.org_id}/{file_id}": {}}


@pytest.mark.req("13.1", "T9")
def test_a_removal_that_dies_after_its_transaction_can_be_sent_again(
    api: Client, parent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, key = a_file(api, parent), {"idempotency-key": "a-key-of-the-browser"}
    with monkeypatch.context() as patch:
        cut_off(patch, ReadTimeoutError(endpoint_url="table"), after=True)
        lost = api.send("DELETE", f"/files/{file['id']}", query={"version": "1"}, headers=key)
    assert (lost.status, api.get(f"/files/{file['id']}").status) == (503, 404)
    assert TenantBucket(api.caller).find(file["id"]) is not None

    again = api.send("DELETE", f"/files/{file['id']}", query={"version": "1"}, headers=key)

    assert again.status == 204
    assert TenantBucket(api.caller).find(file["id"]) is None
    assert used(api) == 0
