"""`/quotes/{id}/links`, and a passing one to the PDF."""

from typing import Annotated

from aws_lambda_powertools.event_handler import Depends, Response
from aws_lambda_powertools.event_handler.openapi.params import Body

from functions.identity.rules import Permission
from functions.links import service
from functions.links.models import LinkCreate, LinkMadeOut, Links, PdfLinkOut, PreviewOut
from shared.caller import Caller
from shared.http.app import BASE, create_app, done, entry
from shared.http.auth import requires
from shared.http.cookies import NO_STORE
from shared.http.problems import refusals

app = create_app()

PATH = f"{BASE}/quotes/<quote_id>/links"
Reader = Annotated[Caller, Depends(requires(Permission.QUOTES_READ))]
Writer = Annotated[Caller, Depends(requires(Permission.QUOTES_WRITE))]
_ORDINARY = LinkCreate()


@app.get(PATH, operation_id="list_links", openapi_extensions=refusals(404))
def list_links(caller: Reader, quote_id: str) -> Links:
    return service.list_links(caller, quote_id)


@app.post(PATH, operation_id="make_link", status_code=201, openapi_extensions=refusals(404, 409, 413))
def make_link(caller: Writer, quote_id: str, data: Annotated[LinkCreate, Body()] = _ORDINARY) -> Response[LinkMadeOut]:
    """The answer holds the address, which is shown nowhere ever again."""
    link = service.make_link(caller, quote_id, data)
    status = 201 if link.path else 200
    return Response(status_code=status, content_type="application/json", body=link, headers=NO_STORE)


@app.delete(f"{PATH}/<link_id>", operation_id="revoke_link", status_code=204, openapi_extensions=refusals(404))
def revoke_link(caller: Writer, quote_id: str, link_id: str) -> Response[None]:
    service.revoke_link(caller, quote_id, link_id)
    return done()


@app.get(f"{BASE}/quotes/<quote_id>/pdf", operation_id="get_quote_pdf", openapi_extensions=refusals(404, 409))
def get_quote_pdf(caller: Reader, quote_id: str) -> PdfLinkOut:
    """Where the PDF of a finalised quote is, as it stands."""
    return service.pdf_link(caller, quote_id)


@app.get(f"{BASE}/quotes/<quote_id>/preview", operation_id="preview_quote", openapi_extensions=refusals(404, 409))
def preview_quote(caller: Reader, quote_id: str) -> PreviewOut:
    """A draft's page as the client will see it; looking at it counts as no view."""
    return service.preview(caller, quote_id)


handler = entry(app)
