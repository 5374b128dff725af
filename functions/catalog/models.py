"""What a firm sells, how it is taxed, and families of it, whose quantities follow from dimensions."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from shared.formulas import MOST_CHARACTERS
from shared.models import (
    Amount,
    Change,
    Flag,
    Id,
    Input,
    Label,
    Listing,
    Markup,
    Measure,
    Name,
    OptionalLabel,
    OptionalProse,
    OptionalSlug,
    OptionalText,
    Output,
    Percent,
    Record,
    unchanged,
)

PIECES = "pcs"


def _pieces_before_there_were_units(stored: Any) -> Any:
    return PIECES if stored is None else stored


class _ProductFields(Record):
    name: str
    sku: str | None = Field(description="The firm's own number of it, which no other product has")
    slug: str | None = Field(description="What the shop's address of it ends with, which no other product has")
    description: str | None
    delivery: str | None = Field(description="What a client is told of its delivery")
    category: str | None
    unit: Annotated[str, BeforeValidator(_pieces_before_there_were_units)]
    tax_code_id: Id | None = Field(description="Without one it is taxed as the firm's default says")
    image_id: Id | None = Field(description="One of its files; it may have been removed since")
    currency: str
    is_retainer_product: bool
    is_active: bool


class Product(_ProductFields):
    """The product as it is stored: its amounts in minor units of its currency."""

    standard_list_price_minor: int
    cost_minor: int | None


class ProductOut(_ProductFields):
    """The product as it is sent: its amounts as decimal strings. `cost` is what a unit costs the firm."""

    standard_list_price: str
    cost: str | None


class ProductCreate(Input):
    id: Id | None = None
    name: Name
    sku: OptionalLabel = None
    slug: OptionalSlug = None
    description: OptionalProse = None
    delivery: OptionalProse = None
    category: OptionalLabel = None
    unit: Label = PIECES
    standard_list_price: Amount = "0.00"
    cost: Amount | None = None
    tax_code_id: Id | None = None
    is_retainer_product: Flag = False


class ProductChange(Change):
    name: Name = unchanged()
    sku: OptionalLabel = None
    slug: OptionalSlug = None
    description: OptionalProse = None
    delivery: OptionalProse = None
    category: OptionalLabel = None
    unit: Label = unchanged()
    standard_list_price: Amount = unchanged()
    cost: Amount | None = None
    tax_code_id: Id | None = None
    image_id: Id | None = None
    is_retainer_product: Flag = unchanged()
    is_active: Flag = unchanged()


class ProductStatus(StrEnum):
    """Which products a list shows."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    ALL = "all"


class TaxRate(Input):
    """A rate of the price without tax. One of 0 is a rate, too, and is printed."""

    name: Label
    percent: Percent


TaxRates = Annotated[list[TaxRate], Field(min_length=1, max_length=5, description="They come to 100 % at most")]


class TaxCode(Record):
    """Rates that are taken together; stored and sent alike.

    Where neither item nor product names a code, the firm's default one counts: at most one is it.
    """

    name: str
    rates: list[TaxRate]
    inclusive: bool = Field(description="Whether prices contain the tax already")
    is_default: bool
    is_active: bool


class TaxCodeCreate(Input):
    id: Id | None = None
    name: Name
    rates: TaxRates
    inclusive: Flag = False
    is_default: Flag = False


class TaxCodeChange(Change):
    name: Name = unchanged()
    rates: TaxRates = unchanged()
    inclusive: Flag = unchanged()
    is_default: Flag = unchanged()
    is_active: Flag = unchanged()


class Icon(StrEnum):
    """What a family is recognised by."""

    KITCHEN = "kitchen"
    WARDROBE = "wardrobe"
    BEDROOM = "bedroom"
    BATHROOM = "bathroom"
    LIVING = "living"
    DINING = "dining"
    OFFICE = "office"
    LIGHTING = "lighting"
    FLOORING = "flooring"
    PAINTING = "painting"
    OUTDOOR = "outdoor"
    OTHER = "other"


class DimensionUnit(StrEnum):
    """In what a dimension is measured; `pcs` is a count."""

    MM = "mm"
    CM = "cm"
    M = "m"
    INCH = "in"
    FT = "ft"
    YD = "yd"
    PIECES = PIECES


