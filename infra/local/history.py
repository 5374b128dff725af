"""`python -m infra.local.history`: a year of two firms' business, the same every time but for the day it ends on.

Every client is a life: a generator that does one thing and says when it will do the next. All lives are lived in the
order of their instants, with the product's clock set to each, by the services that the API calls; what lies behind the
present moment does not happen. So leads wait, deals are open and payments are missing as they would be.

Reads lines of JSON, `{"firm": "alpha", "org_id": …, "members": [ids], "currency": …, "timezone": …}`.
"""

import heapq
import json
import random
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import count
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

import ulid

from functions.activities.models import ActivityCreate
from functions.activities.service import create_activity
from functions.cases.models import CaseChange, CaseCreate
from functions.cases.service import change_case, create_case
from functions.catalog.models import ProductCreate
from functions.catalog.service import create_product
from functions.contracts.models import ContractGeneration
from functions.contracts.repository import ContractRepository
from functions.contracts.service import generate_contract
from functions.identity.rules import PERMISSIONS, Role
from functions.leads.models import LeadChange, LeadConversion, LeadCreate
from functions.leads.service import change_lead, convert_lead, create_lead
from functions.opportunities.models import LineItemsReplace, OpportunityChange, OpportunityCreate
from functions.opportunities.repository import OpportunityRepository
from functions.opportunities.service import change_opportunity, create_opportunity, replace_lines
from functions.orders.models import OrderChange
from functions.orders.repository import OrderRepository
from functions.orders.service import change_order, generate_order
from functions.payments.models import DocumentPaymentCreate
from functions.payments.service import log_payment
from infra.local.past import TRADES, Sold, Trade
from infra.ops.provision import act_as_operator
from shared import clock
from shared.caller import Caller
from shared.money import share, to_minor, to_text

DAYS = 365
Life = Generator[datetime, None, None]


