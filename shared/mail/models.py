"""A letter, and why one did not leave."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Attachment:
    name: str
    content_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Letter:
    """A message in plain words and as a page; both say the same.

    `sender` is the name before the deployment's address. What has `tags` is followed: the carrier reports what became
    of it, and repeats them.
    """

    to: tuple[str, ...]
    subject: str
    text: str = field(repr=False)
    html: str = field(repr=False)
    cc: tuple[str, ...] = ()
    sender: str | None = None
    reply_to: str | None = None
    attachments: tuple[Attachment, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)


class NotSent(Exception):
    """The letter did not leave, and may be tried again."""


class Refused(NotSent):
    """It did not, and never will; the text says why, in words for the firm."""


class Uncertain(NotSent):
    """Nobody knows whether it left."""
