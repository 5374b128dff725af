"""Creating, changing and deactivating products, tax codes and families; trying a family out."""

from collections.abc import Mapping, Sequence
from typing import Any

from functions.catalog.models import (
    FamilyChange,
    FamilyCreate,
    FamilyDetail,
    FamilyHeader,
    FamilyItem,
    FamilyItemInput,
    FamilyTrial,
    FamilyTried,
    Product,
    ProductChange,
    ProductCreate,
    ProductOut,
    ProductStatus,
    TaxCode,
    TaxCodeChange,
    TaxCodeCreate,
)
from functions.catalog.repository import FamilyRepository, Kit, ProductRepository, TaxCodeRepository
from functions.catalog.rules import (
    SHOWN,
    at_items,
    family_lines,
    require_dimensions,
    require_items,
    require_rates,
    tried,
)
from functions.categories.models import Categories, CategoriesChange, CategoryTree
from functions.categories.repository import CategoryRepository
from functions.categories.rules import arranged, given_up, renames
from functions.files.models import FileParent, FileParentType
from functions.files.repository import FileRepository
from functions.pricing.models import Policy
from functions.pricing.rules import price
from functions.tenants.repository import OrgRepository
from shared.caller import Caller
from shared.db.ops import Op
from shared.db.records import fresh, revise
from shared.db.retry import until_current
from shared.db.table import begin, both, together
from shared.errors import Conflict, FieldError, InvalidInput, StaleVersion
from shared.ids import new_id
from shared.money import to_minor

_AMOUNTS = ("standard_list_price", "cost")
_AS_ENTERED = (FamilyItemInput.model_fields.keys() & FamilyItem.model_fields.keys()) - {"id"}


def list_products(
    caller: Caller, *, q: str, status: ProductStatus, category: str | None, limit: int, after: str | None
) -> tuple[list[ProductOut], str | None]:
    """A page of products and the position of the next, in one category or in any: by name and words."""
    products = ProductRepository(caller)
    if q and status is not ProductStatus.INACTIVE:
        return products.called(q, status=status, category=category, limit=limit, after=after)
    return products.list_by_name(status=status, prefix=q, category=category, limit=limit, after=after)


def get_product(caller: Caller, product_id: str) -> ProductOut:
    """The product; NotFound when the firm has none such."""
    products = ProductRepository(caller)
    return products.present(products.get(product_id))


def create_product(caller: Caller, data: ProductCreate, *ops: Op) -> tuple[ProductOut, bool]:
    """The new product, and False when the same request had made it before; InvalidInput for an impossible price,
    Conflict `sku_taken`, `slug_taken`.

    Its currency is the firm's as of now: what the caller's token says of it may be a minute old.
    """
    products, orgs = ProductRepository(caller), OrgRepository(caller)
    fields, product_id = data.model_dump(exclude={"id"}), data.id or new_id()

    def attempt() -> tuple[Product, bool]:
        checked = begin(lambda: _root_ops(caller, data.category))
        org, _ = both(lambda: orgs.get(caller.org_id), lambda: _require_tax_code(caller, data.tax_code_id))
        currency = org.settings.currency
        product = Product(
            **_in_minor(fields, currency),
            currency=currency,
            **fresh(product_id),
            image_id=None,
            is_active=True,
        )
        markers = products.marker_ops(None, product)
        return products.create(product, orgs.currency_op(org), *markers, *checked(), *ops)

    made, created = until_current(attempt)
    return products.present(made), created


def change_product(caller: Caller, product_id: str, data: ProductChange, *ops: Op) -> ProductOut:
    """Change just the fields sent; VersionRequired, StaleVersion, InvalidInput for an impossible price,
    Conflict `sku_taken`, `slug_taken`.

    Deals keep the price they were made at.
    """
    products, sent = ProductRepository(caller), data.changes()

    def attempt() -> Product:
        sorted_in = begin(lambda: _root_ops(caller, sent.get("category")))
        checked = begin(lambda: _require_sound(caller, product_id, sent))
        product = products.get(product_id)
        if products.require_version(product, data.version):
            return product
        checked()
        changed = revise(product, _in_minor(sent, product.currency))
        return products.save(product, changed, *products.marker_ops(product, changed), *sorted_in(), *ops)

    return products.present(until_current(attempt))


def _root_ops(caller: Caller, category: str | None) -> list[Op]:
    """What adds a category to the tree when a product is the first to name it."""
    if category is None:
        return []
    trees = CategoryRepository(caller)
    return trees.root_ops(trees.tree(), category)


def list_categories(caller: Caller) -> Categories:
    """The tree that products are sorted into."""
    trees = CategoryRepository(caller)
    return trees.present(trees.tree())