DimensionName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,29}$")]


class Dimension(Input):
    """A measure of the place, by the name that formulas give it.

    What a formula rounds is counted in the unit of the family's first dimension that is a length, else in metres.
    """

    name: DimensionName
    label: Label
    unit: DimensionUnit
    default: Measure


Dimensions = Annotated[list[Dimension], Field(max_length=12)]
Formula = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_CHARACTERS)]


class _ItemFields(Input):
    """What of an item is stored as it was entered; what is null, the product says as of when the item is used."""

    product_id: Id | None = None
    name: Name | None = None
    description: OptionalText = None
    unit: OptionalLabel = None
    markup: Markup | None = Field(default=None, description="Over the family's and the firm's")
    tax_code_id: Id | None = None
    quantity: Formula = Field(description="A formula over the dimensions, such as `ceil(length * height / 32)`")
    optional: Flag = Field(default=False, description="The client may leave it out; at first it is")
    group: OptionalLabel = Field(default=None, description="Of the items of a group one is chosen, at first the first")


class FamilyItem(_ItemFields):
    """The item as it is stored: with a cost that is marked up, or a price, or as its product's, in minor units."""

    id: Id
    cost_minor: int | None
    price_minor: int | None


class FamilyItemInput(_ItemFields):
    """An item of a family: a product, or what has a name and a cost or a price. A cost is marked up."""

    id: Id | None = None
    cost: Amount | None = None
    price: Amount | None = None


class FamilyItemOut(Output):
    """The item as it is sent; what is null, the product says as of when the item is used."""

    id: Id
    product_id: Id | None
    name: str | None
    description: str | None
    unit: str | None
    cost: str | None
    price: str | None
    markup: Markup | None
    tax_code_id: Id | None
    quantity: str
    optional: bool
    group: str | None


class _FamilyFields(Record):
    type: str
    name: str
    icon: Icon
    description: str | None
    markup: Markup | None
    dimensions: list[Dimension]
    currency: str
    item_count: int
    is_active: bool


class FamilyHeader(_FamilyFields):
    """The stored header; its items lie below it, as of `body_version`."""

    body_version: int


class FamilyOut(_FamilyFields):
    """A family without its items."""


class FamilyDetail(_FamilyFields):
    """A family, its items, and the products that those are."""

    items: list[FamilyItemOut]
    products: list[ProductOut]


FamilyItems = Annotated[list[FamilyItemInput], Field(max_length=200)]


class FamilyCreate(Input):
    id: Id | None = None
    type: Label
    name: Name
    icon: Icon = Icon.OTHER
    description: OptionalProse = None
    markup: Markup | None = Field(default=None, description="Over the firm's, under an item's")
    dimensions: Dimensions = []
    items: FamilyItems = []


class FamilyChange(Change):
    """What is sent of `dimensions` and `items` replaces all of them."""

    type: Label = unchanged()
    name: Name = unchanged()
    icon: Icon = unchanged()
    description: OptionalProse = None
    markup: Markup | None = None
    dimensions: Dimensions = unchanged()
    items: FamilyItems = unchanged()
    is_active: Flag = unchanged()


class FamilyTrial(Input):
    """A family as it is being entered, and what its dimensions measure; those left out are as by default."""

    markup: Markup | None = None
    dimensions: Dimensions = []
    items: FamilyItems = []
    values: dict[DimensionName, Measure] = Field(default_factory=dict, max_length=12)


class TriedLine(Output):
    """An item as a line of a quote; one that is not `chosen` shows what it would come to, and counts for nothing."""

    id: Id
    product_id: Id | None
    name: str
    description: str | None
    unit: str
    quantity: Measure
    cost: str | None
    price: str | None
    markup: Markup | None
    tax_code_id: Id | None
    optional: bool
    group: str | None
    chosen: bool
    amount: str


class TriedTax(Output):
    name: str
    percent: Percent
    inclusive: bool
    amount: str


class FamilyTried(Output):
    """What a family comes to."""

    lines: list[TriedLine]
    currency: str
    subtotal: str
    taxes: list[TriedTax]
    total: str


ProductList = Listing[ProductOut]
TaxCodeList = Listing[TaxCode]
FamilyList = Listing[FamilyOut]
