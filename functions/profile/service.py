"""Oneself: who one is, one's password, codes and sessions."""

from functions.identity import gateway
from functions.identity.models import MeOut, Session, weak_password, wrong_code
from functions.identity.repository import MemberRepository, SessionIndex
from functions.identity.rules import Attempt, totp_uri
from functions.identity.service import counted, end_session, member_and_org, needs_totp, revoke_quietly
from functions.profile.models import (
    BrowserSession,
    PasswordChange,
    SecurityOut,
    TotpOut,
    wrong_password,
)
from shared.caller import Caller
from shared.errors import Conflict, NotFound

_MOST_LISTED = 50


def read_me(caller: Caller) -> MeOut:
    """The caller, the firm, and what the caller may do in it."""
    user, org = member_and_org(caller)
    if user is None:
        raise NotFound
    return MeOut(user=user.out(), org=org, permissions=sorted(caller.scopes))


def list_sessions(caller: Caller, cookie: str | None) -> list[BrowserSession]:
    """The browsers the caller is signed in with, the newest first, and which of them asks."""
    current = gateway.session_id(cookie or "")
    return [_browser(each, current) for each in SessionIndex(caller).newest(caller.user_id, _MOST_LISTED)]


def end_own_session(caller: Caller, session_id: str) -> None:
    """End one of the caller's sessions; NotFound when they have no such one."""
    found = SessionIndex(caller).newest(caller.user_id, _MOST_LISTED)
    session = next((each for each in found if each.id == session_id), None)
    if session is None:
        raise NotFound
    end_session(session)


def sign_out_everywhere(caller: Caller) -> None:
    """End all sessions of the caller, this one included."""
    SessionIndex(caller).end_all(caller.user_id)


def change_password(caller: Caller, data: PasswordChange, access_token: str) -> None:
    """A new password for who knows the present one; InvalidInput at the field that is wrong, TooManyAttempts."""
    with counted(Attempt.PASSWORD, caller.user_id, caller.request.ip):
        try:
            gateway.change_password(access_token, data.current_password, data.password)
        except gateway.Refused:
            raise wrong_password() from None
        except gateway.WeakPassword:
            raise weak_password() from None


def read_security(caller: Caller, access_token: str) -> SecurityOut:
    """How the caller signs in."""
    return SecurityOut(totp=gateway.has_totp(access_token), totp_required=needs_totp(caller.role))


def begin_totp(caller: Caller, access_token: str) -> TotpOut:
    """A secret for the caller's authenticator, shown this once; it counts when `confirm_totp` has seen a code of it."""
    me = read_me(caller)
    secret = gateway.new_totp_secret(access_token)
    return TotpOut(secret=secret, uri=totp_uri(secret, me.user.email, me.org.name))


def confirm_totp(caller: Caller, code: str, access_token: str) -> None:
    """Ask the caller for codes from now on; InvalidInput at `code`, TooManyAttempts."""
    with counted(Attempt.CODE, caller.user_id, caller.request.ip):
        try:
            gateway.confirm_totp(access_token, code)
        except gateway.WrongCode:
            raise wrong_code() from None


def remove_totp(caller: Caller, password: str, access_token: str) -> None:
    """Ask the caller for no codes any more; Conflict where their role needs one, InvalidInput, TooManyAttempts."""
    if needs_totp(caller.role):
        raise Conflict("totp_required", "Your role signs in with a second factor.")
    user = MemberRepository(caller).get(caller.user_id)
    with counted(Attempt.PASSWORD, caller.user_id, caller.request.ip):
        try:
            revoke_quietly(gateway.sign_in(user.email, password).refresh_token or "")
        except gateway.Challenged:
            pass  # the password was right; the code is what is being given up
        except gateway.Refused:
            raise wrong_password() from None
    gateway.prefer_totp(access_token, wanted=False)


def _browser(session: Session, current: str | None) -> BrowserSession:
    shown = session.model_dump(include=set(BrowserSession.model_fields))
    return BrowserSession(**shown, is_current=session.id == current)
