"""Which changes the business counts. Pure."""

from typing import Any

import pytest

from functions.projections.rules import milestone

Item = dict[str, Any]


@pytest.mark.req("21.12")
@pytest.mark.parametrize(
    ("kind", "before", "after", "counted"),
    [
        ("LEAD", {"status": "Qualified"}, {"status": "Converted"}, "LeadsConverted"),
        ("LEAD", {"status": "Converted"}, {"status": "Converted"}, None),
        ("OPP", {"stage": "Proposal"}, {"stage": "Closed Won"}, "DealsWon"),
        ("OPP", {"stage": "Proposal"}, {"stage": "Closed Lost"}, "DealsLost"),
        ("OPP", {"stage": "Proposal"}, None, None),
    ],
)
def test_a_milestone_is_counted_when_it_is_reached(
    kind: str, before: Item | None, after: Item | None, counted: str | None
) -> None:
    assert milestone(kind, before, after) == counted
