"""Whether an address lies within the networks that a firm works from."""

from collections.abc import Iterable
from ipaddress import ip_address, ip_network


def is_within(ip: str, networks: Iterable[str]) -> bool:
    """Whether `ip` is in one of the CIDR blocks, or there are none; an address that is no address is in no block."""
    blocks = [ip_network(each) for each in networks]
    if not blocks:
        return True
    try:
        address = ip_address(ip)
    except ValueError:
        return False
    return any(address in block for block in blocks)
