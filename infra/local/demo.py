"""Two demo firms with five logins, and a handful of records, made through the API, for the days around today."""

from datetime import UTC, datetime, timedelta
from typing import Any

from infra.local import catalogue, offers
from infra.local.http import ApiSession
from shared.months import months_later

PASSWORD = "Dealwright-demo-2026"  # noqa: S105  printed by `make up`


def _member(email: str, first_name: str, last_name: str, role: str) -> dict[str, str]:
    return {"email": email, "first_name": first_name, "last_name": last_name, "role": role}


FIRMS: tuple[dict[str, Any], ...] = (
    {
        "id": "01K0DEM0A1PHA1NTER10RS0001",
        "name": "Alpha Interiors",
        "subdomain": "alpha",
        "plan": "professional",
        "currency": "INR",
        "timezone": "Asia/Kolkata",
        "locale": "en-IN",
        "date_format": "DD/MM/YYYY",
        "members": [
            _member("asha@alpha.example", "Asha", "Rao", "admin"),
            _member("arjun@alpha.example", "Arjun", "Mehta", "user"),
            _member("rita@alpha.example", "Rita", "Sen", "read_only"),
        ],
    },
    {
        "id": "01K0DEM0BETAWEBAGENCY00001",
        "name": "Beta Web Agency",
        "subdomain": "beta",
        "plan": "basic",
        "currency": "USD",
        "timezone": "America/New_York",
        "locale": "en-US",
        "date_format": "MM/DD/YYYY",
        "members": [
            _member("ben@beta.example", "Ben", "Carter", "admin"),
            _member("bella@beta.example", "Bella", "Nguyen", "user"),
        ],
    },
)

Record = dict[str, Any]

PRODUCTS: dict[str, tuple[tuple[str, str, bool], ...]] = {
    "alpha": (
        ("Modular kitchen, straight", "185000.00", False),
        ("Modular kitchen, L-shaped", "262000.00", False),
        ("Sliding wardrobe, 7 ft", "94500.00", False),
        ("False ceiling, per sq ft", "145.00", False),
        ("Interior design consultation, monthly", "25000.00", True),
    ),
    "beta": (
        ("Website, 10 pages", "6400.00", False),
        ("Online shop set-up", "12800.00", False),
        ("Brand identity", "4200.00", False),
        ("Care plan, monthly", "350.00", True),
    ),
}
LEADS: dict[str, tuple[tuple[str, str, str, str, str], ...]] = {
    "alpha": (
        ("Kavya", "Iyer", "Lotus Residency", "New", "Web"),
        ("Rohan", "Kapoor", "Kapoor & Sons", "New", "Referral"),
        ("Meera", "Nair", "Seaside Villas", "Contacted", "Phone Inquiry"),
        ("Imran", "Sheikh", "Sheikh Textiles", "Qualified", "Event"),
        ("Divya", "Pillai", "Pillai Dental Care", "Qualified", "Referral"),
    ),
    "beta": (
        ("Grace", "Miller", "Miller Bakery", "New", "Web"),
        ("Omar", "Haddad", "Haddad Law", "Contacted", "Partner"),
        ("Julia", "Stone", "Stone Yoga Studio", "Qualified", "Social Media"),
    ),
}
ACCOUNTS: dict[str, tuple[tuple[str, str, str, str, str], ...]] = {
    "alpha": (
        ("Greenfield Builders", "Construction", "Anil", "Deshpande", "Head of Projects"),
        ("Hotel Sagar", "Hospitality", "Nisha", "Fernandes", "General Manager"),
        ("Patel Residence", "Other", "Hemant", "Patel", "Owner"),
    ),
    "beta": (
        ("Northwind Outdoor", "Retail", "Paula", "Reyes", "Marketing Lead"),
        ("Harbor Clinic", "Healthcare", "Daniel", "Kim", "Practice Manager"),
    ),
}
DEALS: dict[str, tuple[tuple[str, int, str, tuple[tuple[int, str], ...]], ...]] = {
    "alpha": (
        ("Show flat, 3 kitchens", 0, "Negotiation", ((0, "3"), (2, "6"))),
        ("Lobby false ceiling", 1, "Proposal", ((3, "1850"),)),
        ("Suite wardrobes", 1, "Qualifying", ((2, "12"),)),
        ("Patel kitchen and wardrobe", 2, "Closed Won", ((1, "1"), (2, "1"))),
        ("Sagar reception desk", 1, "Closed Won", ((2, "2"),)),
        ("Sagar styling retainer", 1, "Closed Won", ((4, "1"),)),
        ("Greenfield design retainer", 0, "Closed Won", ((4, "2"),)),
    ),
    "beta": (
        ("Spring shop relaunch", 0, "Proposal", ((1, "1"), (2, "1"))),
        ("Clinic website", 1, "Negotiation", ((0, "1"), (3, "12"))),
        ("Outdoor brand refresh", 0, "Closed Won", ((2, "1"),)),
        ("Harbor care plan", 1, "Closed Won", ((3, "1"),)),
    ),
}

