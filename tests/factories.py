"""Firms, members and records for tests, with exact defaults."""

import uuid
from dataclasses import replace
from typing import Any

from functions.identity.models import Member, Role
from functions.identity.repository import MemberRepository
from functions.identity.rules import PERMISSIONS
from functions.tenants.models import DateFormat, OrgCreate, Plan
from functions.tenants.repository import OrgRepository, org_of
from functions.tenants.service import provision_org
from shared import clock
from shared.caller import Caller
from shared.errors import Conflict
from shared.ids import new_id


def new_caller(currency: str = "INR", timezone: str = "Asia/Kolkata", role: Role = Role.ADMIN) -> Caller:
    """A member of a firm that has no record yet."""
    return Caller(
        org_id=new_id(),
        user_id=str(uuid.uuid4()),
        role=role,
        scopes=frozenset(PERMISSIONS[role]),
        currency=currency,
        timezone=timezone,
    )


def new_firm(currency: str, timezone: str) -> Caller:
    """The admin of a firm just provisioned."""
    admin = new_caller(currency, timezone)
    firm = OrgCreate(
        name="Alpha Interiors",
        subdomain=f"firm-{admin.org_id.lower()}",
        plan=Plan.PROFESSIONAL,
        timezone=timezone,
        currency=currency,
        locale="en-IN",
        date_format=DateFormat.DAY_FIRST,
    )
    provision_org(admin, firm)
    return admin


def colleague(of: Caller, role: Role) -> Caller:
    """Another member of the same firm."""
    return replace(of, user_id=str(uuid.uuid4()), role=role, scopes=frozenset(PERMISSIONS[role]))


def member(of: Caller, role: Role = Role.USER) -> Caller:
    """A colleague who is on the firm's list, and so can own records."""
    caller, now = colleague(of, role), clock.now()
    row = Member(
        id=caller.user_id,
        version=1,
        created_at=now,
        updated_at=now,
        email=f"{caller.user_id}@alpha.example",
        first_name="Ravi",
        last_name="Iyer",
        name="Ravi Iyer",
        role=role,
        is_active=True,
    )
    place = OrgRepository(of).use_op(org_of(of), "users", Conflict("full", "The firm has no place left."))
    MemberRepository(of).create(row, place)
    return caller


def lead_body(**changes: Any) -> dict[str, Any]:
    return {"first_name": "Priya", "last_name": "Sharma", "company": "Sharma Homes", "status": "Qualified"} | changes
