"""A wrong value stops the start and names the variable."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
        ("DEBUG", "True"),
        ("DEBUG", "perhaps"),
        ("DEMO", "1"),
        ("ALLOWED_HOSTS", None),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", ".example.org"),
        ("BASE_URL", "http://portal.example.org"),
        ("SECURITY_CONTACT", None),
        ("SECURITY_CONTACT", "security@example.org"),
        ("DATABASE_URL", "nonsense"),
        ("CACHE_URL", "nonsense://x"),
        ("TRUSTED_PROXY_COUNT", "many"),
        ("LOG_LEVEL", "LOUD"),
        ("EMAIL_PORT", "smtp"),
    ],
)
def test_a_wrong_value_stops_the_start_and_names_the_variable(tmp_path, variable, value):
    result = start(tmp_path, "-c", "import portal.settings.production", **{variable: value})

    assert result.returncode != 0
    assert variable in result.stderr.strip().splitlines()[-1], result.stderr[-600:]


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
