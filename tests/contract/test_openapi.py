"""The contract: the committed document and client are what the code generates."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from functions.identity.rules import KEY_SCOPES
from infra.ops.openapi import DOCUMENT, document, text
from tests.architecture.source import ROOT


@pytest.mark.req("19.2")
def test_the_document_is_generated_from_the_code() -> None:
    assert DOCUMENT.read_text() == text(), "run `make openapi`"


def test_the_client_is_generated_from_the_document(tmp_path: Path) -> None:
    made = tmp_path / "schema.gen.ts"
    tool = ROOT / "frontend/node_modules/.bin/openapi-typescript"
    script = json.loads((ROOT / "frontend/package.json").read_text())["scripts"]["client"]
    options = re.findall(r"--[a-z-]+(?:=\S+)?", script)
    subprocess.run([tool, DOCUMENT, "-o", made, *options], check=True, capture_output=True)
    assert (ROOT / "frontend/src/lib/api/schema.gen.ts").read_text() == made.read_text(), "run `make openapi`"


def test_answers_never_leave_a_field_out() -> None:
    """What is sent has no optional field, so that the generated client has no false `?`."""
    schemas = document()["components"]["schemas"]
    optional = {
        name: sorted(set(schema["properties"]) - set(schema.get("required", [])))
        for name, schema in schemas.items()
        if name.endswith("Out") and set(schema["properties"]) - set(schema.get("required", []))
    }
    assert optional == {}


@pytest.mark.req("1.29", "19.2")
def test_partners_read_what_they_may_call_and_with_which_scope() -> None:
    described = document()
    scopes = {
        operation["operationId"]: need["key"]
        for operations in described["paths"].values()
        for operation in operations.values()
        for need in operation.get("security", ())
        if "key" in need
    }

    assert scopes["create_lead"] == ["leads:write"]
    assert scopes["list_users"] == ["users:read"]
    for_people = {"get_me", "login", "create_user", "change_org", "list_api_keys", "create_api_key"}
    assert not for_people & set(scopes)
    assert {each for (each,) in scopes.values()} == KEY_SCOPES
    assert described["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    assert "429" in described["paths"]["/api/v1/leads"]["get"]["responses"]


def test_every_operation_documents_its_refusals() -> None:
    for path, operations in document()["paths"].items():
        for method, operation in operations.items():
            answers = operation["responses"]
            assert any(status.startswith("2") for status in answers), (method, path)
            if not path.startswith(("/api/v1/auth", "/api/v1/health")):
                assert {"401", "403", "422"} <= set(answers), (method, path)
            if "{" in path:
                assert "404" in answers, (method, path)
