"""Identifiers. Pure."""

import time

import pytest

from shared.ids import id_after, is_ulid, new_id, short_number


def test_ids_are_ulids_and_sort_by_their_time() -> None:
    first = new_id()
    time.sleep(0.002)
    second = new_id()

    assert is_ulid(first)
    assert len({new_id() for _ in range(1000)}) == 1000
    assert first < second


@pytest.mark.parametrize(
    "text", ["", "x", "01M80DV73S9GT2XSKSPAV2594", "81M80DV73S9GT2XSKSPAV25943", "01m80dv73s9gt2xskspav25943", "0" * 27]
)
def test_what_is_no_ulid(text: str) -> None:
    assert not is_ulid(text)
    assert not is_ulid("01M80DV73S9GT2XSKSPAV25943\n")


@pytest.mark.req("5.2")
def test_a_number_is_made_of_the_random_end() -> None:
    assert short_number("SO", "01M80DV73S9GT2XSKSPAV25943") == "SO-PAV25943"


def test_what_follows_from_a_record_has_the_same_id_whenever_it_is_asked_for() -> None:
    record = new_id()

    assert is_ulid(id_after(record, "reminder"))
    assert id_after(record, "reminder") == id_after(record, "reminder")
    assert id_after(record, "reminder")[:10] == record[:10]
    assert len({id_after(record, "reminder"), id_after(record, "answer"), id_after(new_id(), "reminder")}) == 3
