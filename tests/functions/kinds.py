"""Records that are all made, listed and changed alike, and a look at everything a firm has stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from functions.identity.rules import Role
from shared import aws
from shared.caller import Caller
from shared.db.keys import Family, org_partition
from shared.db.ops import from_wire, to_wire
from tests.conftest import TABLE
from tests.factories import colleague
from tests.front_door import Answer, Client

UNKNOWN = "01M80DV73S9GT2XSKSPAV25943"


@dataclass(frozen=True)
class Kind:
    """One kind of record: its path, the field that names it, and what its name follows in the index."""

    path: str
    label: str
    of_account: bool = False

    def body(self, api: Client, label: str = "Innovate", **fields: Any) -> dict[str, Any]:
        """A create body that is right for this firm."""
        body: dict[str, Any] = {self.label: label}
        if self.of_account and "account_id" not in fields:
            body["account_id"] = api.made("/accounts", {"name": "Their account"})["id"]
        return body | fields

    def made(self, api: Client, label: str = "Innovate", **fields: Any) -> dict[str, Any]:
        return api.made(self.path, self.body(api, label, **fields))


ACCOUNTS = Kind("/accounts", "name")
CONTACTS = Kind("/contacts", "last_name", of_account=True)
PRODUCTS = Kind("/products", "name")

every_kind = pytest.mark.parametrize("kind", [ACCOUNTS, CONTACTS, PRODUCTS], ids=lambda kind: kind.path[1:])


def everything(caller: Caller) -> list[dict[str, Any]]:
    """Every row of the firm, in whatever partition."""
    table, rows = aws.tenant_table(caller.org_id), []
    for family in (None, *Family):
        answer = table.query(
            TableName=TABLE,
            KeyConditionExpression="PK = :pk",
            ExpressionAttributeValues=to_wire({":pk": org_partition(caller.org_id, family)}),
        )
        assert "LastEvaluatedKey" not in answer
        rows += [from_wire(item) for item in answer["Items"]]
    return rows


@contextmanager
def untouched(caller: Caller, but: str = "none") -> Iterator[None]:
    """Holds that what happens within changes not one row of the firm, `but` a partition that ends so."""

    def rows() -> list[dict[str, Any]]:
        return [row for row in everything(caller) if not row["PK"].endswith(but)]

    before = rows()
    yield
    assert rows() == before


def as_role(api: Client, role: Role) -> Client:
    """A colleague's browser."""
    return Client(colleague(api.caller, role))


def labels(answer: Answer, label: str) -> list[str]:
    """The names of a page, in its order."""
    assert answer.status == 200, answer.text
    return [each[label] for each in answer.body["items"]]


def without_request_id(answer: Answer) -> dict[str, Any]:
    """A refusal's body but for what differs between any two requests."""
    return {name: value for name, value in answer.body.items() if name != "request_id"}


def all_pages(api: Client, path: str, limit: int, **query: str) -> list[list[dict[str, Any]]]:
    """The pages of a list, followed by their cursors to the end."""
    pages: list[list[dict[str, Any]]] = []
    cursor: dict[str, str] = {}
    while True:
        answer = api.get(path, limit=str(limit), **query, **cursor)
        assert answer.status == 200, answer.text
        pages.append(answer.body["items"])
        if answer.body["next_cursor"] is None:
            return pages
        cursor = {"cursor": answer.body["next_cursor"]}
