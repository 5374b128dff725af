"""How keys are written: no firm's key is the beginning of another's. Pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.db.keys import (
    END,
    LAST,
    Family,
    entity,
    firm_in,
    org_index,
    org_partition,
    part,
    system,
    unique_text,
)
from shared.errors import NotFound
from shared.words import sort_text

parts = st.from_regex(r"[A-Za-z0-9_-]{1,64}", fullmatch=True)


@pytest.mark.req("S2")
def test_partitions_begin_with_the_firm() -> None:
    assert org_partition("1") == "ORG#1"
    families = {"UNIQ", "IDEM", "ROLL", "CNTRB", "AUD", "TL", "SRCH", "RATE", "SHOP"}
    assert {org_partition("1", family) for family in Family} == {f"ORG#1#{each}" for each in families}
    assert org_partition("1", Family.AUDIT, "202611") == "ORG#1#AUD#202611"
    assert org_index("1", "OWN", "u") == "ORG#1#OWN#u"
    assert entity("OPP", "1", "B", "000") == "OPP#1#B#000"
    assert system("DIR", "SUB", "alpha") == "SYS#DIR#SUB#alpha"


@pytest.mark.parametrize(
    "partition",
    [
        "ORG#1",
        "SYS#SESS#1",
        f"ORG#{'0' * 26}#ROLL",
        f"ORG#{'0' * 26}#SHOP#CART",
        f"ORG#{'0' * 27}",
        f"XORG#{'0' * 26}",
        "",
    ],
)
def test_only_a_firms_records_have_a_firm(partition: str) -> None:
    assert firm_in(org_partition("0" * 26)) == firm_in(org_partition("0" * 26, Family.SHOP)) == "0" * 26
    with pytest.raises(ValueError, match="no firm's records"):
        firm_in(partition)


@pytest.mark.req("S2")
@given(parts, parts, st.lists(parts, max_size=3), st.lists(parts, max_size=3))
def test_no_firm_s_key_begins_another_s(one: str, other: str, mine: list[str], theirs: list[str]) -> None:
    """Not even ORG#1 ORG#10: whatever follows a firm's own id follows a delimiter, and none is in an id."""
    if one == other:
        return
    ours = [org_partition(one), *(org_partition(one, family) for family in Family), org_index(one, *mine)]
    others = [org_partition(other), *(org_partition(other, family) for family in Family), org_index(other, *theirs)]

    assert all(key == f"ORG#{one}" or key.startswith(f"ORG#{one}#") for key in ours)
    assert not any(key == f"ORG#{one}" or key.startswith(f"ORG#{one}#") for key in others)


@pytest.mark.req("S2")
@given(st.text(max_size=70))
def test_a_part_never_holds_a_delimiter(text: str) -> None:
    allowed = set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
    if 1 <= len(text) <= 64 and set(text) <= allowed:
        assert part(text) == text
    else:
        with pytest.raises(NotFound):
            part(text)


@pytest.mark.req("S2")
@pytest.mark.parametrize("text", ["a#b", "", "a\n", "a b", "ä", "a/b", "*", "x" * 65, "１"])
def test_what_cannot_be_an_id_has_no_key(text: str) -> None:
    for make in (
        part,
        org_partition,
        org_index,
        lambda each: entity("OPP", each),
        lambda each: entity("OPP", "1", each),
    ):
        with pytest.raises(NotFound):
            make(text)


@pytest.mark.parametrize(
    ("text", "sorted_as"),
    [
        ("  Acme   Corp ", "acme corp"),
        ("ÁCME", "acme"),
        ("Ａｃｍｅ", "acme"),
        ("Straße", "strasse"),
        ("#1 Decor # Design", "1 decor design"),
        ("a\x00b", "a b"),
        ("", ""),
        ("x" * 300, "x" * 100),
        ("दिल्ली", "दिल्ली"),
    ],
)
def test_how_names_are_sorted(text: str, sorted_as: str) -> None:
    assert sort_text(text) == sorted_as


@given(st.text(max_size=300))
def test_a_sorted_name_stays_within_its_place(text: str) -> None:
    folded = sort_text(text)

    assert len(folded) <= 100
    assert "#" not in folded
    assert END not in folded
    assert folded <= LAST


@pytest.mark.req("S17")
@pytest.mark.parametrize("text", ["Priya@Example.com", " priya@example.COM ", "ｐriya@example.com"])
def test_how_values_are_compared(text: str) -> None:
    assert unique_text(text) == "priya@example.com"


@pytest.mark.req("S17")
@given(st.text(max_size=50))
def test_a_unique_value_never_holds_a_delimiter(text: str) -> None:
    assert "#" not in unique_text(text)
