"""Permissions, and which role holds which."""

from enum import StrEnum

from functions.identity.models import Role


class Permission(StrEnum):
    """What a route may ask for; an API key's scopes are the same words."""

    ORG_READ = "org:read"
    ORG_WRITE = "org:write"
    USERS_READ = "users:read"
    ACCOUNTS_READ = "accounts:read"
    ACCOUNTS_WRITE = "accounts:write"
    CONTACTS_READ = "contacts:read"
    CONTACTS_WRITE = "contacts:write"
    PRODUCTS_READ = "products:read"
    PRODUCTS_WRITE = "products:write"
    LEADS_READ = "leads:read"
    LEADS_WRITE = "leads:write"
    OPPORTUNITIES_READ = "opportunities:read"
    OPPORTUNITIES_WRITE = "opportunities:write"
    ORDERS_READ = "orders:read"
    ORDERS_WRITE = "orders:write"


_ADMIN_ONLY = frozenset({Permission.ORG_WRITE, Permission.PRODUCTS_WRITE})
_READING = frozenset(each for each in Permission if each.endswith(":read"))

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ADMIN: frozenset(Permission),
    Role.USER: frozenset(Permission) - _ADMIN_ONLY,
    Role.READ_ONLY: _READING,
}
