"""Merging duplicates: one transaction that decides, then steps that bring everything over; and back, for thirty days.

Whatever ends half-way goes on: each step is a transaction that also says how far the merge has come, and the stream
tells of every such change, upon which the next steps are taken.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from functions.contacts.repository import ContactRepository
from functions.identity.repository import owner_ops
from functions.merging.models import AccountMerge, ContactMerge, Merge, MergeKind, MergeOut, MergeState
from functions.merging.repository import KEPT, MergeRepository
from functions.merging.rules import LINKS, MOVES, READS, given_back, plain, restored, taken
from shared import clock
from shared.caller import Caller, Request, nobody
from shared.db.lineage import ancestors, unmoved_ops
from shared.db.ops import Op
from shared.db.records import Records, fresh, revise
from shared.db.retry import Outdated, until_current
from shared.db.stream import Changed
from shared.db.table import both
from shared.errors import Conflict, InvalidInput, NotFound, VersionRequired

_UNDO_DAYS = 30
_STEPS = 10
"""Steps taken at once: they hold up whatever else the stream has to tell."""

_UNDER_WAY = (MergeState.RUNNING, MergeState.UNDOING)


def merge_records(
    caller: Caller, kind: MergeKind, survivor_id: str, data: AccountMerge | ContactMerge
) -> tuple[MergeOut, bool]:
    """Let one record go into another, which keeps its own fields but those in `take`; False when it was merged before.

    Whatever hangs below the other one is brought over in steps after this. VersionRequired, StaleVersion of either,
    InvalidInput, Conflict `record_merged`.
    """
    require_mover(caller, kind)
    merge, created = until_current(lambda: _merge(caller, kind, survivor_id, data))
    return MergeRepository.show(merge), created


def require_mover(caller: Caller, kind: MergeKind) -> None:
    """Forbidden for who may not change all that a merge of this kind brings over."""
    caller.require(*MOVES[kind])


def _merge(caller: Caller, kind: MergeKind, survivor_id: str, data: AccountMerge | ContactMerge) -> tuple[Merge, bool]:
    merges, records = MergeRepository(caller), KEPT[kind](caller)
    if data.other_id == survivor_id:
        raise InvalidInput.at("other_id", "same_record", "Choose another record.")
    earlier, found = both(merges.table.earlier_result, lambda: records.get_many([survivor_id, data.other_id]))
    if earlier is not None:
        return merges.get(earlier.partition("#")[2]), False
    survivor, loser = _pair(records, found, survivor_id, data)
    fields = [str(each) for each in data.take]
    changes, checks = _place(records, kind, survivor, loser, taken(survivor, loser, fields))
    after = revise(survivor, changes)
    merge = _new_merge(caller, kind, survivor, loser, after, list(changes))
    gone = revise(loser, {"is_active": False, "merged_into_id": survivor.id})
    ops = [
        records.change_op(survivor, after, otherwise=lambda _: Outdated()),
        records.change_op(loser, gone, otherwise=lambda _: Outdated()),
        *checks,
        *(_email_ops(caller, survivor, loser, after) if kind is MergeKind.CONTACT else ()),
        *owner_ops(caller, after.owner_id, survivor.owner_id, "take"),
    ]
    return merges.create(merge, *ops)


def _pair(
    records: Records[Any], found: dict[str, Any], survivor_id: str, data: AccountMerge | ContactMerge
) -> tuple[Any, Any]:
    """The two as they are, when they can become one."""
    survivor, loser = found.get(survivor_id), found.get(data.other_id)
    if survivor is None:
        raise NotFound
    if loser is None:
        raise InvalidInput.at("other_id", "unknown_record", "There is no such record.")
    if data.version is None or data.other_version is None:
        raise VersionRequired
    for record, version in ((survivor, data.version), (loser, data.other_version)):
        if record.merged_into_id is not None:
            raise Conflict("record_merged", "This record went into another one.", current=records.present(record))
        records.require_version(record, version)
    if not survivor.is_active:
        message = "Reactivate the record that is to stay."
        raise Conflict("record_inactive", message, current=records.present(survivor))
    if getattr(survivor, "account_id", None) != getattr(loser, "account_id", None):
        message = "Only contacts of one account can be merged. Merge their accounts, or move one of them, first."
        raise InvalidInput.at("other_id", "other_account", message)
    return survivor, loser


def _new_merge(caller: Caller, kind: MergeKind, survivor: Any, loser: Any, after: Any, fields: list[str]) -> Merge:
    now = clock.now()
    return Merge(
        **fresh(now=now),
        kind=kind,
        state=MergeState.RUNNING,
        survivor_id=survivor.id,
        survivor_name=after.name,
        loser_id=loser.id,
        loser_name=loser.name,
        merged_by=caller.author,
        undo_until=now + timedelta(days=_UNDO_DAYS),
        was_active=loser.is_active,
        before=plain(survivor, fields),
        after=plain(after, fields),
        moved=0,
        restored=0,
        left=0,
        left_keys=[],
        kept_fields=[],
        quiet=False,
    )


def _place(
    records: Records[Any], kind: MergeKind, survivor: Any, loser: Any, changes: dict[str, Any]
) -> tuple[dict[str, Any], Sequence[Op]]:
    """The changes with the survivor's place among its kind, and what that place depends on.

    Who stood below the other one, however far, takes its place: else it would come to stand below itself.
    """
    link = LINKS[kind]
    try:
        above = _above(records, link, loser.id, getattr(survivor, link))
    except InvalidInput:
        return changes | {link: getattr(loser, link)}, ()
    if link not in changes:
        return changes, unmoved_ops(records, link, above)
    try:
        wanted = _above(records, link, survivor.id, changes[link])
    except InvalidInput:
        message = "The record that stays cannot stand below itself."
        raise InvalidInput.at("take", "circular_parent", message) from None
    return changes, unmoved_ops(records, link, wanted)


def _above(records: Records[Any], link: str, record_id: str, above_id: str | None) -> list[Any]:
    return ancestors(records, link, record_id, above_id) if above_id else []


def _email_ops(caller: Caller, survivor: Any, loser: Any, after: Any) -> Sequence[Op]:
    """Whose the addresses are: the survivor's is, the one that nobody has any more is free."""
    contacts = ContactRepository(caller)
    if after.email == survivor.email:
        return (contacts.release_email_op(loser.id, loser.email),) if loser.email else ()
    released = [contacts.release_email_op(survivor.id, survivor.email)] if survivor.email else []
    handed = [contacts.hand_email_op(loser.id, survivor.id, loser.email)] if loser.email else []
    return (*released, *handed)


