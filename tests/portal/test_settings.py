"""A wrong value stops the start and names the variable."""

import importlib
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from unittest import mock

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import EnvError

from tests.support.certificates import signing_pair

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "".join(chr(33 + number % 90) for number in range(60)),
    "ALLOWED_HOSTS": "portal.example.org",
    "BASE_URL": "https://portal.example.org",
    "SECURITY_CONTACT": "mailto:security@example.org",
}


def start(tmp_path, *command: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    variables = {**GOOD, "VAR_DIR": str(tmp_path), **changes}
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    environment = {**kept, **{name: value for name, value in variables.items() if value is not None}}
    return subprocess.run(
        [sys.executable, "-W", "ignore", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def load(module: str, **changes: str | None) -> ModuleType:
    """The settings as a process of its own would read them, without the second that it takes to start one."""
    variables = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    with mock.patch.dict(os.environ, variables, clear=True), mock.patch.dict(sys.modules):
        for name in [name for name in sys.modules if name.startswith("portal.settings.")]:
            del sys.modules[name]
        return importlib.import_module(module)


def test_production_has_nothing_to_warn_about(tmp_path):
    result = start(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert result.returncode == 0, result.stderr
    assert "no issues (0 silenced)" in result.stdout


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("SECRET_KEY", "django-insecure-" + "x1y2z3w4" * 8),
        ("SECRET_KEY_FALLBACKS", "short"),
        ("DEBUG", "True"),
        ("DEBUG", "perhaps"),
        ("DEMO", "1"),
        ("ALLOWED_HOSTS", None),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", ".example.org"),
        ("ALLOWED_HOSTS", "https://portal.example.org"),
        ("ALLOWED_HOSTS", "portal.example.org:443"),
        ("ALLOWED_HOSTS", "portal.example.org, www.example.org"),
        ("BASE_URL", "http://portal.example.org"),
        ("BASE_URL", "https://portal.example.org/portal"),
        ("BASE_URL", "https://portal.example.org?campaign=1"),
        ("BASE_URL", "https://elsewhere.example.org"),
        ("BASE_URL", "https://somebody@portal.example.org"),
        ("BASE_URL", "https://portal.example.org:99999"),
        ("BASE_URL", "portal.example.org"),
        ("SECURITY_CONTACT", None),
        ("SECURITY_CONTACT", "security@example.org"),
        ("SECURITY_CONTACT", "mailto:"),
        ("SECURITY_CONTACT", "https://"),
        ("SECURITY_CONTACT", "tel:"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "mysql://portal@127.0.0.1/portal"),
        ("CACHE_URL", "nonsense://x"),
        ("CACHE_URL", "dummy://"),
        ("CACHE_URL", "locmem://"),
        ("TRUSTED_PROXY_COUNT", "many"),
        ("TRUSTED_PROXY_COUNT", "-1"),
        ("VAR_DIR", "/dev/null/portal"),
        ("LOG_LEVEL", "LOUD"),
        ("EMAIL_BACKEND", "nonsense"),
        ("EMAIL_BACKEND", "django.core.mail.backends.pigeon.EmailBackend"),
        ("EMAIL_BACKEND", "django.core.mail.send_mail"),
        ("EMAIL_PORT", "smtp"),
        ("EMAIL_PORT", "99999999"),
        ("EMAIL_PORT", "0"),
        ("C2PA_CERTIFICATE", "/nowhere/certificate.pem"),
        ("C2PA_KEY", "/nowhere/key.pem"),
        ("DEFAULT_FROM_EMAIL", "nobody"),
        ("DEFAULT_FROM_EMAIL", "Somebody <nobody>"),
    ],
)
def test_a_wrong_value_stops_the_start_and_names_the_variable(tmp_path, variable, value):
    with pytest.raises((EnvError, ImproperlyConfigured), match=variable):
        load("portal.settings.production", **{"VAR_DIR": str(tmp_path), variable: value})


def test_a_certificate_starts_with_its_own_key_only(tmp_path):
    own, other = signing_pair(), signing_pair()
    for name, data in (("certificate", own[0]), ("key", own[1]), ("other", other[1])):
        (tmp_path / name).write_bytes(data)
    pair = {"C2PA_CERTIFICATE": str(tmp_path / "certificate"), "C2PA_KEY": str(tmp_path / "key")}
    files = {"VAR_DIR": str(tmp_path), **pair}

    assert pair["C2PA_KEY"] == load("portal.settings.production", **files).C2PA_KEY
    for wrong in (tmp_path / "other", tmp_path / "certificate", tmp_path / "nowhere"):
        with pytest.raises(ImproperlyConfigured, match="C2PA_KEY: there have to be two files"):
            load("portal.settings.production", **files | {"C2PA_KEY": str(wrong)})


@pytest.mark.parametrize("port", ["99999", "-5", "0", "http"])
def test_a_wrong_port_stops_the_demo_and_names_the_variable(tmp_path, port):
    with pytest.raises(EnvError, match="PORT"):
        load("portal.settings.demo", VAR_DIR=str(tmp_path), PORT=port)


def test_who_starts_with_a_wrong_value_reads_which_one(tmp_path):
    result = start(tmp_path, "-c", "import portal.wsgi", SECRET_KEY="short")

    assert result.returncode != 0
    assert "SECRET_KEY" in result.stderr.strip().splitlines()[-1], result.stderr[-600:]


def test_values_as_people_write_them_start_production(tmp_path):
    changes = {
        "ALLOWED_HOSTS": "Portal.example.org,www.portal.example.org,192.0.2.7,[2001:db8::1]",
        "BASE_URL": "https://portal.example.org:8443/",
        "SECURITY_CONTACT": "https://portal.example.org/en/security/",
        "SECRET_KEY_FALLBACKS": GOOD["SECRET_KEY"].replace(",", "x")[::-1],
        "DATABASE_URL": "postgres://portal:secret@127.0.0.1:5432/portal",
        "CACHE_URL": "redis://127.0.0.1:6379/0",
        "TRUSTED_PROXY_COUNT": "2",
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_PORT": "587",
        "DEFAULT_FROM_EMAIL": "Територія — це люди <portal@example.org>",
    }
    settings = load("portal.settings.production", VAR_DIR=str(tmp_path), **changes)

    assert settings.BASE_URL == "https://portal.example.org:8443"


def test_the_first_start_makes_its_own_folder(tmp_path):
    result = start(tmp_path, "manage.py", "showmigrations", "users", VAR_DIR=str(tmp_path / "not" / "yet"))

    assert result.returncode == 0, result.stderr[-600:]
    assert "0001_initial" in result.stdout


def test_the_demo_exists_in_production_neither_as_code_nor_as_an_address(tmp_path):
    program = """
import django
django.setup()
from django.core.exceptions import ImproperlyConfigured
from django.urls import Resolver404, resolve
try:
    import portal.demo.views
except ImproperlyConfigured as error:
    print(error)
try:
    print("found", resolve("/demo/").view_name)
except Resolver404:
    print("no such address")
"""
    result = start(tmp_path, "-c", program)

    assert result.stdout.splitlines()[-2:] == [
        "The demo's sign-ins cannot be loaded outside the demo.",
        "no such address",
    ]


def test_the_cache_in_the_database_holds_more_than_a_visitor_could_push_out(tmp_path):
    """It holds the limits of sign-in, and gives up its entries by their names, not by their age."""
    printed = "from django.conf import settings; print(settings.CACHES['default']['OPTIONS']['MAX_ENTRIES'])"
    result = start(tmp_path, "-c", printed)

    assert result.returncode == 0, result.stderr
    assert int(result.stdout) >= 100_000
