"""The library: what is available, found by anybody, and nothing else."""

from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from cms.library.selectors import material_versions, materials_available
from tests.cms.conftest import translate


def titles(html):
    return html.decode()


def test_the_newest_material_comes_first(make_material):
    make_material("Older")
    make_material("Newer")
    assert [page.title for page in materials_available(at=timezone.now())] == ["Newer", "Older"]


def test_what_is_not_published_is_nowhere(make_material, hidden_materials, organization, owner, sign_in):
    make_material("Seen")
    assert [page.title for page in materials_available(at=timezone.now())] == ["Seen"]
    partner = sign_in(owner)
    pages = [
        Client().get("/en/materials/?language=all"),
        Client().get("/en/materials/?q=Hidden"),
        Client().get("/sitemap-en.xml"),
        partner.get(f"/en/partner/{organization.public_id}/materials/?language=all"),
        partner.get(f"/en/partner/{organization.public_id}/materials/recent/"),
    ]
    for page in pages:
        assert page.status_code == 200
        assert b"Hidden o" not in page.content
        assert b"Hidden d" not in page.content
        assert b"Hidden s" not in page.content
        assert b"Hidden e" not in page.content
    for material in hidden_materials:
        assert Client().get(f"/en/materials/{material.slug}/").status_code == 404
        assert not material_versions(material.public_id, at=timezone.now()).exists()


def test_a_page_shows_its_own_language_unless_asked_for_others(make_material, locales):
    translate(make_material("A poster"), locales, title="Плакат")
    assert "Плакат" not in titles(Client().get("/en/materials/").content)
    assert ">A poster<" not in titles(Client().get("/uk/materials/").content)
    both = titles(Client().get("/en/materials/?language=all").content)
    assert "Плакат" in both
    assert "A poster" in both
    assert "Плакат" in titles(Client().get("/en/materials/?language=uk").content)


def test_versions_in_two_languages_are_one_material(make_material, locales):
    english = make_material("A poster")
    ukrainian = translate(english, locales, title="Плакат")
    assert english.public_id == ukrainian.public_id
    found = material_versions(english.public_id, at=timezone.now())
    assert [page.locale.language_code for page in found] == ["en", "uk"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=poster", {"Wall sheet"}),
        ("kind=leaflet", {"Hand sheet"}),
        ("format=picture", {"Feed card"}),
        ("format=text", {"Ready words", "Hand sheet"}),
        ("format=print", {"Wall sheet", "Hand sheet"}),
        ("q=words", {"Ready words"}),
        ("q=wor", {"Ready words"}),
        ("q=sheet&kind=poster", {"Wall sheet"}),
        ("q=nothing-like-it", set()),
    ],
)
def test_filters_narrow_and_combine(make_material, query, found):
    for title, kind in (
        ("Wall sheet", "poster"),
        ("Hand sheet", "leaflet"),
        ("Feed card", "social_card"),
        ("Ready words", "posts"),
    ):
        make_material(title, kind=kind)
    answer = Client().get(f"/en/materials/?{query}")
    assert {page.title for page in answer.context["page_of_materials"]} == found


@pytest.mark.parametrize(
    "query",
    [
        "kind=unknown",
        "kind=poster&kind=leaflet",
        "language=xx",
        "format[]=print",
        "page=-1",
        "page=99999999999999999999999",
        "page=%F0%9F%92%A9",
        "q=" + "a" * 5000,
        "q=" + quote("\"' OR 1=1 -- * ( ) : ^ NEAR AND OR NOT"),
        "q=" + quote("\u202etxt"),
        "q=%ED%A0%80",
        "q=%FF%FE",
        "q=%27",
        "q=***",
        "q=AND",
        "language=all&kind=%3Cscript%3E",
    ],
)
def test_filters_survive_garbage(make_material, query):
    make_material("Still here")
    answer = Client().get(f"/en/materials/?{query}")
    assert answer.status_code == 200
    assert not answer.cookies


def test_a_nul_in_a_filter_is_refused_politely(index_page):
    assert Client().get("/en/materials/?q=%00").status_code == 400


def test_a_filter_that_makes_no_sense_is_named_and_the_input_kept(make_material):
    make_material("Still here")
    answer = Client().get("/en/materials/?q=" + "a" * 200)
    html = titles(answer.content)
    assert answer.context["form"].errors["q"]
    assert "a" * 200 in html
    assert "Still here" in html


@pytest.mark.parametrize("count", [1, 3])
def test_the_library_costs_as_much_for_many_as_for_one(make_material, make_picture, count, django_assert_num_queries):
    for number in range(count):
        make_material(f"Number {number}", preview=make_picture(f"Picture {number}"))
    Client().get("/en/materials/?language=all")
    with django_assert_num_queries(QUERIES):
        Client().get("/en/materials/?language=all")


QUERIES = 11


def test_long_lists_come_in_pages_that_keep_the_filters(make_material):
    for number in range(13):
        make_material(f"Number {number}")
    answer = Client().get("/en/materials/?kind=poster")
    assert len(answer.context["page_of_materials"]) == 12
    assert "kind=poster&amp;page=2" in titles(answer.content)


def test_texts_can_be_copied_section_by_section(make_material):
    make_material("Words", kind="posts", body=[("section", {"heading": "One", "text": "First.\n\nSecond."})])
    html = titles(Client().get("/en/materials/material-1/").content)
    assert "<p>First.</p>" in html
    assert "First.\n\nSecond.</textarea>" in html
    assert "data-copy-button" in html


def test_a_card_offers_its_whole_picture_and_a_poster_its_pdf(make_material, make_picture):
    card = make_material("Card", kind="social_card", preview=make_picture())
    html = titles(Client().get("/en/materials/material-1/").content)
    assert "Download the picture" in html
    assert f'href="/en/partner/materials/{card.public_id}/file/1/" download' in html


@pytest.mark.parametrize(
    ("address", "listed", "elsewhere"),
    [
        ("en/materials/", 2, 0),
        ("uk/materials/", 1, 1),
        ("uk/materials/?q=***", 0, 1),
        ("uk/materials/?q=Nothing", 0, 1),
        ("uk/materials/?page=9", 1, 1),
        ("uk/materials/?language=all", 3, 0),
    ],
)
def test_the_library_counts_what_it_lists_and_what_is_not_there_in_its_language(
    make_material, locales, address, listed, elsewhere
):
    translate(make_material("Poster"), locales, title="Плакат")
    make_material("Leaflet")
    context = Client().get(f"/{address}").context
    assert (context["page_of_materials"].paginator.count, context["elsewhere"]) == (listed, elsewhere)
