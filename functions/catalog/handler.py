"""`/products`."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.catalog import service
from functions.catalog.models import ProductChange, ProductCreate, ProductList, ProductOut, ProductStatus
from functions.catalog.repository import ProductRepository
from functions.identity.rules import Permission
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry, made
from shared.http.auth import requires
from shared.http.pagination import Cursor, CursorParam, Fields, Limit, Search
from shared.http.problems import refusals

app = create_app()

PATH = f"{BASE}/products"
ONE = f"{PATH}/<product_id>"
Reader = Annotated[Caller, Depends(requires(Permission.PRODUCTS_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.PRODUCTS_WRITE))]


@app.get(PATH, operation_id="list_products", openapi_extensions=refusals())
def list_products(
    caller: Reader,
    q: Search = "",
    status: Annotated[ProductStatus, Query(description="Only those in this state")] = ProductStatus.ACTIVE,
    limit: Limit = 25,
    cursor: CursorParam = None,
    fields: Fields = None,
) -> ProductList:
    """Products by name."""
    signed = Cursor(caller, "products", q, status)
    found, position = ProductRepository(caller).list_by_name(
        status=status, prefix=q, limit=limit, after=signed.open(cursor)
    )
    return ProductList(items=found, next_cursor=signed.seal(position))


@app.post(PATH, operation_id="create_product", status_code=201, openapi_extensions=refusals(409, 413))
def create_product(caller: Writer, data: Annotated[ProductCreate, Body()]) -> Response[ProductOut]:
    return made(*service.create_product(caller, data))


@app.get(ONE, operation_id="get_product", openapi_extensions=refusals(404))
def get_product(caller: Reader, product_id: str, fields: Fields = None) -> ProductOut:
    return service.get_product(caller, product_id)


@app.put(ONE, include_in_schema=False, operation_id="put_product")
@app.patch(ONE, operation_id="change_product", openapi_extensions=refusals(404, 409, 413, 428))
def change_product(caller: Writer, product_id: str, data: Annotated[ProductChange, Body()]) -> ProductOut:
    return service.change_product(caller, product_id, data)


@app.delete(ONE, operation_id="deactivate_product", openapi_extensions=refusals(404, 409, 428))
def deactivate_product(
    caller: Writer,
    product_id: str,
    version: Annotated[int | None, Query(description="The version that was seen")] = None,
) -> ProductOut:
    """Make a product inactive: it stays on what it was sold by, and is offered no more. Nothing is deleted."""
    return service.change_product(caller, product_id, ProductChange(version=version, is_active=False))


handler = entry(app)
