"""Signing in, with whatever that asks for; staying signed in; signing out."""

from collections.abc import Iterator
from contextlib import contextmanager

from functions.identity import federation, gateway
from functions.identity.gateway import SessionRepository, refresh_token, successor
from functions.identity.models import (
    ChallengeAnswer,
    ChallengeKind,
    ChallengeOut,
    Credentials,
    Member,
    MeOut,
    Pass,
    PasswordReset,
    Session,
    SessionOut,
    Step,
    Visitor,
    weak_password,
    wrong_code,
)
from functions.identity.repository import AttemptRepository, MemberRepository, SessionIndex, table_answers
from functions.identity.rules import (
    MOST_ATTEMPTS,
    MOST_OF_AN_ADDRESS,
    PERMISSIONS,
    Attempt,
    Role,
    Standing,
    is_idle,
    standing,
    totp_uri,
    window,
)
from functions.tenants.models import OrgOut, OrgStatus
from functions.tenants.repository import org_of
from shared import clock
from shared.caller import Caller, bare_caller
from shared.db.table import both
from shared.errors import Forbidden, InvalidInput, TooManyAttempts, Unauthenticated, Unavailable
from shared.networks import is_within
from shared.observability import logger
from shared.settings import optional_setting

_CHALLENGES = {
    "NEW_PASSWORD_REQUIRED": ChallengeKind.NEW_PASSWORD,
    "SOFTWARE_TOKEN_MFA": ChallengeKind.TOTP,
}

Entrance = tuple[SessionOut, Pass]


def sign_in(data: Credentials, visitor: Visitor) -> Entrance | ChallengeOut:
    """A new session for the right password, or what is asked for besides; else one and the same Unauthenticated.

    Forbidden `challenge_required` when Cognito asks for what this product has no answer to, `org_suspended` when the
    firm is not active, `network_not_allowed`; TooManyAttempts.
    """
    email = _plain(data.email)
    with counted(Attempt.LOGIN, email, visitor.ip):
        try:
            tokens = gateway.sign_in(email, data.password)
        except gateway.Challenged as challenged:
            return _challenge(challenged, email)
        except gateway.Refused:
            raise _invalid_credentials() from None
        return _enter(tokens, email, visitor)


def answer_challenge(data: ChallengeAnswer, visitor: Visitor) -> Entrance | ChallengeOut:
    """A new session for the right answer, or the next challenge.

    Unauthenticated `challenge_expired` when the sign-in has to begin again; InvalidInput at the field that is wrong.
    """
    step = gateway.unseal(data.handle, Step)
    if step is None:
        raise _challenge_expired()
    with counted(Attempt.CODE, step.email, visitor.ip):
        try:
            return _answer(step, data, visitor)
        except gateway.Challenged as challenged:
            return _challenge(challenged, step.email)
        except gateway.Refused:
            raise _challenge_expired() from None
        except gateway.WrongCode:
            raise wrong_code() from None
        except gateway.WeakPassword:
            raise weak_password() from None


def _answer(step: Step, data: ChallengeAnswer, visitor: Visitor) -> Entrance | ChallengeOut:
    if step.kind is ChallengeKind.NEW_PASSWORD:
        if data.password is None:
            raise InvalidInput.at("password", "missing", "Choose a password.")
        tokens = gateway.answer(step, "NEW_PASSWORD_REQUIRED", {"NEW_PASSWORD": data.password})
        return _enter(tokens, step.email, visitor)
    if data.code is None:
        raise InvalidInput.at("code", "missing", "Enter the six digits.")
    if step.kind is ChallengeKind.TOTP:
        tokens = gateway.answer(step, "SOFTWARE_TOKEN_MFA", {"SOFTWARE_TOKEN_MFA_CODE": data.code})
        return _enter(tokens, step.email, visitor, with_code=True)
    gateway.confirm_totp(step.access_token or "", data.code)
    renewed = gateway.renew(step.refresh_token or "")
    return _enter(renewed, step.email, visitor, with_code=True, kept=step.refresh_token)


