"""One faithful DynamoDB per worker process, moto for the rest of AWS, a fresh firm per test."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from functions.emails import gateway
from shared import aws
from shared.caller import Caller
from shared.ids import new_id
from shared.mail import post
from shared.mail.models import Letter
from shared.settings import optional_setting, setting
from tests.factories import new_firm
from tests.front_door import Client
from tests.recorded import Recorder
from tests.servers import free_port, stop, wait_for_port
from tests.streams import Stream

RECORDER = Recorder()
ROOT = Path(__file__).parent.parent
DYNOXIDE = ROOT / "node_modules/@dynoxide/linux-x64/dynoxide"
TABLE = "dealwright-test"
UPLOADS, DOCUMENTS = "dealwright-test-uploads", "dealwright-test-documents"
PARTNER_API = "partners00"
SITE = "https://crm.alpha.example"

os.environ.update(
    AWS_ACCESS_KEY_ID="testing",
    AWS_SECRET_ACCESS_KEY="testing",
    AWS_SESSION_TOKEN="testing",
    AWS_DEFAULT_REGION="eu-central-1",
    TABLE_NAME=TABLE,
    UPLOADS_BUCKET=UPLOADS,
    DOCUMENTS_BUCKET=DOCUMENTS,
    DOCUMENTS_ORIGIN=f"https://{DOCUMENTS}.s3.eu-central-1.amazonaws.com",
    TENANT_ROLE_ARN="arn:aws:iam::123456789012:role/dealwright-test-tenant-rw",
    DIRECTORY_ROLE_ARN="arn:aws:iam::123456789012:role/dealwright-test-directory",
    STREAM_ROLE_ARN="arn:aws:iam::123456789012:role/dealwright-test-stream",
    PARTNER_API_ID=PARTNER_API,
    POWERTOOLS_SERVICE_NAME="test",
    POWERTOOLS_METRICS_NAMESPACE="Dealwright/test",
    POWERTOOLS_TRACE_DISABLED="1",
    POWERTOOLS_LOG_LEVEL="CRITICAL",
)


@pytest.fixture(scope="session")
def dynamodb() -> Iterator[str]:
    """The endpoint of a DynamoDB that no other worker uses."""
    port = free_port()
    process = subprocess.Popen([DYNOXIDE, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for_port(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        stop(process)


@pytest.fixture(scope="session")
def cloud(dynamodb: str) -> Iterator[None]:
    """AWS as the functions see it: the table on dynoxide, everything else on moto."""
    os.environ["AWS_ENDPOINT_URL_DYNAMODB"] = dynamodb
    aws._assume = RECORDER.recording(aws._assume)  # type: ignore[assignment]
    with mock_aws():
        create_table(boto3.client("dynamodb"))
        name = boto3.client("secretsmanager").create_secret(Name="cursor", SecretString="a cursor secret for tests")
        os.environ["CURSOR_SECRET_ARN"] = name["ARN"]
        here = {"LocationConstraint": os.environ["AWS_DEFAULT_REGION"]}
        for bucket in (UPLOADS, DOCUMENTS):
            boto3.client("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration=here)
        for queue in ("print", "mail"):
            os.environ[f"{queue.upper()}_QUEUE_URL"] = boto3.client("sqs").create_queue(QueueName=queue)["QueueUrl"]
        yield


def create_table(client: Any) -> None:
    """The product's table: the same keys and indexes as infra's single_table (held together by a test there)."""
    attributes = ["PK", "SK", *(f"GSI{n}{part}" for n in (1, 2, 3) for part in ("PK", "SK"))]
    client.create_table(
        TableName=TABLE,
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in attributes],
        KeySchema=[{"AttributeName": "PK", "KeyType": "HASH"}, {"AttributeName": "SK", "KeyType": "RANGE"}],
        GlobalSecondaryIndexes=[
            {
                "IndexName": f"GSI{n}",
                "KeySchema": [
                    {"AttributeName": f"GSI{n}PK", "KeyType": "HASH"},
                    {"AttributeName": f"GSI{n}SK", "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "ALL"},
            }
            for n in (1, 2, 3)
        ],
    )


@pytest.fixture
def alpha(cloud: None) -> Caller:
    """The admin of a firm that nobody else in the suite knows."""
    return new_firm("INR", "Asia/Kolkata")


@pytest.fixture
def beta(cloud: None) -> Caller:
    """The admin of another firm."""
    return new_firm("USD", "America/New_York")


@pytest.fixture
def api(alpha: Caller) -> Client:
    """Alpha's admin at the front door."""
    return Client(alpha)


@pytest.fixture
def stranger(beta: Caller) -> Client:
    """Beta's admin at the front door."""
    return Client(beta)


@pytest.fixture
def stream(cloud: None, dynamodb: str) -> Stream:
    """The table's stream from this moment on."""
    return Stream(dynamodb)


class CallCount:
    """The table calls made while it listens."""

    def __init__(self) -> None:
        self.operations: list[str] = []

    def note(self, model: Any, **_: Any) -> None:
        self.operations.append(model.name)


@pytest.fixture
def calls(cloud: None) -> Iterator[CallCount]:
    """Counts the table calls of a test; clients made before are set aside, as hooks bind when a client is made."""
    count = CallCount()
    aws.session().events.register("before-call.dynamodb", count.note)
    aws._clients.clear()
    try:
        yield count
    finally:
        aws.session().events.unregister("before-call.dynamodb", count.note)
        aws._clients.clear()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave the table calls for the replay before the policies."""
    if RECORDER.calls:
        RECORDER.save(os.environ.get("PYTEST_XDIST_WORKER", "alone"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow tests start first, so that the workers end together."""
    items.sort(key=lambda item: "races" not in item.nodeid)


@pytest.fixture
def work_queue(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The queue of work, this test's alone; a function reads its name once."""
    queue: str = boto3.client("sqs").create_queue(QueueName=f"work-{new_id()}")["QueueUrl"]
    monkeypatch.setenv("WORK_QUEUE_URL", queue)
    setting.cache_clear()
    yield queue
    setting.cache_clear()


@pytest.fixture
def deployment(cloud: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A deployment that sends mail."""
    boto3.client("ssm").put_parameter(Name="/test/public-url", Value=SITE, Type="String", Overwrite=True)
    for name, value in (
        ("MAIL_FROM", "crm@dealwright.example"),
        ("MAIL_FOLLOWED_AS", "test-mail"),
        ("SITE_PARAMETER", "/test/public-url"),
    ):
        monkeypatch.setenv(name, value)
    _forget()
    yield
    _forget()


def _forget() -> None:
    for known in (setting, optional_setting, gateway.site):
        known.cache_clear()


@pytest.fixture
def letters(deployment: None, monkeypatch: pytest.MonkeyPatch) -> list[Letter]:
    """The letters that left."""
    left: list[Letter] = []

    def send(letter: Letter) -> str:
        left.append(letter)
        return f"0100-{len(left)}"

    monkeypatch.setattr(post, "send", send)
    return left
