"""The category tree, one row in the shop's own partition."""

from collections.abc import Sequence

from functions.categories.models import Categories, CategoryTree, Rename
from functions.categories.rules import has, with_root
from shared import clock
from shared.db.keys import Family
from shared.db.ops import Condition, Op, Otherwise, equals, put_new
from shared.db.records import Index, Records, revise
from shared.db.retry import Outdated
from shared.ids import new_id


class CategoryRepository(Records[CategoryTree]):
    name = "CATS"
    family = Family.SHOP
    model = CategoryTree

    def key(self, record_id: str) -> str:
        return self.name

    def index(self, record: CategoryTree) -> Index:
        return {}

    def present(self, record: CategoryTree) -> Categories:
        return Categories(version=record.version, items=record.items)

    def tree(self) -> CategoryTree:
        """The firm's tree as of now."""
        now = clock.now()
        none = CategoryTree(id=self.caller.org_id, version=0, created_at=now, updated_at=now, items=[], renames=[])
        return self.find(self.caller.org_id) or none

    def change_op(self, before: CategoryTree, after: CategoryTree, *where: Condition, otherwise: Otherwise) -> Op:
        """The first tree is written where there is none."""
        if before.version:
            return super().change_op(before, after, *where, otherwise=otherwise)
        return put_new(self.name, self.item(after), family=self.family, otherwise=otherwise)

    def root_ops(self, tree: CategoryTree, name: str | None) -> list[Op]:
        """Adds a category of this name unless there is one; Outdated when the tree has been changed meanwhile."""
        if name is None or has(tree, name):
            return []
        after = revise(tree, {"items": with_root(tree, name, new_id())})
        return [self.change_op(tree, after, otherwise=lambda _: Outdated())]

    def step_op(self, tree: CategoryTree, renames: Sequence[Rename]) -> Op:
        """Notes how far products have followed; the tree itself stays as it is, in the version that people know."""
        as_read = equals("renames", [each.model_dump() for each in tree.renames])
        after = tree.model_copy(update={"renames": list(renames)})
        return self.change_op(tree, after, as_read, otherwise=lambda _: Outdated())
