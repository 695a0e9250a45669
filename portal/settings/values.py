"""What a value of the environment has to be. Each refuses with a sentence; whoever reads the variable names it."""

import re
from collections.abc import Callable
from email.utils import parseaddr
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509 import load_pem_x509_certificate
from django.core.exceptions import ImproperlyConfigured
from django.core.exceptions import ValidationError as Refused
from django.core.validators import validate_email
from django.utils.module_loading import import_string
from environs import validate

HOST = re.compile(r"(?!-)[a-z0-9.-]{1,253}(?<![.-])|\[[0-9a-f:.]+\]", re.IGNORECASE)
TELEPHONE = re.compile(r"\+?[0-9().-]{3,}")
# What each process would have for itself, or nobody at all.
NOT_SHARED = ("dummy.DummyCache", "locmem.LocMemCache")
# Of the webhooks in partners.mail.adapters.hooks, which cannot be asked before there are settings.
PROVIDERS = ("brevo", "mailersend", "mailgun", "mailjet", "mandrill", "postmark", "sendgrid", "sparkpost")
ENGINES = ("django.db.backends.sqlite3", "django.db.backends.postgresql")

PORTS = validate.Range(min=1, max=65535)
COUNTS = validate.Range(min=1, max=256)
SENDERS = validate.Range(min=2, max=32)
PROXIES = validate.Range(min=0, max=20)


def named(variable: str, value: Any, check: Callable[[Any], None]) -> None:
    """For values that only several variables make together."""
    try:
        check(value)
    except validate.ValidationError as refused:
        raise ImproperlyConfigured(f"{variable}: {refused}") from None


def require(holds: Any, sentence: str) -> None:
    if not holds:
        raise validate.ValidationError(sentence)


def secret(value: str) -> None:
    is_random = len(value) >= 50 and len(set(value)) >= 10 and "insecure" not in value
    require(is_random, "give it at least 50 random characters.")


def secrets(values: list[str]) -> None:
    for value in values:
        secret(value)


def hosts(values: list[str]) -> None:
    is_exact = bool(values) and all(HOST.fullmatch(value) for value in values)
    require(is_exact, "name each host exactly: no `*`, no leading dot, no https://, no port, no blanks.")


def origin(value: str) -> None:
    """Scheme, host and port, as a browser names where a page comes from."""
    scheme, _slashes, host = value.partition("://")
    try:
        is_origin = scheme in {"http", "https"} and urlsplit(value).netloc == host and HOST.fullmatch(host_of(value))
    except ValueError:
        is_origin = False
    require(is_origin, "give https:// and a host, without a path.")


def host_of(value: str) -> str:
    """As ALLOWED_HOSTS would name it. Raises ValueError for a port that there cannot be."""
    parts = urlsplit(value.lower())
    return parts.netloc.removesuffix(f":{parts.port}")


def address(value: str) -> None:
    try:
        validate_email(value)
    except Refused:
        require(False, "give an e-mail address.")


def mail_domain(value: str) -> None:
    """What stands behind the @."""
    require(HOST.fullmatch(value) and "." in value, "give the domain alone, as in mail.example.org.")


def mail_provider(value: str) -> None:
    require(value in PROVIDERS, f"name one of {', '.join(PROVIDERS)}.")


def name_and_password(value: str) -> None:
    name, _colon, password = value.partition(":")
    require(name and len(password) >= 20, "give name:password, the password of at least 20 random characters.")


def sender(value: str) -> None:
    """An address, alone or as `Name <address>`."""
    address(parseaddr(value)[1])


def contact(value: str) -> None:
    scheme, _colon, rest = value.partition(":")
    if scheme == "mailto":
        address(rest)
    elif scheme == "tel":
        require(TELEPHONE.fullmatch(rest), "after tel: give a number.")
    else:
        is_page = scheme == "https" and len(value.split()) == 1 and urlsplit(value).hostname
        require(is_page, "give mailto:somebody@…, or the https:// address of a page.")


def signing_pair(value: tuple[str, str]) -> None:
    """Files in PEM: a certificate, followed by those of who issued it, and its key without a password."""
    require(all(value), "give both or neither.")
    require(find_spec("c2pa"), "install requirements-c2pa.txt first.")
    try:
        certificate, key = (Path(path).read_bytes() for path in value)
        own = load_pem_private_key(key, None).public_key()
        is_pair = load_pem_x509_certificate(certificate).public_key() == own
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
        is_pair = False
    require(is_pair, "there have to be two files in PEM, a certificate and the key that belongs to it.")


def mail_backend(value: str) -> None:
    try:
        found = import_string(value)
    except (ImportError, ImproperlyConfigured):
        found = None
    require(hasattr(found, "send_messages"), "there is no such way of sending mail.")


def folder(value: Path) -> None:
    """Made where it is missing: SQLite makes its file only."""
    try:
        value.mkdir(parents=True, exist_ok=True)
    except OSError:
        require(False, "this folder cannot be made.")


def database(value: dict[str, Any]) -> None:
    require(value["ENGINE"] in ENGINES, "the portal runs on sqlite:///… or postgres://…")


def shared_cache(value: dict[str, Any]) -> None:
    require(not value["BACKEND"].endswith(NOT_SHARED), "it has to be shared by all processes.")
