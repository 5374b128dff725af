"""Double-submit protection: a header repeats a cookie that only this site's scripts can read."""

import hmac

from shared.errors import Forbidden
from shared.http.cookies import CSRF_COOKIE

HEADER = "x-csrf-token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def require_csrf(method: str, cookies: dict[str, str], header: str | None) -> None:
    """Forbidden when an unsafe request does not repeat the cookie's token in its header."""
    if method in SAFE_METHODS:
        return
    expected = cookies.get(CSRF_COOKIE, "")
    if not expected or not header or not hmac.compare_digest(expected.encode(), header.encode()):
        raise Forbidden("csrf_failed", "This request did not come from the application. Reload the page.")
