"""`make openapi`: the OpenAPI document of all domains, generated from their routes.

Schemas of the same name must be equal, as merging would otherwise keep just one of them.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

from functions.identity.rules import KEY_PREFIX, KEY_SCOPES
from infra.domains import DOMAINS, Door
from shared.http.auth import permission_of
from shared.http.cookies import ACCESS_COOKIE
from shared.http.problems import CONTENT_TYPE, EXTENSION, MEANINGS, ProblemOut

DOCUMENT = Path(__file__).parents[2] / "docs/openapi.json"
_PROBLEM = {"$ref": "#/components/schemas/ProblemOut"}
_SECURITY = {
    "session": {"type": "apiKey", "in": "cookie", "name": ACCESS_COOKIE, "description": "A member's browser"},
    "key": {
        "type": "http",
        "scheme": "bearer",
        "description": f"A partner's program: an API key, `{KEY_PREFIX}…`, at the partners' address, without cookies."
        " The scope named with an operation is what the key must have; an operation that names none is not for keys.",
    },
}
_UNUSED = ("HTTPValidationError", "ValidationError", "ResponseValidationError")  # powertools' own, answered by none


class SchemaClash(ValueError):
    """Two domains have different schemas under one name."""


def document() -> dict[str, Any]:
    """The merged document, in a stable order."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for spec in DOMAINS:
        app = import_module(f"functions.{spec.name}.handler").app
        part = json.loads(app.get_openapi_json_schema(title="Dealwright", version="1"))
        scopes = _key_scopes(app) if Door.PARTNERS in spec.doors else {}
        for path, operations in part["paths"].items():
            spelled = {name: _spelled_out(each, scopes.get(each["operationId"])) for name, each in operations.items()}
            paths.setdefault(path, {}).update(spelled)
        for name, schema in part["components"]["schemas"].items():
            if schemas.setdefault(name, schema) != schema:
                raise SchemaClash(f"{spec.name} has another {name} than a domain before it")
    for name in _UNUSED:
        schemas.pop(name, None)
    problem = ProblemOut.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs") | {"ProblemOut": problem}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Dealwright", "version": "1"},
        "servers": [{"url": "/"}],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": dict(sorted(schemas.items())), "securitySchemes": _SECURITY},
    }


def _key_scopes(app: APIGatewayHttpResolver) -> dict[str, str]:
    """By operation, the scope an API key needs; what no key may have is left out."""
    found = {}
    for route in app._static_routes + app._dynamic_routes:
        scope = permission_of(route.func)
        if route.operation_id and scope in KEY_SCOPES:
            found[route.operation_id] = str(scope)
    return found


def _spelled_out(operation: dict[str, Any], scope: str | None) -> dict[str, Any]:
    """The operation with its refusals, with the 200 of a create that is repeated, and with who may ask for it."""
    answers = {status: answer for status, answer in operation["responses"].items() if status != "422"}
    if operation["operationId"].startswith(("create_", "generate_")):
        answers["200"] = {**answers["201"], "description": "The same request had made it before"}
    refused = operation.pop(EXTENSION, ())
    for status in {*refused, 429} if scope else refused:
        answers[str(status)] = {"description": MEANINGS[status], "content": {CONTENT_TYPE: {"schema": _PROBLEM}}}
    asked = {"security": [{"session": []}, {"key": [scope]}]} if scope else {}
    return {**operation, **asked, "responses": dict(sorted(answers.items()))}


def text() -> str:
    return json.dumps(document(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(text())
    sys.stdout.write(f"{DOCUMENT.name}: {len(document()['paths'])} paths\n")
