"""The cookies of a request, and what this product's are called."""

from typing import Any

ACCESS_COOKIE = "__Host-at"
REFRESH_COOKIE = "__Host-rt"
CSRF_COOKIE = "__Host-csrf"
NO_STORE = {"Cache-Control": "no-store"}  # on every answer that sets one


def cookies(event: dict[str, Any]) -> dict[str, str]:
    """The request's cookies, from where API Gateway puts them and from where it does not."""
    pairs = list(event.get("cookies") or [])
    pairs += (event.get("headers") or {}).get("cookie", "").split(";")
    return dict(pair.strip().split("=", 1) for pair in pairs if "=" in pair)
