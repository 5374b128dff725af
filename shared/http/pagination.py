"""Cursors: a signed position in one list of one firm; the partition is never in them."""

import base64
import binascii
import hashlib
import hmac
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query

from shared import aws
from shared.caller import Caller
from shared.errors import InvalidInput
from shared.settings import setting

_MAC_BYTES = 16

Limit = Annotated[int, Query(ge=1, le=100, description="How many records at most")]
CursorParam = Annotated[str | None, Query(max_length=1500, description="`next_cursor` of the page before")]
Search = Annotated[str, Query(max_length=100, description="Names that begin with this")]
NameOrWords = Annotated[
    str,
    Query(
        max_length=100,
        description="What a name begins with, or words, in any order. Words are found seconds after a change",
    ),
]
Words = Annotated[
    str, Query(max_length=100, description="Beginnings of words, in any order. Found seconds after a change")
]
Owner = Annotated[str | None, Query(max_length=64, description="`me`, or a member's id")]
Fields = Annotated[str | None, Query(max_length=500, description="Comma-separated names of the fields to return")]


class Cursor:
    """The cursors of one list; `scope` names the list and its filters, so that no other list's cursor fits."""

    def __init__(self, caller: Caller, *scope: str | None) -> None:
        self._context = "\n".join([caller.org_id, *(part or "" for part in scope)])

    def open(self, cursor: str | None) -> str | None:
        """The position a cursor stands for; InvalidInput for one this list did not give."""
        if cursor is None:
            return None
        try:
            raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
            position = raw[_MAC_BYTES:].decode()
        except (binascii.Error, UnicodeDecodeError, ValueError):
            raise self._refusal() from None
        if not hmac.compare_digest(raw[:_MAC_BYTES], self._mac(position)):
            raise self._refusal()
        return position

    def seal(self, position: str | None) -> str | None:
        """The cursor of a position; None at the end of the list."""
        if position is None:
            return None
        return base64.urlsafe_b64encode(self._mac(position) + position.encode()).decode().rstrip("=")

    def _mac(self, position: str) -> bytes:
        key = aws.secret(setting("CURSOR_SECRET_ARN")).encode()
        return hmac.digest(key, f"{self._context}\n{position}".encode(), hashlib.sha256)[:_MAC_BYTES]

    def _refusal(self) -> InvalidInput:
        return InvalidInput.at("cursor", "invalid_cursor", "This cursor does not belong to this list.")
