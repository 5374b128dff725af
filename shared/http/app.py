"""The one way a function speaks HTTP: a resolver with validation, problem+json and logging around it."""

import base64
import hmac
import json
import re
import time
from collections.abc import Callable
from functools import cache
from typing import Any, get_args, get_type_hints

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response, depends
from aws_lambda_powertools.event_handler.depends import Depends
from aws_lambda_powertools.event_handler.exceptions import NotFoundError
from aws_lambda_powertools.event_handler.openapi.exceptions import RequestUnsupportedContentType, RequestValidationError
from aws_lambda_powertools.utilities.typing import LambdaContext
from pydantic import BaseModel
from pydantic_core import to_json

from shared import aws, cold_start
from shared.errors import (
    Defect,
    FieldError,
    Forbidden,
    InvalidInput,
    MethodNotAllowed,
    NotFound,
    Problem,
    TooLarge,
    UnsupportedMediaType,
)
from shared.http.cookies import NO_STORE
from shared.http.problems import render
from shared.http.rates import count_request
from shared.observability import begin_call, logger
from shared.settings import optional_setting

BASE = "/api/v1"
MAX_BODY_BYTES = 1024 * 1024
_CLIENT_ID = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)
_PLACES = ("body", "query", "path", "header")

# powertools works a route's dependencies out anew on every request, which is a seventh of a short one
depends.build_dependency_tree = cache(depends.build_dependency_tree)

Entry = Callable[[dict[str, Any], LambdaContext], dict[str, Any]]


def create_app() -> APIGatewayHttpResolver:
    """A resolver whose every refusal is problem+json with a stable code."""
    app = APIGatewayHttpResolver(enable_validation=True, json_body_deserializer=_parse, serializer=_text)

    def on_problem(problem: Problem) -> Response[str]:
        return render(problem, _request_id(app))

    def on_invalid(error: RequestValidationError) -> Response[str]:
        return on_problem(_refusal_of_caller(app) or _invalid(error))

    def on_content_type(_: RequestUnsupportedContentType) -> Response[str]:
        return on_problem(UnsupportedMediaType("unsupported_media_type", "Send application/json."))

    def on_not_found(_: NotFoundError) -> Response[str]:
        return _no_route(app)

    def on_defect(_: Exception) -> Response[str]:
        logger.exception("unhandled")
        return on_problem(Defect("internal_error", "Something went wrong on our side. Please try again."))

    app.exception_handler(Problem)(on_problem)
    app.exception_handler(RequestValidationError)(on_invalid)
    app.exception_handler(RequestUnsupportedContentType)(on_content_type)
    app.exception_handler(NotFoundError)(on_not_found)
    app.exception_handler(Exception)(on_defect)
    return app


