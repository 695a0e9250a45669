"""The reader's alphabet as an order of the database: the same as in Python, on both databases."""

import ast
import random
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import CharField, SlugField, TextField
from django.utils import translation

from partners.kernel.languages.alphabet import alphabetical, order_of
from partners.kernel.languages.ordering import alphabetically, in_alphabet, in_kept_alphabet
from partners.organizations.models import Organization
from tests.conftest import make_organization

ROOT = Path(__file__).resolve().parents[3]
NAMES = [
    "10 Rivers", "2 Rivers", "Абрикос", "Ґанок", "Гора", "гора", "Дім", "Ера", "Єдність", "Жито", "Ирій", "Ім’я",
    "Імʼя", "Ім'я", "Імі", "Їжак", "Йод", "Кава", "Сила", "Сільце", "Сила волі", "Шлях", "Щит", "Ьо", "Юність", "Яр",
    "apple", "Apple", "Ærø", "Émigré", "Lantern", "«Ліхтар»", "ліхтар", '"Lantern"', "Łódź", "zebra", "Лодка", "Ёлка",
    "Эра", "Ыыы", "Ўсё", "Љубав", "Ђак", "Ћуп", "Џеп", "Паперовий-човен", "Паперовий човен", "Паперовик", "Ωμέγα",
    "άλφα", "Ängel", "Öland", "Zürich", "straße", "Strasse", "Đak", "Øre", "…", "Ёж",
]  # fmt: skip


@pytest.fixture
def named(db):
    shuffled = random.Random(7).sample(NAMES, len(NAMES))
    return [make_organization(name) for name in shuffled]


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_order_that_is_kept_is_the_same(named, language):
    wanted = sorted(NAMES, key=lambda name: alphabetical(name, language))
    with translation.override(language):
        found = Organization.objects.order_by(*in_kept_alphabet("name"), "pk").values_list("name", flat=True)
        assert [alphabetical(name, language)[0] for name in found] == [alphabetical(n, language)[0] for n in wanted]
        Organization.objects.filter(name="zebra").update(name="Яна")
        Organization.objects.filter(name="Яр").update(name="aa")
        found = list(Organization.objects.order_by(*in_kept_alphabet("name")).values_list("name", flat=True))
    assert found.index("aa") < found.index("apple")
    assert found.index("Яна") > found.index("Юність")


def test_every_order_that_is_kept_fits_its_column():
    assert len(order_of("я" * 200, "uk")) == len(order_of("𐍈" * 200, "en")) == 200


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_database_and_python_agree(named, language):
    wanted = sorted(NAMES, key=lambda name: alphabetical(name, language))
    # Made before the reader is known: what counts is who reads.
    found = Organization.objects.order_by(*in_alphabet("name"), "pk").values_list("name", flat=True)
    turned = Organization.objects.order_by(*in_alphabet("-name"), "pk").values_list("name", flat=True)
    with translation.override(language):
        # Names of the same letters in another case or with another apostrophe stand in the order of their codes.
        assert [alphabetical(name, language)[0] for name in found] == [alphabetical(n, language)[0] for n in wanted]
        assert [alphabetical(name, language)[0] for name in turned] == [
            alphabetical(n, language)[0] for n in wanted[::-1]
        ]


def test_the_alphabets_say_what_their_readers_expect(named):
    with translation.override("uk"):
        found = list(Organization.objects.order_by(*in_alphabet("name")).values_list("name", flat=True))
    letters = ["Гора", "Ґанок", "Дім", "Ера", "Єдність", "Жито", "Ирій", "Імі", "Їжак", "Йод", "Яр", "apple", "άλφα"]
    assert [name for name in found if name in letters] == letters
    assert {"гора"} == {found[found.index("Гора") - 1], found[found.index("Гора") + 1]} & {"гора"}
    with translation.override("en"):
        found = list(Organization.objects.order_by(*in_alphabet("name")).values_list("name", flat=True))
    letters = ["apple", "zebra", "Гора", "Ґанок", "Дім", "Ера", "Єдність", "Імі", "Їжак", "Йод", "Яр", "άλφα"]
    assert [name for name in found if name in letters] == letters


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("be", ["Елка", "Ёлка", "Жук", "Ціна", "Шум", "Ы", "Эра", "Яр", "Apple"]),
        ("be", ["Урок", "Ўсё", "Фон"]),
        ("bg", ["Щит", "Ъгъл", "Ьо", "Юг", "Apple"]),
        ("mk", ["Дом", "Ѓорги", "Ера", "Ѕвезда", "Ива", "Јас", "Лов", "Љубов", "Тим", "Ќе", "Уво", "Apple"]),
        ("sr", ["Дом", "Ђак", "Ера", "Иво", "Јас", "Лов", "Љубав", "Њега", "Тим", "Ћуп", "Чај", "Џеп", "Шах", "Apple"]),
    ],
)
def test_neighbouring_alphabets_are_filed_as_their_readers_file_them(language, names):
    assert sorted(random.Random(1).sample(names, len(names)), key=lambda name: alphabetical(name, language)) == names


def test_what_a_list_is_sorted_by_becomes_what_readers_see(named):
    shown = {"country": lambda: [("PL", "A"), ("UA", "B")]}
    make_organization("Польща", country="PL")
    with translation.override("uk"):
        by_name = alphabetically(Organization.objects.order_by("name"))
        assert by_name.first().name == "…"
        assert alphabetically(Organization.objects.order_by("country"), shown).first().name == "Польща"
        assert alphabetically(Organization.objects.order_by("-country"), shown).last().name == "Польща"
        by_step = alphabetically(Organization.objects.order_by("standing"))
        assert by_step.ordered
    assert alphabetically(Organization.objects.order_by()).query.order_by == ()


def test_no_model_leaves_an_order_of_words_to_the_database():
    wrong = []
    for model in apps.get_models():
        if model.__module__.split(".")[0] not in {"partners", "cms", "portal", "api"}:
            continue
        for column in model._meta.ordering:
            name = column.removeprefix("-") if isinstance(column, str) else "pk"
            field = model._meta.pk if name == "pk" else model._meta.get_field(name)
            is_words = isinstance(field, CharField | TextField) and not isinstance(field, SlugField)
            if is_words and not field.choices and name != "language":
                wrong.append((model, name))
    assert wrong == []


def test_no_query_of_ours_does_either():
    """By the columns that people write: whoever sorts by one of them says whose alphabet."""
    wrong = []
    for package in ("partners", "cms", "api", "portal"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                    continue
                if node.func.attr != "order_by":
                    continue
                columns = [part.value for part in node.args if isinstance(part, ast.Constant)]
                if any(str(column).endswith(("name", "title", "position_title", "outlet")) for column in columns):
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert wrong == []
