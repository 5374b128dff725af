"""What lines come to: exact, rounded once, and always the sum of what is printed. Pure."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.pricing.models import Discount, LinePrice, MarginBasis, Policy, PriceLine, Rate, TaxCode, TaxSum
from functions.pricing.rules import price, price_line, split, total
from shared.errors import InvalidInput
from shared.money import MAX_MINOR, to_text

ONE = Decimal(1)


def line(unit: int = 10000, quantity: str = "1", percent: str = "0", amount: int = 0) -> PriceLine:
    return PriceLine(Decimal(quantity), unit, discount=Discount(Decimal(percent), amount))


def taxed(unit: int, *percents: str, inclusive: bool = False) -> PriceLine:
    rates = tuple(Rate(f"T{number}", Decimal(percent)) for number, percent in enumerate(percents))
    return PriceLine(ONE, unit, tax=TaxCode(rates, inclusive))


def refused(lines: list[PriceLine], discount: Discount | None = None) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as refusal:
        price(lines, discount or Discount())
    return [(each.path, each.code) for each in refusal.value.errors]


@pytest.mark.req("S7", "3.12")
@pytest.mark.parametrize(
    ("unit", "quantity", "discount", "net"),
    [
        (6422, "2.25", "100", 0),  # a full discount leaves nothing, and not -0.01
        (199, "12.5", "10", 2239),  # 22.3875
        (115, "3", "0", 345),
        (1, "0.5", "0", 1),  # half a cent is rounded up
        (1, "0.4999", "0", 0),
        (2499, "1", "0", 2499),
        (100, "0.3333", "0", 33),
        (MAX_MINOR, "999999999.9999", "0.0001", 999998999999900000100000),
    ],
)
def test_lines(unit: int, quantity: str, discount: str, net: int) -> None:
    assert price_line(line(unit, quantity, discount)).net_minor == net


@pytest.mark.parametrize(
    ("basis", "gross"),
    [(MarginBasis.LINE, 1380000), (MarginBasis.UNIT, 1201800)],
)
def test_a_markup_is_of_the_line_or_of_one_unit(basis: MarginBasis, gross: int) -> None:
    """100 at 120.00 and 15 %: the usual markup, and the one that counts a single unit's."""
    assert price_line(line(12000, "100"), Policy(Decimal(15), basis)).gross_minor == gross


def test_a_lines_markup_goes_before_its_familys_and_that_before_the_firms() -> None:
    firm = Policy(Decimal(10))
    of_family = replace(line(), family_markup=Decimal(20))
    of_its_own = replace(of_family, markup=Decimal(0))

    grosses = [price_line(each, firm).gross_minor for each in (line(), of_family, of_its_own)]

    assert grosses == [11000, 12000, 10000]


def test_an_amount_is_taken_off_after_the_percentage() -> None:
    alone = price_line(line(10000, "2", "10", 500))

    assert (alone.gross_minor, alone.discount_minor, alone.net_minor) == (20000, 2500, 17500)


quantities = st.decimals("0.0001", "999999999.9999", places=4)
percents = st.decimals(0, 100, places=4)


@pytest.mark.req("S7", "3.12")
@given(st.integers(0, MAX_MINOR), quantities, percents, st.decimals(0, "999.9999", places=4))
def test_a_line_is_the_exact_product_rounded_once(
    unit: int, quantity: Decimal, percent: Decimal, markup: Decimal
) -> None:
    """In whole numbers: each of the three has four decimals, and two are percentages."""
    exact = (
        unit * int(quantity.scaleb(4)) * (100 * 10**4 + int(markup.scaleb(4))) * (100 * 10**4 - int(percent * 10**4))
    )
    over = 10**4 * (100 * 10**4) ** 2

    alone = price_line(PriceLine(quantity, unit, markup, discount=Discount(percent)))

    assert alone.net_minor == (2 * exact + over) // (2 * over)
    assert 0 <= alone.net_minor <= alone.gross_minor
    assert price_line(PriceLine(quantity, unit, markup, discount=Discount(Decimal(100)))).net_minor == 0


