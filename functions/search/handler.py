"""`/search`."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends
from aws_lambda_powertools.event_handler.openapi.params import Body, Query

from functions.search import service
from functions.search.models import FavouriteChange, FavouritesOut, LookAlikesOut, MadeKind, SearchKind, SearchOut
from functions.search.rules import Marks, domain_of
from shared.caller import Caller
from shared.http.app import BASE, create_app, entry
from shared.http.auth import requires
from shared.http.problems import refusals

app = create_app()

Member = Annotated[Caller, Depends(requires(None))]
Marked = Annotated[str, Query(max_length=255)]


@app.get(f"{BASE}/search", operation_id="search", openapi_extensions=refusals())
def search(
    caller: Member,
    q: Annotated[str, Query(max_length=100, description="Beginnings of words, in any order")] = "",
    kind: Annotated[SearchKind | None, Query(description="Only records of this kind")] = None,
    limit: Annotated[int, Query(ge=1, le=20, description="How many records of each kind at most")] = 5,
) -> SearchOut:
    """The records one may read that have each of the words, by kind. Seconds behind the records."""
    return service.find(caller, q, kind, limit)


@app.get(f"{BASE}/search/look-alikes", operation_id="find_look_alikes", openapi_extensions=refusals())
def find_look_alikes(
    caller: Member,
    kind: Annotated[MadeKind, Query(description="What is about to be made")],
    name: Marked = "",
    email: Marked = "",
    phone: Marked = "",
    website: Marked = "",
    company: Annotated[str, Query(max_length=255, description="A lead's")] = "",
) -> LookAlikesOut:
    """What is there already and looks like a record about to be made, of what one may read; five at most.

    The same e-mail address, phone number or web domain, or a similar name. Seconds behind the records.
    """
    described = Marks(name, email, phone, domain_of(website))
    return service.look_alikes(caller, kind, described, company)


@app.get(f"{BASE}/search/favourites", operation_id="list_favourites", openapi_extensions=refusals())
def list_favourites(caller: Member) -> FavouritesOut:
    """The records that the caller keeps at hand, fifty at most, the one added last first."""
    return service.list_favourites(caller)


@app.put(f"{BASE}/search/favourites", operation_id="change_favourite", openapi_extensions=refusals(404, 409, 413))
def change_favourite(caller: Member, data: Annotated[FavouriteChange, Body()]) -> FavouriteChange:
    """Keep a record at hand, on every device, or no more; sent again, nothing changes."""
    return service.change_favourite(caller, data)


handler = entry(app)