def sign_in_from_provider(handle: str, state: str, code: str, visitor: Visitor) -> tuple[Pass, str | None]:
    """A new session for who comes back from their provider, and the page they were on the way to.

    Unauthenticated `provider_refused` for a flow that this browser did not begin, a used code, and who is no member;
    what `sign_in` raises besides. A second factor is the provider's to ask for (ADR 33).
    """
    try:
        flow = federation.resume(handle, state)
        tokens = federation.exchange(flow, code)
    except gateway.Refused:
        raise Unauthenticated("provider_refused", "Your provider could not sign you in here.") from None
    token = tokens.refresh_token or ""
    _admit(tokens, token, visitor)
    return _start(tokens, token, visitor), flow.then


def send_reset_code(email: str, visitor: Visitor) -> None:
    """Mail a code to the account's owner, if there is one; nobody learns whether there is. TooManyAttempts."""
    email = _plain(email)
    _count(Attempt.FORGOT, email, visitor.ip)
    try:
        gateway.send_reset_code(email)
    except (gateway.Refused, gateway.WrongCode, Unavailable) as error:
        logger.info("no reset code was sent", reason=type(error).__name__)


def reset_password(data: PasswordReset, visitor: Visitor) -> None:
    """A new password for whoever was mailed the code, and an end of every session; InvalidInput, TooManyAttempts."""
    email = _plain(data.email)
    with counted(Attempt.CODE, email, visitor.ip):
        try:
            gateway.reset_password(email, data.code, data.password)
        except (gateway.WrongCode, gateway.Refused):
            raise wrong_code() from None
        except gateway.WeakPassword:
            raise weak_password() from None


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
    tokens, (user, org) = both(
        lambda: _renew(session), lambda: member_and_org(_member(session.org_id, session.user_id))
    )
    unused = is_idle(clock.now() - session.last_seen, org.settings.idle_minutes)
    if unused or user is None or not user.is_active:
        end_session(session)
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
        end_session(found[0])


def require_table() -> None:
    """Unavailable when the table cannot be read."""
    if not table_answers():
        raise Unavailable


def _enter(
    tokens: gateway.Tokens, email: str, visitor: Visitor, *, with_code: bool = False, kept: str | None = None
) -> Entrance | ChallengeOut:
    """The session of whoever the tokens belong to; they are revoked again when that person may not come in.

    Who needs a second factor and gave none sets one up first. `kept` is the refresh token where it came before.
    """
    token = tokens.refresh_token or kept
    if token is None:
        raise Unavailable
    me = _admit(tokens, token, visitor)
    if needs_totp(tokens.role) and not with_code:
        return _totp_setup(tokens, token, email, me.org.name)
    return SessionOut(**dict(me), expires_at=tokens.expires_at), _start(tokens, token, visitor)


def _start(tokens: gateway.Tokens, token: str, visitor: Visitor) -> Pass:
    """A session of the tokens' owner, whom `_admit` has let in."""
    session, cookie = SessionRepository().start(
        user_id=tokens.user_id, org_id=tokens.org_id, refresh_token=token, visitor=visitor
    )
    SessionIndex(_member(tokens.org_id, tokens.user_id)).add(session)
    return _pass(tokens, session, cookie)


def _admit(tokens: gateway.Tokens, token: str, visitor: Visitor) -> MeOut:
    user, org = member_and_org(_member(tokens.org_id, tokens.user_id, tokens.role))
    if user is None or not user.is_active:
        revoke_quietly(token)
        raise _invalid_credentials()
    if org.status is not OrgStatus.ACTIVE:
        revoke_quietly(token)
        raise Forbidden("org_suspended", "This organisation is not active. Ask its owner or the operator.")
    if not is_within(visitor.ip, org.settings.allowed_networks):
        revoke_quietly(token)
        raise Forbidden("network_not_allowed", "Your organisation does not allow access from this network.")
    return MeOut(user=user.out(), org=org, permissions=sorted(str(each) for each in PERMISSIONS[tokens.role]))


