"""Which names are taken, and under which name a file is given back."""

from urllib.parse import unquote

import pytest

from functions.accounts.repository import AccountRepository
from functions.cases.repository import CaseRepository
from functions.catalog.repository import ProductRepository
from functions.contacts.repository import ContactRepository
from functions.contracts.repository import ContractRepository
from functions.files.models import FileParentType, FileType
from functions.files.rules import ENDINGS, PARENTS, disposition, require_fitting
from functions.leads.repository import LeadRepository
from functions.opportunities.repository import OpportunityRepository
from functions.orders.repository import OrderRepository
from functions.quotes.repository import QuoteRepository
from functions.tenants.repository import OrgRepository
from shared.errors import InvalidInput


def test_the_kinds_of_parents_are_stored_where_their_own_domains_store_them() -> None:
    """The domain of files is below them all and knows them by name only."""
    assert {kind: parent.name for kind, parent in PARENTS.items()} == {
        FileParentType.ACCOUNT: AccountRepository.name,
        FileParentType.CONTACT: ContactRepository.name,
        FileParentType.LEAD: LeadRepository.name,
        FileParentType.OPPORTUNITY: OpportunityRepository.name,
        FileParentType.QUOTE: QuoteRepository.name,
        FileParentType.ORDER: OrderRepository.name,
        FileParentType.CONTRACT: ContractRepository.name,
        FileParentType.PRODUCT: ProductRepository.name,
        FileParentType.CASE: CaseRepository.name,
        FileParentType.ORG: OrgRepository.name,
    }
    assert set(PARENTS) == set(FileParentType)


def test_every_type_has_endings_of_its_own_and_none_is_run_by_anybody() -> None:
    endings = [ending for each in ENDINGS.values() for ending in each]

    assert set(ENDINGS) == set(FileType)
    assert len(endings) == len(set(endings))
    assert not {"html", "htm", "svg", "xml", "js", "exe", "bat", "sh", "jar", "docm", "xlsm"} & set(endings)


@pytest.mark.req("13.1")
@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.png", FileType.PNG),
        ("A.JPEG", FileType.JPEG),
        ("photo.of.site.jpg", FileType.JPEG),
        ("Предложение №5.pdf", FileType.PDF),
        (".x.pdf", FileType.PDF),
    ],
)
def test_a_name_that_fits_its_type(name: str, content_type: FileType) -> None:
    require_fitting(name, content_type)


@pytest.mark.req("13.1")
@pytest.mark.parametrize(
    "name", ["a.jpg", "a", "png", ".png", "  .png", "a.png.exe", "a.png ", "a.\u202egnp", "a.png/", "a.png.", "a.svg"]
)
def test_a_name_that_does_not_fit_its_type(name: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        require_fitting(name, FileType.PNG)

    assert [(each.path, each.code) for each in refused.value.errors] == [("name", "wrong_ending")]


@pytest.mark.req("13.1")
@pytest.mark.parametrize(
    ("name", "plain", "whole"),
    [
        ("plan.pdf", "plan.pdf", "plan.pdf"),
        ("Kitchen plan 2.pdf", "Kitchen plan 2.pdf", "Kitchen plan 2.pdf"),
        ("Grüße.pdf", "Grue.pdf", "Grüße.pdf"),
        ("👩‍👩‍👧 दिल्ली.pdf", "file.pdf", "👩‍👩‍👧 दिल्ली.pdf"),
        ('a"; filename="evil.exe.pdf', "a__ filename=_evil.exe.pdf", "a__ filename=_evil.exe.pdf"),
        ("../../etc/passwd.pdf", "_.._etc_passwd.pdf", "_.._etc_passwd.pdf"),
        ("C:\\Users\\me.pdf", "C__Users_me.pdf", "C__Users_me.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a__Set-Cookie_ x.pdf", "a__Set-Cookie_ x.pdf"),
        ("invoice\u202efdp.pdf", "invoicefdp.pdf", "invoicefdp.pdf"),
        ("100%.pdf", "100_.pdf", "100_.pdf"),
        ("it's (1).pdf", "it's (1).pdf", "it's (1).pdf"),
        ("\u202e.pdf", "file.pdf", "file.pdf"),
    ],
)
def test_a_file_gets_its_name_back_and_nothing_else_with_it(name: str, plain: str, whole: str) -> None:
    made = disposition(name, inline=False)

    kind, first, second = made.split("; f", 2)
    assert made.isascii()
    assert made.isprintable()
    assert (kind, first) == ("attachment", f'ilename="{plain}"')
    assert unquote(second.removeprefix("ilename*=UTF-8''")) == whole


def test_what_is_looked_at_is_inline() -> None:
    assert disposition("a.png", inline=True) == "inline; filename=\"a.png\"; filename*=UTF-8''a.png"
