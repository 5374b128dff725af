"""`make openapi`: the OpenAPI document of all domains, generated from their routes.

Schemas of the same name must be equal, as merging would otherwise keep just one of them.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from infra.domains import DOMAINS

DOCUMENT = Path(__file__).parents[2] / "docs/openapi.json"


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
            paths.setdefault(path, {}).update(operations)
        for name, schema in part.get("components", {}).get("schemas", {}).items():
            if schemas.setdefault(name, schema) != schema:
                raise SchemaClash(f"{spec.name} has another {name} than a domain before it")
    return {
        "openapi": "3.1.0",
        "info": {"title": "Dealwright", "version": "1"},
        "servers": [{"url": "/"}],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": dict(sorted(schemas.items()))},
    }


def text() -> str:
    return json.dumps(document(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(text())
    sys.stdout.write(f"{DOCUMENT.name}: {len(document()['paths'])} paths\n")
