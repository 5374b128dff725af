"""`/p/<secret>`: the page of a quote. Reading it changes nothing, as mail scanners follow links; what a client does is
posted by the page's own script."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from aws_lambda_powertools.utilities.typing import LambdaContext
from mangum import Mangum
from pydantic import BaseModel, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from functions.portal import service
from functions.portal.models import Choice, ClientAcceptance, ClientQuestion, ClientRefusal
from functions.portal.rules import language, words
from functions.portal.service import Client, Opened
from functions.quotes.rules import WAITING, shown_status
from shared import clock, cold_start
from shared.documents.figures import locale_of
from shared.documents.models import Paper
from shared.documents.render import Shown, environment, page
from shared.errors import NotFound, Problem
from shared.http.app import admit_request
from shared.http.auth import visitor_ip
from shared.http.problems import render
from shared.observability import begin_call, logger
from shared.settings import setting

B = TypeVar("B", bound=BaseModel)

_TEMPLATES = environment(Path(__file__).parent / "templates")
_PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


def _policy(nonce: str) -> str:
    """The page runs its own script, shows its own styles and pictures, and reaches nobody but this site."""
    own = "; ".join(f"{kind} 'nonce-{nonce}'" for kind in ("script-src", "style-src"))
    pictures = f"img-src 'self' {setting('DOCUMENTS_ORIGIN')}"
    return f"default-src 'none'; {own}; connect-src 'self'; {pictures}; base-uri 'none'; frame-ancestors 'none'"


def _client(request: Request) -> Client:
    event: dict[str, Any] = request.scope["aws.event"]
    agent, request_id = request.headers.get("user-agent", ""), event["requestContext"]["requestId"]
    return Client(request.path_params["secret"], visitor_ip(event), agent, request_id)


async def show(request: Request) -> Response:
    """The page; the same one for every link that leads nowhere."""
    opened = await run_in_threadpool(service.open_quote, _client(request))
    return await run_in_threadpool(_page, opened.paper, opened, request.url.path.rstrip("/"))


def _page(paper: Paper, opened: Opened, here: str) -> HTMLResponse:
    pictures = opened.offer.pictures or {}
    images = {name: Shown(f"{here}/pictures/{name}", each) for name, each in pictures.items()}
    nonce, today = secrets.token_urlsafe(16), clock.today(opened.caller.timezone)
    header = opened.offer.header
    html = page(
        paper,
        images,
        templates=_TEMPLATES,
        name="quote.html",
        nonce=nonce,
        status=shown_status(header, today).value.lower(),
        is_open=shown_status(header, today) in WAITING,
        ui=words(paper.locale),
        has_pdf=opened.offer.pdf is not None and opened.offer.pdf.state == "printed",
    )
    return HTMLResponse(html, headers=_PRIVATE | {"Content-Security-Policy": _policy(nonce)})


async def price(request: Request) -> Response:
    """The page as it would be with other choices, for its script to take the amounts from."""
    data, client = await _sent(request, Choice), _client(request)
    paper = await run_in_threadpool(service.chosen, client, data.choices)
    return HTMLResponse(await run_in_threadpool(page, paper), headers=_PRIVATE)


def _doing(model: type[B], act: Callable[[Client, B], None]) -> Callable[[Request], Any]:
    async def do(request: Request) -> Response:
        await run_in_threadpool(act, _client(request), await _sent(request, model))
        return JSONResponse({}, headers=_PRIVATE)

    return do


async def view(request: Request) -> Response:
    """The page has been looked at, and not just fetched."""
    await run_in_threadpool(service.view, _client(request))
    return Response(status_code=204, headers=_PRIVATE)


async def pdf(request: Request) -> Response:
    """On to the PDF, by a link that is good for a few minutes."""
    link = await run_in_threadpool(service.pdf_link, _client(request))
    return RedirectResponse(link, status_code=303, headers=_PRIVATE)


async def picture(request: Request) -> Response:
    """On to a picture of the quote, in the same way."""
    link = await run_in_threadpool(service.picture_link, _client(request), request.path_params["name"])
    return RedirectResponse(link, status_code=303, headers=_PRIVATE)


async def _sent(request: Request, model: type[B]) -> B:
    return model.model_validate_json(await request.body())


def _refused(request: Request, error: Exception) -> Response:
    problem = error if isinstance(error, Problem) else NotFound()
    problem.current = None  # it is the firm's view of it
    if request.method in ("GET", "HEAD"):
        return _nowhere(request)
    answer = render(problem, request.scope["aws.event"]["requestContext"]["requestId"])
    kept = {"Content-Type": answer.content_type or "", **_PRIVATE}
    return Response(answer.body, status_code=answer.status_code, headers=kept)


def _invalid(_: Request, error: Exception) -> Response:
    found = error.errors(include_input=False, include_context=False) if isinstance(error, ValidationError) else []
    errors = [{"path": ".".join(map(str, each["loc"])), "message": each["msg"]} for each in found]
    body = {"title": "Invalid input", "status": 422, "code": "invalid_input", "errors": errors}
    return JSONResponse(body, status_code=422, headers=_PRIVATE, media_type="application/problem+json")


def _failed(request: Request, _: Exception) -> Response:
    logger.exception("unhandled")
    if request.method in ("GET", "HEAD"):
        return _nowhere(request, 500)
    return JSONResponse({}, status_code=500, headers=_PRIVATE)


def _nowhere(request: Request, status: int = 404) -> HTMLResponse:
    """In the language of the browser, as whose link it is stays unsaid."""
    nonce, spoken = secrets.token_urlsafe(16), language(request.headers.get("accept-language", ""))
    html = _TEMPLATES.get_template("nowhere.html").render(
        nonce=nonce,
        failed=status != NotFound.status,
        language=spoken,
        direction=locale_of(spoken).text_direction,
        ui=words(spoken),
    )
    return HTMLResponse(html, status, headers=_PRIVATE | {"Content-Security-Policy": _policy(nonce)})


app = Starlette(
    routes=[
        Route("/p/{secret}", show),
        Route("/p/{secret}/pdf", pdf),
        Route("/p/{secret}/pictures/{name}", picture),
        Route("/p/{secret}/view", view, methods=["POST"]),
        Route("/p/{secret}/price", price, methods=["POST"]),
        Route("/p/{secret}/accept", _doing(ClientAcceptance, service.accept), methods=["POST"]),
        Route("/p/{secret}/decline", _doing(ClientRefusal, service.decline), methods=["POST"]),
        Route("/p/{secret}/ask", _doing(ClientQuestion, service.ask), methods=["POST"]),
    ],
    exception_handlers={
        Problem: _refused,
        HTTPException: _refused,
        ValidationError: _invalid,
        Exception: _failed,
    },
)
_answer: Callable[[dict[str, Any], Any], dict[str, Any]] = Mangum(
    app, lifespan="off", text_mime_types=["text/", "application/json", "application/problem+json"]
)


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """A request to the page, or of it."""
    begin_call(context, event["requestContext"]["requestId"])
    try:
        admit_request(event)
    except Problem as problem:
        return {"statusCode": problem.status, "headers": _PRIVATE, "body": ""}
    answer = _answer(event, context)
    logger.info("portal", method=event["requestContext"]["http"]["method"], status=answer["statusCode"])
    return answer


cold_start.finish()
