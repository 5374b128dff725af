"""What the function that sends knows of its deployment."""

from functools import cache

from shared import aws
from shared.settings import setting


@cache
def site() -> str:
    """The address of the site, which is made after this function and therefore looked up."""
    found = aws.client("ssm").get_parameter(Name=setting("SITE_PARAMETER"))
    return str(found["Parameter"]["Value"])
