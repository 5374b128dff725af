"""Whoever is about to make a record is told of those that look like it."""

from dataclasses import replace
from typing import Any

import pytest

from functions.identity.rules import Permission
from functions.search.rules import domain_of, similar
from tests.conftest import CallCount
from tests.deals import a_contact, an_account, conversion
from tests.factories import lead_body
from tests.front_door import Client
from tests.streams import Stream, tell_batch


def alike(api: Client, kind: str, **described: str) -> list[tuple[str, str, list[str]]]:
    answer = api.get("/search/look-alikes", kind=kind, **described)
    assert answer.status == 200, answer.text
    return [(each["kind"], each["title"], each["reasons"]) for each in answer.body["items"]]


def told(api: Client, stream: Stream) -> None:
    tell_batch(stream.records(api.caller.org_id))


def a_lead(api: Client, **fields: Any) -> dict[str, Any]:
    return api.made("/leads", lead_body(**({"email": None, "phone": None} | fields)))


@pytest.mark.req("B11")
def test_an_account_looks_like_another_by_domain_number_and_name(api: Client, stream: Stream, calls: CallCount) -> None:
    fields = {"name": "Aurora-Hotels Pvt. Ltd.", "website": "https://www.aurora-hotels.example/goa"}
    api.made("/accounts", fields | {"phone": "+91 (98450) 12345"})
    api.made("/accounts", {"name": "Nordstern"})
    told(api, stream)

    assert alike(api, "account", name="hotels aurora") == [("account", "Aurora-Hotels Pvt. Ltd.", ["similar_name"])]
    assert alike(api, "account", name="Aurra Hotels") == [("account", "Aurora-Hotels Pvt. Ltd.", ["similar_name"])]
    for phone in ("098450-12345", "+919845012345", "9845012345", "0091 98450 12345 x17", "45012345"):
        assert alike(api, "account", phone=phone) == [("account", "Aurora-Hotels Pvt. Ltd.", ["same_phone"])], phone
    for website in ("aurora-hotels.example", "http://AURORA-hotels.example:80/x"):
        found = alike(api, "account", website=website)
        assert found == [("account", "Aurora-Hotels Pvt. Ltd.", ["same_domain"])], website
    calls.operations.clear()
    found = alike(api, "account", name="Aurora Hotels", website="aurora-hotels.example", phone="98450 12345")
    assert found == [("account", "Aurora-Hotels Pvt. Ltd.", ["same_phone", "same_domain", "similar_name"])]
    assert calls.operations == ["Query"] * 4 + ["BatchGetItem"]  # side by side; then the record as it is

    unlike = {"name": "Aurora Kitchens", "website": "hotels.example", "phone": "98450 99945"}
    assert alike(api, "account", **unlike) == []
    assert alike(api, "account") == alike(api, "account", name="  ", phone="1", website="%") == []


@pytest.mark.req("B11")
def test_a_person_looks_like_a_contact_or_a_lead(api: Client, stream: Stream) -> None:
    account = an_account(api, "Aurora Hotels")
    person = {"first_name": "Ravi", "last_name": "Kumar", "email": "ravi@aurora.example", "phone": "98450 12345"}
    contact = a_contact(api, account, **person)
    a_lead(api, **person | {"email": "ravi@gmail.com"}, company="Sharma Homes")
    api.made("/accounts", {"name": "Aurora", "website": "www.aurora.example"})
    told(api, stream)

    answer = api.get("/search/look-alikes", kind="contact", email="RAVI@aurora.example", name="Kumar Ravi")
    first, second = answer.body["items"]
    assert first == {
        "kind": "contact",
        "id": contact["id"],
        "title": "Ravi Kumar",
        "detail": "Aurora Hotels",
        "account_id": account["id"],
        "reasons": ["same_email", "similar_name"],
    }
    assert (second["kind"], second["detail"], second["account_id"]) == ("lead", "Sharma Homes", None)
    assert second["reasons"] == ["similar_name"]
    assert answer.body["has_more"] is False
    assert alike(api, "lead", email="new@aurora.example", company="Aurora Hotels") == [
        ("account", "Aurora", ["same_domain"]),
        ("account", "Aurora Hotels", ["similar_name"]),
    ]
    by_phone = [("contact", "Ravi Kumar", ["same_phone"]), ("lead", "Ravi Kumar", ["same_phone"])]
    assert alike(api, "lead", phone="+91 98450 12345") == by_phone


