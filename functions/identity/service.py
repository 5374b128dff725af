"""Signing in, staying signed in, signing out; the members of a firm."""

from functions.identity import gateway
from functions.identity.gateway import SessionRepository, refresh_token, successor
from functions.identity.models import (
    Credentials,
    Member,
    MeOut,
    Pass,
    Session,
    SessionOut,
    UserCreate,
    UserOut,
    Visitor,
)
from functions.identity.repository import MemberRepository, MembershipRepository, table_answers
from functions.identity.rules import PERMISSIONS, Role, Standing, is_idle, standing
from functions.tenants.models import OrgOut, OrgStatus
from functions.tenants.repository import org_of
from shared import clock
from shared.caller import Caller
from shared.db.table import both
from shared.errors import Conflict, FieldError, Forbidden, NotFound, Unauthenticated, Unavailable
from shared.observability import logger


def sign_in(data: Credentials, visitor: Visitor) -> tuple[SessionOut, Pass]:
    """A new session for the right password; one and the same Unauthenticated for whatever else was sent.

    Forbidden `challenge_required` when Cognito asks for one step more, `org_suspended` when the firm is not active.
    """
    try:
        tokens = gateway.sign_in(data.email.strip().lower(), data.password)
    except gateway.Challenged as challenged:
        message = f"Signing in needs one step more: {challenged.name}."
        raise Forbidden("challenge_required", message) from None
    except gateway.Refused:
        raise _invalid_credentials() from None
    if tokens.refresh_token is None:
        raise Unavailable
    me = _admit(tokens, tokens.refresh_token)
    session, cookie = SessionRepository().start(
        user_id=tokens.user_id, org_id=tokens.org_id, refresh_token=tokens.refresh_token, visitor=visitor
    )
    out = SessionOut(user=me.user, org=me.org, permissions=me.permissions, expires_at=tokens.expires_at)
    return out, _pass(tokens, session, cookie)


def refresh_session(cookie: str | None, visitor: Visitor) -> Pass:
    """A fresh access token and the next secret; Unauthenticated `session_ended` when the session is over.

    A secret that was rotated away more than half a minute ago has been copied: it ends the session, as does not using
    it for longer than the firm allows.
    """
    sessions = SessionRepository()
    found = sessions.find(cookie) if cookie else None
    if cookie is None or found is None:
        raise _session_ended()
    session, presented = found
    known = _require_unused(session, presented)
    tokens, org = both(lambda: _renew(session), lambda: org_of(_member(session.org_id, session.user_id)))
    if is_idle(clock.now() - session.last_seen, org.settings.idle_minutes):
        _end(session)
        raise _session_ended()
    if known is Standing.CURRENT:
        left = sessions.rotate(session, cookie, refresh_token=tokens.refresh_token, visitor=visitor)
        if left is None:
            raise _session_ended()
        if left.previous_hash != presented:
            _require_unused(left, presented)
    return _pass(tokens, session, successor(cookie))


def sign_out(cookie: str | None) -> None:
    """End the session that the cookie opens, if there is one, here and at Cognito."""
    found = SessionRepository().find(cookie) if cookie else None
    if found is not None:
        _end(found[0])


def read_me(caller: Caller) -> MeOut:
    """The caller, the firm, and what the caller may do in it."""
    user, org = _member_and_org(caller)
    if user is None:
        raise NotFound
    return MeOut(user=_out(user), org=org, permissions=sorted(caller.scopes))


def list_users(caller: Caller, *, limit: int, after: str | None) -> tuple[list[UserOut], str | None]:
    """Members by name, the inactive ones among them, and the position of the next page."""
    members, position = MemberRepository(caller).list_by_name(limit=limit, after=after)
    return [_out(each) for each in members], position


