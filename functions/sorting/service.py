"""What the stream sees to: products of a renamed category, and categories that products have and the tree lacks."""

from dataclasses import replace
from functools import partial

from functions.catalog.repository import ProductRepository
from functions.categories.models import CategoryTree, Rename
from functions.categories.repository import CategoryRepository
from functions.categories.rules import same
from shared.caller import Caller, Request, nobody
from shared.db.ops import Op
from shared.db.records import revise
from shared.db.retry import Outdated, until_current
from shared.db.stream import Changed

_AT_ONCE = 25
"""Products of a step: each takes one place of a transaction's hundred."""
_STEPS = 10
"""Steps taken at once: they hold up whatever else the stream has to tell."""


def follow_categories(change: Changed) -> None:
    """Let products follow the tree, and the tree a product. Told twice, late or again, it is no harm."""
    after = change.after
    if after is None:
        return
    if change.kind == CategoryRepository.name and after["renames"]:
        _go_on(change.org_id)
    if change.kind == ProductRepository.name and after.get("category") != (change.before or {}).get("category"):
        author = _by(change.org_id, after["updated_by"])
        until_current(lambda: _keep_category(author, after["id"]))


def _by(org_id: str, author: str) -> Caller:
    """Whoever caused it, without a request whose key this would claim."""
    return replace(nobody(org_id), user_id=author, request=Request(id=""))


def _keep_category(caller: Caller, product_id: str) -> None:
    """A product may have been written while its category was removed or renamed."""
    trees = CategoryRepository(caller)
    tree = trees.tree()
    product = ProductRepository(caller).find(product_id)  # after the tree: a rename that is through has reached it
    ops = trees.root_ops(tree, product.category) if product else []
    if ops:
        trees.table.write(*ops, result=trees.name)


def _go_on(org_id: str) -> None:
    for _ in range(_STEPS):
        if not until_current(partial(_step, org_id)):
            return


def _step(org_id: str) -> bool:
    """Some products follow; False when the next step is not to follow at once, or there is none.

    Two looks that find none, the second a moment later, end it: indexes lag.
    """
    tree = CategoryRepository(nobody(org_id)).tree()
    if not tree.renames:
        return False
    rename, *others = tree.renames
    caller = _by(org_id, rename.by)
    moves = _moves(caller, tree, rename)
    left = [] if rename.quiet and not moves else [rename.model_copy(update={"quiet": not moves})]
    trees = CategoryRepository(caller)
    trees.table.write(*moves, trees.step_op(tree, [*left, *others]), result=trees.name)
    return bool(moves)


def _moves(caller: Caller, tree: CategoryTree, rename: Rename) -> list[Op]:
    """The writes that let some products follow; Outdated when the index shows only such as have followed already."""
    products = ProductRepository(caller)
    name = next(each.name for each in tree.items if each.id == rename.id)
    listed = products.sorted_into(rename.was, but=name, limit=_AT_ONCE)
    found = products.get_many([each.id for each in listed]).values()
    ops = [
        products.change_op(each, revise(each, {"category": name}), otherwise=lambda _: Outdated())
        for each in found
        if each.category and each.category != name and same(each.category, rename.was)
    ]
    if listed and not ops:
        raise Outdated
    return ops
