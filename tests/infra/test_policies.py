"""The table roles' policies, as synthesised, against the requests they are there to admit and to refuse."""

import json
import re
from typing import Any

import pytest

from infra.domains import FUNCTIONS, OPERATOR
from tests.infra.assembly import ACCOUNT, Assembly, table_request
from tests.infra.simulator import ALLOWED, DENIED, simulate
from tests.recorded import MINE, OTHER

READS = ("GetItem", "BatchGetItem", "Query", "ConditionCheckItem")
WRITES = ("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem")
TRANSACTION = {"dynamodb:EnclosingOperation": "TransactWriteItems"}
Case = tuple[str, list[str], dict[str, Any], bool]


def _table(role: str, action: str, keys: list[str], context: dict[str, Any], policy: dict[str, Any]) -> dict[str, Any]:
    in_index = bool(context.pop("index", None))
    return table_request(role, action, keys, context, policy, in_index=in_index)


def _tenant_cases() -> list[Case]:
    own = f"ORG#{MINE}"
    cases: list[Case] = [(action, [own], {}, True) for action in (*READS, *WRITES)]
    cases += [("Query", [f"{own}#OWN#u1"], {"index": True}, True)]
    cases += [("Query", [f"{own}#AUD#202611"], {}, True), ("GetItem", [f"{own}#ROLL"], {}, True)]
    cases += [(action, [f"ORG#{OTHER}"], {}, False) for action in (*READS, *WRITES)]
    cases += [(action, [f"{own}0"], {}, False) for action in ("GetItem", "PutItem")]
    cases += [(action, [own, f"ORG#{OTHER}"], {}, False) for action in ("BatchGetItem", "BatchWriteItem")]
    cases += [("Query", ["LEAD"], {"index": True}, False), ("Query", [f"ORG#{OTHER}#LEAD"], {"index": True}, False)]
    cases += [("GetItem", ["SYS#DIR#SUB#alpha"], {}, False), ("PutItem", ["SYS#DUE#2026112200#0"], {}, False)]
    cases += [("Scan", [], {}, False), ("DeleteTable", [], {}, False), ("Query", [], {}, False)]
    for family in ("AUD#202611", "TL#ACC#1", "ROLL", "CNTRB", "SRCH#ACC"):
        cases += [(action, [f"{own}#{family}"], TRANSACTION, False) for action in WRITES]
    for family in ("UNIQ", "IDEM"):
        cases += [(action, [f"{own}#{family}"], {}, False) for action in WRITES]
        cases += [(action, [f"{own}#{family}"], TRANSACTION, True) for action in WRITES[:3]]
        cases += [("GetItem", [f"{own}#{family}"], {}, True)]
    return cases


def _check(cases: list[Case], requests: list[dict[str, Any]]) -> None:
    verdicts = simulate(requests)
    wrong = [
        (case, verdict)
        for case, verdict in zip(cases, verdicts, strict=True)
        if (verdict == ALLOWED) is not case[3] or verdict not in {ALLOWED, *DENIED}
    ]
    assert wrong == []


@pytest.mark.req("19.1", "19.2", "21.10")
def test_tenant_role_reaches_its_own_firm_and_nothing_else(assembly: Assembly) -> None:
    role = f"{assembly.config.prefix}-tenant-rw"
    _, policy = assembly.role(role)
    tag = {"aws:PrincipalTag/org_id": MINE}
    cases = _tenant_cases()

    _check(cases, [_table(role, action, keys, {**tag, **context}, policy) for action, keys, context, _ in cases])


@pytest.mark.req("19.1")
@pytest.mark.parametrize("tag", [None, "*", "?", "01K0*", "?" * 26])
def test_session_without_an_org_or_with_a_pattern_for_one_reaches_nothing(example: Assembly, tag: str | None) -> None:
    _, policy = example.role("acmecorp-tenant-rw")
    context = {"aws:PrincipalTag/org_id": tag} if tag else {}
    cases: list[Case] = [(action, [f"ORG#{MINE}"], {}, False) for action in (*READS, *WRITES)]

    _check(cases, [_table("acmecorp-tenant-rw", action, keys, {**context}, policy) for action, keys, _, _ in cases])


OBJECT_ACTIONS = (
    "PutObject",
    "PutObjectTagging",
    "GetObject",
    "DeleteObject",
    "DeleteObjectTagging",
    "AbortMultipartUpload",
)


def _object(role: str, action: str, key: str, context: dict[str, Any], policy: dict[str, Any]) -> dict[str, Any]:
    """A call of a bucket, made or signed by a session of the role."""
    return {
        "principal": f"arn:aws:sts::{ACCOUNT}:assumed-role/{role}/session",
        "action": f"s3:{action}",
        "resource": f"arn:aws:s3:::{key}",
        "context": context,
        "identity": policy,
    }