def entry(app: APIGatewayHttpResolver) -> Entry:
    """The Lambda handler of `app`; made when the module has nothing more to load."""

    def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
        begun = time.monotonic_ns()
        begin_call(context, event["requestContext"]["requestId"])
        try:
            admit_request(event)
            count_request(event)
            answer: dict[str, Any] = app.resolve(event, context)
            answer = _only_fields(app, event, answer)
        except Problem as problem:
            answer = _bare(render(problem, event["requestContext"]["requestId"]))
        _log(event, answer, (time.monotonic_ns() - begun) // 1_000_000)
        headers = {**answer["headers"], "x-request-id": event["requestContext"]["requestId"]}
        # the emulated gateway cannot send an absent body
        return {**answer, "headers": headers, "body": answer.get("body") or ""}

    cold_start.finish()
    return handler


def made(record: BaseModel, created: bool) -> Response[Any]:
    """The answer to a create: 201, or 200 where the same request had made the record before."""
    return Response(status_code=201 if created else 200, content_type="application/json", body=record)


def done() -> Response[None]:
    """The answer to what leaves nothing to show."""
    return Response(status_code=204, headers=NO_STORE)


def admit_request(event: dict[str, Any]) -> None:
    """Refuse what no route should see, and bring the body into one form."""
    secret_arn = optional_setting("ORIGIN_SECRET_ARN")
    shown = event["headers"].get("x-origin-verify", "").encode()
    if secret_arn and not hmac.compare_digest(shown, aws.secret(secret_arn).encode()):
        raise Forbidden("wrong_origin", "Use the application's own address.")
    body = event.get("body") or ""
    media_type = event["headers"].get("content-type", "application/json").partition(";")[0].strip().lower()
    if body and media_type != "application/json":
        raise UnsupportedMediaType("unsupported_media_type", "Send application/json.")
    raw = _decoded(body) if event.get("isBase64Encoded") else body.encode(errors="surrogatepass")
    if len(raw) > MAX_BODY_BYTES:
        raise TooLarge("body_too_large", "The request is larger than 1 MiB.")
    try:
        event["body"], event["isBase64Encoded"] = raw.decode(), False
    except UnicodeDecodeError:
        raise InvalidInput("invalid_json", "The body is not UTF-8 text.") from None


def _decoded(body: str) -> bytes:
    try:
        return base64.b64decode(body)
    except ValueError:
        raise InvalidInput("invalid_json", "The body is not UTF-8 text.") from None


def _parse(text: str) -> Any:
    """The JSON of a body; one nested too deeply, or with a number of thousands of digits, is no JSON either."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise json.JSONDecodeError("unreadable", text, 0) from None


def _text(body: Any) -> str:
    return to_json(body).decode()


def _refusal_of_caller(app: APIGatewayHttpResolver) -> Problem | None:
    """Who may not use a route is told so before being told what is wrong with the request's shape."""
    for hint in get_type_hints(app.context["_route"].func, include_extras=True).values():
        for mark in getattr(hint, "__metadata__", ()):
            if isinstance(mark, Depends):
                try:
                    mark.dependency(app.request)
                except Problem as problem:
                    return problem
    return None


def _invalid(error: RequestValidationError) -> InvalidInput:
    found = error.errors()
    if any(each["type"] == "json_invalid" for each in found):
        return InvalidInput("invalid_json", "The body is not valid JSON.")
    errors = [FieldError(_path(each["loc"]), each["type"], _message(each)) for each in found]
    return InvalidInput("invalid_input", "Some fields need attention.", errors=errors)


def _path(loc: tuple[Any, ...]) -> str:
    within = loc[1:] if len(loc) > 1 and loc[0] in _PLACES else loc
    return ".".join(str(each) for each in within)


def _message(error: dict[str, Any]) -> str:
    message = str(error["msg"]).removeprefix("Value error, ")
    return message[:1].upper() + message[1:]


def _no_route(app: APIGatewayHttpResolver) -> Response[str]:
    """404 for an unknown path, 405 with Allow where another method of the path exists."""
    path = app.current_event.path
    routes = app._static_routes + app._dynamic_routes
    allowed = sorted({route.method for route in routes if route.rule.match(path)})
    if not allowed:
        return render(NotFound(), _request_id(app))
    methods = ", ".join(allowed)
    refusal = MethodNotAllowed("method_not_allowed", f"This address answers to {methods}.")
    return render(refusal, _request_id(app), headers={"Allow": methods})


def _only_fields(app: APIGatewayHttpResolver, event: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """The answer with just the fields that `?fields=` names, in each item of a list or in the record itself."""
    wanted = (event.get("queryStringParameters") or {}).get("fields")
    readable = answer["statusCode"] == 200 and answer["headers"].get("Content-Type") == "application/json"
    if not wanted or event["requestContext"]["http"]["method"] != "GET" or not readable:
        return answer
    body, names = json.loads(answer["body"]), [name.strip() for name in wanted.split(",") if name.strip()]
    listed = isinstance(body, dict) and "items" in body
    records = body["items"] if listed else [body]
    if not names:
        raise InvalidInput.at("fields", "missing", "Name at least one field.")
    if unknown := sorted(set(names) - _fields(app, event["rawPath"])):
        raise InvalidInput.at("fields", "unknown_field", f"There is no field {', '.join(unknown)}.")
    kept = [{name: record[name] for name in names} for record in records]
    return {**answer, "body": json.dumps({**body, "items": kept} if listed else kept[0])}


def _fields(app: APIGatewayHttpResolver, path: str) -> set[str]:
    """The fields of the record that the route of `path` answers with, or lists; none where that is a page."""
    routes = app._static_routes + app._dynamic_routes
    route = next(each for each in routes if each.method == "GET" and each.rule.match(path))
    model = get_type_hints(route.func)["return"]
    if not hasattr(model, "model_fields"):
        return set()
    if "items" in model.model_fields:
        (model,) = get_args(model.model_fields["items"].annotation)
    return set(model.model_fields)


def _bare(response: Response[str]) -> dict[str, Any]:
    """A response given outside the resolver, in the gateway's format."""
    headers = {**response.headers, "Content-Type": response.content_type}
    return {"statusCode": response.status_code, "headers": headers, "body": response.body, "isBase64Encoded": False}


def _request_id(app: APIGatewayHttpResolver) -> str:
    return str(app.current_event.raw_event["requestContext"]["requestId"])


def _log(event: dict[str, Any], answer: dict[str, Any], milliseconds: int) -> None:
    who = event["requestContext"].get("authorizer", {}).get("lambda") or {}
    http = event["requestContext"]["http"]
    logger.info(
        "request",
        method=http["method"],
        path=event["rawPath"],
        status=answer["statusCode"],
        milliseconds=milliseconds,
        org_id=who.get("org_id"),
        user_id=who.get("user_id"),
        key_id=who.get("key_id"),
        client_request_id=_client_request_id(event),
    )


def _client_request_id(event: dict[str, Any]) -> str | None:
    """What the browser calls this try: it leads here where no answer reached it. Never trusted, only noted."""
    named = event["headers"].get("x-request-id", "")
    return named if _CLIENT_ID.fullmatch(named) else None
