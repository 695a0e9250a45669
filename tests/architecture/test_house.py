"""Sizes, names and habits that no import contract can see; and each of these checks bites."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core import checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from partners.activity.verbs import Verb
from partners.organizations.models import Organization
from portal.logs import ALLOWED as WORDS_OF_LOGS

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("portal", "partners", "cms", "api")
MODULES = sorted(
    path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts
)
TOP_LEVEL = {
    ".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "Procfile", "README.md",
    "SECURITY.md", "api", "bench", "cms", "docs", "gunicorn.conf.py", "manage.py", "partners", "portal",
    "pyproject.toml", "requirements-c2pa.in", "requirements-c2pa.txt", "requirements-dev.in", "requirements-dev.txt",
    "requirements-install.in", "requirements-install.txt", "requirements.in", "requirements.txt", "templates", "tests",
}  # fmt: skip


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tracked() -> list[str]:
    return subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


SERVICES = [path for path in MODULES if "services" in (path.stem, path.parent.name) and path.parts[-2] != "activity"]
VAGUE = {"utils", "helpers", "common", "misc"}
LONGEST = 300
# What only `Publication.objects.available` and its like may ask for, and where that is.
DECIDED_HERE = {
    "closes_at": {"partners/publications/models.py"},
    "live_until": {"partners/publications/models.py", "partners/publications/services.py"},
    "PageViewRestriction.objects": {"cms/blocks/selectors.py"},
}


def functions_in(text: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def dropped_words(text: str) -> list[str]:
    """Of log lines, those that `keep_allowed` would take out."""
    return [
        word.arg
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("log.")
        for word in node.keywords
        if word.arg and word.arg not in WORDS_OF_LOGS
    ]


def is_record(node: ast.AST) -> bool:
    """`record(…)`, also by the name of its module."""
    return isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "record"


def is_atomic(node: ast.AST) -> bool:
    return "atomic" in ast.unparse(node)


def outside_transactions(node: ast.AST) -> Iterator[ast.AST]:
    """What runs in no `with transaction.atomic()` of the same function, nor in one that is decorated with it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.With) and any(is_atomic(item.context_expr) for item in child.items):
            continue
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) and any(map(is_atomic, child.decorator_list)):
            continue
        yield child
        yield from outside_transactions(child)


def loose_records(text: str) -> list[int]:
    """`record()` refuses outside a transaction at run time; this finds the line before anybody runs it."""
    return [node.lineno for node in outside_transactions(ast.parse(text)) if is_record(node)]


def nameless(text: str) -> list[str]:
    """Whoever records says who did it, as an `Actor` that the caller has to name; nobody's name is not `None`."""
    told = []
    for function in functions_in(text):
        given = function.args
        ordered = given.posonlyargs + given.args
        by = next((argument for argument in ordered + given.kwonlyargs if argument.arg == "by"), None)
        late = dict(zip(ordered[::-1], given.defaults[::-1], strict=False))
        late |= {a: default for a, default in zip(given.kwonlyargs, given.kw_defaults, strict=True) if default}
        if by is None and any(map(is_record, ast.walk(function))):
            told.append(f"{function.name} records and does not say for whom")
        if by is not None and (by.annotation is None or ast.unparse(by.annotation) != "Actor"):
            told.append(f"{function.name} takes somebody who is no Actor")
        if by in late:
            told.append(f"{function.name} acts for somebody when nobody is named")
    return told


def by_nobody(text: str) -> list[int]:
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    words = [(call.lineno, word) for call in calls for word in call.keywords]
    return [line for line, word in words if word.arg == "by" and isinstance(word.value, ast.Constant)]


