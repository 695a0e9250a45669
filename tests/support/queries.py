"""Prints, as JSON, what each public page of a seeded demo costs the database when it is drawn anew: by the name of its
type or place the addresses with the number of queries. Run under the demo's settings.

Nothing is kept of pages, the process is warm: it has drawn the page before, as most have.
"""

import json
import os
import sys
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
django.setup()

from django.conf import settings  # noqa: E402  after setup only
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from wagtail.models import Page  # noqa: E402

from partners.kernel.languages.opened import open_languages  # noqa: E402
from tests.support.pages import PUBLIC  # noqa: E402
from tests.support.prove import THOROUGH  # noqa: E402

HOST = settings.BASE_URL.rpartition("/")[2]


def cost_of(address: str) -> int | None:
    """None for what is no page of everybody's."""
    statuses = {Client(HTTP_HOST=HOST).get(address).status_code for _time in range(2)}
    # What sets a cookie sets it for a visitor who has none.
    with CaptureQueriesContext(connection) as queries:
        Client(HTTP_HOST=HOST).get(address)
    return len(queries) if statuses == {200} else None


def main() -> None:
    settings.KEEP_PAGES = False
    # Beside what the demo allows already.
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, HOST.partition(":")[0]]
    pages = Page.objects.live().filter(depth__gt=1).order_by("path").specific()
    by_type: dict[str, list[Any]] = {}
    for page in pages:
        by_type.setdefault(type(page).__name__, []).append(page)
    # What pages of one type cost differs little: a few from all over the tree stand for them.
    kept = {name: found if THOROUGH else found[:: -(-len(found) // 8)] for name, found in by_type.items()}
    asked = [(name, page.get_url()) for name, found in kept.items() for page in found]
    own = [place for place in PUBLIC if "{" not in place.path.replace("{lang}", "") and not place.act]
    asked += [(place.name, place.address(code, {})) for place in own for code in open_languages()]
    seen: dict[str, list[tuple[int, str]]] = {}
    for name, address in {address: (name, address) for name, address in reversed(asked)}.values():
        if (cost := cost_of(address)) is not None:
            seen.setdefault(name, []).append((cost, address))
    sys.stdout.write(json.dumps(seen) + "\n")


main()
