from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.documents.colours import CONTRAST, contrast, on, on_paper

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("colour", "ink", "accent"),
    [
        ("#000000", "#ffffff", "#000000"),
        ("#ffffff", "#000000", "#727272"),
        ("#1f4e5f", "#ffffff", "#1f4e5f"),
        ("#ffd54f", "#000000", "#7f6a27"),
        ("#FF0000", "#000000", "#e50000"),
    ],
)
@pytest.mark.req("18.1")
def test_ink_for_a_colour(colour: str, ink: str, accent: str) -> None:
    assert (on(colour), on_paper(colour)) == (ink, accent)


@given(COLOURS)
@pytest.mark.req("18.1")
def test_every_colour_can_be_read(colour: str) -> None:
    assert contrast(on(colour), colour) >= CONTRAST
    assert contrast(on_paper(colour), "#ffffff") >= CONTRAST


def test_the_ends_of_the_scale() -> None:
    assert contrast("#ffffff", "#000000") == 21
    assert contrast("#336699", "#336699") == Decimal(1)
