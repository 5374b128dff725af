"""Every line has a room: sizes, names, who may import what."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.source import PRODUCT, ROOT, functions, imports, name_of, python_files, tracked_files, tree

ALPHABET = {"__init__", "handler", "service", "repository", "models", "rules", "events", "gateway"}
ENTRIES = {"identity": {"authorizer", "pre_token", "federation"}}  # triggers that are no HTTP handler; a second gateway
JUNK = re.compile(r"(^|[_-])(utils?|helpers?|common|misc|manager)([_.-]|$)")
MOST_LINES = 400
MOST_FUNCTION_LINES = 40


@pytest.mark.parametrize("path", python_files(*PRODUCT, "tests"), ids=name_of)
def test_files_and_functions_are_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= MOST_LINES
    if "tests" in path.parts:
        return
    long = [each.name for each in functions(path) if (each.end_lineno or 0) - each.lineno >= MOST_FUNCTION_LINES]
    assert long == []


def test_no_junk_drawers() -> None:
    named = [
        name_of(path) for path in tracked_files() if any(JUNK.search(part) for part in path.relative_to(ROOT).parts)
    ]
    assert named == []


def test_a_domain_has_the_files_of_the_alphabet_and_no_others() -> None:
    strays = [
        name_of(path)
        for path in python_files("functions")
        if path.parent.name != "functions" and path.stem not in ALPHABET | ENTRIES.get(path.parent.name, set())
    ]
    assert strays == []


def test_key_prefixes_are_spelled_in_one_module() -> None:
    spelled = {
        name_of(path)
        for path in python_files("functions", "shared")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.match(r"(ORG#|SYS(#|$))", node.value)
    }
    assert spelled == {"shared/db/keys.py"}


def test_clients_are_made_in_one_module() -> None:
    importing = {name_of(path) for path in python_files("functions", "shared") if "boto3" in imports(path)}
    assert importing == {"shared/aws.py"}


def test_only_repositories_speak_of_keys_and_writes() -> None:
    """Handlers and rules know no storage; services compose operations but spell no key."""
    for path in python_files("functions"):
        storage = {each for each in imports(path) if each.startswith("shared.db")}
        if path.stem in {"handler", "rules", "models"}:
            assert storage == set(), name_of(path)
        if path.stem == "service":
            assert not {each for each in storage if each.startswith("shared.db.keys")}, name_of(path)


def test_no_imports_inside_functions() -> None:
    inside = [
        f"{name_of(path)}:{each.lineno}"
        for path in python_files()
        for function in functions(path)
        for each in ast.walk(function)
        if isinstance(each, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


@pytest.mark.req("S6")
def test_no_floats_in_the_product() -> None:
    """Seconds of waiting are no amounts, and stay in the modules that wait."""
    waiting = {"functions/identity/authorizer.py", "shared/aws.py", "shared/db/retry.py"}
    floats = {
        name_of(path)
        for path in python_files("functions", "shared")
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
    }
    assert floats - waiting == set()


def test_the_repository_speaks_of_itself_only() -> None:
    """No machine's path and no package registry's host in any file, lock files included."""
    hosts = rb"registry\.npm|registry\.yarn|pythonhosted\.org|(?<![\w.])pypi\.org|\"resolved\": \"http"
    foreign = re.compile(hosts + rb"|(?<![\w./])/(?:root|home|work)/[a-z.]")
    this = Path(__file__)
    found = [name_of(path) for path in tracked_files() if path != this and foreign.search(path.read_bytes())]
    assert found == []