@pytest.mark.req("B11")
def test_an_address_is_known_before_the_words_are_and_after_the_contact_is_deactivated(
    api: Client, stream: Stream
) -> None:
    contact = a_contact(api, an_account(api), email="ravi@aurora.example")
    assert alike(api, "contact", email="ravi@aurora.example") == [("contact", "Sharma", ["same_email"])]
    told(api, stream)
    assert api.patch(f"/contacts/{contact['id']}", {"version": 1, "is_active": False}).status == 200
    told(api, stream)
    assert alike(api, "contact", email="ravi@aurora.example") == [("contact", "Sharma", ["same_email"])]


@pytest.mark.req("B11")
def test_a_free_mail_domain_says_nothing_of_a_firm(api: Client, stream: Stream) -> None:
    api.made("/accounts", {"name": "Sharma Homes", "website": "gmail.com"})
    told(api, stream)
    assert alike(api, "lead", name="Asha Rao", company="Rao Interiors", email="asha@gmail.com") == []
    assert alike(api, "account", website="https://gmail.com") == []


@pytest.mark.req("B11")
def test_what_became_something_else_is_not_named(api: Client, stream: Stream) -> None:
    lead = a_lead(api, last_name="Kumar", first_name="Ravi", status="Qualified")
    told(api, stream)
    assert [each[0] for each in alike(api, "lead", name="Ravi Kumar")] == ["lead"]
    assert api.post(f"/leads/{lead['id']}/convert", conversion(lead)).status == 200
    assert alike(api, "lead", name="Ravi Kumar") == []  # the words are behind, the record is not
    told(api, stream)
    assert [each[0] for each in alike(api, "lead", name="Ravi Kumar")] == ["contact"]


@pytest.mark.req("B11", "1.2")
def test_nobody_is_told_of_what_they_may_not_read(api: Client, stranger: Client, stream: Stream) -> None:
    described = {"name": "Ravi Kumar", "email": "ravi@aurora.example"}
    a_contact(api, an_account(api), first_name="Ravi", last_name="Kumar", email="ravi@aurora.example")
    a_lead(api, first_name="Ravi", last_name="Kumar")
    told(api, stream)

    limited = Client(replace(api.caller, scopes=api.caller.scopes - {Permission.CONTACTS_READ}))
    assert [each[0] for each in alike(limited, "lead", **described)] == ["lead"]
    assert [each[0] for each in alike(limited, "contact", **described)] == ["lead"]
    assert alike(Client(replace(api.caller, scopes=frozenset())), "lead", **described) == []
    assert alike(stranger, "lead", **described) == alike(stranger, "contact", **described) == []


@pytest.mark.req("B11")
def test_five_are_named_and_that_there_are_more(api: Client, stream: Stream) -> None:
    for _ in range(6):
        api.made("/accounts", {"name": "Aurora Hotels"})
    told(api, stream)
    answer = api.get("/search/look-alikes", kind="account", name="Aurora Hotels")
    assert (len(answer.body["items"]), answer.body["has_more"]) == (5, True)


def test_what_cannot_be_asked_is_refused_at_its_field(api: Client) -> None:
    for query, path in (
        ({}, "kind"),
        ({"kind": "order"}, "kind"),
        ({"kind": "lead", "name": "x" * 256}, "name"),
    ):
        answer = api.get("/search/look-alikes", **query)
        assert (answer.status, answer.paths) == (422, [path])


@pytest.mark.req("B11")
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Café Noir GmbH", "CAFE NOIR", True),
        ("The Aurora Company Ltd", "Aurora", True),
        ("Kumar & Sons", "Sons and Kumar", True),
        ("Sharma Homes", "Sharma Home", True),
        ("Ravi Rao", "Ravi Rai", False),
        ("Ltd", "GmbH", False),
        ("Co", "Co", False),
        ("Aurora Hotels", "Aurora Hotels Goa", False),
        ("", "", False),
        ("किचन", "किचन", True),
    ],
)
def test_names_are_similar(one: str, other: str, expected: bool) -> None:
    assert similar(one, other) is similar(other, one) is expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.Aurora.example/x?y=a@b.c", {"aurora.example"}),
        ("ravi@aurora.example", {"aurora.example"}),
        ("aurora.example:8080", {"aurora.example"}),
        ("asha@GMAIL.com", set()),
        (None, set()),
        ("", set()),
    ],
)
def test_a_domain_is_told_from_its_address(address: str | None, expected: set[str]) -> None:
    assert domain_of(address) == expected
