"""Accounts in Cognito, as admins and the operator manage them. It mails the invitations itself."""

from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from functions.identity.federation import providers_of
from shared import aws
from shared.errors import Unavailable
from shared.settings import setting

_TROUBLE = frozenset({"TooManyRequestsException", "LimitExceededException", "InternalErrorException"})
_INVITED = "FORCE_CHANGE_PASSWORD"


class AlreadyJoined(Exception):
    """The person has chosen a password, so that there is nothing to invite them to."""


def ensure_user(email: str, *, invite: bool) -> str:
    """The id of the account of that e-mail, made when there is none; `invite` mails a temporary password."""
    user_id = _ensure_account(email, invite=invite)
    link(user_id, email)
    return user_id


def link(user_id: str, email: str) -> None:
    """Let the account's owner in through every provider that answers for the e-mail address; once done, done."""
    for provider in providers_of(email):
        account = {"ProviderName": "Cognito", "ProviderAttributeValue": user_id}
        claimed = {"ProviderName": provider, "ProviderAttributeName": "email", "ProviderAttributeValue": email}
        try:
            _ask("admin_link_provider_for_user", DestinationUser=account, SourceUser=claimed)
        except ClientError as error:
            if "already linked" not in error.response["Error"].get("Message", ""):
                raise


def _ensure_account(email: str, *, invite: bool) -> str:
    attributes = [{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}]
    how: dict[str, Any] = {"DesiredDeliveryMediums": ["EMAIL"]} if invite else {"MessageAction": "SUPPRESS"}
    try:
        user = _call("admin_create_user", email, UserAttributes=attributes, **how)["User"]
        return _sub(user["Attributes"])
    except ClientError as error:
        if error.response["Error"]["Code"] != "UsernameExistsException":
            raise
    return _sub(_call("admin_get_user", email)["UserAttributes"])


def find_user(email: str) -> str | None:
    """The id of the account of that e-mail; None when there is none."""
    try:
        return _sub(_call("admin_get_user", email)["UserAttributes"])
    except ClientError as error:
        if error.response["Error"]["Code"] != "UserNotFoundException":
            raise
        return None


def invite_again(email: str) -> None:
    """Mail a new temporary password; AlreadyJoined when the person has chosen one of their own."""
    if _call("admin_get_user", email)["UserStatus"] != _INVITED:
        raise AlreadyJoined
    _call("admin_create_user", email, MessageAction="RESEND", DesiredDeliveryMediums=["EMAIL"])


def set_password(email: str, password: str) -> None:
    """Make it the account's password, with no change asked at the next sign-in."""
    _call("admin_set_user_password", email, Password=password, Permanent=True)


def shut_out(email: str) -> None:
    """No sign-in and no fresh token any more."""
    _call("admin_disable_user", email)
    _call("admin_user_global_sign_out", email)


def let_in(email: str) -> None:
    """Sign-in again, with the password there was."""
    _call("admin_enable_user", email)


def _call(name: str, email: str, **arguments: Any) -> Any:
    return _ask(name, Username=email, **arguments)


def _ask(name: str, **arguments: Any) -> Any:
    try:
        return getattr(aws.client("cognito-idp"), name)(UserPoolId=setting("USER_POOL_ID"), **arguments)
    except BotoCoreError as error:
        raise Unavailable from error
    except ClientError as error:
        if error.response["Error"]["Code"] in _TROUBLE:
            raise Unavailable from error
        raise


def _sub(attributes: list[dict[str, str]]) -> str:
    return next(each["Value"] for each in attributes if each["Name"] == "sub")
