"""`make openapi`: the OpenAPI document of all domains, generated from their routes.

Schemas of the same name must be equal, as merging would otherwise keep just one of them.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from infra.domains import DOMAINS
from shared.http.problems import CONTENT_TYPE, EXTENSION, MEANINGS, ProblemOut

DOCUMENT = Path(__file__).parents[2] / "docs/openapi.json"
_PROBLEM = {"$ref": "#/components/schemas/ProblemOut"}
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
        for path, operations in part["paths"].items():
            paths.setdefault(path, {}).update({name: _spelled_out(each) for name, each in operations.items()})
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
        "components": {"schemas": dict(sorted(schemas.items()))},
    }


def _spelled_out(operation: dict[str, Any]) -> dict[str, Any]:
    """The operation with its refusals, and with the 200 of a create that is repeated."""
    answers = {status: answer for status, answer in operation["responses"].items() if status != "422"}
    if operation["operationId"].startswith(("create_", "generate_")):
        answers["200"] = {**answers["201"], "description": "The same request had made it before"}
    for status in operation.pop(EXTENSION, ()):
        answers[str(status)] = {"description": MEANINGS[status], "content": {CONTENT_TYPE: {"schema": _PROBLEM}}}
    return {**operation, "responses": dict(sorted(answers.items()))}


def text() -> str:
    return json.dumps(document(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(text())
    sys.stdout.write(f"{DOCUMENT.name}: {len(document()['paths'])} paths\n")