@pytest.mark.req("1.3", "13.3", "T8")
def test_tenant_role_and_the_links_it_signs_reach_the_files_of_its_own_firm(assembly: Assembly) -> None:
    """A link turned onto another key would be what the signature forbids, and this policy a second time."""
    role = f"{assembly.config.prefix}-tenant-rw"
    synthesised = json.dumps(assembly.role(role)[1])
    policy = json.loads(re.sub(r"Uploads\w+\.Arn", "arn:aws:s3:::uploads", synthesised))
    tag, any_tag = {"aws:PrincipalTag/org_id": MINE}, {"aws:PrincipalTag/org_id": "*"}
    own = f"uploads/org/{MINE}"
    keys = {
        f"{own}/01K0": True,
        f"uploads/org/{OTHER}/01K0": False,
        f"uploads/org/{MINE}0/01K0": False,
        f"uploads/org/{MINE}": False,
        "uploads/01K0": False,
        f"uploads/pending/{MINE}/01K0": False,
        f"documents/org/{MINE}/01K0": False,
    }
    listed = {f"org/{MINE}/": True, f"org/{MINE}": False, f"org/{OTHER}/": False, "": False}
    cases: list[Case] = [(action, [key], tag, yes) for key, yes in keys.items() for action in OBJECT_ACTIONS]
    cases += [(action, [f"{own}/01K0"], {}, False) for action in OBJECT_ACTIONS]
    cases += [(action, [f"{own}/01K0"], any_tag, False) for action in OBJECT_ACTIONS]
    cases += [(action, [f"{own}/01K0"], tag, False) for action in ("PutObjectAcl", "GetObjectVersion")]
    cases += [("ListBucket", ["uploads"], tag | {"s3:prefix": prefix}, yes) for prefix, yes in listed.items()]
    cases += [(action, ["uploads"], tag, False) for action in ("ListBucket", "DeleteBucket", "PutBucketPolicy")]

    _check(cases, [_object(role, action, key, {**context}, policy) for action, (key,), context, _ in cases])


@pytest.mark.req("4.8", "19.1")
def test_what_a_firm_has_issued_is_its_own_and_stays(assembly: Assembly) -> None:
    role = f"{assembly.config.prefix}-tenant-rw"
    policy = json.loads(re.sub(r"Documents\w+\.Arn", "arn:aws:s3:::documents", json.dumps(assembly.role(role)[1])))
    tag = {"aws:PrincipalTag/org_id": MINE}
    own, other = f"documents/org/{MINE}/documents/quotes/1.pdf", f"documents/org/{OTHER}/documents/quotes/1.pdf"
    allowed = {"PutObject", "GetObject"}
    cases: list[Case] = [(action, [own], tag, action in allowed) for action in (*OBJECT_ACTIONS, "PutObjectRetention")]
    cases += [(action, [other], tag, False) for action in OBJECT_ACTIONS]
    cases += [(action, [own], {}, False) for action in OBJECT_ACTIONS]
    cases += [("ListBucket", ["documents"], tag, False), ("DeleteObjectVersion", [own], tag, False)]

    _check(cases, [_object(role, action, key, {**context}, policy) for action, (key,), context, _ in cases])


SYSTEM_ROWS = (
    "SYS#DIR#SUB#alpha",
    "SYS#DIR#USER#u1",
    "SYS#SESS#s1",
    "SYS#RATE#login#x#1",
    "SYS#HEALTH",
    "SYS#KEY#1a",
    "SYS#DUE#1#0",
)
REACHED: dict[str, tuple[str, tuple[str, ...]]] = {
    "directory": ("read and write", ("SYS#DIR#SUB#alpha", "SYS#DIR#USER#u1")),
    "directory-read": ("read", ("SYS#DIR#USER#u1",)),
    "members": ("read and write", ("SYS#DIR#USER#u1", "SYS#SESS#s1")),
    "keys": ("read and write", ("SYS#KEY#1a",)),
    "keys-read": ("read", ("SYS#KEY#1a",)),
    "sessions": ("read and write", ("SYS#SESS#s1", "SYS#RATE#login#x#1", "SYS#HEALTH")),
}


@pytest.mark.req("19.1")
@pytest.mark.parametrize("name", REACHED)
def test_a_system_role_reaches_its_own_rows_and_no_firm(assembly: Assembly, name: str) -> None:
    role = f"{assembly.config.prefix}-{name}"
    _, policy = assembly.role(role)
    how, rows = REACHED[name]
    cases: list[Case] = [("GetItem", [row], {}, row in rows) for row in SYSTEM_ROWS]
    cases += [(action, [row], {}, row in rows and how != "read") for row in SYSTEM_ROWS for action in WRITES]
    cases += [(action, [f"ORG#{MINE}"], {}, False) for action in (*READS, *WRITES)]
    cases += [("BatchGetItem", [rows[0], f"ORG#{MINE}"], {}, False)]
    cases += [("Scan", [], {}, False), ("DeleteTable", [], {}, False)]

    _check(cases, [_table(role, action, keys, {**context}, policy) for action, keys, context, _ in cases])


