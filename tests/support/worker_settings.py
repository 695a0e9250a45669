"""For worker processes that a test starts: the real queue, and mail that becomes files."""

from portal.settings.test import *  # noqa: F403

TASKS = {"default": {"BACKEND": "portal.queue.Queue", "QUEUES": []}}
EMAIL_BACKEND = "tests.support.slow_mail.Backend"
