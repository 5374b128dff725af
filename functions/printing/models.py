"""What the queue says."""

from pydantic import BaseModel, ConfigDict

from shared.models import Id


class Order(BaseModel):
    """A message of the queue: the quote to print, and the fingerprint of what it says."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    org_id: Id
    quote_id: Id
    body_sha: str


class CannotPrint(Exception):
    """Why there will be no PDF, in words for the firm."""
