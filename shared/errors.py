"""The one error tree: every refusal carries its HTTP status and a stable code.

Problem
├── InvalidInput 422        ├── NotFound 404            ├── Unauthenticated 401
├── Conflict 409            ├── MethodNotAllowed 405    ├── Forbidden 403
│   └── StaleVersion        ├── TooLarge 413            ├── TooBusy 503
├── VersionRequired 428     └── UnsupportedMediaType    ├── Unavailable 503
└── TooManyAttempts 429         415                     └── Defect 500
    └── TooManyRequests
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field; `path` is its dotted place in the body, as `line_items.2.quantity`."""

    path: str
    code: str
    message: str


class Problem(Exception):
    """A refusal the client can act on, rendered as RFC 9457 problem+json."""

    status: ClassVar[int] = 400
    title: ClassVar[str] = "Bad request"

    def __init__(
        self,
        code: str,
        detail: str,
        *,
        errors: Sequence[FieldError] = (),
        current: Any = None,
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.errors = tuple(errors)
        self.current = current


class InvalidInput(Problem):
    """The request's shape or a field's value is not acceptable."""

    status = 422
    title = "Invalid input"

    @classmethod
    def at(cls, path: str, code: str, message: str) -> "InvalidInput":
        return cls("invalid_input", message, errors=[FieldError(path, code, message)])


class NotFound(Problem):
    """No such record for this firm; another firm's record looks the same."""

    status = 404
    title = "Not found"

    def __init__(self) -> None:
        super().__init__("not_found", "There is no such record.")


class Conflict(Problem):
    """The request was understood, and the present state forbids it; `current` is that state where it helps."""

    status = 409
    title = "Conflict"


class StaleVersion(Conflict):
    """Somebody changed the record since the client read it."""

    def __init__(self, current: Any) -> None:
        super().__init__(
            "stale_version",
            "This record has been modified by another user since you opened it.",
            current=current,
        )


class VersionRequired(Problem):
    """A change must name the version it was made against."""

    status = 428
    title = "Precondition required"

    def __init__(self) -> None:
        message = "Send the version of the record that you are changing."
        super().__init__("version_required", message, errors=[FieldError("version", "version_required", message)])


class TooManyAttempts(Problem):
    """Somebody tries too often; `retry_after` is in seconds."""

    status = 429
    title = "Too many attempts"
    of_that: ClassVar[tuple[str, str]] = (
        "too_many_attempts",
        "There were too many attempts. Please wait a while and try again.",
    )

    def __init__(self, retry_after: int) -> None:
        super().__init__(*self.of_that)
        self.retry_after = retry_after


class TooManyRequests(TooManyAttempts):
    """An API key, or all of a firm's together, asks more than its share of a minute."""

    title = "Too many requests"
    of_that = ("too_many_requests", "There were too many requests in this minute. Please wait for the next one.")


class Unauthenticated(Problem):
    """Nobody, or nobody any more, is signed in."""

    status = 401
    title = "Sign in"


class Forbidden(Problem):
    """Signed in, and not allowed."""

    status = 403
    title = "Not allowed"


class TooLarge(Problem):
    """The body is larger than this API reads."""

    status = 413
    title = "Too large"


class TooBusy(Problem):
    """The record is under so many changes at once that this one did not get its turn; try again."""

    status = 503
    title = "Busy"

    def __init__(self) -> None:
        super().__init__("too_busy", "Many changes are being made here at once. Please try again.")


class Unavailable(Problem):
    """Something this API stands on does not answer; try again."""

    status = 503
    title = "Unavailable"

    def __init__(self) -> None:
        super().__init__("unavailable", "A part of the system does not answer at the moment. Please try again.")


class MethodNotAllowed(Problem):
    """The path exists, under another method."""

    status = 405
    title = "Method not allowed"


class UnsupportedMediaType(Problem):
    """The body is in a format this API does not read."""

    status = 415
    title = "Unsupported media type"


class Defect(Problem):
    """Our own mistake; the log has the trace."""

    status = 500
    title = "Internal error"