@pytest.mark.parametrize(
    ("lines", "taxes", "whole"),
    [
        ([taxed(818000, "9.975")], [81596], 899596),
        ([taxed(115, "5")] * 3, [18], 363),  # 0.06 on each line, not 0.17 on all
        ([taxed(2499, "10.75"), line(644)], [269], 3412),
        ([taxed(11800, "9", "9", inclusive=True)], [900, 900], 11800),
        ([taxed(100, "0")], [0], 100),  # a rate of nothing is printed as such
        ([taxed(100, "100"), taxed(100, "0", inclusive=True)], [100, 0], 300),
    ],
)
def test_taxes(lines: list[PriceLine], taxes: list[int], whole: int) -> None:
    priced = price(lines)

    assert [each.amount_minor for each in priced.taxes] == taxes
    assert priced.total_minor == whole


def test_taxes_are_summed_by_rate() -> None:
    gst, vat = Rate("GST", Decimal(9)), Rate("VAT", Decimal(20))
    lines = [PriceLine(ONE, 1000, tax=TaxCode((gst, vat))), PriceLine(ONE, 100, tax=TaxCode((replace(gst),)))]
    unchosen = PriceLine(ONE, 100, tax=TaxCode((Rate("Other", ONE),)), optional=True, chosen=False)

    assert price([*lines, unchosen]).taxes == [TaxSum(gst, False, 99), TaxSum(vat, False, 200)]


def test_a_documents_discount_is_shared_by_its_lines_and_lessens_their_taxes() -> None:
    priced = price([taxed(1000, "10"), taxed(1000, "10"), line(1000)], Discount(amount_minor=100))

    assert [each.share_minor for each in priced.lines] == [34, 33, 33]
    assert [each.taxes_minor for each in priced.lines] == [(97,), (97,), ()]
    assert (priced.subtotal_minor, priced.discount_minor, priced.total_minor) == (3000, 100, 3094)


def test_what_is_not_chosen_shows_its_price_and_counts_for_nothing() -> None:
    extra = replace(taxed(5000, "10"), optional=True, chosen=False)

    priced = price([line(1000), extra], Discount(Decimal(10)))

    assert (priced.subtotal_minor, priced.total_minor, priced.taxes) == (1000, 900, [])
    assert (priced.lines[1].price, priced.lines[1].total_minor) == (LinePrice(5000, 5000), 5500)


def test_of_a_group_one_line_is_chosen_or_none_where_all_of_it_is_optional() -> None:
    oak = replace(line(900), group="top")
    pine = replace(line(500), group="top", chosen=False)
    leaf = replace(line(100), group="leaf", optional=True, chosen=False)

    assert price([oak, pine, leaf]).total_minor == 900
    assert refused([oak, replace(pine, chosen=True)]) == [("line_items.0.chosen", "choose_one")]
    assert refused([leaf, replace(oak, chosen=False), pine]) == [("line_items.1.chosen", "choose_one")]
    assert refused([line(), replace(line(), chosen=False)]) == [("line_items.1.chosen", "not_optional")]


def test_nothing_comes_to_nothing() -> None:
    priced = price([], Discount(Decimal(50)))

    assert (priced.subtotal_minor, priced.discount_minor, priced.total_minor, priced.taxes) == (0, 0, 0, [])


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (PriceLine(ONE, 100, markup=Decimal(1000)), ("markup", "markup_out_of_range")),
        (PriceLine(ONE, 100, family_markup=Decimal(-1)), ("markup", "markup_out_of_range")),
        (line(100, percent="100.0001"), ("discount", "discount_out_of_range")),
        (line(100, percent="-1"), ("discount", "discount_out_of_range")),
        (line(100, amount=101), ("discount", "discount_out_of_range")),
        (line(100, amount=-1), ("discount", "discount_out_of_range")),
        (line(100, percent="50", amount=51), ("discount", "discount_out_of_range")),
        (taxed(100, "60", "41"), ("tax", "tax_out_of_range")),
        (taxed(100, "-1"), ("tax", "tax_out_of_range")),
    ],
)
def test_what_cannot_be_priced_is_named(wrong: PriceLine, refusal: tuple[str, str]) -> None:
    place, code = refusal

    assert refused([line(), wrong]) == [(f"line_items.1.{place}", code)]


