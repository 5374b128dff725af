"""How texts are cut into words. Pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.words import address_words, asked, distinct, phone_words, words


@pytest.mark.req("14.2")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Café  NOIR", ["cafe", "noir"]),
        ("Straße", ["strasse"]),
        ("Aurora-Hotels (Goa), Ltd.", ["aurora", "hotels", "goa", "ltd"]),
        ("St.James", ["st.james", "james"]),
        ("SO-7K2M", ["so", "7k2m"]),
        ("🎉 Party/50%#1", ["🎉", "party", "50", "1"]),
        ("किचन", ["किचन"]),
        ("#%/ \U000e0001", []),
        ("x" * 300, ["x" * 40]),
    ],
)
def test_names_are_cut_at_what_is_no_letter(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_addresses_are_found_by_person_and_domain_but_not_by_com() -> None:
    assert address_words("Ravi.K@Aurora.com") == ["ravi.k@aurora.com", "k@aurora.com", "aurora.com"]
    assert address_words("www.aurora-hotels.example/goa", None) == ["www.aurora", "hotels.example", "goa"]


def test_numbers_are_found_as_dialled_from_abroad_and_at_home() -> None:
    assert phone_words("+91 98450 12345") == ["919845012345", "9845012345", "12345", "45012345"]
    assert phone_words("0080 1234") == ["00801234", "1234"]
    assert phone_words(None) == []


def test_what_is_asked_says_each_thing_once_the_longest_first() -> None:
    assert asked("ho  Aurora HOTELS ho") == ("aurora", "hotels")
    assert asked("ravi@aurora.") == ("ravi@aurora",)
    assert asked(" #/% ") == ()


@given(st.text(max_size=120), st.text(max_size=120))
def test_a_text_is_found_by_itself_and_by_every_beginning_of_it(text: str, other: str) -> None:
    found = distinct(words(text, other))
    if len(found) < 40:
        for part in (text, text[:7], other):
            assert all(any(word.startswith(each) for word in found) for each in asked(part)) or part == text[:7]
