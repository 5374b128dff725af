"""Requests that the description allows and forbids, made up; what is wrong with an answer, schemathesis says."""

from collections.abc import Iterator
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from infra.ops.openapi import document
from tests.front_door import Client

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
COGNITO = ("/api/v1/auth/", "/api/v1/me/", "/api/v1/users")
"""Paths whose answers are the user pool's to give; tests/functions/identity has them."""


def made_up() -> Iterator[tuple[Any, GenerationMode]]:
    """Each operation with right requests, and with wrong ones where a query or a body can be wrong."""
    schema: Any = schemathesis.openapi.from_dict(document())
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.path.startswith(COGNITO):
            continue
        yield operation, GenerationMode.POSITIVE
        if operation.query or operation.body:
            yield operation, GenerationMode.NEGATIVE


def check(operation: Any, mode: GenerationMode, firm: Client, records: dict[str, str], examples: int) -> None:
    """Send so many requests, about `records` where the path names one; raises what no answer may be."""
    named = {each["name"] for each in operation.definition.raw.get("parameters", []) if each["in"] == "path"}
    known = {name: records[name] for name in named & records.keys()}

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode, path_parameters=known or None))
    def send(case: Case[Any]) -> None:
        case.validate_response(_answered(firm, case), checks=CHECKS)

    send()


def _answered(firm: Client, case: Case[Any]) -> schemathesis.Response:
    """The front door's answer to a made-up request, as a browser gets it."""
    path = case.formatted_path.removeprefix("/api/v1")
    sent = case.as_transport_kwargs()
    body, raw = sent.get("json"), sent.get("data")
    text = raw.decode(errors="replace") if isinstance(raw, bytes) else raw
    headers = {name: str(value) for name, value in (case.headers or {}).items()}
    query = {name: str(value) for name, value in (case.query or {}).items()}
    answer = firm.send(case.method, path, body, raw=text, query=query, headers=headers)
    return schemathesis.Response(
        status_code=answer.status,
        headers={name: [value] for name, value in answer.headers.items()},
        content=answer.text.encode(),
        request=requests.Request(case.method, f"http://localhost/api/v1{path}").prepare(),
        elapsed=0,
        verify=False,
    )
