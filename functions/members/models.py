"""Whom an admin lets in, and what of them an admin changes."""

from functions.identity.models import Role, UserOut
from shared.models import Change, Email, Flag, Input, Listing, Name, OptionalText, unchanged


class UserList(Listing[UserOut]):
    pass


class UserCreate(Input):
    """Whom the operator or an admin lets in, and as what."""

    email: Email
    first_name: OptionalText = None
    last_name: Name
    role: Role


class UserChange(Change):
    first_name: OptionalText = None
    last_name: Name = unchanged()
    role: Role = unchanged()
    is_active: Flag = unchanged()
