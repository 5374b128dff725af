"""`make domain name=<plural> [entity=<singular>]`: the files of a new domain, and what is left to decide."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

_FILES = {
    "functions/{name}/__init__.py": '"""{Title}."""\n',
    "functions/{name}/models.py": '''"""{Title}."""

from shared.models import Record


class {Class}(Record):
    """A stored {entity}."""

    name: str
''',
    "functions/{name}/repository.py": '''"""{Title}: by name."""

from functions.{name}.models import {Class}
from shared.db.records import LIST, Index, Records, name_key


class {Class}Repository(Records[{Class}]):
    name = "{KEY}"
    model = {Class}

    def index(self, record: {Class}) -> Index:
        return {{LIST: (("{KEY}",), f"{{name_key(record.name)}}#{{record.id}}")}}
''',
    "functions/{name}/handler.py": '''"""`/{name}`."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends

from functions.identity.rules import Permission
from functions.{name}.models import {Class}
from functions.{name}.repository import {Class}Repository
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry
from shared.http.auth import requires
from shared.http.problems import refusals

app = create_app()

Reader = Annotated[Caller, Depends(requires(Permission.{NAME}_READ))]


@app.get(f"{{BASE}}/{name}/<{entity}_id>", operation_id="get_{entity}", openapi_extensions=refusals(404))
def get_{entity}(caller: Reader, {entity}_id: str) -> {Class}:
    return {Class}Repository(caller).get({entity}_id)


handler = entry(app)
''',
    "tests/functions/{name}/__init__.py": "",
    "tests/functions/{name}/test_{name}_api.py": '''"""{Title} through the front door."""

from shared.ids import new_id
from tests.front_door import Client


def test_an_unknown_{entity}_is_not_found(api: Client) -> None:
    answer = api.get(f"/{name}/{{new_id()}}")

    assert (answer.status, answer.code) == (404, "not_found")
''',
}

_EDITS = (
    ("functions/identity/rules.py", '    USERS_READ = "users:read"\n', '    {NAME}_READ = "{name}:read"\n'),
    (
        "infra/domains.py",
        '    domain("contacts", *resource("contacts")),\n',
        '    domain("{name}", *resource("{name}")),\n',
    ),
    ("tests/whole_firm.py", '        "lead_id": lead["id"],\n', '        "{entity}_id": new_id(),\n'),
    ("functions/audit/models.py", '    CALENDAR_FEED = "calendar_feed"\n', '    {KEY} = "{entity}"\n'),
    ("functions/audit/rules.py", '    "FEED": AuditKind.CALENDAR_FEED,\n', '    "{KEY}": AuditKind.{KEY},\n'),
    ("frontend/src/features/audit/words.ts", "  'calendar_feed',\n", "  '{entity}',\n"),
    (
        "frontend/src/lib/i18n/en/settings.ts",
        "  'audit.kind.calendar_feed': 'Calendar address',\n",
        "  'audit.kind.{entity}': '{Class}',\n",
    ),
    ("pyproject.toml", '    "accounts | catalog",\n', '    "{name}",\n'),
    ("pyproject.toml", '    "functions.catalog",\n', '    "functions.{name}",\n'),
)
"""Where the new domain takes its place: the file, the line it follows, its own line."""


_LEFT_TO_DO = """functions/{name} is there and deployed. Say in pyproject.toml where it stands among the layers,
describe its keys in docs/access-patterns.md, and run `make openapi check`.
"""


def main(name: str = "", entity: str = "") -> int:
    """Write the files and the lines; 1 when a name is none or taken."""
    entity = entity or name.removesuffix("s")
    named = [word for word in (name, entity) if re.fullmatch(r"[a-z]{3,20}", word)]
    if len(set(named)) < 2 or (ROOT / "functions" / name).exists():
        sys.stderr.write("make domain name=<plural> entity=<singular>: two new words in small letters,\n")
        sys.stderr.write("such as `name=projects`, whose singular needs not be said, or `name=entries entity=entry`\n")
        return 1
    words = {
        "name": name,
        "entity": entity,
        "Title": name.capitalize(),
        "Class": entity.capitalize(),
        "NAME": name.upper(),
        "KEY": entity.upper(),
    }
    for path, text in _FILES.items():
        target = ROOT / path.format(**words)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.format(**words))
    for path, after, line in _EDITS:
        target = ROOT / path
        text = target.read_text()
        if after not in text:
            raise ValueError(f"{path} no longer has the line {after.strip()}")
        target.write_text(text.replace(after, after + line.format(**words), 1))
    for tidy in (("check", "--fix"), ("format",)):
        subprocess.run([sys.executable, "-m", "ruff", *tidy, "--quiet", "."], cwd=ROOT, check=True)
    sys.stdout.write(_LEFT_TO_DO.format(name=name))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
