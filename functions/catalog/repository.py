"""Products, tax codes and families, each by name; products by category and families by type, too."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from functions.catalog.models import (
    FamilyDetail,
    FamilyHeader,
    FamilyItem,
    FamilyItemOut,
    FamilyOut,
    Product,
    ProductOut,
    ProductStatus,
    TaxCode,
)
from shared import clock
from shared.db.documents import whole
from shared.db.keys import Family, entity
from shared.db.naming import named_then_worded
from shared.db.ops import Kind, Op, absent, delete, differs, equals, put, put_new
from shared.db.records import LIST, OWNER, Index, Records, name_key
from shared.db.retry import Contended, Outdated
from shared.db.table import Span
from shared.errors import Conflict, FieldError, NotFound
from shared.models import stamp
from shared.money import to_text
from shared.words import folded, sort_text

_STATES = {ProductStatus.ACTIVE: ("A#",), ProductStatus.INACTIVE: ("I#",), ProductStatus.ALL: ("A#", "I#")}
_ANY = _STATES[ProductStatus.ALL]
_ITEMS_PER_CHUNK = 50  # an item has 3 KB at most, a row 400
_DEFAULT = "TAX_DEFAULT"
_UNIQUE = {"sku": "SKU", "slug": "slug"}


class ProductRepository(Records[Product]):
    name = "PROD"
    model = Product

    def index(self, record: Product) -> Index:
        return _shelves(self.name, record.is_active, record.name, record.category, record.id)

    def present(self, record: Product) -> ProductOut:
        return ProductOut(
            **record.model_dump(exclude={"standard_list_price_minor", "cost_minor"}),
            standard_list_price=to_text(record.standard_list_price_minor, record.currency),
            cost=_text(record.cost_minor, record.currency),
        )

    def list_by_name(
        self, *, status: ProductStatus, prefix: str, category: str | None = None, limit: int, after: str | None
    ) -> tuple[list[ProductOut], str | None]:
        """Products in order of their names, those whose names begin with `prefix`, in one category or in any."""
        index, spans = _stretches(self.name, _STATES[status], prefix, category)
        found, position = self.page(index, *spans, limit=limit, after=after)
        return [self.present(record) for record in found], position

    def called(
        self, text: str, *, status: ProductStatus, category: str | None, limit: int, after: str | None
    ) -> tuple[list[ProductOut], str | None]:
        """Products whose names begin with `text`, in order, then active ones found by its words."""
        active = Span((self.name,), _state(True), sort_text(text))
        group = name_key(category) if category is not None else None

        def fits(product: Product) -> bool:
            return product.is_active and (group is None or name_key(product.category) == group)

        def worded(position: str | None) -> tuple[list[tuple[ProductOut, str]], str | None]:
            found, reached = self.worded_beside(active, text, fits, limit=limit, after=position)
            return [(self.present(product), row["SK"]) for product, row in found], reached

        return named_then_worded(
            lambda position: self.list_by_name(
                status=status, prefix=text, category=category, limit=limit, after=position
            ),
            worded,
            limit=limit,
            after=after,
        )

    def sorted_into(self, *categories: str, but: str | None = None, limit: int) -> list[Product]:
        """Some products of the categories, the inactive ones too; none whose category is spelled like `but`."""
        spans = [Span((self.name, "GROUP"), f"{state}{name_key(each)}#") for each in categories for state in _ANY]
        where, after = [differs("category", but)] if but else [], None
        while True:
            found, after = self.page(OWNER, *spans, limit=limit, after=after, where=where)
            if found or after is None:
                return found

    def marker_ops(self, before: Product | None, after: Product) -> list[Op]:
        """What a transaction does to the markers of what no other product has, its number and its slug; Conflict
        `sku_taken`, `slug_taken`."""
        return [
            op
            for field, called in _UNIQUE.items()
            for op in _marker_ops(after.id, field, called, getattr(before, field, None), getattr(after, field))
        ]


def _marker_ops(product_id: str, field: str, called: str, before: str | None, after: str | None) -> Iterator[Op]:
    had, has = (_marker(field, each) if each else None for each in (before, after))
    if had == has:
        return
    if had:
        yield delete(had, equals("ref", product_id), family=Family.UNIQUE)
    if has:
        code, message = f"{field}_taken", f"Another product has this {called}."
        taken = Conflict(code, message, errors=[FieldError(field, code, message)])
        yield put_new(has, {"ref": product_id}, family=Family.UNIQUE, otherwise=lambda _: taken)


def _marker(field: str, value: str) -> str:
    return f"PROD_{field.upper()}#{folded(value)}"


class TaxCodeRepository(Records[TaxCode]):
    name = "TAX"
    model = TaxCode

    def index(self, record: TaxCode) -> Index:
        return _shelves(self.name, record.is_active, record.name, None, record.id)

    def list_by_name(
        self, *, active: bool, prefix: str, limit: int, after: str | None
    ) -> tuple[list[TaxCode], str | None]:
        """Tax codes in order of their names, those whose names begin with `prefix`."""
        index, spans = _stretches(self.name, (_state(active),), prefix, None)
        return self.page(index, *spans, limit=limit, after=after)

    def default_id(self) -> str | None:
        """The id of the code that counts where no other is named; None when there is none."""
        marker = self.table.find_unique(_DEFAULT)
        return str(marker["ref"]) if marker else None

    def known(self, code_ids: Collection[str | None], default_id: str | None) -> dict[str | None, TaxCode]:
        """Those of the codes that exist, in one round trip; for None the default one."""
        found = self.get_many([each for each in {*code_ids, default_id} if each is not None])
        known: dict[str | None, TaxCode] = dict(found.items())
        return known | ({None: found[default_id]} if default_id in found else {})

    def default_ops(self, default_id: str | None, code_id: str) -> tuple[Op, ...]:
        """Makes a code the default instead of the one that was; Outdated when that is another by now."""
        if default_id == code_id:
            return ()
        as_read = equals("ref", default_id) if default_id else absent("SK")
        mark = put(_DEFAULT, {"ref": code_id}, as_read, family=Family.UNIQUE, otherwise=lambda _: Outdated())
        return (mark, self._no_more_op(default_id)) if default_id else (mark,)

    def no_default_op(self, code_id: str) -> Op:
        """Leaves the firm without a default; Outdated when that is another code by now."""
        return delete(_DEFAULT, equals("ref", code_id), family=Family.UNIQUE, otherwise=lambda _: Outdated())

    def _no_more_op(self, code_id: str) -> Op:
        """Whatever else has been changed of that code meanwhile, stays."""
        by = {"updated_by": self.caller.author, "request_id": self.caller.request.id}
        values = {"is_default": False, "updated_at": stamp(clock.now()), **by}
        return Op(
            Kind.UPDATE,
            self.key(code_id),
            lambda _: Outdated(),
            where=(equals("is_default", True),),
            values=values,
            added={"version": 1},
        )


@dataclass(frozen=True)
class Kit:
    """A family's header with its items, as they were at one version."""

    header: FamilyHeader
    items: list[FamilyItem]


