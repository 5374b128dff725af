"""Cognito: passwords, codes and tokens; the browsers that hold a sealed token of it."""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

import jwt
from botocore.exceptions import BotoCoreError, ClientError
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import BaseModel

from functions.identity.models import Session, Step, Visitor
from functions.identity.rules import CHALLENGE_LIFE, SESSION_LIFE, SIGN_IN_REFUSED, Role
from shared import aws, clock
from shared.db.directory import Directory
from shared.db.directory import Refused as RowRefused
from shared.db.ops import Item, equals
from shared.db.records import load
from shared.errors import Unavailable
from shared.ids import new_id
from shared.settings import setting

Kept = TypeVar("Kept", bound=BaseModel)
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
_WRONG_CODES = frozenset({"CodeMismatchException", "ExpiredCodeException", "EnableSoftwareTokenMFAException"})
_WEAK_PASSWORDS = frozenset({"InvalidPasswordException", "PasswordHistoryPolicyViolationException"})
_TROUBLE = frozenset({"TooManyRequestsException", "LimitExceededException", "InternalErrorException"})
_TRIGGER_FAILED = frozenset(
    {"UserLambdaValidationException", "UnexpectedLambdaException", "InvalidLambdaResponseException"}
)


class Refused(Exception):
    """Cognito gives no token: a wrong password, nobody of that name, nobody who may come in, a dead token."""


class Challenged(Exception):
    """The password is right, and Cognito asks for one step more; `name` is Cognito's word for it."""

    def __init__(self, name: str, session: str, username: str) -> None:
        super().__init__(name)
        self.name, self.session, self.username = name, session, username


class WrongCode(Exception):
    """Not the code that an authenticator shows, or that was mailed, or not any more."""


class WeakPassword(Exception):
    """The pool asks more of a password."""


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


def answer(step: Step, name: str, answers: dict[str, str]) -> Tokens:
    """Tokens for the answer to Cognito's challenge; what `sign_in` raises, and WrongCode, WeakPassword."""
    call = _cognito().admin_respond_to_auth_challenge
    return _tokens_or_challenge(
        lambda: call(
            UserPoolId=setting("USER_POOL_ID"),
            ClientId=setting("USER_POOL_CLIENT_ID"),
            ChallengeName=name,
            Session=step.cognito_session,
            ChallengeResponses={"USERNAME": step.username, **answers},
        ),
        step.email,
    )


def new_totp_secret(access_token: str) -> str:
    """A secret for an authenticator of the token's owner; it counts once `confirm_totp` has seen a code of it."""
    secret: str = _call("associate_software_token", AccessToken=access_token)["SecretCode"]
    return secret


def confirm_totp(access_token: str, code: str) -> None:
    """Ask for codes of the new secret from now on; WrongCode when this is none."""
    _call("verify_software_token", AccessToken=access_token, UserCode=code)
    prefer_totp(access_token, wanted=True)


def prefer_totp(access_token: str, *, wanted: bool) -> None:
    """Whether the owner is asked for a code at sign-in."""
    settings = {"Enabled": wanted, "PreferredMfa": wanted}
    _call("set_user_mfa_preference", AccessToken=access_token, SoftwareTokenMfaSettings=settings)


def has_totp(access_token: str) -> bool:
    """Whether the owner is asked for a code at sign-in."""
    return "SOFTWARE_TOKEN_MFA" in _call("get_user", AccessToken=access_token).get("UserMFASettingList", [])


def change_password(access_token: str, current: str, new: str) -> None:
    """A new password for the token's owner; Refused when `current` is not theirs, WeakPassword."""
    _call("change_password", AccessToken=access_token, PreviousPassword=current, ProposedPassword=new)


def send_reset_code(email: str) -> None:
    """Mail a code to the account's owner; Refused, which nobody may be told, when there is nobody to mail it to."""
    _call("forgot_password", ClientId=setting("USER_POOL_CLIENT_ID"), Username=email)


def reset_password(email: str, code: str, new: str) -> None:
    """A new password for whoever got the code, and an end of all refresh tokens; WrongCode, Refused, WeakPassword."""
    client = setting("USER_POOL_CLIENT_ID")
    _call("confirm_forgot_password", ClientId=client, Username=email, ConfirmationCode=code, Password=new)
    _call("admin_user_global_sign_out", UserPoolId=setting("USER_POOL_ID"), Username=email)


def _cognito() -> Any:
    return aws.client("cognito-idp")


def _authenticate(flow: str, parameters: dict[str, str]) -> Tokens:
    call = _cognito().admin_initiate_auth
    return _tokens_or_challenge(
        lambda: call(
            UserPoolId=setting("USER_POOL_ID"),
            ClientId=setting("USER_POOL_CLIENT_ID"),
            AuthFlow=flow,
            AuthParameters=parameters,
        ),
        parameters.get("USERNAME", ""),
    )


def _tokens_or_challenge(call: Callable[[], dict[str, Any]], email: str) -> Tokens:
    said = _said(call)
    if "ChallengeName" in said:
        username = said.get("ChallengeParameters", {}).get("USER_ID_FOR_SRP", email)
        raise Challenged(said["ChallengeName"], said.get("Session", ""), username)
    return tokens_of(said["AuthenticationResult"])


def _call(name: str, **arguments: Any) -> dict[str, Any]:
    return _said(lambda: getattr(_cognito(), name)(**arguments))


def _said(call: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Cognito's answer; what a refusal means otherwise."""
    try:
        return call()
    except ClientError as error:
        raise _meaning(error) from error
    except BotoCoreError as error:
        raise Unavailable from error


def tokens_of(result: dict[str, Any]) -> Tokens:
    """The tokens of Cognito's answer; Refused when the trigger gave the access token no firm and role.

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
    if code in _WRONG_CODES:
        return WrongCode()
    if code in _WEAK_PASSWORDS:
        return WeakPassword()
    if code in _REFUSALS or (code in _TRIGGER_FAILED and SIGN_IN_REFUSED in message):
        return Refused()
    if code in _TROUBLE or code in _TRIGGER_FAILED:
        return Unavailable()
    return error


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

    def end(self, session_id: str) -> None:
        """Forget the session; none of its secrets opens anything any more."""
        Directory().remove("SESS", session_id)


def session_id(cookie: str) -> str | None:
    """The session that a cookie names; None for any other text."""
    named = _COOKIE.fullmatch(cookie)
    return named["id"] if named else None


def seal(kept: BaseModel) -> str:
    """What a browser keeps for us between two requests: opaque, and good for a few minutes."""
    return _sealer(type(kept)).encrypt_at_time(kept.model_dump_json().encode(), _now()).decode()


def unseal(handle: str, kind: type[Kept]) -> Kept | None:
    """What `seal` made the handle of; None when it was not this kind of thing, not ours, or is too old."""
    try:
        life = int(CHALLENGE_LIFE.total_seconds())
        return kind.model_validate_json(_sealer(kind).decrypt_at_time(handle.encode(), life, _now()))
    except InvalidToken:
        return None


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


def _sealer(kind: type[BaseModel]) -> Fernet:
    """A cipher for each kind, so that what was sealed for one step opens no other."""
    return Fernet(base64.urlsafe_b64encode(_key(b"sealed " + kind.__name__.encode())))


def _now() -> int:
    return int(clock.now().timestamp())


def _key(purpose: bytes) -> bytes:
    material = aws.secret(setting("SESSION_SECRET_ARN")).encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(material)