def list_merges(
    caller: Caller, kind: MergeKind, record_id: str, *, limit: int, after: str | None
) -> tuple[list[MergeOut], str | None]:
    """The merges that a record stayed in, the latest first; NotFound when the firm has no such record."""
    merges = MergeRepository(caller)
    _, (found, position) = both(
        lambda: KEPT[kind](caller).get(record_id), lambda: merges.of_survivor(record_id, limit=limit, after=after)
    )
    return [merges.show(each) for each in found if each.kind is kind], position


def get_merge(caller: Caller, merge_id: str) -> MergeOut:
    """The merge and how far it has come; NotFound when the firm has none such, Forbidden for who may not read these."""
    merge = MergeRepository(caller).get(merge_id)
    caller.require(READS[merge.kind])
    return MergeRepository.show(merge)


def go_on(change: Changed) -> None:
    """Take the next steps of a merge that has just begun or come further. Told twice, late or again, it is no harm."""
    if change.kind == MergeRepository.name and change.after and change.after["state"] in _UNDER_WAY:
        _go_on(change.org_id, change.after["id"])


def continue_merge(caller: Caller, merge_id: str) -> MergeOut:
    """Take the next steps of a merge at once, should it have come to a stop; as it is then."""
    merges = MergeRepository(caller)
    require_mover(caller, merges.get(merge_id).kind)
    _go_on(caller.org_id, merge_id)
    return merges.show(merges.get(merge_id))


def _go_on(org_id: str, merge_id: str) -> None:
    for _ in range(_STEPS):
        if not until_current(partial(_step, org_id, merge_id)):
            return


def _step(org_id: str, merge_id: str) -> bool:
    """Take one step; False when the next one is not to follow at once, or there is none."""
    merge = MergeRepository(nobody(org_id)).get(merge_id)
    # each change is by whoever merged, and claims no request's key
    author = replace(nobody(org_id), user_id=merge.merged_by, request=Request(id=""))
    merges = MergeRepository(author)
    if merge.state is MergeState.RUNNING:
        return _bring_over(merges, merge)
    return _bring_back(merges, merge) if merge.state is MergeState.UNDOING else False


def _bring_over(merges: MergeRepository, merge: Merge) -> bool:
    """Some records come over. Two looks that find none, the second a moment later, end the merge: indexes lag."""
    moves = merges.next_moves(merge)
    if moves.count:
        changes: dict[str, Any] = {"moved": merge.moved + moves.count, "quiet": False}
    else:
        changes = {"state": MergeState.DONE} if merge.quiet else {"quiet": True}
    merges.table.write(*moves.ops, merges.step_op(merge, changes), result="")
    return moves.count > 0


def undo_merge(caller: Caller, merge_id: str, version: int | None) -> MergeOut:
    """Let the other record be again, and bring back, in steps after this, what nobody has moved since.

    VersionRequired, StaleVersion, Conflict `merge_under_way`, `merge_undone`, `undo_expired`, `record_merged`.
    """
    return MergeRepository.show(until_current(lambda: _undo(caller, merge_id, version)))