class FamilyRepository(Records[FamilyHeader]):
    name = "FAM"
    model = FamilyHeader

    def index(self, record: FamilyHeader) -> Index:
        return _shelves(self.name, record.is_active, record.name, record.type, record.id)

    def present(self, record: FamilyHeader) -> FamilyOut:
        return FamilyOut(**record.model_dump(exclude={"body_version"}))

    def list_by_name(
        self, *, active: bool, prefix: str, of_type: str | None, limit: int, after: str | None
    ) -> tuple[list[FamilyOut], str | None]:
        """Families in order of their names, those whose names begin with `prefix`, of one type or of any."""
        index, spans = _stretches(self.name, (_state(active),), prefix, of_type)
        found, position = self.page(index, *spans, limit=limit, after=after)
        return [self.present(record) for record in found], position

    def kit(self, family_id: str) -> Kit:
        """Header and items of one version, as of now; NotFound when the firm has no such family."""
        return whole(partial(self._kit, family_id), family_id)

    def _kit(self, family_id: str) -> Kit:
        stored = self.table.with_children(self.key(family_id))
        if not stored:
            raise NotFound
        family, body = self.load(stored[0]), stored[1:]
        items = [FamilyItem.model_validate(each) for chunk in body for each in chunk["items"]]
        if len(items) != family.item_count or any(chunk["hv"] != family.body_version for chunk in body):
            raise Contended  # a query may meet a transaction half-way, though it is a strong one
        return Kit(family, items)

    def detail(self, kit: Kit, products: Mapping[str, Product]) -> FamilyDetail:
        """The family as clients see it."""
        shown, currency = ProductRepository(self.caller), kit.header.currency
        used = dict.fromkeys(each.product_id for each in kit.items if each.product_id)
        return FamilyDetail(
            **self.present(kit.header).model_dump(),
            items=[_item_out(each, currency) for each in kit.items],
            products=[shown.present(products[each]) for each in used if each in products],
        )

    def items_ops(self, kit: Kit, before: int) -> list[Op]:
        """The writes that put a family's items in the place of the `before` that it had."""
        ops: list[Op] = []
        for start in range(0, len(kit.items), _ITEMS_PER_CHUNK):
            items = [each.model_dump(mode="json") for each in kit.items[start : start + _ITEMS_PER_CHUNK]]
            chunk = {"t": f"{self.name}_BODY", "family_id": kit.header.id, "hv": kit.header.version, "items": items}
            ops.append(put(self._chunk_key(kit.header.id, len(ops)), chunk))
        held = -(-before // _ITEMS_PER_CHUNK)
        return ops + [delete(self._chunk_key(kit.header.id, number)) for number in range(len(ops), held)]

    def _chunk_key(self, family_id: str, number: int) -> str:
        return entity(self.name, family_id, "B", f"{number:03}")


def _state(active: bool) -> str:
    return "A#" if active else "I#"


def _shelves(kind: str, active: bool, name: str, group: str | None, record_id: str) -> Index:
    """By name among all of the kind, and among those of its group, if it is of one."""
    state = _state(active)
    by_name = {LIST: ((kind,), f"{state}{name_key(name)}#{record_id}")}
    if group is None:
        return by_name
    return by_name | {OWNER: ((kind, "GROUP"), f"{state}{name_key(group, name)}#{record_id}")}


def _stretches(kind: str, states: Sequence[str], prefix: str, group: str | None) -> tuple[str, list[Span]]:
    """Where those of a group, or all of a kind, stand whose names begin with `prefix`."""
    if group is None:
        return LIST, [Span((kind,), state, sort_text(prefix)) for state in states]
    return OWNER, [Span((kind, "GROUP"), f"{state}{name_key(group)}#", sort_text(prefix)) for state in states]


def _item_out(item: FamilyItem, currency: str) -> FamilyItemOut:
    return FamilyItemOut(
        **item.model_dump(exclude={"cost_minor", "price_minor"}),
        cost=_text(item.cost_minor, currency),
        price=_text(item.price_minor, currency),
    )


def _text(minor: int | None, currency: str) -> str | None:
    return None if minor is None else to_text(minor, currency)
