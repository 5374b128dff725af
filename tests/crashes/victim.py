"""`python -m tests.crashes.victim before|after < request.json`: a function that dies at its transaction.

Reads who asks, what, and under which idempotency key; is killed right before the transaction is sent, or right after it
was carried out and before anybody is answered.
"""

import json
import os
import signal
import sys
from typing import Any

import boto3
from moto import mock_aws

from shared import aws
from shared.caller import Caller
from tests.front_door import Client


def main() -> None:
    """Make the request, and do not come back."""
    asked = json.load(sys.stdin)
    caller = Caller(**asked["caller"] | {"scopes": frozenset(asked["caller"]["scopes"])})
    with mock_aws():
        secret = boto3.client("secretsmanager").create_secret(Name="cursor", SecretString="any")
        os.environ["CURSOR_SECRET_ARN"] = secret["ARN"]
        event = {"before": "before-call", "after": "after-call"}[sys.argv[1]]
        aws.session().events.register(f"{event}.dynamodb.TransactWriteItems", _die)
        headers = {"idempotency-key": asked["key"]} if asked["key"] else {}
        answer = Client(caller).send(asked["method"], asked["path"], asked["body"], headers=headers)
    sys.exit(f"survived: {answer.status} {answer.text}")


def _die(**_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
