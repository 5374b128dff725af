"""From the event to the answer with the table stubbed, beside a resolver of the same library that only validates."""

import json
import statistics
import time
import timeit
from collections.abc import Callable
from typing import Annotated, Any
from unittest.mock import patch

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from aws_lambda_powertools.event_handler.openapi.params import Body

from benchmarks.page import Chapter, Figure
from functions.catalog import handler, service
from functions.catalog.models import ProductCreate, ProductOut
from functions.catalog.repository import ProductRepository
from shared import clock
from shared.caller import Caller
from shared.ids import new_id
from tests.front_door import LambdaContext, _threads, event, verdict_of

_ROUNDS, _EACH, _PAGE, _MORE_ROUTES = 25, 40, 50, 60
_LIMITS = {"a get": 3.5, "a create": 3.0, f"a list of {_PAGE}": 2.0}
_BODY = json.dumps({"name": "Kitchen", "standard_list_price": "100.00"})
Run = Callable[[], dict[str, Any]]


def _bare(product: ProductOut, more: int) -> APIGatewayHttpResolver:
    app = APIGatewayHttpResolver(enable_validation=True)

    @app.get("/products/<product_id>")
    def get_product(product_id: str) -> ProductOut:
        return product

    @app.post("/products")
    def create_product(data: Annotated[ProductCreate, Body()]) -> ProductOut:
        return product

    @app.get("/products")
    def list_products(limit: int = 25) -> list[ProductOut]:
        return [product] * limit

    for number in range(more):
        app.get(f"/other/<record_id>/{number}")(lambda record_id: record_id)
    return app


def _events(base: str, product: ProductOut, verdict: dict[str, Any]) -> dict[str, dict[str, Any]]:
    secure: dict[str, Any] = {
        "cookies": {"__Host-csrf": "token"},
        "headers": {"x-csrf-token": "token"},
        "verdict": verdict,
    }
    return {
        "a get": event("GET", f"{base}/products/{product.id}", **secure),
        "a create": event("POST", f"{base}/products", body=_BODY, **secure),
        f"a list of {_PAGE}": event("GET", f"{base}/products", query={"limit": str(_PAGE)}, **secure),
    }


def _run(app: APIGatewayHttpResolver, entry: Callable[..., dict[str, Any]], made: dict[str, Any]) -> Run:
    def run() -> dict[str, Any]:
        _threads.begin(app, made)
        return entry(dict(made), LambdaContext())

    answer = run()
    assert answer["statusCode"] in {200, 201}, answer
    return run


def _in_turns(*runs: Run) -> list[float]:
    """Microseconds of processor time of each, as medians of rounds in which they take turns."""
    rounds = [[timeit.timeit(run, timer=time.process_time, number=_EACH) for run in runs] for _ in range(_ROUNDS)]
    return [statistics.median(each) / _EACH * 1e6 for each in zip(*rounds, strict=True)]


def chapter(caller: Caller) -> Chapter:
    now = clock.now()
    product = ProductOut(
        id=new_id(),
        version=1,
        created_at=now,
        updated_at=now,
        name="Kitchen",
        sku=None,
        slug=None,
        description=None,
        delivery=None,
        category=None,
        unit="pcs",
        tax_code_id=None,
        image_id=None,
        currency="INR",
        is_retainer_product=False,
        is_active=True,
        standard_list_price="100.00",
        cost=None,
    )
    with (
        patch.object(service, "get_product", lambda *_: product),
        patch.object(service, "create_product", lambda *_: (product, True)),
        patch.object(ProductRepository, "list_by_name", lambda *_, **__: ([product] * _PAGE, None)),
    ):
        figures = _figures(product, verdict_of(caller))
    return Chapter(
        "Dispatch",
        "python -m benchmarks dispatch",
        "Microseconds of processor time from event to answer: ours (origin, caller, permission, CSRF, validation, "
        "answer, one line of log) beside a bare powertools resolver that validates the same models and logs nothing.",
        ["ours", "bare", "ratio"],
        figures,
    )


def _figures(product: ProductOut, verdict: dict[str, Any]) -> list[Figure]:
    bare, wide = _bare(product, 0), _bare(product, _MORE_ROUTES)
    ours, figures = _events("/api/v1", product, verdict), []
    for label, plain in _events("", product, {}).items():
        runs = _run(handler.app, handler.handler, ours[label]), _run(bare, bare.resolve, plain)
        mine, theirs = _in_turns(*runs)
        ratio = mine / theirs
        figures.append(Figure(label, [f"{mine:.0f}", f"{theirs:.0f}", f"{ratio:.2f}"], ratio, _LIMITS[label]))
    plain = _events("", product, {})["a get"]
    few, many = _in_turns(_run(bare, bare.resolve, plain), _run(wide, wide.resolve, plain))
    grown = f"{_MORE_ROUTES} more routes"
    figures.append(Figure(grown, [f"{many:.0f}", f"{few:.0f}", f"{many / few:.2f}"], many / few, 1.15))
    return figures