def recorded_in(text: str) -> set[str]:
    """The verbs that are handed to a call: `record(Verb.X, …)`, or a service's own way to it."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    handed = [argument for call in calls for argument in call.args]
    return {verb.attr for verb in handed if isinstance(verb, ast.Attribute) and ast.unparse(verb.value) == "Verb"}


def vague(names: list[str]) -> list[str]:
    return [name for name in names if VAGUE & {Path(name).stem, *Path(name).parts}]


def deciding(words: str, modules: dict[str, str]) -> set[str]:
    return {name for name, text in modules.items() if words in text}


@pytest.fixture(scope="module")
def modules() -> dict[str, str]:
    """The text of each module, by its name."""
    return {relative(path): path.read_text() for path in MODULES}


def test_every_package_is_looked_at():
    assert {path.relative_to(ROOT).parts[0] for path in MODULES} == set(PACKAGES)
    assert len(MODULES) > 200
    assert len(SERVICES) > 20


def test_no_module_is_longer_than_300_lines(modules):
    assert [name for name, text in modules.items() if len(text.splitlines()) > LONGEST] == []


def test_no_module_is_named_after_nothing(modules):
    assert vague(list(modules)) == []


def test_the_top_level_holds_what_the_house_says():
    assert {name.split("/")[0] for name in tracked()} == TOP_LEVEL


def test_whoever_records_does_so_in_a_transaction(modules):
    assert {name: lines for name, text in modules.items() if (lines := loose_records(text))} == {}


def test_every_verb_is_recorded_somewhere(modules):
    recorded = set().union(*(recorded_in(text) for name, text in modules.items() if "activity" not in Path(name).parts))

    assert [verb.name for verb in Verb if verb.name not in recorded] == []


def test_every_service_knows_who_acts():
    assert {relative(path): told for path in SERVICES if (told := nameless(path.read_text()))} == {}


def test_nobody_acts_as_nobody(modules):
    assert {name: lines for name, text in modules.items() if (lines := by_nobody(text))} == {}


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_the_system_check_is_silent():
    call_command("check", fail_level="WARNING")


@pytest.mark.parametrize("words", DECIDED_HERE)
def test_what_may_be_seen_is_decided_in_one_place(words, modules):
    assert deciding(words, modules) == DECIDED_HERE[words]


@pytest.mark.parametrize(
    ("check", "text", "found"),
    [
        (loose_records, "def add(by): record(V)", [1]),
        (loose_records, "record(V)", [1]),
        (loose_records, "def add(by): services.record(V)", [1]),
        (loose_records, "async def add(by): record(V)", [1]),
        (loose_records, "def add(by):\n with transaction.atomic():\n  save()\n record(V)", [4]),
        (loose_records, "def add(by):\n with transaction.atomic(durable=True):\n  record(V)", []),
        (loose_records, "@transaction.atomic\ndef add(by): record(V)", []),
        (nameless, "def add(): record(V)", ["add records and does not say for whom"]),
        (nameless, "def add(by): pass", ["add takes somebody who is no Actor"]),
        (nameless, "def add(*, by: User): pass", ["add takes somebody who is no Actor"]),
        (nameless, "def add(*, by: Actor = None): pass", ["add acts for somebody when nobody is named"]),
        (nameless, "def add(a, by: Actor = VISITOR): pass", ["add acts for somebody when nobody is named"]),
        (nameless, "def add(a, b=1, *, by: Actor, c=2): record(V)", []),
        (by_nobody, "add(thing, by=None)", [1]),
        (by_nobody, "add(thing, by='')", [1]),
        (by_nobody, "add(thing, by=VISITOR)", []),
        (recorded_in, "GOOD = {Verb.A}\nfilter(verb=Verb.B)\nrecord(Verb.C)", {"C"}),
    ],
)
def test_a_check_of_a_text_bites(check, text, found):
    assert check(text) == found


def test_a_check_of_a_name_bites():
    assert vague(["cms/utils.py", "api/helpers/dates.py", "api/fields.py"]) == ["cms/utils.py", "api/helpers/dates.py"]
    assert deciding("closes_at", {"api/a.py": "x", "api/b.py": "filter(closes_at=1)"}) == {"api/b.py"}


@pytest.mark.django_db
def test_a_change_without_its_migration_is_seen(monkeypatch):
    monkeypatch.setattr(Organization._meta.get_field("name"), "max_length", 7)

    with pytest.raises(SystemExit):
        test_no_migration_is_missing()


@pytest.mark.django_db
def test_a_warning_of_the_system_check_is_seen():
    def warn(app_configs, **kwargs):
        return [checks.Warning("Something is not right.")]

    registered = checks.registry.registry.registered_checks
    checks.register(warn)
    try:
        with pytest.raises(SystemCheckError):
            test_the_system_check_is_silent()
    finally:
        registered.discard(warn)


def test_what_a_log_line_tells_is_not_dropped_on_its_way():
    dropped = {relative(path): found for path in MODULES if (found := dropped_words(path.read_text()))}
    assert dropped == {}
    assert dropped_words('log.error("film_not_made", order=1, address="a@example.org")') == ["address"]