def change_categories(caller: Caller, data: CategoriesChange) -> Categories:
    """The tree in the place of the one before; VersionRequired, StaleVersion, InvalidInput at `items.3.name`,
    Conflict `category_in_use`, `category_being_renamed`. Products follow what is renamed by the stream."""
    trees = CategoryRepository(caller)
    before = trees.tree()
    if trees.require_version(before, data.version):
        return trees.present(before)
    items = arranged(data.items)
    after = revise(before, {"items": items, "renames": renames(before, items, caller.author)})
    _require_unused(caller, before, after)
    return trees.present(trees.save(before, after))


def _require_unused(caller: Caller, before: CategoryTree, after: CategoryTree) -> None:
    names = given_up(before, after.items)
    for product in ProductRepository(caller).sorted_into(*names, limit=1) if names else ():
        message = f"Products are still in “{product.category}”. Move them to another category first."
        errors = [FieldError("items", "category_in_use", message)]
        raise Conflict("category_in_use", message, errors=errors)


def _in_minor(fields: dict[str, Any], currency: str) -> dict[str, Any]:
    """The fields as a product stores them."""
    stored = {name: value for name, value in fields.items() if name not in _AMOUNTS}
    for name in fields.keys() & set(_AMOUNTS):
        stored[f"{name}_minor"] = _minor(fields[name], currency, name)
    return stored


def _minor(amount: str | None, currency: str, path: str) -> int | None:
    return None if amount is None else to_minor(amount, currency, path)


def _require_sound(caller: Caller, product_id: str, sent: Mapping[str, Any]) -> None:
    """InvalidInput for a tax code or an image that the firm does not have."""
    together(
        lambda: _require_tax_code(caller, sent.get("tax_code_id")),
        lambda: _require_image(caller, product_id, sent.get("image_id")),
    )


def _require_tax_code(caller: Caller, code_id: str | None) -> None:
    if code_id is not None and TaxCodeRepository(caller).find(code_id) is None:
        raise _unknown_tax_code("tax_code_id")


def _unknown_tax_code(path: str) -> InvalidInput:
    return InvalidInput.at(path, "unknown_tax_code", "Choose one of your tax codes.")


def _require_image(caller: Caller, product_id: str, file_id: str | None) -> None:
    if file_id is None:
        return
    file = FileRepository(caller).find(file_id)
    own = FileParent(type=FileParentType.PRODUCT, id=product_id)
    if file is None or not file.is_active or file.parent != own or file.content_type not in SHOWN:
        raise InvalidInput.at("image_id", "unknown_image", "Choose a picture among the files of this product.")


def create_tax_code(caller: Caller, data: TaxCodeCreate) -> tuple[TaxCode, bool]:
    """The new code, and False when the same request had made it before; InvalidInput for impossible rates."""
    require_rates(data.rates)
    codes = TaxCodeRepository(caller)
    fields = {name: getattr(data, name) for name in ("name", "rates", "inclusive", "is_default")}
    code = TaxCode(**fields, **fresh(data.id), is_active=True)

    def attempt() -> tuple[TaxCode, bool]:
        ops = codes.default_ops(codes.default_id(), code.id) if code.is_default else ()
        return codes.create(code, *ops)

    return until_current(attempt)


def change_tax_code(caller: Caller, code_id: str, data: TaxCodeChange) -> TaxCode:
    """Change just the fields sent; VersionRequired, StaleVersion, InvalidInput for impossible rates.

    A code that becomes the default takes that from the one that was; an inactive one is none.
    """
    codes, sent = TaxCodeRepository(caller), data.changes()
    if "rates" in sent:
        require_rates(sent["rates"])

    def attempt() -> TaxCode:
        before, default_id = both(lambda: codes.get(code_id), codes.default_id)
        if codes.require_version(before, data.version):
            return before
        after = revise(before, sent)
        if not after.is_active:
            if sent.get("is_default"):
                raise InvalidInput.at("is_default", "inactive_default", "An inactive code cannot be the default.")
            after = after.model_copy(update={"is_default": False})
        return codes.save(before, after, *_default_ops(codes, after, default_id))

    return until_current(attempt)


def _default_ops(codes: TaxCodeRepository, after: TaxCode, default_id: str | None) -> tuple[Op, ...]:
    if after.is_default:
        return codes.default_ops(default_id, after.id)
    return (codes.no_default_op(after.id),) if default_id == after.id else ()


def get_family(caller: Caller, family_id: str) -> FamilyDetail:
    """The family with its items and their products; NotFound when the firm has none such."""
    families = FamilyRepository(caller)
    kit = families.kit(family_id)
    return families.detail(kit, _products_of(caller, kit.items))


