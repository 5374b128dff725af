"""The one door to the table: bound to a firm, all or nothing, page by page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from shared import aws, clock
from shared.caller import Caller, Request
from shared.db.keys import Family, org_index
from shared.db.ops import Condition, Item, change, check, delete, equals, present, put, put_new
from shared.db.table import Replayed, Span, TenantTable, begin, both, together
from shared.errors import Conflict, InvalidInput, Unavailable
from tests.conftest import CallCount
from tests.functions.kinds import everything, untouched


class Refused(Exception):
    def __init__(self, stored: Item | None) -> None:
        super().__init__(stored)
        self.stored = stored


@pytest.fixture
def table(alpha: Caller) -> TenantTable:
    return TenantTable(alpha)


def listed(caller: Caller, position: str, **values: Any) -> Item:
    return {"GSI1PK": org_index(caller.org_id, "LIST"), "GSI1SK": f"A#{position}"} | values


@pytest.mark.req("S6")
def test_a_float_stops_a_transaction_before_anything_is_written(alpha: Caller, table: TenantTable) -> None:
    with untouched(alpha), pytest.raises(TypeError):
        table.write(put("A", {"n": 1}), put("B", {"n": 1.5}), result="A")


@pytest.mark.req("S2", "1.3")
def test_one_firm_s_rows_are_not_another_s(alpha: Caller, beta: Caller, table: TenantTable) -> None:
    table.write(put("A", listed(alpha, "1", n=1)), result="A")
    theirs = TenantTable(beta)

    assert table.get("A") is not None
    assert theirs.get("A") is None
    assert theirs.get_many(["A"]) == {}
    assert theirs.with_children("A") == []
    assert theirs.page("GSI1", [Span(("LIST",), "A#")], limit=9).items == []


def test_all_or_nothing_and_the_first_refusal_speaks(alpha: Caller, table: TenantTable) -> None:
    table.write(put("A", {"n": 1}), put("B", {"n": 2}), result="A")

    with untouched(alpha), pytest.raises(Refused) as refusal:
        table.write(
            put("C", {}),
            change("A", {"n": 1}, {"n": 5}, equals("n", 7), otherwise=Refused),
            put_new("B", {}, otherwise=lambda _: AssertionError("the second refusal")),
            result="A",
        )

    stored = refusal.value.stored
    assert stored is not None
    assert (stored["SK"], stored["n"]) == ("A", 1)


@pytest.mark.parametrize("beside", [False, True], ids=["alone", "in a transaction"])
def test_a_refusal_tells_what_is_stored(table: TenantTable, beside: bool) -> None:
    table.write(put("A", {"n": 1}), result="A")
    more = [put("Z", {})] if beside else []

    for op in (
        put_new("A", {}, otherwise=Refused),
        change("A", {"n": 1}, {"n": 2}, equals("n", 3), otherwise=Refused),
        delete("A", equals("n", 3), otherwise=Refused),
        check("A", equals("n", 3), otherwise=Refused),
    ):
        with pytest.raises(Refused) as refusal:
            table.write(op, *more, result="A")
        assert refusal.value.stored is not None
        assert refusal.value.stored["n"] == 1
    with pytest.raises(Refused) as refusal:
        table.write(check("none", present("SK"), otherwise=Refused), *more, result="A")
    assert refusal.value.stored is None
    assert table.get("Z") is None


def test_one_write_is_one_plain_call(table: TenantTable, calls: CallCount) -> None:
    table.write(put("A", {"n": 1}), result="A")
    table.write(change("A", {"n": 1}, {"n": 2}), result="A")
    table.write(check("A", present("SK")), result="A")
    table.write(delete("A"), result="A")

    assert calls.operations[-4:] == ["PutItem", "UpdateItem", "TransactWriteItems", "DeleteItem"]


def test_a_key_is_claimed_with_the_write(alpha: Caller) -> None:
    request = Request(id="1", route="POST /leads", idempotency_key="key-number-1", fingerprint="f")
    table = TenantTable(replace(alpha, request=request))
    assert not table.carried_out()
    table.write(put("A", {"n": 1}), result="A")

    with untouched(alpha):
        with pytest.raises(Replayed) as replayed:
            table.write(put("A", {"n": 2}), result="A")
        with pytest.raises(InvalidInput):
            TenantTable(replace(alpha, request=replace(request, fingerprint="g"))).write(put("B", {}), result="B")

    assert replayed.value.result == "A"
    assert table.carried_out()
    assert not TenantTable(replace(alpha, request=replace(request, fingerprint="g"))).carried_out()
    assert not TenantTable(replace(alpha, request=replace(request, route="POST /orders"))).carried_out()
    (claim,) = [row for row in everything(alpha) if row["SK"] == "POST /leads#key-number-1"]
    assert claim["PK"] == f"ORG#{alpha.org_id}#{Family.IDEMPOTENCY}"


def test_a_refused_write_claims_no_key(alpha: Caller) -> None:
    request = Request(id="1", route="POST /leads", idempotency_key="key-number-1", fingerprint="f")
    table = TenantTable(replace(alpha, request=request))

    with untouched(alpha), pytest.raises(Conflict):
        table.write(check("none", present("SK")), result="none")


def test_children_are_a_record_s_own(table: TenantTable) -> None:
    for sk in ("OPP#1", "OPP#1#B#000", "OPP#1#ROLE#2", "OPP#10", "OPP#1-", "OPP#1_", "OPP", "OPQ#1"):
        table.write(put(sk, {}), result=sk)

    assert [item["SK"] for item in table.with_children("OPP#1")] == ["OPP#1", "OPP#1#B#000", "OPP#1#ROLE#2"]
    assert table.with_children("OPP#") == []


def test_children_beyond_one_answer_are_all_there(table: TenantTable, calls: CallCount) -> None:
    big = "x" * 300_000
    for number in range(5):
        table.write(put(f"OPP#1#B#{number:03}", {"text": big}), result="OPP#1")
    calls.operations.clear()

    assert len(table.with_children("OPP#1")) == 5
    assert calls.operations == ["Query", "Query"]


def test_many_are_read_a_hundred_at_a_time(table: TenantTable, calls: CallCount) -> None:
    for number in range(3):
        table.write(put(f"A#{number}", {}), result="A")
    calls.operations.clear()

    found = table.get_many([f"A#{number}" for number in range(201)] * 2)

    assert sorted(found) == ["A#0", "A#1", "A#2"]
    assert calls.operations == ["BatchGetItem"] * 3
    assert table.get_many([]) == {}


def test_unique_values_by_their_beginning(table: TenantTable) -> None:
    for value in ("a1", "a2", "b1"):
        marker = put_new(f"NO#{value}", {"ref": value}, family=Family.UNIQUE)
        table.write(put(value, {}), marker, result=value)  # alone, a marker is refused by IAM

    assert [item["ref"] for item in table.uniques("NO#a", 9)] == ["a1", "a2"]
    assert [item["ref"] for item in table.uniques("NO#", 2)] == ["a1", "a2"]
    assert table.find_unique("NO#b1") is not None
    assert table.find_unique("NO#b2") is None


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("limit", [1, 2, 3, 7, 30])
def test_pages_of_several_spans_are_one_list(alpha: Caller, table: TenantTable, limit: int, descending: bool) -> None:
    """Three spans, one of them filtered to every third item, merged by position without gap or repeat."""
    for number in range(30):
        keys = {"GSI1PK": org_index(alpha.org_id, "LIST"), "GSI1SK": f"{'ABC'[number % 3]}#{number:02}"}
        table.write(put(f"X#{number}", keys | {"n": number, "even": number % 2 == 0}), result="X")
    spans = [Span(("LIST",), f"{letter}#") for letter in "ABC"]

    def followed(where: list[Condition]) -> list[int]:
        found: list[int] = []
        after = None
        while True:
            page = table.page("GSI1", spans, limit=limit, after=after, descending=descending, where=where)
            assert len(page.items) <= limit
            found += [int(item["n"]) for item in page.items]
            after = page.next
            if after is None:
                return found

    everyone = sorted(range(30), reverse=descending)
    assert followed([]) == everyone
    assert followed([equals("even", True)]) == [n for n in everyone if n % 2 == 0]


def test_a_narrowed_span(alpha: Caller, table: TenantTable) -> None:
    for name in ("ab", "abc", "b"):
        table.write(put(name, listed(alpha, name)), result=name)

    page = table.page("GSI1", [Span(("LIST",), "A#", "ab")], limit=1)

    assert ([item["SK"] for item in page.items], page.next) == (["ab"], "ab")
    rest = table.page("GSI1", [Span(("LIST",), "A#", "ab")], limit=9, after=page.next)
    assert ([item["SK"] for item in rest.items], rest.next) == (["abc"], None)


@pytest.mark.parametrize(
    ("code", "operation"), [("AccessDeniedException", "PutItem"), ("ValidationException", "PutItem")]
)
def test_an_error_nobody_foresaw_is_not_hidden(
    table: TenantTable, monkeypatch: pytest.MonkeyPatch, code: str, operation: str
) -> None:
    class Broken:
        def put_item(self, **_: Any) -> None:
            raise ClientError({"Error": {"Code": code, "Message": ""}}, operation)

    monkeypatch.setattr(aws, "tenant_table", lambda _: Broken())

    with pytest.raises(ClientError):
        table.write(put("A", {}), result="A")


def test_calls_beside_each_other_may_begin_others() -> None:
    """Twenty that all wait for each other, each within another: no pool runs out of threads."""
    barrier = Barrier(20)

    def deep(level: int) -> int:
        barrier.wait(5)
        return level

    assert together(*(lambda n=n: both(lambda: n, lambda: deep(n))[1] for n in range(20))) == list(range(20))
    assert begin(lambda: 7)() == 7
    assert together() == []


def test_what_a_call_beside_raises_is_raised_when_asked_for() -> None:
    def fail() -> None:
        raise LookupError("beside")

    waiting = begin(fail)
    with pytest.raises(LookupError):
        waiting()
    with pytest.raises(ZeroDivisionError):
        both(lambda: 1 // 0, fail)


@pytest.mark.req("T7")
def test_a_key_is_free_again_after_seven_days(alpha: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    request = Request(id="1", route="POST /leads", idempotency_key="key-number-1", fingerprint="f")
    table = TenantTable(replace(alpha, request=request))
    table.write(put("A", {"n": 1}), result="A")
    later = clock.now() + timedelta(days=7, seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)

    assert not table.carried_out()
    other = TenantTable(replace(alpha, request=replace(request, fingerprint="g")))
    other.write(put("A", {"n": 2}), result="A")

    assert other.carried_out()
    assert (table.get("A") or {})["n"] == 2


class Troubled:
    """A client of the table whose first calls fail."""

    def __init__(self, client: Any, *errors: Exception) -> None:
        self._client = client
        self._errors = list(errors)

    def __getattr__(self, name: str) -> Any:
        def call(**arguments: Any) -> Any:
            if self._errors:
                raise self._errors.pop(0)
            return getattr(self._client, name)(**arguments)

        return call


def failure(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": ""}}, "UpdateItem")


THROTTLING = ["ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded"]


@pytest.mark.req("T7")
@pytest.mark.parametrize("code", THROTTLING)
def test_a_throttled_write_is_made_again(alpha: Caller, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    troubled = Troubled(aws.tenant_table(alpha.org_id), failure(code), failure(code))
    monkeypatch.setattr(aws, "tenant_table", lambda _: troubled)

    TenantTable(alpha).write(put("A", {"n": 1}), result="A")

    assert (TenantTable(alpha).get("A") or {})["n"] == 1


@pytest.mark.parametrize("error", [*map(failure, THROTTLING), ReadTimeoutError(endpoint_url="x")])
def test_a_read_without_an_answer_is_unavailable(
    alpha: Caller, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    troubled = Troubled(aws.tenant_table(alpha.org_id), *[error] * 5)
    monkeypatch.setattr(aws, "tenant_table", lambda _: troubled)
    table = TenantTable(alpha)

    reads: list[Callable[[], object]] = [
        lambda: table.get("A"),
        lambda: table.get_many(["A"]),
        lambda: table.with_children("A"),
        lambda: table.uniques("A", 1),
        lambda: table.page("GSI1", [Span(("A",), "A")], limit=1),
    ]
    for each in reads:
        with pytest.raises(Unavailable):
            each()


@pytest.mark.parametrize("error", [failure("InternalServerError"), ReadTimeoutError(endpoint_url="x")])
def test_a_write_without_an_answer_is_unavailable(
    alpha: Caller, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    troubled = Troubled(aws.tenant_table(alpha.org_id), error)
    monkeypatch.setattr(aws, "tenant_table", lambda _: troubled)

    with pytest.raises(Unavailable):
        TenantTable(alpha).write(put("A", {"n": 1}), result="A")
