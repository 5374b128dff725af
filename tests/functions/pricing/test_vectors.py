"""The vectors that the browser's engine is held to are what the server computes now."""

from tests.pricing_vectors import FILE, made, text


def test_the_vectors_are_current() -> None:
    assert FILE.read_text() == text(), "run `python -m tests.pricing_vectors`"


def test_the_vectors_are_many_and_of_every_outcome() -> None:
    vectors = made()

    results = {name: [each["result"] for each in kind if "result" in each] for name, kind in vectors.items()}
    refused = {name: {each["refused"][1] for each in kind if "refused" in each} for name, kind in vectors.items()}

    assert sum(len(each) for each in results.values()) >= 2000
    assert refused == {
        "documents": {
            "amount_too_large",
            "choose_one",
            "discount_out_of_range",
            "markup_out_of_range",
            "not_optional",
            "tax_out_of_range",
        },
        "formulas": {
            "division_by_zero",
            "formula_syntax",
            "formula_too_deep",
            "formula_too_long",
            "negative_quantity",
            "quantity_too_large",
            "unit_mismatch",
            "unknown_name",
            "unknown_unit",
            "wrong_arguments",
        },
    }
