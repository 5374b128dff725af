"""Cognito: passwords, tokens, and the accounts behind them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import jwt
from botocore.exceptions import BotoCoreError, ClientError

from functions.identity.rules import SIGN_IN_REFUSED, Role
from shared import aws
from shared.errors import Unavailable
from shared.settings import setting

_REFUSALS = frozenset(
    {
        "NotAuthorizedException",
        "UserNotFoundException",
        "UserNotConfirmedException",
        "PasswordResetRequiredException",
        "InvalidParameterException",  # an e-mail that no account could have
    }
)
_TROUBLE = frozenset({"TooManyRequestsException", "LimitExceededException", "InternalErrorException"})
_TRIGGER_FAILED = frozenset(
    {"UserLambdaValidationException", "UnexpectedLambdaException", "InvalidLambdaResponseException"}
)


class Refused(Exception):
    """Cognito gives no token: a wrong password, nobody of that name, nobody who may come in, a dead token."""


class Challenged(Exception):
    """The password is right, and Cognito asks for one step more; `name` is Cognito's word for it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class Tokens:
    """A fresh access token and what it says; `refresh_token` is None where Cognito keeps the old one."""

    access_token: str
    refresh_token: str | None
    user_id: str
    org_id: str
    role: Role
    expires_at: datetime
    seconds: int  # from now until then


def sign_in(email: str, password: str) -> Tokens:
    """Tokens for the password; Refused, Challenged, Unavailable."""
    return _authenticate("ADMIN_USER_PASSWORD_AUTH", {"USERNAME": email, "PASSWORD": password})


def renew(refresh_token: str) -> Tokens:
    """A fresh access token; Refused when the refresh token or its owner counts no more, Unavailable."""
    return _authenticate("REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": refresh_token})


def revoke(refresh_token: str) -> None:
    """End the refresh token for good; Unavailable when Cognito does not confirm it."""
    try:
        _cognito().revoke_token(ClientId=setting("USER_POOL_CLIENT_ID"), Token=refresh_token)
    except (ClientError, BotoCoreError) as error:
        raise Unavailable from error


def ensure_user(email: str, *, invite: bool) -> str:
    """The id of the account of that e-mail, made when there is none; `invite` mails a temporary password."""
    attributes = [{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}]
    how: dict[str, Any] = {"DesiredDeliveryMediums": ["EMAIL"]} if invite else {"MessageAction": "SUPPRESS"}
    pool = setting("USER_POOL_ID")
    try:
        user = _cognito().admin_create_user(UserPoolId=pool, Username=email, UserAttributes=attributes, **how)["User"]
        return _sub(user["Attributes"])
    except ClientError as error:
        if error.response["Error"]["Code"] != "UsernameExistsException":
            raise
    return _sub(_cognito().admin_get_user(UserPoolId=pool, Username=email)["UserAttributes"])


def set_password(email: str, password: str) -> None:
    """Make it the account's password, with no change asked at the next sign-in."""
    _cognito().admin_set_user_password(
        UserPoolId=setting("USER_POOL_ID"), Username=email, Password=password, Permanent=True
    )


def _cognito() -> Any:
    return aws.client("cognito-idp")


def _authenticate(flow: str, parameters: dict[str, str]) -> Tokens:
    try:
        answer = _cognito().admin_initiate_auth(
            UserPoolId=setting("USER_POOL_ID"),
            ClientId=setting("USER_POOL_CLIENT_ID"),
            AuthFlow=flow,
            AuthParameters=parameters,
        )
    except ClientError as error:
        raise _meaning(error) from error
    except BotoCoreError as error:
        raise Unavailable from error
    if "ChallengeName" in answer:
        raise Challenged(answer["ChallengeName"])
    result = answer["AuthenticationResult"]
    return _tokens(result)


def _tokens(result: dict[str, Any]) -> Tokens:
    """The tokens of an answer; Refused when the trigger gave the access token no firm and role.

    The signature needs no check here: the token comes straight from Cognito, over TLS.
    """
    claims = jwt.decode(result["AccessToken"], options={"verify_signature": False})
    if "org_id" not in claims or "role" not in claims:
        raise Refused
    return Tokens(
        access_token=result["AccessToken"],
        refresh_token=result.get("RefreshToken"),
        user_id=claims["sub"],
        org_id=claims["org_id"],
        role=Role(claims["role"]),
        expires_at=datetime.fromtimestamp(claims["exp"], UTC),
        seconds=result["ExpiresIn"],
    )


def _meaning(error: ClientError) -> Exception:
    """What a failed call says about the person, or about Cognito."""
    code, message = error.response["Error"]["Code"], error.response["Error"].get("Message", "")
    if code in _REFUSALS or (code in _TRIGGER_FAILED and SIGN_IN_REFUSED in message):
        return Refused()
    if code in _TROUBLE or code in _TRIGGER_FAILED:
        return Unavailable()
    return error


def _sub(attributes: list[dict[str, str]]) -> str:
    return next(each["Value"] for each in attributes if each["Name"] == "sub")