def provision_user(caller: Caller, data: UserCreate, password: str | None) -> UserOut:
    """Let a person into the firm `caller.org_id`; Conflict `email_taken` when the e-mail is somebody's already.

    Without a password Cognito mails a temporary one. Interrupted half-way, it can be repeated with the same data; who
    is a member already, active or not, stays as they are, password and all.
    """
    user_id = gateway.ensure_user(data.email, invite=password is None)
    members = MemberRepository(caller)
    member = members.find(user_id)
    if member is not None:
        if _fields(member) != data.model_dump():
            raise _email_taken(_out(member))
        return _out(member)
    if not MembershipRepository().claim(user_id, caller.org_id, data.role):
        raise _email_taken(None)
    if password is not None:
        gateway.set_password(data.email, password)
    return _out(members.create(_new_member(user_id, data))[0])


def require_table() -> None:
    """Unavailable when the table cannot be read."""
    if not table_answers():
        raise Unavailable


def _admit(tokens: gateway.Tokens, token: str) -> MeOut:
    """Who the tokens belong to; the token is revoked again when they may not come in."""
    scopes = frozenset(str(each) for each in PERMISSIONS[tokens.role])
    user, org = _member_and_org(_member(tokens.org_id, tokens.user_id, tokens.role))
    if user is None or not user.is_active:
        _revoke(token)
        raise _invalid_credentials()
    if org.status is not OrgStatus.ACTIVE:
        _revoke(token)
        raise Forbidden("org_suspended", "This organisation is not active. Ask its owner or the operator.")
    return MeOut(user=_out(user), org=org, permissions=sorted(scopes))


def _member_and_org(caller: Caller) -> tuple[Member | None, OrgOut]:
    members = MemberRepository(caller)
    return both(lambda: members.find(caller.user_id), lambda: org_of(caller))


def _member(org_id: str, user_id: str, role: Role = Role.READ_ONLY) -> Caller:
    """A member who has signed in but asks for nothing yet."""
    return Caller(org_id, user_id, role, scopes=frozenset(), currency="", timezone="")


def _require_unused(session: Session, presented: str) -> Standing:
    known = standing(presented, session.secret_hash, session.previous_hash, clock.now() - session.rotated_at)
    if known is Standing.REUSED:
        logger.warning("an old session secret was presented", session_of=session.user_id, org_id=session.org_id)
        _end(session)
        raise _session_ended()
    return known


def _renew(session: Session) -> gateway.Tokens:
    token = refresh_token(session)
    try:
        if token is not None:
            return gateway.renew(token)
    except (gateway.Refused, gateway.Challenged):
        pass
    SessionRepository().end(session)
    raise _session_ended()


def _end(session: Session) -> None:
    SessionRepository().end(session)
    token = refresh_token(session)
    if token is not None:
        _revoke(token)


def _revoke(token: str) -> None:
    """Have Cognito forget the token; when it cannot, the token still is nowhere but in its own table."""
    try:
        gateway.revoke(token)
    except Unavailable:
        logger.warning("a refresh token was not revoked")


def _pass(tokens: gateway.Tokens, session: Session, cookie: str) -> Pass:
    return Pass(tokens.access_token, tokens.expires_at, tokens.seconds, cookie, session.ends_at)


def _new_member(user_id: str, data: UserCreate) -> Member:
    now = clock.now()
    return Member(
        id=user_id,
        version=1,
        created_at=now,
        updated_at=now,
        **data.model_dump(),
        name=" ".join(part for part in (data.first_name, data.last_name) if part),
        is_active=True,
    )


def _fields(member: Member) -> dict[str, object]:
    return member.model_dump(include=set(UserCreate.model_fields))


def _out(member: Member) -> UserOut:
    return UserOut.model_validate(member.model_dump(include=set(UserOut.model_fields)))


def _invalid_credentials() -> Unauthenticated:
    return Unauthenticated("invalid_credentials", "The e-mail address or the password is not right.")


def _session_ended() -> Unauthenticated:
    return Unauthenticated("session_ended", "Your session has ended. Sign in again.")


def _email_taken(current: UserOut | None) -> Conflict:
    message = "Somebody has this e-mail address already."
    return Conflict("email_taken", message, errors=[FieldError("email", "email_taken", message)], current=current)
