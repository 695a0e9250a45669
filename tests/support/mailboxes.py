"""A mail server on this machine: letters go in by SMTP and lie in Maildirs, one for each mailbox."""

import re
import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import make_msgid
from mailbox import Maildir
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller


class Post:
    """`newest("rita@…")` is what that mailbox got last; `answer` replies to it as a mail program does."""

    def __init__(self, folder: Path, domain: str, site: str) -> None:
        folder.mkdir(parents=True)
        self.folder, self.domain, self.site, self.port = folder, domain, site, free_port()

    @property
    def incoming(self) -> Path:
        return self.folder / "in"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd's own name
        for to in envelope.rcpt_tos:
            is_ours = to.endswith(f"@{self.domain}")
            box = Maildir(self.incoming if is_ours else self.folder / to, create=True)
            told = f"Return-Path: <{envelope.mail_from}>\r\nDelivered-To: {to}\r\n".encode()
            box.add(told + envelope.content)
        return "250 OK"

    def letters(self, address: str) -> list[EmailMessage]:
        paths = sorted((self.folder / address / "new").glob("*"), key=lambda path: path.stat().st_mtime_ns)
        return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in paths]  # type: ignore[misc]

    def newest(self, address: str) -> str:
        letter = self.letters(address)[-1]
        return f"{letter['Subject']}\n{letter.get_content()}"

    def answer(self, address: str, text: str) -> None:
        letter = self.letters(address)[-1]
        quoted = "\n".join(f"> {line}" for line in letter.get_content().splitlines())
        reply = EmailMessage()
        reply["From"], reply["To"], reply["Subject"] = address, letter["Reply-To"], f"Re: {letter['Subject']}"
        reply["Message-ID"], reply["In-Reply-To"] = make_msgid(domain="mailbox.example.org"), letter["Message-ID"]
        reply.set_content(f"{text}\n\nOn Mon, 2 Mar 2026 at 10:00, {letter['From']} wrote:\n{quoted}\n")
        with smtplib.SMTP("127.0.0.1", self.port) as server:
            server.send_message(reply)

    def link(self, address: str) -> str:
        links = set(re.findall(r"https?://\S+", self.newest(address))) - {self.site}
        return links.pop()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def mail_server(folder: Path, *, domain: str, site: str) -> Iterator[Post]:
    post = Post(folder, domain, site)
    controller = Controller(post, hostname="127.0.0.1", port=post.port)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()
