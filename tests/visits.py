"""A client's browser at the portal."""

import json
from dataclasses import dataclass
from typing import Any

from functions.portal.handler import handler
from tests.front_door import Client, LambdaContext, event


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def body(self) -> Any:
        return json.loads(self.text)


def a_link(api: Client, quote: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A new link to the quote, with its address."""
    return api.made(f"/quotes/{quote['id']}/links", fields or None)


def visit(path: str, method: str = "GET", body: Any = None, **options: Any) -> Reply:
    """What the portal answers to a request for a path below the site."""
    sent = None if body is None else body if isinstance(body, str) else json.dumps(body)
    context: Any = LambdaContext()
    answer = handler(event(method, path, body=sent, **options), context)
    headers = {name.lower(): value for name, value in answer["headers"].items()}
    return Reply(answer["statusCode"], headers, answer["body"])


def act(link: dict[str, Any], what: str, body: Any = None) -> Reply:
    """What the page's script posts."""
    return visit(f"{link['path']}/{what}", "POST", body or {})