def _challenge(challenged: gateway.Challenged, email: str) -> ChallengeOut:
    kind = _CHALLENGES.get(challenged.name)
    if kind is None:
        raise Forbidden("challenge_required", f"Signing in needs one step more: {challenged.name}.")
    step = Step(kind=kind, email=email, username=challenged.username, cognito_session=challenged.session)
    return ChallengeOut(challenge=kind, handle=gateway.seal(step), secret=None, uri=None)


def _totp_setup(tokens: gateway.Tokens, token: str, email: str, issuer: str) -> ChallengeOut:
    secret = gateway.new_totp_secret(tokens.access_token)
    step = Step(
        kind=ChallengeKind.TOTP_SETUP,
        email=email,
        username=email,
        access_token=tokens.access_token,
        refresh_token=token,
    )
    uri = totp_uri(secret, email, issuer)
    return ChallengeOut(challenge=step.kind, handle=gateway.seal(step), secret=secret, uri=uri)


def needs_totp(role: str) -> bool:
    """Whether this deployment lets the role in only with a second factor."""
    return role in (optional_setting("TOTP_ROLES") or "").split()


@contextmanager
def counted(attempt: Attempt, account: str, ip: str) -> Iterator[None]:
    """Count an attempt against the account and the address, and take it back when it succeeds; TooManyAttempts.

    It is counted before it is made, so that a hundred at once are no more than ten.
    """
    _count(attempt, account, ip)
    yield
    _count(attempt, account, ip, by=-1)


def _count(attempt: Attempt, account: str, ip: str, by: int = 1) -> None:
    attempts = AttemptRepository()
    of_account, of_address = both(
        lambda: attempts.count(attempt, account, by), lambda: attempts.count(attempt, f"ip {ip}", by)
    )
    if by > 0 and (of_account > MOST_ATTEMPTS[attempt] or of_address > MOST_OF_AN_ADDRESS):
        now = clock.now()
        raise TooManyAttempts(max(1, round((window(now)[1] - now).total_seconds())))


def _plain(email: str) -> str:
    return email.strip().lower()


def member_and_org(caller: Caller) -> tuple[Member | None, OrgOut]:
    """The caller's own record and the firm's, read at the same time."""
    members = MemberRepository(caller)
    return both(lambda: members.find(caller.user_id), lambda: org_of(caller))


def _member(org_id: str, user_id: str, role: Role = Role.READ_ONLY) -> Caller:
    """A member who has signed in but asks for nothing yet."""
    return bare_caller(org_id, user_id, role)


def _require_unused(session: Session, presented: str) -> Standing:
    known = standing(presented, session.secret_hash, session.previous_hash, clock.now() - session.rotated_at)
    if known is Standing.REUSED:
        logger.warning("an old session secret was presented", session_of=session.user_id, org_id=session.org_id)
        end_session(session)
        raise _session_ended()
    return known


def _renew(session: Session) -> gateway.Tokens:
    token = refresh_token(session)
    try:
        if token is not None:
            return gateway.renew(token)
    except (gateway.Refused, gateway.Challenged):
        pass
    _forget(session)
    raise _session_ended()


def end_session(session: Session) -> None:
    """End the session here and at Cognito."""
    _forget(session)
    token = refresh_token(session)
    if token is not None:
        revoke_quietly(token)


def _forget(session: Session) -> None:
    index = SessionIndex(_member(session.org_id, session.user_id))
    both(lambda: SessionRepository().end(session.id), lambda: index.forget(session.user_id, session.id))


def revoke_quietly(token: str) -> None:
    """Have Cognito forget the token; when it cannot, the token still is nowhere but in its own table."""
    try:
        gateway.revoke(token)
    except Unavailable:
        logger.warning("a refresh token was not revoked")


def _pass(tokens: gateway.Tokens, session: Session, cookie: str) -> Pass:
    return Pass(tokens.access_token, tokens.expires_at, tokens.seconds, cookie, session.ends_at)


def _invalid_credentials() -> Unauthenticated:
    return Unauthenticated("invalid_credentials", "The e-mail address or the password is not right.")


def _session_ended() -> Unauthenticated:
    return Unauthenticated("session_ended", "Your session has ended. Sign in again.")


def _challenge_expired() -> Unauthenticated:
    return Unauthenticated("challenge_expired", "This took too long. Sign in again.")
