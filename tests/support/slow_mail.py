"""A mail server that takes its time, so a worker can be killed while it waits."""

import os
import time
import uuid
from pathlib import Path

from django.core.mail.backends.base import BaseEmailBackend


class Backend(BaseEmailBackend):
    def send_messages(self, messages):
        for message in messages:
            (Path(os.environ["MAIL_FOLDER"]) / f"{message.to[0]}__{uuid.uuid4()}").write_text(message.subject)
            time.sleep(0.15)
        return len(messages)