@dataclass
class Firm:
    """A firm at work: whoever does its business, what it sells, and the dice."""

    people: Sequence[Caller]
    trade: Trade
    dice: random.Random
    products: dict[str, str]

    def later(self, at: datetime, least: int, most: int) -> datetime:
        """A minute of a working day's hours, so many days on."""
        zone = ZoneInfo(self.people[0].timezone)
        day = at.astimezone(zone).date() + timedelta(days=self.dice.randint(least, most))
        day += timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)
        minutes = self.dice.randint(9 * 60, 18 * 60)
        return max(at + timedelta(minutes=7), datetime.combine(day, time(minutes // 60, minutes % 60), zone))

    def chance(self, percent: int) -> bool:
        """True so many times in a hundred."""
        return self.dice.randrange(100) < percent

    def note(self, by: Caller, kind: str, subject: str, **about: Any) -> None:
        """Something somebody did just now."""
        fields: dict[str, Any] = {"Call": {"outcome": "Connected", "direction": "Outbound"}}.get(kind, {})
        if kind == "Call":
            fields |= {"called_at": clock.now().isoformat(), "duration_minutes": self.dice.randint(2, 25)}
        if kind == "Task":
            fields = {"status": "Completed", "due_date": clock.today(by.timezone).isoformat()}
        create_activity(by, ActivityCreate.model_validate({"type": kind, "subject": subject} | fields | about))


def live(lives: Sequence[Life], until: datetime, dice: random.Random) -> int:
    """Live all lives up to that instant; how many things were done."""
    turn, done = count(), 0
    waiting = [(next(life), next(turn), life) for life in lives]
    heapq.heapify(waiting)
    while waiting and waiting[0][0] <= until:
        at, _, life = heapq.heappop(waiting)
        with _time_standing_still(at, dice):
            then = next(life, None)
        done += 1
        if then is not None:
            heapq.heappush(waiting, (then, next(turn), life))
    return done


@contextmanager
def _time_standing_still(at: datetime, dice: random.Random) -> Iterator[None]:
    """For the product's clock and in its ids, whose random ends are the dice's."""
    instant = at.astimezone(UTC).replace(microsecond=0)
    ids = ulid.ULIDGenerator(lambda: int(instant.timestamp() * 1000), lambda _: dice.randbytes(10))
    with patch.object(clock, "now", lambda: instant), patch.object(ulid, "default_generator", ids):
        yield


def opening(firm: Firm, begins: datetime) -> Life:
    """The day the firm writes down what it sells."""
    yield begins
    for is_retainer, sold in ((False, firm.trade.projects), (True, firm.trade.retainers)):
        for name, price, _, _ in sold:
            data = {"name": name, "standard_list_price": price, "is_retainer_product": is_retainer}
            firm.products[name] = create_product(firm.people[0], ProductCreate.model_validate(data))[0].id


def inquiry(firm: Firm, number: int, at: datetime) -> Life:
    """Somebody asks; many never answer, some become clients."""
    yield at
    dice, trade, by = firm.dice, firm.trade, firm.dice.choice(firm.people)
    first, last = dice.choice(trade.first_names), dice.choice(trade.last_names)
    company = dice.choice(trade.companies).format(last)
    mail = f"{first}.{last.replace(chr(39), '')}{number}@mail.example".lower()
    data = {"first_name": first, "last_name": last, "company": company, "email": mail, "status": "New"}
    data |= {"lead_source": dice.choice(trade.sources), "industry": dice.choice(trade.industries)}
    lead, _ = create_lead(by, LeadCreate.model_validate(data))
    person = {"who": {"type": "lead", "id": lead.id}}
    yield (at := firm.later(at, 0, 3))
    firm.note(by, "Call", f"First call with {first}", **person)
    lead = change_lead(by, lead.id, LeadChange.model_validate({"version": lead.version, "status": "Contacted"}))
    if firm.chance(28):
        return
    yield (at := firm.later(at, 2, 9))
    firm.note(by, "Note", "Budget and date are clear", **person)
    lead = change_lead(by, lead.id, LeadChange.model_validate({"version": lead.version, "status": "Qualified"}))
    if firm.chance(22):
        return
    yield (at := firm.later(at, 1, 12))
    job = dice.choice(trade.jobs)
    closes = (at + timedelta(days=30)).date().isoformat()
    terms = {"version": lead.version, "opportunity_name": f"{company}, {job}", "close_date": closes}
    became = convert_lead(by, lead.id, LeadConversion.model_validate(terms))
    yield from bargain(firm, by, became.opportunity.id, became.account.id, at)


def bargain(firm: Firm, by: Caller, deal_id: str, account_id: str, at: datetime) -> Life:
    """A deal on its way to being won or lost."""
    is_retainer = firm.chance(24)
    _offer(firm, by, deal_id, firm.trade.retainers if is_retainer else firm.trade.projects)
    about = {"what": {"type": "opportunity", "id": deal_id}}
    for stage, said, goes_on in (("Proposal", "Sent the proposal", 84), ("Negotiation", "Went through the price", 88)):
        yield (at := firm.later(at, 5, 28))
        firm.note(by, "Task", said, **about)
        _move(by, deal_id, stage)
        if not firm.chance(goes_on):
            yield firm.later(at, 5, 20)
            _move(by, deal_id, "Closed Lost")
            return
    yield (at := firm.later(at, 4, 26))
    is_won = firm.chance(72)
    _move(by, deal_id, "Closed Won" if is_won else "Closed Lost")
    if is_won:
        yield from (_retainer if is_retainer else _project)(firm, by, deal_id, account_id, at)


def _offer(firm: Firm, by: Caller, deal_id: str, sold: Sequence[Sold]) -> None:
    chosen = firm.dice.sample(sold, firm.dice.randint(1, min(2, len(sold))))
    lines = [
        {"product_id": firm.products[name], "quantity": str(firm.dice.randint(least, most))}
        for name, _, least, most in chosen
    ]
    version = OpportunityRepository(by).get(deal_id).version
    replace_lines(by, deal_id, LineItemsReplace.model_validate({"version": version, "line_items": lines}))


def _move(by: Caller, deal_id: str, stage: str) -> None:
    version = OpportunityRepository(by).get(deal_id).version
    change_opportunity(by, deal_id, OpportunityChange.model_validate({"version": version, "stage": stage}))


def _project(firm: Firm, by: Caller, deal_id: str, account_id: str, at: datetime) -> Life:
    """An order: a part paid at once, the rest after the work, or not yet; then perhaps a case, perhaps another deal."""
    yield (at := firm.later(at, 0, 2))
    order, _ = generate_order(by, deal_id, None)
    total = to_minor(order.total, by.currency, "total")
    first = share(total, firm.dice.choice((30, 40, 50)))
    yield (at := firm.later(at, 1, 8))
    _pay(firm, OrderRepository(by), order.id, to_text(first, by.currency))
    yield (at := firm.later(at, 14, 40))
    firm.note(by, "Task", "Handed over", what={"type": "order", "id": order.id})
    done = {"version": OrderRepository(by).get(order.id).version, "status": "Fulfilled"}
    change_order(by, order.id, OrderChange.model_validate(done))
    if firm.chance(88):
        yield (at := firm.later(at, 3, 35))
        _pay(firm, OrderRepository(by), order.id, to_text(total - first, by.currency))
    if firm.chance(35):
        yield from _trouble(firm, by, account_id, at)
    if firm.chance(30):
        yield (at := firm.later(at, 30, 120))
        data = {"name": f"Follow-up {firm.dice.choice(firm.trade.jobs)}", "account_id": account_id}
        data |= {"stage": "Qualifying", "lead_source": "Referral"}
        again, _ = create_opportunity(by, OpportunityCreate.model_validate(data))
        yield from bargain(firm, by, again.id, account_id, at)


def _retainer(firm: Firm, by: Caller, deal_id: str, account_id: str, at: datetime) -> Life:
    """A contract, paid month by month, now and then late."""
    yield (at := firm.later(at, 0, 3))
    contract, _ = generate_contract(by, deal_id, ContractGeneration.model_validate({"billing_cycle": "Monthly"}))
    for month in count():
        yield (at := firm.later(at, *((1, 6) if month == 0 else (28, 31) if firm.chance(85) else (33, 50))))
        _pay(firm, ContractRepository(by), contract.id, contract.price_per_cycle)
        if firm.chance(8):
            yield from _trouble(firm, by, account_id, at)


def _trouble(firm: Firm, by: Caller, account_id: str, at: datetime) -> Life:
    """A client needs help, and gets it."""
    yield (at := firm.later(at, 1, 25))
    subject, issue = firm.dice.choice(firm.trade.subjects)
    priority = firm.dice.choice(("High", "Normal", "Normal", "Low"))
    data = {"subject": subject, "issue_type": issue, "priority": priority, "account_id": account_id}
    case, _ = create_case(by, CaseCreate.model_validate(data))
    for status in ("In Progress", "Closed"):
        yield (at := firm.later(at, 0, 5))
        case = change_case(by, case.id, CaseChange.model_validate({"version": case.version, "status": status}))


def _pay(firm: Firm, documents: Any, document_id: str, amount: str) -> None:
    data = {"amount": amount, "method": firm.dice.choice(firm.trade.methods)}
    log_payment(documents, document_id, DocumentPaymentCreate.model_validate(data))


def lives_of(firm: Firm, ends: datetime) -> list[Life]:
    """The firm's opening a year ago, and everybody who asked since."""
    begins = ends - timedelta(days=DAYS)
    asked = [
        begins + timedelta(days=30 * month, hours=1) + timedelta(minutes=firm.dice.randint(0, 30 * 24 * 60))
        for month, often in enumerate(firm.trade.leads_a_month)
        for _ in range(often)
    ]
    return [opening(firm, begins), *(inquiry(firm, number, firm.later(at, 0, 0)) for number, at in enumerate(asked))]


def people_of(told: dict[str, Any]) -> list[Caller]:
    """The members who do business: an admin and a user."""
    return [
        Caller(told["org_id"], user_id, role, frozenset(PERMISSIONS[role]), told["currency"], told["timezone"])
        for user_id, role in zip(told["members"], (Role.ADMIN, Role.USER), strict=False)
    ]


def main() -> None:
    """Give the firms on standard input their year."""
    act_as_operator("local")
    for line in sys.stdin:
        told = json.loads(line)
        dice = random.Random(told["firm"])  # noqa: S311  (the same year every time)
        firm = Firm(people_of(told), TRADES[told["firm"]], dice, {})
        now = clock.now()
        done = live(lives_of(firm, now), now, dice)
        sys.stdout.write(f"{told['firm']}: {done} steps\n")


if __name__ == "__main__":
    main()
