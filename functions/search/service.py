"""Finding records by words, and keeping the words true."""

from functools import partial
from typing import Any

from functions.search.models import (
    MOST_FAVOURITES,
    FavouriteChange,
    FavouriteOut,
    FavouritesOut,
    FoundGroup,
    FoundRecord,
    LookAlikeOut,
    LookAlikeReason,
    LookAlikesOut,
    MadeKind,
    SearchKind,
    SearchOut,
)
from functions.search.repository import (
    BY_KIND,
    SEARCHED,
    FavouriteRepository,
    FirmWords,
    LookAlikeRepository,
    RecordsRepository,
    Searched,
    WordsRepository,
    found_by_account,
)
from functions.search.rules import LOOKED_IN, Marks, alike, best, domain_of, marks_of
from shared.caller import Caller
from shared.db.retry import until_current
from shared.db.stream import Changed
from shared.db.table import together
from shared.errors import Conflict, InvalidInput
from shared.words import asked

_MOST_LOOK_ALIKES = 5
_BY_NAME = {searched.records.name: searched for searched in SEARCHED}


def find(caller: Caller, text: str, kind: SearchKind | None, limit: int) -> SearchOut:
    """What the caller may read of that has words beginning with each word of `text`, seconds behind: one round trip.

    Where files are found a second one asks what their records are called.
    """
    words = asked(text)
    if not words:
        return SearchOut(groups=[])
    asked_of = [each for each in SEARCHED if each.permission in caller.scopes and kind in (None, each.kind)]
    groups = together(*(partial(_group, caller, each, text, words, limit) for each in asked_of))
    return SearchOut(groups=[_placed(caller, group) for group in groups if group.items])


def _placed(caller: Caller, group: FoundGroup) -> FoundGroup:
    """The group with the names of the records that its items belong to."""
    records = [each.of for each in group.items if each.of is not None]
    if not records:
        return group
    titles = RecordsRepository(caller).titles(records)
    items = [each.model_copy(update={"detail": titles.get(each.of, "")}) for each in group.items if each.of]
    return group.model_copy(update={"items": items})


def _group(caller: Caller, searched: Searched, text: str, words: tuple[str, ...], limit: int) -> FoundGroup:
    all_found, more = WordsRepository(caller, searched).with_words(words)
    found = [each for each in all_found if each.of is None or BY_KIND[each.of.kind].permission in caller.scopes]
    return FoundGroup(kind=searched.kind, items=best(found, text)[:limit], has_more=more or len(found) > limit)


def look_alikes(caller: Caller, kind: MadeKind, described: Marks, company: str) -> LookAlikesOut:
    """The records that may be the one described, of those that the caller may read, in two round trips.

    A lead may be an account's by its `company`.
    """
    wanted = {
        each: _as_account(described, company) if each is MadeKind.ACCOUNT else described
        for each in LOOKED_IN[kind]
        if BY_KIND[SearchKind(each)].permission in caller.scopes
    }
    found = together(*(partial(LookAlikeRepository(caller, each).candidates, marks) for each, marks in wanted.items()))
    details = {
        FoundRecord(kind=SearchKind(each), id=record_id): detail
        for each, candidates in zip(wanted, found, strict=True)
        for record_id, detail in candidates.items()
    }
    items = [
        _look_alike(wanted[MadeKind(each.kind)], each, record, details[each])
        for each, record in RecordsRepository(caller).stored(list(details)).items()
    ]
    seen = sorted((each for each in items if each.reasons), key=_likeness)
    return LookAlikesOut(items=seen[:_MOST_LOOK_ALIKES], has_more=len(seen) > _MOST_LOOK_ALIKES)


def _as_account(described: Marks, company: str) -> Marks:
    domains = described.domains | domain_of(described.email)
    return Marks(company or described.name, phone=described.phone, domains=domains)


def _look_alike(wanted: Marks, found: FoundRecord, record: Any, detail: str) -> LookAlikeOut:
    marks = marks_of(record)
    return LookAlikeOut(
        kind=MadeKind(found.kind),
        id=found.id,
        title=marks.name,
        detail=detail,
        account_id=getattr(record, "account_id", None),
        reasons=alike(wanted, marks),
    )


def _likeness(each: LookAlikeOut) -> tuple[list[int], str, str]:
    order = list(LookAlikeReason)
    return [order.index(reason) for reason in each.reasons], each.title, each.id


def list_favourites(caller: Caller) -> FavouritesOut:
    """What the caller keeps at hand of what is there and may be read, the one added last first; two round trips."""
    kept, _ = FavouriteRepository(caller).own()
    readable = [each for each in reversed(kept) if BY_KIND[each.kind].permission in caller.scopes]
    titles = RecordsRepository(caller).titles(readable)
    return FavouritesOut(
        items=[FavouriteOut(kind=each.kind, id=each.id, title=titles[each]) for each in readable if titles.get(each)]
    )


def change_favourite(caller: Caller, data: FavouriteChange) -> FavouriteChange:
    """Keep a record at hand, or no more; done again, nothing changes. Raises NotFound, Conflict at too many."""
    searched, record = BY_KIND[data.kind], FoundRecord(kind=data.kind, id=data.id)
    if data.kind is SearchKind.FILE:
        raise InvalidInput.at("kind", "no_page", "A file has no page of its own; choose the record it is of.")
    caller.require(searched.permission)
    favourites = FavouriteRepository(caller)

    def attempt() -> None:
        kept, turn = favourites.with_record(record) if data.is_favourite else favourites.own()
        if (record in kept) == data.is_favourite:
            return
        if len(kept) >= MOST_FAVOURITES and data.is_favourite:
            message = f"You keep {MOST_FAVOURITES} favourites, which is as many as there can be. Remove one first."
            raise Conflict("too_many_favourites", message)
        others = [each for each in kept if each != record]
        favourites.keep([*others, record] if data.is_favourite else others, turn)

    until_current(attempt)
    return data


def index(change: Changed) -> None:
    """Let a record be found by what it is now. Told twice, late or out of order, the words stay right."""
    searched = _BY_NAME.get(change.kind)
    if searched is None or change.after is None:
        return  # records are deactivated; what is erased by hand, reconcile finds
    FirmWords(change.org_id, searched).follow(change.after)
    if searched.kind is SearchKind.ACCOUNT and change.before and change.before["name"] != change.after["name"]:
        for each in SEARCHED:
            if found_by_account(each):
                FirmWords(change.org_id, each).follow_account(change.after["id"])


def reconcile(org_id: str) -> int:
    """Bring the words up to every record of the firm as it is; how many records were not found as they should be."""
    return sum(FirmWords(org_id, each).follow_all() for each in SEARCHED)


def rebuild(org_id: str) -> int:
    """Make the words anew from nothing; how many records have some. Only while the stream's mapping is paused."""
    for each in SEARCHED:
        FirmWords(org_id, each).forget_all()
    return reconcile(org_id)
