"""Mail goes out through SES, from the deployment's own address."""

from functions.reminders.models import Mail
from shared import aws
from shared.settings import optional_setting, setting


def sends_mail() -> bool:
    """Whether this deployment has an address to send from."""
    return optional_setting("MAIL_FROM") is not None


def send(mail: Mail) -> None:
    """Hand the mail to SES."""
    body = {"Text": {"Data": mail.text, "Charset": "UTF-8"}, "Html": {"Data": mail.html, "Charset": "UTF-8"}}
    aws.client("sesv2").send_email(
        FromEmailAddress=setting("MAIL_FROM"),
        Destination={"ToAddresses": [mail.to]},
        Content={"Simple": {"Subject": {"Data": mail.subject, "Charset": "UTF-8"}, "Body": body}},
    )
