"""`python -m infra.ops.link_members <deployment>`: members of before may use the providers, too.

Whoever is let in is linked to the providers that answer for their e-mail address; this does the same for those who were
there when a provider was added. It may be repeated. Needs to be allowed to assume the deployment's operator role.
"""

import argparse
import os
import sys

import boto3

from functions.members import gateway
from infra.config import load
from infra.ops.provision import act_as_operator
from shared.settings import setting


def link_members(pool_id: str) -> int:
    """Link every member's account of the pool; how many there were."""
    pages = boto3.client("cognito-idp").get_paginator("list_users").paginate(UserPoolId=pool_id)
    people = [user for page in pages for user in page["Users"] if user["UserStatus"] != "EXTERNAL_PROVIDER"]
    for user in people:
        email = next(each["Value"] for each in user["Attributes"] if each["Name"] == "email")
        gateway.link(user["Username"], email)
    return len(people)


def main() -> int:
    """Link the members of the deployment on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("deployment", help="the name of a file in config/")
    deployment = parser.parse_args().deployment
    federation = load(deployment).security.federation
    if federation is None:
        sys.stderr.write("this deployment has no providers: see security.federation\n")
        return 1
    act_as_operator(deployment)
    os.environ["SIGN_IN_PROVIDERS"] = federation.public
    sys.stdout.write(f"{link_members(setting('USER_POOL_ID'))} accounts\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