def create_family(caller: Caller, data: FamilyCreate) -> tuple[FamilyDetail, bool]:
    """The new family, and False when the same request had made it before.

    InvalidInput for a formula that comes to nothing sensible where each dimension is as by default.
    """
    families, orgs = FamilyRepository(caller), OrgRepository(caller)
    checked = begin(lambda: _known(caller, data.items))
    org = orgs.get(caller.org_id)
    currency = org.settings.currency
    header = FamilyHeader(
        **{name: getattr(data, name) for name in ("type", "name", "icon", "description", "markup", "dimensions")},
        currency=currency,
        **fresh(data.id),
        item_count=len(data.items),
        is_active=True,
        body_version=1,
    )
    kit = Kit(header, _stored(data.items, currency))
    products = checked()
    _require_computable(kit, products)
    made, created = families.create(header, *families.items_ops(kit, 0), orgs.currency_op(org))
    return (families.detail(kit, products), True) if created else (get_family(caller, made.id), False)


def change_family(caller: Caller, family_id: str, data: FamilyChange) -> FamilyDetail:
    """Change just what is sent; VersionRequired, StaleVersion, InvalidInput as `create_family` says."""
    try:
        return _changed_family(caller, family_id, data)
    except StaleVersion:
        raise StaleVersion(get_family(caller, family_id)) from None


def _changed_family(caller: Caller, family_id: str, data: FamilyChange) -> FamilyDetail:
    families, sent = FamilyRepository(caller), data.changes()
    entered: Sequence[FamilyItemInput] | None = sent.pop("items", None)
    checked = begin(lambda: _known(caller, entered or ()))
    before = families.kit(family_id)
    if families.require_version(before.header, data.version):
        return families.detail(before, _products_of(caller, before.items))
    items = before.items if entered is None else _stored(entered, before.header.currency)
    header = revise(before.header, sent | {"item_count": len(items)})
    if entered is not None:
        header = header.model_copy(update={"body_version": header.version})
    after = Kit(header, items)
    if entered is None and "dimensions" not in sent:
        saved, products = both(lambda: families.save(before.header, header), lambda: _products_of(caller, items))
        return families.detail(Kit(saved, items), products)
    products = checked() if entered is not None else _products_of(caller, items)
    _require_computable(after, products)
    ops = families.items_ops(after, len(before.items)) if entered is not None else []
    saved = families.save(before.header, header, *ops)
    return families.detail(Kit(saved, items), products)


def try_family(caller: Caller, data: FamilyTrial) -> FamilyTried:
    """What the family comes to where its dimensions measure that; nothing is written."""
    codes = TaxCodeRepository(caller)
    checked = begin(lambda: _known(caller, data.items))
    org, default_id = both(lambda: OrgRepository(caller).get(caller.org_id), codes.default_id)
    items = _stored(data.items, org.settings.currency)
    require_dimensions(data.dimensions)
    require_items(items)
    lines = family_lines(items, data.dimensions, data.values, checked())
    taxes = codes.known({line.tax_code_id for line in lines}, default_id)
    policy = Policy(markup=org.quoting.markup, basis=org.quoting.margin_basis)
    try:
        priced = price([line.to_price(data.markup, taxes.get(line.tax_code_id)) for line in lines], policy=policy)
    except InvalidInput as refusal:
        raise at_items(refusal) from None
    return tried(org.settings.currency, lines, priced)


def _known(caller: Caller, items: Sequence[FamilyItemInput]) -> dict[str, Product]:
    """The products of items; InvalidInput for a product or a tax code that the firm does not have."""
    products, codes = both(
        lambda: _products_of(caller, items),
        lambda: TaxCodeRepository(caller).get_many(_ids(each.tax_code_id for each in items)),
    )
    for number, item in enumerate(items):
        if item.product_id is not None and item.product_id not in products:
            path = f"items.{number}.product_id"
            raise InvalidInput.at(path, "unknown_product", "Choose one of your products.")
        if item.tax_code_id is not None and item.tax_code_id not in codes:
            raise _unknown_tax_code(f"items.{number}.tax_code_id")
    return products


def _products_of(caller: Caller, items: Sequence[FamilyItem] | Sequence[FamilyItemInput]) -> dict[str, Product]:
    return ProductRepository(caller).get_many(_ids(each.product_id for each in items))


def _ids(found: Any) -> list[str]:
    return sorted({each for each in found if each is not None})


def _stored(items: Sequence[FamilyItemInput], currency: str) -> list[FamilyItem]:
    """The items with their amounts in minor units, each with an id."""
    return [
        FamilyItem(
            **{name: getattr(each, name) for name in _AS_ENTERED},
            id=each.id or new_id(),
            cost_minor=_minor(each.cost, currency, f"items.{number}.cost"),
            price_minor=_minor(each.price, currency, f"items.{number}.price"),
        )
        for number, each in enumerate(items)
    ]


def _require_computable(kit: Kit, products: Mapping[str, Product]) -> None:
    require_dimensions(kit.header.dimensions)
    require_items(kit.items)
    family_lines(kit.items, kit.header.dimensions, {}, products)