@pytest.mark.req("1.3", "21.4")
def test_stream_role_writes_what_follows_from_records_and_no_record(assembly: Assembly) -> None:
    role = f"{assembly.config.prefix}-stream"
    _, policy = assembly.role(role)
    own = f"ORG#{MINE}"
    derived = [f"{own}#{family}" for family in ("AUD#202611", "TL#ACC#1", "ROLL", "CNTRB", "SRCH#ACC")]
    cases: list[Case] = [(action, [key], {}, True) for key in derived for action in (*READS, *WRITES)]
    cases += [(action, [own], {}, False) for action in (*READS, *WRITES)]
    cases += [("PutItem", [key], {}, False) for key in (f"{own}#UNIQ", f"{own}#IDEM", "SYS#DIR#USER#u1", "SYS#SESS#s1")]
    cases += [("BatchWriteItem", [f"{own}#ROLL", own], {}, False)]
    cases += [("Scan", [], {}, False), ("DeleteTable", [], {}, False)]

    _check(cases, [_table(role, action, keys, {**context}, policy) for action, keys, context, _ in cases])


def test_only_the_dispatcher_and_the_operator_assume_the_stream_role(example: Assembly) -> None:
    trust, _ = example.role("acmecorp-stream")
    callers = {"dispatch": True, "operator": True, "reports": False, "identity": False}
    requests = [_assume(trust, "acmecorp-stream", f"acmecorp-fn-{name}", {}) for name in callers]

    assert [verdict == ALLOWED for verdict in simulate(requests)] == [*callers.values()]


def _assume(trust: dict[str, Any], role: str, caller: str, context: dict[str, Any]) -> dict[str, Any]:
    arn = f"arn:aws:iam::{ACCOUNT}:role/{role}"
    return {
        "principal": f"arn:aws:sts::{ACCOUNT}:assumed-role/{caller}/session",
        "action": "sts:AssumeRole",
        "resource": arn,
        "context": {"aws:PrincipalArn": f"arn:aws:iam::{ACCOUNT}:role/{caller}", **context},
        "identity": {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": ["sts:AssumeRole", "sts:TagSession"], "Resource": arn}],
        },
        "trust": trust,
    }


TRUST_CASES = [
    ("acmecorp-fn-leads", {"aws:RequestTag/org_id": MINE, "aws:TagKeys": ["org_id"]}, True),
    ("acmecorp-fn-operator", {"aws:RequestTag/org_id": MINE, "aws:TagKeys": ["org_id"]}, True),
    ("acmecorp-fn-leads", {"aws:RequestTag/org_id": "1", "aws:TagKeys": ["org_id"]}, False),
    ("acmecorp-fn-leads", {"aws:RequestTag/org_id": "*", "aws:TagKeys": ["org_id"]}, False),
    ("acmecorp-fn-leads", {}, False),
    ("acmecorp-fn-leads", {"aws:RequestTag/org_id": MINE, "aws:TagKeys": ["org_id", "role"]}, False),
    ("somebody-else", {"aws:RequestTag/org_id": MINE, "aws:TagKeys": ["org_id"]}, False),
    ("othercorp-fn-leads", {"aws:RequestTag/org_id": MINE, "aws:TagKeys": ["org_id"]}, False),
]


@pytest.mark.req("19.2")
def test_only_our_functions_assume_the_tenant_role_and_only_with_one_whole_org(example: Assembly) -> None:
    trust, _ = example.role("acmecorp-tenant-rw")
    requests = [_assume(trust, "acmecorp-tenant-rw", caller, context) for caller, context, _ in TRUST_CASES]

    assert [verdict == ALLOWED for verdict in simulate(requests)] == [allowed for *_, allowed in TRUST_CASES]


CALLERS = {
    "directory": {"operator"},
    "directory-read": {"pre-token"},
    "members": {"members"},
    "keys": {"partners"},
    "keys-read": {"authorizer"},
    "sessions": {"identity", "profile"},
}


@pytest.mark.parametrize("name", CALLERS)
def test_only_who_it_is_for_assumes_a_system_role_and_without_tags(example: Assembly, name: str) -> None:
    role = f"acmecorp-{name}"
    trust, _ = example.role(role)
    asking = [OPERATOR, *(spec.name for spec in FUNCTIONS)]
    requests = [_assume(trust, role, f"acmecorp-fn-{each}", {}) for each in asking]
    tagged = _assume(trust, role, f"acmecorp-fn-{min(CALLERS[name])}", {"aws:TagKeys": ["org_id"]})

    verdicts = simulate([*requests, tagged])

    assert {each for each, verdict in zip(asking, verdicts, strict=False) if verdict == ALLOWED} == CALLERS[name]
    assert verdicts[-1] != ALLOWED


def test_simulator_shows_the_pitfalls_the_guards_are_for() -> None:
    """Without the guards these are admitted; were the simulator blind to them, the other tests would prove nothing."""
    one_pattern = {"dynamodb:LeadingKeys": ["ORG#${aws:PrincipalTag/org_id}*"]}
    naive = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": "dynamodb:*",
                "Resource": "*",
                "Condition": {"ForAllValues:StringLike": one_pattern},
            }
        ],
    }
    tag = {"aws:PrincipalTag/org_id": "1"}
    planted = [("GetItem", ["ORG#10"]), ("Scan", []), ("DeleteTable", [])]

    assert simulate([_table("r", action, keys, {**tag}, naive) for action, keys in planted]) == [ALLOWED] * 3
