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


def recorded_in(path: Path) -> set[str]:
    """The verbs that are handed to a call: `record(Verb.X, …)`, or a service's own way to it."""
    handed = [
        argument
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call)
        for argument in call.args
    ]
    return {
        verb.attr
        for verb in handed
        if isinstance(verb, ast.Attribute) and isinstance(verb.value, ast.Name) and verb.value.id == "Verb"
    }


def test_every_verb_is_recorded_somewhere(tmp_path):
    from partners.activity.verbs import Verb

    only_named = tmp_path / "module.py"
    only_named.write_text("GOOD = {Verb.LOGO_ADDED}\nentries.filter(verb=Verb.LOGO_ADDED)\nrecord(Verb.KEY_CREATED)\n")
    assert recorded_in(only_named) == {"KEY_CREATED"}

    recorded = set().union(*(recorded_in(path) for path in MODULES if "activity" not in path.parts))
    assert [verb.name for verb in Verb if verb.name not in recorded] == []


SERVICES = [path for path in MODULES if "services" in (path.stem, path.parent.name) and path.parts[-2] != "activity"]


@pytest.mark.parametrize("path", SERVICES, ids=relative)
def test_every_service_knows_who_acts(path):
    """Whoever records says who did it, as an `Actor` that the caller has to name; nobody's name is not `None`."""
    nameless = []
    for function in [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)]:
        by = {argument.arg: argument for argument in function.args.kwonlyargs + function.args.args}.get("by")
        records = any(
            isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "record"
            for call in ast.walk(function)
        )
        if by is None and records:
            nameless.append(f"{function.name} records and does not say for whom")
        if by is not None and (by.annotation is None or ast.unparse(by.annotation) != "Actor"):
            nameless.append(f"{function.name} takes somebody who is no Actor")
        defaults = dict(zip([a.arg for a in function.args.kwonlyargs], function.args.kw_defaults, strict=True))
        if defaults.get("by") is not None:
            nameless.append(f"{function.name} acts for somebody when nobody is named")

    assert nameless == []


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_nobody_acts_as_nobody(path):
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]

    assert [
        call.lineno
        for call in calls
        for word in call.keywords
        if word.arg == "by" and isinstance(word.value, ast.Constant)
    ] == []


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_the_system_check_is_silent():
    call_command("check", fail_level="WARNING")


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("closes_at", {"partners/materials/models.py"}),
        ("live_until", {"partners/materials/models.py", "partners/materials/services.py"}),
        (".public()", {"cms/pages/selectors/site.py", "cms/library/signals/faces.py"}),
    ],
)
def test_what_may_be_seen_is_decided_in_one_place(words, places):
    """A twin of `Material.objects.available` would have to ask for these."""
    assert {relative(path) for path in MODULES if words in path.read_text()} == places
