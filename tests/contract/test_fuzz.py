"""Requests that the description allows and forbids, made up: none is a defect, every answer is one it describes."""

from typing import Any

import pytest
from schemathesis import GenerationMode

from tests.factories import new_firm
from tests.front_door import Client
from tests.made_up import check, made_up
from tests.whole_firm import one_of_each

EXAMPLES = 8


@pytest.fixture(scope="module")
def firm(cloud: None) -> Client:
    return Client(new_firm("INR", "Asia/Kolkata"))


@pytest.fixture(scope="module")
def records(firm: Client) -> dict[str, str]:
    return one_of_each(firm)


@pytest.mark.req("19.1", "19.2", "22.5")
@pytest.mark.parametrize(
    ("operation", "mode"), [pytest.param(*each, id=f"{each[0].label} {each[1].value}") for each in made_up()]
)
def test_made_up_requests_get_described_answers(
    operation: Any, mode: GenerationMode, firm: Client, records: dict[str, str]
) -> None:
    check(operation, mode, firm, records, EXAMPLES)
