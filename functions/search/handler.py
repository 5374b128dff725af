"""`/search`."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.search import service
from functions.search.models import FavouriteChange, FavouritesOut, SearchKind, SearchOut
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry
from shared.http.auth import requires
from shared.http.problems import refusals

app = create_app()

Member = Annotated[Caller, Depends(requires(None))]


@app.get(f"{BASE}/search", operation_id="search", openapi_extensions=refusals())
def search(
    caller: Member,
    q: Annotated[str, Query(max_length=100, description="Beginnings of words, in any order")] = "",
    kind: Annotated[SearchKind | None, Query(description="Only records of this kind")] = None,
    limit: Annotated[int, Query(ge=1, le=20, description="How many records of each kind at most")] = 5,
) -> SearchOut:
    """The records one may read that have each of the words, by kind. Seconds behind the records."""
    return service.find(caller, q, kind, limit)


@app.get(f"{BASE}/search/favourites", operation_id="list_favourites", openapi_extensions=refusals())
def list_favourites(caller: Member) -> FavouritesOut:
    """The records that the caller keeps at hand, fifty at most, the one added last first."""
    return service.list_favourites(caller)


@app.put(f"{BASE}/search/favourites", operation_id="change_favourite", openapi_extensions=refusals(404, 409, 413))
def change_favourite(caller: Member, data: Annotated[FavouriteChange, Body()]) -> FavouriteChange:
    """Keep a record at hand, on every device, or no more; sent again, nothing changes."""
    return service.change_favourite(caller, data)


handler = entry(app)
