"""Letters: their words in every language, what SES is handed, and what its refusals mean."""

from email.header import decode_header, make_header
from email.utils import parseaddr
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError

from shared import aws
from shared.documents.render import _WORDS as DOCUMENT_WORDS
from shared.mail import post
from shared.mail.models import Attachment, Letter, NotSent, Refused, Uncertain
from shared.mail.render import _WORDS, Facts, written
from shared.settings import optional_setting, setting

pytestmark = pytest.mark.req("4.9", "18.1", "B5")

FACTS = Facts(
    locale="en-IN",
    colour="#aa2200",
    firm="Alpha & Sons",
    address="1 Main Road\nPune",
    footer="GSTIN 29ABCDE1234F1Z5",
    title="Sharma <b>kitchen</b>",
    greeted="Meera",
    message="As we said.\n<script>alert(1)</script>",
    url="https://crm.example/p/x",
    has_pdf=True,
)


def test_both_say_the_same_and_nothing_in_them_is_markup() -> None:
    text, page = written(FACTS)

    assert text == (
        "Hello Meera,\n\nAlpha & Sons has made you an offer: Sharma <b>kitchen</b>.\n\n"
        "As we said.\n<script>alert(1)</script>\n\nLook at the quote: https://crm.example/p/x\n\n"
        "The quote is attached as a PDF as well.\n\n--\nAlpha & Sons\n1 Main Road\nPune\nGSTIN 29ABCDE1234F1Z5\n"
    )
    assert "<script>" not in page
    assert "Sharma &lt;b&gt;kitchen&lt;/b&gt;" in page
    assert page.count('href="https://crm.example/p/x"') == 2
    assert "background:#aa2200" in page
    assert "<bdi>GSTIN 29ABCDE1234F1Z5</bdi>" in page


@pytest.mark.parametrize("language", sorted(_WORDS))
def test_every_language_of_documents_has_a_letter(language: str) -> None:
    text, page = written(
        Facts(**FACTS.__dict__ | {"locale": language} | dict.fromkeys(("greeted", "address", "footer")))
    )

    assert set(_WORDS) == set(DOCUMENT_WORDS)
    assert "Alpha & Sons" in text
    assert "{" not in text
    assert f'lang="{language}"' in page
    assert f'dir="{"rtl" if language in {"ar", "he"} else "ltr"}"' in page


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What SES was asked, and what it answers."""

    class Ses:
        def __init__(self) -> None:
            self.asked: dict[str, Any] = {}
            self.problem: Exception | None = None

        def send_email(self, **arguments: Any) -> dict[str, str]:
            self.asked = arguments
            if self.problem:
                raise self.problem
            return {"MessageId": "0100"}

    ses = Ses()
    monkeypatch.setattr(aws, "client", lambda _: ses)
    monkeypatch.setenv("MAIL_FROM", "crm@dealwright.example")
    monkeypatch.setenv("MAIL_FOLLOWED_AS", "test-mail")
    for known in (setting, optional_setting):
        known.cache_clear()
    yield ses
    for known in (setting, optional_setting):
        known.cache_clear()


LETTER = Letter(("meera@client.example",), "Küche 🏡", "text", "<p>html</p>")


def test_what_ses_is_handed(asked: Any) -> None:
    pdf = Attachment("Q-1.pdf", "application/pdf", b"%PDF")
    letter = Letter(
        **LETTER.__dict__
        | {"cc": ("raj@client.example",), "reply_to": "asha@alpha.example", "attachments": (pdf,)}
        | {"tags": {"org_id": "A"}, "sender": "Alpha"}
    )

    assert post.send(letter) == "0100"

    assert asked.asked == {
        "FromEmailAddress": "=?utf-8?q?Alpha?= <crm@dealwright.example>",
        "Destination": {"ToAddresses": ["meera@client.example"], "CcAddresses": ["raj@client.example"]},
        "ReplyToAddresses": ["asha@alpha.example"],
        "Content": {
            "Simple": {
                "Subject": {"Data": "Küche 🏡", "Charset": "UTF-8"},
                "Body": {
                    "Text": {"Data": "text", "Charset": "UTF-8"},
                    "Html": {"Data": "<p>html</p>", "Charset": "UTF-8"},
                },
                "Attachments": [
                    {
                        "FileName": "Q-1.pdf",
                        "ContentType": "application/pdf",
                        "ContentDisposition": "ATTACHMENT",
                        "ContentTransferEncoding": "BASE64",
                        "RawContent": b"%PDF",
                    }
                ],
            }
        },
        "EmailTags": [{"Name": "org_id", "Value": "A"}],
        "ConfigurationSetName": "test-mail",
    }


@pytest.mark.parametrize(
    "name", ['Alpha, Beta "& Sons" <x@y.example>', "दीपक रसोई 🏡" * 20, "Alpha\r\nBcc: all@client.example", "家具" * 40]
)
def test_a_firm_s_name_is_a_name_and_nothing_else(name: str, asked: Any) -> None:
    post.send(Letter(**LETTER.__dict__ | {"sender": name}))

    sender = asked.asked["FromEmailAddress"]
    shown, address = parseaddr(sender)
    assert address == "crm@dealwright.example"
    assert str(make_header(decode_header(shown))) == " ".join(name.split())[:64]
    assert sender.isascii()
    assert sender.isprintable()
    assert len(sender) <= 320 * 3
    assert max(map(len, sender.split())) <= 75


def _refusal(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code}}, "SendEmail")


@pytest.mark.parametrize(
    ("problem", "meaning"),
    [
        (_refusal("MessageRejected"), Refused),
        (_refusal("TooManyRequestsException"), NotSent),
        (_refusal("InternalFailure"), Uncertain),
        (EndpointConnectionError(endpoint_url="x"), NotSent),
        (ReadTimeoutError(endpoint_url="x"), Uncertain),
    ],
)
def test_what_a_refusal_means(problem: Exception, meaning: type[Exception], asked: Any) -> None:
    asked.problem = problem

    with pytest.raises(NotSent) as raised:
        post.send(LETTER)

    assert type(raised.value) is meaning


def test_ses_is_asked_once(cloud: None) -> None:
    assert aws.client("sesv2").meta.config.retries["total_max_attempts"] == 1
    assert aws.client("sqs").meta.config.retries["total_max_attempts"] == 4
