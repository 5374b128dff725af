"""The words that records are found by: one row for each word of each record, and one that notes them all.

Told twice, late or out of order, a record is found by the words of its latest version and by no others: the note
says which version that is, and changes with the rows in one transaction.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from botocore.exceptions import ClientError

from shared import aws
from shared.caller import Caller
from shared.db.derived import RACED, rows
from shared.db.keys import ALL_WORDS, LAST, Family, org_partition
from shared.db.ops import Item, from_wire, to_wire
from shared.db.retry import Contended, read, until_uncontended
from shared.settings import setting
from shared.words import Face

_NOTE = "#"  # begins a note's key, and no word
_MOST_ROWS = 100
_MOST_FILTERED = 500


class Words:
    """The words of one kind of records as the members of a firm read them; a moment behind the records."""

    def __init__(self, caller: Caller, kind: str) -> None:
        self._caller, self._kind = caller, kind

    def under(
        self, words: Sequence[str], *, before: str | None = None, descending: bool = False
    ) -> tuple[list[Item], str | None]:
        """The rows under words that begin with the first of `words`, of records with words that begin with the
        others; and the last row looked at where one question does not read them all."""
        first, *others = words
        values = {f":{number}": f" {word}" for number, word in enumerate(others)}
        pk = org_partition(self._caller.org_id, Family.SEARCH, self._kind)
        arguments: dict[str, Any] = {
            "TableName": setting("TABLE_NAME"),
            "KeyConditionExpression": "PK = :pk AND SK BETWEEN :low AND :high",
            "ExpressionAttributeValues": to_wire(
                {":pk": pk, ":low": first, ":high": min(before or LAST, first + LAST), **values}
            ),
            "ScanIndexForward": not descending,
            "Limit": _MOST_FILTERED if others else _MOST_ROWS,
        }
        if others:
            arguments |= {
                "FilterExpression": " AND ".join(f"contains(#all, {name})" for name in values),
                "ExpressionAttributeNames": {"#all": ALL_WORDS},
            }
        answer = read(aws.tenant_table(self._caller.org_id).query, **arguments)
        reached = answer.get("LastEvaluatedKey", {}).get("SK", {}).get("S")
        return [row for row in map(from_wire, answer["Items"]) if row["SK"] != before], reached

    def records(self, words: Sequence[str], before: str | None) -> tuple[list[Item], str | None]:
        """The same rows from the last on, one for each record; of those under one word the latest made come first."""
        rows, reached = self.under(words, before=before, descending=True)
        once = [row for row in rows if _is_the_record_s(row, words[0])]
        return (once[:_MOST_ROWS], str(once[_MOST_ROWS - 1]["SK"])) if len(once) > _MOST_ROWS else (once, reached)


def _is_the_record_s(row: Item, begin: str) -> bool:
    """Whether it is that one of a record's rows under words with this beginning by which it is listed."""
    word, _, _ = row["SK"].rpartition("#")
    return bool(word == max(each for each in row[ALL_WORDS].split() if each.startswith(begin)))


class WordIndex:
    """The words of one kind of records of one firm."""

    def __init__(self, org_id: str, kind: str) -> None:
        self._org_id, self._kind = org_id, kind

    def apply(self, record_id: str, version: int, face: Face, *, again: bool = False) -> bool:
        """Let the record be found by exactly `face`; False when this version, or a later one, was applied before.

        With `again` this version is applied anew, as after a change of what else it is found by.
        """
        return until_uncontended(lambda: self._apply(record_id, version, face, again))

    def _apply(self, record_id: str, version: int, face: Face, again: bool) -> bool:
        note = self._note(record_id)
        if note is not None:
            same = all(note[name] == value for name, value in _row(face).items())
            if note["version"] > version or (note["version"] == version and (same or not again)):
                return False
            before = set() if same else set(note[ALL_WORDS].split())
            changes = [] if same else self._changes(record_id, before, face)
        else:
            changes = self._changes(record_id, set(), face)
        self._write(self._noting(record_id, note, version, face), changes)
        return True

    def _changes(self, record_id: str, before: set[str], face: Face) -> list[dict[str, Any]]:
        table = setting("TABLE_NAME")
        put = [self._key(f"{word}#{record_id}") | to_wire({"id": record_id} | _row(face)) for word in face.words]
        gone = [self._key(f"{word}#{record_id}") for word in sorted(before - set(face.words))]
        return [
            *({"Put": {"TableName": table, "Item": item}} for item in put),
            *({"Delete": {"TableName": table, "Key": key}} for key in gone),
        ]

    def _noting(self, record_id: str, known: Item | None, version: int, face: Face) -> dict[str, Any]:
        note: dict[str, Any] = {
            "TableName": setting("TABLE_NAME"),
            "Item": self._key(_NOTE + record_id) | to_wire({"version": version} | _row(face)),
            "ConditionExpression": "attribute_not_exists(SK)",
        }
        if known is not None:
            names = ("version", *_row(face))
            note |= {
                "ConditionExpression": " AND ".join(f"#{name} = :{name}" for name in names),
                "ExpressionAttributeNames": {f"#{name}": name for name in names},
                "ExpressionAttributeValues": to_wire({f":{name}": known[name] for name in names}),
            }
        return {"Put": note}

    def _write(self, note: dict[str, Any], changes: list[dict[str, Any]]) -> None:
        try:
            aws.stream_table().transact_write_items(TransactItems=[note, *changes])
        except ClientError as error:
            if error.response["Error"]["Code"] in RACED:
                raise Contended from error
            raise

    def _note(self, record_id: str) -> Item | None:
        answer = read(
            aws.stream_table().get_item,
            TableName=setting("TABLE_NAME"),
            Key=self._key(_NOTE + record_id),
            ConsistentRead=True,
        )
        return from_wire(answer["Item"]) if "Item" in answer else None

    def records(self) -> Iterator[tuple[str, int]]:
        """Every record that is found by something, and the version it was applied at."""
        for item in rows(self._org_id, Family.SEARCH, self._kind):
            if item["SK"].startswith(_NOTE) and item[ALL_WORDS]:
                yield item["SK"][len(_NOTE) :], int(item["version"])

    def clear(self) -> None:
        """Forget all words; only while nothing applies to this firm."""
        for item in list(rows(self._org_id, Family.SEARCH, self._kind)):
            aws.stream_table().delete_item(TableName=setting("TABLE_NAME"), Key=self._key(item["SK"]))

    def _key(self, sk: str) -> dict[str, Any]:
        return to_wire({"PK": org_partition(self._org_id, Family.SEARCH, self._kind), "SK": sk})


def _row(face: Face) -> Item:
    """What every row of a record says."""
    of = {"of": face.of} if face.of else {}
    return {"title": face.title, "detail": face.detail, ALL_WORDS: "".join(f" {word}" for word in face.words)} | of
