"""How gunicorn serves the portal in production, behind a front that reads requests before it passes them on.

Read by `gunicorn portal.wsgi` in this folder. Its threads wait for whoever sends slowly, so it never stands alone:
docs/operations.md.
"""

import os
import sys
from pathlib import Path

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_PROCESSES", "2"))
threads = int(os.environ.get("WEB_THREADS", "12"))
# A heartbeat on a disk can wait for the disk, and the worker would be taken for dead.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  the system's own folder in memory
loglevel = "warning"
# As portal.settings.base sets it, for what is written before the settings are read; gunicorn would take all rights off.
umask = 0o077
# A header named SCRIPT_NAME would otherwise move every address, because the front is on this machine and believed.
forwarder_headers = ""
# Headers with underscores could stand in for those that the front sets.
header_map = "drop"


def post_fork(server: object, worker: object) -> None:
    """As in `portal.server`: a page does not wait five milliseconds after each query for a thread that computes."""
    sys.setswitchinterval(0.0005)
