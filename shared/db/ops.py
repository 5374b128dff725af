"""Write operations as values: what is written, under which condition, and which problem a refusal means."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

from shared.db.keys import Family
from shared.errors import Conflict

Item = dict[str, Any]
Otherwise = Callable[[Item | None], Exception]

_serializer = TypeSerializer()
_deserializer = TypeDeserializer()


def to_wire(item: Mapping[str, Any]) -> dict[str, Any]:
    """The item as DynamoDB's JSON; None is left out, a float raises TypeError."""
    return {name: _serializer.serialize(value) for name, value in item.items() if value is not None}


def from_wire(item: Mapping[str, Any]) -> Item:
    return {name: _deserializer.deserialize(value) for name, value in item.items()}


class Kind(StrEnum):
    """The four actions of a transaction, under DynamoDB's names."""

    PUT = "Put"
    UPDATE = "Update"
    DELETE = "Delete"
    CHECK = "ConditionCheck"


@dataclass(frozen=True)
class Condition:
    """One comparison of a stored attribute: `=`, `<>`, `<`, `absent or <`, or `absent`, `present` without a value."""

    attribute: str
    operator: str
    value: Any = None


def equals(attribute: str, value: Any) -> Condition:
    return Condition(attribute, "=", value)


def differs(attribute: str, value: Any) -> Condition:
    return Condition(attribute, "<>", value)


def absent(attribute: str) -> Condition:
    return Condition(attribute, "absent")


def present(attribute: str) -> Condition:
    return Condition(attribute, "present")


def absent_or_below(attribute: str, value: Any) -> Condition:
    return Condition(attribute, "absent or <", value)


@dataclass(frozen=True)
class Op:
    """One write. `otherwise` turns the stored item that refused the condition into the problem to raise."""

    kind: Kind
    sk: str
    otherwise: Otherwise
    family: Family | None = None
    where: tuple[Condition, ...] = ()
    values: Item = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    added: Item = field(default_factory=dict)


def unexpected(stored: Item | None) -> Exception:
    """The refusal of a condition that only a defect can break."""
    return Conflict("conflict", "The record is not in the state that this change expects.")


def put(
    sk: str,
    values: Item,
    *where: Condition,
    family: Family | None = None,
    otherwise: Otherwise = unexpected,
) -> Op:
    """Write the whole item, by default whatever is there."""
    return Op(Kind.PUT, sk, otherwise, family, where, values)


def put_new(sk: str, values: Item, *, family: Family | None = None, otherwise: Otherwise = unexpected) -> Op:
    """Write the whole item where none is."""
    return put(sk, values, absent("SK"), family=family, otherwise=otherwise)


def change(
    sk: str,
    before: Item,
    after: Item,
    *where: Condition,
    family: Family | None = None,
    otherwise: Otherwise = unexpected,
) -> Op:
    """Set and remove just the attributes in which `after` differs from `before`."""
    values = {name: value for name, value in after.items() if value is not None and before.get(name) != value}
    removed = tuple(name for name, value in before.items() if value is not None and after.get(name) is None)
    return Op(Kind.UPDATE, sk, otherwise, family, where, values, removed)


def add(sk: str, path: str, number: int, *where: Condition, otherwise: Otherwise = unexpected) -> Op:
    """Add to a number of an item that is there, whatever else is changed meanwhile; the path may lie within a map."""
    return Op(Kind.UPDATE, sk, otherwise, None, (present("SK"), *where), added={path: number})


def delete(sk: str, *where: Condition, family: Family | None = None, otherwise: Otherwise = unexpected) -> Op:
    """Remove the item."""
    return Op(Kind.DELETE, sk, otherwise, family, where)


def check(sk: str, *where: Condition, family: Family | None = None, otherwise: Otherwise = unexpected) -> Op:
    """Write nothing, but let the transaction depend on this item."""
    return Op(Kind.CHECK, sk, otherwise, family, where)


def condition_expression(where: tuple[Condition, ...]) -> tuple[str, dict[str, str], dict[str, Any]]:
    """Expression, names and values of `where`, each attribute behind an alias so that no reserved word matters."""
    clauses: list[str] = []
    names: dict[str, str] = {}
    values: dict[str, Any] = {}
    for number, each in enumerate(where):
        path = _alias(f"#c{number}", each.attribute, names)
        if each.operator in ("absent", "present"):
            function = "attribute_not_exists" if each.operator == "absent" else "attribute_exists"
            clauses.append(f"{function}({path})")
        elif each.operator == "absent or <":
            clauses.append(f"(attribute_not_exists({path}) OR {path} < :c{number})")
            values[f":c{number}"] = each.value
        else:
            clauses.append(f"{path} {each.operator} :c{number}")
            values[f":c{number}"] = each.value
    return " AND ".join(clauses), names, values


def _alias(begin: str, path: str, names: dict[str, str]) -> str:
    """The path behind aliases, which are added to `names`; a value within a map has a dotted one."""
    parts = path.split(".")
    aliases = [begin + "_" * depth for depth in range(len(parts))]
    names.update(zip(aliases, parts, strict=True))
    return ".".join(aliases)


def action(op: Op, table_name: str, pk: str) -> dict[str, Any]:
    """The arguments of one transaction action, or of the single call of the same kind."""
    condition, names, values = condition_expression(op.where)
    arguments: dict[str, Any] = {"TableName": table_name, "ReturnValuesOnConditionCheckFailure": "ALL_OLD"}
    if op.kind is Kind.PUT:
        arguments["Item"] = to_wire({"PK": pk, "SK": op.sk, **op.values})
    else:
        arguments["Key"] = to_wire({"PK": pk, "SK": op.sk})
    if op.kind is Kind.UPDATE:
        arguments["UpdateExpression"] = _update_expression(op, names, values)
    if condition:
        arguments["ConditionExpression"] = condition
    if names:
        arguments["ExpressionAttributeNames"] = names
    if values:
        arguments["ExpressionAttributeValues"] = to_wire(values)
    return arguments


def counting(table_name: str, pk: str, sk: str, *, by: int, ttl: int) -> dict[str, Any]:
    """The arguments of a call that adds to the number of a row, which begins at nought and ends at `ttl`."""
    return {
        "TableName": table_name,
        "Key": to_wire({"PK": pk, "SK": sk}),
        "UpdateExpression": "ADD #n :by SET #ttl = :ttl",
        "ExpressionAttributeNames": {"#n": "n", "#ttl": "ttl"},
        "ExpressionAttributeValues": to_wire({":by": by, ":ttl": ttl}),
        "ReturnValues": "UPDATED_NEW",
    }


def _update_expression(op: Op, names: dict[str, str], values: dict[str, Any]) -> str:
    sets, removes = [], []
    for number, (name, value) in enumerate(op.values.items()):
        names[f"#s{number}"] = name
        values[f":s{number}"] = value
        sets.append(f"#s{number} = :s{number}")
    for number, (path, amount) in enumerate(op.added.items()):
        alias = _alias(f"#a{number}", path, names)
        values[f":a{number}"] = amount
        values[":none"] = 0
        sets.append(f"{alias} = if_not_exists({alias}, :none) + :a{number}")
    for number, name in enumerate(op.removed):
        names[f"#r{number}"] = name
        removes.append(f"#r{number}")
    return " ".join(part for part in (_clause("SET", sets), _clause("REMOVE", removes)) if part)


def _clause(word: str, parts: list[str]) -> str:
    return f"{word} {', '.join(parts)}" if parts else ""
