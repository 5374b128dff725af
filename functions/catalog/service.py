"""Creating, changing and deactivating products."""

from functions.catalog.models import Product, ProductChange, ProductCreate, ProductOut
from functions.catalog.repository import ProductRepository
from functions.tenants.repository import OrgRepository
from shared import clock
from shared.caller import Caller
from shared.db.ops import Op
from shared.db.records import revise
from shared.ids import new_id
from shared.money import to_minor

_PRICE = "standard_list_price"


def get_product(caller: Caller, product_id: str) -> ProductOut:
    """The product; NotFound when the firm has none such."""
    products = ProductRepository(caller)
    return products.present(products.get(product_id))


def create_product(caller: Caller, data: ProductCreate, *ops: Op) -> tuple[ProductOut, bool]:
    """The new product, and False when the same request had made it before; InvalidInput for an impossible price.

    Its currency is the firm's as of now: what the caller's token says of it may be a minute old.
    """
    products, orgs, now = ProductRepository(caller), OrgRepository(caller), clock.now()
    org = orgs.get(caller.org_id)
    currency = org.settings.currency
    product = Product(
        **data.model_dump(exclude={"id", _PRICE}),
        standard_list_price_minor=to_minor(data.standard_list_price, currency, _PRICE),
        currency=currency,
        id=data.id or new_id(),
        version=1,
        created_at=now,
        updated_at=now,
        is_active=True,
    )
    made, created = products.create(product, orgs.currency_op(org), *ops)
    return products.present(made), created


def change_product(caller: Caller, product_id: str, data: ProductChange, *ops: Op) -> ProductOut:
    """Change just the fields sent; VersionRequired, StaleVersion, InvalidInput for an impossible price.

    Deals keep the price they were made at.
    """
    products = ProductRepository(caller)
    product = products.get(product_id)
    if products.require_version(product, data.version):
        return products.present(product)
    sent = data.changes()
    if _PRICE in sent:
        sent["standard_list_price_minor"] = to_minor(sent.pop(_PRICE), product.currency, _PRICE)
    return products.present(products.save(product, revise(product, sent), *ops))
