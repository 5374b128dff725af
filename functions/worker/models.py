"""What the queue says."""

from pydantic import BaseModel, ConfigDict

from shared.models import Id


class Order(BaseModel):
    """A message of the queue: which import to work on, or which export."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    org_id: Id
    import_id: Id | None = None
    export_id: Id | None = None
