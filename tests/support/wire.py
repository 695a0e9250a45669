"""Letters as they come over the wire."""

from email.message import EmailMessage
from email.utils import make_msgid

QUOTED = """

On Mon, 2 Mar 2026 at 10:00, The portal <portal@example.org> wrote:
> This is our answer.
> It also stands on the page below.
"""


def wired(sender: str, to: str, text: str = "Thank you.", *, html: str = "", files=(), **headers: str) -> bytes:
    """`headers` with underscores for hyphens; `files` are (name, type, bytes)."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, "Re: Your question"
    message["Message-ID"] = headers.pop("Message_ID", make_msgid(domain="mailbox.example.org"))
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if text:
        message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, kind, data in files:
        message.add_attachment(data, *[kind.split("/")[0]], subtype=kind.split("/")[1], filename=name)
    return message.as_bytes()
