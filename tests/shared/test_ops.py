"""Write operations as values. Pure."""

from decimal import Decimal
from typing import Any

import pytest

from shared.db.keys import Family
from shared.db.ops import (
    Kind,
    absent,
    absent_or_below,
    action,
    change,
    check,
    condition_expression,
    delete,
    differs,
    equals,
    from_wire,
    present,
    put,
    put_new,
    to_wire,
    unexpected,
)
from shared.errors import Conflict


@pytest.mark.req("S6")
@pytest.mark.parametrize("item", [{"a": 1.5}, {"a": {"b": [1, 2.0]}}, {"a": float("nan")}])
def test_a_float_is_never_written(item: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="Float types are not supported"):
        to_wire(item)


def test_an_item_survives_the_wire_but_for_its_empty_attributes() -> None:
    item = {"n": 1, "d": Decimal("1.5"), "s": "x", "l": [{"a": None}], "b": True, "none": None}

    wire = to_wire(item)

    assert wire["n"] == {"N": "1"}
    assert "none" not in wire
    assert from_wire(wire) == {name: value for name, value in item.items() if value is not None}


def test_conditions_never_name_an_attribute_in_the_expression() -> None:
    where = (equals("size", 1), differs("name", "x"), absent("ttl"), present("status"))

    assert condition_expression(where) == (
        "#c0 = :c0 AND #c1 <> :c1 AND attribute_not_exists(#c2) AND attribute_exists(#c3)",
        {"#c0": "size", "#c1": "name", "#c2": "ttl", "#c3": "status"},
        {":c0": 1, ":c1": "x"},
    )
    assert condition_expression((absent_or_below("ttl", 7),)) == (
        "(attribute_not_exists(#c0) OR #c0 < :c0)",
        {"#c0": "ttl"},
        {":c0": 7},
    )
    assert condition_expression((equals("settings.currency", "INR"),)) == (
        "#c0.#c0_ = :c0",
        {"#c0": "settings", "#c0_": "currency"},
        {":c0": "INR"},
    )
    assert condition_expression(()) == ("", {}, {})


def test_a_put() -> None:
    assert action(put("LEAD#1", {"a": 1, "b": None}), "table", "ORG#1") == {
        "TableName": "table",
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        "Item": {"PK": {"S": "ORG#1"}, "SK": {"S": "LEAD#1"}, "a": {"N": "1"}},
    }
    new = put_new("X", {}, family=Family.UNIQUE)
    assert (new.kind, new.family, new.where) == (Kind.PUT, Family.UNIQUE, (absent("SK"),))


def test_a_change_writes_just_what_differs() -> None:
    before = {"same": 1, "changed": 1, "emptied": 1, "gone": 1, "never": None}
    after = {"same": 1, "changed": 2, "emptied": None, "added": 3, "never": None}

    body = action(change("LEAD#1", before, after, equals("version", 1)), "table", "ORG#1")

    assert body == {
        "TableName": "table",
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        "Key": {"PK": {"S": "ORG#1"}, "SK": {"S": "LEAD#1"}},
        "UpdateExpression": "SET #s0 = :s0, #s1 = :s1 REMOVE #r0, #r1",
        "ConditionExpression": "#c0 = :c0",
        "ExpressionAttributeNames": {
            "#c0": "version",
            "#s0": "changed",
            "#s1": "added",
            "#r0": "emptied",
            "#r1": "gone",
        },
        "ExpressionAttributeValues": {":c0": {"N": "1"}, ":s0": {"N": "2"}, ":s1": {"N": "3"}},
    }


def test_a_delete_and_a_check() -> None:
    removal = action(delete("X", present("SK")), "table", "ORG#1")
    look = action(check("X", present("SK")), "table", "ORG#1")

    assert removal == look
    assert removal["Key"] == {"PK": {"S": "ORG#1"}, "SK": {"S": "X"}}
    assert "ExpressionAttributeValues" not in removal
    assert (delete("X").kind, check("X").kind) == (Kind.DELETE, Kind.CHECK)


def test_a_refusal_nobody_expected_is_a_conflict() -> None:
    problem = unexpected(None)

    assert isinstance(problem, Conflict)
    assert problem.code == "conflict"
