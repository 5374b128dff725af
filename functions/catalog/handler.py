"""`/products`, `/categories`, `/tax-codes` and `/families`."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.catalog import service
from functions.catalog.models import (
    FamilyChange,
    FamilyCreate,
    FamilyDetail,
    FamilyList,
    FamilyTrial,
    FamilyTried,
    ProductChange,
    ProductCreate,
    ProductList,
    ProductOut,
    ProductStatus,
    TaxCode,
    TaxCodeChange,
    TaxCodeCreate,
    TaxCodeList,
)
from functions.catalog.repository import FamilyRepository, TaxCodeRepository
from functions.categories.models import Categories, CategoriesChange
from functions.identity.rules import Permission
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit, NameOrWords, Search
from shared.http.problems import refusals

app = create_app()

PATH = f"{BASE}/products"
ONE = f"{PATH}/<product_id>"
CATEGORIES = f"{BASE}/categories"
TAX_CODES = f"{BASE}/tax-codes"
TAX_CODE = f"{TAX_CODES}/<tax_code_id>"
FAMILIES = f"{BASE}/families"
FAMILY = f"{FAMILIES}/<family_id>"
Reader = Annotated[Caller, Depends(requires(Permission.PRODUCTS_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.PRODUCTS_WRITE))]
Active = Annotated[bool, Query(description="false lists the deactivated ones")]
Seen = Annotated[int | None, Query(description="The version that was seen")]


@app.get(PATH, operation_id="list_products", openapi_extensions=refusals())
def list_products(
    caller: Reader,
    q: NameOrWords = "",
    status: Annotated[
        ProductStatus, Query(description="Only those in this state; inactive ones have no words")
    ] = ProductStatus.ACTIVE,
    category: Annotated[str | None, Query(max_length=40, description="Only those of this category")] = None,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> ProductList:
    """Products by name."""
    signed = Cursor(caller, "products", q, status, category)
    found, position = service.list_products(
        caller, q=q, status=status, category=category, limit=limit, after=signed.open(cursor)
    )
    return ProductList(items=found, next_cursor=signed.seal(position))


@app.post(PATH, operation_id="create_product", status_code=201, openapi_extensions=refusals(409, 413))
def create_product(caller: Writer, data: Annotated[ProductCreate, Body()]) -> Response[ProductOut]:
    return made(*service.create_product(caller, data))


@app.get(CATEGORIES, operation_id="list_categories", openapi_extensions=refusals())
def list_categories(caller: Reader) -> Categories:
    """What products are sorted into. One that a product names for the first time is added by itself."""
    return service.list_categories(caller)


@app.put(CATEGORIES, operation_id="change_categories", openapi_extensions=refusals(409, 413, 428))
def change_categories(caller: Writer, data: Annotated[CategoriesChange, Body()]) -> Categories:
    """Put a tree in the place of the one there is. Products follow a category that is renamed, in a moment; one that
    products are in, the inactive ones too, cannot be left out."""
    return service.change_categories(caller, data)


@app.get(ONE, operation_id="get_product", openapi_extensions=refusals(404))
def get_product(caller: Reader, product_id: str, fields: Fields = None) -> ProductOut:
    return service.get_product(caller, product_id)


@app.put(ONE, include_in_schema=False, operation_id="put_product")
@app.patch(ONE, operation_id="change_product", openapi_extensions=refusals(404, 409, 413, 428))
def change_product(caller: Writer, product_id: str, data: Annotated[ProductChange, Body()]) -> ProductOut:
    return service.change_product(caller, product_id, data)


@app.delete(ONE, operation_id="deactivate_product", openapi_extensions=refusals(404, 409, 428))
def deactivate_product(caller: Writer, product_id: str, version: Seen = None) -> ProductOut:
    """Make a product inactive: it stays on what it was sold by, and is offered no more. Nothing is deleted."""
    return service.change_product(caller, product_id, ProductChange(version=version, is_active=False))


@app.get(TAX_CODES, operation_id="list_tax_codes", openapi_extensions=refusals())
def list_tax_codes(
    caller: Reader,
    q: Search = "",
    active: Active = True,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> TaxCodeList:
    """Tax codes by name."""
    signed = Cursor(caller, "tax codes", q, str(active))
    after = signed.open(cursor)
    found, position = TaxCodeRepository(caller).list_by_name(active=active, prefix=q, limit=limit, after=after)
    return TaxCodeList(items=found, next_cursor=signed.seal(position))


@app.post(TAX_CODES, operation_id="create_tax_code", status_code=201, openapi_extensions=refusals(409, 413))
def create_tax_code(caller: Writer, data: Annotated[TaxCodeCreate, Body()]) -> Response[TaxCode]:
    """A new tax code. The one that becomes the default takes that from another."""
    return made(*service.create_tax_code(caller, data))


@app.get(TAX_CODE, operation_id="get_tax_code", openapi_extensions=refusals(404))
def get_tax_code(caller: Reader, tax_code_id: str, fields: Fields = None) -> TaxCode:
    return TaxCodeRepository(caller).get(tax_code_id)


@app.put(TAX_CODE, include_in_schema=False, operation_id="put_tax_code")
@app.patch(TAX_CODE, operation_id="change_tax_code", openapi_extensions=refusals(404, 409, 413, 428))
def change_tax_code(caller: Writer, tax_code_id: str, data: Annotated[TaxCodeChange, Body()]) -> TaxCode:
    """Change a tax code; quotes that were made with it stay as they are."""
    return service.change_tax_code(caller, tax_code_id, data)


@app.delete(TAX_CODE, operation_id="deactivate_tax_code", openapi_extensions=refusals(404, 409, 428))
def deactivate_tax_code(caller: Writer, tax_code_id: str, version: Seen = None) -> TaxCode:
    """Make a tax code inactive: what has it keeps it, and it is offered no more. Nothing is deleted."""
    return service.change_tax_code(caller, tax_code_id, TaxCodeChange(version=version, is_active=False))


@app.get(FAMILIES, operation_id="list_families", openapi_extensions=refusals())
def list_families(
    caller: Reader,
    q: Search = "",
    of_type: Annotated[str | None, Query(alias="type", max_length=40, description="Only those of this type")] = None,
    active: Active = True,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> FamilyList:
    """Families by name, without their items."""
    signed = Cursor(caller, "families", q, of_type, str(active))
    found, position = FamilyRepository(caller).list_by_name(
        active=active, prefix=q, of_type=of_type, limit=limit, after=signed.open(cursor)
    )
    return FamilyList(items=found, next_cursor=signed.seal(position))


@app.post(FAMILIES, operation_id="create_family", status_code=201, openapi_extensions=refusals(409, 413))
def create_family(caller: Writer, data: Annotated[FamilyCreate, Body()]) -> Response[FamilyDetail]:
    return made(*service.create_family(caller, data))


@app.post(f"{FAMILIES}/try", operation_id="try_family", openapi_extensions=refusals(413))
def try_family(caller: Reader, data: Annotated[FamilyTrial, Body()]) -> FamilyTried:
    """What a family comes to as it is entered, where its dimensions measure `values`. Nothing is written."""
    return service.try_family(caller, data)


@app.get(FAMILY, operation_id="get_family", openapi_extensions=refusals(404))
def get_family(caller: Reader, family_id: str, fields: Fields = None) -> FamilyDetail:
    """A family with its items, and the products that those are."""
    return service.get_family(caller, family_id)


@app.put(FAMILY, include_in_schema=False, operation_id="put_family")
@app.patch(FAMILY, operation_id="change_family", openapi_extensions=refusals(404, 409, 413, 428))
def change_family(caller: Writer, family_id: str, data: Annotated[FamilyChange, Body()]) -> FamilyDetail:
    """Change a family; quotes that were made with it stay as they are."""
    return service.change_family(caller, family_id, data)


@app.delete(FAMILY, operation_id="deactivate_family", openapi_extensions=refusals(404, 409, 428))
def deactivate_family(caller: Writer, family_id: str, version: Seen = None) -> FamilyDetail:
    """Make a family inactive: it is offered no more. Nothing is deleted."""
    return service.change_family(caller, family_id, FamilyChange(version=version, is_active=False))


handler = entry(app)
