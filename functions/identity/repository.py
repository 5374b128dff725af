"""Members in their firm; in the directory, who belongs where and which browsers are signed in."""

import base64
import hashlib
import hmac
import re
import secrets

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from functions.identity.models import Member, Session, Visitor
from functions.identity.rules import SESSION_LIFE, Role
from shared import aws, clock
from shared.db.directory import Directory, Refused
from shared.db.keys import sort_text
from shared.db.ops import Item, equals
from shared.db.records import LIST, Index, Records, load
from shared.db.table import Span
from shared.ids import new_id
from shared.settings import setting

_COOKIE = re.compile(r"(?P<id>[0-9A-Z]{26})\.(?P<secret>[A-Za-z0-9_-]{43})", re.ASCII)


class MemberRepository(Records[Member]):
    name = "USER"
    model = Member

    def index(self, record: Member) -> Index:
        state = "A" if record.is_active else "I"
        return {LIST: (("USER",), f"{state}#{sort_text(record.name)}#{record.id}")}

    def list_by_name(self, *, limit: int, after: str | None) -> tuple[list[Member], str | None]:
        """Members by name, the inactive ones among them."""
        return self.page(LIST, Span(("USER",), "A#"), Span(("USER",), "I#"), limit=limit, after=after)


class MembershipRepository:
    """Which firm a person belongs to and as what; the pre-token trigger reads it, tokens follow from it."""

    def claim(self, user_id: str, org_id: str, role: Role) -> bool:
        """Give the person to the firm in that role; False when they belong to another firm."""
        row: Item = {"org_id": org_id, "role": role.value, "is_active": True}
        try:
            Directory().add("DIR", "USER", user_id, values=row)
        except Refused as refused:
            if refused.stored is None or refused.stored["org_id"] != org_id:
                return False
            Directory().replace("DIR", "USER", user_id, values=row)
        return True


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
        except Refused as refused:
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


def table_answers() -> bool:
    """Whether the table can be read at this moment."""
    return Directory().answers()


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
