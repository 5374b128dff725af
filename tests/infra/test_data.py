"""The table, the buckets, the queue and the secrets."""

import json

import pytest

from tests.infra.assembly import Assembly, plain


@pytest.mark.req("21.2")
def test_table_has_three_sparse_indexes_that_carry_whole_items(assembly: Assembly) -> None:
    table = assembly.only("AWS::DynamoDB::Table")

    assert table["KeySchema"] == [
        {"AttributeName": "PK", "KeyType": "HASH"},
        {"AttributeName": "SK", "KeyType": "RANGE"},
    ]
    assert table["GlobalSecondaryIndexes"] == [
        {
            "IndexName": name,
            "KeySchema": [
                {"AttributeName": f"{name}PK", "KeyType": "HASH"},
                {"AttributeName": f"{name}SK", "KeyType": "RANGE"},
            ],
            "Projection": {"ProjectionType": "ALL"},
        }
        for name in ("GSI1", "GSI2", "GSI3")
    ]
    assert "LocalSecondaryIndexes" not in table
    assert {each["AttributeType"] for each in table["AttributeDefinitions"]} == {"S"}


@pytest.mark.req("21.2", "22.2")
def test_table_is_on_demand_encrypted_recoverable_and_streams_both_images(assembly: Assembly) -> None:
    table = assembly.only("AWS::DynamoDB::Table")

    assert table["BillingMode"] == "PAY_PER_REQUEST"
    assert table["SSESpecification"] == {"SSEEnabled": True}
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["StreamSpecification"] == {"StreamViewType": "NEW_AND_OLD_IMAGES"}
    assert table["TimeToLiveSpecification"] == {"AttributeName": "ttl", "Enabled": True}
    assert table["DeletionProtectionEnabled"] is assembly.config.data.retain


def test_what_holds_data_outlives_the_stack_in_aws(example: Assembly) -> None:
    kept = {"AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::Cognito::UserPool", "AWS::SecretsManager::Secret"}
    resources = [each for template in example.templates.values() for each in template["Resources"].values()]

    assert kept <= {each["Type"] for each in resources}
    for resource in resources:
        if resource["Type"] in kept | {"AWS::SQS::Queue", "AWS::Logs::LogGroup"}:
            assert resource["DeletionPolicy"] == "Retain"


