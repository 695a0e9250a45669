"""What a portal shows to those who come to it, as JSON. `python -m tests.upgrade.probe MOMENT`, in the demo's settings.

Asked before and after an upgrade, at the same moment of its calendar, the answers have to be the same. It looks through
addresses, which stay, and through the log's table; other models may move.
"""

import hashlib
import json
import os
import re
import sys
from datetime import datetime
from typing import Any

import django
import time_machine

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
django.setup()

from django.conf import settings  # noqa: E402  settings and models exist after setup only
from django.test import Client  # noqa: E402

from partners.activity.models import ActivityEntry  # noqa: E402

PERSON = "daryna@lantern.example.org"
PASSWORD = "correct horse battery staple"
HOME = re.compile(r"/en/partner/[0-9a-f-]{36}/")
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


def everything() -> dict[str, Any]:
    visitor, member = Client(), Client(raise_request_exception=False)
    entered = member.post("/en/account/login/", {"login": PERSON, "password": PASSWORD}, follow=True)
    # Empty where the sign-in failed.
    home = next(iter(HOME.findall(str(entered.redirect_chain))), "")
    return {
        "entries": digest("\n".join(str(entry.public_id) for entry in ActivityEntry.objects.order_by("pk")).encode()),
        "number of entries": ActivityEntry.objects.count(),
        "pages": {address: heading(visitor, address) for address in in_site_map(visitor)},
        "api": {
            name: list_of(name) for name in ("activity", "organizations", "campaigns", "materials", "media-contacts")
        },
        "home after signing in": home and heading(member, home),
        "files": {
            address: told for address in (files_at(member, home) if home else ()) if (told := bytes_at(member, address))
        },
    }


def in_site_map(client: Client) -> list[str]:
    found, addresses = ["/sitemap.xml"], []
    while found:
        read = re.findall(r"<loc>(.*?)</loc>", client.get(found.pop()).content.decode())
        inside = [address.removeprefix(settings.BASE_URL) for address in read]
        # One for each language now, which the first names.
        found += [address for address in inside if address.endswith(".xml")]
        addresses += [address for address in inside if not address.endswith(".xml")]
    return sorted(addresses)


def heading(client: Client, address: str) -> str:
    found = HEADING.search(client.get(address).content.decode())
    return " ".join(re.sub(r"<[^>]+>", " ", found.group(1)).split()) if found else ""


def list_of(name: str) -> list[str]:
    """The ids, in the API's order, over all slices."""
    client = Client(headers={"authorization": f"Bearer {settings.DEMO_KEY_FILE.read_text().strip()}"})
    ids: list[str] = []
    address = f"/api/v1/{name}"
    while address:
        answer = client.get(address).json()
        ids += [row["id"] for row in answer["items"]]
        address = (answer["next"] or "").removeprefix(settings.BASE_URL)
    return ids


def files_at(client: Client, home: str) -> list[str]:
    """Logos and kept editions, by the addresses on the partner's own pages."""
    html = "".join(client.get(f"{home}{page}/").content.decode() for page in ("brand", "editions"))
    editions = re.findall(rf"{home}editions/[\w-]+/(?=download/)", html)
    return sorted({*re.findall(rf"{home}brand/logo/[\w-]+/", html), *(f"{address}a-file" for address in editions)})


def bytes_at(client: Client, address: str) -> str:
    """Empty for what is not there: most files of the baseline were left out to keep it small."""
    answer = client.get(address)
    if answer.status_code != 200:
        return ""
    return digest(b"".join(answer) if answer.streaming else answer.content)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    with time_machine.travel(datetime.fromisoformat(sys.argv[1])):
        sys.stdout.write(json.dumps(everything(), ensure_ascii=False, indent=1, sort_keys=True) + "\n")
