"""Problem+json (RFC 9457): how every refusal looks on the wire."""

import json
from dataclasses import asdict
from typing import Any

from aws_lambda_powertools.event_handler import Response
from pydantic import BaseModel, Field

from shared.errors import Problem, TooManyAttempts
from shared.models import Output

CONTENT_TYPE = "application/problem+json"

EXTENSION = "x-refusals"
MEANINGS = {
    400: "The request cannot be understood",
    401: "Nobody is signed in, or the session has ended",
    403: "Signed in, and not allowed",
    404: "No such record for this firm",
    409: "The present state forbids it; `current` is that state",
    413: "The body is larger than 1 MiB",
    422: "A field is not acceptable; `errors` names it",
    428: "The version of the record is missing",
    429: "Too many attempts or requests; `Retry-After` says for how many seconds",
    503: "Too many changes at once; try again",
}


class FieldErrorOut(Output):
    path: str = Field(description="Dotted place in the body, such as `line_items.2.quantity`")
    code: str
    message: str


class ProblemOut(Output):
    """A refusal: `code` is stable, `detail` is for people."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[FieldErrorOut]
    request_id: str
    current: dict[str, Any] | None = Field(description="With a conflict, the present record")


def refusals(*statuses: int) -> dict[str, list[int]]:
    """The refusals a route documents: those every route has, and `statuses`; the OpenAPI document spells them out."""
    return {EXTENSION: sorted({401, 403, 422, *statuses})}


def render(problem: Problem, request_id: str, headers: dict[str, Any] | None = None) -> Response[str]:
    """The refusal as an answer; `request_id` finds it in the logs."""
    current = problem.current
    if isinstance(problem, TooManyAttempts):
        headers = {**(headers or {}), "Retry-After": str(problem.retry_after)}
    body = {
        "type": f"/api/v1/docs#{problem.code}",
        "title": problem.title,
        "status": problem.status,
        "code": problem.code,
        "detail": problem.detail,
        "errors": [asdict(each) for each in problem.errors],
        "request_id": request_id,
        "current": current.model_dump(mode="json") if isinstance(current, BaseModel) else current,
    }
    return Response(status_code=problem.status, content_type=CONTENT_TYPE, body=json.dumps(body), headers=headers)