@pytest.mark.req("22.2")
def test_buckets_are_private_versioned_and_encrypted(assembly: Assembly) -> None:
    buckets = dict(assembly.resources("AWS::S3::Bucket"))

    assert len(buckets) == 4
    for bucket in buckets.values():
        assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
        assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
        assert len(bucket["PublicAccessBlockConfiguration"]) == 4
        assert bucket["OwnershipControls"]["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}]
        (rule,) = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
        assert rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"
        assert "AccessControl" not in bucket


@pytest.mark.req("13.2", "13.3", "13.4", "22.2")
def test_files_are_sent_from_the_sites_pages_and_go_when_nobody_finishes_them(assembly: Assembly) -> None:
    (uploads,) = [each for name, each in assembly.resources("AWS::S3::Bucket") if "Uploads" in name]

    (cors,) = uploads["CorsConfiguration"]["CorsRules"]
    config = assembly.config
    anywhere = (
        f"http://*.cloudfront.localhost:{config.emulator.port}" if config.emulator else "https://*.cloudfront.net"
    )
    assert cors["AllowedOrigins"] == [f"https://{config.domains.site}" if config.domains.site else anywhere]
    assert cors["AllowedMethods"] == ["PUT"]
    assert cors["AllowedHeaders"] == ["content-type", "if-none-match", "x-amz-*"]
    unfinished, passing, exported, removed = uploads["LifecycleConfiguration"]["Rules"]
    assert unfinished["TagFilters"] == [{"Key": "state", "Value": "pending"}]
    assert unfinished["ExpirationInDays"] == 1
    assert unfinished["NoncurrentVersionExpiration"] == {"NoncurrentDays": 1}
    assert passing["TagFilters"] == [{"Key": "state", "Value": "passing"}]
    assert (passing["ExpirationInDays"], passing["Status"]) == (35, "Enabled")
    assert exported["TagFilters"] == [{"Key": "state", "Value": "exported"}]
    assert (exported["ExpirationInDays"], exported["Status"]) == (7, "Enabled")
    assert removed["NoncurrentVersionExpiration"] == {"NoncurrentDays": config.data.backup_days}
    assert removed["AbortIncompleteMultipartUpload"] == {"DaysAfterInitiation": 1}
    assert "ExpirationInDays" not in removed
    assert {unfinished["Status"], removed["Status"]} == {"Enabled"}


def test_buckets_refuse_plain_http_and_anybody_but_cloudfront(assembly: Assembly) -> None:
    policies = dict(assembly.resources("AWS::S3::BucketPolicy"))

    https_only = assembly.config.security.https_only
    assert len(policies) == (4 if https_only else 1)
    for name, policy in policies.items():
        statements = plain(policy["PolicyDocument"]["Statement"])
        denials = [each["Condition"] for each in statements if each["Effect"] == "Deny"]
        assert ({"Bool": {"aws:SecureTransport": "false"}} in denials) is https_only
        assert ({"NumericLessThan": {"s3:TlsVersion": 1.2}} in denials) is https_only
        allowed = [each for each in statements if each["Effect"] == "Allow"]
        assert len(allowed) == (1 if name.startswith("web/") else 0)
        for statement in allowed:
            assert statement["Principal"] == {"Service": "cloudfront.amazonaws.com"}
            assert statement["Action"] == "s3:GetObject"
            assert "distribution/" in statement["Condition"]["StringEquals"]["AWS:SourceArn"]


@pytest.mark.req("21.4")
def test_queues_of_failures_are_encrypted_and_keep_two_weeks(assembly: Assembly) -> None:
    queues = [queue for _, queue in assembly.resources("AWS::SQS::Queue")]

    prefix = assembly.config.prefix
    assert sorted(each["QueueName"] for each in queues) == [
        f"{prefix}-{name}" for name in ("failures", "mail", "parked", "print", "work")
    ]
    assert all(each["SqsManagedSseEnabled"] is True for each in queues)
    assert {each["MessageRetentionPeriod"] for each in queues} == {14 * 24 * 3600}


@pytest.mark.req("21.4")
def test_the_stream_is_told_in_batches_that_lose_nothing(assembly: Assembly) -> None:
    (mapping,) = [
        each for _, each in assembly.resources("AWS::Lambda::EventSourceMapping") if "StartingPosition" in each
    ]

    (pattern,) = mapping["FilterCriteria"]["Filters"]
    there = [{"exists": True}]
    records = {"dynamodb": {"NewImage": {"t": {"S": there}, "version": {"N": there}}}}
    assert json.loads(pattern["Pattern"]) == records
    assert mapping["StartingPosition"] == "TRIM_HORIZON"
    assert (mapping["BatchSize"], mapping["ParallelizationFactor"]) == (100, 1)
    assert mapping["BisectBatchOnFunctionError"] is True
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert mapping["MaximumRecordAgeInSeconds"] == 12 * 3600
    assert "Untold" in plain(mapping["DestinationConfig"]["OnFailure"]["Destination"])


@pytest.mark.req("21.20")
def test_secrets_are_generated_and_in_no_template(assembly: Assembly) -> None:
    secrets = dict(assembly.resources("AWS::SecretsManager::Secret"))

    prefix = assembly.config.prefix
    expected = {f"{prefix}/cursor", f"{prefix}/session"}
    if assembly.config.security.origin_header:
        expected.add(f"{prefix}/origin")
    assert {each["Name"] for each in secrets.values()} == expected
    for secret in secrets.values():
        assert "SecretString" not in secret
        assert secret["GenerateSecretString"]["PasswordLength"] == 64
