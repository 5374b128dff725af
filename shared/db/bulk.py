"""One change of many records: each has its own verdict, and one that is refused holds up no other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

from shared.caller import Caller
from shared.db.ops import Op
from shared.db.records import Records
from shared.db.retry import Outdated, until_current
from shared.db.table import Replayed, both, together
from shared.errors import Conflict, InvalidInput, StaleVersion
from shared.models import Record, RecordVersion, Verdict, VerdictOut

R = TypeVar("R", bound=Record)

_IN_A_WRITE = 50  # a transaction has a hundred places, and some are for what all depend on


@dataclass(frozen=True)
class _Judged(Generic[R]):
    """A record as it is, what is to become of it, or why nothing is."""

    wanted: RecordVersion
    before: R | None
    after: R | None = None
    refusal: Conflict | None = None


def change_each(
    records: Records[R], wanted: Sequence[RecordVersion], revised: Callable[[R], R], *ops: Op
) -> list[VerdictOut[Any]]:
    """Change those of the records that are as they were seen; a verdict on each, in two round trips.

    `revised` gives the record as it is to be, or raises Conflict. `ops` go with every write: what one of them raises,
    all of the request is refused with. The same request again answers what it answered, with the records as they are.
    """
    ids = [each.id for each in wanted]
    for number, each in enumerate(ids):
        if each in ids[:number]:
            raise InvalidInput.at(f"records.{number}.id", "repeated", "Name each record once.")
    parts = [wanted[start : start + _IN_A_WRITE] for start in range(0, len(wanted), _IN_A_WRITE)]
    calls = [
        partial(until_current, partial(_change, type(records)(_part(records.caller, number)), part, revised, ops))
        for number, part in enumerate(parts)
    ]
    return [verdict for verdicts in together(*calls) for verdict in verdicts]


def _part(caller: Caller, number: int) -> Caller:
    """The caller, for whom each part of a request is one that is carried out once."""
    return replace(caller, request=replace(caller.request, route=f"{caller.request.route}#{number}"))


def _change(
    records: Records[R], wanted: Sequence[RecordVersion], revised: Callable[[R], R], ops: Sequence[Op]
) -> list[VerdictOut[Any]]:
    earlier, found = both(records.table.earlier_result, lambda: records.get_many([each.id for each in wanted]))
    judged = [_judge(records, each, found.get(each.id), revised, earlier) for each in wanted]
    writes = [
        records.change_op(each.before, each.after, otherwise=lambda _: Outdated())
        for each in judged
        if each.before is not None and each.after is not None
    ]
    present = [each.after or each.before for each in judged]
    known = [each for each in present if each is not None]
    if not writes:
        return _verdicts(judged, records.shown(known))
    result = " ".join(each.wanted.id for each in judged if each.after is not None)
    try:
        _, shown = both(lambda: records.table.write(*writes, *ops, result=result), lambda: records.shown(known))
    except Replayed:
        raise Outdated from None  # the same request was carried out beside this one: read what it did
    return _verdicts(judged, shown)


def _judge(
    records: Records[R], wanted: RecordVersion, record: R | None, revised: Callable[[R], R], earlier: str | None
) -> _Judged[R]:
    if record is None or (earlier is not None and wanted.id in earlier.split()):
        return _Judged(wanted, record)
    if record.version != wanted.version:
        return _Judged(wanted, record, refusal=StaleVersion(None))
    try:
        after = revised(record)
    except Conflict as refusal:
        return _Judged(wanted, record, refusal=refusal)
    return _Judged(wanted, record, after) if earlier is None else _Judged(wanted, record, refusal=StaleVersion(None))


def _verdicts(judged: Sequence[_Judged[R]], shown: Sequence[Any]) -> list[VerdictOut[Any]]:
    by_id = {each.id: each for each in shown}
    return [
        VerdictOut(
            id=each.wanted.id,
            verdict=_verdict(each),
            code=each.refusal.code if each.refusal else None,
            detail=each.refusal.detail if each.refusal else None,
            current=by_id.get(each.wanted.id),
        )
        for each in judged
    ]


def _verdict(judged: _Judged[R]) -> Verdict:
    if judged.before is None:
        return Verdict.GONE
    if judged.refusal is None:
        return Verdict.CHANGED
    return Verdict.CONFLICT if isinstance(judged.refusal, StaleVersion) else Verdict.REFUSED
