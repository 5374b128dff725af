"""`python -m infra.ops.provision <deployment> [--password P] < firms.json`: firms and their first members.

Reads a JSON list of firms, `{"id"?, "name", "subdomain", "plan", …, "members": […]}`, and writes what it did as JSON
lines. It may be repeated: what exists already is left as it is. Without `--password` Cognito mails each member a
temporary one. The operator's own credentials must be allowed to assume the deployment's operator role.
"""

import argparse
import json
import os
import sys
from typing import Any

import boto3
from pydantic import TypeAdapter

from functions.members.models import UserCreate
from functions.members.service import provision_user
from functions.tenants.models import OrgCreate
from functions.tenants.service import provision_org
from infra.config import load
from shared import ids
from shared.caller import Caller
from shared.errors import Conflict
from shared.models import Id

_SETTINGS = {
    "TABLE_NAME": "TableName",
    "TENANT_ROLE_ARN": "TenantRoleArn",
    "DIRECTORY_ROLE_ARN": "DirectoryRoleArn",
    "STREAM_ROLE_ARN": "StreamRoleArn",
    "UPLOADS_BUCKET": "UploadsBucket",
    "USER_POOL_ID": "UserPoolId",
}


class Firm(OrgCreate):
    """A firm to provision; with an `id`, an interrupted run can be repeated."""

    id: Id | None = None
    members: tuple[UserCreate, ...]


def provision(firm: Firm, password: str | None) -> dict[str, Any]:
    """Create the firm and its members, so far as they are not there; the ids, and whether the firm is new."""
    caller = Caller(
        org_id=firm.id or ids.new_id(),
        user_id="operator",
        role="admin",
        scopes=frozenset(),
        currency=firm.currency,
        timezone=firm.timezone,
    )
    created = True
    try:
        provision_org(caller, OrgCreate.model_validate(firm.model_dump(exclude={"id", "members"})))
    except Conflict as conflict:
        if conflict.code != "id_taken":
            raise
        created = False
    members = [provision_user(caller, member, password)[0].id for member in firm.members]
    return {"org_id": caller.org_id, "created": created, "members": members}


def act_as_operator(deployment: str) -> dict[str, str]:
    """Put the deployment's settings and the operator role's credentials into this process; the stacks' outputs."""
    config = load(deployment)
    session = boto3.session.Session(region_name=config.region)
    found = outputs(session, config.prefix, "data", "events", "identity")
    os.environ.update({name: found[output] for name, output in _SETTINGS.items()})
    credentials = session.client("sts").assume_role(RoleArn=found["OperatorRoleArn"], RoleSessionName="operator")[
        "Credentials"
    ]
    os.environ.update(
        AWS_REGION=config.region,
        AWS_DEFAULT_REGION=config.region,
        AWS_ACCESS_KEY_ID=credentials["AccessKeyId"],
        AWS_SECRET_ACCESS_KEY=credentials["SecretAccessKey"],
        AWS_SESSION_TOKEN=credentials["SessionToken"],
    )
    return found


def outputs(session: boto3.session.Session, prefix: str, *stacks: str) -> dict[str, str]:
    """What the deployment's stacks say of themselves, by output name."""
    cloudformation = session.client("cloudformation")
    described = [cloudformation.describe_stacks(StackName=f"{prefix}-{name}")["Stacks"][0] for name in stacks]
    return {output["OutputKey"]: output["OutputValue"] for stack in described for output in stack["Outputs"]}


def main() -> None:
    """Provision the firms on standard input."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("deployment", help="the name of a file in config/")
    parser.add_argument("--password", help="a permanent password for every member, for demonstrations")
    arguments = parser.parse_args()
    firms = TypeAdapter(tuple[Firm, ...]).validate_json(sys.stdin.read())
    act_as_operator(arguments.deployment)
    for firm in firms:
        sys.stdout.write(json.dumps(provision(firm, arguments.password)) + "\n")


if __name__ == "__main__":
    main()
