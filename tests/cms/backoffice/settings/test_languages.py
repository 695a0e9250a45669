"""A language begins as a draft nobody sees, is open with its home page, and ends with all that is below it."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from cms.backoffice.settings.services import begin_language, end_language
from partners.activity.selectors import everything
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.languages.opened import forget_languages, open_languages
from tests.cms.conftest import put_online

SCREEN = reverse("backoffice_languages")


@pytest.fixture
def team(administrator, standard_page, campaign, sign_in):
    return sign_in(administrator)


@pytest.fixture
def german(team, administrator, home):
    begin_language("de", by=acting(administrator))
    return home.get_translation(Locale.objects.get(language_code="de"))


def open_it(german, **words):
    """As somebody does who has translated the home page."""
    page = german.specific
    page.title, page.hero_title, page.hero_lead = "Menschen", "Land sind Menschen", "Wer von Land spricht."
    page.save_revision().publish()
    return page


def shown(address, **headers):
    return Client(headers=headers).get(address)


def test_what_is_begun_is_a_draft_that_no_reader_comes_to(team, home):
    answer = team.post(SCREEN, {"code": "de"})

    german = home.get_translation(Locale.objects.get(language_code="de"))
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[german.pk])
    assert not german.live
    assert "Deutsch" not in shown("/en/").content.decode()
    assert "sitemap-de" not in shown("/sitemap.xml").content.decode()
    assert shown("/sitemap-de.xml").status_code == 404
    assert "/de/" not in shown("/sitemap-en.xml").content.decode()
    assert "Deutsch" not in shown("/en/account/login/").content.decode()
    assert shown("/de/privacy/?x=1")["Location"] == "/en/privacy/?x=1"
    assert shown("/de/")["Location"] == "/en/"
    assert shown("/", **{"accept-language": "de, uk;q=0.8"})["Location"] == "/uk/"
    assert Client().post("/de/press/ask/", {}).status_code == 307
    assert "being prepared" in team.get(SCREEN).content.decode()
    assert [(entry.verb, entry.data["language"]) for entry in everything()] == [("portal.changed", "de")]


def test_a_translator_sees_the_draft(german, staff_editor, sign_in):
    preview = sign_in(staff_editor).get(reverse("wagtailadmin_pages:view_draft", args=[german.pk]))

    assert preview.status_code == 200
    assert '<html lang="de"' in preview.content.decode()


def test_an_open_language_stands_wherever_languages_stand(german):
    open_it(german)

    page = shown("/de/").content.decode()
    assert '<html lang="de"' in page
    assert "Land sind Menschen" in page
    # The interface has no German words: its parts say which language they are in.
    assert '<a class="skip-link" href="#content" lang="en">' in page
    for address in ("/en/", "/uk/privacy/", "/en/account/login/"):
        assert 'lang="de"' in shown(address).content.decode()
    assert 'hreflang="de"' in shown("/en/").content.decode()
    assert "/sitemap-de.xml" in shown("/sitemap.xml").content.decode()
    for language in ("de", "en"):
        assert "/de/" in shown(f"/sitemap-{language}.xml").content.decode()
    assert '<html lang="en"' in shown("/de/account/login/").content.decode()
    assert shown("/", **{"accept-language": "de"})["Location"] == "/de/"


def test_names_are_asked_for_in_every_language_that_is_open(german, team):
    assert "names_de" not in team.get(reverse("backoffice_campaign")).context["form"].fields

    open_it(german)

    assert "names_de" in team.get(reverse("backoffice_campaign")).context["form"].fields


def test_an_end_says_what_follows_and_takes_everything_offline(german, team, owner):
    put_online(Page(title="Darunter", slug="darunter", locale=german.locale), under=open_it(german))
    type(owner).objects.filter(pk=owner.pk).update(language="de")
    address = reverse("backoffice_end_language", args=["de"])

    page = team.get(address).content.decode()
    assert "2 pages go offline" in page
    assert "1 person gets letters" in page
    assert team.post(address)["Location"] == SCREEN

    forget_languages()
    assert open_languages() == ("en", "uk")
    assert not Page.objects.filter(locale=german.locale, live=True).exists()
    assert shown("/de/darunter/")["Location"] == "/en/darunter/"
    assert team.get(SCREEN).status_code == 200


def test_what_cannot_be_is_refused(german, administrator, staff_editor):
    by = acting(administrator)

    for wrong in ("de", "xx", ""):
        with pytest.raises(Conflict):
            begin_language(wrong, by=by)
    for wrong in ("en", "de", "fr"):
        with pytest.raises(Conflict):
            end_language(wrong, by=by)
    with pytest.raises(NotAllowed):
        begin_language("fr", by=acting(staff_editor))
    with pytest.raises(NotAllowed):
        end_language("uk", by=acting(staff_editor))


def test_a_portal_without_a_home_page_speaks_what_its_interface_speaks(db):
    assert open_languages() == ("en", "uk")
