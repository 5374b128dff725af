"""The cookies that make a session, as they are set and taken back."""

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.shared.cookies import Cookie, SameSite

from shared.http.cookies import ACCESS_COOKIE, CSRF_COOKIE, NO_STORE, REFRESH_COOKIE


def cookie(name: str, value: str, seconds: int, *, http_only: bool = True) -> Cookie:
    """A cookie of this site alone; scripts see it only when it is not `http_only`."""
    return Cookie(name, value, path="/", secure=True, http_only=http_only, max_age=seconds, same_site=SameSite.LAX_MODE)


def signed_out() -> Response[None]:
    """The answer after which the browser has no session any more."""
    gone = [cookie(ACCESS_COOKIE, "", 0), cookie(REFRESH_COOKIE, "", 0), cookie(CSRF_COOKIE, "", 0, http_only=False)]
    return Response(status_code=204, headers=NO_STORE, cookies=gone)
