"""Who calls a service, a selector or a permission reads in its docstring what it may refuse with."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = sorted(path.name for path in (ROOT / "partners").iterdir() if (path / "apps.py").is_file())
PLACES = {"services", "selectors", "permissions"}
MODULES = sorted(
    path
    for app in APPS
    for path in (ROOT / "partners" / app).rglob("*.py")
    if PLACES & {path.stem, path.parent.name} and path.stem != "__init__"
)
# What refuses elsewhere, in its own words, on behalf of whoever calls it.
KNOWN = {"advance": {"NotAllowed", "Conflict"}, "acting_user": {"NotAllowed"}}
Functions = dict[str, ast.FunctionDef]


def functions_in(text: str) -> Functions:
    return {node.name: node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}


def name_raised(node: ast.Raise) -> str:
    raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    name = raised.id if isinstance(raised, ast.Name) else ""
    # What is no class is an error that was caught before, whose class nobody can read here.
    return name if name[:1].isupper() else ""


def raised_by(name: str, functions: Functions, seen: frozenset[str] = frozenset()) -> set[str]:
    """By the function itself, and by those of its own module that it calls."""
    if name in seen:
        return set()
    nodes = list(ast.walk(functions[name]))
    own = {name_raised(node) for node in nodes if isinstance(node, ast.Raise) and node.exc} - {""}
    called = {getattr(node.func, "id", getattr(node.func, "attr", "")) for node in nodes if isinstance(node, ast.Call)}
    deeper = [raised_by(other, functions, seen | {name}) for other in called & set(functions)]
    return own.union(*deeper, *(KNOWN[other] for other in called & set(KNOWN)))


def unnamed(text: str) -> list[str]:
    functions = functions_in(text)
    return [
        f"{name} raises {error}"
        for name, function in functions.items()
        if not name.startswith("_")
        for error in sorted(raised_by(name, functions))
        if error not in (ast.get_docstring(function) or "")
    ]


def test_the_check_bites():
    assert unnamed("def close():\n    raise Conflict('over')\n") == ["close raises Conflict"]
    assert unnamed("def close():\n    _check()\ndef _check():\n    raise NotAllowed\n") == ["close raises NotAllowed"]
    assert unnamed("def close():\n    '''Raises Conflict.'''\n    raise Conflict\n") == []
    assert unnamed("def close():\n    TABLE.advance(thing)\n") == ["close raises Conflict", "close raises NotAllowed"]
    assert unnamed("def _close():\n    raise Conflict\n") == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_raises_says_so(path):
    assert unnamed(path.read_text()) == []
