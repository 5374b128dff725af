"""Uploads finished by many at once: each file is there once, and no plan takes more than it has."""

from functools import partial

import boto3
import pytest

from functions.tenants.repository import OrgRepository, org_of
from shared.db.ops import change
from tests.conftest import UPLOADS
from tests.races.conftest import Race, tally
from tests.uploads import PNG, begun


@pytest.fixture
def parent(race: Race) -> str:
    return f"account:{race.api.made('/accounts', {'name': 'Greenfield'})['id']}"


def used(race: Race) -> int:
    count: int = race.api.get("/org").body["usage"]["storage_bytes"]
    return count


@pytest.mark.req("13.1", "T7")
def test_two_who_finish_the_same_upload_get_the_same_file(race: Race, parent: str) -> None:
    file_id = begun(race.api, parent)

    answers = race.all_write_at_once(*[partial(race.api.post, f"/files/{file_id}/finish")] * 8)

    assert tally(answers) == {(200, ""): 8}
    assert len({answer.text for answer in answers}) == 1
    assert [each["id"] for each in race.api.get("/files", parent=parent).body["items"]] == [file_id]
    assert used(race) == len(PNG)


@pytest.mark.req("13.1", "1.6", "T7")
def test_sixteen_uploads_for_the_room_of_five(race: Race, parent: str) -> None:
    uploads = [begun(race.api, parent, name=f"{number}.png") for number in range(16)]
    orgs, org = OrgRepository(race.api.caller), org_of(race.api.caller)
    before = orgs.item(org)
    limits = before["limits"] | {"storage_bytes": 6 * len(PNG) - 1}
    orgs.table.write(change("META", before, before | {"limits": limits}), result="META")

    answers = race.all_write_at_once(*[partial(race.api.post, f"/files/{each}/finish") for each in uploads])

    assert tally(answers) == {(200, ""): 5, (409, "storage_full"): 11}
    files = [each["id"] for each in race.api.get("/files", parent=parent).body["items"]]
    assert sorted(files) == sorted(answer.body["id"] for answer in answers if answer.status == 200)
    assert used(race) == 5 * len(PNG)
    for file_id in files:
        boto3.client("s3").head_object(Bucket=UPLOADS, Key=f"org/{race.api.caller.org_id}/{file_id}")


@pytest.mark.req("13.1", "T7")
def test_a_file_removed_by_many_gives_its_storage_back_once(race: Race, parent: str) -> None:
    file_id = begun(race.api, parent)
    race.api.post(f"/files/{file_id}/finish")

    answers = race.all_write_at_once(*[partial(race.api.delete, f"/files/{file_id}", version="1")] * 8)

    assert tally([each for each in answers if each.status != 204]) == {(409, "stale_version"): 7}
    assert used(race) == 0
