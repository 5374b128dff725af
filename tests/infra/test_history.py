"""The demo firms' year: the same every time, over by now, and as a year of trade looks."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from functions.contracts.repository import ContractRepository
from functions.leads.models import LeadStatus
from functions.leads.repository import LeadRepository
from functions.opportunities.repository import OpportunityRepository
from functions.orders.repository import OrderRepository
from functions.receivables.repository import PaymentRepository
from functions.tenants.models import Stage
from infra.local.history import Firm, live, lives_of
from infra.local.past import TRADES
from shared.caller import Caller
from shared.db.records import Records
from shared.ids import new_id
from tests.factories import member, new_firm

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def a_year_of(admin: Caller) -> int:
    dice = random.Random("alpha")  # noqa: S311  (the same year every time)
    return live(lives_of(Firm([admin, member(admin)], TRADES["alpha"], dice, {}), NOW), NOW, dice)


def all_of(kind: type[Records], admin: Caller, below: str | None = None) -> list:  # type: ignore[type-arg]
    records = kind(admin)
    items = records.table.all_below(f"{below or kind.name}#")
    return [records.load(item) for item in items if item.get("t") == kind.name]


@pytest.mark.req("16.4")
def test_a_year_of_trade_has_open_ends_everywhere_and_is_the_same_every_time(cloud: None) -> None:
    before = new_id()
    alpha, again = new_firm("INR", "Asia/Kolkata"), new_firm("INR", "Asia/Kolkata")

    assert a_year_of(alpha) == a_year_of(again) > 300

    leads, deals = all_of(LeadRepository, alpha), all_of(OpportunityRepository, alpha)
    assert sorted(each.id for each in leads) == sorted(each.id for each in all_of(LeadRepository, again))
    assert len({each.created_at.strftime("%Y%m") for each in leads}) >= 12
    assert {each.status for each in leads} >= {LeadStatus.CONTACTED, LeadStatus.QUALIFIED, LeadStatus.CONVERTED}
    assert {each.stage for each in deals} == set(Stage)
    assert len({each.closed_on.strftime("%Y%m") for each in deals if each.stage is Stage.CLOSED_WON}) >= 8
    orders = all_of(OrderRepository, alpha)
    assert {each.paid_minor >= each.total_minor for each in orders} == {True, False}
    assert len(all_of(ContractRepository, alpha)) >= 3
    payments = all_of(PaymentRepository, alpha, OrderRepository.name)
    assert NOW - timedelta(days=366) < min(each.created_at for each in payments)
    assert max(each.updated_at for each in [*leads, *deals, *orders, *payments]) <= NOW
    assert new_id() > before, "the product's clock goes on"
