"""Collections: chosen by row, so one choice holds in every language."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.library.models import CollectionPage
from partners.kernel.actors import acting
from partners.materials.models import Material
from partners.materials.services import withdraw_material
from tests.cms.conftest import translate


def row_of(page):
    return Material.objects.get(public_id=page.translation_key)


def titles(address, client=None):
    return [page.title for page in (client or Client()).get(address).context["materials"]]


def test_materials_stand_in_the_order_that_was_chosen(make_collection, make_material):
    first, second, third = (make_material(title) for title in ("One", "Two", "Three"))
    page = make_collection("A day", third, first, second, first)
    assert titles(page.get_url()) == ["Three", "One", "Two"]


def test_one_choice_holds_in_every_language(make_collection, make_material, locales):
    both, english = make_material("Poster"), make_material("Leaflet")
    translate(both, locales, title="Плакат")
    page = make_collection("A day", english, both)
    other = translate(page, locales, title="День")
    assert titles(page.get_url()) == ["Leaflet", "Poster"]
    assert titles(other.get_url()) == ["Плакат"], "what readers of a language do not have is left out"


def test_what_a_reader_may_not_see_is_left_out(make_collection, make_material, hidden_materials, administrator):
    shown, taken = make_material("Shown"), make_material("Taken back")
    page = make_collection("A day", shown, taken, *(hidden for hidden in hidden_materials))
    withdraw_material(row_of(taken), reasons={"en": "Wrong."}, by=acting(administrator))
    html = Client().get(page.get_url()).content.decode()
    assert titles(page.get_url()) == ["Shown"]
    assert "Hidden" not in html
    assert "Taken back" not in html


def test_the_library_shows_those_that_hold_something(make_collection, make_material, locales, make_picture):
    material = make_material("Poster")
    make_collection("A day", material, dated_on=date(2026, 8, 30), picture=make_picture())
    make_collection("Nothing in it")
    make_collection("A draft", material, live=False)
    listed = Client().get("/en/materials/").context["collections"]
    assert [(page.title, page.number) for page in listed] == [("A day", 1)]
    assert not Client().get("/uk/materials/").context["collections"]
    assert "collections" not in Client().get("/en/materials/?kind=poster").context


def test_a_material_says_in_which_it_is(make_collection, make_material):
    material = make_material("Poster")
    make_collection("A day", material)
    make_collection("Elsewhere", make_material("Other"))
    make_collection("A draft", material, live=False)
    html = Client().get(material.get_url()).content.decode()
    assert ">A day</a>" in html
    assert "Elsewhere" not in html
    assert "A draft" not in html


def test_partners_find_them_as_well(make_collection, make_material, organization, viewer, sign_in):
    page = make_collection("A day", make_material("Poster"))
    html = sign_in(viewer).get(reverse("library:materials", args=[organization.public_id])).content.decode()
    assert page.get_url() in html


def test_a_collection_that_is_a_draft_is_nowhere(make_collection, make_material):
    page = make_collection("A draft", make_material("Poster"), live=False)
    assert Client().get(f"/en/materials/{page.slug}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_collection_costs_as_much_for_many_as_for_one(
    make_collection, make_material, make_picture, count, django_assert_num_queries
):
    made = [make_material(f"Number {number}", preview=make_picture(f"Picture {number}")) for number in range(count)]
    address = make_collection("A day", *made, picture=make_picture("Day")).get_url()
    Client().get(address)
    with django_assert_num_queries(OF_ONE):
        Client().get(address)


@pytest.mark.parametrize("count", [1, 3])
def test_their_cards_cost_as_much_for_many_as_for_one(
    make_collection, make_material, make_picture, count, django_assert_num_queries
):
    material = make_material("Poster", preview=make_picture("Poster"))
    for number in range(count):
        make_collection(f"Day {number}", material, picture=make_picture(f"Picture {number}"))
    Client().get("/en/materials/")
    with django_assert_num_queries(OF_LIBRARY):
        Client().get("/en/materials/")


OF_ONE = 14
OF_LIBRARY = 12


def test_editors_choose_by_title_and_see_what_they_chose(
    make_collection, make_material, index_page, administrator, sign_in
):
    first, second = make_material("Poster"), make_material("Leaflet")
    client = sign_in(administrator)
    address = reverse("wagtailadmin_pages:add", args=["library", "collectionpage", index_page.pk])
    html = client.get(address).content.decode()
    assert html.count(">Leaflet</option>") == 1, "the form that each new entry is made from"
    told = {
        "title": "A day", "slug": "a-day", "lead": "Together.", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
        "body-count": 0, "entries-TOTAL_FORMS": 2, "entries-INITIAL_FORMS": 0, "entries-MIN_NUM_FORMS": 0,
        "entries-MAX_NUM_FORMS": 60, "entries-0-material": row_of(second).pk, "entries-0-ORDER": 1,
        "entries-1-material": row_of(first).pk, "entries-1-ORDER": 2, "action-publish": "1",
    }  # fmt: skip
    answer = client.post(address, told)
    assert answer.status_code == 302, answer.content.decode()[:500]
    page = CollectionPage.objects.get()
    assert titles(page.get_url()) == ["Leaflet", "Poster"]
    assert page.first_published_at <= timezone.now()
