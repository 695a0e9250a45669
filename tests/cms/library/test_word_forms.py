"""The library is searched by words, whatever form they stand in, on both databases."""

import pytest
from django.core.management import call_command
from django.db.migrations import Migration
from django.test import Client
from wagtail.models import Page

from portal.search import RULES, write_index_again
from tests.cms.conftest import translate

SHELF = {"Ліхтарі на вулицях": "лампа", "Території — це люди": "карта", "Плакат для вікна": "папір"}


@pytest.fixture
def shelf(make_material, locales):
    for title, summary in SHELF.items():
        translate(make_material(f"English {title}"), locales, title=title, summary=summary)
    make_material("Lanterns in the streets")


def found(query, language="uk"):
    answer = Client().get(f"/{language}/materials/", {"q": query, "language": language})
    assert answer.status_code == 200
    return {page.title for page in answer.context["page_of_materials"]}


@pytest.mark.parametrize(
    ("query", "title"),
    [
        *[(form, "Ліхтарі на вулицях") for form in ("ліхтар", "ліхтарі", "ліхтарів", "ЛІХТАРЯМИ", "вулиця", "вулиць")],
        *[(form, "Території — це люди") for form in ("територія", "територій", "територіями", "людей", "людина")],
        *[(form, "Плакат для вікна") for form in ("плакати", "плакатів", "вікно", "вікнами", "папери", "плака")],
        ("ліхтар вулиця", "Ліхтарі на вулицях"),
        ("людьми територіями", "Території — це люди"),
    ],
)
def test_a_ukrainian_word_is_found_in_any_of_its_forms(shelf, query, title):
    assert found(query) == {title}


@pytest.mark.parametrize("query", ["lantern", "lanterns", "street", "lantern street", "Streets"])
def test_and_an_english_one(shelf, query):
    assert found(query, "en") == {"Lanterns in the streets"}


@pytest.mark.parametrize("query", ["ліхтарик", "ліхтар територія", "вік"])
def test_another_word_is_not_found_and_two_words_have_to_stand_in_one_material(shelf, query):
    assert found(query) <= {"Плакат для вікна"}
    assert "Ліхтарі на вулицях" not in found(query)


def test_pages_of_every_kind_are_found_so_in_the_back_office(shelf):
    """Its lists ask in both ways."""
    for ask in (Page.objects.search, Page.objects.autocomplete):
        assert "Території — це люди" in [page.title for page in ask("людьми")]


def test_an_index_of_the_rules_before_is_written_again_behind_the_migration(shelf, monkeypatch):
    monkeypatch.setattr("portal.search.forms_in", lambda text: text.lower())
    call_command("update_index", verbosity=0)
    assert found("людьми") == set()
    monkeypatch.undo()

    write_index_again(plan=[(Migration(RULES[1], RULES[0]), False)])

    assert found("людьми") == {"Території — це люди"}
