"""Letting people into the firm, changing what they may do, and letting them out again."""

from functions.identity.models import Member, Role, UserOut
from functions.identity.repository import MemberRepository, MembershipRepository, SessionIndex, WitnessGone
from functions.members import gateway
from functions.members.models import UserChange, UserCreate
from functions.tenants.models import OrgOut
from functions.tenants.repository import OrgRepository, org_of
from shared.caller import Caller
from shared.db.ops import Op
from shared.db.records import fresh, revise
from shared.errors import Conflict, FieldError
from shared.words import person_name


def list_users(caller: Caller, *, limit: int, after: str | None) -> tuple[list[UserOut], str | None]:
    """Members by name, the inactive ones among them, and the position of the next page."""
    members, position = MemberRepository(caller).list_by_name(limit=limit, after=after)
    return [each.out() for each in members], position


def provision_user(caller: Caller, data: UserCreate, password: str | None) -> tuple[UserOut, bool]:
    """Let a person into the firm, and whether they are new.

    Conflict `email_taken` when the e-mail is somebody's, `too_many_users` when the plan has no place left: then nobody
    is invited. Without a password Cognito mails a temporary one. Interrupted half-way, it can be repeated with the same
    data; who is a member already, active or not, stays as they are, password and all.
    """
    org, members = org_of(caller), MemberRepository(caller)
    user_id = _account(org, data, password)
    member = members.find(user_id) if user_id else None
    if member is not None:
        if _fields(member) != data.model_dump():
            raise _email_taken(member.out())
        return member.out(), False
    if user_id is None or _is_full(org):
        raise _too_many(org)
    if not MembershipRepository().claim(user_id, caller.org_id, data.role):
        raise _email_taken(None)
    if password is not None:
        gateway.set_password(data.email, password)
    place = OrgRepository(caller).use_op(org, "users", _too_many(org))
    created, is_new = members.create(_new_member(user_id, data), place)
    return created.out(), is_new


def _account(org: OrgOut, data: UserCreate, password: str | None) -> str | None:
    """The account of the e-mail, made while there is a place for its owner."""
    return gateway.find_user(data.email) if _is_full(org) else gateway.ensure_user(data.email, invite=password is None)


def change_user(caller: Caller, user_id: str, data: UserChange) -> UserOut:
    """Change a member; Conflict `last_admin` when nobody would be left to manage the firm, `too_many_users` when
    somebody comes back to a firm whose places are all taken.

    The member's own record decides, in one transaction; tokens, account and sessions follow it, and follow it again
    when an interrupted request is repeated.
    """
    members = MemberRepository(caller)
    before = members.get(user_id)
    is_repeated = members.require_version(before, data.version)
    after = before if is_repeated else _save(members, before, data)
    if is_repeated or (before.role, before.is_active) != (after.role, after.is_active):
        _follow(caller, after, activity=is_repeated or before.is_active != after.is_active)
    return after.out()


def invite_again(caller: Caller, user_id: str) -> None:
    """Mail a member a new temporary password; Conflict when they have their own already, or are not active."""
    member = MemberRepository(caller).get(user_id)
    if not member.is_active:
        raise Conflict("inactive_member", "Activate this member first.", current=member.out())
    try:
        gateway.invite_again(member.email)
    except gateway.AlreadyJoined:
        raise Conflict("already_joined", "This member has signed in already.", current=member.out()) from None


def _save(members: MemberRepository, before: Member, data: UserChange) -> Member:
    after = revise(before, data.changes())
    after = after.model_copy(update={"name": person_name(after.first_name, after.last_name)})
    place = _place_ops(members.caller, before, after)
    if not _manages(before) or _manages(after):
        return members.save(before, after, *place)
    for witness in members.other_admins(before.id):
        try:
            return members.save(before, after, members.admin_op(witness), *place)
        except WitnessGone:
            continue
    raise Conflict("last_admin", "Somebody has to remain an active admin.", current=before.out())


def _place_ops(caller: Caller, before: Member, after: Member) -> tuple[Op, ...]:
    """Takes or gives back the place that an active member has in the plan."""
    if before.is_active == after.is_active:
        return ()
    orgs = OrgRepository(caller)
    if not after.is_active:
        return (orgs.free_op("users"),)
    org = orgs.get(caller.org_id)
    return (orgs.use_op(org, "users", _too_many(org)),)


def _is_full(org: OrgOut) -> bool:
    return org.limits.users is not None and org.usage.users >= org.limits.users


def _too_many(org: OrgOut) -> Conflict:
    most = org.limits.users
    return Conflict("too_many_users", f"Your plan has {most} users. Deactivate one, or ask for a larger plan.")


def _follow(caller: Caller, member: Member, *, activity: bool) -> None:
    is_latest = MembershipRepository().follow(member, caller.org_id)
    if not (is_latest and activity):
        return
    if member.is_active:
        gateway.let_in(member.email)
    else:
        gateway.shut_out(member.email)
        SessionIndex(caller).end_all(member.id)


def _manages(member: Member) -> bool:
    return member.is_active and member.role is Role.ADMIN


def _new_member(user_id: str, data: UserCreate) -> Member:
    return Member(
        **fresh(user_id),
        **data.model_dump(),
        name=person_name(data.first_name, data.last_name),
        is_active=True,
    )


def _fields(member: Member) -> dict[str, object]:
    return member.model_dump(include=set(UserCreate.model_fields))


def _email_taken(current: UserOut | None) -> Conflict:
    message = "Somebody has this e-mail address already."
    return Conflict("email_taken", message, errors=[FieldError("email", "email_taken", message)], current=current)
