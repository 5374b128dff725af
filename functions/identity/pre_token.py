"""Cognito's pre-token-generation trigger (V2_0): the firm and the role go into the access token.

They come from the directory, which only the operator's side writes, never from an attribute of the user.
"""

from typing import Any

from functions.identity.rules import SIGN_IN_REFUSED
from shared import cold_start
from shared.db.directory import Directory


class SignInRefused(Exception):
    """Cognito gives no token, at sign-in and at refresh alike."""


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """The event with the claims `org_id` and `role` added; SignInRefused for who is no active member of a firm."""
    member = Directory().get("DIR", "USER", event["request"]["userAttributes"]["sub"])
    if member is None or not member["is_active"]:
        raise SignInRefused(SIGN_IN_REFUSED)
    claims = {"org_id": member["org_id"], "role": member["role"]}
    event["response"] = {
        "claimsAndScopeOverrideDetails": {"accessTokenGeneration": {"claimsToAddOrOverride": claims}},
    }
    return event


cold_start.finish()
