"""How a record's addresses hang together. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from functions.accounts.models import NAMED, AccountOut
from shared.countries import COUNTRIES
from shared.errors import InvalidInput
from shared.models import Address, LabelledAddress


def settled(account: AccountOut, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes, so that the addresses and the two that have a name of their own say the same; InvalidInput."""
    if not {"addresses", *NAMED} & set(changes):
        return dict(changes)
    addresses = addressed(changes.get("addresses", account.addresses), account.addresses)
    for name, label in NAMED.items():
        if name in changes and changes[name] != _labelled(account.addresses, label):
            addresses = _with(addresses, label, changes[name])
    named = {name: _labelled(addresses, label) for name, label in NAMED.items()}
    return {**changes, **named, "addresses": addresses}


def addressed(sent: Sequence[LabelledAddress], before: Sequence[LabelledAddress]) -> list[LabelledAddress]:
    """The addresses, one of them the primary one; InvalidInput for an empty one, and for a country that is none.

    What a country was called before there were codes may stay.
    """
    known = COUNTRIES | {each.country for each in before}
    for place, each in enumerate(sent):
        if not _is_filled(each):
            raise InvalidInput.at(f"addresses.{place}.street", "missing", "Fill in at least one line of the address.")
        if each.country and each.country not in known:
            message = "Choose a country by its code of two letters, such as IN."
            raise InvalidInput.at(f"addresses.{place}.country", "unknown_country", message)
    primaries = [place for place, each in enumerate(sent) if each.is_primary]
    if len(primaries) > 1:
        message = "Only one address can be the primary one."
        raise InvalidInput.at(f"addresses.{primaries[1]}.is_primary", "one_primary", message)
    return _with_primary(sent)


def _with_primary(addresses: Sequence[LabelledAddress]) -> list[LabelledAddress]:
    if not addresses or any(each.is_primary for each in addresses):
        return list(addresses)
    return [addresses[0].model_copy(update={"is_primary": True}), *addresses[1:]]


def _with(addresses: Sequence[LabelledAddress], label: str, address: Address | None) -> list[LabelledAddress]:
    """The addresses with another one in the place of the first of that label."""
    place = next((place for place, each in enumerate(addresses) if each.label == label), len(addresses))
    is_primary = any(each.is_primary for each in addresses[place : place + 1])
    filled = address is not None and _is_filled(address)
    here = [LabelledAddress(**dict(address), label=label, is_primary=is_primary)] if address and filled else []
    return _with_primary([*addresses[:place], *here, *addresses[place + 1 :]])


def _labelled(addresses: Sequence[LabelledAddress], label: str) -> Address | None:
    found = next((each for each in addresses if each.label == label), None)
    return Address(**{name: getattr(found, name) for name in Address.model_fields}) if found else None


def _is_filled(address: Address) -> bool:
    return any(getattr(address, name) for name in Address.model_fields)
