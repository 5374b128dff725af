"""How many requests a minute API keys may make: one of them, and all of a firm's together.

People are counted by the firewall, which knows a session by its cookie. A key is counted here, in its firm's own rows:
the firewall cannot tell which keys are of one firm.
"""

from typing import Any

from shared import clock
from shared.caller import bare_caller
from shared.db.table import TenantTable
from shared.errors import TooManyRequests

MOST_OF_A_KEY = 300
MOST_OF_A_FIRM = 1000
_MINUTE = 60


def count_request(event: dict[str, Any]) -> None:
    """Count a request that an API key makes; TooManyRequests beyond a minute's share, until the next one begins."""
    verdict = event["requestContext"].get("authorizer", {}).get("lambda") or {}
    if "key_id" not in verdict:
        return
    caller = bare_caller(verdict["org_id"], verdict["user_id"], verdict["role"])
    now = int(clock.now().timestamp())
    minute, passed = divmod(now, _MINUTE)
    names = f"KEY#{verdict['key_id']}#{minute}", f"FIRM#{minute}"
    of_key, of_firm = TenantTable(caller).count(*names, ttl=now + 2 * _MINUTE)
    if of_key > MOST_OF_A_KEY or of_firm > MOST_OF_A_FIRM:
        raise TooManyRequests(_MINUTE - passed)
