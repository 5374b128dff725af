"""What a firm sells, at its standard price."""

from enum import StrEnum

from shared.models import Amount, Change, Flag, Id, Input, Listing, Name, OptionalProse, Record, unchanged


class _ProductFields(Record):
    name: str
    description: str | None
    currency: str
    is_retainer_product: bool
    is_active: bool


class Product(_ProductFields):
    """The product as it is stored: its price in minor units of its currency."""

    standard_list_price_minor: int


class ProductOut(_ProductFields):
    """The product as it is sent: its price as a decimal string."""

    standard_list_price: str


class ProductCreate(Input):
    id: Id | None = None
    name: Name
    description: OptionalProse = None
    standard_list_price: Amount = "0.00"
    is_retainer_product: Flag = False


class ProductChange(Change):
    name: Name = unchanged()
    description: OptionalProse = None
    standard_list_price: Amount = unchanged()
    is_retainer_product: Flag = unchanged()
    is_active: Flag = unchanged()


class ProductStatus(StrEnum):
    """Which products a list shows."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    ALL = "all"


ProductList = Listing[ProductOut]
