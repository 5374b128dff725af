"""An authenticator: the six digits of a secret, as RFC 6238 has them."""

import base64
import hashlib
import hmac
import struct
import time


def code_of(secret: str) -> str:
    """What the authenticator shows now."""
    key = base64.b32decode(secret.upper() + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def wrong_code_of(secret: str) -> str:
    """Six digits that it does not show."""
    return f"{(int(code_of(secret)) + 500_000) % 1_000_000:06d}"
