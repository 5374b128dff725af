"""The only place where AWS clients are made: one shared session, cached clients, tenant credentials.

A function's own role has no rights on the table. It assumes the tenant role with the tag `org_id`, the directory
role or the stream's; forgetting to assume ends in AccessDenied, never in another firm's data.
"""

import time
from collections import OrderedDict
from functools import cache
from threading import Lock, RLock
from typing import Any

import boto3
from botocore.config import Config

from shared.settings import optional_setting, setting

_SESSION_SECONDS = 3600  # role chaining allows no more
_REFRESH_AFTER = 3000.0
_MOST_CLIENTS = 256
_CONFIG = Config(
    connect_timeout=2,
    read_timeout=10,
    retries={"mode": "standard", "max_attempts": 3},
    max_pool_connections=16,
)

_ONCE = Config(read_timeout=30, retries={"total_max_attempts": 1})
_NOT_REPEATABLE = {"sesv2"}

_Key = tuple[str, str, str]  # service, role, firm

_clients: OrderedDict[_Key, tuple[float, Any]] = OrderedDict()
_lock = Lock()
_making: dict[_Key, Lock] = {}
_creating = RLock()  # a session is not made for two threads at once, and a function begins with several reads


def session() -> boto3.session.Session:
    """The one session; a new one costs fifty milliseconds, a client on this one two."""
    with _creating:
        return _session()


@cache
def _session() -> boto3.session.Session:
    return boto3.session.Session()


def client(service: str) -> Any:
    """A client under the function's own role."""
    with _creating:
        return _client(service)


@cache
def _client(service: str) -> Any:
    return session().client(service, config=_CONFIG.merge(_ONCE) if service in _NOT_REPEATABLE else _CONFIG)


def tenant_table(org_id: str) -> Any:
    """A DynamoDB client that reaches the rows of `org_id` and no others."""
    return _assumed("dynamodb", setting("TENANT_ROLE_ARN"), org_id)


def tenant_bucket(org_id: str) -> Any:
    """An S3 client that reaches the objects below `org/<org_id>/` and no others; so do the links it signs."""
    return _assumed("s3", setting("TENANT_ROLE_ARN"), org_id)


def directory_table() -> Any:
    """A DynamoDB client that reaches the system rows (`SYS#`) and no firm's."""
    return _assumed("dynamodb", setting("DIRECTORY_ROLE_ARN"), "")


def stream_table() -> Any:
    """A DynamoDB client that reaches what follows from records (sums, ledger, audit) of every firm, and no record."""
    return _assumed("dynamodb", setting("STREAM_ROLE_ARN"), "")


@cache
def secret(arn: str) -> str:
    """The present value of a secret, cached for the life of this environment."""
    value: str = client("secretsmanager").get_secret_value(SecretId=arn)["SecretString"]
    return value


def _assumed(service: str, role_arn: str, org_id: str) -> Any:
    key = (service, role_arn, org_id)
    found = _known(key)
    if found is not None:
        return found
    with _lock:
        gate = _making.setdefault(key, Lock())
    with gate:  # reads begun together wait for the first one's client
        return _known(key) or _made(key)


def _known(key: _Key) -> Any:
    with _lock:
        found = _clients.get(key)
        if found is None or found[0] <= time.monotonic():
            return None
        _clients.move_to_end(key)
        return found[1]


def _made(key: _Key) -> Any:
    made = _assume(*key)
    with _lock:
        _clients[key] = (time.monotonic() + _REFRESH_AFTER, made)
        _making.pop(key, None)
        while len(_clients) > _MOST_CLIENTS:
            _clients.popitem(last=False)
    return made


def _assume(service: str, role_arn: str, org_id: str) -> Any:
    tags = [{"Key": "org_id", "Value": org_id}] if org_id else []
    credentials = client("sts").assume_role(
        RoleArn=role_arn,
        RoleSessionName=org_id or "system",
        DurationSeconds=_SESSION_SECONDS,
        Tags=tags,
    )["Credentials"]
    with _creating:
        return session().client(
            service,
            config=_CONFIG.merge(_objects()) if service == "s3" else _CONFIG,
            aws_access_key_id=credentials["AccessKeyId"],
            aws_secret_access_key=credentials["SecretAccessKey"],
            aws_session_token=credentials["SessionToken"],
        )


def _objects() -> Config:
    """Links name the bucket as a host of its own region, as the site's policy does; the emulator has but one host."""
    style = "path" if optional_setting("AWS_ENDPOINT_URL") else "virtual"
    regional = {"addressing_style": style, "us_east_1_regional_endpoint": "regional"}
    return Config(signature_version="s3v4", s3=regional)
