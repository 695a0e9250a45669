"""Letters on the console as their readers would see them."""

import sys
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

RULE = "─" * 78


class LettersOnTheConsole(BaseEmailBackend):
    """Django's own prints the message as it travels: Ukrainian in base64, and headers that hide the words."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for letter in email_messages:
            # At once and in one piece: another process writes to the same terminal.
            text = f"\n{RULE}\nTo: {', '.join(letter.to)}\nSubject: {letter.subject}\n\n{letter.body}{RULE}\n\n"
            sys.stdout.write(text)
        sys.stdout.flush()
        return len(email_messages)
