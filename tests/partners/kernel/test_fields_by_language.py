"""Each field that a form makes for a language says which language that is, also where nobody has the form."""

import ast
import importlib
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override

from partners.kernel.fields import FieldsByLanguage
from partners.kernel.languages.names import language_name
from portal.resending.sent import Sent, kinds_of

ROOT = Path(__file__).parents[3]
# What else is made by a pattern, and has no language.
NO_LANGUAGE = {
    "FileForm": "keeps what an upload was, and nobody sees it",
    "AddressesInOneForm": "takes the place of a field that the class has",
    "OfferForm": "one for each passage, all in the language of the form",
}


def made_fields():
    """Module and class, wherever a form of ours gives itself a field whose name is made up while it runs."""
    for path in sorted(path for part in ("partners", "cms", "portal") for path in ROOT.glob(f"{part}/**/*.py")):
        text = path.read_text()
        if "self.fields[" in text:
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            kinds = [each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.ClassDef)]
            yield from ((module, kind.name) for kind in kinds if any(map(makes_a_field, ast.walk(kind))))


def makes_a_field(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and any(
        ast.unparse(target).startswith("self.fields[")
        and isinstance(target, ast.Subscript)
        and not isinstance(target.slice, ast.Constant)
        for target in node.targets
    )


MADE = sorted(set(made_fields()))


def test_the_search_finds_the_forms_that_make_fields():
    assert {name for _module, name in MADE} >= {
        "ChangeForm", "DraftForm", "KitForm", "NamesForm", "PackForm", "SideBySideForm"
    }  # fmt: skip


@pytest.mark.parametrize(("module", "name"), [each for each in MADE if each[1] not in NO_LANGUAGE])
def test_every_form_that_makes_fields_says_what_they_are_called_in_each_language(module, name):
    kind = getattr(importlib.import_module(module), name)

    assert issubclass(kind, FieldsByLanguage)
    # What they are called may be said in what is made of it.
    assert any(each.by_language for each in (kind, *kinds_of(kind)))


@pytest.mark.parametrize("reader", ["en", "uk"])
def test_kept_words_say_in_which_language_they_were_written(reader):
    for module, _name in MADE:
        importlib.import_module(module)
    forms = [kind for kind in kinds_of(FieldsByLanguage) if kind.by_language]
    assert len(forms) >= 9

    with override(reader):
        for kind in forms:
            names = {f"{stem}_{code}": code for stem in kind.by_language for code, _name in settings.LANGUAGES}
            labels = [line.label for line in Sent("/", [(name, ["Words"]) for name in names]).lines]

            for label, code in zip(labels, names.values(), strict=True):
                assert language_name(code) in label, (kind.__name__, label)
            assert len(set(labels)) == len(names), kind.__name__


def test_a_name_that_only_looks_like_one_of_these_is_called_as_it_is_written():
    sent = Sent("/", [("tagline_xx", ["Words"]), ("seen_en", ["Words"])])

    assert [line.label for line in sent.lines] == ["Tagline xx", "Seen en"]
