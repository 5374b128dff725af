"""Making keys, seeing what has become of them, and revoking them."""

import secrets

from functions.identity.rules import KEY_PREFIX, KEY_SCOPES, key_hash
from functions.partners.models import ApiKey, ApiKeyCreate, ApiKeyMadeOut, ApiKeyOut
from functions.partners.repository import ApiKeyRepository, KeyPlaces
from functions.tenants.models import OrgOut
from functions.tenants.repository import OrgRepository
from shared import clock
from shared.caller import Caller
from shared.db.records import fresh, revise
from shared.db.table import both
from shared.errors import Conflict, FieldError, Forbidden, InvalidInput, StaleVersion


def list_keys(caller: Caller, *, limit: int, after: str | None) -> tuple[list[ApiKeyOut], str | None]:
    """Keys, the newest first, and the position of the next page."""
    keys = ApiKeyRepository(caller)
    found, position = keys.newest(limit=limit, after=after)
    return _shown(keys, found), position


def create_key(caller: Caller, data: ApiKeyCreate) -> tuple[ApiKeyMadeOut, bool]:
    """A key that may do no more than its maker, and whether it is new: only then comes its secret.

    InvalidInput at the scope or date that is wrong; Forbidden `api_access_not_in_plan`; Conflict `too_many_api_keys`.
    """
    _require_own(caller, data)
    orgs, keys = OrgRepository(caller), ApiKeyRepository(caller)
    org = orgs.get(caller.org_id)
    if not org.features.api_access:
        raise Forbidden("api_access_not_in_plan", "Your plan has no API access.")
    secret = KEY_PREFIX + secrets.token_urlsafe(32)
    key, is_new = keys.create(_new_key(caller, data, secret), orgs.use_op(org, "api_keys", _too_many(org)))
    if is_new:
        KeyPlaces().add(key, caller.org_id)
    return ApiKeyMadeOut(**_out(key).model_dump(), secret=secret if is_new else None), is_new


def revoke_key(caller: Caller, key_id: str) -> ApiKeyOut:
    """End the key, once and for all; whoever asks again gets the same answer.

    The key's own record decides. The place its secret leads to follows, and follows again when somebody asks again.
    """
    keys = ApiKeyRepository(caller)
    key = keys.get(key_id)
    if key.revoked_at is None:
        key = _revoke(keys, key)
    (shown,), _ = both(lambda: _shown(keys, [key]), lambda: KeyPlaces().remove(key))
    return shown


def _revoke(keys: ApiKeyRepository, key: ApiKey) -> ApiKey:
    revoked = revise(key, {"revoked_at": clock.now()})
    try:
        return keys.save(key, revoked, OrgRepository(keys.caller).free_op("api_keys"))
    except StaleVersion:  # the only change there is: somebody else has just revoked it
        return keys.get(key.id)


def _shown(keys: ApiKeyRepository, found: list[ApiKey]) -> list[ApiKeyOut]:
    uses, makers = keys.circumstances(found)
    now = clock.now()
    return [
        ApiKeyOut(
            **each.model_dump(include=set(ApiKeyOut.model_fields)),
            status=each.status(now, has_maker=each.created_by in makers),
            last_used_at=uses.get(each.id),
        )
        for each in found
    ]


def _out(key: ApiKey) -> ApiKeyOut:
    shown = key.model_dump(include=set(ApiKeyOut.model_fields))
    return ApiKeyOut(**shown, status=key.status(clock.now(), has_maker=True), last_used_at=None)


def _new_key(caller: Caller, data: ApiKeyCreate, secret: str) -> ApiKey:
    return ApiKey(
        **fresh(),
        **data.model_dump(),
        hint=secret[-4:],
        secret_hash=key_hash(secret) or "",
        created_by=caller.user_id,
        revoked_at=None,
    )


def _require_own(caller: Caller, data: ApiKeyCreate) -> None:
    """Nobody gives away what they may not do, and nobody gives away letting people in."""
    code, message = "scope_not_allowed", "A key cannot be given this."
    wrong = [
        FieldError(f"scopes.{number}", code, message)
        for number, scope in enumerate(data.scopes)
        if scope not in KEY_SCOPES & caller.scopes
    ]
    if wrong:
        raise InvalidInput("invalid_input", message, errors=wrong)
    if data.expires_at is not None and data.expires_at <= clock.now():
        raise InvalidInput.at("expires_at", "in_the_past", "Choose a time to come, or none.")


def _too_many(org: OrgOut) -> Conflict:
    most = org.limits.api_keys
    return Conflict("too_many_api_keys", f"Your plan has {most} API keys. Revoke one that nobody needs.")
