"""The mail of this machine: takes what the functions send, as SES would, and shows it to whoever opens its page.

`python -m infra.local.mailbox <folder> <port> <emulator's port>`. It speaks the one operation of SES that the functions
use, since the emulator's own drops attachments and reply addresses; what Cognito sends there is shown as well. Pressing
a button of a mail puts the event on the queue that SES would have told EventBridge, and EventBridge the queue.
"""

import base64
import json
import sys
import time
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from email.header import decode_header, make_header
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from infra.config import load
from infra.local.emulator import Emulator
from infra.local.pages import listed, shown

Mail = dict[str, Any]
_SEND = "/v2/email/outbound-emails"
_ALONE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-src 'self'"
_PAGE = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": _ALONE}


class Mailbox:
    """What was sent, one file each, named so that the newest is last."""

    def __init__(self, folder: Path, emulator: Emulator) -> None:
        self._folder, self._emulator = folder, emulator
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, sent: Mail) -> str:
        """Keep a mail as SES was asked to send it; what it is called."""
        name = f"{time.time_ns():020d}"
        (self._folder / f"{name}.json").write_text(json.dumps(sent), encoding="utf-8")
        return name

    def mail(self, name: str) -> Mail:
        """A mail that was kept; KeyError when there is none such."""
        path = self._folder / f"{name}.json"
        if not name.isdigit() or not path.is_file():
            raise KeyError(name)
        return _read(name, json.loads(path.read_text(encoding="utf-8")))

    def all(self) -> list[Mail]:
        """All mails, newest first."""
        own = [self.mail(path.stem) for path in self._folder.glob("*.json")]
        return sorted((*own, *self._of_cognito()), key=lambda mail: mail["at"], reverse=True)

    def tell(self, name: str, kind: str, address: str) -> None:
        """Have the product told what became of a mail, as by SES."""
        event = report(self.mail(name), kind, address)
        queues = self._emulator.client("sqs")
        queue = queues.get_queue_url(QueueName=f"{load('local').prefix}-mail")["QueueUrl"]
        queues.send_message(QueueUrl=queue, MessageBody=json.dumps(event))

    def _of_cognito(self) -> list[Mail]:
        with urllib.request.urlopen(f"{self._emulator.url}/_ministack/ses/messages", timeout=5) as answer:  # noqa: S310
            messages = [each for sent in json.load(answer)["messages"].values() for each in sent]
        return [
            {
                "name": None,
                "at": datetime.fromtimestamp(each["Timestamp"], UTC).isoformat(timespec="seconds"),
                "from": each["Source"],
                "to": each["To"],
                "subject": each["Subject"],
                "text": each["BodyText"] or each["BodyHtml"] or "",
            }
            for each in messages
        ]


def report(mail: Mail, kind: str, address: str) -> dict[str, Any]:
    """What SES tells EventBridge of a mail, in EventBridge's envelope."""
    told: dict[str, dict[str, Any]] = {
        "Delivery": {"delivery": {"recipients": [address], "smtpResponse": "250 ok"}},
        "Bounce": {
            "bounce": {
                "bounceType": "Permanent",
                "bounceSubType": "General",
                "bouncedRecipients": [{"emailAddress": address, "action": "failed", "status": "5.1.1"}],
            }
        },
        "Complaint": {"complaint": {"complainedRecipients": [{"emailAddress": address}]}},
    }
    names = {"Delivery": "Email Delivered", "Bounce": "Email Bounced", "Complaint": "Email Complaint Received"}
    sent = {"messageId": mail["name"], "destination": mail["to"], "tags": {k: [v] for k, v in mail["tags"].items()}}
    return {
        "version": "0",
        "detail-type": names[kind],
        "source": "aws.ses",
        "detail": {"eventType": kind, "mail": sent, **told[kind]},
    }


def _read(name: str, sent: Mail) -> Mail:
    simple, to = sent["Content"]["Simple"], sent["Destination"]
    return {
        "name": name,
        "at": datetime.fromtimestamp(int(name) // 10**9, UTC).isoformat(timespec="seconds"),
        "from": str(make_header(decode_header(sent["FromEmailAddress"]))),
        "to": to.get("ToAddresses", []) + to.get("CcAddresses", []),
        "reply_to": sent.get("ReplyToAddresses", []),
        "subject": simple["Subject"]["Data"],
        "text": simple["Body"]["Text"]["Data"],
        "html": simple["Body"]["Html"]["Data"],
        "files": [(each["FileName"], each["ContentType"]) for each in simple.get("Attachments", [])],
        "data": [each["RawContent"] for each in simple.get("Attachments", [])],
        "tags": {each["Name"]: each["Value"] for each in sent.get("EmailTags", [])},
    }


Answer = tuple[int, dict[str, str], bytes]


class Server(ThreadingHTTPServer):
    """The pages and the one operation, over a mailbox."""

    def __init__(self, port: int, mailbox: Mailbox) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.mailbox = mailbox


class Handler(BaseHTTPRequestHandler):
    """One request; nothing is logged, as addresses are people's."""

    server: Server

    def do_GET(self) -> None:
        """A page, or what a mail has."""
        self._answer(self._found)

    def do_POST(self) -> None:
        """A mail that is sent, or word of one that was."""
        self._answer(self._done)

    def log_message(self, *_: Any) -> None:
        """Nothing."""

    def _answer(self, act: Callable[[list[str]], Answer]) -> None:
        try:
            status, headers, body = act(self.path.strip("/").split("/"))
        except (KeyError, IndexError, ValueError):
            status, headers, body = 404, {"Content-Type": "text/plain"}, b"There is no such mail."
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _found(self, parts: list[str]) -> Answer:
        mailbox = self.server.mailbox
        if parts == [""]:
            return 200, _PAGE, listed(mailbox.all()).encode()
        if parts == ["mails.json"]:
            return _json(mailbox.all())
        mail = mailbox.mail(parts[1])
        if parts[2:] == ["page"]:
            return 200, _PAGE, mail["html"].encode()
        if parts[2:3] == ["files"]:
            number = int(parts[3])
            return 200, {"Content-Type": mail["files"][number][1]}, base64.b64decode(mail["data"][number])
        return 200, _PAGE, shown(mail).encode()

    def _done(self, parts: list[str]) -> Answer:
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == _SEND:
            return _json({"MessageId": self.server.mailbox.keep(json.loads(raw))})
        asked = parse_qs(raw.decode())
        self.server.mailbox.tell(parts[1], asked["kind"][0], asked["address"][0])
        return 303, {"Location": f"/mails/{parts[1]}"}, b""


def _json(said: Any) -> Answer:
    return 200, {"Content-Type": "application/json"}, json.dumps(said).encode()


def main(folder: str, port: str, emulator_port: str) -> None:
    """Serve until told to end."""
    state = Path(folder)
    mailbox = Mailbox(state / "mail", Emulator(state, int(emulator_port)))
    Server(int(port), mailbox).serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
