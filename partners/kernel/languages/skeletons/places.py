"""Where an organisation is found, and under which number: sites, mailboxes, registrations."""

import re
import unicodedata
from urllib.parse import urlsplit

import idna

from .shapes import LONGEST, look, skeleton

# Houses of many tenants, where the first part of the path says whose page it is. Their subdomains are views of one.
SHARED = {
    "facebook.com", "fb.com", "instagram.com", "twitter.com", "x.com", "t.me", "telegram.me", "linkedin.com",
    "youtube.com", "tiktok.com", "threads.net", "linktr.ee", "sites.google.com", "docs.google.com", "drive.google.com",
    "medium.com", "github.com", "notion.site", "patreon.com",
}  # fmt: skip
# Beside the name itself in a path: `linkedin.com/company/lantern`.
SHELVES = frozenset({"company", "in", "groups", "pages", "c", "channel", "user", "view", "people", "s"})
VIEWS = re.compile(r"^(?:www\d?|m|mobile|[a-z]{2}(?:-[a-z]{2})?)\.(?=[^.]+\.)")
# Fewer digits are counted anew in every town, and only with the letters beside them they name somebody.
TELLING = 6


def site(url: str) -> str:
    """The host as it looks to readers, without `www.`: the same for a name and its punycode, whatever scheme, port,
    path. On a platform that many share, the first part of the path as well. Empty for what is no URL."""
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        named = (parts.hostname or "").rstrip(".")
    # Raised for a lone bracket, which `urlsplit` takes for half an IPv6 address.
    except ValueError:
        return ""
    host = unicode_host(named).removeprefix("www.")
    tenant = VIEWS.sub("", host)
    if tenant in SHARED:
        path = [part.casefold() for part in parts.path.split("/") if part and part.casefold() not in SHELVES]
        host = "/".join([tenant, *path[:1]])
    return _kept("".join(map(look, host)))


def mailbox(email: str) -> str:
    """The address in small letters, with its host as `unicode_host` gives it. Empty for what is no address."""
    local, at, host = email.strip().rpartition("@")
    return _kept(f"{unicodedata.normalize('NFC', local).lower()}@{unicode_host(host)}") if at and local else ""


def registration(number: str) -> str:
    """The digits that name somebody without what is written around them; of a short number letters and digits."""
    digits = "".join(str(unicodedata.digit(sign, "")) for sign in number if sign.isdigit()).lstrip("0")
    return digits[:LONGEST] if len(digits) >= TELLING else skeleton(number)


def _kept(key: str) -> str:
    """What can be seen of it, and stored: no column takes a NUL or half of a pair."""
    return "".join(filter(str.isprintable, key))[:LONGEST]


def unicode_host(host: str) -> str:
    """In small letters, each part as its readers write it; a part that no standard knows stays as it is."""
    return ".".join(_label(part) for part in re.split("[.。．｡]", host.lower().rstrip(".")))


def _label(label: str) -> str:
    try:
        return idna.decode(label, uts46=True) if label.startswith("xn--") else _mapped(label)
    except (idna.IDNAError, UnicodeError):
        return label


def _mapped(label: str) -> str:
    return label if label.isascii() else idna.uts46_remap(label, std3_rules=False, transitional=False)
