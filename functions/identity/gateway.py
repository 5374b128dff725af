"""Cognito: passwords, tokens, and the accounts behind them; the browsers that hold a sealed token of it."""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import jwt
from botocore.exceptions import BotoCoreError, ClientError
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from functions.identity.models import Session, Visitor
from functions.identity.rules import SESSION_LIFE, SIGN_IN_REFUSED, Role
from shared import aws, clock
from shared.db.directory import Directory
from shared.db.directory import Refused as RowRefused
from shared.db.ops import Item, equals
from shared.db.records import load
from shared.errors import Unavailable
from shared.ids import new_id
from shared.settings import setting

_COOKIE = re.compile(r"(?P<id>[0-9A-Z]{26})\.(?P<secret>[A-Za-z0-9_-]{43})", re.ASCII)

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


class SessionRepository:
    """Signed-in browsers. A browser holds `<id>.<secret>`; the row holds the secret's hash."""

    def start(self, *, user_id: str, org_id: str, refresh_token: str, visitor: Visitor) -> tuple[Session, str]:
        """A new session, and the cookie that opens it."""
        now, session_id, secret = clock.now(), new_id(), secrets.token_urlsafe(32)
        session = Session(
            id=session_id,
            org_id=org_id,
            user_id=user_id,
            secret_hash=_hash(secret),
            previous_hash=None,
            rotated_at=now,
            created_at=now,
            last_seen=now,
            ends_at=now + SESSION_LIFE,
            ip=visitor.ip,
            agent=visitor.agent,
            sealed_token=_seal(session_id, refresh_token),
        )
        Directory().add("SESS", session_id, values=_row(session))
        return session, f"{session_id}.{secret}"

    def find(self, cookie: str) -> tuple[Session, str] | None:
        """The living session that a cookie names, and the hash of the secret it presents; None for any other text."""
        named = _COOKIE.fullmatch(cookie)
        row = Directory().get("SESS", named["id"]) if named else None
        if named is None or row is None:
            return None
        session = load(Session, row)
        return (session, _hash(named["secret"])) if session.ends_at > clock.now() else None

    def rotate(self, session: Session, cookie: str, *, refresh_token: str | None, visitor: Visitor) -> Session | None:
        """Make the cookie's successor the current secret; else the session as somebody else left it, or None."""
        now = clock.now()
        sealed = _seal(session.id, refresh_token) if refresh_token else session.sealed_token
        changed = session.model_copy(
            update={
                "secret_hash": _hash(successor(cookie).partition(".")[2]),
                "previous_hash": session.secret_hash,
                "rotated_at": now,
                "last_seen": now,
                "ip": visitor.ip,
                "agent": visitor.agent,
                "sealed_token": sealed,
            }
        )
        unrotated = (equals("secret_hash", session.secret_hash),)
        try:
            Directory().change("SESS", session.id, before=_row(session), after=_row(changed), where=unrotated)
        except RowRefused as refused:
            return load(Session, refused.stored) if refused.stored else None
        return changed

    def end(self, session: Session) -> None:
        """Forget the session; none of its secrets opens anything any more."""
        Directory().remove("SESS", session.id)


def refresh_token(session: Session) -> str | None:
    """Cognito's refresh token of a session; None when it was sealed under a key that is no longer ours."""
    try:
        return _box(session.id).decrypt(session.sealed_token).decode()
    except InvalidToken:
        return None


def successor(cookie: str) -> str:
    """The cookie that follows this one, the same for everybody who asks.

    Tabs that present one secret at the same time, and a browser whose answer got lost, all end up with the same
    next secret; nobody without our key can compute it.
    """
    session_id, _, secret = cookie.partition(".")
    mac = hmac.digest(_key(b"succession"), f"{session_id}.{secret}".encode(), hashlib.sha256)
    return f"{session_id}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"


def _row(session: Session) -> Item:
    stored: Item = session.model_dump(mode="json", exclude_none=True)
    return {**stored, "ttl": int(session.ends_at.timestamp())}


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _seal(session_id: str, refresh_token: str) -> str:
    return _box(session_id).encrypt(refresh_token.encode()).decode()


def _box(session_id: str) -> Fernet:
    """The cipher of one session, so that a row's ciphertext opens in no other row."""
    return Fernet(base64.urlsafe_b64encode(_key(b"token " + session_id.encode())))


def _key(purpose: bytes) -> bytes:
    material = aws.secret(setting("SESSION_SECRET_ARN")).encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(material)
