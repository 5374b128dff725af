"""The parts of `make up` that need no emulator."""

import socket
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import requests

from functions.emails.models import Report
from infra.local import demo, deploy, environment
from infra.local.emulator import Emulator, EmulatorError
from infra.local.mailbox import Mailbox, Server, report


def test_port_is_kept_with_the_data(tmp_path: Path) -> None:
    first = Emulator.at(tmp_path / "state", 4711)

    assert Emulator.at(tmp_path / "state") == first
    assert first.url == "http://localhost:4711"


def test_only_an_emulators_folder_is_reset(tmp_path: Path) -> None:
    kept = tmp_path / "book.txt"
    kept.touch()

    with pytest.raises(EmulatorError, match="nothing was removed"):
        environment.reset(tmp_path)
    assert [*tmp_path.iterdir()] == [kept]

    Emulator.at(tmp_path, 4711)
    environment.reset(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["port"]


def test_taken_port_is_said_before_anything_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("infra.local.emulator._PROGRAM", Path(__file__))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        emulator = Emulator.at(tmp_path, other.getsockname()[1])

        with pytest.raises(EmulatorError, match="is taken"):
            emulator.start()
    assert emulator.pid is None


def test_pid_of_another_program_is_not_taken_for_the_emulator(tmp_path: Path) -> None:
    emulator = Emulator.at(tmp_path, 4711)
    (tmp_path / "pid").write_text("1", encoding="ascii")

    assert emulator.pid is None
    assert not emulator.was_stopped_cleanly


def test_emulator_is_spoken_to_with_test_credentials_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAREAL")
    environment = Emulator.at(tmp_path, 4711).aws_environment

    assert environment["AWS_ENDPOINT_URL"] == "http://localhost:4711"
    assert environment["AWS_ACCESS_KEY_ID"] == "test"
    assert "AWS_PROFILE" not in environment


def test_renewed_stream_mapping_keeps_what_the_template_said() -> None:
    found = {
        "UUID": "u",
        "FunctionArn": "arn:aws:lambda:us-east-1:000000000000:function:dispatch",
        "EventSourceArn": "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/s",
        "BatchSize": 25,
        "MaximumRecordAgeInSeconds": 3600,
        "State": "Enabled",
    }

    assert deploy._mapping(found) == {
        "FunctionName": found["FunctionArn"],
        "EventSourceArn": found["EventSourceArn"],
        "StartingPosition": "LATEST",
        "BatchSize": 25,
        "MaximumRecordAgeInSeconds": 3600,
    }


@pytest.mark.parametrize("firm", [firm["subdomain"] for firm in demo.FIRMS])
def test_demo_deals_name_accounts_and_products_that_exist(firm: str) -> None:
    for _, owner, _, lines in demo.DEALS[firm]:
        assert owner < len(demo.ACCOUNTS[firm])
        assert all(product < len(demo.PRODUCTS[firm]) for product, _ in lines)
    won = {name for name, _, stage, _ in demo.DEALS[firm] if stage == "Closed Won"}
    assert set(demo.PAYMENTS[firm]) <= won


def a_mail() -> dict[str, Any]:
    """What SES is asked to send."""
    return {
        "FromEmailAddress": "=?utf-8?q?Alpha?= <crm@dealwright.example>",
        "Destination": {"ToAddresses": ["meera@client.example"]},
        "ReplyToAddresses": ["asha@alpha.example"],
        "Content": {
            "Simple": {
                "Subject": {"Data": "Küche <b>"},
                "Body": {"Text": {"Data": "text"}, "Html": {"Data": "<p>html</p>"}},
                "Attachments": [{"FileName": "Q-1.pdf", "ContentType": "application/pdf", "RawContent": "JVBERg=="}],
            }
        },
        "EmailTags": [{"Name": "mail_id", "Value": "M1"}],
    }


@pytest.mark.req("4.9", "B5")
def test_the_mailbox_shows_what_was_sent_with_its_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Mailbox, "_of_cognito", lambda _: [])
    server = Server(0, Mailbox(tmp_path / "mail", Emulator(tmp_path, 4711)))
    Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_address[1]}"
    name = requests.post(f"{site}/v2/email/outbound-emails", json=a_mail(), timeout=5).json()["MessageId"]

    pages = [requests.get(f"{site}{path}", timeout=5) for path in ("/", f"/mails/{name}", f"/mails/{name}/page")]
    pdf = requests.get(f"{site}/mails/{name}/files/0", timeout=5)
    unknown = [requests.get(f"{site}{path}", timeout=5).status_code for path in ("/mails/1", "/mails/x", "/x")]
    server.shutdown()
    server.server_close()

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert all("Küche &lt;b&gt;" in page.text for page in pages[:2])
    assert "Alpha &lt;crm@dealwright.example&gt;" in pages[1].text
    assert pages[2].text == "<p>html</p>"
    assert all("default-src 'none'" in page.headers["Content-Security-Policy"] for page in pages)
    assert (pdf.content, pdf.headers["Content-Type"]) == (b"%PDF", "application/pdf")
    assert unknown == [404, 404, 404]


@pytest.mark.req("4.9", "B5")
def test_the_mailbox_tells_what_ses_would(tmp_path: Path) -> None:
    mailbox = Mailbox(tmp_path, Emulator(tmp_path, 4711))
    mail = mailbox.mail(mailbox.keep(a_mail()))

    for kind in ("Delivery", "Bounce", "Complaint"):
        event = report(mail, kind, "meera@client.example")
        told = Report.model_validate(event["detail"])
        assert told.mail.tags == {"mail_id": ["M1"]}
        assert event["source"] == "aws.ses"
        assert getattr(told, kind.lower()) is not None
