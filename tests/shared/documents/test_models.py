import pytest
from pydantic import ValidationError

from shared.documents.models import Line, Paper, Section
from tests.shared.documents.papers import kitchen

SECRET = ("cost", "markup", "margin", "internal")


@pytest.mark.req("3.9")
def test_a_document_has_no_field_for_what_never_leaves_the_firm() -> None:
    names = {name for model in (Paper, Section, Line) for name in model.model_fields}
    assert [name for name in names if any(word in name for word in SECRET)] == []


@pytest.mark.parametrize("name", ["unit_cost_minor", "markup", "internal_notes"])
def test_what_it_does_not_know_is_refused(name: str) -> None:
    line = kitchen().sections[0].lines[0].model_dump()
    with pytest.raises(ValidationError, match=name):
        Line.model_validate(line | {name: "1"})


def test_a_document_is_what_it_is() -> None:
    paper = kitchen()
    with pytest.raises(ValidationError, match="frozen"):
        Paper.__setattr__(paper, "number", "Q-2")
    assert Paper.model_validate_json(paper.model_dump_json()) == paper
