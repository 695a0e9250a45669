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
}


def check(tmp_path, *options: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    variables = {**GOOD, "VAR_DIR": str(tmp_path), **changes}
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    environment = {**kept, **{name: value for name, value in variables.items() if value is not None}}
    command = [sys.executable, "-W", "ignore", "manage.py", "check", *options]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_production_has_nothing_to_warn_about(tmp_path):
    result = check(tmp_path, "--deploy", "--fail-level", "WARNING")

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
        ("DATABASE_URL", "nonsense"),
        ("CACHE_URL", "nonsense://x"),
        ("TRUSTED_PROXY_COUNT", "many"),
        ("LOG_LEVEL", "LOUD"),
        ("EMAIL_PORT", "smtp"),
    ],
)
def test_a_wrong_value_stops_the_start_and_names_the_variable(tmp_path, variable, value):
    result = check(tmp_path, **{variable: value})

    assert result.returncode != 0
    assert variable in result.stderr.strip().splitlines()[-1], result.stderr[-600:]


def test_the_demo_cannot_be_loaded_in_production(tmp_path):
    program = "import django; django.setup(); import portal.demo.views"
    environment = {**os.environ, **GOOD, "VAR_DIR": str(tmp_path)}
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert result.returncode != 0
    assert "cannot be loaded outside the demo" in result.stderr


def test_production_has_no_address_of_the_demo(tmp_path):
    program = (
        "import django; django.setup(); from django.urls import resolve, Resolver404\n"
        "try: print('found', resolve('/demo/').view_name)\n"
        "except Resolver404: print('nothing there')"
    )
    environment = {**os.environ, **GOOD, "VAR_DIR": str(tmp_path)}
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert result.stdout.strip() == "nothing there", result.stderr