def test_a_documents_discount_is_no_more_than_its_lines() -> None:
    assert refused([line(100)], Discount(amount_minor=101)) == [("discount", "discount_out_of_range")]


def test_a_total_has_a_bound() -> None:
    assert total([MAX_MINOR]) == MAX_MINOR
    assert refused([line(MAX_MINOR), line(1)]) == [("line_items", "amount_too_large")]
    assert refused([taxed(MAX_MINOR, "1")]) == [("line_items", "amount_too_large")]


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=30).filter(any))
def test_parts_are_whole_add_up_and_are_nearly_by_weight(amount: int, weights: list[int]) -> None:
    parts = split(amount, weights)

    assert sum(parts) == amount
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * sum(weights) - amount * weight) < sum(weights)


def test_three_parts_of_a_hundred() -> None:
    assert split(10000, [1, 1, 1]) == [3334, 3333, 3333]


codes = st.builds(
    TaxCode,
    st.lists(st.builds(Rate, st.sampled_from(["GST", "VAT"]), st.decimals(0, 33, places=3)), max_size=3).map(tuple),
    st.booleans(),
)
lines_of_all_kinds = st.builds(
    PriceLine,
    quantity=st.decimals("0.0001", "9999", places=4),
    unit_minor=st.integers(0, 10**8),
    markup=st.none() | st.decimals(0, "999.9999", places=4),
    family_markup=st.none() | st.decimals(0, 100, places=4),
    discount=st.builds(Discount, percents),
    tax=codes,
    optional=st.just(True),
    chosen=st.booleans(),
)
policies = st.builds(Policy, st.decimals(0, 100, places=2), st.sampled_from(MarginBasis))


@pytest.mark.req("S7")
@given(st.lists(lines_of_all_kinds, max_size=12), percents, policies, st.sampled_from(["JPY", "INR", "KWD"]))
def test_the_printed_parts_add_up_to_the_printed_totals(
    lines: list[PriceLine], discount: Decimal, policy: Policy, currency: str
) -> None:
    priced = price(lines, Discount(discount), policy)

    def printed(*amounts: int) -> Decimal:
        return sum((Decimal(to_text(each, currency)) for each in amounts), Decimal(0))

    for sold, each in zip(lines, priced.lines, strict=True):
        added = () if sold.tax.inclusive else each.taxes_minor
        assert printed(each.price.gross_minor, -each.price.discount_minor) == printed(each.price.net_minor)
        assert printed(each.price.net_minor, -each.share_minor, *added) == printed(each.total_minor)
        assert 0 <= each.share_minor <= each.price.net_minor
        assert sum(each.taxes_minor) <= each.total_minor
    taken = [each for sold, each in zip(lines, priced.lines, strict=True) if sold.chosen]
    on_top = [tax.amount_minor for tax in priced.taxes if not tax.inclusive]
    assert printed(*(each.price.net_minor for each in taken)) == printed(priced.subtotal_minor)
    assert printed(*(each.share_minor for each in taken)) == printed(priced.discount_minor)
    assert printed(*(each.total_minor for each in taken)) == printed(priced.total_minor)
    assert printed(priced.subtotal_minor, -priced.discount_minor, *on_top) == printed(priced.total_minor)
    assert sum(tax.amount_minor for tax in priced.taxes) == sum(sum(each.taxes_minor) for each in taken)