PAYMENTS: dict[str, dict[str, tuple[tuple[str, str, int, str], ...]]] = {
    "alpha": {
        "Patel kitchen and wardrobe": (("100000.00", "UPI", 21, "Completed"), ("150000.00", "Cheque", 2, "Pending")),
        "Sagar reception desk": (("94500.00", "Bank Transfer", 30, "Completed"), ("94500.00", "Card", 9, "Completed")),
    },
    "beta": {"Outdoor brand refresh": (("2100.00", "Stripe", 12, "Completed"),)},
}
"""What was paid for the orders of won deals: amount, method, how many days ago, status."""

RETAINERS: dict[str, dict[str, tuple[str, int, int]]] = {
    "alpha": {"Sagar styling retainer": ("Monthly", 9, 7), "Greenfield design retainer": ("Quarterly", 14, 5)},
    "beta": {"Harbor care plan": ("Monthly", 11, 12)},
}
"""The contracts of won retainer deals: cycle, how many months ago they began, how many cycles are paid."""

CASES: dict[str, tuple[tuple[str, int, str, str, str], ...]] = {
    "alpha": (
        ("Sliding door of the wardrobe jams", 2, "High", "Problem", "In Progress"),
        ("Which polish for the oak fronts?", 0, "Low", "Question", "New"),
        ("Invoice shows the old address", 1, "Normal", "Billing", "New"),
        ("Two more shelves in the pantry", 2, "Normal", "Change Request", "New"),
        ("Ceiling light flickers in the lobby", 1, "High", "Problem", "Closed"),
    ),
    "beta": (
        ("Contact form sends no mail", 1, "High", "Problem", "New"),
        ("New opening hours for the footer", 1, "Low", "Change Request", "In Progress"),
        ("Logo is blurred on the banner", 0, "Normal", "Complaint", "Closed"),
    ),
}
"""What clients need help with: subject, whose account, priority, what it is about, status."""

MACROS: tuple[tuple[str, str, str | None], ...] = (
    ("We are on it", "Dear {contact},\n\nthank you for telling us. We are looking into {number}.", "In Progress"),
    ("Solved", "Dear {contact},\n\n“{subject}” is solved. Please write if it is not.", "Closed"),
    ("More details, please", "Dear {contact},\n\ncould you send us a photo, and say since when?", None),
)

Activity = tuple[str, str, str, int, int, dict[str, Any]]  # type, subject, about which kind, which one, in days, fields

ACTIVITIES: dict[str, tuple[Activity, ...]] = {
    "alpha": (
        ("Call", "Asked for a brochure", "lead", 0, -6, {"direction": "Inbound", "outcome": "Connected"}),
        ("Task", "Send the brochure", "lead", 0, -4, {"status": "Completed"}),
        ("Task", "Ring about the balcony", "lead", 1, -1, {"priority": "High"}),
        ("Call", "Left word about the villa", "lead", 2, -2, {"outcome": "Left Message", "duration_minutes": 2}),
        ("Note", "Wants the showroom done before Diwali", "lead", 3, 0, {"description": "Budget is with his brother."}),
        ("Event", "Measure the clinic", "lead", 4, 1, {"location": "Pillai Dental Care, Bandra"}),
        ("Task", "Prepare three kitchen layouts", "opportunity", 0, 0, {"priority": "High"}),
        ("Event", "Walk through the show flat", "opportunity", 0, 2, {"location": "Greenfield site office"}),
        ("Call", "Agreed on oak fronts", "opportunity", 0, -3, {"outcome": "Connected", "duration_minutes": 14}),
        ("Task", "Confirm ceiling area with the architect", "opportunity", 1, 3, {"status": "Waiting"}),
        ("Note", "Prefers WhatsApp before noon", "account", 1, 0, {}),
        ("Task", "Chase the site report", "account", 0, 5, {"recurrence": {"frequency": "Monthly"}}),
    ),
    "beta": (
        ("Call", "Wants to sell cakes online", "lead", 0, -2, {"direction": "Inbound", "outcome": "Connected"}),
        ("Task", "Send two references", "lead", 1, 0, {"priority": "High"}),
        ("Event", "Kick-off with marketing", "opportunity", 0, 3, {"location": "Video call"}),
        ("Task", "Check backups", "account", 1, 6, {"recurrence": {"frequency": "Weekly"}}),
    ),
}


