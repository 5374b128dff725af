"""The carrier: SES, from the deployment's own address.

SES is asked once for each letter. The SDK would ask again after an answer that never came, and send it twice.
"""

from email.header import Header
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError, EndpointConnectionError

from shared import aws
from shared.mail.models import Attachment, Letter, NotSent, Refused, Uncertain
from shared.settings import optional_setting, setting

_LONGEST_NAME = 64
_REFUSALS = {
    "MessageRejected": "The mail service refused this message.",
    "MailFromDomainNotVerifiedException": "This deployment may not send from its address yet. Its operator can tell.",
    "AccountSuspendedException": "This deployment may send no mail at present. Its operator can tell.",
    "BadRequestException": "The mail service refused this message.",
    "NotFoundException": "This deployment is not set up to send mail. Its operator can tell.",
}
_LATER = {"TooManyRequestsException", "LimitExceededException", "SendingPausedException", "ThrottlingException"}
_UNREACHED = (EndpointConnectionError, ConnectTimeoutError)


def sends_mail() -> bool:
    """Whether this deployment has an address to send from."""
    return optional_setting("MAIL_FROM") is not None


def send(letter: Letter) -> str:
    """Hand the letter to SES; what SES calls it. NotSent, as Refused or Uncertain where it is one of these."""
    followed = {"ConfigurationSetName": setting("MAIL_FOLLOWED_AS")} if letter.tags else {}
    try:
        answer = aws.client("sesv2").send_email(
            FromEmailAddress=_sender(letter.sender),
            Destination={"ToAddresses": list(letter.to), "CcAddresses": list(letter.cc)},
            ReplyToAddresses=[letter.reply_to] if letter.reply_to else [],
            Content={"Simple": _content(letter)},
            EmailTags=[{"Name": name, "Value": value} for name, value in letter.tags.items()],
            **followed,
        )
    except ClientError as error:
        raise _meaning(error.response["Error"]["Code"]) from error
    except _UNREACHED as error:
        raise NotSent from error
    except BotoCoreError as error:
        raise Uncertain from error
    return str(answer["MessageId"])


def _meaning(code: str) -> NotSent:
    if code in _REFUSALS:
        return Refused(_REFUSALS[code])
    return NotSent(code) if code in _LATER else Uncertain(code)


def _content(letter: Letter) -> dict[str, Any]:
    return {
        "Subject": {"Data": " ".join(letter.subject.split()), "Charset": "UTF-8"},
        "Body": {
            "Text": {"Data": letter.text, "Charset": "UTF-8"},
            "Html": {"Data": letter.html, "Charset": "UTF-8"},
        },
        **({"Attachments": [_attached(each) for each in letter.attachments]} if letter.attachments else {}),
    }


def _attached(attachment: Attachment) -> dict[str, Any]:
    return {
        "FileName": attachment.name,
        "ContentType": attachment.content_type,
        "ContentDisposition": "ATTACHMENT",
        "ContentTransferEncoding": "BASE64",
        "RawContent": attachment.data,
    }


def _sender(name: str | None) -> str:
    """The address with a name before it, encoded whatever it is: no sign of a name then means anything in a header."""
    address, shown = setting("MAIL_FROM"), " ".join((name or "").split())[:_LONGEST_NAME]
    if not shown:
        return address
    return f"{' '.join(Header(shown, 'utf-8', maxlinelen=75).encode().split())} <{address}>"
