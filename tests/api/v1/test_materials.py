"""Materials, as programs read them."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Site

from partners.kernel.actors import acting
from partners.materials.models import Material
from partners.materials.services import correct_material, withdraw_material
from tests.cms.conftest import translate


def test_a_material_is_one_entry_with_its_languages(program, make_material, locales, make_picture):
    english = make_material("A poster", preview=make_picture(description="A map of faces."), templates=1)
    translate(english, locales, title="Плакат")
    items = program.get("materials").json()["items"]

    assert [(item["id"], item["languages"]) for item in items] == [(str(english.translation_key), ["en", "uk"])]
    version = items[0]["versions"][0]
    assert (version["title"], version["licence"], version["credit"]) == ("A poster", "CC BY 4.0", None)
    assert version["url"] == f"http://testserver{english.get_url()}"
    assert items[0]["versions"][1]["url"].startswith("http://testserver/uk/")
    assert version["preview"]["url"].startswith("http://testserver/media/")
    assert version["preview"]["alt"] == "A map of faces."
    assert version["templates"][0]["title"] == "Sheet 1-0"


def test_the_addresses_in_a_material_lead_somewhere(program, owner, sign_in, make_material, make_picture):
    make_material(preview=make_picture(), templates=1)
    version = program.get("materials").json()["items"][0]["versions"][0]
    browser = sign_in(owner)
    found = [version["url"], version["preview"]["url"], version["templates"][0]["studio_url"]]

    assert [browser.get(url.removeprefix("http://testserver")).status_code for url in found[:2]] == [200, 200]
    assert f"/studio/{version['templates'][0]['id']}/" in found[2]


def test_a_material_that_stands_on_no_site_has_no_address(program, make_material):
    material = make_material(templates=1)
    Site.objects.all().delete()
    answer = program.get(f"materials/{material.translation_key}")

    assert (answer.status_code, answer.json()["versions"][0]["url"]) == (200, None)


def test_one_material_brings_its_words(program, make_material):
    text = make_material("Posts", kind="posts", body=[("section", {"heading": "First", "text": "People."})])
    body = program.get(f"materials/{text.translation_key}").json()

    assert body["texts"] == [{"language": "en", "sections": [{"heading": "First", "text": "People."}]}]


@pytest.mark.usefixtures("hidden_materials")
def test_what_is_not_published_is_not_there(program, make_material, hidden_materials):
    make_material("Shown")
    answer = program.get("materials")

    assert [item["versions"][0]["title"] for item in answer.json()["items"]] == ["Shown"]
    assert "Hidden" not in answer.content.decode()
    for hidden in hidden_materials:
        assert program.get(f"materials/{hidden.translation_key}").status_code == 404


def test_materials_are_filtered_by_kind_and_language(program, make_material, locales):
    poster = make_material("A poster")
    translate(poster, locales, title="Плакат")
    make_material("Posts", kind="posts")

    def titles(query):
        return [item["versions"][0]["title"] for item in program.get(f"materials?{query}").json()["items"]]

    assert titles("") == ["Posts", "A poster"]
    assert titles("kind=posts") == ["Posts"]
    assert titles("language=uk") == ["A poster"]
    assert titles("language=uk&kind=posts") == []
    assert program.get("materials?kind=nonsense").status_code == 400
    assert program.get("materials?language=xx").status_code == 400


def test_materials_are_walked_in_pages(program, make_material):
    for number in range(3):
        make_material(f"Number {number}")
    first = program.get("materials?limit=2").json()
    second = program.get(first["next"].removeprefix("http://testserver")).json()
    titles = [item["versions"][0]["title"] for item in first["items"] + second["items"]]

    assert titles == ["Number 2", "Number 1", "Number 0"]
    assert second["next"] is None


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_however_long_it_is(
    program, make_material, make_picture, locales, django_assert_max_num_queries, count
):
    for number in range(count):
        translate(make_material(preview=make_picture(f"p{number}"), templates=2), locales, title=f"Плакат {number}")
    program.get("materials")

    with django_assert_max_num_queries(11):
        assert len(program.get("materials").json()["items"]) == count


def test_a_correction_is_told_with_what_was_wrong_and_what_to_use(program, make_material, administrator):
    wrong, right = make_material("Wrong"), make_material("Right")
    rows = {page.title: Material.objects.get(public_id=page.translation_key) for page in (wrong, right)}
    assert program.get(f"materials/{wrong.public_id}").json()["state"] == "offered"

    correct_material(
        rows["Wrong"], notes={"en": "A date", "uk": "Дата"}, corrected_by=rows["Right"], by=acting(administrator)
    )

    one = program.get(f"materials/{wrong.public_id}").json()
    told = {name: one[name] for name in ("state", "correction", "replacement_id")}
    assert told == {"state": "corrected", "correction": "A date", "replacement_id": str(right.public_id)}
    listed = {item["id"]: item["state"] for item in program.get("materials").json()["items"]}
    assert listed == {str(wrong.public_id): "corrected", str(right.public_id): "offered"}
    # What is withdrawn itself is no replacement.
    withdraw_material(rows["Right"], reasons={"en": "x"}, by=acting(administrator))
    assert program.get(f"materials/{wrong.public_id}").json()["replacement_id"] is None


def test_rights_and_warnings_are_told_in_ways_that_a_program_understands(program, make_material, make_picture):
    picture = make_picture(caution="destruction")
    last = timezone.now().date() + timedelta(days=9)
    page = make_material(preview=picture, licence_code="CC-BY-4.0", territory="UA PL", rights_until=last)
    version = program.get(f"materials/{page.translation_key}").json()["versions"][0]

    assert version["licence_id"] == "CC-BY-4.0"
    assert version["licence_url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (version["countries"], version["rights_until"]) == (["UA", "PL"], last.isoformat())
    assert (version["warning"], version["preview"]["warning"]) == (None, "shows destroyed homes")


def test_after_its_last_day_a_material_is_not_listed(program, make_material):
    page = make_material(rights_until=timezone.now().date() - timedelta(days=1))

    assert program.get("materials").json()["items"] == []
    assert program.get(f"materials/{page.translation_key}").status_code == 404


def test_a_photo_set_brings_its_pictures_without_those_whose_rights_have_ended(program, make_material, make_picture):
    ended = timezone.now().date() - timedelta(days=1)
    pictures = [
        make_picture("A", description="Fields", licence_code="CC-BY-SA-4.0"),
        make_picture("B", description="Gone", rights_until=ended),
        make_picture("C", description="A window", licence_code="LicenseRef-All-Rights-Reserved"),
    ]
    chosen = [("picture", {"picture": picture, "alt": "", "caption": ""}) for picture in pictures]
    page = make_material("A set", kind="photo_set", photos=chosen)
    photos = program.get(f"materials/{page.translation_key}").json()["photos"][0]["photos"]

    assert [(photo["alt"], photo["licence_id"]) for photo in photos] == [
        ("Fields", "CC-BY-SA-4.0"), ("A window", "LicenseRef-All-Rights-Reserved"),
    ]  # fmt: skip
    assert photos[0]["url"].startswith("http://testserver/media/")
    assert photos[1]["url"] is None
