"""What is not available now is offered nowhere: asked by the addresses that people and programs use."""

from datetime import timedelta

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms.library.models import MaterialIndexPage
from partners.artwork.services import add_template
from partners.branding.services import save_brand_kit
from partners.editions.services import request_edition
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, Expired
from partners.materials.models import Material
from partners.materials.services import withdraw_material
from tests.support.branding import KIT, SLOTS, picture

IN_A_WHILE = timedelta(days=1)


def take_offline(page, person):
    page.unpublish()


def schedule(page, person):
    page.unpublish()
    page.go_live_at = clock.now() + IN_A_WHILE
    page.save_revision().publish()


def let_it_end(page, person):
    page.expire_at = clock.now() - timedelta(minutes=1)
    page.save()


def restrict(page, person):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def restrict_all(page, person):
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)


def move_below_what_is_restricted(page, person):
    home = page.get_parent().get_parent().specific
    inside = home.add_child(instance=MaterialIndexPage(title="Inside", slug="inside"))
    PageViewRestriction.objects.create(page=inside, restriction_type=PageViewRestriction.LOGIN)
    page.move(inside, pos="last-child")


def delete(page, person):
    page.delete()


def withdraw(page, person):
    withdraw_material(row_of(page), reasons={"en": "The photograph shows a place"}, by=acting(person))


def close_its_window(page, person):
    Material.objects.filter(public_id=page.translation_key).update(closes_at=clock.now())


def open_its_window_later(page, person):
    Material.objects.filter(public_id=page.translation_key).update(opens_at=clock.now() + IN_A_WHILE)


WAYS = [
    take_offline, schedule, let_it_end, restrict, restrict_all, move_below_what_is_restricted, delete, withdraw,
    close_its_window, open_its_window_later,
]  # fmt: skip


def row_of(page) -> Material:
    return Material.objects.get(public_id=page.translation_key)


@pytest.fixture
def page(make_material, home):
    return make_material("A poster")


@pytest.fixture
def template(page, administrator):
    return add_template(
        row_of(page),
        key="sheet-en",
        kind="poster",
        language="en",
        titles={"en": "A sheet with slots"},
        artwork=picture(),
        slots=SLOTS,
        by=acting(administrator),
    )


@pytest.fixture
def edition(organization, owner, template):
    save_brand_kit(organization, **KIT, logo=None, by=acting(owner))
    return request_edition(organization, template, line="", output="jpeg", by=acting(owner))


@pytest.fixture
def places(organization, template, page):
    """By what it is: an address that offers the material or its template."""
    own = [organization.public_id]
    return {
        "brand kit": reverse("branding:kit", args=own),
        "materials": reverse("library:materials", args=own),
        "newest": reverse("library:recent", args=own),
        "library": page.get_parent().url,
        "sitemap": "/sitemap-en.xml",
    }


def offered(client, places, page, template) -> set[str]:
    told = {name: client.get(address).content.decode() for name, address in places.items()}
    signs = (str(template.public_id), page.title, page.slug + "/")
    return {name for name, text in told.items() if any(sign in text for sign in signs)}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_not_available_is_offered_nowhere(
    way, page, template, edition, places, organization, owner, administrator, sign_in, program
):
    client = sign_in(owner)
    own = [organization.public_id]
    studio = reverse("editions:studio", args=[*own, template.public_id])
    preview = reverse("editions:preview", args=[*own, template.public_id])
    taken = reverse("editions:download", args=[*own, edition.digest])
    file = reverse("editions:file", args=[*own, edition.digest, "a.jpg"])
    material = f"materials/{page.translation_key}"
    assert offered(client, places, page, template) == set(places)
    assert [client.get(address).status_code for address in (studio, preview, file)] == [200] * 3
    assert program.get(material).status_code == 200

    way(page, administrator)

    assert offered(client, places, page, template) == set()
    refused, missing = (410, 410) if way is withdraw else (409, 404)
    assert [client.get(address).status_code for address in (studio, preview)] == [missing] * 2
    assert client.post(studio, {"line": "", "output": "jpeg"}).status_code == missing
    assert [client.post(taken).status_code, client.get(file).status_code] == [refused] * 2
    assert program.get(material).status_code == missing
    assert program.get("materials").json()["items"] == []
    error, words = (Expired, "has withdrawn this material") if way is withdraw else (Conflict, "no longer offered")
    with pytest.raises(error, match=words):
        request_edition(organization, template, line="Else", output="jpeg", by=acting(owner))


def test_what_is_put_online_again_is_offered_again(page, template, edition, places, owner, sign_in, organization):
    client = sign_in(owner)
    file = reverse("editions:file", args=[organization.public_id, edition.digest, "a.jpg"])
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    page.unpublish()
    restriction.delete()
    assert offered(client, places, page, template) == set()

    page.save_revision().publish()

    assert offered(client, places, page, template) == set(places)
    assert client.get(file).status_code == 200


def test_the_page_of_a_withdrawn_material_is_gone(page, administrator, client):
    assert client.get(page.url).status_code == 200

    withdraw(page, administrator)

    assert client.get(page.url).status_code == 410


def test_a_withdrawn_material_says_so_where_its_files_were(page, template, edition, administrator, owner, sign_in):
    withdraw(page, administrator)

    answer = sign_in(owner).post(reverse("editions:download", args=[edition.organization.public_id, edition.digest]))

    assert answer.status_code == 410
    assert "has withdrawn what stood here" in answer.content.decode()


def test_a_copy_of_a_page_is_a_material_of_its_own(page, home):
    copy = page.copy(to=page.get_parent(), update_attrs={"slug": "copied", "title": "Copied"})

    assert row_of(copy) != row_of(page)
    assert (row_of(copy).kind, row_of(copy).campaign) == (row_of(page).kind, row_of(page).campaign)


def test_both_languages_are_faces_of_one_material(page, locales):
    other = page.copy_for_translation(locales["uk"], copy_parents=True)
    assert [face.language for face in row_of(page).faces.all()] == ["en"]

    other.title = "Плакат"
    other.save_revision().publish()

    assert {face.language: face.title for face in row_of(page).faces.all()} == {"en": "A poster", "uk": "Плакат"}
    page.unpublish()
    assert Material.objects.available(at=clock.now()).filter(pk=row_of(page).pk).exists()
