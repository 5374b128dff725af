"""Which trees are sound, and what a change of one means for products. Pure."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count

from functions.categories.models import DEEPEST, MOST, Category, CategoryInput, CategoryTree, Rename
from shared.errors import Conflict, FieldError, InvalidInput
from shared.words import folded, sort_text

_MOST_REMOVED = 20
_NO_SLUG = re.compile("[^a-z0-9]+")
_LONGEST_SLUG = 80
_UNSPEAKABLE = "category"


def same(one: str, other: str) -> bool:
    """Whether products are sorted into one category by either name."""
    return sort_text(one) == sort_text(other)


def slug_of(name: str, taken: Collection[str]) -> str:
    """The slug that a name suggests, with a number where that is taken."""
    plain = _NO_SLUG.sub("-", folded(name))[:_LONGEST_SLUG].strip("-") or _UNSPEAKABLE
    numbered = (f"{plain[: _LONGEST_SLUG - 4].rstrip('-')}-{number}" for number in count(2))
    return plain if plain not in taken else next(each for each in numbered if each not in taken)


def arranged(sent: Sequence[CategoryInput]) -> list[Category]:
    """The categories as they are kept, each after the one it is below; InvalidInput at `items.3.name`."""
    _require_unique(sent)
    _require_places(sent)
    slugs = {each.slug for each in sent if each.slug}
    below: dict[str | None, list[Category]] = {}
    for each in sent:
        slug = each.slug or slug_of(each.name, slugs)
        slugs.add(slug)
        category = Category(id=each.id, name=each.name, slug=slug, parent_id=each.parent_id)
        below.setdefault(each.parent_id, []).append(category)
    return list(_from(None, below))


def _from(parent_id: str | None, below: Mapping[str | None, list[Category]]) -> Iterator[Category]:
    for each in below.get(parent_id, ()):
        yield each
        yield from _from(each.id, below)


def _require_unique(sent: Sequence[CategoryInput]) -> None:
    ids: set[str] = set()
    names: set[str] = set()
    slugs: set[str] = set()
    for number, each in enumerate(sent):
        place, name = f"items.{number}", sort_text(each.name)
        if each.id in ids:
            raise InvalidInput.at(f"{place}.id", "duplicate_id", "There is another category with this id.")
        if name in names:
            raise InvalidInput.at(f"{place}.name", "duplicate_name", "There is another category with this name.")
        if each.slug in slugs:
            raise InvalidInput.at(f"{place}.slug", "duplicate_slug", "There is another category with this slug.")
        ids.add(each.id)
        names.add(name)
        slugs |= {each.slug} if each.slug else set()


def _require_places(sent: Sequence[CategoryInput]) -> None:
    known = {each.id: each for each in sent}
    for number, each in enumerate(sent):
        above, seen = each, {each.id}
        while above.parent_id is not None:
            found = known.get(above.parent_id)
            if found is None:
                where = f"items.{sent.index(above)}.parent_id"
                raise InvalidInput.at(where, "unknown_parent", "Choose one of your categories.")
            if found.id in seen:
                message = "A category cannot be below itself."
                raise InvalidInput.at(f"items.{number}.parent_id", "circular_parent", message)
            seen.add(found.id)
            above = found
        if len(seen) > DEEPEST:
            raise InvalidInput.at(f"items.{number}.parent_id", "too_deep", f"Categories are {DEEPEST} deep at most.")


def has(tree: CategoryTree, name: str) -> bool:
    """Whether products may be sorted into a category by this name: it is one's, or was until a moment ago."""
    return any(same(name, each) for each in (*(one.name for one in tree.items), *(one.was for one in tree.renames)))


def with_root(tree: CategoryTree, name: str, category_id: str) -> list[Category]:
    """The categories with one more at the end; InvalidInput when there are as many as there may be."""
    if len(tree.items) >= MOST:
        raise InvalidInput.at("category", "too_many_categories", f"There are {MOST} categories already. Choose one.")
    slug = slug_of(name, {each.slug for each in tree.items})
    return [*tree.items, Category(id=category_id, name=name, slug=slug, parent_id=None)]


def renames(tree: CategoryTree, items: Sequence[Category], by: str) -> list[Rename]:
    """The names that products may have to give up; Conflict when another category is to have one of them already."""
    named = {each.id: each.name for each in items}
    new = [Rename(was=each.name, id=each.id, by=by, quiet=False) for each in tree.items]
    old = [each.model_copy(update={"quiet": False}) for each in tree.renames]
    found = {each.was: each for each in (*old, *new) if each.id in named and named[each.id] != each.was}
    for number, item in enumerate(items):
        if any(same(each.was, item.name) and each.id != item.id for each in found.values()):
            message = f"Products are still being moved out of “{item.name}”. Try again in a moment."
            errors = [FieldError(f"items.{number}.name", "category_being_renamed", message)]
            raise Conflict("category_being_renamed", message, errors=errors)
    return list(found.values())


def given_up(tree: CategoryTree, items: Sequence[Category]) -> list[str]:
    """The names that no product may have where `items` take the tree's place; InvalidInput for too many at once."""
    kept = {each.id for each in items}
    names = [each.name for each in tree.items if each.id not in kept]
    if len(names) > _MOST_REMOVED:
        raise InvalidInput.at("items", "too_many_removed", f"Remove {_MOST_REMOVED} categories at a time.")
    return names + [each.was for each in tree.renames if each.id not in kept]