def _undo(caller: Caller, merge_id: str, version: int | None) -> Merge:
    merges = MergeRepository(caller)
    merge = merges.get(merge_id)
    require_mover(caller, merge.kind)
    if merges.require_version(merge, version):
        return merge
    _require_undoable(merge)
    records = KEPT[merge.kind](caller)
    found = records.get_many([merge.survivor_id, merge.loser_id])
    survivor, loser = found[merge.survivor_id], found[merge.loser_id]
    if survivor.merged_into_id is not None:
        message = "The record that stayed went into another one itself. Undo that first."
        raise Conflict("record_merged", message, current=records.present(survivor))
    back = revise(loser, {"is_active": merge.was_active, "merged_into_id": None})
    again = records.change_op(loser, back, otherwise=lambda _: Outdated())
    return merges.save(merge, revise(merge, {"state": MergeState.UNDOING, "quiet": False}), again)


def _require_undoable(merge: Merge) -> None:
    current = MergeRepository.show(merge)
    if merge.state is MergeState.RUNNING:
        raise Conflict("merge_under_way", "This merge is still going on. Wait for its end.", current=current)
    if merge.state is not MergeState.DONE:
        raise Conflict("merge_undone", "This merge has been undone.", current=current)
    if clock.now() > merge.undo_until:
        raise Conflict("undo_expired", f"A merge can be undone for {_UNDO_DAYS} days.", current=current)


def _bring_back(merges: MergeRepository, merge: Merge) -> bool:
    """Some records go back; after the last of them the survivor's fields do."""
    returns = merges.next_returns(merge, _blocked(merges, merge))
    if returns is None:
        _give_fields_back(merges, merge)
        return False
    changes = {"restored": merge.restored + returns.count, **merges.left_with(merge, returns.left)}
    merges.table.write(*returns.ops, merges.step_op(merge, changes), result="")
    return True


def _blocked(merges: MergeRepository, merge: Merge) -> frozenset[str]:
    """Those of the next records that would come to stand below themselves, as others were moved since."""
    records, link = KEPT[merge.kind](merges.caller), LINKS[merge.kind]
    blocked = set()
    for each in merges.above_themselves(merge):
        try:
            ancestors(records, link, each, merge.loser_id)
        except InvalidInput:
            blocked.add(records.key(each))
    return frozenset(blocked)


def _give_fields_back(merges: MergeRepository, merge: Merge) -> None:
    try:
        _write_fields(merges, merge, with_email=True)
    except Conflict as taken_by_another:
        if taken_by_another.code != "email_taken":
            raise
        _write_fields(merges, merge, with_email=False)


def _write_fields(merges: MergeRepository, merge: Merge, *, with_email: bool) -> None:
    """The last step: the survivor is what it was before, in the fields that nobody has changed since."""
    records, link = KEPT[merge.kind](merges.caller), LINKS[merge.kind]
    found = records.get_many([merge.survivor_id, merge.loser_id])
    survivor, loser = found[merge.survivor_id], found[merge.loser_id]
    fields = given_back(survivor, merge.before, merge.after)
    if not with_email:
        fields.pop("email", None)
    above: list[Any] = []
    if fields.get(link):
        try:
            above = ancestors(records, link, survivor.id, fields[link])
        except InvalidInput:
            fields.pop(link)
    after = restored(survivor, fields)
    ops, mail = _emails_back(merges.caller, merge, survivor, loser, after, with_email=with_email)
    kept = [name for name in merge.after if name not in fields]
    kept += ["email"] if mail is not None and mail.email is None and "email" not in kept else []
    done = merges.step_op(merge, {"state": MergeState.UNDONE, "kept_fields": kept})
    ops = [done, *ops, *unmoved_ops(records, link, above)]
    if fields:
        change = revise(after, {})
        ops.append(records.change_op(survivor, change, otherwise=lambda _: Outdated()))
    if mail is not None:
        ops.append(records.change_op(loser, revise(mail, {}), otherwise=lambda _: Outdated()))
    merges.table.write(*ops, result="")


def _emails_back(
    caller: Caller, merge: Merge, survivor: Any, loser: Any, after: Any, *, with_email: bool
) -> tuple[list[Op], Any]:
    """Who has which address again, and the other contact when it has to do without its own."""
    if merge.kind is not MergeKind.CONTACT:
        return [], None
    contacts = ContactRepository(caller)
    if after.email == survivor.email:
        if not with_email:
            return [], loser.model_copy(update={"email": None}) if loser.email else None
        return [contacts.claim_email_op(loser.id, loser.email)] if loser.email else [], None
    handed = [contacts.hand_email_op(survivor.id, loser.id, loser.email)] if loser.email else []
    own = [contacts.claim_email_op(survivor.id, after.email)] if after.email else []
    return [*handed, *own], None
