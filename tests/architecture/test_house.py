"""Sizes, names and habits that no import contract can see."""

import ast
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("portal", "partners", "cms", "api")
MODULES = sorted(
    path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts
)
TOP_LEVEL = {
    ".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "Procfile", "README.md",
    "SECURITY.md", "api", "bench", "cms", "docs", "gunicorn.conf.py", "manage.py", "partners", "portal",
    "pyproject.toml", "requirements-dev.in", "requirements-dev.txt", "requirements-install.in",
    "requirements-install.txt", "requirements.in", "requirements.txt", "templates", "tests",
}  # fmt: skip


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tracked() -> list[str]:
    return subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_no_module_is_longer_than_300_lines(path):
    assert len(path.read_text().splitlines()) <= 300


def test_no_module_is_named_after_nothing():
    vague = {"utils", "helpers", "common", "misc"}

    assert [relative(path) for path in MODULES if path.stem in vague or vague & set(path.parts)] == []


def test_the_top_level_holds_what_the_house_says():
    assert {name.split("/")[0] for name in tracked()} == TOP_LEVEL


def test_whoever_records_does_so_in_a_transaction():
    """`record()` refuses outside one at run time; this finds the service before anybody runs it."""
    loose = []
    for path in MODULES:
        for function in [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)]:
            calls = [n.func for n in ast.walk(function) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
            if not any(call.id == "record" for call in calls):
                continue
            decorated = any("atomic" in ast.unparse(decorator) for decorator in function.decorator_list)
            if not decorated and "with transaction.atomic()" not in ast.unparse(function):
                loose.append(f"{relative(path)}:{function.name}")

    assert loose == []


def test_every_verb_is_recorded_somewhere():
    from partners.activity.verbs import Verb

    sources = "\n".join(path.read_text() for path in MODULES if path.name != "verbs.py")

    assert [verb.name for verb in Verb if f"Verb.{verb.name}" not in sources] == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_the_system_check_is_silent():
    call_command("check", fail_level="WARNING")
