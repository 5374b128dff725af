"""Provisioning a firm, and changing its settings."""

from collections.abc import Callable

from functions.tenants.models import (
    CASE_HOURS,
    IDLE_MINUTES,
    QUOTING,
    Branding,
    OrgChange,
    OrgCreate,
    OrgOut,
    OrgStatus,
    Settings,
    Usage,
)
from functions.tenants.repository import OrgRepository, claim_subdomain, org_of
from functions.tenants.rules import DEFAULT_PROBABILITIES, LIMITS, features, mails_of
from shared import clock
from shared.caller import Caller
from shared.db.records import fresh, revise
from shared.db.table import both
from shared.documents.models import Font
from shared.errors import Conflict, InvalidInput
from shared.models import Input
from shared.months import month_of
from shared.networks import is_within


def provision_org(caller: Caller, data: OrgCreate) -> OrgOut:
    """Create the firm `caller.org_id`; Conflict `subdomain_taken` or `id_taken` when it cannot be.

    Interrupted half-way it can be repeated with the same id.
    """
    claim_subdomain(data.subdomain, caller.org_id)
    org = OrgOut(
        **fresh(caller.org_id),
        name=data.name,
        subdomain=data.subdomain,
        custom_domain=None,
        plan=data.plan,
        status=OrgStatus.ACTIVE,
        settings=Settings(
            timezone=data.timezone,
            currency=data.currency,
            date_format=data.date_format,
            locale=data.locale,
            email_from_address=None,
            email_from_name=data.name,
            idle_minutes=IDLE_MINUTES,
            allowed_networks=[],
        ),
        branding=Branding(primary_color=None, logo_id=None, font=Font.SANS, footer=None),
        stage_probabilities=DEFAULT_PROBABILITIES,
        case_hours=CASE_HOURS,
        quoting=QUOTING,
        limits=LIMITS[data.plan],
        usage=Usage(users=0, api_keys=0, storage_bytes=0, invoices=0, emails_this_month=0, sms_this_month=0),
        features=features(data.plan),
    )
    return OrgRepository(caller).create(org)[0]


def read_org(caller: Caller) -> OrgOut:
    """The firm, and how much of what its plan allows is used by now."""
    return _with_mails(caller, lambda: org_of(caller))


def _with_mails(caller: Caller, find: Callable[[], OrgOut]) -> OrgOut:
    """The firm together with the number of mails that it has sent in this month of its calendar."""
    month = month_of(clock.now(), caller.timezone)
    org, mails = both(find, lambda: OrgRepository(caller).counted(mails_of(month)))
    return org.model_copy(update={"usage": org.usage.model_copy(update={"emails_this_month": mails})})


def change_org(caller: Caller, data: OrgChange) -> OrgOut:
    """Change name, settings, branding, probabilities, the hours that cases may take, or how quotes are made.

    Conflict `currency_fixed` once amounts exist; InvalidInput for networks that the caller is not in, and for a logo
    that is none of the firm's own files.
    """
    return _with_mails(caller, lambda: _change(caller, data))


def _change(caller: Caller, data: OrgChange) -> OrgOut:
    orgs = OrgRepository(caller)
    org = orgs.get(caller.org_id)
    if orgs.require_version(org, data.version):
        return org
    sent = data.changes()
    for name in {"settings", "branding", "quoting"} & set(sent):
        part: Input = sent[name]
        fields = {field: getattr(part, field) for field in part.model_fields_set}
        sent[name] = getattr(org, name).model_copy(update=fields)
    for name in {"stage_probabilities", "case_hours"} & set(sent):
        sent[name] = {**getattr(org, name), **sent[name]}
    changed = revise(org, sent)
    if changed.settings.currency != org.settings.currency and orgs.has_prices():
        message = "The currency is fixed once there are products, families or deals."
        raise Conflict("currency_fixed", message, current=org)
    if changed.settings.allowed_networks != org.settings.allowed_networks:
        _require_inside(caller, changed.settings)
    logo_id = changed.branding.logo_id
    return orgs.save(org, changed, *([orgs.logo_op(logo_id)] if logo_id and logo_id != org.branding.logo_id else []))


def _require_inside(caller: Caller, settings: Settings) -> None:
    """Nobody locks themselves out: the list must admit who saves it."""
    ip = caller.request.ip
    if not is_within(ip, settings.allowed_networks):
        message = f"Your own address, {ip}, is not in this list: you would lock yourself out."
        raise InvalidInput.at("settings.allowed_networks", "own_network_missing", message)
