"""The pages of the mailbox."""

from html import escape
from typing import Any

Mail = dict[str, Any]

_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem;color:#1c1c1a}"
    "li{padding:.5rem 0;border-top:1px solid #ccc}ul{list-style:none;padding:0}small{color:#5c5c58}"
    "iframe{width:100%;height:32rem;border:1px solid #ccc}pre{white-space:pre-wrap;background:#f4f4f2}"
    "pre{overflow-wrap:anywhere;padding:1rem}"
    "form{display:inline}button{font:inherit;padding:.5rem 1rem}dt{color:#5c5c58}dd{margin:0 0 .5rem}"
)
_WORDS = {"Delivery": "was delivered", "Bounce": "bounced", "Complaint": "was marked as unwanted"}


def listed(mails: list[Mail]) -> str:
    """All mails, each with the way to it."""
    rows = "".join(f"<li>{_row(mail)}</li>" for mail in mails)
    return _page("Mailbox", f"<ul>{rows}</ul>" if rows else "<p>Nothing was sent yet.</p>")


def _row(mail: Mail) -> str:
    title = escape(mail["subject"] or "No subject")
    name = f'<a href="/mails/{mail["name"]}">{title}</a>' if mail["name"] else title
    text = "" if mail["name"] else f"<pre>{escape(mail['text'])}</pre>"
    return f"{name}<br><small>{escape(mail['at'])} to {escape(', '.join(mail['to']))}</small>{text}"


def shown(mail: Mail) -> str:
    """One mail: its head, its page in a frame that runs nothing, its words, its files, and what may become of it."""
    head = {"From": mail["from"], "To": ", ".join(mail["to"]), "Answers to": ", ".join(mail["reply_to"])}
    facts = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in head.items() if value)
    files = "".join(
        f'<li><a href="/mails/{mail["name"]}/files/{number}">{escape(name)}</a></li>'
        for number, (name, _) in enumerate(mail["files"])
    )
    told = "".join(_buttons(mail["name"], address) for address in mail["to"]) if mail["tags"] else ""
    return _page(
        mail["subject"],
        f'<p><a href="/">All mails</a></p><dl>{facts}</dl><ul>{files}</ul>'
        f'<iframe sandbox="allow-popups allow-top-navigation-by-user-activation" title="The mail" '
        f'src="/mails/{mail["name"]}/page"></iframe>{told}'
        f"<h2>In plain words</h2><pre>{escape(mail['text'])}</pre>",
    )


def _buttons(name: str, address: str) -> str:
    forms = "".join(
        f'<form method="post" action="/mails/{name}/told">'
        f'<input type="hidden" name="address" value="{escape(address)}">'
        f'<button name="kind" value="{kind}">It {words}</button></form> '
        for kind, words in _WORDS.items()
    )
    return f"<h2>Tell what became of it at {escape(address)}</h2><p>{forms}</p>"


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>"
        f"<body><h1>{escape(title)}</h1>{body}</body></html>"
    )
