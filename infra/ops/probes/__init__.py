"""Reaching a deployment from outside, and what a check says that did not prove its point."""

import http.client
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError

from infra.config import Deployment, load
from infra.ops.provision import act_as_operator, outputs
from infra.ops.restore_drill import reach

REFUSED = {"AccessDenied", "AccessDeniedException", "403", "Forbidden", "InvalidAccessKeyId"}


class Unproven(Exception):
    """What the check is there to prove is not so, or cannot be seen here."""


@dataclass(frozen=True)
class Answer:
    """An answer over HTTP, header names in lower case."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass(frozen=True)
class Deployed:
    """A deployment: its configuration, what its stacks say of themselves, and the administrator's own session."""

    config: Deployment
    outputs: dict[str, str]
    administrator: boto3.session.Session

    @property
    def site(self) -> str:
        """The name a browser asks for."""
        name = self.config.domains.site or self.outputs["DistributionDomain"]
        emulator = self.config.emulator
        return f"{name.split('.', 1)[0]}.cloudfront.localhost:{emulator.port}" if emulator else name

    def ask(self, path: str, *, method: str = "GET", tls: bool = True, host: str = "", **headers: str) -> Answer:
        """A request to the site, or to another host, as anybody on the Internet would send it."""
        emulator = self.config.emulator
        name = host or self.site
        if emulator:
            connection = http.client.HTTPConnection("127.0.0.1", emulator.port, timeout=60)
        else:
            connection = (http.client.HTTPSConnection if tls else http.client.HTTPConnection)(name, timeout=30)
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        connection.request(method, path, headers={"host": name, **named})
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        connection.close()
        return Answer(answer.status, {key.lower(): value for key, value in answer.getheaders()}, text)


def arrive(deployment: str, state: Path) -> Deployed:
    """Look the deployment up under the caller's own rights, then go on under the operator's role."""
    config = load(deployment)
    administrator = reach(config, state)
    if config.emulator:
        port = int(os.environ["AWS_ENDPOINT_URL"].rsplit(":", 1)[1])
        config = config.model_copy(update={"emulator": config.emulator.model_copy(update={"port": port})})
    found = outputs(administrator, config.prefix, "data", "events", "identity", "api", "web")
    credentials = administrator.get_credentials().get_frozen_credentials()
    kept = boto3.session.Session(
        credentials.access_key, credentials.secret_key, credentials.token, region_name=config.region
    )
    act_as_operator(deployment)
    return Deployed(config, found, kept)


def must_be_refused(what: str, call: Callable[..., Any], **arguments: Any) -> None:
    """The call ends in AccessDenied; anything else is Unproven."""
    try:
        call(**arguments)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code not in REFUSED:
            raise Unproven(f"{what}: {code}") from error
    else:
        raise Unproven(f"{what} was allowed")