def fill(api: ApiSession, key: str) -> None:
    """Give the signed-in admin's firm the records listed under `key`; products of its past are used again."""
    catalogue.fill(api, key)
    sold = {each["name"]: each for each in api.call("GET", "/products?limit=100")["items"]}
    products = [sold.get(each[0]) or _product(api, *each) for each in PRODUCTS[key]]
    leads = [_lead(api, *each) for each in LEADS[key]]
    pairs = [_account(api, *each) for each in ACCOUNTS[key]]
    deals = []
    for index, (name, owner, stage, lines) in enumerate(DEALS[key]):
        account, contact = pairs[owner]
        chosen = [{"product_id": products[product]["id"], "quantity": quantity} for product, quantity in lines]
        deals.append(_deal(api, name, account, contact, stage, chosen, days=14 + 9 * index))
        for amount, method, days, status in PAYMENTS[key].get(name, ()):
            _payment(api, deals[-1], amount, method, status, days=days)
        if name in RETAINERS[key]:
            _contract(api, deals[-1], *RETAINERS[key][name])
    offers.fill(api, key, [account for account, _ in pairs], deals)
    about = {"lead": leads, "opportunity": deals, "account": [account for account, _ in pairs]}
    for kind, subject, of, which, days, fields in ACTIVITIES[key]:
        _activity(api, kind, subject, (of, about[of][which]["id"]), days, fields)
    for subject, owner, priority, issue, status in CASES[key]:
        account, contact = pairs[owner]
        body = {"subject": subject, "priority": priority, "issue_type": issue, "status": status}
        api.call("POST", "/cases", body | {"account_id": account["id"], "contact_id": contact["id"]})
    for name, text, becomes in MACROS:
        api.call("POST", "/macros", {"name": name, "text": text, "sets_status": becomes})


def _product(api: ApiSession, name: str, price: str, is_retainer: bool) -> Record:
    body = {"name": name, "standard_list_price": price, "is_retainer_product": is_retainer}
    return api.call("POST", "/products", body)


def _address(first: str, last: str) -> str:
    return f"{first}.{last}@mail.example".lower()


def _lead(api: ApiSession, first: str, last: str, company: str, status: str, source: str) -> Record:
    body = {"first_name": first, "last_name": last, "company": company, "email": _address(first, last)}
    return api.call("POST", "/leads", body | {"status": status, "lead_source": source})


def _account(api: ApiSession, name: str, industry: str, first: str, last: str, title: str) -> tuple[Record, Record]:
    account = api.call("POST", "/accounts", {"name": name, "industry": industry, "type": "Customer"})
    person = {"first_name": first, "last_name": last, "title": title, "email": _address(first, last)}
    return account, api.call("POST", "/contacts", person | {"account_id": account["id"]})


def _deal(
    api: ApiSession, name: str, account: Record, contact: Record, stage: str, lines: list[Record], *, days: int
) -> Record:
    closes = (datetime.now(UTC).date() + timedelta(days=days)).isoformat()
    body = {"name": name, "account_id": account["id"], "stage": "Qualifying", "close_date": closes}
    deal = api.call("POST", "/opportunities", body)
    path = f"/opportunities/{deal['id']}"
    deal = api.call("PUT", f"{path}/line_items", {"version": deal["version"], "line_items": lines})
    role = {"version": deal["version"], "contact_id": contact["id"], "role": "Decision Maker"}
    deal = api.call("POST", f"{path}/contact_roles", role)
    if stage != "Qualifying":
        deal = api.call("PATCH", path, {"version": deal["version"], "stage": stage})
    return deal


def _activity(
    api: ApiSession, kind: str, subject: str, of: tuple[str, str], days: int, fields: dict[str, Any]
) -> Record:
    """An activity so many days from today; calls and events in the morning of that day."""
    day = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=days)
    when = {
        "Task": {"due_date": day.date().isoformat()},
        "Event": {"start": day.isoformat(), "end": (day + timedelta(hours=1)).isoformat()},
        "Call": {"called_at": day.isoformat()},
    }.get(kind, {})
    side = "who" if of[0] == "lead" else "what"
    link = {side: {"type": of[0], "id": of[1]}}
    return api.call("POST", "/activities", {"type": kind, "subject": subject} | when | link | fields)


def _payment(api: ApiSession, deal: Record, amount: str, method: str, status: str, *, days: int) -> None:
    order = api.call("POST", f"/opportunities/{deal['id']}/generate-order", {})  # the same one each time
    paid = (datetime.now(UTC).date() - timedelta(days=days)).isoformat()
    body = {"amount": amount, "method": method, "status": status, "payment_date": paid}
    api.call("POST", f"/orders/{order['id']}/payments", body)


def _contract(api: ApiSession, deal: Record, cycle: str, months: int, paid: int) -> None:
    """A contract that runs on, and its first cycles paid, each by the payment that the form suggests."""
    begins = months_later(datetime.now(UTC).date().replace(day=1), -months).isoformat()
    terms = {"billing_cycle": cycle, "start_date": begins}
    contract = api.call("POST", f"/opportunities/{deal['id']}/generate-contract", terms)
    body = {"amount": contract["price_per_cycle"], "method": "Bank Transfer"}
    for each in contract["cycles"][::-1][:paid]:
        day = min(each["due_date"], datetime.now(UTC).date().isoformat())
        api.call("POST", f"/contracts/{contract['id']}/payments", body | {"payment_date": day})
