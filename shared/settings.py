"""The environment of a function, read once and checked on first use.

No pydantic here: the authorizer reads these settings too, and its start-up is every first request's.
"""

import os
from functools import cache


class MissingSetting(RuntimeError):
    """The deployment did not give this function an environment variable that it needs."""


@cache
def setting(name: str) -> str:
    """The value of the environment variable `name`; MissingSetting when it is absent or empty."""
    value = os.environ.get(name, "")
    if not value:
        raise MissingSetting(f"the environment variable {name} is not set")
    return value


@cache
def optional_setting(name: str) -> str | None:
    """The value of the environment variable `name`, or None where the deployment does not use it."""
    return os.environ.get(name) or None
